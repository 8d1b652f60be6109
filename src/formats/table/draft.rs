//! A matrix as a table suggests it, with a report of what was guessed, repaired or not understood.
//!
//! Nothing is changed by a draft; [`Draft::into_transaction`] turns it into one step.

use std::fmt;

use crate::model::{ActivityDetails, LetterSet, PartyKind, Remark};

/// What was read from a table, not yet part of any matrix.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// The columns.
    pub roles: Vec<DraftRole>,
    /// The groups of rows, by title.
    pub areas: Vec<String>,
    /// The rows.
    pub activities: Vec<DraftActivity>,
    /// What a person should know before accepting it.
    pub report: Vec<Note>,
}

/// A column of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftRole {
    /// The title; never empty.
    pub title: String,
    /// What stood over it: the name of its party, or a word for it. Empty where nothing did.
    pub party: String,
    /// Which side it stands on, where somebody has said so.
    pub side: Option<PartyKind>,
    /// Who holds it; empty where nobody is named.
    pub holder: String,
}

/// A row of a draft.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct DraftActivity {
    /// The title; never empty.
    pub title: String,
    /// Its area's position in [`Draft::areas`].
    pub area: Option<usize>,
    /// Text from further columns.
    pub description: String,
    /// Text for the notes.
    pub notes: String,
    /// Text for the deliverable.
    pub deliverable: String,
    /// Other fields, where a table has columns for them.
    pub details: Option<Box<ActivityDetails>>,
    /// The letters, in the order of [`Draft::roles`].
    pub letters: Vec<LetterSet>,
    /// What is said of single cells, by the role's position, ascending.
    pub remarks: Vec<(usize, Remark)>,
}

/// What kind of thing a note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoteKind {
    /// Text that is no letter; it is kept with the cell.
    NotUnderstood,
    /// Letters of another script that look like the scheme's.
    Repaired,
    /// Something was taken for what it probably is.
    Guessed,
    /// Something was left out of the draft.
    Skipped,
}

/// Something a person should know about how the table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: TablePlace,
    /// What, as a sentence.
    pub text: String,
    /// What kind of thing it is.
    pub kind: NoteKind,
}

/// A cell, row or column of the table that was read, counted from 1; neither stands for the whole table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TablePlace {
    /// The row.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<usize>,
}

impl TablePlace {
    /// A cell, by row and column counted from 0.
    pub(super) fn cell(row: usize, column: usize) -> Self {
        Self { row: Some(row + 1), column: Some(column + 1) }
    }
    /// A row counted from 0.
    pub(super) fn row(row: usize) -> Self {
        Self { row: Some(row + 1), column: None }
    }
    /// A column counted from 0.
    pub(super) fn column(column: usize) -> Self {
        Self { row: None, column: Some(column + 1) }
    }
}

impl fmt::Display for TablePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.row, self.column) {
            (Some(row), Some(column)) => write!(f, "row {row}, column {column}"),
            (Some(row), None) => write!(f, "row {row}"),
            (None, Some(column)) => write!(f, "column {column}"),
            (None, None) => f.write_str("the table"),
        }
    }
}

impl Draft {
    /// Adds a note.
    pub(super) fn note(&mut self, kind: NoteKind, place: TablePlace, text: String) {
        self.report.push(Note { place, text, kind });
    }
}
