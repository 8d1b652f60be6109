//! One order out of two that began from the same: each thing that a side moved or added follows what it follows
//! there.
//!
//! The outcome does not depend on which side is called mine, and where only one side changed the order it is
//! that side's. Works on identities alone.

use std::collections::{HashMap, HashSet};

use crate::model::{Id, IdHash};

/// A thing and what it stands after; nothing where it stands first.
pub(super) type Step = (Id, Option<Id>);

/// The common order of everything that any side ever had.
pub(super) fn merged(base: &[Id], steps: &[Step]) -> Vec<Id> {
    let mut followers: HashMap<Option<Id>, Vec<Id>> = HashMap::new();
    for (id, after) in steps {
        let followers = followers.entry(*after).or_default();
        if !followers.contains(id) {
            followers.push(*id);
        }
    }
    // Two sides may put something after the same thing; then identity decides, so that neither comes first.
    for ids in followers.values_mut() {
        ids.sort_unstable();
    }
    let moved: HashSet<Id, IdHash> = steps.iter().map(|(id, _)| *id).collect();
    let mut order = Order { followers, placed: HashSet::default(), ids: Vec::with_capacity(base.len()) };
    order.follow(None);
    for id in base.iter().filter(|id| !moved.contains(*id)) {
        order.place(*id);
    }
    // One side moved this after that, the other that after this: the first of them stays where it was.
    let mut before = None;
    for id in base {
        if !order.placed.contains(id) {
            let at = before.and_then(|before| order.ids.iter().position(|other| *other == before));
            let rest = order.ids.split_off(at.map_or(0, |at| at + 1));
            order.place(*id);
            order.ids.extend(rest);
        }
        before = Some(*id);
    }
    order.ids
}

struct Order {
    followers: HashMap<Option<Id>, Vec<Id>>,
    placed: HashSet<Id, IdHash>,
    ids: Vec<Id>,
}

impl Order {
    fn place(&mut self, id: Id) {
        if self.placed.insert(id) {
            self.ids.push(id);
            self.follow(Some(id));
        }
    }

    /// Places what follows, and what follows that, without recursion: a pasted block is a long chain.
    fn follow(&mut self, after: Option<Id>) {
        let mut waiting: Vec<Id> = self.followers.get(&after).into_iter().flatten().rev().copied().collect();
        while let Some(id) = waiting.pop() {
            if self.placed.insert(id) {
                self.ids.push(id);
                waiting.extend(self.followers.get(&Some(id)).into_iter().flatten().rev());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<Id> {
        text.bytes().map(|byte| Id::from_bits(u64::from(byte))).collect()
    }
    fn step(text: &str) -> Step {
        let ids = ids(text);
        (ids[0], ids.get(1).copied())
    }

    #[test]
    fn what_one_side_moves_and_adds_stands_as_it_stands_there() {
        assert_eq!(merged(&ids("abcd"), &[step("d"), step("xb")]), ids("dabxc"));
        assert_eq!(merged(&ids("ab"), &[step("xa"), step("yx"), step("zy")]), ids("axyzb"));
    }

    #[test]
    fn what_two_sides_put_at_the_same_place_is_kept_in_an_order_of_its_own() {
        let (one, other) = ([step("xa"), step("ya")], [step("ya"), step("xa")]);
        assert_eq!(merged(&ids("ab"), &one), ids("axyb"));
        assert_eq!(merged(&ids("ab"), &other), ids("axyb"));
    }

    #[test]
    fn two_moves_that_wait_for_each_other_lose_nothing() {
        assert_eq!(merged(&ids("abc"), &[step("ac"), step("ca")]), ids("acb"));
    }
}
