//! Putting matrices into the library and taking them out: create, duplicate, rename, bin.

use std::rc::Rc;

use super::{Access, Claim, Library};
use crate::edit::{Edit, Transaction};
use crate::model::{Matrix, MatrixField, MatrixId, Timestamp};
use crate::store::backend::Batch;
use crate::store::entry::Entry;
use crate::store::keys;
use crate::store::lease::{Holding, Lease, OtherTab};
use crate::store::ledger::{Fence, Ledger};
use crate::store::replay::Tip;
use crate::store::words::{SavedState, StoreError};

impl Library {
    /// Puts a matrix into the library and opens it for writing. Where the first snapshot cannot be written the
    /// matrix is open all the same, [`Library::saved`] says why it is not saved, and a later
    /// [`Library::snapshot`] tries again.
    ///
    /// # Errors
    /// Where a matrix with this identity is in the library already.
    pub async fn create(&self, matrix: &Matrix, now: Timestamp) -> Result<SavedState, StoreError> {
        let id = matrix.info.id;
        let known = self.0.durable.keys(&keys::snapshots(id)).await;
        if self.entry(id).is_some() || known.is_ok_and(|keys| !keys.is_empty()) {
            return Err(StoreError::Exists);
        }
        let former = self.0.read_lease(id).map_or(0, |lease| lease.epoch);
        let epoch = former + 1;
        let writer = self.0.writer;
        let tip = Tip { sequence: 0, checksum: 0, at: now };
        // A fence that outlived a matrix emptied from the bin is taken over, like any other.
        let found = self.0.durable.get(&keys::lease(id)).await.ok().flatten();
        let epoch = epoch.max(Fence::epoch_of(found.as_deref()) + 1);
        let fence = Fence::new(found, epoch, writer);
        let mut ledger = Ledger::new(id, writer, epoch, self.0.codec.version(), tip, fence);
        ledger.snapshot_due = true;
        {
            let mut state = self.0.state.borrow_mut();
            state.entries.insert(id, Entry::new(matrix, now));
            state.ledgers.insert(id, ledger);
        }
        self.0.write_lease(id, epoch, Some(writer), now);
        match self.snapshot(id, matrix, now).await {
            Err(StoreError::Fault(_)) => Ok(self.saved(id, now)),
            result => result,
        }
    }

    /// A title for a copy that no other matrix here has: "Access (copy)", then "Access (copy 2)", also where
    /// the original is a copy itself.
    pub fn title_of_copy(&self, original: &str) -> String {
        let original = original_title(original);
        let state = self.0.state.borrow();
        let is_taken = |title: &String| state.entries.values().any(|entry| entry.title == *title);
        let numbered = (2..).map(|number| format!("{original} (copy {number})"));
        let mut titles = std::iter::once(format!("{original} (copy)")).chain(numbered);
        titles.find(|title| !is_taken(title)).unwrap_or_default()
    }

    /// Makes a copy under a new identity and title; it is not opened.
    ///
    /// # Errors
    /// Where the original cannot be read, or the copy cannot be written.
    pub async fn duplicate(
        &self,
        id: MatrixId,
        copy: MatrixId,
        title: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.flush(id, now).await;
        let mut matrix = self.0.recover(id).await?.replay.matrix;
        matrix.info.id = copy;
        title.clone_into(&mut matrix.info.title);
        self.create(&matrix, now).await?;
        // Nothing that the line on its state tells is different in the copy.
        let status = self.entry(id).map(|entry| entry.status);
        self.describe(copy, &matrix, status.as_deref());
        let saved = self.close(copy, now).await;
        if self.holds(copy) {
            self.forget(copy);
            return Err(match saved {
                SavedState::NotSaved(crate::store::Unsaved::Fault(fault)) => StoreError::Fault(fault),
                _ => StoreError::ReadOnly,
            });
        }
        Ok(())
    }

