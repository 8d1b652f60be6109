//! Filling: down, to the right, from the active cell, and by the handle in all four directions.

use super::*;
use crate::grid::{Point, Rectangle};

#[test]
fn fill_down_repeats_the_first_row_of_the_selection() {
    does(
        "        Lead Owner | Agent
         Review  [R]  (A)   | C
         Approve (.)  (C)   | .
         Report  (I)  (.)   | .",
        "Ctrl+D",
        "        Lead Owner | Agent
         Review  [R]  (A)   | C
         Approve (R)  (A)   | .
         Report  (R)  (A)   | .",
    );
}

#[test]
fn fill_right_repeats_the_first_column_of_the_selection() {
    does(
        "        Lead Owner | Agent
         Review  [R]  (A)   | (.)
         Approve (.)  (C)   | (I)",
        "Ctrl+R",
        "        Lead Owner | Agent
         Review  [R]  (R)   | (R)
         Approve (.)  (.)   | (.)",
    );
}

#[test]
fn with_one_column_selected_the_key_is_the_browsers() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [R]  A",
    );
    assert!(!desk.key("Ctrl+R"));
}

#[test]
fn ctrl_enter_fills_the_selection_from_the_active_cell() {
    does(
        "        Lead Owner
         Review  .    A
         Approve (.)  [C]
         Report  (I)  (R)",
        "Ctrl+Enter",
        "        Lead Owner
         Review  .    A
         Approve (C)  [C]
         Report  (C)  (C)",
    );
}

/// Drags the fill handle of a selection so that it covers the rectangle between two corners.
fn drag(before: &str, first: (usize, usize), last: (usize, usize), after: &str) {
    let point = |(line, column)| Point { line, column };
    let mut desk = Desk::new(before);
    let matrix = desk.session.matrix().clone();
    desk.act(|session| session.fill_to(Rectangle { first: point(first), last: point(last) }));
    desk.shows(after);
    desk.press("Ctrl+Z").shows(before);
    assert_eq!(*desk.session.matrix(), matrix);
}

#[test]
fn the_handle_fills_downwards_and_to_the_right() {
    drag(
        "        Lead Owner Agent
         Review  [R]  .     .
         Approve (A)  .     .
         Report  .    .     .
         Store   .    C     .
         Delete  .    .     .",
        (2, 1),
        (6, 1),
        "        Lead Owner Agent
         Review  [R]  .     .
         Approve (A)  .     .
         Report  (R)  .     .
         Store   (A)  C     .
         Delete  (R)  .     .",
    );
    drag(
        "        Lead Owner Agent
         Review  [R]  (A)   .
         Approve .    .     .",
        (2, 1),
        (2, 3),
        "        Lead Owner Agent
         Review  [R]  (A)   (R)
         Approve .    .     .",
    );
}

#[test]
fn upwards_and_to_the_left_the_pattern_goes_on_from_the_selection() {
    drag(
        "        Lead Owner Agent
         Review  .    .     .
         Approve .    .     .
         Report  .    .     .
         Store   [R]  .     .
         Delete  (A)  .     .",
        (2, 1),
        (6, 1),
        "        Lead Owner Agent
         Review  [A]  .     .
         Approve (R)  .     .
         Report  (A)  .     .
         Store   (R)  .     .
         Delete  (A)  .     .",
    );
    drag(
        "        Lead Owner Agent
         Review  .    [R]   (A)",
        (2, 1),
        (2, 3),
        "        Lead Owner Agent
         Review  [A]  (R)   (A)",
    );
}

#[test]
fn headings_between_the_rows_are_passed_over() {
    drag(
        "        Lead
         # Access
         Review  .
         # Audit
         Report  .
         Store   [R]
         Delete  (A)",
        (3, 1),
        (7, 1),
        "        Lead
         # Access
         Review  [R]
         # Audit (.)
         Report  (A)
         Store   (R)
         Delete  (A)",
    );
}
