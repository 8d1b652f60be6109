//! The laws of editing, held over random matrices and random edits of every kind.

mod support;

use proptest::prelude::*;
use remit::edit::{Edit, History, Transaction};
use remit::model::{Matrix, SeededRandomness};
use support::{EDIT_KINDS, kind_of, random_bad_edit, random_matrix, random_transaction, serialised};

/// Both the same in content and in every order.
fn assert_same(found: &Matrix, expected: &Matrix) {
    assert_eq!(serialised(found), serialised(expected));
    assert!(found == expected, "equal in text and yet not equal");
}

/// What a small matrix is drawn from; kept instead of the matrix so that a failure is short to read.
fn sizes() -> impl Strategy<Value = (u64, usize, usize)> {
    (any::<u64>(), 0usize..6, 0usize..8)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn taking_a_transaction_back_restores_the_matrix((seed, roles, activities) in sizes()) {
        let before = random_matrix(seed, roles, activities);
        let mut matrix = before.clone();
        let transaction = random_transaction(&matrix, &mut SeededRandomness::new(seed ^ 1));
        let (inverse, _) = transaction.clone().apply(&mut matrix).unwrap();
        let after = matrix.clone();
        let (again, _) = inverse.apply(&mut matrix).unwrap();
        assert_same(&matrix, &before);
        prop_assert_eq!(&again.label, &transaction.label);
        prop_assert_eq!((again.before, again.after), (transaction.before, transaction.after));
        again.apply(&mut matrix).unwrap();
        assert_same(&matrix, &after);
    }

    #[test]
    fn a_run_of_work_can_be_undone_and_redone_completely((seed, roles, activities) in sizes(), steps in 1usize..25) {
        let first = random_matrix(seed, roles, activities);
        let randomness = &mut SeededRandomness::new(seed ^ 2);
        let mut matrix = first.clone();
        let mut history = History::default();
        let mut states = vec![first];
        for _ in 0..steps {
            let transaction = random_transaction(&matrix, randomness);
            history.perform(&mut matrix, transaction).unwrap();
            states.push(matrix.clone());
        }
        for expected in states.iter().rev().skip(1) {
            history.undo(&mut matrix).unwrap().unwrap();
            assert_same(&matrix, expected);
        }
        prop_assert!(history.undo(&mut matrix).is_none());
        for expected in states.iter().skip(1) {
            history.redo(&mut matrix).unwrap().unwrap();
            assert_same(&matrix, expected);
        }
        prop_assert!(history.redo(&mut matrix).is_none());
    }

    #[test]
    fn replaying_what_undo_and_redo_report_gives_the_same_matrix((seed, roles, activities) in sizes()) {
        let first = random_matrix(seed, roles, activities);
        let randomness = &mut SeededRandomness::new(seed ^ 3);
        let (mut matrix, mut replayed) = (first.clone(), first);
        let mut history = History::default();
        for round in 0..12 {
            let step = match round % 4 {
                2 => history.undo(&mut matrix).unwrap().unwrap().0,
                3 => history.redo(&mut matrix).unwrap().unwrap().0,
                _ => {
                    let transaction = random_transaction(&matrix, randomness);
                    history.perform(&mut matrix, transaction.clone()).unwrap();
                    transaction
                }
            };
            step.apply(&mut replayed).unwrap();
            assert_same(&replayed, &matrix);
        }
    }

    #[test]
    fn a_transaction_that_fails_at_its_end_changes_nothing((seed, roles, activities) in sizes()) {
        let before = random_matrix(seed, roles, activities);
        let randomness = &mut SeededRandomness::new(seed ^ 4);
        let mut matrix = before.clone();
        let mut transaction = random_transaction(&matrix, randomness);
        let mut reached = before.clone();
        transaction.clone().apply(&mut reached).unwrap();
        transaction.edits.push(random_bad_edit(&reached, randomness));
        let mut history = History::default();
        prop_assert!(history.perform(&mut matrix, transaction).is_err());
        assert_same(&matrix, &before);
        prop_assert_eq!(history.depth(), 0);
    }

    #[test]
    fn transactions_survive_the_journal((seed, roles, activities) in sizes()) {
        let before = random_matrix(seed, roles, activities);
        let mut matrix = before.clone();
        let transaction = random_transaction(&matrix, &mut SeededRandomness::new(seed ^ 5));
        let (inverse, _) = transaction.clone().apply(&mut matrix).unwrap();
        for written in [transaction, inverse] {
            let text = serde_json::to_string(&written).unwrap();
            let read: Transaction = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), text);
            prop_assert_eq!(read, written);
        }
    }
}

#[test]
fn the_generator_draws_every_kind_of_edit() {
    let mut drawn = [0usize; EDIT_KINDS];
    for seed in 0..300 {
        let matrix = random_matrix(seed, 4, 5);
        let transaction = random_transaction(&matrix, &mut SeededRandomness::new(seed));
        assert!((1..=4).contains(&transaction.edits.len()));
        for edit in &transaction.edits {
            drawn[kind_of(edit)] += 1;
        }
    }
    assert!(drawn.iter().all(|count| *count > 0), "{drawn:?}");
}

#[test]
fn the_same_seed_gives_the_same_matrix_and_another_seed_another() {
    assert_eq!(serialised(&random_matrix(9, 5, 5)), serialised(&random_matrix(9, 5, 5)));
    assert_ne!(serialised(&random_matrix(9, 5, 5)), serialised(&random_matrix(10, 5, 5)));
}

/// Deleting an area that rows still name, then regrouping them, must be possible to take back.
#[test]
fn rows_of_a_deleted_area_can_be_regrouped_and_the_whole_undone() {
    let before = random_matrix(3, 2, 6);
    let row = before.activities().find(|row| row.area.is_some()).unwrap();
    let at = before.areas.iter().position(|area| Some(area.id) == row.area).unwrap();
    let steps =
        [Edit::Area(remit::edit::ListEdit::Remove { at, count: 1 }), Edit::SetActivityArea(row.id, None)];
    let mut matrix = before.clone();
    let mut history = History::default();
    for edit in steps {
        history.perform(&mut matrix, Transaction::new("Step", vec![edit])).unwrap();
    }
    history.undo(&mut matrix).unwrap().unwrap();
    history.undo(&mut matrix).unwrap().unwrap();
    assert_same(&matrix, &before);
}
