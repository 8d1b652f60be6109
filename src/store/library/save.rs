//! Writing: a change at once, the journal soon after, a snapshot now and then.

use std::rc::Rc;

use super::{Assurance, Inner, Library, State, set_aside};
use crate::edit::Transaction;
use crate::model::{Matrix, MatrixId, Timestamp};
use crate::store::backend::{Batch, Fault, Later};
use crate::store::keys;
use crate::store::ledger::{Ledger, Standing};
use crate::store::replay::{Place, Raw};
use crate::store::words::{Event, Notice, SavedState, StoreError, Unsaved};

/// What became of a change at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Append {
    /// Its number.
    pub sequence: u64,
    /// Whether the fast store has it and everything before it, so that it survives the tab.
    pub kept: bool,
    /// Whether a snapshot should be written at the next quiet moment.
    pub wants_snapshot: bool,
}

/// Marks the books as free again, even where the future that writes is dropped half-way.
struct Busy<'a>(&'a Inner, MatrixId);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.with_ledger(self.1, |ledger| ledger.busy = false);
    }
}

impl Library {
    /// Enters a change of an open matrix, in the order the changes were made. When this returns it is in
    /// the fast store or waits in memory; [`Library::flush`] makes it durable.
    ///
    /// # Errors
    /// Where the matrix is not open for writing, or was taken over by another tab. Then take the
    /// change back: it is kept nowhere.
    pub fn append(
        &self,
        id: MatrixId,
        transaction: &Transaction,
        now: Timestamp,
    ) -> Result<Append, StoreError> {
        if !self.0.keeps_lease(id, now) {
            return Err(StoreError::TakenOver);
        }
        let mut state = self.0.state.borrow_mut();
        let State { ledgers, entries, .. } = &mut *state;
        let ledger = ledgers.get_mut(&id).ok_or(StoreError::ReadOnly)?;
        ledger.append(transaction, now).map_err(StoreError::Unwritable)?;
        let kept = ledger.keep_quickly(|key, bytes| self.0.keep_quickly(key, bytes));
        if let Some(entry) = entries.get_mut(&id) {
            entry.edited = now;
        }
        Ok(Append { sequence: ledger.tip.sequence, kept, wants_snapshot: ledger.wants_snapshot() })
    }

    /// Makes everything durable that waits, also what is added meanwhile, and says how it went. Where
    /// another call is at it already, this one returns at once. After a failure, call it again: nothing is forgotten.
    pub async fn flush(&self, id: MatrixId, now: Timestamp) -> SavedState {
        while let Some((batch, up_to, dirty)) = self.0.next_batch(id, now) {
            let busy = Busy(&self.0, id);
            let result = self.0.durable.commit(batch).await;
            let spent = self.0.with_ledger(id, |ledger| {
                ledger.entry_dirty |= dirty && result.is_err();
                ledger.settle(up_to, &result)
            });
            self.0.drop_quick(&spent.unwrap_or_default());
            drop(busy);
            if result == Err(Fault::Superseded) {
                self.0.set_late_aside(id).await;
            }
            if result.is_err() {
                break;
            }
        }
        self.saved(id, now)
    }

    /// Whether everything done to the matrix is saved, as far as is known now.
    pub fn saved(&self, id: MatrixId, now: Timestamp) -> SavedState {
        let standing = self.0.with_ledger(id, |ledger| ledger.saved(now));
        match (standing, &self.0.assurance) {
            (None, _) => SavedState::NotSaved(Unsaved::ReadOnly),
            (Some(Standing::Lost(late)), _) => SavedState::NotSaved(Unsaved::TakenOver(late)),
            (Some(_), Assurance::Nothing) => SavedState::NotSaved(Unsaved::NothingKept),
            (Some(Standing::Waiting), _) => SavedState::Saving,
            (Some(Standing::Safe(at)), Assurance::Durable) => SavedState::SavedDurably(at),
            (Some(Standing::Safe(at)), Assurance::Provisional(fault)) => {
                SavedState::SavedProvisionally(at, fault.clone())
            }
            (Some(Standing::Stuck { quick: true, at, fault }), _) => {
                SavedState::SavedProvisionally(at, fault)
            }
            (Some(Standing::Stuck { fault, .. }), _) => SavedState::NotSaved(Unsaved::Fault(fault)),
        }
    }

    /// Whether a snapshot of the matrix should be written at the next quiet moment.
    pub fn wants_snapshot(&self, id: MatrixId) -> bool {
        self.0.with_ledger(id, |ledger| ledger.wants_snapshot()).unwrap_or_default()
    }

