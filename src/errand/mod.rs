//! Errands: what the page has done by the second program, which is loaded when it is first needed.
//!
//! The page sends an [`Errand`], the open matrix in its canonical form and, where it needs one, a file; it gets
//! an [`Answer`] and, where one was made, a file. So everything that reads or writes foreign formats, compares,
//! merges, hashes and packs weighs nothing until somebody uses it, and never holds up a key. Only the two types
//! here are part of the page's own program; [`Desk`] is linked into the second one alone, and nothing above this
//! layer may name it but `src/worker.rs`.

pub mod agreement;
mod desk;
mod export;
mod filter;
mod import;
mod review;
#[cfg(test)]
mod review_tests;
mod told;

use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::model::{ActivityId, BaselineId, Date, RoleId, Timestamp};

pub use crate::formats::import::{
    Choices, ColumnUse, Layout, LetterChoice, LetterProposal, Proposal, Question, QuestionKind, RoleChoice,
    RoleProposal, TableChoice, TableProposal,
};

pub use crate::exchange::compare::Kind;
pub use crate::exchange::merge::{Decision, Standing};
pub use crate::formats::export::{Delimiter, Export, ExportFormat, Paper as ExportPaper, Parts};
pub use desk::Desk;
pub use filter::Filter;

/// What shall be done.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Errand {
    /// Lays the file beside the matrix: a review begins, in the place of any other.
    Compare {
        /// The day that findings are measured by.
        today: Date,
    },
    /// Lays one of the matrix's own baselines beside it, as if it had come as a file.
    CompareBaseline {
        /// Which.
        baseline: BaselineId,
        /// The day that findings are measured by.
        today: Date,
    },
    /// Lays what was compared last beside the matrix as it is now. What was decided stays decided where the thing
    /// is still the same.
    CompareAgain {
        /// The day that findings are measured by.
        today: Date,
    },
    /// Decides things of the review, by their numbers.
    Decide {
        /// Which.
        items: Vec<u32>,
        /// What was decided.
        decision: Decision,
    },
    /// Gives the edits that make what was accepted.
    Take,
    /// Something about agreement.
    Agreement(agreement::Ask),
    /// Reads the tables of the file and says what they seem to mean.
    ReadTable {
        /// The file's name.
        name: String,
    },
    /// Reads the tables of the same file again with these corrections.
    CorrectTable {
        /// Every correction made so far.
        choices: Choices,
    },
    /// Makes a matrix of what was read; it is the file of the answer.
    MakeMatrix {
        /// What its identities are drawn from.
        seed: u64,
    },
    /// Gives the edits that add what was read to the open matrix.
    InsertTable {
        /// What new identities are drawn from.
        seed: u64,
    },
    /// Makes a file for other programs.
    Export {
        /// Which, and with what.
        options: Export,
        /// The moment that due dates are measured by and that the file names as that of its making.
        now: Timestamp,
    },
    /// Says what such a file would not hold.
    Losses {
        /// Which, and with what.
        options: Export,
    },
}

/// What came of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Answer {
    /// How the review stands.
    Review(Box<Review>),
    /// Edits for the matrix that was sent, to be performed in one step.
    Edits(Vec<Edit>),
    /// What the tables of a file seem to mean.
    Table(Box<TableReading>),
    /// Edits that add a table to the matrix that was sent, to be performed in one step.
    Insertion {
        /// The edits.
        edits: Vec<Edit>,
        /// What became of it, in one sentence.
        summary: String,
        /// What a person should know of it, a sentence each.
        notes: Vec<String>,
    },
    /// What a file would leave behind, in sentences.
    Losses(Vec<String>),
    /// The file that goes with the answer is all there is to say.
    File,
    /// How the matrix stands to its baselines, in a line.
    Mark(agreement::Mark),
    /// All that the sheet of agreement shows.
    Agreement(Box<agreement::Agreement>),
    /// What changed since a baseline.
    Changes(agreement::Changes),
}

/// What was read of a file with tables, in words and as far as it is shown.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct TableReading {
    /// What was recognised, in one line.
    pub summary: String,
    /// The outline of what a matrix would be made of; its notes are told below.
    pub proposal: Proposal,
    /// How many notes there are of each kind, in one line; empty where there are none.
    pub note_heading: String,
    /// The first of what was not read, left out, guessed or repaired, with its place, the gravest first.
    pub notes: Vec<String>,
    /// How many notes there are beyond these.
    pub more_notes: usize,
}

/// A review as it is shown.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Review {
    /// Everything that differs. An answer to a decision repeats none of it, only what was decided.
    pub items: Vec<Item>,
    /// What was decided of each.
    pub decisions: Vec<Decision>,
    /// What the file brings, in one line.
    pub summary: String,
    /// What is to be known of the file, a sentence each: the common version, what was left out when it was sent,
    /// whether it is exactly what was agreed.
    pub notes: Vec<String>,
    /// What the rules would say of the matrix with what was accepted.
    pub outlook: Outlook,
}

/// One thing that differs, in words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Item {
    /// Where, under its heading: "Security Lead", "Title", "Whole row".
    pub place: String,
    /// The heading it stands under: the row, or the list. What stands under one heading follows each other.
    pub group: String,
    /// The area of its row; empty for lists and for rows without one.
    pub area: String,
    /// How it was in the common version.
    pub old: String,
    /// How it is in the open matrix.
    pub mine: String,
    /// How it is in the file.
    pub theirs: String,
    /// What happened to it.
    pub kind: Kind,
    /// Whose change it is.
    pub standing: Standing,
    /// What the open matrix itself adds under nearly the same name; both are kept unless this is rejected.
    pub twin: String,
    /// The row it lies in.
    pub activity: Option<ActivityId>,
    /// The column it lies in.
    pub role: Option<RoleId>,
    /// Whether it is the letters of a cell.
    pub letters: bool,
}

impl Item {
    /// Whether there is anything to decide.
    pub fn is_choice(&self) -> bool {
        matches!(self.standing, Standing::Theirs | Standing::Conflict)
    }
}

/// What the rules would say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Outlook {
    /// How many errors there would be, and how many there are.
    pub errors: [u32; 2],
    /// How many warnings there would be, and how many there are.
    pub warnings: [u32; 2],
    /// The first of the findings that would be new, in words.
    pub fresh: Vec<String>,
}

/// What is said where the two programs do not understand each other, because one of them is of another version.
pub fn unfit(error: &serde_json::Error) -> String {
    format!("The two parts of Remit do not fit ({error}). Reload the page.")
}
