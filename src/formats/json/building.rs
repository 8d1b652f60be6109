//! The matrix while it is read: takes each member of the document and each element of a list.
//!
//! Works on text and offsets into it; the reader turns those into lines and paths.

mod lists;

use std::collections::HashSet;
use std::marker::PhantomData;

use serde::de::IgnoredAny;

use super::assignments::Letters;
use super::lenient::KEPT_ASIDE;
use super::members::{Member, parse};
use super::outcome::Trouble;
use super::path::shortened;
use super::strict::{Oddity, look_through};
use super::{FORMAT, VERSION};
use crate::model::{AreaId, IdHash, Matrix, MatrixField, Record};

/// The matrix so far.
#[derive(Default)]
pub(super) struct Building {
    pub matrix: Matrix,
    pub format: bool,
    pub version: Option<u64>,
    /// Made ready when the first row comes.
    letters: Option<Letters>,
    /// The identities in the list that is being read.
    ids: HashSet<u64, IdHash>,
    areas: HashSet<AreaId, IdHash>,
}

impl Building {
    /// Whether it is known what kind of file this is.
    pub(super) fn header_is_complete(&self) -> bool {
        self.format && self.version.is_some()
    }

    /// Whether a newer version wrote the file.
    pub(super) fn is_newer(&self) -> bool {
        self.version.is_some_and(|version| version > VERSION)
    }

    /// Takes the value of a top-level member that is no list.
    pub(super) fn take_value(
        &mut self,
        member: Member,
        name: &str,
        text: &str,
    ) -> Result<Vec<Oddity>, Trouble> {
        match self.read_value(member, name, text) {
            Err(_) if self.is_newer() && matches!(member, Member::Info | Member::Rules | Member::List(_)) => {
                self.matrix.extra.insert(name.to_owned(), serde_json::from_str(text)?);
                Ok(vec![Oddity { offset: 0, what: KEPT_ASIDE.to_owned() }])
            }
            Err(trouble) => Err(trouble),
            Ok(()) => look_through(text, name).map_err(Trouble::Said),
        }
    }

    fn read_value(&mut self, member: Member, name: &str, text: &str) -> Result<(), Trouble> {
        match member {
            Member::Format => self.read_format(text)?,
            Member::Version => match serde_json::from_str(text)? {
                0 => return Err(Trouble::said(text.len(), format!("expected {VERSION}, found 0"))),
                version => self.version = Some(version),
            },
            Member::Info if name == "id" => self.matrix.info.id = serde_json::from_str(text)?,
            Member::Info => self.read_info(name, text)?,
            Member::Scheme => {
                self.matrix.scheme = serde_json::from_str(text)?;
                if let Some(why) = self.matrix.scheme.problem() {
                    return Err(Trouble::said(text.len(), why));
                }
            }
            Member::Rules => self.matrix.rules = serde_json::from_str(text)?,
            Member::Unknown => self.matrix.extra.insert(name.to_owned(), serde_json::from_str(text)?),
            Member::List(_) => {
                let Some(found) = serde_json::from_str::<Vec<IgnoredAny>>(text).err() else { return Ok(()) };
                return Err(Trouble::Json(found));
            }
        }
        Ok(())
    }

    fn read_format(&mut self, text: &str) -> Result<(), Trouble> {
        let format = serde_json::from_str::<String>(text)?;
        if format != FORMAT {
            let what =
                format!("expected \"{FORMAT}\", found \"{}\", so this is no Remit file", shortened(&format));
            return Err(Trouble::said(text.len(), what));
        }
        self.format = true;
        Ok(())
    }

    /// A field of the matrix's own is read by the same code as a change to that field.
    fn read_info(&mut self, name: &str, text: &str) -> Result<(), Trouble> {
        let field = format!("{{\"{name}\":{text}}}");
        let before_value = field.len() - text.len() - 1;
        let read = serde_json::from_str::<MatrixField>(&field).map_err(|error| {
            let Oddity { offset, what } = Trouble::Json(error).told(&field);
            Trouble::said(offset.saturating_sub(before_value), what)
        })?;
        self.matrix.info.swap(read);
        Ok(())
    }
}

/// The length of the value at the beginning of the text, whatever it is.
pub(super) fn length_of_value(text: &str) -> Result<usize, Trouble> {
    parse(text, PhantomData::<IgnoredAny>).map(|(_, length)| length)
}
