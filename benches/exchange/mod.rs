//! What it costs to compare two copies of a matrix and to bring one into the other.

use divan::{Bencher, black_box};
use remit::edit::{Edit, Touched};
use remit::exchange::compare::compare;
use remit::exchange::merge::{Decision, Group, Review};
use remit::model::{ActivityId, Letter, Matrix, Randomness, SeededRandomness};

use crate::{SIZES, generate};

/// The matrix with 300 cells and 20 titles changed, ten rows moved, ten removed and ten added.
fn edited(matrix: &Matrix, seed: u64) -> Matrix {
    let (mut edited, mut random) = (matrix.clone(), SeededRandomness::new(seed));
    let mut edits = Vec::new();
    let below = |random: &mut SeededRandomness, limit: usize| random.next_bits() as usize % limit;
    for turn in 0..300 {
        let row = matrix.activity_at(below(&mut random, matrix.activity_count())).unwrap();
        let role = matrix.role_at(below(&mut random, matrix.role_count())).unwrap().id;
        let letters = matrix.letters(row.id, role).toggled(Letter((turn % 4) as u8));
        edits.push(Edit::SetLetters { activity: row.id, role, letters });
        if turn % 15 == 0 {
            edits.push(Edit::SetActivityTitle(row.id, format!("{} anew", row.title)));
        }
    }
    let rows = matrix.activity_count() - 20;
    for turn in 0..10 {
        edits.push(Edit::MoveActivity { from: below(&mut random, rows), to: below(&mut random, rows) });
        edits.push(Edit::RemoveActivities { at: below(&mut random, rows), count: 1 });
        let mut row = matrix.activity_at(turn).unwrap().clone();
        row.id = ActivityId::fresh(&mut random);
        row.title = format!("Row that is new {turn}");
        edits.push(Edit::InsertActivities { at: below(&mut random, rows), rows: vec![row] });
    }
    for edit in edits {
        edit.apply(&mut edited, &mut Touched::default()).unwrap();
    }
    edited
}

/// The same matrix with other identities for every row, as it comes back through a spreadsheet.
fn returned(matrix: &Matrix) -> Matrix {
    let (mut returned, mut random) = (matrix.clone(), SeededRandomness::new(9));
    let mut rows: Vec<_> = matrix.activities().cloned().collect();
    rows.iter_mut().for_each(|row| row.id = ActivityId::fresh(&mut random));
    let count = rows.len();
    for edit in [Edit::RemoveActivities { at: 0, count }, Edit::InsertActivities { at: 0, rows }] {
        edit.apply(&mut returned, &mut Touched::default()).unwrap();
    }
    returned
}

#[divan::bench(args = SIZES)]
fn compare_after_350_changes(bencher: Bencher, size: (usize, usize)) {
    let older = generate::matrix(size.0, size.1);
    let newer = edited(&older, 1);
    assert!(compare(&older, &newer).differences.len() > 300);
    bencher.bench_local(|| black_box(compare(black_box(&older), black_box(&newer))));
}

#[divan::bench(args = SIZES)]
fn compare_with_all_identities_new(bencher: Bencher, size: (usize, usize)) {
    let older = generate::matrix(size.0, size.1);
    let newer = returned(&older);
    bencher.bench_local(|| black_box(compare(black_box(&older), black_box(&newer))));
}

/// Both sides' 350 changes sorted; the three matrices are handed over, and so are copied here.
#[divan::bench(args = SIZES)]
fn review_350_changes_of_each_side(bencher: Bencher, size: (usize, usize)) {
    let base = generate::matrix(size.0, size.1);
    let (mine, theirs) = (edited(&base, 1), edited(&base, 2));
    let three = || (base.clone(), mine.clone(), theirs.clone());
    bencher
        .with_inputs(three)
        .bench_local_values(|(base, mine, theirs)| Review::new(Some(base), mine, theirs));
}

#[divan::bench(args = SIZES)]
fn edits_for_350_accepted_changes(bencher: Bencher, size: (usize, usize)) {
    let base = generate::matrix(size.0, size.1);
    let mut review = Review::new(Some(base.clone()), edited(&base, 1), edited(&base, 2));
    review.decide(Group::All, Decision::Accepted);
    bencher.bench_local(|| black_box(review.edits()));
}
