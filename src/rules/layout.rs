//! What every row check needs of the matrix beyond the row: letters by part, columns by side, limits.
//!
//! Rebuilt when roles' order, parties, scheme or settings change; a keystroke only reads it.

use super::lexicon;
use super::register_traits::RegisterTraits;
use crate::model::{LetterSet, Limits, Matrix, Part, PartyId, PartyKind, Role, RoleId, Scheme};

/// How many bits of a packed tally one count takes.
const FIELD: u32 = 12;
/// The most cells whose packed tally cannot overflow a field.
const MOST_CELLS: usize = (1 << FIELD) - 1;

/// How many cells hold a letter of each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PartTally {
    /// Cells with a letter that does the work.
    pub(super) does: u32,
    /// Cells with a letter that owns the outcome.
    pub(super) owns: u32,
    /// Cells with a letter that gives input.
    pub(super) before: u32,
    /// Cells with a letter that is told.
    pub(super) after: u32,
    /// Cells with any letter.
    pub(super) any: u32,
}

impl PartTally {
    fn unpacked(packed: u64) -> Self {
        let field = |place: u32| (packed >> (place * FIELD)) as u32 & MOST_CELLS as u32;
        Self { does: field(0), owns: field(1), before: field(2), after: field(3), any: field(4) }
    }

    /// Both tallies together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            does: self.does + other.does,
            owns: self.owns + other.owns,
            before: self.before + other.before,
            after: self.after + other.after,
            any: self.any + other.any,
        }
    }

    /// How often the side has a say or is told: owners, consulted and informed.
    pub(super) fn heard(self) -> u32 {
        self.owns + self.before + self.after
    }
}

/// The tallies of one row by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct SideTally {
    pub(super) customer: PartTally,
    pub(super) provider: PartTally,
    pub(super) third: PartTally,
}

/// A column's side as masks over a packed tally: all ones or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct SideMask {
    provider: u64,
    third: u64,
}

/// What row checks need to know of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ColumnTraits {
    pub(super) role: RoleId,
    pub(super) party: PartyId,
    pub(super) side: PartyKind,
    /// Whether its title is that of an engineering role.
    pub(super) technical: bool,
    /// Whether its title is that of somebody who watches over law and obligations.
    pub(super) compliance: bool,
    /// Whether its title is that of somebody who answers for the business.
    pub(super) business: bool,
}

impl ColumnTraits {
    fn of(matrix: &Matrix, role: &Role) -> Self {
        Self {
            role: role.id,
            party: role.party,
            side: matrix.side(role),
            technical: lexicon::is_technical_role(&role.title),
            compliance: lexicon::is_compliance_role(&role.title),
            business: lexicon::is_business_role(&role.title),
        }
    }
}

/// The letters of a scheme by the part they play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Parts {
    pub(super) does: LetterSet,
    pub(super) owns: LetterSet,
    pub(super) before: LetterSet,
    pub(super) after: LetterSet,
}

impl Parts {
    pub(super) fn of(scheme: &Scheme) -> Self {
        let playing = |part| scheme.playing(part);
        Self {
            does: playing(Part::Does),
            owns: playing(Part::Owns),
            before: playing(Part::Before),
            after: playing(Part::After),
        }
    }

    /// The letters that make work: doing and owning.
    pub(super) const fn load(self) -> LetterSet {
        self.does.union(self.owns)
    }

    /// The packed tally of one cell.
    fn weight(self, letters: LetterSet) -> u64 {
        let flags = [
            letters.meets(self.does),
            letters.meets(self.owns),
            letters.meets(self.before),
            letters.meets(self.after),
            !letters.is_empty(),
        ];
        flags.iter().rev().fold(0, |packed, flag| packed << FIELD | u64::from(*flag))
    }
}

/// What every row check needs of the matrix beyond the row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    pub(super) parts: Parts,
    pub(super) limits: Limits,
    pub(super) one_owner_per_party: bool,
    pub(super) columns: Vec<ColumnTraits>,
    /// What the scope register and the decision levels say.
    pub(super) registers: RegisterTraits,
    masks: Vec<SideMask>,
    weights: Box<[u64; 256]>,
}

impl Layout {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let parts = Parts::of(&matrix.scheme);
        let columns: Vec<_> = matrix.roles().map(|role| ColumnTraits::of(matrix, role)).collect();
        let all = |holds: bool| if holds { u64::MAX } else { 0 };
        let masks = columns.iter().map(|column| SideMask {
            provider: all(column.side == PartyKind::Provider),
            third: all(column.side == PartyKind::ThirdParty),
        });
        let mut weights = Box::new([0; 256]);
        for (letters, weight) in (0..=u8::MAX).zip(weights.iter_mut()) {
            *weight = parts.weight(LetterSet(letters));
        }
        Self {
            parts,
            limits: matrix.rules.limits.clone(),
            one_owner_per_party: matrix.rules.one_owner_per_party,
            masks: masks.collect(),
            columns,
            registers: RegisterTraits::of(matrix),
            weights,
        }
    }

    /// Whether the role's traits are no longer what rows were judged by.
    pub(super) fn is_outdated(&self, matrix: &Matrix, role: RoleId) -> bool {
        let current = matrix.role(role).map(|role| ColumnTraits::of(matrix, role));
        let known = matrix.role_index(role).and_then(|position| self.columns.get(position));
        current.as_ref() != known
    }

    /// What is known of the role's column.
    pub(super) fn column_of(&self, role: RoleId) -> Option<&ColumnTraits> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// Counts a row's cells by part and side, without a branch per cell.
    pub(super) fn tally(&self, letters: &[LetterSet]) -> SideTally {
        let mut result = SideTally::default();
        for (cells, masks) in letters.chunks(MOST_CELLS).zip(self.masks.chunks(MOST_CELLS)) {
            let (mut all, mut provider, mut third) = (0u64, 0u64, 0u64);
            for (cell, mask) in cells.iter().zip(masks) {
                let weight = self.weights.get(usize::from(cell.0)).copied().unwrap_or(0);
                all += weight;
                provider += weight & mask.provider;
                third += weight & mask.third;
            }
            result.customer = result.customer.plus(PartTally::unpacked(all - provider - third));
            result.provider = result.provider.plus(PartTally::unpacked(provider));
            result.third = result.third.plus(PartTally::unpacked(third));
        }
        result
    }

    /// Whether one party has several owners in the row.
    pub(super) fn has_rival_owners(&self, letters: &[LetterSet]) -> bool {
        let owners = || letters.iter().zip(&self.columns).filter(|(cell, _)| cell.meets(self.parts.owns));
        owners().enumerate().any(|(index, (_, column))| {
            owners().take(index).any(|(_, earlier)| earlier.party == column.party)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Activity, ActivityId, Id, Party};

    #[test]
    fn more_cells_than_a_packed_tally_holds_are_still_counted() {
        let mut matrix = Matrix::default();
        let party = PartyId(Id::from_bits(1));
        matrix.parties.push(Party { id: party, kind: PartyKind::Provider, ..Party::default() });
        for number in 0..10_000 {
            let role = Role { id: RoleId(Id::from_bits(number + 1)), ..Role::default() };
            matrix.push_role(Role { party: if number < 6_000 { party } else { PartyId::default() }, ..role });
        }
        let mut row = Activity::new(ActivityId::default(), "Busy", 10_000);
        (0..10_000).for_each(|position| row.set_letters_at(position, LetterSet(0b0011)));
        let tally = Layout::of(&matrix).tally(row.letters());
        assert_eq!((tally.provider.does, tally.customer.owns, tally.third.any), (6_000, 4_000, 0));
    }
}
