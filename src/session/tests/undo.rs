//! Undo and redo: names, the selection, what is kept.

use super::*;
use crate::grid::Point;

#[test]
fn undo_and_redo_bring_the_selection_back() {
    let mut desk = Desk::new(
        "          Lead Owner
          Review  [R]  (A)
          Approve .    .",
    );
    desk.press("C Ctrl+End Ctrl+Z").shows(
        "          Lead Owner
          Review  [R]  (A)
          Approve .    .",
    );
    desk.press("Ctrl+Home Ctrl+Y").shows(
        "          Lead Owner
          Review  [C]  (C)
          Approve .    .",
    );
}

#[test]
fn the_selection_comes_back_though_its_row_stands_elsewhere_meanwhile() {
    let mut desk = Desk::new(
        "          Lead
          Review  R
          [Approve] .
          Report  C",
    );
    desk.press("Ctrl+Alt+- Up Alt+Shift+Down").shows(
        "          Lead
          Report  C
          [Review] R",
    );
    desk.press("Ctrl+Z Ctrl+Z").shows(
        "          Lead
          Review  R
          [Approve] .
          Report  C",
    );
}

#[test]
fn undo_shows_what_it_has_brought_back() {
    use crate::command::Command;
    let mut desk = Desk::new(
        "          Lead
          # Access
          Review  [R]
          # Audit
          Report  C",
    );
    desk.press("A").act(|session| session.run(Command::CollapseAll));
    desk.press("Ctrl+Z").shows(
        "          Lead
          # Access
          Review  [R]
          #+ Audit",
    );
    assert!(desk.told().contains(&"Undone: Set A: Review × Lead.".to_owned()));
}

#[test]
fn where_there_is_nothing_to_take_back_that_is_said() {
    let mut desk = Desk::new(
        "          Lead
          Review  [R]",
    );
    desk.press("Ctrl+Z Ctrl+Y");
    assert_eq!(desk.told(), ["There is nothing to undo.", "There is nothing to redo."]);
}

#[test]
fn a_change_after_undo_ends_redo() {
    let mut desk = Desk::new(
        "          Lead
          Review  [R]",
    );
    desk.press("A Ctrl+Z C Ctrl+Y").shows(
        "          Lead
          Review  [C]",
    );
    desk.press("Ctrl+Z").shows(
        "          Lead
          Review  [R]",
    );
}

#[test]
fn every_change_is_handed_over_to_be_kept_undo_included() {
    let mut desk = Desk::new(
        "          Lead
          Review  [R]",
    );
    let kept = |desk: &mut Desk, act: &dyn Fn(&mut crate::session::Session)| {
        act(&mut desk.session);
        let changes = desk.session.take_changes();
        changes.transactions.into_iter().map(|step| step.label).collect::<Vec<_>>()
    };
    assert_eq!(kept(&mut desk, &|it| assert!(it.type_character('a', false))), ["Set A: Review × Lead"]);
    assert_eq!(
        kept(&mut desk, &|it| assert!(it.run(crate::command::Command::Undo))),
        ["Set A: Review × Lead"]
    );
    assert_eq!(kept(&mut desk, &|it| it.select(Point { line: 1, column: 1 })), [""; 0]);
}
