//! How a person looks at the grid: density, collapsed areas, filter. Not part of the matrix.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::model::{Activity, AreaId, IdHash, Letter, Matrix, RoleId};

/// How tall the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// For many rows on one screen.
    Small,
    /// The usual.
    #[default]
    Medium,
    /// Easier to hit.
    Large,
    /// For touch screens and projectors.
    ExtraLarge,
}

impl Density {
    /// Every density, from small to large.
    pub const ALL: [Self; 4] = [Self::Small, Self::Medium, Self::Large, Self::ExtraLarge];

    /// Row height in CSS pixels at 100 % zoom.
    pub const fn row_height(self) -> u32 {
        match self {
            Self::Small => 28,
            Self::Medium => 34,
            Self::Large => 40,
            Self::ExtraLarge => 48,
        }
    }

    /// The letter that names it: S, M, L, XL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Small => "S",
            Self::Medium => "M",
            Self::Large => "L",
            Self::ExtraLarge => "XL",
        }
    }

    /// The next larger density; after the largest comes the smallest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Small => Self::Medium,
            Self::Medium => Self::Large,
            Self::Large => Self::ExtraLarge,
            Self::ExtraLarge => Self::Small,
        }
    }
}

/// Which rows are shown; every condition that is set must hold.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Words that the title must have, in any order and case.
    pub text: String,
    /// A role that must have a letter,
    pub role: Option<RoleId>,
    /// and this one, if set (of any role, if no role is set).
    pub letter: Option<Letter>,
    /// The area the row must be in; `Some(None)` for rows that are in none.
    pub area: Option<Option<AreaId>>,
    /// Only rows with findings.
    pub findings: bool,
}

impl Filter {
    /// Whether every row is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the row is shown; `has_findings` is asked only if the filter wants to know.
    pub fn keeps(
        &self,
        matrix: &Matrix,
        activity: &Activity,
        has_findings: &dyn Fn(&Activity) -> bool,
    ) -> bool {
        let title_matches = || {
            let title = activity.title.to_lowercase();
            self.text.to_lowercase().split_whitespace().all(|word| title.contains(word))
        };
        let wanted = |letters: crate::model::LetterSet| match self.letter {
            Some(letter) => letters.has(letter),
            None => !letters.is_empty(),
        };
        let letters_match = || match self.role {
            Some(role) => matrix.role_index(role).is_some_and(|at| wanted(activity.letters_at(at))),
            None => activity.letters().iter().any(|letters| wanted(*letters)),
        };
        (self.text.trim().is_empty() || title_matches())
            && self.area.is_none_or(|area| known_area(matrix, activity) == area)
            && ((self.role.is_none() && self.letter.is_none()) || letters_match())
            && (!self.findings || has_findings(activity))
    }
}

/// The area in which the row stands in the grid; a row of an area that is gone stands in none.
fn known_area(matrix: &Matrix, activity: &Activity) -> Option<AreaId> {
    activity.area.filter(|area| matrix.area(*area).is_some())
}

/// How the grid is looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// Areas whose rows are folded away.
    pub collapsed: HashSet<AreaId, IdHash>,
    /// Which rows are shown.
    pub filter: Filter,
    /// How tall the rows are.
    pub density: Density,
    /// Width of the title column in CSS pixels.
    pub title_width: u32,
    /// Width in CSS pixels of a role's column where nobody has set one.
    pub role_width: u32,
}

impl Default for View {
    fn default() -> Self {
        Self {
            collapsed: HashSet::default(),
            filter: Filter::default(),
            density: Density::default(),
            title_width: 330,
            role_width: 46,
        }
    }
}
