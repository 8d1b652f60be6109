//! Tests of changing the letters of a matrix: the draft's proposals and questions, and the one step.

use super::*;
use crate::catalog::scheme;
use crate::command::Command;
use crate::grid::View;
use crate::model::*;

const ROW: ActivityId = ActivityId(Id::from_bits(1_000));

fn session(letters: Scheme, cells: &[&str]) -> Session {
    let mut matrix = Matrix { scheme: letters, ..Matrix::default() };
    for position in 0..cells.len() as u64 {
        let id = RoleId(Id::from_bits(1 + position));
        assert!(matrix.push_role(Role { id, ..Role::default() }));
    }
    let mut row = Activity::new(ROW, "Grant access", cells.len());
    for (position, cell) in cells.iter().enumerate() {
        row.set_letters_at(position, matrix.scheme.parse(cell).unwrap());
    }
    assert!(matrix.push_activity(row));
    let today = "2026-11-22".parse().unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
}

fn cells(session: &Session) -> Vec<String> {
    let matrix = session.matrix();
    let row = matrix.activity(ROW).unwrap();
    row.letters().iter().map(|letters| matrix.scheme.text(*letters)).collect()
}

fn apply(session: &mut Session, draft: &SchemeDraft) -> bool {
    assert_eq!(draft.problem(), None);
    session.change_scheme(draft.scheme().clone(), &draft.mapping())
}

#[test]
fn another_scheme_is_one_step_that_undo_takes_back() {
    let mut session = session(Scheme::rasci(), &["RS", "A", "S", "I"]);
    let before = session.matrix().clone();
    let mut draft = SchemeDraft::new(&session);
    draft.choose(scheme("DACI").unwrap());
    assert_eq!((draft.left_over(), draft.filled()), (2, 4));
    assert!(apply(&mut session, &draft));
    assert_eq!(cells(&session), ["D", "A", "", "I"]);
    assert_eq!(session.history().undo_label(), Some("Change the letters to DACI"));
    let asked = session.take_changes().requests;
    let text = "The letters are DACI now. 2 cells keep letters without a counterpart as text.".to_owned();
    assert!(asked.contains(&Request::Toast { text, undo: true }), "{asked:?}");
    session.run(Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn what_is_chosen_goes_before_what_is_proposed() {
    let mut session = session(Scheme::rasci(), &["S", "A"]);
    let mut draft = SchemeDraft::new(&session);
    draft.choose(Scheme::raci());
    draft.set(2, Becomes::Letter(0));
    assert_eq!(draft.left_over(), 0);
    assert!(apply(&mut session, &draft));
    assert_eq!(cells(&session), ["R", "A"]);
}

#[test]
fn the_summary_says_what_happens_to_the_cells() {
    let session = session(scheme("RAPID").unwrap(), &["A", "I", "R", ""]);
    let mut draft = SchemeDraft::new(&session);
    assert_eq!(draft.summary(), "3 cells have letters. Every letter has a counterpart.");
    draft.choose(Scheme::raci());
    let expected = "3 cells have letters. A and I become C. \
                    1 of them keeps a letter without a counterpart as text; nothing is lost.";
    assert_eq!(draft.summary(), expected);
}

#[test]
fn the_same_letters_are_no_step() {
    let mut session = session(Scheme::raci(), &["R"]);
    let draft = SchemeDraft::new(&session);
    assert!(draft.is_preset());
    assert!(!apply(&mut session, &draft));
    assert_eq!(session.history().depth(), 0);
}

#[test]
fn a_letter_of_ones_own_is_added_and_can_be_typed() {
    let mut session = session(Scheme::raci(), &["R", ""]);
    let mut draft = SchemeDraft::new(&session);
    draft.make_own();
    draft.add();
    assert_eq!(draft.scheme().letters[4].symbol, 'B');
    draft.define(4, |letter| {
        letter.symbol = 'V';
        letter.name = "Verifies".into();
    });
    assert!(apply(&mut session, &draft));
    assert_eq!(session.matrix().scheme.name, "Own letters");
    assert_eq!(session.matrix().scheme.letter('v'), Some(Letter(4)));
    assert_eq!(cells(&session), ["R", ""]);
}

#[test]
fn a_letter_that_is_called_otherwise_stays_in_its_cells() {
    let mut session = session(Scheme::raci(), &["R", "AR"]);
    let mut draft = SchemeDraft::new(&session);
    draft.make_own();
    draft.rename(" House letters ");
    draft.define(0, |letter| letter.symbol = 'X');
    assert!(apply(&mut session, &draft));
    assert_eq!(cells(&session), ["X", "XA"]);
    assert_eq!(session.matrix().scheme.name, "House letters");
}

#[test]
fn removing_a_letter_that_cells_hold_asks_where_they_go() {
    let mut session = session(Scheme::raci(), &["R", "A", "C", "C"]);
    let mut draft = SchemeDraft::new(&session);
    draft.make_own();
    draft.remove(2);
    assert_eq!(draft.problem().unwrap(), "Choose what becomes of C in 2 cells.");
    assert_eq!(draft.left_over(), 2);
    let becomes: Vec<_> = draft.lines().map(|(_, count, becomes)| (count, becomes)).collect();
    assert_eq!(becomes[2], (2, Becomes::Open));
    assert_eq!(becomes[3], (0, Becomes::Letter(2)), "the letter behind it moved up");
    draft.set(2, Becomes::Letter(2));
    assert!(apply(&mut session, &draft));
    assert_eq!(cells(&session), ["R", "A", "I", "I"]);
}

#[test]
fn removing_a_letter_that_no_cell_holds_asks_nothing() {
    let session = session(Scheme::raci(), &["R"]);
    let mut draft = SchemeDraft::new(&session);
    draft.make_own();
    draft.remove(3);
    assert_eq!(draft.problem(), None);
    (0..5).for_each(|_| draft.remove(0));
    assert_eq!(draft.scheme().letters.len(), 1, "the last letter stays");
}

#[test]
fn letters_that_cannot_be_used_are_told() {
    let session = session(Scheme::raci(), &["R"]);
    let mut draft = SchemeDraft::new(&session);
    draft.define(0, |letter| letter.symbol = 'A');
    assert!(draft.problem().unwrap().contains("A stands twice"));
    draft.choose(Scheme::raci());
    draft.rename("");
    assert!(draft.problem().unwrap().contains("name"));
    (0..9).for_each(|_| draft.add());
    assert_eq!(draft.scheme().letters.len(), MOST_LETTERS);
}

#[test]
fn a_filter_by_a_letter_that_changed_ends() {
    let mut session = session(Scheme::rasci(), &["S"]);
    let mut view = session.view().clone();
    view.filter.letter = Some(Letter(2));
    session.set_view(view);
    let mut draft = SchemeDraft::new(&session);
    draft.choose(Scheme::raci());
    assert!(apply(&mut session, &draft));
    assert_eq!(session.view().filter.letter, None);
}
