//! Duties kept apart: which rows are which duty, and which roles hold which side of each pair.
//!
//! Titles are matched against the pairs when a title, a nature or a pair changes; a letter shifts a few counts.

use std::collections::HashMap;

use super::layout::Parts;
use super::topics::{Topics, topics_of_word};
use super::words::{any_word, folded};
use crate::model::{ActivityId, IdHash, LetterSet, Matrix};

/// Pairs beyond this many are not checked; nobody can keep so many duties in mind.
pub(super) const MOST_PAIRS: usize = 128;
/// A word unknown to `topics` is compared by so many letters, so that "translate" meets "translation".
const STEM: usize = 6;
/// Words that a duty may be written with and that say nothing: "review their logs".
const FILLERS: &[&str] = &["their", "its", "own", "system", "systems"];

/// One side of a pair: what a title must speak of, and the words it must have beside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Side {
    needs: Topics,
    words: Vec<String>,
}

impl Side {
    fn of(text: &str) -> Self {
        let mut side = Self::default();
        for word in folded(text).split(' ').filter(|word| !word.is_empty() && !FILLERS.contains(word)) {
            match topics_of_word(word) {
                Topics::NONE => side.words.push(word.to_owned()),
                topics => side.needs = side.needs.and(topics),
            }
        }
        side
    }

    /// Whether it says anything.
    fn is_empty(&self) -> bool {
        self.needs.is_none() && self.words.is_empty()
    }

    fn fits(&self, topics: Topics, title: &str) -> bool {
        topics.has(self.needs)
            && !self.is_empty()
            && self.words.iter().all(|word| any_word(title, &|other| is_alike(word, other)))
    }
}

/// Whether a word of a title is a word of a duty in one of its forms.
fn is_alike(word: &str, other: &str) -> bool {
    match word.get(..STEM) {
        Some(stem) => other.starts_with(stem),
        None => {
            other == word || other.strip_suffix('s') == Some(word) || word.strip_suffix('s') == Some(other)
        }
    }
}

/// The duties kept apart, and who holds them. Sides are numbered: two for each pair, the first one even.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Separation {
    sides: Vec<Side>,
    /// The sides that a row is on; most rows are on none and are not listed.
    rows: HashMap<ActivityId, Vec<u16>, IdHash>,
    /// Per side and column, how many rows of the side the role does or owns.
    held: Vec<u32>,
    /// Per column, the pairs whose first and whose second side it holds, one bit each.
    masks: Vec<[u128; 2]>,
    load: LetterSet,
}

impl Separation {
    /// The matrix's pairs, with no row yet.
    pub(super) fn of(matrix: &Matrix) -> Self {
        let pairs = matrix.separated_pairs.iter().take(MOST_PAIRS);
        let sides: Vec<_> = pairs.flat_map(|pair| [Side::of(&pair.first), Side::of(&pair.second)]).collect();
        let roles = matrix.role_count();
        Self {
            held: vec![0; sides.len() * roles],
            masks: vec![[0; 2]; roles],
            rows: HashMap::default(),
            load: Parts::of(&matrix.scheme).load(),
            sides,
        }
    }

    /// Whether the matrix has no pairs, so that there is nothing to follow.
    fn is_idle(&self) -> bool {
        self.sides.is_empty()
    }

    /// The sides that a row is on. A row on both sides of a pair is on the side that controls the other, and on
    /// neither where both do or none does: its letters do not tell who does which part.
    fn sides_of(&self, topics: Topics, title: &str) -> Vec<u16> {
        let mut found = Vec::new();
        for (pair, sides) in (0u16..).zip(self.sides.chunks_exact(2)) {
            let [first, second] = sides else { continue };
            let controls = |side: &Side| side.needs.meets(Topics::CONTROL);
            match (first.fits(topics, title), second.fits(topics, title)) {
                (true, true) if controls(first) == controls(second) => {}
                (true, other) if !other || controls(first) => found.push(pair * 2),
                (_, true) => found.push(pair * 2 + 1),
                _ => {}
            }
        }
        found
    }

    /// Counts a new row in; [`Separation::settle`] follows.
    pub(super) fn add_row(&mut self, id: ActivityId, topics: Topics, title: &str, letters: &[LetterSet]) {
        if self.is_idle() {
            return;
        }
        let sides = self.sides_of(topics, title);
        self.count_row(&sides, letters, 1);
        if !sides.is_empty() {
            self.rows.insert(id, sides);
        }
    }

