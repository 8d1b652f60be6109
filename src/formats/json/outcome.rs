//! What comes of reading: a matrix with notices, or trouble with a place.

use super::error::{in_our_words, offset_of};
use super::strict::Oddity;
use crate::model::Matrix;

/// What came of opening a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The matrix.
    pub matrix: Matrix,
    /// Whether a newer version wrote it: then it is shown, but saving it here would lose something.
    pub read_only: bool,
    /// The version of the format that it was written in.
    pub version: u64,
    /// What was repaired, kept aside or left out.
    pub notices: Vec<Notice>,
}

/// Something about the file that a person should know, though it could be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The line, from one; zero where the file as a whole is meant.
    pub line: usize,
    /// One sentence.
    pub sentence: String,
}

/// Why a value cannot be read.
pub(super) enum Trouble {
    Json(serde_json::Error),
    Said(Oddity),
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl Trouble {
    pub(super) fn said(offset: usize, what: impl Into<String>) -> Self {
        Self::Said(Oddity { offset, what: what.into() })
    }

    /// Whether the text ends before the value does; a minus sign at the very end is no number yet.
    pub(super) fn is_end(&self, text: &str) -> bool {
        match self {
            Self::Json(error) => {
                error.is_eof() || (error.is_syntax() && offset_of(error, text) >= text.len())
            }
            Self::Said(_) => false,
        }
    }

    /// Where in the text, in bytes, and what.
    pub(super) fn told(self, text: &str) -> Oddity {
        match self {
            Self::Json(error) => {
                // The library counts the character that cannot stand there.
                let offset = offset_of(&error, text).saturating_sub(usize::from(error.is_syntax()));
                Oddity { offset, what: in_our_words(&error) }
            }
            Self::Said(oddity) => oddity,
        }
    }
}

/// What was read: how many bytes, and what is to be said of them.
#[derive(Default)]
pub(super) struct Taken {
    pub length: usize,
    pub notes: Vec<Oddity>,
}
