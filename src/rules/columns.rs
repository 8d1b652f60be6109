//! What role rules look at: each column's letters, counted and hashed as cells change.
//!
//! A keystroke shifts one count; nothing here is ever counted again from the rows except in a full validation.

use std::collections::HashSet;

use super::contacts::{Reach, reach};
use super::layout::Parts;
use super::lexicon;
use super::mask::RuleMask;
use super::words::{spread, title_key};
use super::{confusable, registry::RuleId};
use crate::model::{ActivityId, IdHash, LetterSet, Limits, Matrix, PartyId, Person, Role, RoleId};

/// On how many activities a role has letters of each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoleCounts {
    /// Activities it does the work of.
    pub does: u32,
    /// Activities it owns.
    pub owns: u32,
    /// Activities it is consulted on.
    pub before: u32,
    /// Activities it is informed of.
    pub after: u32,
    /// Activities it does or owns, or both: its load.
    pub load: u32,
    /// Activities it has any letter on.
    pub any: u32,
    /// Activities it has any other letter on than one that informs.
    pub beyond_informed: u32,
}

/// The letters of every column: how often each combination stands in it, and a hash of where.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ColumnLetters {
    parts: Parts,
    /// How many combinations of letters the scheme has.
    combinations: usize,
    /// Per column, how many rows hold each combination; empty cells are not counted.
    histogram: Vec<u32>,
    /// Per column, the sum of what each of its letters adds; equal columns have equal sums.
    hashes: Vec<u64>,
    /// What each combination of letters multiplies a row's share by; none for no letter.
    salts: Box<[u64; 256]>,
}

/// So many cells of a row are looked at together.
const CHUNK: usize = 128;

/// What a row adds to a column's hash for a letter there.
const fn share(row: ActivityId) -> u64 {
    spread(row.0.bits() ^ 0x5851_f42d_4c95_7f2d)
}

impl ColumnLetters {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let combinations = 1usize << matrix.scheme.letters.len().min(crate::model::MOST_LETTERS);
        let mut salts = Box::new([0; 256]);
        for (letters, salt) in (0u64..).zip(salts.iter_mut()).skip(1) {
            *salt = spread(letters.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1;
        }
        let width = matrix.role_count();
        Self {
            parts: Parts::of(&matrix.scheme),
            combinations,
            histogram: vec![0; combinations * width],
            hashes: vec![0; width],
            salts,
        }
    }

    fn salt(&self, letters: LetterSet) -> u64 {
        self.salts.get(usize::from(letters.0)).copied().unwrap_or(0)
    }

    /// Counts a new row in.
    pub(super) fn add_row(&mut self, row: ActivityId, letters: &[LetterSet]) {
        let share = share(row);
        let (mut filled, mut start) = ([0u8; CHUNK], 0);
        for cells in letters.chunks(CHUNK) {
            // Most cells are empty, and which ones nobody can guess: they are left out without a branch.
            let mut count = 0;
            for (position, letters) in (0u8..).zip(cells) {
                if let Some(slot) = filled.get_mut(count) {
                    *slot = position;
                }
                count += usize::from(!letters.is_empty());
            }
            for position in filled.iter().take(count).map(|position| usize::from(*position)) {
                let index = cells.get(position).map_or(0, |letters| usize::from(letters.0));
                let position = start + position;
                if let Some(count) = self.histogram.get_mut(position * self.combinations + index) {
                    *count += 1;
                }
                if let Some(hash) = self.hashes.get_mut(position) {
                    let salt = self.salts.get(index).copied().unwrap_or(0);
                    *hash = hash.wrapping_add(share.wrapping_mul(salt));
                }
            }
            start += CHUNK;
        }
    }

    /// Counts a row that is gone out.
    pub(super) fn remove_row(&mut self, row: ActivityId, letters: &[LetterSet]) {
        for (position, letters) in letters.iter().enumerate() {
            self.shift(row, position, *letters, LetterSet::EMPTY);
        }
    }

    /// Follows one cell's change.
    pub(super) fn shift(&mut self, row: ActivityId, position: usize, before: LetterSet, after: LetterSet) {
        let start = position * self.combinations;
        if let Some(histogram) = self.histogram.get_mut(start..start + self.combinations) {
            for (letters, one) in [(before, u32::MAX), (after, 1)] {
                if let Some(count) = histogram.get_mut(usize::from(letters.0)).filter(|_| !letters.is_empty())
                {
                    *count = count.wrapping_add(one);
                }
            }
        }
        let change = self.salt(after).wrapping_sub(self.salt(before));
        if let Some(hash) = self.hashes.get_mut(position) {
            *hash = hash.wrapping_add(share(row).wrapping_mul(change));
        }
    }

    /// The hash of where the column's letters stand; equal for identical columns.
    pub(super) fn hash(&self, position: usize) -> u64 {
        self.hashes.get(position).copied().unwrap_or(0)
    }

