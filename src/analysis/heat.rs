//! Coverage: how much each role does, owns and hears in each area.

use super::areas::AreaOrder;
use super::tally::{Tallies, Tally};
use crate::model::{AreaId, Matrix, RoleId};

/// An area that has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeatArea {
    /// The area; `None` for rows that stand in none.
    pub area: Option<AreaId>,
    /// How many rows it has.
    pub activities: u32,
    /// How many of them have an owner.
    pub owned: u32,
}

/// Areas by roles. Areas without a row are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HeatMap {
    /// The areas in the order shown.
    pub areas: Vec<HeatArea>,
    /// The roles in the matrix's order.
    pub roles: Vec<RoleId>,
    /// Area by area, a tally per role.
    cells: Vec<Tally>,
}

impl HeatMap {
    /// Counts the matrix.
    pub fn of(matrix: &Matrix) -> Self {
        let (order, tallies) = (AreaOrder::of(matrix), Tallies::of(&matrix.scheme));
        let roles: Vec<RoleId> = matrix.roles().map(|role| role.id).collect();
        let width = roles.len();
        let empty = HeatArea { area: None, activities: 0, owned: 0 };
        let mut areas: Vec<_> = order.iter().map(|area| HeatArea { area, ..empty }).collect();
        let mut cells = vec![Tally::default(); width * order.len()];
        for activity in matrix.activities() {
            let position = order.position(activity);
            let mut owners = 0;
            let row = cells.get_mut(position * width..(position + 1) * width).unwrap_or_default();
            for (sum, letters) in row.iter_mut().zip(activity.letters()) {
                let tally = tallies.cell(*letters);
                owners += tally.owns;
                sum.add(tally);
            }
            if let Some(area) = areas.get_mut(position) {
                area.activities += 1;
                area.owned += u32::from(owners > 0);
            }
        }
        let mut keep = areas.iter().flat_map(|area| std::iter::repeat_n(area.activities > 0, width));
        cells.retain(|_| keep.next().unwrap_or(false));
        areas.retain(|area| area.activities > 0);
        Self { areas, roles, cells }
    }

    /// What the role has in the area, both by position here.
    pub fn cell(&self, area: usize, role: usize) -> Tally {
        let width = self.roles.len();
        let inside = role < width;
        self.cells.get(area * width + role).copied().filter(|_| inside).unwrap_or_default()
    }

    /// What the role has in each area, in their order.
    pub fn of_role(&self, role: usize) -> impl Iterator<Item = (HeatArea, Tally)> + '_ {
        self.areas.iter().enumerate().map(move |(area, known)| (*known, self.cell(area, role)))
    }

    /// What the role has in all areas together.
    pub fn role_total(&self, role: usize) -> Tally {
        let mut total = Tally::default();
        self.of_role(role).for_each(|(_, tally)| total.add(&tally));
        total
    }

    /// The greatest count of each part in one cell, to scale colours by.
    pub fn most(&self) -> Tally {
        self.cells.iter().fold(Tally::default(), |most, cell| Tally {
            does: most.does.max(cell.does),
            owns: most.owns.max(cell.owns),
            before: most.before.max(cell.before),
            after: most.after.max(cell.after),
            other: most.other.max(cell.other),
            load: most.load.max(cell.load),
            any: most.any.max(cell.any),
            only_after: most.only_after.max(cell.only_after),
        })
    }

    /// How many rows have an owner.
    pub fn owned(&self) -> u32 {
        self.areas.iter().map(|area| area.owned).sum()
    }
}
