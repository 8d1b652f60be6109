//! Looks at the first bytes of a file: what else it may be if it is none of ours.
//!
//! Knows file signatures and nothing of matrices.

use std::borrow::Cow;

use super::error::ReadError;

/// The longest signature that is looked for.
const ENOUGH: usize = 4;

/// The first bytes, until there are enough of them.
#[derive(Default)]
pub(super) struct Beginning {
    bytes: Vec<u8>,
    over: bool,
}

impl Beginning {
    /// Passes bytes on, without a byte order mark; `None` while there are too few to judge.
    pub(super) fn take<'a>(&mut self, bytes: &'a [u8]) -> Result<Option<Cow<'a, [u8]>>, ReadError> {
        if self.over {
            return Ok(Some(Cow::Borrowed(bytes)));
        }
        if self.bytes.is_empty() && bytes.len() >= ENOUGH {
            self.over = true;
            return text_of(bytes).map(|text| Some(Cow::Borrowed(text)));
        }
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() < ENOUGH {
            return Ok(None);
        }
        self.rest().map(|text| Some(Cow::Owned(text)))
    }

    /// What was held back, when the file ends.
    pub(super) fn rest(&mut self) -> Result<Vec<u8>, ReadError> {
        self.over = true;
        let bytes = std::mem::take(&mut self.bytes);
        text_of(&bytes).map(<[u8]>::to_vec)
    }
}

/// The bytes without a byte order mark.
fn text_of(bytes: &[u8]) -> Result<&[u8], ReadError> {
    let what = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => return Ok(rest),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..] => {
            "The file is UTF-16 text; expected UTF-8, so save it again with that encoding"
        }
        [b'P', b'K', 3, 4, ..] => {
            "This is an Excel workbook or another ZIP archive; expected a Remit file, which is JSON text"
        }
        [b'%', b'P', b'D', b'F', ..] => "This is a PDF document; expected a Remit file, which is JSON text",
        _ => return Ok(bytes),
    };
    Err(ReadError::of_file(what))
}

/// What a text is that does not begin as a document of ours does.
pub(super) fn what_it_is(text: &str) -> ReadError {
    let first = text.chars().next().unwrap_or_default();
    let what = match first {
        '[' | '"' | '-' | '0'..='9' => {
            "This is JSON, but no Remit file: expected an object with \"format\": \"remit-matrix\"".to_owned()
        }
        first if first.is_control() => no_text(),
        first => format!("This is no JSON: expected {{ at the beginning, found \"{first}\""),
    };
    ReadError::of_file(what)
}

/// The sentence for bytes that are no text at all.
pub(super) fn no_text() -> String {
    "This is no text; expected a Remit file, which is JSON text".to_owned()
}
