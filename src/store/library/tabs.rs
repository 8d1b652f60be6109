//! Several tabs: holding a matrix, noticing that it is lost, handing it over.

use super::{Inner, Library};
use crate::model::{MatrixId, Timestamp};
use crate::store::keys;
use crate::store::lease::{Lease, WriterId};
use crate::store::words::SavedState;

impl Library {
    /// Whether this tab may write the matrix; the answer to [`crate::store::TabMessage::WhoHas`].
    pub fn holds(&self, id: MatrixId) -> bool {
        self.0.with_ledger(id, |ledger| ledger.lost.is_none()).unwrap_or_default()
    }

    /// Whether the other tabs should be asked who has the matrix before it is opened. Where the lease was given
    /// back, as it is when a page closes, there is nobody to wait for.
    pub fn should_ask(&self, id: MatrixId) -> bool {
        let Some(fast) = &self.0.fast else { return true };
        match fast.get(&keys::lease(id)) {
            Ok(None) => false,
            Ok(Some(text)) => {
                let lease = text.parse::<Lease>().ok();
                lease.and_then(|lease| lease.holder).is_some_and(|holder| holder != self.0.writer)
            }
            Err(_) => true,
        }
    }

    /// Renews every lease of this tab, and returns the matrices that another tab has taken over. Call it every
    /// [`crate::store::HEARTBEAT_SECONDS`], and when the fast store reports a change by another tab.
    pub fn heartbeat(&self, now: Timestamp) -> Vec<MatrixId> {
        let held: Vec<MatrixId> = {
            let state = self.0.state.borrow();
            let held = state.ledgers.values().filter(|ledger| ledger.lost.is_none());
            held.map(|ledger| ledger.id).collect()
        };
        let lost = |id: &MatrixId| {
            let keeps = self.0.keeps_lease(*id, now);
            let epoch = self.0.with_ledger(*id, |ledger| ledger.epoch).filter(|_| keeps);
            if let Some(epoch) = epoch {
                self.0.write_lease(*id, epoch, Some(self.0.writer), now);
            }
            !keeps
        };
        held.into_iter().filter(lost).collect()
    }

    /// Stops writing the matrix, makes durable what waits, and gives the lease back, so that another
    /// tab can go on: the answer to [`crate::store::TabMessage::HandOver`].
    pub async fn hand_over(&self, id: MatrixId, now: Timestamp) -> SavedState {
        self.0.with_ledger(id, |ledger| ledger.lost = ledger.lost.or(Some(0)));
        let state = self.flush(id, now).await;
        self.0.release(id, now);
        state
    }

    /// Closes the matrix. Where something is not saved it stays open, and the answer says why.
    pub async fn close(&self, id: MatrixId, now: Timestamp) -> SavedState {
        let saved = self.flush(id, now).await;
        let unsaved = self.0.with_ledger(id, |ledger| !ledger.pending.is_empty() || ledger.needs_base());
        if unsaved == Some(false) {
            self.0.release(id, now);
            self.0.state.borrow_mut().ledgers.remove(&id);
        }
        saved
    }

    /// Gives all leases back at once, as the page goes away; a heartbeat takes them up again should it return.
    pub fn release_all(&self, now: Timestamp) {
        let held: Vec<MatrixId> = self.0.state.borrow().ledgers.keys().copied().collect();
        for id in held {
            self.0.release(id, now);
        }
    }
}

impl Inner {
    pub(super) fn read_lease(&self, id: MatrixId) -> Option<Lease> {
        let text = self.fast.as_ref()?.get(&keys::lease(id)).ok()??;
        text.parse().ok()
    }

    pub(super) fn write_lease(&self, id: MatrixId, epoch: u64, holder: Option<WriterId>, now: Timestamp) {
        if let Some(fast) = &self.fast {
            // Without it others see no heartbeat; the fence still keeps them from overwriting anything.
            let _ = fast.set(&keys::lease(id), &Lease { epoch, holder, beat: now }.to_string());
        }
    }

    pub(super) fn drop_lease(&self, id: MatrixId) {
        if let Some(fast) = &self.fast {
            // One that stays belongs to no matrix and hinders nobody.
            let _ = fast.remove(&keys::lease(id));
        }
    }

    fn release(&self, id: MatrixId, now: Timestamp) {
        let epoch = self.with_ledger(id, |ledger| ledger.epoch);
        let held = self.read_lease(id).is_some_and(|lease| lease.holder == Some(self.writer));
        if let Some(epoch) = epoch.filter(|_| held) {
            self.write_lease(id, epoch, None, now);
        }
    }

    /// Whether the lease is still this tab's; a loss is noted in the books. A lease that is missing or older
    /// than this tab's own (a browser can forget the last minute) is put right.
    pub(super) fn keeps_lease(&self, id: MatrixId, now: Timestamp) -> bool {
        let lease = self.read_lease(id);
        let kept = self.with_ledger(id, |ledger| {
            if ledger.lost.is_some() {
                return (false, None);
            }
            let (writer, epoch) = (ledger.writer, ledger.epoch);
            let right = lease.is_some_and(|lease| lease.epoch == epoch && lease.holder == Some(writer));
            let taken = lease.is_some_and(|lease| {
                lease.epoch > epoch
                    || (lease.epoch == epoch && lease.holder.is_some_and(|holder| holder != writer))
            });
            if taken {
                ledger.lost = Some(0);
            }
            (!taken, (!taken && !right).then_some(epoch))
        });
        // A matrix without books is no matter of leases; the caller says what it is.
        let (kept, renew) = kept.unwrap_or((true, None));
        if let Some(epoch) = renew {
            self.write_lease(id, epoch, Some(self.writer), now);
        }
        kept
    }
}
