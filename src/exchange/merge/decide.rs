//! Deciding: one thing, a row, a column, an area, a register, or all that is left.

use super::needs::needs;
use super::{Decision, Item, Kind, Review, Standing, Target};
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
    /// Decides everything in the group; returns how many things that were. What is accepted brings along what it
    /// leans on and nobody has decided yet: a new row its new area, a new role its new party.
    pub fn decide(&mut self, group: Group, decision: Decision) -> usize {
        let chosen: Vec<bool> =
            self.items.iter().map(|item| item.is_choice() && self.is_in(item, group)).collect();
        let mut count = 0;
        for (item, _) in self.items.iter_mut().zip(chosen).filter(|(_, chosen)| *chosen) {
            item.decision = decision;
            count += 1;
        }
        if decision == Decision::Accepted && count > 0 {
            self.bring_along();
        }
        count
    }

    /// Decides these things, as [`Self::decide`] does; what is no choice stays as it is.
    pub fn decide_each(&mut self, targets: &[Target], decision: Decision) {
        for at in targets.iter().filter_map(|target| self.places.get(target)) {
            if let Some(item) = self.items.get_mut(*at).filter(|item| item.is_choice()) {
                item.decision = decision;
            }
        }
        if decision == Decision::Accepted {
            self.bring_along();
        }
    }

    /// Accepts what accepted things lean on, and what that leans on.
    fn bring_along(&mut self) {
        loop {
            let accepted = self.items.iter().filter(|item| item.is_taken());
            let needed = accepted.flat_map(|item| needs(&self.theirs, &item.target));
            let places = needed.filter_map(|(register, id)| self.places.get(&Target::Record(register, id)));
            let open = |at: &usize| {
                let is_open = |item: &Item| {
                    item.standing == Standing::Theirs
                        && item.kind == Kind::Added
                        && item.decision == Decision::Open
                };
                self.items.get(*at).is_some_and(is_open)
            };
            let open: Vec<usize> = places.copied().filter(open).collect();
            if open.is_empty() {
                return;
            }
            for at in open {
                if let Some(item) = self.items.get_mut(at) {
                    item.decision = Decision::Accepted;
                }
            }
        }
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
