//! Performing: the one road on which the document changes.

use super::{Request, Session};
use crate::edit::{Edit, RowSpot, Selection, Touched, Transaction};

impl Session {
    /// Makes the change, remembers how to take it back, lets the rules look where it touched.
    /// Returns whether it happened; if not, the person is told why.
    pub fn perform(&mut self, transaction: Transaction) -> bool {
        if transaction.edits.is_empty() || !self.may_write() {
            return false;
        }
        let before = self.selection();
        let mut transaction = transaction;
        transaction.before = transaction.before.or(before);
        transaction.after = transaction.after.or(before);
        let (after, kept) = (transaction.after, transaction.clone());
        match self.history.perform(&mut self.matrix, transaction) {
            Ok(touched) => {
                self.typed = None;
                self.settle(touched, kept, after);
                self.reveal(after, after != before);
                true
            }
            Err(error) => {
                let text = format!("That could not be done: {error}. Nothing has changed.");
                self.request(Request::Toast { text, undo: false });
                false
            }
        }
    }

    /// Performs edits under a name; the selection stays.
    pub(super) fn edit(&mut self, label: impl Into<String>, edits: Vec<Edit>) -> bool {
        self.perform(Transaction::new(label, edits))
    }

    /// Takes the last step back.
    pub(super) fn undo(&mut self) {
        self.step(true);
    }

    /// Does the step that was taken back again.
    pub(super) fn redo(&mut self) {
        self.step(false);
    }

    fn step(&mut self, back: bool) {
        if !self.may_write() {
            return;
        }
        let step =
            if back { self.history.undo(&mut self.matrix) } else { self.history.redo(&mut self.matrix) };
        match step {
            None => {
                let text = if back { "There is nothing to undo." } else { "There is nothing to redo." };
                self.request(Request::Announce(text.to_owned()));
            }
            Some(Ok((transaction, touched))) => {
                self.typed = None;
                let word = if back { "Undone" } else { "Done again" };
                self.request(Request::Announce(format!("{word}: {}.", transaction.label)));
                let after = transaction.after;
                self.settle(touched, transaction, after);
                self.reveal(after, true);
                self.request(Request::Focus);
            }
            Some(Err(error)) => {
                let text = format!("That step does not fit any more: {error}. Nothing has changed.");
                self.request(Request::Toast { text, undo: false });
            }
        }
    }

    /// Brings the row of a selection in sight: its area is unfolded, and a filter that hides it is taken away where
    /// `filtered` rows count too.
    fn reveal(&mut self, selection: Option<Selection>, filtered: bool) {
        let row = match selection.map(|selection| selection.anchor.row) {
            Some(RowSpot::Activity(row)) => self.matrix.activity_index(row),
            _ => None,
        };
        let Some(index) = row.filter(|index| self.layout.line_of(*index).is_none()) else { return };
        let area = self.matrix.activity_at(index).and_then(|row| row.area);
        if area.is_some_and(|area| self.view.collapsed.remove(&area)) {
            self.arrange(selection);
        }
        if filtered && self.layout.line_of(index).is_none() {
            self.view.filter = crate::grid::Filter::default();
            self.arrange(selection);
        }
    }

    /// Lets everything that depends on the document follow it.
    fn settle(&mut self, touched: Touched, kept: Transaction, after: Option<Selection>) {
        self.engine.update(&self.matrix, &touched);
        // A filter asks for a letter by its place in the scheme, where another stands now.
        let refiltered = touched.registers.meets(crate::edit::Registers::SCHEME)
            && self.view.filter.letter.take().is_some();
        let filtered = refiltered || !self.view.filter.is_empty();
        let area_or_party = crate::edit::Registers::AREAS;
        let mut parties = crate::edit::Registers::PARTIES;
        parties.add(area_or_party);
        let rearranged = touched.activity_order || touched.role_order || touched.registers.meets(parties);
        if rearranged || (filtered && !touched.only_cells()) {
            self.arrange(after);
        } else if let Some(selection) = after {
            let point = |spot, now| self.layout.point(&self.matrix, spot).unwrap_or(now);
            let (anchor, head) = (point(selection.anchor, self.anchor), point(selection.head, self.head));
            if (anchor, head) != (self.anchor, self.head) {
                self.anchor = anchor;
                self.head = head;
                self.changes.selection = true;
            }
        }
        self.changes.findings = true;
        self.changes.touched.absorb(touched);
        self.changes.transactions.push(kept);
    }
}
