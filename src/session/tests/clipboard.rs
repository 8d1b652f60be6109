//! Copying, cutting, pasting: blocks, titles, whole tables.

use super::*;
use crate::session::Request;

#[test]
fn a_copied_block_is_pasted_at_the_active_cell_and_selected() {
    let mut desk = Desk::new(
        "        Lead Owner Clerk
         Review  [R]  (A)   .
         Approve (C)  (I)   .
         Report  .    .     .",
    );
    desk.copy(false).press("Right Down");
    assert_eq!(desk.paste(), [""; 0]);
    desk.shows(
        "        Lead Owner Clerk
         Review  R    A     .
         Approve C    [R]   (A)
         Report  .    (C)   (I)",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Paste 4 cells"));
    desk.press("Ctrl+Z").shows(
        "        Lead Owner Clerk
         Review  R    A     .
         Approve C    [I]   .
         Report  .    .     .",
    );
}

#[test]
fn one_copied_cell_fills_the_selection() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [RA] .
         Approve .    C",
    );
    desk.copy(false).press("Right Shift+Down");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  RA   [RA]
         Approve .    (RA)",
    );
}

#[test]
fn a_block_is_repeated_where_the_selection_is_a_multiple_of_it() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [R]  (A)
         Approve .    .
         Report  .    .
         Store   .    .",
    );
    desk.copy(false).press("Down Shift+Down Shift+Down");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  R    A
         Approve [R]  (A)
         Report  (R)  (A)
         Store   (R)  (A)",
    );
}

#[test]
fn a_block_passes_over_headings_and_what_was_pasted_is_selected() {
    let mut desk = Desk::new(
        "        Lead
         # Access
         Review  [.]
         # Audit
         Report  .
         Store   .",
    );
    desk.clip("R\nA\nC\n");
    desk.paste();
    desk.shows(
        "        Lead
         # Access
         Review  [R]
         # Audit (.)
         Report  (A)
         Store   (C)",
    );
}

#[test]
fn what_does_not_fit_is_said() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  R    [A]
         Approve .    .",
    );
    desk.clip("C\tI\nI\tC\nR\tR\n");
    let notes = desk.paste();
    assert_eq!(
        notes,
        ["4 cells did not fit because the matrix ends there. Add rows or roles and paste again."]
    );
    desk.shows(
        "        Lead Owner
         Review  R    [C]
         Approve .    (I)",
    );
}

#[test]
fn text_that_is_no_letter_is_kept_with_its_cell_and_said() {
    let mut desk = Desk::new(
        "        Lead Owner
         Approve [.]  .
         Review  .    .",
    );
    desk.clip("R\tA\nC\twho knows\n");
    let notes = desk.paste();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].starts_with("1 cell held text that is no letter"), "{notes:?}");
    let (review, owner) = (desk.row("Review"), desk.role("Owner"));
    let remark = desk.session.matrix().activity(review).unwrap().remark(owner).unwrap();
    assert_eq!(remark.unread, "who knows");
}

#[test]
fn titles_beside_letters_are_left_out_on_cells_and_that_is_said() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  .    [.]",
    );
    desk.clip("Approve requests\tR\n");
    assert_eq!(desk.paste(), [""; 0]);
    desk.shows(
        "        Lead Owner
         Review  .    [R]",
    );
    assert_eq!(desk.told(), ["Pasted 1 cell. The titles beside the letters were left out."]);
}

#[test]
fn conditions_travel_with_their_cells() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [R*] .
         Approve .    A*",
    );
    desk.copy(false).press("Right");
    desk.paste();
    desk.press("Down Left Ctrl+Z").shows(
        "        Lead Owner
         Review  R*   [.]
         Approve .    A*",
    );
    desk.press("Ctrl+Y Down");
    // A cell without a condition takes the condition away where it is pasted.
    desk.clip("C\n");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  R*   R*
         Approve .    [C]",
    );
}

#[test]
fn cut_cells_move_when_they_are_pasted_as_one_step() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [R]  (A*)
         Approve .    .",
    );
    desk.copy(true).shows(
        "        Lead Owner
         Review  [R]  (A*)
         Approve .    .",
    );
    desk.press("Down");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  .    .
         Approve [R]  (A*)",
    );
    // The second time it is a copy.
    desk.press("Up");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  [R]  (A*)
         Approve R    A*",
    );
    desk.press("Ctrl+Z Ctrl+Z").shows(
        "        Lead Owner
         Review  R    A*
         Approve [.]  .",
    );
}

#[test]
fn cut_cells_may_be_pasted_over_a_part_of_themselves() {
    let mut desk = Desk::new(
        "        Lead Owner Clerk
         Review  [R]  (A*)  C",
    );
    desk.copy(true).press("Right");
    desk.paste();
    desk.shows(
        "        Lead Owner Clerk
         Review  .    [R]   (A*)",
    );
    let mut desk = Desk::new(
        "        Lead Owner Clerk
         Review  [R*] (A)   C",
    );
    desk.copy(true);
    desk.paste();
    desk.shows(
        "        Lead Owner Clerk
         Review  [R*] (A)   C",
    );
}

