//! Vertical analysis: each role with its counts, its share of ownership and load, and its areas.

use super::heat::HeatMap;
use super::tally::{Share, Tally};
use super::verdict::{Verdict, verdicts};
use crate::model::{AreaId, Matrix, PartyKind, RoleId};
use crate::rules::Engine;

/// One role, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleLine {
    /// The role.
    pub role: RoleId,
    /// The side it stands on.
    pub side: PartyKind,
    /// On how many activities it has a letter of each part.
    pub counts: Tally,
    /// How many of the activities that have an owner it owns.
    pub owned: Share,
    /// How many of all activities it does or owns.
    pub load: Share,
    /// The areas in which it has a letter, in the order shown; `None` stands for rows without an area.
    pub areas: Vec<Option<AreaId>>,
    /// What the rules say of its counts, the gravest first.
    pub verdicts: Vec<Verdict>,
}

/// Counts every role, in the order of the matrix. Map and engine must be those of the matrix as it is.
pub fn by_role(matrix: &Matrix, engine: &Engine, heat: &HeatMap) -> Vec<RoleLine> {
    let (activities, owned) = (matrix.activity_count() as u32, heat.owned());
    let line = |(position, role): (usize, &crate::model::Role)| {
        let counts = heat.role_total(position);
        let areas = heat.of_role(position).filter(|(_, tally)| tally.any > 0);
        RoleLine {
            role: role.id,
            side: matrix.side(role),
            counts,
            owned: Share { part: counts.owns, whole: owned },
            load: Share { part: counts.load, whole: activities },
            areas: areas.map(|(area, _)| area.area).collect(),
            verdicts: verdicts(engine.role(role.id), &counts, &matrix.rules.limits, activities),
        }
    };
    matrix.roles().enumerate().map(line).collect()
}
