//! Checks what a file says of its own agreement: hashes of baselines, what sign-offs refer to, the content now.

use serde::Serialize;

use super::baseline::{ContentState, content_state};
use super::sign_off::is_agreed;
use super::standing::{Standing, content_hash, standing_of_hash};
use crate::model::{BaselineId, Matrix, SignOff, SignOffId, Status};

/// What came of checking a matrix.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verification {
    /// Its baselines, in their order.
    pub baselines: Vec<BaselineCheck>,
    /// Its sign-offs, in their order.
    pub sign_offs: Vec<SignOffCheck>,
    /// The hash of the content of today.
    pub hash: String,
    /// How the content of today stands to the baselines.
    pub now: Standing,
    /// Whether the matrix says that it is agreed, and is not.
    pub falsely_agreed: bool,
}

/// What came of checking a baseline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BaselineCheck {
    /// The baseline.
    pub id: BaselineId,
    /// What it is called.
    pub name: String,
    /// The hash that it says it has.
    pub hash: String,
    /// Whether its content has that hash.
    pub content: ContentState,
    /// Whether every side signed it.
    pub agreed: bool,
}

/// What came of checking a sign-off.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignOffCheck {
    /// The sign-off.
    pub id: SignOffId,
    /// Who signed.
    pub name: String,
    /// The baseline that was signed.
    pub baseline: BaselineId,
    /// Why it does not hold, as a sentence; nothing where it does.
    pub problem: Option<&'static str>,
}

impl Verification {
    /// Whether nothing contradicts itself. A matrix that has changed since it was agreed does not, as long as
    /// it does not say that it is agreed.
    pub fn holds(&self) -> bool {
        self.baselines.iter().all(|baseline| baseline.content != ContentState::Changed)
            && self.sign_offs.iter().all(|sign_off| sign_off.problem.is_none())
            && !self.falsely_agreed
    }

    /// Whether the content of today is exactly an agreed baseline.
    pub fn is_agreed(&self) -> bool {
        matches!(self.now, Standing::Exactly { agreed: true, .. })
    }
}

/// Checks the matrix.
pub fn verify(matrix: &Matrix) -> Verification {
    let baselines = matrix.baselines.iter().map(|baseline| BaselineCheck {
        id: baseline.id,
        name: baseline.name.clone(),
        hash: baseline.hash.clone(),
        content: content_state(matrix, baseline),
        agreed: is_agreed(matrix, baseline),
    });
    let sign_offs = matrix.sign_offs.iter().map(|sign_off| SignOffCheck {
        id: sign_off.id,
        name: sign_off.name.clone(),
        baseline: sign_off.baseline,
        problem: problem(matrix, sign_off),
    });
    let hash = content_hash(matrix);
    let now = standing_of_hash(matrix, &hash);
    let agreed = matches!(now, Standing::Exactly { agreed: true, .. });
    Verification {
        baselines: baselines.collect(),
        sign_offs: sign_offs.collect(),
        hash,
        now,
        falsely_agreed: matrix.info.status == Status::Agreed && !agreed,
    }
}

fn problem(matrix: &Matrix, sign_off: &SignOff) -> Option<&'static str> {
    let Some(baseline) = matrix.baselines.iter().find(|baseline| baseline.id == sign_off.baseline) else {
        return Some("The baseline that was signed is not in the file.");
    };
    if sign_off.hash != baseline.hash {
        return Some("Another content was signed than the baseline has now.");
    }
    (content_state(matrix, baseline) == ContentState::Changed)
        .then_some("The content was changed since it was signed.")
}