#[test]
fn a_cut_is_forgotten_once_something_else_is_on_the_clipboard() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [R]  .",
    );
    desk.copy(true).clip("C\n").press("Right");
    desk.paste();
    desk.shows(
        "        Lead Owner
         Review  R    [C]",
    );
}

#[test]
fn lines_of_text_in_the_title_column_become_rows() {
    let mut desk = Desk::new(
        "        Lead
         # Access
         [Review] R
         # Audit
         Report  C",
    );
    desk.clip("Approve requests\nRevoke rights\n");
    desk.paste();
    desk.shows(
        "        Lead
         # Access
         Review  R
         [Approve_requests] .
         Revoke_rights .
         # Audit
         Report  C",
    );
    assert_eq!(desk.told(), ["Pasted 2 activities."]);
    assert_eq!(desk.session.history().depth(), 1);
}

#[test]
fn lines_of_text_on_a_role_become_roles() {
    let mut desk = Desk::new(
        "        [Lead]
         Review  R",
    );
    desk.clip("Owner\tSecurity Lead\n");
    desk.paste();
    desk.shows(
        "        Lead [Owner] Security_Lead
         Review  R    .       .",
    );
}

#[test]
fn a_whole_table_fills_an_empty_matrix_in_one_step() {
    let mut desk = Desk::new("[+]");
    let empty = desk.session.matrix().clone();
    desk.clip(
        "Activity\tSecurity Lead\tSystem Owner\n\
         Access\t\t\n\
         Review rights\tR\tA\n\
         Approve requests\tC\tA, R\n\
         Audit\t\t\n\
         Report\tR\tA\n",
    );
    // Where something was guessed, it is said.
    assert!(desk.paste()[0].ends_with("\"Access\" stands alone in its row and was taken for an area."));
    desk.shows(
        "        Security_Lead System_Owner
         # Access
         [Review_rights]  R  A
         Approve_requests C  RA
         # Audit
         Report           R  A",
    );
    assert_eq!(desk.session.history().depth(), 1);
    desk.press("Ctrl+Z").shows("[+]");
    assert_eq!(*desk.session.matrix(), empty);
}

#[test]
fn an_empty_clipboard_is_said() {
    let mut desk = Desk::new(
        "        Lead
         Review  [R]",
    );
    desk.clip("");
    desk.paste();
    assert_eq!(desk.told(), ["There is no text on the clipboard."]);
}

#[test]
fn a_row_whose_title_was_cut_moves_with_everything_it_has() {
    let mut desk = Desk::new(
        "          Lead Owner
         # Access
         [Review]  R*   A
         Approve   .    C
         # Audit
         Report    C    .",
    );
    let row = desk.row("Review");
    desk.copy(true).press("Down Down Down");
    desk.paste();
    desk.shows(
        "          Lead Owner
         # Access
         Approve   .    C
         # Audit
         Report    C    .
         [Review]  R*   A",
    );
    assert_eq!(desk.row("Review"), row, "it is the same row");
    // The second time it is a title that is there already.
    desk.press("Up");
    desk.paste();
    let already = |it: &Request| matches!(it, Request::Toast { text, .. } if text.contains("already"));
    assert!(desk.asked().iter().any(already));
    desk.press("Ctrl+Z").shows(
        "          Lead Owner
         # Access
         Review    R*   A
         Approve   .    C
         # Audit
         [Report]  C    .",
    );
}

#[test]
fn rows_whose_titles_were_cut_move_together_to_an_area_or_the_end() {
    let mut desk = Desk::new(
        "          Lead Owner
         # Access
         [Review]  R    (A)
         (Approve) .    (C)
         Grant     A    .
         # Audit
         Report    C    .",
    );
    desk.copy(true).press("Down Down Down");
    desk.paste();
    let moved = "          Lead Owner
         # Access
         Grant     A    .
         # Audit
         Report    C    .
         [Review]  R    A
         (Approve) .    C";
    desk.shows(moved);
}

#[test]
fn rows_that_were_cut_stay_where_they_are_if_pasted_on_themselves() {
    let mut desk = Desk::new(
        "          Lead
         [Review]  R
         Approve   .",
    );
    desk.copy(true);
    desk.paste();
    desk.shows(
        "          Lead
         [Review]  R
         Approve   .",
    );
}

#[test]
fn a_role_whose_title_was_cut_moves_with_its_column() {
    let mut desk = Desk::new(
        "          [Lead] Owner Clerk
         Review    R      A     C
         Approve   .      C     I",
    );
    desk.copy(true).press("Right Right");
    desk.paste();
    desk.shows(
        "          Owner Clerk [Lead]
         Review    A     C     R
         Approve   C     I     .",
    );
}
