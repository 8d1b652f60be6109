//! What a change concerned, so that rules and screen look again only there.

use crate::model::{ActivityId, LetterSet, RoleId};

/// A cell whose letters are no longer what they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellChange {
    /// The row.
    pub activity: ActivityId,
    /// The column.
    pub role: RoleId,
    /// What it held.
    pub before: LetterSet,
    /// What it holds.
    pub after: LetterSet,
}

/// A row that is gone, with the letters it had in the order the roles then had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedRow {
    /// Its identity.
    pub id: ActivityId,
    /// Its letters.
    pub letters: Vec<LetterSet>,
}

/// A set of the matrix's parts other than rows, columns and cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Registers(u32);

impl Registers {
    /// The parties.
    pub const PARTIES: Self = Self(1);
    /// The people.
    pub const PEOPLE: Self = Self(1 << 1);
    /// The areas.
    pub const AREAS: Self = Self(1 << 2);
    /// The scope register.
    pub const SCOPE: Self = Self(1 << 3);
    /// The decision levels.
    pub const DECISION_LEVELS: Self = Self(1 << 4);
    /// The escalation register.
    pub const ESCALATIONS: Self = Self(1 << 5);
    /// The review log.
    pub const REVIEWS: Self = Self(1 << 6);
    /// The separated pairs.
    pub const SEPARATED_PAIRS: Self = Self(1 << 7);
    /// The waivers.
    pub const WAIVERS: Self = Self(1 << 8);
    /// The open questions.
    pub const QUESTIONS: Self = Self(1 << 9);
    /// The positions.
    pub const POSITIONS: Self = Self(1 << 10);
    /// The baselines.
    pub const BASELINES: Self = Self(1 << 11);
    /// The sign-offs.
    pub const SIGN_OFFS: Self = Self(1 << 12);
    /// The matrix's own fields.
    pub const INFO: Self = Self(1 << 13);
    /// The letter scheme.
    pub const SCHEME: Self = Self(1 << 14);
    /// The rule settings.
    pub const RULES: Self = Self(1 << 15);

    /// Adds every part of `other`.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
    /// Whether the two sets share a part.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Whether no part is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A set of the things said of rows, for those who look at one of them and would have to walk all rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowFields(u8);

impl RowFields {
    /// What a row is called.
    pub const TITLE: Self = Self(1);
    /// The scope items it touches.
    pub const SYSTEMS: Self = Self(1 << 1);
    /// The controls it answers to.
    pub const CONTROLS: Self = Self(1 << 2);
    /// Anything else.
    pub const OTHER: Self = Self(1 << 3);

    /// Adds every field of `other`.
    pub fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
    /// Whether the two sets share a field.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What one transaction concerned. Rows and columns are named by identity; a row may be named
/// more than once, and one that was inserted and removed again may be named though it is gone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Touched {
    /// Cells whose letters changed, in the order of the changes.
    pub cells: Vec<CellChange>,
    /// Cells of which something else is said now.
    pub remarks: Vec<(ActivityId, RoleId)>,
    /// Rows whose title, area or details changed.
    pub activities: Vec<ActivityId>,
    /// What changed of those rows, all of them together.
    pub fields: RowFields,
    /// Rows that are new.
    pub inserted: Vec<ActivityId>,
    /// Rows that are gone.
    pub removed: Vec<RemovedRow>,
    /// Whether rows were inserted, removed, moved or regrouped.
    pub activity_order: bool,
    /// Roles whose fields changed, or that are new.
    pub roles: Vec<RoleId>,
    /// Whether columns were inserted, removed, moved, regrouped or resized.
    pub role_order: bool,
    /// Other parts that changed.
    pub registers: Registers,
}

impl Touched {
    /// Whether nothing but letters and remarks of existing cells changed: the usual keystroke.
    pub fn only_cells(&self) -> bool {
        self.activities.is_empty()
            && self.inserted.is_empty()
            && self.removed.is_empty()
            && !self.activity_order
            && self.roles.is_empty()
            && !self.role_order
            && self.registers.is_empty()
    }
}

impl Touched {
    /// Adds what a later transaction concerned.
    pub fn absorb(&mut self, later: Self) {
        self.cells.extend(later.cells);
        self.remarks.extend(later.remarks);
        self.activities.extend(later.activities);
        self.fields.add(later.fields);
        self.inserted.extend(later.inserted);
        self.removed.extend(later.removed);
        self.activity_order |= later.activity_order;
        self.roles.extend(later.roles);
        self.role_order |= later.role_order;
        self.registers.add(later.registers);
    }
}
