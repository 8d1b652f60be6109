//! What must hold of baselines and copies of every matrix, whatever is in it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod support;

use proptest::prelude::*;
use remit::edit::Transaction;
use remit::exchange::{
    Standing, agreed_content, complete, content_text, copy, read_baseline, restore, sha256, standing, take,
};
use remit::formats::json::{read, write};
use remit::model::*;
use support::{random_matrix, random_transaction, serialised};

const NOW: Timestamp = Timestamp::from_seconds(1_800_000_000);

/// A matrix as a file gives it: unknown fields of the matrix itself stand in one place.
fn some_matrix(seed: u64, roles: usize, activities: usize) -> Matrix {
    let mut matrix = random_matrix(seed, roles, activities);
    matrix.info.extra = Extra::NONE;
    matrix
}

/// A matrix that has changed a few times at random since a baseline of it was taken; the baseline and the text then.
fn changed_since(seed: u64, changes: u64) -> (Matrix, BaselineId, String) {
    let randomness = &mut SeededRandomness::new(!seed);
    let mut matrix = some_matrix(seed, 4, 6);
    matrix.baselines.clear();
    let text = content_text(&matrix);
    let edits = take(&matrix, "v1", NOW, randomness).unwrap();
    Transaction::new("Take", edits).apply(&mut matrix).unwrap();
    let id = matrix.baselines[0].id;
    let (baselines, mut done) = (matrix.baselines.clone(), 0);
    while done < changes {
        let transaction = random_transaction(&matrix, randomness);
        done += u64::from(transaction.apply(&mut matrix).is_ok());
    }
    matrix.baselines = baselines;
    (matrix, id, text)
}

fn parts(mask: u16) -> Vec<LeftOut> {
    LeftOut::ALL.iter().enumerate().filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, part)| *part).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_copy_that_comes_back_untouched_is_the_own_matrix(seed: u64, mask in 0..512u16) {
        let matrix = some_matrix(seed, 4, 5);
        let sent = copy(&matrix, &parts(mask), NOW.date());
        let received = read(write(&sent).as_bytes()).unwrap().matrix;
        let completed = complete(&received, &matrix);
        prop_assert_eq!(&completed, &matrix);
        prop_assert_eq!(serialised(&completed), serialised(&matrix));
    }

    #[test]
    fn a_copy_of_a_copy_comes_back_too(seed: u64, first in 0..512u16, second in 0..512u16) {
        let matrix = copy(&some_matrix(seed, 3, 4), &parts(first), NOW.date());
        let again = copy(&matrix, &parts(second), NOW.date());
        prop_assert_eq!(serialised(&complete(&again, &matrix)), serialised(&matrix));
    }

    #[test]
    fn what_is_agreed_is_the_same_in_every_copy(seed: u64, mask in 0..512u16) {
        let matrix = some_matrix(seed, 4, 5);
        let sent = copy(&matrix, &parts(mask), NOW.date());
        prop_assert_eq!(content_text(&sent), content_text(&matrix));
    }

    #[test]
    fn the_content_is_a_file_that_gives_itself(seed: u64) {
        let text = content_text(&some_matrix(seed, 4, 5));
        let opened = read(text.as_bytes()).unwrap();
        prop_assert_eq!(content_text(&opened.matrix), text.clone());
        prop_assert_eq!(write(&opened.matrix), text);
    }

    #[test]
    fn a_baseline_gives_back_what_was_taken(seed: u64, changes in 0..6u64) {
        let (matrix, id, text) = changed_since(seed, changes);
        prop_assert_eq!(write(&read_baseline(&matrix, id).unwrap()), text.clone());
        prop_assert_eq!(&matrix.baselines[0].hash, &sha256(text.as_bytes()));
    }

    #[test]
    fn restoring_gives_the_content_and_leaves_the_rest(seed: u64, changes in 0..8u64) {
        let (mut matrix, id, text) = changed_since(seed, changes);
        let before = matrix.clone();
        let edits = restore(&matrix, id).unwrap();
        let (inverse, _) = Transaction::new("Restore", edits).apply(&mut matrix).unwrap();
        prop_assert_eq!(content_text(&matrix), text);
        let is_there = matches!(standing(&matrix), Standing::Exactly { baseline, .. } if baseline == id);
        prop_assert!(is_there);
        prop_assert_eq!((&matrix.people, &matrix.waivers, &matrix.log), (&before.people, &before.waivers, &before.log));
        prop_assert_eq!((&matrix.baselines, &matrix.reviews), (&before.baselines, &before.reviews));
        inverse.apply(&mut matrix).unwrap();
        prop_assert_eq!(serialised(&matrix), serialised(&before));
    }

    #[test]
    fn the_content_of_a_content_is_itself(seed: u64) {
        let content = agreed_content(&some_matrix(seed, 4, 5));
        prop_assert_eq!(serialised(&agreed_content(&content)), serialised(&content));
    }
}
