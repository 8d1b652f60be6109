//! The letters that come out: mine's scheme or theirs, with whatever letters are still in use, and cells that
//! keep their meaning when positions change.

use std::collections::HashMap;

use super::building::Building;
use super::{MINE, THEIRS, Target};
use crate::edit::{CellBlock, Edit};
use crate::exchange::compare::{Change, Register};
use crate::model::{ActivityId, LetterSet, MOST_LETTERS, RoleId, Scheme};

impl Building<'_> {
    /// The letters of a set of places in the scheme that comes out; `None` where it has no letter for one.
    pub(super) fn letters(&self, set: u32) -> Option<LetterSet> {
        let (mut letters, mut rest) = (LetterSet::EMPTY, set);
        for (position, place) in self.places.iter().enumerate() {
            if set & 1 << place != 0 {
                letters.0 |= 1 << position;
                rest &= !(1 << place);
            }
        }
        (rest == 0).then_some(letters)
    }

    /// Their letters in the scheme that comes out. Where a letter has no place in it, `target` is left out.
    pub(super) fn their_letters(&mut self, letters: LetterSet, target: Target) -> LetterSet {
        let found = self.letters(self.review.alphabet.set(THEIRS, letters));
        if found.is_none() {
            self.done.left_out.push(target);
        }
        found.unwrap_or_default()
    }

    /// Settles the scheme, and changes it with every cell where it is not mine's.
    pub(super) fn scheme(&mut self) {
        let review = self.review;
        let mine = review.alphabet.places.get(MINE).cloned().unwrap_or_default();
        let theirs = review.alphabet.places.get(THEIRS).cloned().unwrap_or_default();
        let is_taken = self.taken.iter().any(|item| item.target.register() == Register::Scheme);
        self.places.clone_from(&mine);
        if !is_taken && theirs.iter().all(|place| mine.contains(place)) {
            return;
        }
        let cells = self.accepted_cells();
        let needed = self.needed(&cells);
        let mut choices = vec![(review.mine.scheme.clone(), mine)];
        if is_taken {
            choices.push((review.theirs.scheme.clone(), theirs));
        }
        while let Some((mut scheme, mut places)) = choices.pop() {
            let fits = self.extend(&mut scheme, &mut places, needed);
            if fits || choices.is_empty() {
                self.places = places;
                self.change_scheme(scheme, &cells);
                return;
            }
            self.done.left_out.extend(
                self.taken.iter().map(|item| item.target).filter(|it| it.register() == Register::Scheme),
            );
        }
    }

    fn accepted_cells(&self) -> HashMap<(ActivityId, RoleId), u32> {
        let cells = self.taken.iter().filter_map(|item| match (item.target, &item.change) {
            (Target::Letters(activity, role), Change::Letters(set)) => Some(((activity, role), *set)),
            _ => None,
        });
        cells.collect()
    }

    /// Every letter that is in use afterwards, as far as there is room.
    fn needed(&self, cells: &HashMap<(ActivityId, RoleId), u32>) -> u32 {
        let alphabet = &self.review.alphabet;
        let matrix = &self.done.matrix;
        let mut needed = cells.values().fold(0, |all, set| all | set);
        for row in matrix.activities() {
            for (role, letters) in matrix.roles().zip(row.letters()) {
                if !letters.is_empty() && !cells.contains_key(&(row.id, role.id)) {
                    needed |= alphabet.set(MINE, *letters);
                }
            }
        }
        // Rows and columns that theirs brings.
        let theirs = &self.review.theirs;
        let is_fresh = |of, id| self.taken.iter().any(|item| item.target == Target::Record(of, id));
        let fresh_roles: Vec<bool> = theirs.roles().map(|role| is_fresh(Register::Role, role.id.0)).collect();
        for row in theirs.activities() {
            let is_fresh_row = matrix.activity(row.id).is_none() && is_fresh(Register::Activity, row.id.0);
            for (letters, is_fresh_role) in row.letters().iter().zip(&fresh_roles) {
                if is_fresh_row || *is_fresh_role {
                    needed |= alphabet.set(THEIRS, *letters);
                }
            }
        }
        needed
    }

    /// Adds the letters that are needed and missing. `false` where there is no room for one.
    fn extend(&self, scheme: &mut Scheme, places: &mut Vec<usize>, needed: u32) -> bool {
        for (place, letter) in self.review.alphabet.letters.iter().enumerate() {
            if needed & 1 << place == 0 || places.contains(&place) {
                continue;
            }
            let is_free = |symbol: &char| scheme.letters.iter().all(|it| it.symbol != *symbol);
            let symbol = [letter.symbol].into_iter().chain('1'..='9').find(is_free);
            match symbol {
                Some(symbol) if places.len() < MOST_LETTERS => {
                    let mut letter = letter.clone();
                    letter.symbol = symbol;
                    scheme.letters.push(letter);
                    places.push(place);
                }
                _ => return false,
            }
        }
        true
    }

    /// Replaces the scheme. Cells hold positions in it, so those whose positions change are emptied before and
    /// filled again after.
    fn change_scheme(&mut self, scheme: Scheme, cells: &HashMap<(ActivityId, RoleId), u32>) {
        let matrix = &self.done.matrix;
        if scheme == matrix.scheme {
            return;
        }
        let table: Vec<LetterSet> = (0..=u8::MAX)
            .map(|bits| self.letters(self.review.alphabet.set(MINE, LetterSet(bits))).unwrap_or_default())
            .collect();
        let roles: Vec<RoleId> = matrix.roles().map(|role| role.id).collect();
        let mut emptied = CellBlock { roles: roles.clone(), ..CellBlock::default() };
        let mut filled = emptied.clone();
        for row in matrix.activities() {
            let after = row.letters().iter().zip(&roles).map(|(letters, role)| {
                let accepted = cells.get(&(row.id, *role)).and_then(|set| self.letters(*set));
                let kept = table.get(usize::from(letters.0)).copied().unwrap_or_default();
                accepted.unwrap_or(kept)
            });
            let after: Vec<LetterSet> = after.collect();
            if after != row.letters() {
                let empty = |(before, after): (&LetterSet, &LetterSet)| {
                    if before == after { *before } else { LetterSet::EMPTY }
                };
                emptied.letters.extend(row.letters().iter().zip(&after).map(empty));
                emptied.activities.push(row.id);
                filled.letters.extend(after);
                filled.activities.push(row.id);
            }
        }
        if filled.activities.is_empty() {
            self.push(Edit::SetScheme(Box::new(scheme)));
            return;
        }
        self.push(Edit::SetCells(Box::new(emptied)));
        self.push(Edit::SetScheme(Box::new(scheme)));
        self.push(Edit::SetCells(Box::new(filled)));
    }
}
