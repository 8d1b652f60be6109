//! Which rows say the same: titles by key, the first row of each apart from its copies.
//!
//! Most titles stand once, so only a key and an identity are kept for them.

use std::collections::HashMap;

use crate::model::{ActivityId, IdHash, Matrix};

/// Rows by the key of their title.
#[derive(Debug, Clone, Default)]
pub(super) struct TitleIndex {
    /// The first row with a key.
    first: HashMap<u64, ActivityId, IdHash>,
    /// The other rows with it, in no order.
    copies: HashMap<u64, Vec<ActivityId>, IdHash>,
}

impl TitleIndex {
    pub(super) fn with_capacity(rows: usize) -> Self {
        Self { first: HashMap::with_capacity_and_hasher(rows, IdHash::default()), copies: HashMap::default() }
    }

    /// Adds a row; [`TitleIndex::settle`] finds out whether it is the first.
    pub(super) fn add(&mut self, key: u64, row: ActivityId) {
        if key == 0 {
            return;
        }
        let first = *self.first.entry(key).or_insert(row);
        if first != row {
            self.copies.entry(key).or_default().push(row);
        }
    }

    /// Takes a row out. Returns the row that is first instead, where it was the first of several.
    pub(super) fn remove(&mut self, key: u64, row: ActivityId) -> Option<ActivityId> {
        let mut heir = None;
        if self.first.get(&key) == Some(&row) {
            heir = self.copies.get_mut(&key).and_then(Vec::pop);
            match heir {
                Some(heir) => self.first.insert(key, heir),
                None => self.first.remove(&key),
            };
        } else if let Some(copies) = self.copies.get_mut(&key) {
            copies.retain(|copy| *copy != row);
        }
        if self.copies.get(&key).is_some_and(Vec::is_empty) {
            self.copies.remove(&key);
        }
        heir
    }

    /// Makes the row that stands first the first of its key; returns the two rows concerned, if it was another.
    pub(super) fn settle(&mut self, matrix: &Matrix, key: u64) -> Option<[ActivityId; 2]> {
        let first = self.first.get_mut(&key)?;
        let copies = self.copies.get_mut(&key)?;
        let place = |row: &ActivityId| matrix.activity_index(*row).unwrap_or(usize::MAX);
        let earliest = copies.iter_mut().min_by_key(|row| place(row))?;
        if place(earliest) > place(first) {
            return None;
        }
        std::mem::swap(first, earliest);
        Some([*first, *earliest])
    }

    /// The keys that stand more than once.
    pub(super) fn repeated(&self) -> Vec<u64> {
        self.copies.keys().copied().collect()
    }

    /// Whether an earlier row has the key.
    pub(super) fn is_copy(&self, key: u64, row: ActivityId) -> bool {
        key != 0 && self.first.get(&key).is_some_and(|first| *first != row)
    }

    /// The first row with the key.
    pub(super) fn first(&self, key: u64) -> Option<ActivityId> {
        self.first.get(&key).copied()
    }
}

impl PartialEq for TitleIndex {
    fn eq(&self, other: &Self) -> bool {
        let sorted = |index: &Self| {
            let mut all: Vec<_> = index.copies.iter().map(|(key, rows)| (*key, rows.clone())).collect();
            all.iter_mut().for_each(|(_, rows)| rows.sort_unstable());
            all.sort_unstable();
            all
        };
        self.first == other.first && sorted(self) == sorted(other)
    }
}
