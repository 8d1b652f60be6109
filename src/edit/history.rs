//! History: what can be taken back and done again, without limit, each step by its name.

use super::apply::EditError;
use super::touched::Touched;
use super::transaction::Transaction;
use crate::model::Matrix;

/// The steps taken back and forth since the matrix was opened.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Inverses of what was done, newest last.
    undo: Vec<Transaction>,
    /// Inverses of what was taken back, newest last.
    redo: Vec<Transaction>,
}

/// A step that was taken back or done again: what was applied, to be kept in the journal.
pub type Step = (Transaction, Touched);

impl History {
    /// Makes the change and remembers how to take it back; what could be done again is forgotten.
    ///
    /// # Errors
    /// Where the transaction does not fit; then matrix and history are as they were.
    pub fn perform(&mut self, matrix: &mut Matrix, transaction: Transaction) -> Result<Touched, EditError> {
        let (inverse, touched) = transaction.apply(matrix)?;
        self.undo.push(inverse);
        self.redo.clear();
        Ok(touched)
    }

    /// Takes the last step back. `None` where there is none.
    ///
    /// # Errors
    /// Where the matrix was changed behind the history's back; then nothing has changed.
    pub fn undo(&mut self, matrix: &mut Matrix) -> Option<Result<Step, EditError>> {
        let step = self.undo.last()?.clone();
        Some(step.clone().apply(matrix).map(|(inverse, touched)| {
            self.undo.pop();
            self.redo.push(inverse);
            (step, touched)
        }))
    }

    /// Does the step that was last taken back again. `None` where there is none.
    ///
    /// # Errors
    /// Where the matrix was changed behind the history's back; then nothing has changed.
    pub fn redo(&mut self, matrix: &mut Matrix) -> Option<Result<Step, EditError>> {
        let step = self.redo.last()?.clone();
        Some(step.clone().apply(matrix).map(|(inverse, touched)| {
            self.redo.pop();
            self.undo.push(inverse);
            (step, touched)
        }))
    }

    /// The name of the step that undo would take back.
    pub fn undo_label(&self) -> Option<&str> {
        self.undo.last().map(|step| step.label.as_str())
    }

    /// The name of the step that redo would do again.
    pub fn redo_label(&self) -> Option<&str> {
        self.redo.last().map(|step| step.label.as_str())
    }

    /// How many steps can be taken back.
    pub fn depth(&self) -> usize {
        self.undo.len()
    }
}
