//! Tests of disputes: recording what the sides want, deciding, opening again, and the sheet of decisions.

use super::*;
use crate::command::{Command, Sheet};
use crate::grid::View;
use crate::model::*;

const ROW: ActivityId = ActivityId(Id::from_bits(1_000));
const LEAD: RoleId = RoleId(Id::from_bits(1));
const AGENT: RoleId = RoleId(Id::from_bits(2));

/// One activity of two roles: the lead is accountable.
fn session() -> Session {
    let mut matrix = Matrix::default();
    for (id, title) in [(LEAD, "Lead"), (AGENT, "Agent")] {
        assert!(matrix.push_role(Role { id, title: title.into(), ..Role::default() }));
    }
    let mut row = Activity::new(ROW, "Patch servers", 2);
    row.set_letters_at(0, matrix.scheme.parse("A").unwrap());
    assert!(matrix.push_activity(row));
    let today = "2026-11-22".parse().unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
}

fn wish(side: PositionSide, letters: &str, reason: &str) -> Wish {
    Wish { side, letters: Scheme::raci().parse(letters).unwrap(), reason: reason.into() }
}

fn both() -> [Wish; 2] {
    [
        wish(PositionSide::Customer, "R", "They have the tools."),
        wish(PositionSide::Provider, "C", "No access."),
    ]
}

fn decision(side: PositionSide) -> Decision {
    Decision { side, reason: "Agreed in the workshop.".into() }
}

fn texts(session: &Session, sheet: Sheet, line: usize) -> Vec<String> {
    session.sheet_line(sheet, line, &session.sheet_derived(sheet))
}

fn cell(session: &Session) -> String {
    session.matrix().scheme.text(session.matrix().letters(ROW, AGENT))
}

#[test]
fn a_cell_is_disputed_while_wishes_are_recorded_and_none_is_decided() {
    let mut session = session();
    let before = session.matrix().clone();
    assert!(!session.is_disputed(ROW, AGENT));
    assert!(session.settle_positions(ROW, AGENT, &both(), None));
    assert!(session.is_disputed(ROW, AGENT));
    assert_eq!(session.disputed_roles(ROW), [AGENT]);
    assert!(!session.is_disputed(ROW, LEAD));
    assert_eq!(session.positions_in_words(ROW, AGENT), "Disputed: customer R, provider C");
    assert_eq!(cell(&session), "", "a wish changes no letter");
    session.run(Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn deciding_sets_the_letters_and_marks_the_position_in_one_step() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), None);
    let before = session.matrix().clone();
    assert!(session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer))));
    assert_eq!(cell(&session), "R");
    assert!(!session.is_disputed(ROW, AGENT));
    let decided: Vec<_> = session.positions_of(ROW, AGENT).filter(|it| it.decided).collect();
    assert_eq!(decided.len(), 1);
    assert_eq!(
        (decided[0].side, decided[0].decision.as_str()),
        (PositionSide::Customer, "Agreed in the workshop.")
    );
    assert_eq!(decided[0].decided_on, "2026-11-22".parse().ok());
    assert_eq!(session.positions_in_words(ROW, AGENT), "Decided: customer R");
    assert_eq!(session.history().undo_label(), Some("Decide Patch servers × Agent"));
    session.run(Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn wishes_and_their_decision_can_be_recorded_at_once() {
    let mut session = session();
    let before = session.matrix().clone();
    assert!(session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Provider))));
    assert_eq!((cell(&session).as_str(), session.history().depth()), ("C", 1));
    session.run(Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn a_dispute_can_be_decided_for_no_letter_at_all() {
    let mut session = session();
    let wishes = [wish(PositionSide::Customer, "R", ""), wish(PositionSide::Provider, "", "")];
    session.settle_positions(ROW, AGENT, &wishes, Some(&decision(PositionSide::Customer)));
    assert!(session.settle_positions(ROW, AGENT, &wishes, Some(&decision(PositionSide::Provider))));
    assert_eq!(cell(&session), "");
    assert_eq!(session.positions_of(ROW, AGENT).filter(|it| it.decided).count(), 1);
}

#[test]
fn a_decision_that_stands_leaves_the_cell_as_it_is_now() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer)));
    let letters = Scheme::raci().parse("I").unwrap();
    session.edit("Set I", vec![Edit::SetLetters { activity: ROW, role: AGENT, letters }]);
    let mut wishes = both();
    wishes[1].reason = "No access at night.".into();
    assert!(session.settle_positions(ROW, AGENT, &wishes, Some(&decision(PositionSide::Customer))));
    assert_eq!(cell(&session), "I");
}

#[test]
fn what_is_not_decided_any_more_is_disputed_again() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer)));
    assert!(session.settle_positions(ROW, AGENT, &both(), None));
    assert!(session.is_disputed(ROW, AGENT));
    assert!(session.positions_of(ROW, AGENT).all(|it| it.decision.is_empty() && it.decided_on.is_none()));
    assert_eq!(cell(&session), "R", "the letters stay until they are decided otherwise");
}

