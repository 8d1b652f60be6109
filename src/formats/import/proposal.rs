//! What a file seems to mean, as plain data that can be shown and corrected.

use serde::{Deserialize, Serialize};

use super::plan::{ColumnUse, Layout, RowUse, UpperUse};
use super::source::FileKind;
use crate::formats::table::Draft;
use crate::model::{PartyKind, Scheme};

/// What was understood, guessed and not read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Proposal {
    /// The file's name.
    pub file: String,
    /// What kind of file it is.
    pub kind: FileKind,
    /// What the matrix is called: what stands over its only table, or the file's name.
    pub title: String,
    /// The letters.
    pub scheme: SchemeProposal,
    /// What a person has to decide; each has been answered provisionally.
    pub questions: Vec<Question>,
    /// The tables, in the file's order.
    pub tables: Vec<TableProposal>,
    /// What each distinct text in a cell of letters becomes, the most frequent first.
    pub letters: Vec<LetterProposal>,
    /// The roles.
    pub roles: Vec<RoleProposal>,
    /// The areas.
    pub areas: Vec<String>,
    /// How many activities there are.
    pub activity_count: usize,
    /// How many cells have letters.
    pub assignment_count: usize,
    /// The first activities with their letters.
    pub preview: Vec<ActivityPreview>,
    /// What was guessed, repaired, left out or not read, with its place.
    pub notes: Vec<ImportNote>,
    /// Everything, ready to become a matrix.
    #[serde(skip)]
    pub(super) draft: Draft,
}

impl Proposal {
    /// What is shown of it: without what a matrix is made from, and of each list as much as anybody reads.
    /// Notes are left out.
    pub fn outline(&self, most: usize) -> Self {
        let table = |table: &TableProposal| TableProposal {
            rows: table.rows.iter().take(most).copied().collect(),
            columns: table.columns.iter().take(most).cloned().collect(),
            ..table.clone()
        };
        // What was guessed or not read is looked at first.
        let (look, plain): (Vec<_>, Vec<_>) = self.letters.iter().partition(|letter| letter.is_doubtful());
        Self {
            file: self.file.clone(),
            kind: self.kind,
            title: self.title.clone(),
            scheme: self.scheme.clone(),
            questions: self.questions.iter().take(most).cloned().collect(),
            tables: self.tables.iter().take(most).map(table).collect(),
            letters: look.into_iter().chain(plain).take(most).cloned().collect(),
            roles: self.roles.iter().take(most).cloned().collect(),
            areas: self.areas.iter().take(most).cloned().collect(),
            activity_count: self.activity_count,
            assignment_count: self.assignment_count,
            preview: self.preview.clone(),
            notes: Vec::new(),
            draft: Draft::default(),
        }
    }
}

/// The letters of the matrix to be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct SchemeProposal {
    /// The scheme.
    pub scheme: Scheme,
    /// Whether somebody chose it or the file says so; otherwise it was guessed.
    pub certain: bool,
    /// Names of the schemes that have every letter in the file.
    pub candidates: Vec<String>,
    /// How often each letter of the alphabet stands in cells.
    pub counts: Vec<(char, usize)>,
}

/// What a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Which letter scheme it is.
    Scheme,
    /// What a letter means.
    Meaning,
    /// Whether a name is one role or several.
    Names,
}

/// Something a person has to decide.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What it is about.
    pub kind: QuestionKind,
    /// The question.
    pub text: String,
    /// The answers to choose from; the first was taken for now.
    pub options: Vec<String>,
}

/// How one table is read.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableProposal {
    /// What stands over it.
    pub title: String,
    /// Its layout.
    pub layout: Layout,
    /// Layouts it may have instead.
    pub alternatives: Vec<Layout>,
    /// Whether rows and columns have changed places: then everything below counts columns as rows.
    pub turned: bool,
    /// How many rows there are, as the layout reads them.
    pub height: usize,
    /// How many columns there are, as the layout reads them.
    pub width: usize,
    /// The row with the titles of columns, from 0.
    pub header_row: Option<usize>,
    /// The row over it that names parties or people, from 0.
    pub upper_row: Option<usize>,
    /// What the row over the titles holds.
    pub upper: UpperUse,
    /// The title and the use of each column.
    pub columns: Vec<(String, ColumnUse)>,
    /// The use of each row.
    pub rows: Vec<RowUse>,
    /// Whether what stands over the table is the activity.
    pub title_is_activity: bool,
    /// The first rows of the table as text, for showing.
    pub sample: Vec<Vec<String>>,
}

/// What cells with one text become.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct LetterProposal {
    /// The text.
    pub text: String,
    /// In how many cells it stands.
    pub count: usize,
    /// The letters it becomes, by symbol.
    pub letters: String,
    /// The condition it becomes.
    pub condition: String,
    /// The note it becomes.
    pub note: String,
    /// What of it nobody could read; it is kept with the cell.
    pub unread: String,
    /// Whether more than plain letters was understood, so that it should be looked at.
    pub guessed: bool,
    /// Whether characters that only look like letters were taken for them.
    pub repaired: bool,
    /// Whether a person chose it.
    pub chosen: bool,
    /// The first cell it stands in.
    pub place: Place,
}

impl LetterProposal {
    /// Whether a person should look at it: more than plain letters was understood, or less.
    pub fn is_doubtful(&self) -> bool {
        !self.chosen && (self.guessed || self.repaired || !self.unread.is_empty())
    }
}

/// A role of the matrix to be.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RoleProposal {
    /// The title as it stands in the file.
    pub found: String,
    /// The title it gets.
    pub title: String,
    /// Which side it stands on.
    pub side: PartyKind,
    /// The name of its party; empty where the file has none.
    pub party: String,
    /// Whether the side was only guessed.
    pub side_guessed: bool,
    /// Who holds it; empty where the file does not say.
    pub holder: String,
    /// How many activities it has letters for.
    pub count: usize,
}

/// An activity with its letters.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ActivityPreview {
    /// The area.
    pub area: String,
    /// The title.
    pub title: String,
    /// The letters, in the order of the roles.
    pub letters: Vec<String>,
}

/// Where something stands in the file. Tables, rows and columns count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Place {
    /// The table; 0 for text outside tables.
    pub table: usize,
    /// The row of the table as it stands in the file; 0 for the whole table.
    pub row: usize,
    /// The column of the table as it stands in the file; 0 for the whole row.
    pub column: usize,
    /// The line of the file; 0 where it has no lines.
    pub line: usize,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut before = "";
        let line = if self.line > 0 { self.line } else { 0 };
        for (name, number) in
            [("table", self.table), ("line", line), ("row", self.row), ("column", self.column)]
        {
            // The line says it better than the row.
            if number == 0 || (name == "row" && self.line > 0) {
                continue;
            }
            write!(f, "{before}{name} {number}")?;
            before = ", ";
        }
        if before.is_empty() { f.write_str("the file") } else { Ok(()) }
    }
}

/// What kind of thing a note says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportNoteKind {
    /// It could not be read.
    NotRead,
    /// It was left out.
    LeftOut,
    /// It was taken for what it probably is.
    Guessed,
    /// Characters were put right.
    Repaired,
}

/// What a person should know of one place of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ImportNote {
    /// What kind of thing it is.
    pub kind: ImportNoteKind,
    /// Where.
    pub place: Place,
    /// The text that stands there.
    pub text: String,
    /// What became of it, as a sentence.
    pub sentence: String,
}
