//! Looking: moving, selecting, filters, folded areas, and a matrix that may only be read.

use super::*;
use crate::command::Command;
use crate::grid::{Filter, View};
use crate::session::Request;

const GRID: &str = "
          Lead Owner | Agent
  # Access
  Review  R    A     | C
  Approve .    [C]   | .
  # Audit
  Report  .    R     | I";

fn filter(desk: &mut Desk, text: &str) {
    let filter = Filter { text: text.into(), ..Filter::default() };
    desk.act(|session| session.set_view(View { filter, ..session.view().clone() }));
}

#[test]
fn tab_goes_on_to_the_next_line_and_leaves_the_grid_after_the_last_cell() {
    let mut desk = Desk::new(
        "          Lead
          Review  [R]",
    );
    // The empty column, the empty line, its columns, and out.
    desk.press("Tab Tab Tab Tab");
    assert!(!desk.key("Tab"));
    desk.press("Shift+Tab Shift+Tab Shift+Tab Shift+Tab").shows(
        "          Lead
          Review  [R]",
    );
}

#[test]
fn whole_rows_columns_and_everything_are_selected() {
    Desk::new(GRID).press("Shift+Space").shows(
        "          Lead Owner | Agent
          # Access
          Review    R    A     | C
          [Approve] (.)  (C)   | (.)
          # Audit
          Report    .    R     | I",
    );
    Desk::new(GRID).press("Ctrl+Space").shows(
        "          Lead Owner | Agent
          # Access       [.]
          Review  R    (A)   | C
          Approve .    (C)   | .
          # Audit        (.)
          Report  .    (R)   | I",
    );
    let mut desk = Desk::new(
        "          Lead Owner
          Review  R    A
          Approve .    [C]",
    );
    desk.press("Ctrl+A").shows(
        "          Lead Owner
          Review  [R]  (A)
          Approve (.)  (C)",
    );
    // Once more takes the titles too.
    desk.press("Ctrl+A").shows(
        "          (Lead)    (Owner)
          (Review)  (R) (A)
          (Approve) (.) (C)",
    );
}

#[test]
fn folding_an_area_leaves_its_heading_selected_and_opening_shows_the_rows_again() {
    let mut desk = Desk::new(GRID);
    desk.act(|session| session.run(Command::ToggleArea));
    desk.shows(
        "          Lead Owner | Agent
          #+ [Access]
          # Audit
          Report  .    R     | I",
    );
    desk.act(|session| session.run(Command::ToggleArea));
    desk.shows(
        "          Lead Owner | Agent
          # [Access]
          Review  R    A     | C
          Approve .    C     | .
          # Audit
          Report  .    R     | I",
    );
    assert_eq!(desk.session.history().depth(), 0, "how it is looked at is no step");
}

#[test]
fn letters_typed_over_a_folded_area_do_not_reach_its_rows() {
    does(
        "          Lead
          Plan    [.]
          #+ Access
          Review  .
          # Audit (.)
          Report  (.)",
        "R",
        "          Lead
          Plan    [R]
          #+ Access (.)
          # Audit (.)
          Report  (R)",
    );
}

#[test]
fn the_selection_stays_on_its_row_under_a_filter_or_goes_to_what_is_near() {
    let mut desk = Desk::new(GRID);
    filter(&mut desk, "approve");
    desk.shows(
        "          Lead Owner | Agent
          # Access
          Approve .    [C]   | .",
    );
    filter(&mut desk, "report");
    desk.shows(
        "          Lead Owner | Agent
          # Audit
          Report  .    [R]   | I",
    );
    desk.act(|session| session.clear_filter());
    desk.shows(
        "          Lead Owner | Agent
          # Access
          Review  R    A     | C
          Approve .    C     | .
          # Audit
          Report  .    [R]   | I",
    );
}

#[test]
fn a_row_stays_in_sight_while_letters_are_typed_that_the_filter_does_not_want() {
    let mut desk = Desk::new(GRID);
    let letter = desk.session.matrix().scheme.letter('C');
    let filter = Filter { letter, ..Filter::default() };
    desk.act(|session| session.set_view(View { filter, ..session.view().clone() }));
    desk.press("R").shows(
        "          Lead Owner | Agent
          # Access
          Review  R    A     | C
          Approve .    [R]   | .",
    );
}

#[test]
fn a_new_row_that_the_filter_would_hide_is_shown() {
    let mut desk = Desk::new(GRID);
    filter(&mut desk, "approve");
    desk.press("Ctrl+Enter").shows(
        r#"        Lead Owner | Agent
          # Access
          Review  R    A     | C
          Approve .    C     | .
          [""]    .    .     | .
          # Audit
          Report  .    R     | I"#,
    );
}

#[test]
fn going_to_a_row_opens_its_area_and_lifts_the_filter() {
    let mut desk = Desk::new(GRID);
    let report = desk.row("Report");
    desk.act(|session| session.run(Command::CollapseAll));
    filter(&mut desk, "approve");
    desk.act(|session| session.go_to(Some(report), None));
    desk.shows(
        "          Lead Owner | Agent
          #+ Access
          # Audit
          [Report] .   R     | I",
    );
}

#[test]
fn what_may_only_be_read_is_not_changed_and_the_reason_is_told() {
    const REASON: &str = "Another tab has this matrix open.";
    let mut desk = Desk::new(GRID);
    desk.act(|session| session.set_read_only(Some(REASON.into())));
    desk.clip("R\n");
    for key in [
        "R",
        "Shift+R",
        "Space",
        "Delete",
        "Ctrl+Enter",
        "Alt+Shift+Up",
        "Alt+Shift+Left",
        "Ctrl+Z",
        "Ctrl+D",
    ] {
        assert!(desk.key(key), "{key} is answered, so that it does not fall through to the browser");
        assert_eq!(desk.told(), [REASON], "{key}");
    }
    desk.paste();
    assert_eq!(desk.told(), [REASON]);
    desk.press("Left Left");
    desk.told();
    // A title is not even opened: what is typed would be lost.
    for key in ["X", "F2", "Enter"] {
        desk.press(key);
        assert_eq!(desk.asked(), [Request::Toast { text: REASON.into(), undo: false }], "{key}");
    }
    desk.press("Right Right").shows(GRID);
    // Copying, moving and finding are free.
    desk.copy(false).press("F8 Ctrl+A");
    desk.act(|session| session.set_read_only(None));
    desk.press("Ctrl+Home Down Right I");
    assert_eq!(desk.session.history().depth(), 1);
}
