//! The matrix while it is read: takes each member of the document and each element of a list.
//!
//! Works on text and offsets into it; the reader turns those into lines and paths.

use std::collections::HashSet;
use std::marker::PhantomData;

use serde::de::IgnoredAny;

use super::activity::{Row, RowReading};
use super::assignments::{Grid, Letters};
use super::error::{in_our_words, offset_of};
use super::lenient;
use super::members::{List, Listed, Member, parse};
use super::path::{offset_of_member, shortened};
use super::strict::{Oddity, look_through};
use super::{FORMAT, VERSION};
use crate::model::{AreaId, IdHash, LogEntry, Matrix, MatrixField, Record};

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
            Self::Json(error) => Oddity { offset: offset_of(&error, text), what: in_our_words(&error) },
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
                Ok(vec![Oddity { offset: 0, what: lenient::KEPT_ASIDE.to_owned() }])
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
            Member::List(_) => return Err(Trouble::said(1, "expected a list")),
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

    /// Makes ready for the elements of another list.
    pub(super) fn begin_list(&mut self) {
        self.ids.clear();
    }

    /// Takes the element of a list that stands at the beginning of the text.
    pub(super) fn take_element(&mut self, list: List, text: &str) -> Result<Taken, Trouble> {
        match list {
            List::Roles => {
                let (role, taken) = self.record(text, "roles")?;
                self.matrix.push_role(role);
                Ok(taken)
            }
            List::Activities => self.take_activity(text),
            List::Log => {
                let (entry, length) = parse(text, PhantomData::<LogEntry>)?;
                self.matrix.log.push(entry);
                let notes =
                    look_through(text.get(..length).unwrap_or_default(), "log").map_err(Trouble::Said)?;
                Ok(Taken { length, notes })
            }
            List::Parties => self.append(text, "parties", |matrix| &mut matrix.parties),
            List::People => self.append(text, "people", |matrix| &mut matrix.people),
            List::Areas => {
                let taken = self.append(text, "areas", |matrix| &mut matrix.areas)?;
                self.areas.extend(self.matrix.areas.last().map(|area| area.id));
                Ok(taken)
            }
            List::Scope => self.append(text, "scope", |matrix| &mut matrix.scope),
            List::DecisionLevels => {
                self.append(text, "decision_levels", |matrix| &mut matrix.decision_levels)
            }
            List::Escalations => self.append(text, "escalations", |matrix| &mut matrix.escalations),
            List::Reviews => self.append(text, "reviews", |matrix| &mut matrix.reviews),
            List::SeparatedPairs => {
                self.append(text, "separated_pairs", |matrix| &mut matrix.separated_pairs)
            }
            List::Waivers => self.append(text, "waivers", |matrix| &mut matrix.waivers),
            List::Questions => self.append(text, "questions", |matrix| &mut matrix.questions),
            List::Positions => self.append(text, "positions", |matrix| &mut matrix.positions),
            List::Baselines => self.append(text, "baselines", |matrix| &mut matrix.baselines),
            List::SignOffs => self.append(text, "sign_offs", |matrix| &mut matrix.sign_offs),
        }
    }

    fn append<T: Listed>(
        &mut self,
        text: &str,
        list: &str,
        records: impl Fn(&mut Matrix) -> &mut Vec<T>,
    ) -> Result<Taken, Trouble> {
        let (record, taken) = self.record(text, list)?;
        records(&mut self.matrix).push(record);
        Ok(taken)
    }

    /// Reads a record that has an id of its own.
    fn record<T: Listed>(&mut self, text: &str, list: &str) -> Result<(T, Taken), Trouble> {
        let (record, mut taken) = match parse(text, PhantomData::<T>) {
            Ok((record, length)) => (record, Taken { length, notes: Vec::new() }),
            Err(trouble) if self.is_newer() && !trouble.is_end(text) => lenient::record(text)?,
            Err(trouble) => return Err(trouble),
        };
        let text = text.get(..taken.length).unwrap_or_default();
        self.check_id(record.bits(), &record.id().to_string(), text)?;
        taken.notes.extend(look_through(text, list).map_err(Trouble::Said)?);
        Ok((record, taken))
    }

    /// Every element has an id, and none stands twice in a list.
    fn check_id(&mut self, bits: u64, id: &str, text: &str) -> Result<(), Trouble> {
        let place = offset_of_member(text, "id");
        match place {
            None => Err(Trouble::said(text.len(), "\"id\" is missing")),
            Some(place) if !self.ids.insert(bits) => {
                Err(Trouble::said(place, format!("the id {id} stands twice in this list")))
            }
            Some(_) => Ok(()),
        }
    }

    fn take_activity(&mut self, text: &str) -> Result<Taken, Trouble> {
        let newer = self.is_newer();
        let Matrix { roles, scheme, .. } = &self.matrix;
        let letters = self.letters.get_or_insert_with(|| Letters::new(scheme));
        let grid = Grid { roles, letters };
        let (row, mut taken) = match parse(text, RowReading(&grid)) {
            Ok((row, length)) => (row, Taken { length, notes: Vec::new() }),
            Err(trouble) if newer && !trouble.is_end(text) => lenient::row(text, &grid)?,
            Err(trouble) => return Err(trouble),
        };
        let Row { activity, rich } = row;
        let text = text.get(..taken.length).unwrap_or_default();
        let id = activity.id;
        if rich {
            taken.notes.extend(look_through(text, "activities").map_err(Trouble::Said)?);
        }
        if !self.matrix.push_activity(activity) {
            let place = offset_of_member(text, "id").unwrap_or(text.len());
            return Err(Trouble::said(place, format!("the id {id} stands twice in this list")));
        }
        Ok(taken)
    }

    /// The area of the last row, where no area so far has that id.
    pub(super) fn area_in_question(&self) -> Option<(usize, AreaId)> {
        let index = self.matrix.activity_count().checked_sub(1)?;
        let area = self.matrix.activity_at(index)?.area?;
        (!self.areas.contains(&area)).then_some((index, area))
    }
}

/// The length of the value at the beginning of the text, whatever it is.
pub(super) fn length_of_value(text: &str) -> Result<usize, Trouble> {
    parse(text, PhantomData::<IgnoredAny>).map(|(_, length)| length)
}
