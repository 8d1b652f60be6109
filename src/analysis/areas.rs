//! The areas in the order they are shown, and which of them a row stands in. Knows nothing of letters.

use std::collections::HashMap;

use crate::model::{Activity, AreaId, IdHash, Matrix};

/// Where each area stands: rows without a known area first, then the areas in their order.
pub(super) struct AreaOrder {
    positions: HashMap<AreaId, usize, IdHash>,
    areas: Vec<Option<AreaId>>,
}

impl AreaOrder {
    pub(super) fn of(matrix: &Matrix) -> Self {
        let areas: Vec<_> =
            std::iter::once(None).chain(matrix.areas.iter().map(|area| Some(area.id))).collect();
        let known = areas.iter().enumerate().filter_map(|(position, area)| Some(((*area)?, position)));
        Self { positions: known.collect(), areas }
    }

    /// How many there are, the place for rows without an area included.
    pub(super) fn len(&self) -> usize {
        self.areas.len()
    }

    /// Where the row's area stands.
    pub(super) fn position(&self, activity: &Activity) -> usize {
        activity.area.and_then(|area| self.positions.get(&area)).copied().unwrap_or(0)
    }

    /// The areas in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<AreaId>> + '_ {
        self.areas.iter().copied()
    }
}
