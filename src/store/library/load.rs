//! Opening one matrix, for writing where no other tab holds it.

use std::rc::Rc;

use super::recover::Recovered;
use super::{Inner, Library, set_aside};
use crate::model::{Matrix, MatrixId, Timestamp};
use crate::store::backend::{Batch, Fault};
use crate::store::entry::Entry;
use crate::store::keys;
use crate::store::lease::{Holding, Lease, OtherTab};
use crate::store::ledger::{Fence, Ledger, Pending};
use crate::store::replay::{Place, Raw, Replayed};
use crate::store::words::{Event, Notice, StoreError};

/// What an open matrix may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// It may be changed here.
    Writable,
    /// It may be read; another tab has it open for writing.
    OpenElsewhere,
    /// It may be read, as was wished.
    ReadOnly,
}

/// How a matrix shall be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// For writing where no other tab writes it, else for reading.
    IfFree(OtherTab),
    /// For writing; whoever has it may only read from now on.
    TakeOver,
    /// For reading.
    ReadOnly,
}

/// A matrix as it was read back.
#[derive(Debug)]
pub struct Loaded {
    /// The matrix.
    pub matrix: Matrix,
    /// The number of the last change that is in it.
    pub sequence: u64,
    /// What it may be used for.
    pub access: Access,
    /// What the person should know of the reading.
    pub notices: Vec<Notice>,
    /// Changes newer than the snapshot, for the change log, oldest first.
    pub replayed: Vec<Replayed>,
    /// Whether a snapshot should be written soon.
    pub wants_snapshot: bool,
}

impl Library {
    /// Opens a matrix. Where it is opened for writing, what cannot be used is set aside; call
    /// [`Library::flush`] soon afterwards, because changes found in the fast store alone are on their way.
    ///
    /// # Errors
    /// Where it is unknown, cannot be read, was saved by a later version, or has unsaved changes in this tab.
    pub async fn load(&self, id: MatrixId, now: Timestamp, claim: Claim) -> Result<Loaded, StoreError> {
        self.let_go(id, now).await?;
        // Nothing may be left behind of a matrix that is not there.
        if self.0.durable.keys(&keys::snapshots(id)).await?.is_empty() {
            return Err(StoreError::Unknown);
        }
        let (fence, epoch) = match self.claim(id, now, claim).await? {
            Ok(held) => held,
            Err(access) => return self.read_only(id, access).await,
        };
        let recovered = match self.0.recover(id).await {
            Ok(recovered) => recovered,
            Err(error) => {
                self.0.write_lease(id, epoch, None, now);
                return Err(error);
            }
        };
        Ok(self.take_up(id, recovered, fence, epoch, now).await)
    }

    /// Closes the books that this tab may have on the matrix.
    async fn let_go(&self, id: MatrixId, now: Timestamp) -> Result<(), StoreError> {
        self.flush(id, now).await;
        let mut state = self.0.state.borrow_mut();
        let held = state.ledgers.get(&id);
        if held.is_some_and(|ledger| ledger.lost.is_none() && !ledger.pending.is_empty()) {
            return Err(StoreError::OpenHere);
        }
        state.ledgers.remove(&id);
        Ok(())
    }

    async fn read_only(&self, id: MatrixId, access: Access) -> Result<Loaded, StoreError> {
        let mut recovered = self.0.recover(id).await?;
        let title = recovered.replay.matrix.info.title.clone();
        // The tab that writes may just be at work, so only what is surely missing is worth a word.
        let missing = |event: &Event| matches!(event, Event::ChangesUnusable(_));
        let findings = recovered.findings(&title).into_iter().filter(|(event, _)| missing(event));
        let notices = findings.map(|(event, records)| {
            let kept = records.into_iter().map(found_at).collect();
            Notice { matrix: Some(id), event, kept }
        });
        let notices = if access == Access::ReadOnly { notices.collect() } else { Vec::new() };
        let replay = recovered.replay;
        Ok(Loaded {
            matrix: replay.matrix,
            sequence: replay.tip.sequence,
            access,
            notices,
            replayed: replay.replayed,
            wants_snapshot: false,
        })
    }

