//! The books of one open matrix: which changes are on their way, which are safe, what to write next.
//!
//! A state machine without stores, clocks or futures; the library carries out what it says.
//!
//! The fence is a record in the durable store that names the holder of the lease. Every batch is guarded by it,
//! and whoever opens the matrix for writing puts another in its place *before* reading. So a batch of the
//! former holder either came before, and was read, or is refused: nothing is ever overwritten unseen.

use std::collections::VecDeque;
use std::rc::Rc;

use super::backend::{Batch, Bytes, Fault, Guard};
use super::keys;
use super::lease::WriterId;
use super::record::{Stamp, seal};
use super::replay::Tip;
use crate::edit::Transaction;
use crate::model::text::write_json;
use crate::model::{MatrixId, Timestamp};

/// A new snapshot is worth writing once the changes since the last take this many bytes
/// (and a quarter of the snapshot's own size),
const JOURNAL_BYTES: usize = 256 * 1024;
/// or are this many.
const JOURNAL_CHANGES: u64 = 400;
/// How many snapshots stay.
const GENERATIONS: usize = 3;
/// A change that is on its way for longer than this counts as not saved, in seconds.
const PATIENCE_SECONDS: i64 = 10;
/// How far back a killed browser may set the fast store, in seconds, with room to spare. Durable changes
/// stay for that long, so that what comes back is known for the copy it is.
const FORGETFUL_SECONDS: i64 = 120;

/// A change that is not known to be durable yet.
#[derive(Debug, Clone)]
pub(super) struct Pending {
    pub(super) sequence: u64,
    pub(super) key: String,
    pub(super) bytes: Bytes,
    pub(super) at: Timestamp,
    /// Whether the fast store has it.
    pub(super) quick: bool,
}

/// A snapshot in the durable store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Generation {
    pub(super) sequence: u64,
    pub(super) key: String,
}

/// The record that says who may write.
#[derive(Debug, Clone)]
pub(super) struct Fence {
    expected: Option<Bytes>,
    ours: Bytes,
}

impl Fence {
    /// The fence of a new term, in place of what was found.
    pub(super) fn new(found: Option<Vec<u8>>, epoch: u64, writer: WriterId) -> Self {
        Self { expected: found.map(Rc::new), ours: Rc::new(format!("{epoch} {writer}").into_bytes()) }
    }

    /// The term that the record found in the durable store stands for.
    pub(super) fn epoch_of(found: Option<&[u8]>) -> u64 {
        let text = found.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
        text.split(' ').next().and_then(|epoch| epoch.parse().ok()).unwrap_or_default()
    }

    /// Lets the batch happen only while nobody else has taken over.
    pub(super) fn arm(&self, id: MatrixId, batch: &mut Batch) {
        let key = keys::lease(id);
        let ours = Some(Rc::clone(&self.ours));
        if self.expected != ours {
            batch.puts.push((key.clone(), Rc::clone(&self.ours)));
        }
        batch.guard = Some(Guard { key, accepted: vec![self.expected.clone(), ours] });
    }

    pub(super) fn stands(&mut self) {
        self.expected = Some(Rc::clone(&self.ours));
    }
}

/// The snapshot that a batch writes, to be told to [`Ledger::snapshot_written`].
#[derive(Debug, Clone)]
pub(super) struct NewGeneration {
    generation: Generation,
    at: Timestamp,
    bytes: usize,
    gone: Vec<String>,
    trimmed: Option<u64>,
    journal_bytes: usize,
}

impl NewGeneration {
    /// How many bytes the snapshot takes.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }
}

#[derive(Debug)]
pub(super) struct Ledger {
    pub(super) id: MatrixId,
    pub(super) writer: WriterId,
    pub(super) epoch: u64,
    pub(super) format: u32,
    pub(super) tip: Tip,
    pub(super) fence: Fence,
    /// Set once another tab has taken over: how many changes came too late.
    pub(super) lost: Option<usize>,
    pub(super) pending: VecDeque<Pending>,
    /// Snapshots in the durable store, oldest first.
    pub(super) generations: Vec<Generation>,
    /// The last change in each snapshot, and since when the fast store holds none of the changes up to it:
    /// where the journal may be cut one day.
    pub(super) marks: Vec<(u64, Timestamp)>,
    /// Size of the newest snapshot in bytes.
    pub(super) snapshot_bytes: usize,
    /// Bytes of the changes since the newest snapshot.
    pub(super) journal_bytes: usize,
    /// What the durable store last said, where it was a fault.
    pub(super) trouble: Option<Fault>,
    /// Whether a batch is on its way.
    pub(super) busy: bool,
    /// Whether the library's entry has news that are not written.
    pub(super) entry_dirty: bool,
    /// Whether a snapshot is wanted whatever the journal's size.
    pub(super) snapshot_due: bool,
    saved: Timestamp,
}

