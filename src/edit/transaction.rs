//! A transaction: edits that belong together under one name; it happens whole or not at all.

use serde::{Deserialize, Serialize};

use super::apply::{Edit, EditError};
use super::selection::Selection;
use super::touched::Touched;
use crate::model::Matrix;

/// One step of work, as the person names it: "Delete role Security Lead".
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Transaction {
    /// What it does, as an imperative: "Set A for Log monitoring".
    pub label: String,
    /// The edits, in order.
    pub edits: Vec<Edit>,
    /// What was selected before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Selection>,
    /// What is selected after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Selection>,
}

impl Transaction {
    /// A transaction that leaves the selection alone.
    pub fn new(label: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { label: label.into(), edits, before: None, after: None }
    }

    /// The same with a selection before and after.
    #[must_use]
    pub fn selecting(mut self, before: Option<Selection>, after: Option<Selection>) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    /// Makes every change and returns the transaction that takes it back, with what was concerned.
    ///
    /// # Errors
    /// Where one edit does not fit; then the matrix is as it was.
    pub fn apply(self, matrix: &mut Matrix) -> Result<(Self, Touched), EditError> {
        let mut touched = Touched::default();
        let mut inverses = Vec::with_capacity(self.edits.len());
        for edit in self.edits {
            match edit.apply(matrix, &mut touched) {
                Ok(inverse) => inverses.push(inverse),
                Err(error) => {
                    for inverse in inverses.into_iter().rev() {
                        // What was just made can be taken back, so there is nothing to report here.
                        let _ = inverse.apply(matrix, &mut Touched::default());
                    }
                    return Err(error);
                }
            }
        }
        inverses.reverse();
        let inverse = Self { label: self.label, edits: inverses, before: self.after, after: self.before };
        Ok((inverse, touched))
    }
}
