//! The laws of comparing and merging, held over random matrices and random changes of every kind.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod support;

use proptest::prelude::*;
use remit::edit::{Touched, Transaction};
use remit::exchange::compare::{Change, Difference, Target, by_identity, compare};
use remit::exchange::merge::{Decision, Group, Outcome, Review, Standing};
use remit::formats::json::write;
use remit::model::{Matrix, SeededRandomness};
use support::{random_matrix, random_transaction};

/// The matrix after some random changes.
fn changed(matrix: &Matrix, seed: u64, steps: usize) -> Matrix {
    let mut matrix = matrix.clone();
    let randomness = &mut SeededRandomness::new(seed);
    for _ in 0..steps {
        let transaction = random_transaction(&matrix, randomness);
        transaction.apply(&mut matrix).unwrap();
    }
    matrix
}

/// What no edit can say is none of the comparison's business.
fn with_the_rest_of(mut matrix: Matrix, other: &Matrix) -> Matrix {
    matrix.info.id = other.info.id;
    matrix.info.extra = other.info.extra.clone();
    matrix.extra = other.extra.clone();
    matrix.log = other.log.clone();
    matrix
}

#[track_caller]
fn assert_same(found: &Matrix, expected: &Matrix) {
    assert_eq!(write(found), write(expected));
}

/// Applies the outcome to mine as one step, takes it back, and gives what came out.
fn performed(review: &Review) -> Matrix {
    let Outcome { edits, matrix, left_out } = review.outcome();
    assert_eq!(left_out, [], "room enough for every letter");
    let mut mine = review.mine().clone();
    let (inverse, _) = Transaction::new("Merge", edits).apply(&mut mine).unwrap();
    assert_same(&mine, &matrix);
    inverse.apply(&mut mine).unwrap();
    assert_same(&mine, review.mine());
    matrix
}

fn accepting(base: Option<&Matrix>, mine: &Matrix, theirs: &Matrix, group: Group) -> Review {
    let mut review = Review::new(base.cloned(), mine.clone(), theirs.clone());
    review.decide(group, Decision::Accepted);
    review
}

/// How many cases are drawn; `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

fn sizes() -> impl Strategy<Value = (u64, usize, usize)> {
    (any::<u64>(), 0usize..6, 0usize..8)
}