impl Ledger {
    /// Books that begin at `tip`, which is durable.
    pub(super) fn new(
        id: MatrixId,
        writer: WriterId,
        epoch: u64,
        format: u32,
        tip: Tip,
        fence: Fence,
    ) -> Self {
        Self {
            id,
            writer,
            epoch,
            format,
            tip,
            fence,
            lost: None,
            pending: VecDeque::new(),
            generations: Vec::new(),
            marks: Vec::new(),
            snapshot_bytes: 0,
            journal_bytes: 0,
            trouble: None,
            busy: false,
            entry_dirty: false,
            snapshot_due: false,
            saved: tip.at,
        }
    }

    fn stamp(&self, sequence: u64, at: Timestamp) -> Stamp {
        let Self { format, epoch, writer, tip, .. } = *self;
        Stamp { format, sequence, epoch, writer, at, previous: tip.checksum }
    }

    /// Enters a change; the caller has it kept with [`Ledger::keep_quickly`].
    ///
    /// # Errors
    /// Where the change cannot be put into words; then nothing is entered.
    pub(super) fn append(&mut self, transaction: &Transaction, now: Timestamp) -> Result<(), String> {
        let mut content = Vec::new();
        write_json(&mut content, transaction, None).map_err(|error| error.to_string())?;
        let sequence = self.tip.sequence + 1;
        let key = keys::change(self.id, sequence, self.writer);
        let (bytes, checksum) = seal(&key, &self.stamp(sequence, now), content);
        self.journal_bytes += bytes.len();
        self.tip = Tip { sequence, checksum, at: now };
        self.pending.push_back(Pending { sequence, key, bytes: Rc::new(bytes), at: now, quick: false });
        Ok(())
    }

    /// Has `keep` write what the fast store does not have yet, in order up to the first that it refuses, so
    /// that there is never a gap in it. Returns whether it has everything now.
    pub(super) fn keep_quickly(&mut self, keep: impl Fn(&str, &[u8]) -> bool) -> bool {
        for pending in self.pending.iter_mut().filter(|pending| !pending.quick) {
            pending.quick = keep(&pending.key, &pending.bytes);
            if !pending.quick {
                return false;
            }
        }
        true
    }

    /// How many changes were made since the newest snapshot.
    pub(super) fn changes(&self) -> u64 {
        let base = self.generations.last().map_or(0, |generation| generation.sequence);
        self.tip.sequence.saturating_sub(base)
    }

    /// Whether the journal has grown so long that a snapshot is due.
    pub(super) fn wants_snapshot(&self) -> bool {
        self.lost.is_none()
            && (self.snapshot_due
                || self.journal_bytes > JOURNAL_BYTES.max(self.snapshot_bytes / 4)
                || self.changes() > JOURNAL_CHANGES)
    }

    /// Everything that waits, in one batch, with the last sequence number in it.
    /// `None` while a batch is on its way and where nothing waits.
    pub(super) fn next_batch(&mut self) -> Option<(Batch, u64)> {
        // After a clearing, changes alone would lie on nothing; the snapshot takes them along.
        if self.busy || self.needs_base() || (self.pending.is_empty() && !self.entry_dirty) {
            return None;
        }
        self.busy = true;
        Some((self.pending_batch(), self.tip.sequence))
    }

    /// Whether there is no snapshot in the durable store that changes could follow.
    pub(super) fn needs_base(&self) -> bool {
        self.generations.is_empty()
    }

    fn pending_batch(&self) -> Batch {
        let waiting = self.pending.iter();
        let puts = waiting.map(|pending| (pending.key.clone(), Rc::clone(&pending.bytes))).collect();
        let mut batch = Batch { puts, ..Batch::default() };
        self.fence.arm(self.id, &mut batch);
        batch
    }

    /// Notes what became of a batch; returns the keys that the fast store no longer needs.
    pub(super) fn settle(&mut self, up_to: u64, result: &Result<(), Fault>) -> Vec<String> {
        match result {
            Ok(()) => {
                self.trouble = None;
                self.fence.stands();
                self.settled(up_to)
            }
            Err(fault) => {
                self.fail(fault);
                Vec::new()
            }
        }
    }