    /// Counts a row out. Whether it was on any side.
    pub(super) fn remove_row(&mut self, id: ActivityId, letters: &[LetterSet]) -> bool {
        let Some(sides) = self.rows.remove(&id) else { return false };
        self.count_row(&sides, letters, u32::MAX);
        true
    }

    /// Adds one to what each role holds that does or owns the row; `u32::MAX` takes one away.
    fn count_row(&mut self, sides: &[u16], letters: &[LetterSet], one: u32) {
        let (load, roles) = (self.load, self.masks.len());
        for side in sides {
            let start = usize::from(*side) * roles;
            let counts = self.held.get_mut(start..start + roles).unwrap_or_default();
            for (count, letters) in counts.iter_mut().zip(letters) {
                *count = count.wrapping_add(if letters.meets(load) { one } else { 0 });
            }
        }
    }

    /// Puts a row where its title and nature now belong. Whether that is somewhere else.
    pub(super) fn retitle(
        &mut self,
        id: ActivityId,
        topics: Topics,
        title: &str,
        letters: &[LetterSet],
    ) -> bool {
        if self.is_idle() {
            return false;
        }
        let now = self.sides_of(topics, title);
        if self.rows.get(&id).map(Vec::as_slice).unwrap_or_default() == now {
            return false;
        }
        self.remove_row(id, letters);
        self.add_row(id, topics, title, letters);
        true
    }

    /// Works out again who holds what, after rows came, went or moved.
    pub(super) fn settle(&mut self) {
        let roles = self.masks.len();
        self.masks.fill([0; 2]);
        for (side, counts) in self.held.chunks_exact(roles.max(1)).enumerate() {
            for (mask, count) in self.masks.iter_mut().zip(counts) {
                set_bit(mask, side, *count > 0);
            }
        }
    }

    /// Follows one cell's change.
    pub(super) fn shift(&mut self, row: ActivityId, position: usize, before: LetterSet, after: LetterSet) {
        let (held, holds) = (before.meets(self.load), after.meets(self.load));
        let Some(sides) = self.rows.get(&row).filter(|_| held != holds) else { return };
        let roles = self.masks.len();
        for side in sides.iter().copied().map(usize::from) {
            let Some(count) = self.held.get_mut(side * roles + position) else { continue };
            *count = count.wrapping_add(u32::from(holds)).wrapping_sub(u32::from(held));
            let is_held = *count > 0;
            if let Some(mask) = self.masks.get_mut(position) {
                set_bit(mask, side, is_held);
            }
        }
    }

    fn masks(&self, position: usize) -> [u128; 2] {
        self.masks.get(position).copied().unwrap_or_default()
    }

    /// The pairs of which the role holds both sides, one bit each.
    pub(super) fn held_by_role(&self, position: usize) -> u128 {
        let [first, second] = self.masks(position);
        first & second
    }

    /// The pairs of which one of the roles holds one side and another role the other.
    pub(super) fn held_between(&self, roles: &[usize]) -> u128 {
        let mut pairs = 0;
        for (index, one) in roles.iter().enumerate() {
            let [first, second] = self.masks(*one);
            for other in roles.iter().skip(index + 1) {
                let [other_first, other_second] = self.masks(*other);
                pairs |= first & other_second | second & other_first;
            }
        }
        pairs
    }

    /// Whether the row is on the side: of this pair, the first or the second.
    pub(super) fn is_on(&self, row: ActivityId, pair: usize, second: bool) -> bool {
        self.sides_of_row(row).any(|side| side == (pair, second))
    }

    /// The sides that the row is on: each pair's number, and whether it is the second side.
    pub(super) fn sides_of_row(&self, row: ActivityId) -> impl Iterator<Item = (usize, bool)> + '_ {
        let sides = self.rows.get(&row).map(Vec::as_slice).unwrap_or_default();
        sides.iter().map(|side| (usize::from(side / 2), side % 2 == 1))
    }
}

fn set_bit(mask: &mut [u128; 2], side: usize, holds: bool) {
    let bit = 1u128 << (side / 2 % MOST_PAIRS);
    if let Some(pairs) = mask.get_mut(side % 2) {
        *pairs = if holds { *pairs | bit } else { *pairs & !bit };
    }
}

/// The numbers of the pairs in a mask.
pub(super) fn pairs_in(mask: u128) -> impl Iterator<Item = usize> {
    (0..MOST_PAIRS).filter(move |pair| mask >> pair & 1 == 1)
}