    /// Writes the whole matrix down, as it is after the last change entered. The matrix is encoded
    /// before this returns, so that it need not be borrowed while the future runs.
    pub fn snapshot(
        &self,
        id: MatrixId,
        matrix: &Matrix,
        now: Timestamp,
    ) -> Later<'static, Result<SavedState, StoreError>> {
        self.describe(id, matrix, None);
        let library = self.clone();
        // Opening and closing a matrix must not push older states out.
        let idle = |ledger: &mut Ledger| ledger.changes() == 0 && !ledger.wants_snapshot();
        if self.0.with_ledger(id, idle) == Some(true) {
            return Box::pin(async move { Ok(library.flush(id, now).await) });
        }
        let content = self.0.codec.encode(matrix);
        let prepared = self.0.with_ledger(id, |ledger| match ledger.lost {
            Some(_) => Err(StoreError::TakenOver),
            None => Ok(ledger.snapshot_batch(content, now)),
        });
        Box::pin(async move {
            let inner = &library.0;
            let (mut batch, generation) = prepared.ok_or(StoreError::ReadOnly)??;
            inner.note_size(id, generation.bytes());
            inner.add_entry(id, now, &mut batch)?;
            let result = inner.durable.commit(batch).await;
            let spent = inner.with_ledger(id, |ledger| match &result {
                Ok(()) => ledger.snapshot_written(generation),
                Err(_) => ledger.settle(0, &result),
            });
            inner.drop_quick(&spent.unwrap_or_default());
            if result == Err(Fault::Superseded) {
                inner.set_late_aside(id).await;
                return Err(StoreError::TakenOver);
            }
            result?;
            Ok(library.saved(id, now))
        })
    }

    /// Takes title and counts of an open matrix over into its entry, and its state line where one is given.
    /// It is written with the next flush.
    pub fn describe(&self, id: MatrixId, matrix: &Matrix, status: Option<&str>) {
        let mut state = self.0.state.borrow_mut();
        let Some(entry) = state.entries.get_mut(&id) else { return };
        let mut news = entry.describe(matrix);
        if let Some(status) = status.filter(|status| *status != entry.status) {
            status.clone_into(&mut entry.status);
            news = true;
        }
        if let Some(ledger) = state.ledgers.get_mut(&id) {
            ledger.entry_dirty |= news;
        }
    }
}

impl Inner {
    /// Writes a change into the fast store; says whether it is there.
    fn keep_quickly(&self, key: &str, bytes: &[u8]) -> bool {
        let text = std::str::from_utf8(bytes).ok();
        let both = self.fast.as_ref().zip(text);
        both.is_some_and(|(fast, text)| fast.set(&keys::quick(key), text).is_ok())
    }

    /// The next batch, the last change in it, and whether the entry is in it.
    fn next_batch(&self, id: MatrixId, now: Timestamp) -> Option<(Batch, u64, bool)> {
        let next = |ledger: &mut Ledger| {
            let (batch, up_to) = ledger.next_batch()?;
            Some((batch, up_to, std::mem::take(&mut ledger.entry_dirty)))
        };
        let (mut batch, up_to, dirty) = self.with_ledger(id, next)??;
        if dirty {
            // An entry that cannot be written down is made anew from the matrix when it is missed.
            let _ = self.add_entry(id, now, &mut batch);
        }
        Some((batch, up_to, dirty))
    }

    fn note_size(&self, id: MatrixId, bytes: usize) {
        if let Some(entry) = self.state.borrow_mut().entries.get_mut(&id) {
            entry.bytes = bytes;
        }
    }

    /// Keeps the changes that another tab's take-over left behind where they can be downloaded.
    async fn set_late_aside(&self, id: MatrixId) {
        let late = self.with_ledger(id, |ledger| std::mem::take(&mut ledger.pending));
        let late = late.unwrap_or_default();
        if late.is_empty() {
            return;
        }
        let raw = |key: &String, bytes: &Rc<Vec<u8>>| Raw {
            place: Place::Fast,
            key: key.clone(),
            bytes: bytes.to_vec(),
        };
        let records: Vec<Raw> = late.iter().map(|pending| raw(&pending.key, &pending.bytes)).collect();
        let keys: Vec<String> = late.into_iter().map(|pending| pending.key).collect();
        let count = records.len();
        let mut batch = Batch::default();
        let mut kept = set_aside(records, &mut batch);
        if self.durable.commit(batch).await.is_ok() {
            self.drop_quick(&keys);
        } else {
            kept = keys.iter().map(|key| keys::quick(key)).collect();
        }
        let event = Event::LateChanges(self.title(id), count);
        self.tell(Notice { matrix: Some(id), event, kept });
    }
}
