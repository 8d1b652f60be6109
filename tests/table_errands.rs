//! Errands about tables: read, corrected, made a matrix, added to the open one.
#![allow(
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a broken errand shall stop the test"
)]

use remit::edit::{History, Transaction};
use remit::errand::{Answer, Choices, Desk, Errand, Layout, LetterChoice, TableChoice, TableReading};
use remit::formats::json;
use remit::model::Matrix;

const FILE: &[u8] =
    "Aufgabe;Leitung;Anbieter Betrieb\nSicherung pr\u{fc}fen;A;R\nT\u{fc}ren;A;X\n".as_bytes();

fn table(desk: &mut Desk, errand: Errand, file: &[u8]) -> TableReading {
    match desk.run(errand, "", file) {
        Ok((Answer::Table(reading), _)) => *reading,
        other => panic!("{other:?}"),
    }
}

fn read(desk: &mut Desk, file: &[u8], name: &str) -> TableReading {
    table(desk, Errand::ReadTable { name: name.to_owned() }, file)
}

fn insertion(desk: &mut Desk, matrix: &Matrix) -> (Transaction, String, Vec<String>) {
    match desk.run(Errand::InsertTable { seed: 5 }, &json::write(matrix), &[]) {
        Ok((Answer::Insertion { edits, summary, notes }, _)) => {
            (Transaction::new("Import", edits), summary, notes)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_told_in_one_line_with_its_notes() {
    let reading = read(&mut Desk::default(), FILE, "plan.csv");
    assert_eq!(reading.summary, "One table, 3 rows: activities down, roles across; RACI");
    assert!(reading.note_heading.starts_with("1 not read"), "{}", reading.note_heading);
    assert_eq!(
        reading.notes[0],
        "Not read, row 3, column 3: \u{201c}X\u{201d}. \"X\" is no letter; it is kept with the cell."
    );
    assert_eq!(reading.proposal.preview[0].letters, ["A", "R"]);
    assert!(reading.proposal.letters[0].is_doubtful(), "what was not read comes first");
    assert_eq!(reading.proposal.letters[0].text, "X");
}

#[test]
fn corrections_are_taken_without_the_file() {
    let mut desk = Desk::default();
    read(&mut desk, FILE, "plan.csv");
    let mut choices = Choices::default();
    choices
        .letters
        .insert("X".to_owned(), LetterChoice { letters: "R".to_owned(), ..LetterChoice::default() });
    let reading = table(&mut desk, Errand::CorrectTable { choices: choices.clone() }, &[]);
    assert_eq!(reading.proposal.preview[1].letters, ["A", "R"]);
    assert!(!reading.note_heading.contains("not read"), "{}", reading.note_heading);
    choices.tables.insert(0, TableChoice { layout: Some(Layout::Rotated), ..TableChoice::default() });
    let reading = table(&mut desk, Errand::CorrectTable { choices }, &[]);
    assert_eq!(reading.proposal.preview[0].title, "Leitung");
}

#[test]
fn what_was_read_becomes_a_matrix_of_its_own() {
    let mut desk = Desk::default();
    read(&mut desk, FILE, "plan.csv");
    let make = |desk: &mut Desk, seed| {
        let (answer, file) = desk.run(Errand::MakeMatrix { seed }, "", &[]).unwrap();
        assert!(matches!(answer, Answer::File));
        json::read(&file).unwrap().matrix
    };
    let matrix = make(&mut desk, 1);
    assert_eq!((matrix.info.title.as_str(), matrix.activity_count(), matrix.role_count()), ("plan", 2, 2));
    assert_eq!(matrix.activity_at(0).unwrap().title, "Sicherung pr\u{fc}fen");
    assert_ne!(matrix.info.id, make(&mut desk, 2).info.id);
}

#[test]
fn what_was_read_is_added_in_one_step_and_in_the_letters_of_the_matrix() {
    let mut desk = Desk::default();
    read(&mut desk, b"Task,Lead,Desk\nPatch,D,A\nBackup,D,I\n", "daci.csv");
    let mut matrix = Matrix::default();
    let before = matrix.clone();
    let (step, summary, notes) = insertion(&mut desk, &matrix);
    assert_eq!(summary, "Added 2 activities and 2 roles.");
    assert!(notes.iter().any(|note| note.contains("\"D\" is no letter")), "{notes:?}");
    let mut history = History::default();
    history.perform(&mut matrix, step).unwrap();
    let lead = matrix.role_at(0).unwrap().id;
    assert_eq!(matrix.activity_at(0).unwrap().remark(lead).unwrap().unread, "D");
    let (again, summary, _) = insertion(&mut desk, &matrix);
    assert!(again.edits.is_empty(), "{again:?}");
    assert_eq!(summary, "Everything in the table is in this matrix already.");
    history.undo(&mut matrix).unwrap().unwrap();
    assert_eq!(matrix, before);
}

#[test]
fn what_cannot_be_read_is_one_sentence_and_nothing_is_at_hand_then() {
    let mut desk = Desk::default();
    let refused = desk.run(Errand::ReadTable { name: "a.csv".to_owned() }, "", b"%PDF-1.7").unwrap_err();
    assert!(refused.contains("PDF") && refused.ends_with('.'), "{refused}");
    let none = desk.run(Errand::CorrectTable { choices: Choices::default() }, "", &[]).unwrap_err();
    assert_eq!(none, "The table is no longer at hand. Open the file again.");
}

#[test]
fn a_large_table_is_told_in_a_short_answer() {
    let cell = |row: usize| if row.is_multiple_of(2) { "A".to_owned() } else { format!("odd {row}") };
    let rows: String = (0..5000).map(|row| format!("Task {row},R,{}\n", cell(row))).collect();
    let reading = read(&mut Desk::default(), format!("Task,Lead,Owner\n{rows}").as_bytes(), "a.csv");
    assert_eq!(reading.proposal.activity_count, 5000);
    assert!(reading.more_notes > 2000, "{}", reading.more_notes);
    assert!(serde_json::to_string(&reading).unwrap().len() < 300_000);
}
