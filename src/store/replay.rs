//! What was recovered: a snapshot, and the changes that follow it without a gap.
//!
//! Each change names the checksum of the one before it, so the journal is a chain: a change belongs to it
//! or does not, and two tabs that once wrote at the same time can never be mixed. Knows no stores.

use std::collections::BTreeMap;

use super::keys;
use super::record::{Damage, Sealed, content, unseal};
use crate::edit::Transaction;
use crate::model::{Matrix, Timestamp};

/// Which store a record was found in. The durable one counts more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Fast,
    Durable,
}

/// A record as it was found, by the key it has in the durable store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) place: Place,
    pub(super) key: String,
    pub(super) bytes: Vec<u8>,
}

/// The end of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tip {
    pub(super) sequence: u64,
    pub(super) checksum: u64,
    pub(super) at: Timestamp,
}

/// A change that was made after the snapshot, for the change log that a snapshot would have held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// When it was made.
    pub at: Timestamp,
    /// Its name.
    pub label: String,
}

/// What came out.
#[derive(Debug)]
pub(super) struct Replay {
    pub(super) matrix: Matrix,
    pub(super) tip: Tip,
    pub(super) replayed: Vec<Replayed>,
    /// Bytes of the changes since the snapshot.
    pub(super) journal_bytes: usize,
    /// Changes that belong to the chain but lie in the fast store only, in order.
    pub(super) tail: Vec<(u64, Timestamp, Raw)>,
    /// Keys in the fast store that hold nothing the durable one does not.
    pub(super) spent: Vec<String>,
    /// Damaged records whose change is there all the same.
    pub(super) copies: Vec<Raw>,
    /// Records that cannot be used: damaged, or after a gap.
    pub(super) unusable: Vec<Raw>,
    /// Whole records that are no part of the chain: written by a tab that had lost the matrix.
    pub(super) late: Vec<Raw>,
}

#[derive(Debug)]
struct Candidate {
    raw: Raw,
    sealed: Sealed,
}

/// Follows the chain from the snapshot's end through everything that was found.
///
/// # Errors
/// Where a later version of the program wrote one of the changes; `format` is the latest that is known.
pub(super) fn replay(matrix: Matrix, base: Tip, found: Vec<Raw>, format: u32) -> Result<Replay, Damage> {
    let mut out = Replay {
        matrix,
        tip: base,
        replayed: Vec::new(),
        journal_bytes: 0,
        tail: Vec::new(),
        spent: Vec::new(),
        copies: Vec::new(),
        unusable: Vec::new(),
        late: Vec::new(),
    };
    let mut broken = Vec::new();
    let mut by_sequence: BTreeMap<u64, Vec<Candidate>> = BTreeMap::new();
    for raw in found {
        match unseal(&raw.key, &raw.bytes, format) {
            Ok(sealed) => {
                by_sequence.entry(sealed.stamp.sequence).or_default().push(Candidate { raw, sealed });
            }
            Err(Damage::Newer) => return Err(Damage::Newer),
            Err(Damage::Broken) => broken.push(raw),
        }
    }
    for candidates in by_sequence.values_mut() {
        out.drop_twins(candidates);
    }
    out.follow(&mut by_sequence);
    out.sort_rest(base.sequence, by_sequence, broken);
    Ok(out)
}

impl Replay {
    /// One change found in both stores is one change; the fast store's record is not needed any more.
    fn drop_twins(&mut self, candidates: &mut Vec<Candidate>) {
        candidates.sort_by_key(|candidate| std::cmp::Reverse(candidate.raw.place));
        let mut seen: Vec<u64> = Vec::new();
        candidates.retain(|candidate| {
            let twin = seen.contains(&candidate.sealed.checksum);
            if twin {
                self.spent.push(candidate.raw.key.clone());
            } else {
                seen.push(candidate.sealed.checksum);
            }
            !twin
        });
    }

    /// Applies one change after the other for as long as each follows the one before it.
    fn follow(&mut self, by_sequence: &mut BTreeMap<u64, Vec<Candidate>>) {
        while let Some(mut candidates) = by_sequence.remove(&(self.tip.sequence + 1)) {
            let follows = |candidate: &Candidate| candidate.sealed.stamp.previous == self.tip.checksum;
            let rank = |candidate: &Candidate| {
                (candidate.raw.place, candidate.sealed.stamp.epoch, candidate.sealed.stamp.writer)
            };
            let heirs = candidates.iter().enumerate().filter(|(_, candidate)| follows(candidate));
            let best = heirs.max_by_key(|(_, candidate)| rank(candidate)).map(|(at, _)| at);
            let heir = best.map(|at| candidates.swap_remove(at));
            let applied = heir.is_some_and(|heir| match self.apply(heir) {
                Ok(()) => true,
                Err(refused) => {
                    self.unusable.push(refused);
                    false
                }
            });
            let rest = candidates.into_iter().map(|candidate| candidate.raw);
            if !applied {
                self.unusable.extend(rest);
                return;
            }
            self.late.extend(rest);
        }
    }

    fn apply(&mut self, heir: Candidate) -> Result<(), Raw> {
        let Candidate { raw, sealed } = heir;
        // As text, like the files: the two then share the code that reads it.
        let text = std::str::from_utf8(content(&raw.bytes, &sealed)).unwrap_or_default();
        let transaction = serde_json::from_str::<Transaction>(text);
        let Ok(transaction) = transaction else { return Err(raw) };
        let label = transaction.label.clone();
        if transaction.apply(&mut self.matrix).is_err() {
            return Err(raw);
        }
        let at = sealed.stamp.at;
        self.tip = Tip { sequence: sealed.stamp.sequence, checksum: sealed.checksum, at };
        self.replayed.push(Replayed { at, label });
        self.journal_bytes += raw.bytes.len();
        if raw.place == Place::Fast {
            self.tail.push((sealed.stamp.sequence, at, raw));
        }
        Ok(())
    }

    /// Says of each record that was not applied what it is.
    fn sort_rest(&mut self, base: u64, rest: BTreeMap<u64, Vec<Candidate>>, broken: Vec<Raw>) {
        for (sequence, candidates) in rest {
            if sequence > base {
                self.unusable.extend(candidates.into_iter().map(|candidate| candidate.raw));
                continue;
            }
            // Durable changes up to the snapshot stay, so that an older snapshot can be brought up to date.
            let fast = candidates.into_iter().filter(|candidate| candidate.raw.place == Place::Fast);
            self.late.extend(fast.map(|candidate| candidate.raw));
        }
        for raw in broken {
            let covered = keys::sequence_of(&raw.key).is_some_and(|sequence| sequence <= self.tip.sequence);
            if covered { self.copies.push(raw) } else { self.unusable.push(raw) }
        }
    }
}
