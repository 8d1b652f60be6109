//! The provider interface: which side owns what another side does, with the activities behind each number.

use crate::model::{ActivityId, Matrix, Part, PartyKind};

/// A set of sides of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Sides(u8);

impl Sides {
    /// Nobody.
    pub const NONE: Self = Self(0);
    /// Every set, those of one side first; "nobody" comes last.
    pub const ALL: [Self; 8] = [Self(1), Self(2), Self(4), Self(3), Self(5), Self(6), Self(7), Self::NONE];

    /// The set of one side.
    pub const fn of(side: PartyKind) -> Self {
        match side {
            PartyKind::Customer => Self(1),
            PartyKind::Provider => Self(2),
            PartyKind::ThirdParty => Self(4),
        }
    }

    /// Both sets' sides.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the side is in it.
    pub const fn has(self, side: PartyKind) -> bool {
        self.0 & Self::of(side).0 != 0
    }

    /// The set in words: "Customer and provider".
    pub const fn words(self) -> &'static str {
        match self.0 & 7 {
            0 => "Nobody",
            1 => "Customer",
            2 => "Provider",
            3 => "Customer and provider",
            4 => "Third party",
            5 => "Customer and third party",
            6 => "Provider and third party",
            _ => "All three",
        }
    }

    const fn index(self) -> usize {
        (self.0 & 7) as usize
    }
}

/// Owning sides by doing sides. Every activity stands in exactly one place, so the numbers add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interface {
    /// The activities by owning and doing side.
    cells: Vec<Vec<ActivityId>>,
}

const SETS: usize = Sides::ALL.len();

impl Interface {
    /// Sorts the matrix's activities by who owns and who does them.
    pub fn of(matrix: &Matrix) -> Self {
        let (owns, does) = (matrix.scheme.playing(Part::Owns), matrix.scheme.playing(Part::Does));
        let sides: Vec<Sides> = matrix.roles().map(|role| Sides::of(matrix.side(role))).collect();
        let mut cells = vec![Vec::new(); SETS * SETS];
        for activity in matrix.activities() {
            let (mut owners, mut doers) = (Sides::NONE, Sides::NONE);
            for (letters, side) in activity.letters().iter().zip(&sides) {
                let when = |holds: bool| if holds { *side } else { Sides::NONE };
                owners = owners.union(when(letters.meets(owns)));
                doers = doers.union(when(letters.meets(does)));
            }
            if let Some(cell) = cells.get_mut(owners.index() * SETS + doers.index()) {
                cell.push(activity.id);
            }
        }
        Self { cells }
    }

    /// The activities that exactly these sides own and exactly these do, in the matrix's order.
    pub fn activities(&self, owns: Sides, does: Sides) -> &[ActivityId] {
        self.cells.get(owns.index() * SETS + does.index()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The sets of sides that own something, in the order of [`Sides::ALL`].
    pub fn owners(&self) -> impl Iterator<Item = Sides> + '_ {
        let owns_any = |owns: &Sides| Sides::ALL.iter().any(|does| !self.activities(*owns, *does).is_empty());
        Sides::ALL.into_iter().filter(move |owns| owns_any(owns))
    }

    /// The sets of sides that do something, in the order of [`Sides::ALL`].
    pub fn doers(&self) -> impl Iterator<Item = Sides> + '_ {
        let does_any = |does: &Sides| Sides::ALL.iter().any(|owns| !self.activities(*owns, *does).is_empty());
        Sides::ALL.into_iter().filter(move |does| does_any(does))
    }
}
