//! What must hold of every change of the letters: each cell keeps its meaning, nothing is lost, undo is exact.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the answer")]

mod support;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use remit::edit::{Edit, LetterMapping, LetterTally, Transaction, reletter};
use remit::formats::json::write;
use remit::model::*;
use support::random_matrix;

/// A scheme of letters nobody else has, in random parts.
fn new_scheme(parts: &[u8]) -> Scheme {
    let parts_of = [Part::Does, Part::Owns, Part::Before, Part::After, Part::Other];
    let letters = parts.iter().enumerate().map(|(at, part)| LetterDefinition {
        symbol: char::from(b'1' + at as u8),
        name: format!("Letter {at}"),
        meaning: String::new(),
        part: parts_of[usize::from(*part) % parts_of.len()],
    });
    Scheme { name: "New".into(), letters: letters.collect() }
}

/// Every cell: its letters in the scheme's symbols and the text that is no letter.
fn cells(matrix: &Matrix) -> Vec<(LetterSet, String)> {
    let unread =
        |row: &Activity, role: RoleId| row.remark(role).map(|it| it.unread.clone()).unwrap_or_default();
    let of_row = |row: &Activity| -> Vec<_> {
        let cells = matrix.roles().zip(row.letters());
        cells.map(|(role, letters)| (*letters, unread(row, role.id))).collect()
    };
    matrix.activities().flat_map(of_row).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_cell_keeps_its_meaning_and_undo_gives_the_same_file(
        seed: u64,
        roles in 0usize..6,
        activities in 0usize..8,
        parts in prop::collection::vec(any::<u8>(), 1..=8),
        chosen in prop::collection::vec(prop::option::of(0u8..8), 8),
        proposed: bool,
    ) {
        let before = random_matrix(seed, roles, activities);
        let to = new_scheme(&parts);
        let mapping = if proposed {
            LetterMapping::proposed(&before.scheme, &to)
        } else {
            let within = |it: &Option<u8>| it.filter(|at| usize::from(*at) < parts.len()).map(Letter);
            LetterMapping::new(chosen.iter().map(within).collect())
        };
        let expected = LetterTally::of(&before).left_over(&mapping) as usize;
        let mut after = before.clone();
        let change = reletter(&before, to.clone(), &mapping);
        prop_assert_eq!(change.left_over, expected);
        let (back, _) = Transaction::new("Change the letters", change.edits).apply(&mut after).unwrap();
        prop_assert_eq!(&after.scheme, &to);
        for ((old, said), (new, says)) in cells(&before).into_iter().zip(cells(&after)) {
            prop_assert_eq!(new, mapping.carried(old));
            let lost = before.scheme.text(mapping.left_over(old));
            prop_assert!(says.ends_with(&said));
            prop_assert!(says.starts_with(&lost));
            prop_assert!(!lost.is_empty() || says == said);
        }
        back.apply(&mut after).unwrap();
        prop_assert_eq!(write(&after), write(&before));
    }
}

/// Ten thousand activities of a hundred roles, every cell filled.
fn large() -> Matrix {
    let mut matrix = Matrix::default();
    matrix.scheme = Scheme::rasci();
    for role in 0..100 {
        assert!(matrix.push_role(Role { id: RoleId(Id::from_bits(role + 1)), ..Role::default() }));
    }
    for row in 0..10_000u64 {
        let mut activity = Activity::new(ActivityId(Id::from_bits(1_000 + row)), "Row", 100);
        for role in 0..100 {
            activity.set_letters_at(role, LetterSet(1 << ((row as usize + role) % 5)));
        }
        assert!(matrix.push_activity(activity));
    }
    matrix
}

#[test]
fn a_million_cells_change_within_the_time_of_a_dialog() {
    let matrix = large();
    let daci = remit::catalog::scheme("DACI").unwrap();
    let mapping = LetterMapping::proposed(&matrix.scheme, &daci);
    let mut after = matrix.clone();
    let start = Instant::now();
    let change = reletter(&matrix, daci, &mapping);
    assert_eq!(change.left_over, 200_000);
    assert!(change.edits.iter().any(|edit| matches!(edit, Edit::SetCells(_))));
    Transaction::new("Change the letters", change.edits).apply(&mut after).unwrap();
    let taken = start.elapsed();
    println!("a million cells, 200,000 of them left over: {taken:?}");
    // Unoptimised; the program itself is many times faster.
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}