#[test]
fn a_side_that_says_nothing_any_more_has_no_position() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), None);
    assert!(session.settle_positions(ROW, AGENT, &both()[1..], None));
    let sides: Vec<_> = session.positions_of(ROW, AGENT).map(|it| it.side).collect();
    assert_eq!(sides, [PositionSide::Provider]);
    assert!(session.settle_positions(ROW, AGENT, &[], None));
    assert!(session.matrix().positions.is_empty());
}

#[test]
fn how_it_is_today_is_no_dispute_by_itself() {
    let mut session = session();
    assert!(!session.settle_positions(ROW, LEAD, &[wish(PositionSide::AsIs, "A", "")], None));
    assert!(session.settle_positions(ROW, LEAD, &[wish(PositionSide::AsIs, "A", "Always so.")], None));
}

#[test]
fn the_same_wishes_are_no_step() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer)));
    let wishes = session.wishes(ROW, AGENT);
    assert!(!session.settle_positions(ROW, AGENT, &wishes, Some(&decision(PositionSide::Customer))));
    assert_eq!(session.history().depth(), 1);
}

#[test]
fn symbols_that_the_scheme_does_not_know_stay_until_the_letters_are_chosen_anew() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), None);
    let id = session.matrix().positions[0].id;
    session.edit("Import", vec![set(id, PositionField::Letters("RX".into()))]);
    let mut wishes = session.wishes(ROW, AGENT);
    assert!(!session.settle_positions(ROW, AGENT, &wishes, None));
    wishes.iter_mut().for_each(|wish| wish.reason.push('!'));
    session.settle_positions(ROW, AGENT, &wishes, None);
    assert_eq!(session.positions_of(ROW, AGENT).find(|it| it.id == id).unwrap().letters, "RX");
}

#[test]
fn the_command_opens_the_positions_of_the_active_cell() {
    let mut session = session();
    session.take_changes();
    assert!(!session.run(Command::Positions), "on a title there is no cell");
    session.run(Command::Move(crate::grid::Motion::Right));
    assert!(session.run(Command::Positions));
    let asked = session.take_changes().requests;
    assert!(asked.contains(&Request::ShowDialog(Dialog::Positions(ROW, LEAD))), "{asked:?}");
}

fn line(session: &mut Session, at: usize, column: usize, texts: &[&str]) -> Vec<String> {
    let texts = vec![texts.iter().map(|text| (*text).to_owned()).collect()];
    session.write_sheet(Sheet::Positions, at, column, &texts).refused
}

#[test]
fn the_sheet_tells_what_was_disputed_and_how_it_was_settled() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer)));
    let told = ["Patch servers", "Agent", "Customer", "R", "They have the tools.", "Yes"];
    assert_eq!(texts(&session, Sheet::Positions, 0)[..6], told);
    assert_eq!(texts(&session, Sheet::Positions, 0)[6..], ["Agreed in the workshop.", "2026-11-22"]);
    assert_eq!(texts(&session, Sheet::Positions, 1)[5], "No");
}

#[test]
fn deciding_in_the_sheet_sets_the_letters_and_opens_the_other_position() {
    let mut session = session();
    session.settle_positions(ROW, AGENT, &both(), Some(&decision(PositionSide::Customer)));
    let before = session.matrix().clone();
    assert!(line(&mut session, 1, 5, &["yes"]).is_empty());
    assert_eq!(cell(&session), "C");
    assert_eq!(texts(&session, Sheet::Positions, 0)[5..], ["No", "", ""]);
    assert_eq!(texts(&session, Sheet::Positions, 1)[5..], ["Yes", "", "2026-11-22"]);
    session.run(Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn a_line_of_the_sheet_is_a_position_of_a_cell() {
    let mut session = session();
    let told = ["patch servers", "agent", "Provider", "i r", "Ours", "yes", "Why not", "2026-01-02"];
    assert!(line(&mut session, 0, 0, &told).is_empty());
    assert_eq!(cell(&session), "RI");
    let expected = ["Patch servers", "Agent", "Provider", "RI", "Ours", "Yes", "Why not", "2026-01-02"];
    assert_eq!(texts(&session, Sheet::Positions, 0), expected);
    line(&mut session, 0, 3, &["C"]);
    assert_eq!(cell(&session), "C");
}

#[test]
fn the_sheet_says_what_it_cannot_take() {
    let mut session = session();
    let refused = line(&mut session, 0, 0, &["Nothing like it", "", "", "RX"]);
    assert_eq!(refused.len(), 2, "{refused:?}");
    assert!(refused[0].contains("No activity is called"));
    assert!(refused[1].contains("X is no letter"));
}
