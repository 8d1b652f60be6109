//! Deciding: one thing, a row, a column, an area, a register, or all that is left.

use super::{Decision, Item, Review, Standing, Target};
use crate::exchange::compare::Register;
use crate::model::{ActivityId, AreaId, RoleId};

/// What a decision is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Everything that differs.
    All,
    /// Everything that only theirs changed.
    Undisputed,
    /// Everything in conflict.
    Conflicts,
    /// One thing.
    One(Target),
    /// Everything in a row.
    Row(ActivityId),
    /// Everything in a column.
    Column(RoleId),
    /// Every row of an area, and the area; `None` for rows without one.
    Area(Option<AreaId>),
    /// Everything in one list; cells belong to the rows.
    Register(Register),
}

impl Review {
    /// Decides everything in the group; returns how many things that were.
    pub fn decide(&mut self, group: Group, decision: Decision) -> usize {
        let chosen: Vec<bool> =
            self.items.iter().map(|item| item.is_choice() && self.is_in(item, group)).collect();
        let mut count = 0;
        for (item, _) in self.items.iter_mut().zip(chosen).filter(|(_, chosen)| *chosen) {
            item.decision = decision;
            count += 1;
        }
        count
    }

    /// What waits for a decision.
    pub fn undecided(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_choice() && item.decision == Decision::Open)
    }

    /// What both changed, each otherwise.
    pub fn conflicts(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.standing == Standing::Conflict)
    }

    /// Whether the item belongs to the group.
    pub fn is_in(&self, item: &Item, group: Group) -> bool {
        match group {
            Group::All => true,
            Group::Undisputed => item.standing == Standing::Theirs,
            Group::Conflicts => item.standing == Standing::Conflict,
            Group::One(target) => item.target == target,
            Group::Row(activity) => item.target.activity() == Some(activity),
            Group::Column(role) => item.target.role() == Some(role),
            Group::Register(register) => item.target.register() == register,
            Group::Area(area) => match (item.target.activity(), item.target.record()) {
                (Some(activity), _) => self.area_of(activity) == area,
                (None, Some((Register::Area, id))) => area == Some(AreaId(id)),
                _ => false,
            },
        }
    }

    /// The area that the row stands in, on mine's side where it is there.
    fn area_of(&self, activity: ActivityId) -> Option<AreaId> {
        [&self.mine, &self.theirs, &self.base].into_iter().find_map(|matrix| matrix.activity(activity))?.area
    }
}
