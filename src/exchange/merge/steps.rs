//! The steps from one order of a list to another: take away, move as little as possible, put in.

use std::collections::{HashMap, HashSet};

use crate::exchange::compare::longest_run;
use crate::model::{Id, IdHash};

/// One step; positions are those at that moment.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    Remove { at: usize, count: usize },
    Move { from: usize, to: usize },
    Insert { at: usize, ids: Vec<Id> },
}

/// The steps that take away what is not wanted, from the back.
pub(super) fn removals(current: &mut Vec<Id>, wanted: &[Id]) -> Vec<Step> {
    let wanted: HashSet<Id, IdHash> = wanted.iter().copied().collect();
    let mut steps: Vec<Step> = Vec::new();
    for (place, _) in current.iter().enumerate().rev().filter(|(_, id)| !wanted.contains(*id)) {
        match steps.last_mut() {
            Some(Step::Remove { at, count }) if *at == place + 1 => {
                *at = place;
                *count += 1;
            }
            _ => steps.push(Step::Remove { at: place, count: 1 }),
        }
    }
    current.retain(|id| wanted.contains(id));
    steps
}

/// The steps from a list in which nothing is too many to the order that is wanted.
pub(super) fn arrangement(mut current: Vec<Id>, wanted: &[Id]) -> Vec<Step> {
    let mut steps = Vec::new();
    let present: HashSet<Id, IdHash> = current.iter().copied().collect();
    let there: Vec<Id> = wanted.iter().filter(|id| present.contains(*id)).copied().collect();
    if there != current {
        let places: HashMap<Id, usize, IdHash> =
            current.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let numbers: Vec<usize> = there.iter().filter_map(|id| places.get(id).copied()).collect();
        let stays = longest_run(&numbers);
        let mut before: Option<Id> = None;
        for (id, stays) in there.iter().zip(stays) {
            let find = |id: Id| current.iter().position(|other| *other == id);
            if !stays && let Some(from) = find(*id) {
                let after = before.and_then(find).map_or(0, |at| at + 1);
                let to = if from < after { after - 1 } else { after };
                if from != to {
                    let moved = current.remove(from);
                    current.insert(to, moved);
                    steps.push(Step::Move { from, to });
                }
            }
            before = Some(*id);
        }
    }
    for (place, id) in wanted.iter().enumerate().filter(|(_, id)| !present.contains(*id)) {
        match steps.last_mut() {
            Some(Step::Insert { at, ids }) if *at + ids.len() == place => ids.push(*id),
            _ => steps.push(Step::Insert { at: place, ids: vec![*id] }),
        }
    }
    steps
}