    pub(super) fn counts(&self, position: usize) -> RoleCounts {
        let start = position * self.combinations;
        let histogram = self.histogram.get(start..start + self.combinations).unwrap_or_default();
        let mut counts = RoleCounts::default();
        for (letters, count) in (0u8..=u8::MAX).map(LetterSet).zip(histogram).skip(1) {
            let when = |holds: bool| if holds { *count } else { 0 };
            counts.does += when(letters.meets(self.parts.does));
            counts.owns += when(letters.meets(self.parts.owns));
            counts.before += when(letters.meets(self.parts.before));
            counts.after += when(letters.meets(self.parts.after));
            counts.load += when(letters.meets(self.parts.load()));
            counts.beyond_informed += when(!letters.without(self.parts.after).is_empty());
            counts.any += count;
        }
        counts
    }
}

/// What the engine keeps of a role beside its letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RoleProfile {
    pub(super) id: RoleId,
    pub(super) party: PartyId,
    /// The key of its title, 0 where it says nothing.
    pub(super) key: u64,
    /// What its title alone is guilty of.
    pub(super) by_title: RuleMask,
    /// Whether somebody holds it.
    pub(super) has_holder: bool,
    /// Whether somebody stands in who can be reached directly.
    pub(super) has_deputy: bool,
    /// Whether all that is known of how to reach it is a shared mailbox, a queue or a switchboard.
    pub(super) is_anybody: bool,
    /// Whether it is said what it may decide.
    pub(super) has_authority: bool,
    /// Whether it owns assets, by its own words or the scope register's.
    pub(super) owns_assets: bool,
    /// Whether an escalation names it.
    pub(super) is_called: bool,
    pub(super) found: RuleMask,
    pub(super) waived: RuleMask,
}

impl RoleProfile {
    pub(super) fn of(
        matrix: &Matrix,
        named: &NamedRoles,
        role: &Role,
        found: RuleMask,
        waived: RuleMask,
    ) -> Self {
        let parties: Vec<&str> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
        let by_title = RuleMask::of(RuleId::RoleVague)
            .when(lexicon::is_vague_role(&role.title))
            .union(RuleMask::of(RuleId::RolePerson).when(lexicon::is_person(&role.title, &parties)))
            .union(RuleMask::of(RuleId::TextConfusable).when(confusable::is_confusable(&role.title)));
        Self {
            id: role.id,
            party: role.party,
            key: title_key(&role.title),
            by_title,
            has_holder: role.holders.iter().any(|holder| matrix.person(*holder).is_some()),
            has_deputy: deputy(matrix, role).is_some_and(|person| reach(&person.contact) == Reach::Someone),
            is_anybody: reach_of(matrix, role) == Reach::Anybody,
            has_authority: !role.authorisation_level.trim().is_empty(),
            owns_assets: !role.assets.trim().is_empty() || named.owners.contains(&role.id),
            is_called: named.called.contains(&role.id),
            found,
            waived,
        }
    }
}

/// The roles that registers name, collected once for all columns.
#[derive(Debug, Default)]
pub(super) struct NamedRoles {
    /// In an escalation.
    called: HashSet<RoleId, IdHash>,
    /// As the owner of a scope item.
    owners: HashSet<RoleId, IdHash>,
}

impl NamedRoles {
    pub(super) fn of(matrix: &Matrix) -> Self {
        Self {
            called: matrix.escalations.iter().flat_map(super::duties::named_by).collect(),
            owners: matrix.scope.iter().filter_map(|item| item.owner).collect(),
        }
    }
}

/// Who stands in, where that is somebody else than the only holder.
pub(super) fn deputy<'a>(matrix: &'a Matrix, role: &Role) -> Option<&'a Person> {
    let deputy = role.deputy?;
    let mut others = role.holders.iter().filter(|holder| **holder != deputy);
    others.any(|holder| matrix.person(*holder).is_some()).then(|| matrix.person(deputy))?
}

/// The best of what is known of how to reach the role or one of its holders.
fn reach_of(matrix: &Matrix, role: &Role) -> Reach {
    let holders = role.holders.iter().filter_map(|holder| matrix.person(*holder));
    let best = holders.map(|person| reach(&person.contact)).max();
    best.unwrap_or(Reach::Nobody).max(reach(&role.contact))
}

/// One role as the role rules see it.
pub(super) struct RoleFacts<'a> {
    pub(super) limits: &'a Limits,
    pub(super) profile: &'a RoleProfile,
    pub(super) counts: RoleCounts,
    /// How many activities there are.
    pub(super) activities: u32,
    /// How many of them have a letter.
    pub(super) begun: u32,
    /// Whether an earlier role of its party has a near-same title or the same letters everywhere.
    pub(super) is_copy: bool,
    /// Whether it holds both sides of a separated pair.
    pub(super) holds_both_sides: bool,
}
