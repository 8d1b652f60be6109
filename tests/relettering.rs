//! Tests of changing the scheme: what is proposed, what is carried over, what is kept, and the way back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the answer")]

use remit::catalog::{scheme, schemes};
use remit::edit::{Edit, LetterMapping, LetterTally, Relettering, Transaction, reletter};
use remit::model::*;

const ROW: ActivityId = ActivityId(Id::from_bits(1_000));
const ROLE: RoleId = RoleId(Id::from_bits(1));

/// The proposal as pictures: "R→D A→A".
fn proposal(from: &str, to: &str) -> String {
    let (from, to) = (scheme(from).unwrap(), scheme(to).unwrap());
    let mapping = LetterMapping::proposed(&from, &to);
    let symbol = |target: &Option<Letter>| target.map_or('-', |letter| to.definition(letter).unwrap().symbol);
    let pairs = from.letters.iter().zip(mapping.targets());
    pairs
        .map(|(letter, target)| format!("{}→{}", letter.symbol, symbol(target)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// One row with a cell per text, in the scheme.
fn matrix(letters: &Scheme, cells: &[&str]) -> Matrix {
    let mut matrix = Matrix::default();
    matrix.scheme = letters.clone();
    for position in 0..cells.len() as u64 {
        let id = RoleId(Id::from_bits(1 + position));
        assert!(matrix.push_role(Role { id, ..Role::default() }));
    }
    let mut row = Activity::new(ROW, "Grant access", cells.len());
    for (position, cell) in cells.iter().enumerate() {
        row.set_letters_at(position, letters.parse(cell).unwrap());
    }
    assert!(matrix.push_activity(row));
    matrix
}

fn cells(matrix: &Matrix) -> Vec<String> {
    let row = matrix.activity(ROW).unwrap();
    row.letters().iter().map(|letters| matrix.scheme.text(*letters)).collect()
}

fn change(matrix: &mut Matrix, to: Scheme, mapping: &LetterMapping) -> (Transaction, usize) {
    let Relettering { edits, left_over } = reletter(matrix, to, mapping);
    (Transaction::new("Change the letters", edits).apply(matrix).unwrap().0, left_over)
}

#[test]
fn letters_are_proposed_by_the_part_they_play() {
    assert_eq!(proposal("RACI", "DACI"), "R→D A→A C→C I→I");
    assert_eq!(proposal("RACI", "RASCI"), "R→R A→A C→C I→I");
    assert_eq!(proposal("RAPID", "RACI"), "R→- A→C P→R I→C D→A");
    assert_eq!(proposal("CAIRO", "RACI"), "C→C A→A I→I R→R O→-");
}

#[test]
fn of_two_letters_for_one_part_the_one_that_is_described_alike_is_proposed() {
    assert_eq!(proposal("RACI", "RAPID"), "R→P A→D C→I I→-");
}

#[test]
fn one_symbol_with_two_meanings_is_no_counterpart() {
    assert_eq!(proposal("RASCI", "RACI-VS"), "R→R A→A S→- C→C I→I");
}

#[test]
fn the_same_letters_stay_what_they_are_and_change_nothing() {
    for letters in schemes() {
        let mapping = LetterMapping::proposed(&letters, &letters);
        let same: Vec<_> = letters.all().iter().map(Some).collect();
        assert_eq!(mapping.targets(), same, "{}", letters.name);
        let symbols: String = letters.letters.iter().map(|letter| letter.symbol).collect();
        let matrix = matrix(&letters, &[&symbols, ""]);
        assert_eq!(reletter(&matrix, letters, &mapping), Relettering::default());
    }
}

#[test]
fn a_letter_without_a_counterpart_is_kept_as_text_before_what_was_there() {
    let mut matrix = matrix(&Scheme::rasci(), &["RS", "AI", "S"]);
    let said = Remark { condition: "at night".into(), unread: "tbd".into(), ..Remark::default() };
    let say = Edit::SetRemark { activity: ROW, role: ROLE, remark: Box::new(said) };
    Transaction::new("Say", vec![say]).apply(&mut matrix).unwrap();
    let mapping = LetterMapping::proposed(&Scheme::rasci(), &Scheme::raci());
    let (_, left_over) = change(&mut matrix, Scheme::raci(), &mapping);
    assert_eq!(left_over, 2);
    assert_eq!(cells(&matrix), ["R", "AI", ""]);
    let row = matrix.activity(ROW).unwrap();
    let first = row.remark(ROLE).unwrap();
    assert_eq!((first.unread.as_str(), first.condition.as_str()), ("S / tbd", "at night"));
    assert_eq!(row.remark(RoleId(Id::from_bits(3))).unwrap().unread, "S");
}

#[test]
fn a_counterpart_outside_the_scheme_is_none() {
    let mut matrix = matrix(&Scheme::raci(), &["R"]);
    let far = LetterMapping::new(vec![Some(Letter(7)); 4]);
    let (_, left_over) = change(&mut matrix, Scheme::rasci(), &far);
    assert_eq!((cells(&matrix), left_over), (vec![String::new()], 1));
}

#[test]
fn positions_are_called_by_the_new_letters_and_lose_none() {
    let mut matrix = matrix(&Scheme::rasci(), &["R"]);
    let wish =
        |letters: &str| Position { letters: letters.into(), reason: "Ours.".into(), ..Position::default() };
    matrix.positions = vec![wish("RS"), wish("whatever")];
    matrix.positions[1].id = PositionId(Id::from_bits(9));
    let daci = scheme("DACI").unwrap();
    change(&mut matrix, daci.clone(), &LetterMapping::proposed(&Scheme::rasci(), &daci));
    assert_eq!(matrix.positions[0].letters, "D");
    assert_eq!(matrix.positions[0].reason, "Ours. (Before the letters changed also: S.)");
    assert_eq!(matrix.positions[1], Position { id: PositionId(Id::from_bits(9)), ..wish("whatever") });
}

#[test]
fn cells_are_counted_by_letter_and_by_what_would_be_left_over() {
    let matrix = matrix(&Scheme::rasci(), &["RS", "S", "A", "", "R"]);
    let tally = LetterTally::of(&matrix);
    let counts: Vec<_> = matrix.scheme.all().iter().map(|letter| tally.holding(letter)).collect();
    assert_eq!(counts, [2, 1, 2, 0, 0]);
    assert_eq!(tally.filled(), 4);
    assert_eq!(tally.left_over(&LetterMapping::proposed(&Scheme::rasci(), &Scheme::raci())), 2);
}
