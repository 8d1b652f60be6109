//! Counts of letters by the part they play, and shares of a whole.
//!
//! A cell is looked up in a table of all combinations, so that counting a large matrix is adding up.

use crate::model::{LetterSet, Part, Scheme};

/// How many cells hold a letter of each part; a cell with two letters of one part counts once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Does the work.
    pub does: u32,
    /// Owns the outcome.
    pub owns: u32,
    /// Gives input before.
    pub before: u32,
    /// Is told after.
    pub after: u32,
    /// Has any other duty.
    pub other: u32,
    /// Does or owns, or both: what makes work.
    pub load: u32,
    /// Has any letter.
    pub any: u32,
    /// Is told after and nothing else.
    pub only_after: u32,
}

impl Tally {
    /// Counts the other in.
    pub fn add(&mut self, other: &Self) {
        self.does += other.does;
        self.owns += other.owns;
        self.before += other.before;
        self.after += other.after;
        self.other += other.other;
        self.load += other.load;
        self.any += other.any;
        self.only_after += other.only_after;
    }

    /// How often something is heard of: asked before or told after.
    pub const fn hears(&self) -> u32 {
        self.before + self.after
    }

    /// Whether there are letters, and each of them only informs.
    pub const fn is_only_informed(&self) -> bool {
        self.any > 0 && self.only_after == self.any
    }
}

/// The tally of one cell for each combination of a scheme's letters.
pub(super) struct Tallies(Box<[Tally; 256]>);

impl Tallies {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let parts = [Part::Does, Part::Owns, Part::Before, Part::After, Part::Other];
        let [does, owns, before, after, other] = parts.map(|part| scheme.playing(part));
        let mut tallies = Box::new([Tally::default(); 256]);
        for (letters, tally) in (0..=u8::MAX).map(LetterSet).zip(tallies.iter_mut()) {
            let meets = |part: LetterSet| u32::from(letters.meets(part));
            *tally = Tally {
                does: meets(does),
                owns: meets(owns),
                before: meets(before),
                after: meets(after),
                other: meets(other),
                load: meets(does.union(owns)),
                any: u32::from(!letters.is_empty()),
                only_after: u32::from(letters.meets(after) && letters.without(after).is_empty()),
            };
        }
        Self(tallies)
    }

    /// The tally of a cell with these letters.
    pub(super) fn cell(&self, letters: LetterSet) -> &Tally {
        const NOTHING: &Tally =
            &Tally { does: 0, owns: 0, before: 0, after: 0, other: 0, load: 0, any: 0, only_after: 0 };
        self.0.get(usize::from(letters.0)).unwrap_or(NOTHING)
    }

    /// The tally of several cells.
    pub(super) fn sum(&self, cells: &[LetterSet]) -> Tally {
        let mut sum = Tally::default();
        cells.iter().for_each(|letters| sum.add(self.cell(*letters)));
        sum
    }
}

/// A part of a whole: 12 of 60 activities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Share {
    /// How many.
    pub part: u32,
    /// Of how many.
    pub whole: u32,
}

impl Share {
    /// The share in per cent, rounded down; 0 of nothing is 0.
    pub fn percent(self) -> u32 {
        let percent = (u64::from(self.part) * 100).checked_div(u64::from(self.whole)).unwrap_or(0);
        u32::try_from(percent).unwrap_or(u32::MAX)
    }
}
