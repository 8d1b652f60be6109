//! Walking through findings, accepting them, checking all rows.

use super::*;
use crate::command::Command;
use crate::model::Place;
use crate::session::{Panel, Request, WaiverText};

/// Two rows with errors, one without; the roles have nothing to say about them.
const ERRORS: &str = "
          Lead Owner Clerk
  # Access
  Review  [R]  A     C
  Approve A    A     C
  # Audit
  Report  R    A     C
  Store   .    R     C";

/// Presses F8 as often as there are titles and expects them in this order.
#[track_caller]
fn walks(desk: &mut Desk, key: &str, titles: &[&str]) {
    for title in titles {
        desk.press(key);
        let row = desk.session.active_activity().map(|row| row.title.clone());
        assert_eq!(row.as_deref(), Some(*title));
    }
}

#[test]
fn f8_goes_to_the_next_row_with_a_finding_and_around_the_end() {
    let mut desk = Desk::new(ERRORS);
    walks(&mut desk, "F8", &["Approve", "Store", "Approve"]);
    walks(&mut desk, "Shift+F8", &["Store", "Approve", "Store"]);
}

#[test]
fn the_cell_that_is_meant_is_selected_and_its_finding_is_said_and_shown() {
    let mut desk = Desk::new(ERRORS);
    desk.press("F8").shows(
        "          Lead Owner Clerk
          # Access
          Review  R    A     C
          Approve [A]  A     C
          # Audit
          Report  R    A     C
          Store   .    R     C",
    );
    let row = desk.row("Approve");
    let asked = desk.asked();
    assert!(asked.contains(&Request::ShowFinding(Place::Activity(row))), "{asked:?}");
    let begins = |it: &Request| matches!(it, Request::Announce(text) if text.starts_with("Approve "));
    assert!(asked.iter().any(begins), "{asked:?}");
}

#[test]
fn f8_reaches_rows_in_folded_areas_and_opens_them() {
    let mut desk = Desk::new(
        "          Lead Owner Clerk
          # Access
          Review  [R]  A     C
          #+ Audit
          Store   .    R     C",
    );
    desk.press("F8").shows(
        "          Lead Owner Clerk
          # Access
          Review  R    A     C
          # Audit
          [Store] .    R     C",
    );
}

#[test]
fn where_nothing_is_wrong_that_is_said() {
    let mut desk = Desk::new(
        "          Lead Owner Clerk
          Review_access_rights [R]  A     C",
    );
    desk.press("F8");
    assert_eq!(desk.told(), ["There are no findings."]);
    desk.shows(
        "          Lead Owner Clerk
          Review_access_rights [R]  A     C",
    );
}

#[test]
fn rows_nobody_has_begun_are_left_in_peace_until_all_are_checked() {
    let mut desk = Desk::new(
        "          Lead Owner Clerk
          Review  [R]  A     C
          Approve .    .     .",
    );
    let tally = desk.session.tally();
    assert_eq!((tally.errors, tally.unfinished, tally.complete), (0, 1, 1));
    assert_eq!(tally.verdict(), "Unfinished");
    desk.act(|session| session.run(Command::CheckAll));
    assert_eq!((desk.session.tally().errors, desk.session.tally().verdict()), (1, "Cannot be agreed yet"));
    let asked = desk.asked();
    assert!(asked.contains(&Request::ShowPanel(Panel::Findings)));
    let said = "Every row is checked: 1 error, 0 warnings.".to_owned();
    assert!(asked.contains(&Request::Toast { text: said, undo: false }), "{asked:?}");
}

#[test]
fn an_accepted_finding_no_longer_counts_until_the_waiver_is_withdrawn() {
    let mut desk = Desk::new(ERRORS);
    let place = Place::Activity(desk.row("Approve"));
    let text = WaiverText {
        reason: "Two companies".into(),
        accepted_by: "R. Vance".into(),
        ..WaiverText::default()
    };
    let errors = desk.session.tally().errors;
    desk.act(|session| session.waive("accountable-many", place, text));
    assert_eq!((desk.session.tally().errors, desk.session.tally().waived), (errors - 1, 1));
    desk.act(|session| session.withdraw_waiver("accountable-many", place));
    assert_eq!((desk.session.tally().errors, desk.session.tally().waived), (errors, 0));
    desk.press("Ctrl+Z Ctrl+Z");
    assert_eq!(desk.session.matrix().waivers, []);
}

#[test]
fn a_fix_is_one_step_with_its_own_name() {
    let mut desk = Desk::new(
        "          Lead Owner
          Review  [R]  C",
    );
    let place = Place::Activity(desk.row("Review"));
    let found = |session: &crate::session::Session| {
        session.engine().findings(session.matrix()).find(|it| it.place == place).unwrap()
    };
    let finding = found(&desk.session);
    assert_eq!(finding.rule.as_str(), "accountable-missing");
    let fix = desk.act(|session| session.fixes(&finding)).remove(0);
    desk.act(|session| session.apply_fix(fix.action));
    desk.shows(
        "          Lead Owner
          Review  [RA] C",
    );
    assert_eq!(desk.session.history().depth(), 1);
    assert_eq!(desk.session.tally().errors, 0);
}
