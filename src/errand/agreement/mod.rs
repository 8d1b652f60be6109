//! Errands about agreement: what is asked, and what the answers say, as plain data.
//!
//! The page knows these types; what does the work is below ([`sheet`], [`steps`], [`papers`]) and stays in the second
//! program.

mod papers;
mod sheet;
mod steps;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::Answer;
use crate::exchange;
use crate::formats::json;
use crate::model::{ActivityId, BaselineId, Date, LeftOut, Matrix, PartyKind, RoleId, SignOffId, Timestamp};

/// What is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Ask {
    /// How the matrix stands to its baselines, in a line: a [`Mark`].
    Standing,
    /// The same of the file that goes along: how it stands to the baselines of the matrix, or else to its own.
    Received,
    /// All that the sheet shows: an [`Agreement`].
    Sheet {
        /// The day that findings are measured by.
        today: Date,
    },
    /// What changed from a baseline to another, or to today where there is none: [`Changes`].
    Since(BaselineId, Option<BaselineId>),
    /// The edits that make a step.
    Step(Step),
    /// A file.
    Paper(Paper),
}

/// A step on the way to an agreement, or back from it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Step {
    /// Takes a baseline of the matrix as it is.
    Take {
        /// What it shall be called.
        name: String,
        /// Now.
        at: Timestamp,
        /// Random bits for its identity.
        bits: u64,
    },
    /// Signs a baseline.
    Sign {
        /// Which.
        baseline: BaselineId,
        /// The role that signs.
        role: RoleId,
        /// The name of the person.
        name: String,
        /// The day of the signature.
        date: Date,
        /// The day that findings are measured by.
        today: Date,
        /// Random bits for the identity of the signature.
        bits: u64,
    },
    /// Takes a signature back.
    Withdraw(SignOffId),
    /// Brings the agreed content of a baseline back.
    Restore(BaselineId),
    /// Takes a baseline away that nobody signed.
    Remove(BaselineId),
}

/// A file that is made.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Paper {
    /// The exact bytes that the hash of the baseline is over.
    Baseline(BaselineId),
    /// The copy for the other side.
    Copy {
        /// What stays here.
        left_out: Vec<LeftOut>,
        /// The day it is made.
        made: Date,
    },
    /// The archive for an auditor.
    Archive(Date),
    /// The evidence as a page.
    Page(Date),
    /// What changed from a baseline to another, or to today where there is none, as a page.
    Changes(BaselineId, Option<BaselineId>),
}

/// How a matrix stands to its baselines, in a line.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mark {
    /// "Changed since agreed v1.2".
    pub words: String,
    /// What that means.
    pub mood: Mood,
}

/// How good that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Mood {
    /// There is no baseline.
    #[default]
    None,
    /// Exactly what every side signed.
    Agreed,
    /// Exactly a baseline that not every side has signed.
    Unsigned,
    /// None of the baselines.
    Changed,
}

/// All that the sheet shows.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Agreement {
    /// The standing.
    pub mark: Mark,
    /// The hash of the content of today.
    pub hash: String,
    /// Whether the matrix says that it is agreed, and is not.
    pub falsely_agreed: bool,
    /// How many errors are open in the matrix as it is today, unfinished rows counted.
    pub errors: u32,
    /// The baseline that the matrix is measured by, where it is not exactly one.
    pub measured: Option<BaselineId>,
    /// What changed since that one.
    pub changes: Changes,
    /// Why that cannot be told; empty where it can.
    pub problem: String,
    /// The baselines, the newest first.
    pub baselines: Vec<Kept>,
    /// What the next baseline might be called.
    pub next_name: String,
}

/// A baseline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Its identity.
    pub id: BaselineId,
    /// What it is called.
    pub name: String,
    /// When it was taken.
    pub taken: Option<Timestamp>,
    /// Its hash.
    pub hash: String,
    /// Whether its content is there and is what the hash says.
    pub content: Content,
    /// Whether every side signed it.
    pub agreed: bool,
    /// Whether the matrix is exactly this today.
    pub now: bool,
    /// How many errors are open in it; nobody signs while there are any.
    pub errors: u32,
    /// The sides that have not signed.
    pub unsigned: Vec<PartyKind>,
    /// Who signed.
    pub signatures: Vec<Signed>,
    /// Who could sign still, the sides that are missing first.
    pub signers: Vec<Signer>,
}

/// Whether the content of a baseline is what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Content {
    /// It has the hash.
    Intact,
    /// It has another.
    Changed,
    /// It is not in the file.
    #[default]
    Missing,
}

/// A signature.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signed {
    /// Its identity.
    pub id: SignOffId,
    /// Who signed.
    pub name: String,
    /// As which role; empty where that cannot be told.
    pub role: String,
    /// For which side.
    pub side: Option<PartyKind>,
    /// When.
    pub date: Option<Date>,
    /// Why it does not hold, in a sentence; empty where it does.
    pub problem: String,
}

/// A role that could sign.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signer {
    /// The role.
    pub role: RoleId,
    /// Its title.
    pub title: String,
    /// Its side.
    pub side: PartyKind,
    /// Who holds it today; empty where nobody does.
    pub holder: String,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Changes {
    /// In one line.
    pub summary: String,
    /// How many things.
    pub count: u32,
    /// The first of them.
    pub first: Vec<ChangeTold>,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangeTold {
    /// Where: "Log monitoring × Security Lead".
    pub place: String,
    /// What happened: "R → A".
    pub words: String,
    /// The row it lies in.
    pub activity: Option<ActivityId>,
    /// The column it lies in.
    pub role: Option<RoleId>,
}

/// Does the errand for the matrix.
pub(super) fn run(ask: Ask, matrix: &Matrix, file: &[u8]) -> Result<(Answer, Vec<u8>), String> {
    let answer = match ask {
        Ask::Standing => Answer::Mark(sheet::mark(matrix, exchange::standing(matrix))),
        Ask::Received => {
            let opened = json::read(file).map_err(|error| error.to_string())?;
            Answer::Mark(sheet::received(&opened.matrix, matrix))
        }
        Ask::Sheet { today } => Answer::Agreement(Box::new(sheet::agreement(matrix, today))),
        Ask::Since(from, to) => Answer::Changes(sheet::since(matrix, from, to)?),
        Ask::Step(step) => Answer::Edits(steps::edits(step, matrix)?),
        Ask::Paper(paper) => return Ok((Answer::File, papers::file(paper, matrix)?)),
    };
    Ok((answer, Vec::new()))
}
