//! What a key, a paste, undo, checking, opening and saving cost at the sizes the product is made for:
//! `cargo xtask bench`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod exchange;
mod generate;

use divan::{Bencher, black_box};
use remit::command::Sheet;
use remit::edit::{CellBlock, Edit, History, Transaction};
use remit::formats::json;
use remit::grid::View;
use remit::model::{ActivityField, Date, Letter, LetterSet, Matrix, SeededRandomness};
use remit::rules::Engine;
use remit::session::Session;

fn main() {
    divan::main();
}

/// Rows and roles.
const SIZES: [(usize, usize); 2] = [(1_000, 50), (10_000, 100)];

/// A letter into one cell in the middle.
fn one_cell(matrix: &Matrix) -> Transaction {
    let activity = matrix.activity_at(matrix.activity_count() / 2).unwrap().id;
    let role = matrix.role_at(matrix.role_count() / 2).unwrap().id;
    let letters = matrix.letters(activity, role).toggled(Letter(1));
    Transaction::new("Set A", vec![Edit::SetLetters { activity, role, letters }])
}

/// 500 rows of 20 columns, as pasted.
fn block(matrix: &Matrix) -> Transaction {
    let activities: Vec<_> = matrix.activities().take(500).map(|activity| activity.id).collect();
    let roles: Vec<_> = matrix.roles().take(20).map(|role| role.id).collect();
    let letters = (0..activities.len() * roles.len()).map(|cell| LetterSet(1 << (cell % 4))).collect();
    Transaction::new("Paste", vec![Edit::SetCells(Box::new(CellBlock { activities, roles, letters }))])
}

/// Applies and takes back by turns, so that the matrix is the same before each pair.
fn there_and_back(bencher: Bencher, size: (usize, usize), transaction: fn(&Matrix) -> Transaction) {
    let mut matrix = generate::matrix(size.0, size.1);
    let transaction = transaction(&matrix);
    let mut history = History::default();
    bencher.bench_local(|| {
        black_box(history.perform(&mut matrix, transaction.clone()).unwrap());
        black_box(history.undo(&mut matrix).unwrap().unwrap());
    });
}

#[divan::bench(args = SIZES)]
fn letter_and_undo(bencher: Bencher, size: (usize, usize)) {
    there_and_back(bencher, size, one_cell);
}

#[divan::bench(args = SIZES)]
fn paste_and_undo(bencher: Bencher, size: (usize, usize)) {
    there_and_back(bencher, size, block);
}

#[divan::bench(args = SIZES)]
fn remove_a_role_and_undo(bencher: Bencher, size: (usize, usize)) {
    there_and_back(bencher, size, |matrix| {
        Transaction::new("Delete role", vec![Edit::RemoveRoles { at: matrix.role_count() / 2, count: 1 }])
    });
}

#[divan::bench(args = SIZES)]
fn remove_a_row_and_undo(bencher: Bencher, size: (usize, usize)) {
    there_and_back(bencher, size, |matrix| {
        Transaction::new(
            "Delete activity",
            vec![Edit::RemoveActivities { at: matrix.activity_count() / 2, count: 1 }],
        )
    });
}

/// The day by which due dates are measured.
fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

#[divan::bench(args = SIZES)]
fn check_everything(bencher: Bencher, size: (usize, usize)) {
    let matrix = generate::matrix(size.0, size.1);
    bencher.bench_local(|| black_box(Engine::new(black_box(&matrix), today())));
}

/// What follows each key: the rules look at what one letter touched. There and back, so two checks a turn.
#[divan::bench(args = SIZES)]
fn check_one_cell_twice(bencher: Bencher, size: (usize, usize)) {
    let matrix = generate::matrix(size.0, size.1);
    let transaction = one_cell(&matrix);
    check_there_and_back(bencher, matrix, transaction);
}

fn check_there_and_back(bencher: Bencher, mut matrix: Matrix, transaction: Transaction) {
    let mut engine = Engine::new(&matrix, today());
    let mut history = History::default();
    bencher.bench_local(|| {
        let touched = history.perform(&mut matrix, transaction.clone()).unwrap();
        engine.update(&matrix, &touched);
        let (_, touched) = history.undo(&mut matrix).unwrap().unwrap();
        engine.update(&matrix, &touched);
        black_box(&engine);
    });
}

#[divan::bench]
fn check_everything_with_full_registers(bencher: Bencher) {
    let matrix = generate::with_registers(10_000, 100);
    bencher.bench_local(|| black_box(Engine::new(black_box(&matrix), today())));
}

/// One field of one row, there and back; the rules follow each time, so two checks a turn.
fn check_twice(bencher: Bencher, edit: fn(&Matrix) -> Edit) {
    let matrix = generate::with_registers(10_000, 100);
    let transaction = Transaction::new("Change", vec![edit(&matrix)]);
    check_there_and_back(bencher, matrix, transaction);
}

#[divan::bench]
fn check_a_title_twice_with_full_registers(bencher: Bencher) {
    check_twice(bencher, |matrix| {
        Edit::SetActivityTitle(matrix.activity_at(5_003).unwrap().id, "Order new keys".to_owned())
    });
}

#[divan::bench]
fn check_the_title_of_a_review_twice_with_full_registers(bencher: Bencher) {
    check_twice(bencher, |matrix| {
        Edit::SetActivityTitle(
            matrix.activity_at(5_000).unwrap().id,
            "Review the locks of site 17".to_owned(),
        )
    });
}

#[divan::bench]
fn check_the_systems_of_a_row_twice_with_full_registers(bencher: Bencher) {
    check_twice(bencher, |matrix| {
        let row = matrix.activity_at(5_003).unwrap().id;
        Edit::SetActivity(row, Box::new(ActivityField::Systems(vec![matrix.scope[7].id])))
    });
}

/// A session on the matrix with full registers.
fn session() -> Session {
    let matrix = generate::with_registers(10_000, 100);
    Session::new(matrix, View::default(), today(), Box::new(SeededRandomness::new(1)))
}

/// The sheet of scope items as it is drawn: every line filtered, 200 of 5,000 lines read with their findings.
fn draw_scope(bencher: Bencher, words: &str) {
    let session = session();
    bencher.bench_local(|| {
        let derived = session.sheet_derived(Sheet::Scope);
        let found = session.findings_by_place();
        let shown = session.sheet_lines_with(Sheet::Scope, black_box(words), &derived);
        for line in shown.into_iter().take(200) {
            black_box(session.sheet_line(Sheet::Scope, line, &derived));
            black_box(session.sheet_finding(Sheet::Scope, line, &found));
        }
    });
}

#[divan::bench]
fn draw_5000_scope_items(bencher: Bencher) {
    draw_scope(bencher, "");
}

#[divan::bench]
fn filter_and_draw_5000_scope_items(bencher: Bencher) {
    draw_scope(bencher, "vpn gateways");
}

#[divan::bench(args = SIZES)]
fn open_a_file(bencher: Bencher, size: (usize, usize)) {
    let text = json::write(&generate::matrix(size.0, size.1));
    bencher.bench_local(|| black_box(json::read(black_box(text.as_bytes())).unwrap()));
}

#[divan::bench(args = SIZES)]
fn write_a_file(bencher: Bencher, size: (usize, usize)) {
    let matrix = generate::matrix(size.0, size.1);
    bencher.bench_local(|| black_box(json::write(black_box(&matrix))));
}