    /// Gives a matrix that is not open another title. (An open one is renamed by an edit.)
    ///
    /// # Errors
    /// Where it is open here or elsewhere, or cannot be read or written.
    pub async fn rename(
        &self,
        id: MatrixId,
        title: &str,
        now: Timestamp,
        other: OtherTab,
    ) -> Result<(), StoreError> {
        if self.holds(id) {
            return Err(StoreError::OpenHere);
        }
        let loaded = self.load(id, now, Claim::IfFree(other)).await?;
        if loaded.access != Access::Writable {
            return Err(StoreError::OpenElsewhere);
        }
        loaded.notices.into_iter().for_each(|notice| self.0.tell(notice));
        let mut matrix = loaded.matrix;
        let field = MatrixField::Title(title.to_owned());
        let transaction = Transaction::new("Rename matrix", vec![Edit::SetInfo(Box::new(field))]);
        let entered = self.append(id, &transaction, now);
        if entered.is_ok() && transaction.apply(&mut matrix).is_ok() {
            self.describe(id, &matrix, None);
        }
        self.close(id, now).await;
        entered.map(|_| ())
    }

    /// Puts a matrix into the bin; nothing of it is deleted.
    ///
    /// # Errors
    /// Where there is no such matrix, or the bin cannot be written.
    pub async fn delete(&self, id: MatrixId, now: Timestamp) -> Result<(), StoreError> {
        self.close(id, now).await;
        self.set_deleted(id, Some(now), now).await
    }

    /// Takes a matrix out of the bin again.
    ///
    /// # Errors
    /// Where there is no such matrix, or its entry cannot be written.
    pub async fn restore(&self, id: MatrixId, now: Timestamp) -> Result<(), StoreError> {
        self.set_deleted(id, None, now).await
    }

    /// Deletes a matrix in the bin for good, with everything that was ever set aside of it.
    ///
    /// # Errors
    /// Where it is not in the bin, another tab has it open, or the store cannot be written.
    pub async fn purge(&self, id: MatrixId, now: Timestamp, other: OtherTab) -> Result<(), StoreError> {
        if self.entry(id).is_none_or(|entry| entry.deleted.is_none()) {
            return Err(StoreError::Unknown);
        }
        let lease = self.0.read_lease(id);
        if Lease::holding(lease.as_ref(), self.0.writer, now, other) == Holding::Elsewhere {
            return Err(StoreError::OpenElsewhere);
        }
        let mut batch = Batch { deletes: vec![keys::entry(id), keys::lease(id)], ..Batch::default() };
        batch.ranges.push(keys::all_below(keys::snapshots(id)));
        batch.ranges.push(keys::all_below(keys::journal(id)));
        for prefix in [keys::snapshots(id), keys::journal(id), keys::entry(id)] {
            batch.ranges.push(keys::all_below(format!("{}{prefix}", keys::ASIDE)));
        }
        self.0.durable.commit(batch).await?;
        let quick: Vec<String> =
            self.0.quick_keys(id).iter().map(|key| keys::unquick(key).to_owned()).collect();
        self.0.drop_quick(&quick);
        self.0.drop_lease(id);
        self.forget(id);
        Ok(())
    }

    fn forget(&self, id: MatrixId) {
        let mut state = self.0.state.borrow_mut();
        state.entries.remove(&id);
        state.ledgers.remove(&id);
    }

    async fn set_deleted(
        &self,
        id: MatrixId,
        deleted: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let entry = self.entry(id).ok_or(StoreError::Unknown)?;
        let entry = Entry { deleted, ..entry };
        let (key, bytes) = self.0.entry_record(&entry, now)?;
        let batch = Batch { puts: vec![(key, Rc::new(bytes))], ..Batch::default() };
        self.0.durable.commit(batch).await?;
        self.0.state.borrow_mut().entries.insert(id, entry);
        Ok(())
    }
}

/// The title without what a copy adds to it.
fn original_title(title: &str) -> &str {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b' ');
    let cut = title.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (copy"));
    cut.filter(|(_, number)| is_number(number)).map_or(title, |(original, _)| original)
}
