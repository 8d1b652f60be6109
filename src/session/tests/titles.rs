//! Titles: renaming, and typing into the empty line or column.

use super::*;
use crate::session::Request;

#[test]
fn a_typed_character_opens_the_title_with_it() {
    let mut desk = Desk::new(
        "           Lead
           [Review]  R",
    );
    desk.press("P");
    assert_eq!(desk.asked(), [Request::EditText(Some("P".into()))]);
    desk.press("F2");
    assert_eq!(desk.asked(), [Request::EditText(None)]);
}

#[test]
fn titles_of_rows_roles_and_areas_are_renamed() {
    let mut desk = Desk::new(
        "           Lead
           # Access
           [Review]  R",
    );
    desk.write("  Review of   rights ");
    assert_eq!(desk.session.history().undo_label(), Some("Rename to Review of rights"));
    desk.press("Up").write("Rights");
    desk.press("Up Right").write("Security Lead").shows(
        "           [Security_Lead]
           # Rights
           Review_of_rights  R",
    );
    desk.press("Ctrl+Z Ctrl+Z Ctrl+Z").shows(
        "           Lead
           # Access
           [Review]  R",
    );
}

#[test]
fn an_empty_or_equal_title_changes_nothing() {
    let mut desk = Desk::new(
        "           Lead
           [Review]  R",
    );
    desk.write(" ").write("Review");
    assert_eq!(desk.session.history().depth(), 0);
}

#[test]
fn a_party_is_named_above_its_roles() {
    let mut desk = Desk::new(
        "           Lead | Agent
           Review    R    | [C]",
    );
    desk.press("Up Up").write("Northwind Services");
    let parties: Vec<_> = desk.session.matrix().parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(parties, ["", "Northwind Services", ""]);
}

#[test]
fn typing_in_the_empty_line_adds_rows_to_the_last_area_one_after_the_other() {
    let mut desk = Desk::new(
        "           Lead
           # Access
           Review    R
           # Audit
           Report    C
           [+]",
    );
    desk.write("Store").shows(
        "           Lead
           # Access
           Review    R
           # Audit
           Report    C
           [Store]   .",
    );
    desk.press("Down").write("Delete").shows(
        "           Lead
           # Access
           Review    R
           # Audit
           Report    C
           Store     .
           [Delete]  .",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Add Delete"));
    desk.press("Ctrl+Z Ctrl+Z").shows(
        "           Lead
           # Access
           Review    R
           # Audit
           Report    C
           [+]",
    );
}

#[test]
fn a_row_typed_under_a_folded_last_area_opens_it() {
    let mut desk = Desk::new(
        "           Lead
           #+ Audit
           Report    C
           [+]",
    );
    desk.write("Store").shows(
        "           Lead
           # Audit
           Report    C
           [Store]   .",
    );
}

#[test]
fn typing_in_the_empty_column_adds_a_role_to_the_last_party() {
    let mut desk = Desk::new(
        "           Lead | Agent [+]
           Review    R    | C",
    );
    desk.write("Engineer").shows(
        "           Lead | Agent [Engineer]
           Review    R    | C     .",
    );
    let roles: Vec<_> = desk.session.matrix().roles().map(|role| role.party).collect();
    assert_eq!(roles[1], roles[2]);
    desk.press("Ctrl+Z").shows(
        "           Lead | Agent [+]
           Review    R    | C",
    );
}

#[test]
fn a_matrix_can_be_typed_from_nothing() {
    let mut desk = Desk::new("[+]");
    desk.press("Up Right").write("Lead").press("Right").write("Owner").press("Down Home");
    desk.write("Review").press("Right R Right A").shows(
        "           Lead Owner
           Review    R    [A]",
    );
}
