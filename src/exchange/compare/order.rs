//! What moved between two orders of the same things: as few as possible.

use std::collections::HashMap;

use crate::model::{Id, IdHash};

/// Which of the numbers belong to a longest run that only rises, in their order.
pub(in crate::exchange) fn longest_run(numbers: &[usize]) -> Vec<bool> {
    let mut stays = vec![false; numbers.len()];
    if numbers.is_sorted() {
        stays.fill(true);
        return stays;
    }
    let number = |at: usize| numbers.get(at).copied().unwrap_or_default();
    // For each length the run that ends lowest, by where it ends; and for each number the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, value) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| number(*end) < *value);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut next = ends.last().copied();
    while let Some(at) = next {
        if let Some(stay) = stays.get_mut(at) {
            *stay = true;
        }
        next = before.get(at).copied().flatten();
    }
    stays
}

/// For each of the newer order, whether it was there before and stands where it stood beside the others.
pub(in crate::exchange) fn stays(older: &[Id], newer: &[Id]) -> Vec<Option<bool>> {
    if older == newer {
        return vec![Some(true); newer.len()];
    }
    let places: HashMap<Id, usize, IdHash> = older.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let found: Vec<Option<usize>> = newer.iter().map(|id| places.get(id).copied()).collect();
    let known: Vec<usize> = found.iter().flatten().copied().collect();
    let mut run = longest_run(&known).into_iter();
    found.into_iter().map(|place| place.and_then(|_| run.next())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_moved_is_one_move_in_either_direction() {
        let moved = |numbers: &[usize]| -> Vec<usize> {
            let run = longest_run(numbers);
            numbers.iter().zip(run).filter(|(_, stays)| !stays).map(|(number, _)| *number).collect()
        };
        assert_eq!(moved(&[0, 1, 2, 3]), Vec::<usize>::new());
        assert_eq!(moved(&[3, 0, 1, 2]), [3]);
        assert_eq!(moved(&[1, 2, 3, 0]), [0]);
        assert_eq!(moved(&[2, 1, 0]).len(), 2);
    }
}
