//! Rows and areas: inserting, deleting, moving.

use super::*;
use crate::session::Request;

const ROWS: &str = "
            Lead
  # Access
  Review    R
  Approve   [A]
  # Audit
  Report    C
  Store     I";

#[test]
fn a_row_is_inserted_below_in_the_same_area_and_its_title_is_opened() {
    does(
        ROWS,
        "Ctrl+Enter",
        r#"         Lead
           # Access
           Review    R
           Approve   A
           [""]      .
           # Audit
           Report    C
           Store     I"#,
    );
    let mut desk = Desk::new(ROWS);
    desk.press("Ctrl+Enter");
    assert_eq!(desk.asked(), [Request::Focus, Request::EditText(None)]);
    desk.write("Revoke").shows(
        "           Lead
           # Access
           Review    R
           Approve   A
           [Revoke]  .
           # Audit
           Report    C
           Store     I",
    );
}

#[test]
fn a_row_is_inserted_above() {
    does(
        ROWS,
        "Ctrl+Shift+Enter",
        r#"         Lead
           # Access
           Review    R
           [""]      .
           Approve   A
           # Audit
           Report    C
           Store     I"#,
    );
}

#[test]
fn below_the_heading_of_an_area_a_row_becomes_its_first() {
    does(
        "           Lead
           # Access
           Review    R
           # [Audit]
           Report    C",
        "Ctrl+Enter",
        r#"         Lead
           # Access
           Review    R
           # Audit
           [""]      .
           Report    C"#,
    );
}

#[test]
fn as_many_rows_are_inserted_as_are_selected() {
    does(
        "           Lead
           Review    R
           [Approve] A
           (Report)  C",
        "Ctrl+Alt+=",
        r#"         Lead
           Review    R
           [""]      .
           ""        .
           Approve   A
           Report    C"#,
    );
}

#[test]
fn a_row_inserted_into_a_folded_area_opens_it() {
    let mut desk = Desk::new(
        "           Lead
           #+ [Access]
           Review    R
           # Audit
           Report    C",
    );
    desk.press("Ctrl+Enter").shows(
        r#"         Lead
           # Access
           [""]      .
           Review    R
           # Audit
           Report    C"#,
    );
}

#[test]
fn the_selected_rows_are_deleted_as_one_step_and_the_next_one_is_selected() {
    let mut desk = does(
        "           Lead
           # Access
           Review    R
           [Approve] (A)
           # (Audit) (.)
           (Report)  (C)
           Store     I",
        "Ctrl+Alt+-",
        "           Lead
           # Access
           Review    R
           # Audit
           [Store]   I",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Delete 2 activities"));
    assert!(desk.told().contains(&"Deleted 2 activities.".to_owned()));
}

#[test]
fn cells_alone_are_no_rows_to_delete() {
    let picture = "
           Lead
           Review    R
           Approve   [A]
           Report    C";
    let mut desk = Desk::new(picture);
    desk.press("Ctrl+Alt+-").shows(picture);
    assert_eq!(desk.told(), ["Select whole rows (Shift+Space) or columns (Ctrl+Space) first."]);
}

#[test]
fn a_selection_of_everything_deletes_nothing() {
    let mut desk = Desk::new(
        "           Lead Owner
           Review    [R]  A
           Approve   A    .",
    );
    desk.press("Ctrl+A Ctrl+Alt+-").shows(
        "           Lead Owner
           Review    [R]  (A)
           Approve   (A)  (.)",
    );
}

#[test]
fn a_row_moves_within_its_area_and_on_across_the_heading() {
    let mut desk = does(
        ROWS,
        "Alt+Shift+Up",
        "           Lead
           # Access
           Approve   [A]
           Review    R
           # Audit
           Report    C
           Store     I",
    );
    desk.press("Alt+Shift+Down Alt+Shift+Down").shows(
        "           Lead
           # Access
           Review    R
           # Audit
           Approve   [A]
           Report    C
           Store     I",
    );
    desk.press("Alt+Shift+Up").shows(ROWS);
}

#[test]
fn a_row_moves_out_of_the_first_area_and_stops_at_the_ends() {
    does(
        "           Lead
           # Access
           Review    [R]
           Approve   A",
        "Alt+Shift+Up Alt+Shift+Up",
        "           Lead
           Review    [R]
           # Access
           Approve   A",
    );
    does(
        "           Lead
           Review    R
           Approve   [A]",
        "Alt+Shift+Down",
        "           Lead
           Review    R
           Approve   [A]",
    );
}

#[test]
fn several_selected_rows_move_together() {
    let mut desk = does(
        "           Lead
           # Access
           Review    [R]
           Approve   (A)
           Revoke    C
           # Audit
           Report    I",
        "Alt+Shift+Down",
        "           Lead
           # Access
           Revoke    C
           Review    [R]
           Approve   (A)
           # Audit
           Report    I",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Move 2 activities"));
    desk.press("Alt+Shift+Down").shows(
        "           Lead
           # Access
           Revoke    C
           # Audit
           Review    [R]
           Approve   (A)
           Report    I",
    );
    desk.press("Alt+Shift+Down").shows(
        "           Lead
           # Access
           Revoke    C
           # Audit
           Report    I
           Review    [R]
           Approve   (A)",
    );
    desk.press("Alt+Shift+Up Alt+Shift+Up Alt+Shift+Up").shows(
        "           Lead
           # Access
           Review    [R]
           Approve   (A)
           Revoke    C
           # Audit
           Report    I",
    );
}

#[test]
fn a_row_that_moves_into_a_folded_area_opens_it() {
    let mut desk = Desk::new(
        "           Lead
           # Access
           Review    [R]
           #+ Audit
           Report    I",
    );
    desk.press("Alt+Shift+Down").shows(
        "           Lead
           # Access
           # Audit
           Review    [R]
           Report    I",
    );
}

#[test]
fn an_area_moves_with_its_rows() {
    does(
        "           Lead
           # Access
           Review    R
           # [Audit]
           Report    C",
        "Alt+Shift+Up",
        "           Lead
           # [Audit]
           Report    C
           # Access
           Review    R",
    );
}

#[test]
fn a_row_is_dropped_where_it_was_dragged() {
    let mut desk = Desk::new(ROWS);
    // Onto the last row: there it stands afterwards.
    desk.act(|session| session.drop_activity(3, 7));
    desk.shows(
        "           Lead
           # Access
           Approve   A
           # Audit
           Report    C
           Store     I
           [Review]  R",
    );
    desk.act(|session| session.drop_activity(7, 3));
    desk.shows(
        "           Lead
           # Access
           [Review]  R
           Approve   A
           # Audit
           Report    C
           Store     I",
    );
}

#[test]
fn an_area_is_started_with_the_selected_rows() {
    use crate::command::Command;
    let mut desk = Desk::new(
        "           Lead
           # Access
           Review    R
           Approve   [A]
           Revoke    (.)
           # Audit
           Report    C",
    );
    desk.act(|session| session.run(Command::InsertArea));
    assert_eq!(desk.asked(), [Request::Focus, Request::EditText(None)]);
    desk.write("Rights").shows(
        "           Lead
           # Access
           Review    R
           # [Rights]
           Approve   A
           Revoke    .
           # Audit
           Report    C",
    );
}

#[test]
fn an_areas_heading_is_taken_away_and_its_rows_stay() {
    let mut desk = does(
        "           Lead
           # Access
           Review    R
           # [Audit]
           Report    C",
        "Ctrl+Alt+-",
        "           Lead
           [Report]  C
           # Access
           Review    R",
    );
    assert!(desk.told()[0].starts_with("Removed the heading Audit"));
}