/// Whether the difference is also found, with the same value, among those of the outcome.
fn is_kept(found: &[Difference], difference: &Difference) -> bool {
    let here = found.iter().find(|here| here.target == difference.target);
    match difference.target {
        // One and the same order can be told by different moves.
        Target::Order(..) => true,
        _ => here.is_some_and(|here| match (&here.change, &difference.change) {
            // Words name things, and things may be called otherwise by now; letters and places are but numbers.
            (Change::Set(here), Change::Set(there)) => here == there,
            (Change::Gone | Change::After(_), _) => here.kind == difference.kind,
            _ => here.kind == difference.kind && here.new == difference.new,
        }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(cases()) })]

    #[test]
    fn taking_all_of_theirs_gives_theirs((seed, roles, rows) in sizes(), steps in 1usize..6) {
        let base = random_matrix(seed, roles, rows);
        let theirs = changed(&base, seed ^ 1, steps);
        for known in [Some(&base), None] {
            let review = accepting(known, &base, &theirs, Group::All);
            prop_assert_eq!(review.conflicts().count(), 0);
            assert_same(&performed(&review), review.theirs());
        }
    }

    #[test]
    fn taking_all_of_a_matrix_that_has_nothing_in_common_gives_that_matrix(
        (seed, roles, rows) in sizes(), (other, columns, lines) in sizes(),
    ) {
        let mine = random_matrix(seed, roles, rows);
        let theirs = with_the_rest_of(random_matrix(other, columns, lines), &mine);
        let review = accepting(None, &mine, &theirs, Group::All);
        assert_same(&performed(&review), review.theirs());
    }

    #[test]
    fn what_is_not_decided_changes_nothing((seed, roles, rows) in sizes(), steps in 1usize..6) {
        let base = random_matrix(seed, roles, rows);
        let (mine, theirs) = (changed(&base, seed ^ 1, steps), changed(&base, seed ^ 2, steps));
        let mut review = Review::new(Some(base.clone()), mine.clone(), theirs);
        prop_assert!(review.edits().is_empty());
        review.decide(Group::All, Decision::Rejected);
        prop_assert!(review.edits().is_empty());
        prop_assert_eq!(review.undecided().count(), 0);
    }

    #[test]
    fn identical_matrices_have_nothing_to_merge((seed, roles, rows) in sizes(), steps in 1usize..6) {
        let base = random_matrix(seed, roles, rows);
        let both = changed(&base, seed ^ 1, steps);
        prop_assert!(compare(&both, &both).is_same());
        let review = accepting(Some(&base), &both, &both, Group::All);
        prop_assert!(review.items().iter().all(|item| item.standing == Standing::Agreed));
        prop_assert!(review.edits().is_empty());
    }

    #[test]
    fn no_change_of_either_side_is_lost_in_silence((seed, roles, rows) in sizes(), steps in 1usize..4) {
        let base = random_matrix(seed, roles, rows);
        let (mine, theirs) = (changed(&base, seed ^ 1, steps), changed(&base, seed ^ 2, steps));
        let review = accepting(Some(&base), &mine, &theirs, Group::Undisputed);
        let mut targets: Vec<Target> = review.items().iter().map(|item| item.target).collect();
        targets.sort_unstable();
        prop_assert!(targets.windows(2).all(|pair| pair[0] != pair[1]), "each thing is told once");
        let outcome = review.outcome();
        let mut mine_again = review.mine().clone();
        Transaction::new("Merge", outcome.edits.clone()).apply(&mut mine_again).unwrap();
        let found = by_identity(review.base(), &outcome.matrix);
        let told = |target: &Target| {
            outcome.left_out.contains(target) || review.conflicts().any(|item| {
                item.target == *target
                    || item.target.activity().is_some() && item.target.role().is_none()
                        && item.target.activity() == target.activity()
                    || item.target.role().is_some() && item.target.activity().is_none()
                        && item.target.role() == target.role()
                    || item.target.record().is_some() && item.target.record() == target.record()
            })
        };
        // Letters are lost in a scheme that is full; then `left_out` says so.
        let is_scheme = |target: &Target| matches!(target, Target::Field(_, _, "letters"));
        for (side, name) in [(review.mine(), "mine"), (review.theirs(), "theirs")] {
            for difference in by_identity(review.base(), side) {
                let target = difference.target;
                prop_assert!(
                    is_kept(&found, &difference)
                        || told(&target) || is_scheme(&target),
                    "{name}: {difference:?} is lost"
                );
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_merges((seed, roles, rows) in (any::<u64>(), 1usize..8, 4usize..12)) {
        let base = random_matrix(seed, roles, rows);
        let (one, other) = (changed(&base, seed ^ 1, 1), changed(&base, seed ^ 2, 1));
        let here = accepting(Some(&base), &one, &other, Group::Undisputed);
        let there = accepting(Some(&base), &other, &one, Group::Undisputed);
        prop_assert_eq!(here.conflicts().count(), there.conflicts().count());
        let met_by_wording = write(here.base()) != write(&base) || write(there.base()) != write(&base)
            || write(here.theirs()) != write(&other) || write(there.theirs()) != write(&one);
        // Where both together use more letters than a scheme can have, some are left out and named.
        let has_room = here.outcome().left_out.is_empty() && there.outcome().left_out.is_empty();
        if here.conflicts().count() == 0 && !met_by_wording && has_room {
            assert_same(&performed(&here), &performed(&there));
        }
    }
}

/// Both delete a party and give a role to it in the same step; such a seed was found by chance.
#[test]
fn what_both_delete_and_still_name_is_agreed() {
    let base = random_matrix(1_568_514_082_012_220_301, 4, 1);
    let both = changed(&base, 1_568_514_082_012_220_301 ^ 1, 2);
    let review = Review::new(Some(base), both.clone(), both);
    assert!(review.items().iter().all(|item| item.standing == Standing::Agreed));
}

#[test]
fn edits_leave_nothing_behind_that_was_not_asked_for() {
    let base = random_matrix(5, 4, 6);
    let theirs = changed(&base, 6, 5);
    let mut review = Review::new(Some(base.clone()), base.clone(), theirs);
    let targets: Vec<Target> = review.items().iter().map(|item| item.target).collect();
    for target in targets {
        review.decide(Group::All, Decision::Rejected);
        assert_eq!(review.decide(Group::One(target), Decision::Accepted), 1);
        let mut matrix = base.clone();
        for edit in review.edits() {
            edit.apply(&mut matrix, &mut Touched::default()).unwrap();
        }
        let found = compare(&base, &matrix);
        assert!(found.differences.iter().any(|difference| difference.target == target), "{target:?}");
    }
}