    fn settled(&mut self, up_to: u64) -> Vec<String> {
        let mut spent = Vec::new();
        while let Some(pending) = self.pending.pop_front_if(|pending| pending.sequence <= up_to) {
            self.saved = self.saved.max(pending.at);
            if pending.quick {
                spent.push(pending.key);
            }
        }
        spent
    }

    fn fail(&mut self, fault: &Fault) {
        match fault {
            Fault::Superseded => {
                self.lost = Some(self.lost.unwrap_or(0).max(self.pending.len()));
                self.entry_dirty = false;
            }
            Fault::Cleared => {
                // The matrix lives on in this tab: it begins anew with a snapshot.
                self.generations.clear();
                self.fence.expected = None;
                self.snapshot_due = true;
            }
            _ => {}
        }
        self.trouble = Some(fault.clone());
    }

    /// A snapshot of the matrix as it is after the newest change, with everything that waits and
    /// without what it makes superfluous.
    pub(super) fn snapshot_batch(&self, content: Vec<u8>, now: Timestamp) -> (Batch, NewGeneration) {
        let sequence = self.tip.sequence;
        let key = keys::snapshot(self.id, sequence, self.writer);
        let (bytes, _) = seal(&key, &self.stamp(sequence, now), content);
        let length = bytes.len();
        let mut batch = self.pending_batch();
        batch.puts.push((key.clone(), Rc::new(bytes)));
        let generation = Generation { sequence, key };
        let mut stay: Vec<&Generation> =
            self.generations.iter().filter(|other| **other != generation).collect();
        let surplus = (stay.len() + 1).saturating_sub(GENERATIONS);
        batch.deletes = stay.drain(..surplus).map(|old| old.key.clone()).collect();
        let oldest = stay.first().map_or(sequence, |oldest| oldest.sequence);
        let aged = |at: Timestamp| now.seconds() - at.seconds() >= FORGETFUL_SECONDS;
        let marks = self.marks.iter().filter(|(mark, at)| *mark <= oldest && aged(*at));
        let trimmed = marks.map(|(mark, _)| *mark).max();
        batch.ranges.extend(trimmed.map(|up_to| keys::journal_up_to(self.id, up_to)));
        let new = NewGeneration {
            generation,
            at: now,
            bytes: length,
            gone: batch.deletes.clone(),
            trimmed,
            journal_bytes: self.journal_bytes,
        };
        (batch, new)
    }

    /// Notes that the snapshot is durable; returns the keys that the fast store no longer needs.
    pub(super) fn snapshot_written(&mut self, new: NewGeneration) -> Vec<String> {
        let NewGeneration { generation, at, bytes, gone, trimmed, journal_bytes } = new;
        let sequence = generation.sequence;
        self.generations.retain(|old| *old != generation && !gone.contains(&old.key));
        self.generations.push(generation);
        self.generations.sort_by_key(|generation| generation.sequence);
        self.marks.push((sequence, at));
        self.marks.retain(|(mark, _)| trimmed.is_none_or(|trimmed| *mark > trimmed));
        self.snapshot_bytes = bytes;
        self.journal_bytes = self.journal_bytes.saturating_sub(journal_bytes);
        self.snapshot_due = false;
        self.saved = self.saved.max(at);
        self.settle(sequence, &Ok(()))
    }

    /// What the person may be told.
    pub(super) fn saved(&self, now: Timestamp) -> Standing {
        if let Some(late) = self.lost {
            return Standing::Lost(late);
        }
        let Some(oldest) = self.pending.front() else {
            return match (&self.trouble, self.needs_base()) {
                (Some(fault), true) => {
                    Standing::Stuck { quick: false, at: self.tip.at, fault: fault.clone() }
                }
                (None, true) => Standing::Waiting,
                _ => Standing::Safe(self.saved),
            };
        };
        let slow = now.seconds() - oldest.at.seconds() > PATIENCE_SECONDS;
        let fault = match &self.trouble {
            Some(fault) => fault.clone(),
            None if slow => Fault::Slow,
            None => return Standing::Waiting,
        };
        let quick = !self.needs_base() && self.pending.iter().all(|pending| pending.quick);
        Standing::Stuck { quick, at: self.tip.at, fault }
    }
}

/// How the books stand, before it is known what the stores are worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Everything is in the durable store.
    Safe(Timestamp),
    /// Something is on its way.
    Waiting,
    /// The durable store does not take it; whether the fast one has everything.
    Stuck { quick: bool, at: Timestamp, fault: Fault },
    /// Another tab took over.
    Lost(usize),
}
