//! Letters by key: typing, adding, Escape, the next letter, clearing.

use super::*;
use crate::model::Remark;

#[test]
fn a_typed_letter_takes_the_place_of_what_was_there() {
    does(
        "       Lead Owner
         Review [.]  A",
        "C",
        "       Lead Owner
         Review [C]  A",
    );
    does(
        "       Lead
         Review [AC]",
        "r",
        "       Lead
         Review [R]",
    );
}

#[test]
fn a_letter_typed_on_a_range_goes_into_every_cell_as_one_step() {
    let desk = does(
        "        Lead Owner | Agent
         Review  [.]  (A)   | R
         Approve (C)  (.)   | .",
        "I",
        "        Lead Owner | Agent
         Review  [I]  (I)   | R
         Approve (I)  (I)   | .",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Set I: 4 cells"));
    assert_eq!(desk.session.history().depth(), 1);
}

#[test]
fn a_range_is_filled_across_the_heading_of_an_area() {
    does(
        "       Lead
         # Access
         Review [.]
         # Audit (.)
         Report (.)",
        "R",
        "       Lead
         # Access
         Review [R]
         # Audit (.)
         Report (R)",
    );
}

#[test]
fn a_letter_outside_the_scheme_does_nothing() {
    let mut desk = Desk::new(
        "       Lead
         Review [R]",
    );
    assert!(!desk.key("X"));
    assert!(!desk.key("7"));
    desk.shows(
        "       Lead
         Review [R]",
    );
}

#[test]
fn shift_and_a_letter_add_it_or_take_it_away() {
    does(
        "       Lead
         Review [R]",
        "Shift+A",
        "       Lead
         Review [RA]",
    );
    does(
        "       Lead
         Review [RA]",
        "Shift+R",
        "       Lead
         Review [A]",
    );
}

#[test]
fn on_a_range_shift_and_a_letter_add_it_where_it_is_missing_and_take_it_away_only_from_all() {
    let mut desk = does(
        "        Lead Owner
         Review  [R]  (RC)
         Approve (.)  (C)",
        "Shift+C",
        "        Lead Owner
         Review  [RC] (RC)
         Approve (C)  (C)",
    );
    desk.press("Shift+C").shows(
        "        Lead Owner
         Review  [R]  (R)
         Approve (.)  (.)",
    );
}

#[test]
fn typing_what_is_there_already_is_no_step() {
    let mut desk = Desk::new(
        "       Lead
         Review [R]",
    );
    desk.press("R");
    assert_eq!(desk.session.history().depth(), 0);
}

#[test]
fn escape_brings_back_what_the_cell_held_before_all_that_was_typed_into_it() {
    let mut desk = Desk::new(
        "       Lead Owner
         Review [C]  .",
    );
    desk.press("R A Shift+I Escape").shows(
        "       Lead Owner
         Review [C]  .",
    );
    // Once it was left, the cell keeps what was typed, and Escape is free for something else.
    desk.press("R Right Left");
    assert!(!desk.key("Escape"));
    desk.shows(
        "       Lead Owner
         Review [R]  .",
    );
}

#[test]
fn escape_after_typing_on_a_range_brings_the_whole_range_back() {
    let mut desk = Desk::new(
        "        Lead Owner
         Review  [C]  (.)
         Approve (A)  (R)",
    );
    desk.press("I Escape").shows(
        "        Lead Owner
         Review  [C]  (.)
         Approve (A)  (R)",
    );
    desk.press("Escape").shows(
        "        Lead Owner
         Review  [C]  .
         Approve A    R",
    );
}

#[test]
fn enter_moves_down_after_typing_and_opens_the_cell_else() {
    use crate::session::Request;
    let mut desk = Desk::new(
        "        Lead
         Review  [.]
         Approve .",
    );
    desk.press("R Enter").shows(
        "        Lead
         Review  R
         Approve [.]",
    );
    desk.asked();
    desk.press("Enter");
    assert_eq!(desk.asked(), [Request::PickLetters]);
}

#[test]
fn the_space_bar_goes_through_the_letters_and_on_to_an_empty_cell() {
    let mut desk = Desk::new(
        "       Lead
         Review [.]",
    );
    for expected in ["R", "A", "C", "I", "."] {
        desk.press("Space").shows(&format!(
            "       Lead
             Review [{expected}]"
        ));
    }
    // Of several letters the first counts.
    does(
        "       Lead
         Review [AI]",
        "Space",
        "       Lead
         Review [C]",
    );
}

#[test]
fn clearing_takes_letters_and_conditions_away() {
    let desk = does(
        "        Lead Owner
         Review  [R]  (A*)
         Approve (.*) (C)
         Report  R*   .",
        "Delete",
        "        Lead Owner
         Review  [.]  (.)
         Approve (.)  (.)
         Report  R*   .",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Clear 4 cells"));
}

#[test]
fn clearing_what_is_empty_is_no_step_and_titles_are_not_cleared() {
    let mut desk = Desk::new(
        "        Lead
         Review  [.]",
    );
    desk.press("Delete");
    assert_eq!(desk.session.history().depth(), 0);
    desk.press("Left Delete");
    assert!(desk.told().last().unwrap().starts_with("Titles are not cleared."));
    desk.shows(
        "        Lead
         [Review]  .",
    );
}

#[test]
fn what_is_said_of_a_cell_is_a_step_with_its_place_in_words() {
    let mut desk = Desk::new(
        "        Lead
         Review  [R]",
    );
    let remark = Remark { condition: "if personal data is affected".into(), ..Remark::default() };
    desk.act(|session| session.set_remark(remark.clone()));
    desk.shows(
        "        Lead
         Review  [R*]",
    );
    assert_eq!(desk.session.history().undo_label(), Some("Note on Review × Lead"));
    desk.act(|session| session.set_remark(remark));
    assert_eq!(desk.session.history().depth(), 1, "the same again is no step");
}
