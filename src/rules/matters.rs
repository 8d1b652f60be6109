//! How many rows settle what an outsourcing contract must settle: the exit, the return of data, and so on.
//!
//! Counted as rows come, go and are renamed, so that no change makes anybody read all titles. Knows nothing of words.

use super::topics::Topics;

/// What settles each matter.
const SETTLES: [fn(Topics) -> bool; Matters::COUNT] = [
    |it| {
        it.meets(Topics::EXIT) || (it.has(Topics::ENDING.and(Topics::CONTRACT)) && !it.meets(Topics::RETURN))
    },
    |it| it.has(Topics::DATA.and(Topics::RETURN)),
    |it| it.has(Topics::INCIDENT.and(Topics::NOTICE)),
    |it| it.meets(Topics::SUBCONTRACT),
];

/// How many rows settle each matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Matters([u32; Matters::COUNT]);

impl Matters {
    /// How many matters there are.
    pub(super) const COUNT: usize = 4;

    /// Counts a row in.
    pub(super) fn add(&mut self, topics: Topics) {
        self.shift(topics, 1);
    }

    /// Counts a row out.
    pub(super) fn remove(&mut self, topics: Topics) {
        self.shift(topics, u32::MAX);
    }

    /// `u32::MAX` takes one away.
    fn shift(&mut self, topics: Topics, one: u32) {
        for (count, settles) in self.0.iter_mut().zip(SETTLES) {
            *count = count.wrapping_add(if settles(topics) { one } else { 0 });
        }
    }

    /// Which matters no row settles.
    pub(super) fn are_open(&self) -> [bool; Self::COUNT] {
        self.0.map(|count| count == 0)
    }
}