    /// Gets the right to write, or says what else there is.
    async fn claim(
        &self,
        id: MatrixId,
        now: Timestamp,
        claim: Claim,
    ) -> Result<Result<(Fence, u64), Access>, StoreError> {
        let lease = self.0.read_lease(id);
        match claim {
            Claim::ReadOnly => return Ok(Err(Access::ReadOnly)),
            Claim::TakeOver => {}
            Claim::IfFree(other) => {
                if Lease::holding(lease.as_ref(), self.0.writer, now, other) == Holding::Elsewhere {
                    return Ok(Err(Access::OpenElsewhere));
                }
            }
        }
        let found = self.0.durable.get(&keys::lease(id)).await?;
        let former = Fence::epoch_of(found.as_deref()).max(lease.map_or(0, |lease| lease.epoch));
        let epoch = former + 1;
        let mut fence = Fence::new(found, epoch, self.0.writer);
        let mut batch = Batch { relaxed: true, ..Batch::default() };
        fence.arm(id, &mut batch);
        match self.0.durable.commit(batch).await {
            Ok(()) => fence.stands(),
            // Another tab was quicker.
            Err(Fault::Superseded | Fault::Cleared) => return Ok(Err(Access::OpenElsewhere)),
            // It cannot be written to at the moment; the first batch that can brings the fence along.
            Err(_) => {}
        }
        self.0.write_lease(id, epoch, Some(self.0.writer), now);
        Ok(Ok((fence, epoch)))
    }

    /// Opens the books on what was recovered.
    async fn take_up(
        &self,
        id: MatrixId,
        mut recovered: Recovered,
        fence: Fence,
        epoch: u64,
        now: Timestamp,
    ) -> Loaded {
        let title = recovered.replay.matrix.info.title.clone();
        let findings = recovered.findings(&title);
        let whole = findings.is_empty();
        let notices = self.0.put_aside(id, findings, &fence).await;
        let Recovered { replay, generations, base, snapshot_bytes, .. } = recovered;
        self.0.drop_quick(&replay.spent);
        let format = self.0.codec.version();
        let mut ledger = Ledger::new(id, self.0.writer, epoch, format, replay.tip, fence);
        ledger.generations = generations;
        // Copies dropped from the fast store just now may come back, so the journal's age counts from here.
        ledger.marks.push((base, now));
        ledger.snapshot_bytes = snapshot_bytes;
        ledger.journal_bytes = replay.journal_bytes;
        ledger.snapshot_due = !whole;
        ledger.pending = replay
            .tail
            .into_iter()
            .map(|(sequence, at, Raw { key, bytes, .. })| Pending {
                sequence,
                key,
                bytes: Rc::new(bytes),
                at,
                quick: true,
            })
            .collect();
        let mut state = self.0.state.borrow_mut();
        let entry = state.entries.entry(id).or_insert_with(|| Entry::new(&replay.matrix, now));
        let news = entry.describe(&replay.matrix) | (entry.edited != replay.tip.at);
        entry.edited = replay.tip.at;
        ledger.entry_dirty = news;
        let wants_snapshot = ledger.wants_snapshot();
        state.ledgers.insert(id, ledger);
        Loaded {
            matrix: replay.matrix,
            sequence: replay.tip.sequence,
            access: Access::Writable,
            notices,
            replayed: replay.replayed,
            wants_snapshot,
        }
    }
}

impl Inner {
    /// Moves what cannot be used out of the way; where that fails, it stays where it is.
    async fn put_aside(&self, id: MatrixId, findings: Vec<(Event, Vec<Raw>)>, fence: &Fence) -> Vec<Notice> {
        let mut notices = Vec::new();
        for (event, records) in findings {
            let mut batch = Batch::default();
            fence.arm(id, &mut batch);
            let places: Vec<String> = records.iter().cloned().map(found_at).collect();
            let quick = records.iter().filter(|raw| raw.place == Place::Fast);
            let quick: Vec<String> = quick.map(|raw| raw.key.clone()).collect();
            let moved = set_aside(records, &mut batch);
            let kept = match self.durable.commit(batch).await {
                Ok(()) => {
                    self.drop_quick(&quick);
                    moved
                }
                Err(_) => places,
            };
            notices.push(Notice { matrix: Some(id), event, kept });
        }
        notices
    }
}

/// Where a record was found, as [`Library::raw`] wants it.
fn found_at(raw: Raw) -> String {
    match raw.place {
        Place::Durable => raw.key,
        Place::Fast => keys::quick(&raw.key),
    }
}
