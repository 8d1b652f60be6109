//! A matrix's place in the library: what the list of matrices shows without opening it.

use serde::{Deserialize, Serialize};

use crate::model::{Matrix, MatrixId, Timestamp};

/// One matrix in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The matrix.
    pub id: MatrixId,
    /// Its title.
    pub title: String,
    /// How many activities it has.
    pub activities: usize,
    /// How many roles it has.
    pub roles: usize,
    /// When it came into this library.
    pub created: Timestamp,
    /// When it was last changed.
    pub edited: Timestamp,
    /// How many bytes its newest snapshot takes.
    pub bytes: usize,
    /// A line on its state, such as "3 problems".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// When it was put into the bin; it can be restored until the bin is emptied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted: Option<Timestamp>,
}

impl Entry {
    /// The entry of a matrix that is new to the library.
    pub(super) fn new(matrix: &Matrix, now: Timestamp) -> Self {
        let mut entry = Self {
            id: matrix.info.id,
            title: String::new(),
            activities: 0,
            roles: 0,
            created: now,
            edited: now,
            bytes: 0,
            status: String::new(),
            deleted: None,
        };
        entry.describe(matrix);
        entry
    }

    /// Takes title and counts over from the matrix; returns whether something is different now.
    pub(super) fn describe(&mut self, matrix: &Matrix) -> bool {
        let same = self.title == matrix.info.title
            && self.activities == matrix.activity_count()
            && self.roles == matrix.role_count();
        if !same {
            self.title.clone_from(&matrix.info.title);
            self.activities = matrix.activity_count();
            self.roles = matrix.role_count();
        }
        !same
    }
}
