//! The waivers that hold today, by place, so that a finding finds its waiver in one step.

use std::collections::HashMap;

use super::mask::RuleMask;
use super::registry::RuleId;
use crate::model::{ActivityId, Date, IdHash, Matrix, Place, RoleId, Waiver};

/// The waivers that hold today.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct WaiverIndex {
    places: HashMap<Place, RuleMask, IdHash>,
    /// Waivers of single cells, by row.
    cells: HashMap<ActivityId, Vec<(RuleId, RoleId)>, IdHash>,
}

/// Whether the last day of the waiver lies before today.
pub(super) fn is_expired(waiver: &Waiver, today: Date) -> bool {
    waiver.until.is_some_and(|until| until < today)
}

impl WaiverIndex {
    /// Sorts the matrix's waivers; those of rules that this version does not know are left alone.
    pub(super) fn of(matrix: &Matrix, today: Date) -> Self {
        let mut index = Self::default();
        for waiver in matrix.waivers.iter().filter(|waiver| !is_expired(waiver, today)) {
            let Ok(rule) = waiver.rule.parse::<RuleId>() else { continue };
            if let Place::Cell(activity, role) = waiver.place {
                index.cells.entry(activity).or_default().push((rule, role));
            }
            let mask = index.places.entry(waiver.place).or_default();
            *mask = mask.union(RuleMask::of(rule));
        }
        index
    }

    /// The rules waived at exactly this place.
    pub(super) fn at(&self, place: Place) -> RuleMask {
        if self.places.is_empty() {
            RuleMask::EMPTY
        } else {
            self.places.get(&place).copied().unwrap_or_default()
        }
    }

    /// The waivers of single cells in the row.
    pub(super) fn in_row(&self, row: ActivityId) -> &[(RuleId, RoleId)] {
        self.cells.get(&row).map(Vec::as_slice).unwrap_or_default()
    }

    /// Every row that a waiver names.
    pub(super) fn rows(&self) -> impl Iterator<Item = ActivityId> {
        self.places.keys().filter_map(|place| match place {
            Place::Activity(row) | Place::Cell(row, _) => Some(*row),
            _ => None,
        })
    }
}
