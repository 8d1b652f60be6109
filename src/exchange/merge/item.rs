//! One thing that differs, whose change it is, and what was decided. Plain data.

use serde::{Deserialize, Serialize};

use super::{Kind, Target};
use crate::exchange::compare::Change;
use crate::model::Id;

/// Whose change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Standing {
    /// Only mine changed it.
    Mine,
    /// Only theirs changed it, or there is no base to tell.
    #[default]
    Theirs,
    /// Both made the same change.
    Agreed,
    /// Both changed it, each otherwise.
    Conflict,
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Decision {
    /// Nothing yet; mine stays meanwhile.
    #[default]
    Open,
    /// Theirs is taken.
    Accepted,
    /// Mine stays.
    Rejected,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// What differs.
    pub target: Target,
    /// What happened to it.
    pub kind: Kind,
    /// Whose change it is.
    pub standing: Standing,
    /// How it was, in words; empty where it was not there.
    pub old: String,
    /// How it is in mine, in words.
    pub mine: String,
    /// How it is in theirs, in words.
    pub theirs: String,
    /// What was decided.
    pub decision: Decision,
    /// For what theirs adds: the thing with nearly the same name that mine adds. Both are kept unless this one
    /// is rejected.
    pub twin: Option<Id>,
    /// What it takes to make theirs.
    pub(super) change: Change,
}

impl Item {
    /// Whether there is anything to decide.
    pub fn is_choice(&self) -> bool {
        matches!(self.standing, Standing::Theirs | Standing::Conflict)
    }
    /// Whether theirs is taken.
    pub(super) fn is_taken(&self) -> bool {
        self.is_choice() && self.decision == Decision::Accepted
    }
}
