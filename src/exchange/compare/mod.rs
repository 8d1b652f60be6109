//! What differs between two matrices, in words and as data that can be applied.
//!
//! Things meet by identity; what has no partner by identity meets by its wording ([`align`]), so that a matrix
//! that came back through a spreadsheet is recognised. Order is compared as the fewest moves. Knows nothing of
//! who is right; that is `merge`'s concern.

mod align;
mod alphabet;
mod find;
mod order;
mod pairs;
mod rename;
mod summary;
mod target;
mod words;

use crate::model::Matrix;

pub use align::align;
pub use summary::summary;
pub use target::{Change, Difference, Kind, Register, RemarkPart, Target};
pub use words::{label, name_of, place_of};

pub(in crate::exchange) use alphabet::Alphabet;
pub(in crate::exchange) use find::find;
pub(in crate::exchange) use find::{register_ids, rules_part};
pub(in crate::exchange) use order::longest_run;
pub(in crate::exchange) use pairs::{Item, pair};

/// What came of a comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Each thing that differs, in the order of the newer matrix: its own fields, registers, columns, rows, cells.
    pub differences: Vec<Difference>,
    /// The newer matrix, in which whatever met by wording has the older one's identity. Identities in
    /// `differences` are to be looked up in it and in the older one.
    pub newer: Matrix,
}

impl Comparison {
    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.differences.is_empty()
    }
    /// What differs, in one line: "3 cells changed, 1 row added, 1 role renamed".
    pub fn summary(&self) -> String {
        summary(self.differences.iter().map(|difference| (&difference.target, difference.kind)))
    }
}

/// What differs between the older matrix and the newer one. The log is no difference: it only grows.
pub fn compare(older: &Matrix, newer: &Matrix) -> Comparison {
    let newer = align(older, newer.clone());
    Comparison { differences: by_identity(older, &newer), newer }
}

/// What differs where only identities count: a thing that came back under another one is gone and new.
pub fn by_identity(older: &Matrix, newer: &Matrix) -> Vec<Difference> {
    let alphabet = Alphabet::new(&[&older.scheme, &newer.scheme]);
    find(older, newer, &alphabet, [0, 1])
}

#[cfg(test)]
mod tests;
