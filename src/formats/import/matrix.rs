//! From a proposal to a matrix: a new one, or one step in a matrix that is open.

use super::proposal::Proposal;
use crate::formats::table::{InsertAt, Insertion};
use crate::model::{Matrix, Randomness};

impl Proposal {
    /// A new matrix with everything the proposal holds.
    pub fn matrix(&self, randomness: &mut dyn Randomness) -> Matrix {
        let mut matrix = Matrix { scheme: self.scheme.scheme.clone(), ..Matrix::default() };
        matrix.info.title.clone_from(&self.title);
        let insertion = self.insertion(&matrix, InsertAt::end(), randomness);
        // A step into an empty matrix meets nothing that could refuse it.
        let _ = insertion.transaction.apply(&mut matrix);
        matrix
    }

    /// One step that adds everything to a matrix: what it has by the same title is filled in, the rest is added.
    /// The proposal must have been made with the matrix's own letters ([`Choices::scheme`](super::Choices)).
    pub fn insertion(&self, matrix: &Matrix, at: InsertAt, randomness: &mut dyn Randomness) -> Insertion {
        let mut insertion = self.draft.clone().into_transaction(matrix, at, randomness);
        insertion.transaction.label = format!("Import {}", self.file);
        insertion
    }

    /// Whether anything was not read or is still to be decided.
    pub fn is_unsettled(&self) -> bool {
        let not_read = |note: &super::ImportNote| note.kind == super::ImportNoteKind::NotRead;
        !self.questions.is_empty() || self.notes.iter().any(not_read)
    }
}
