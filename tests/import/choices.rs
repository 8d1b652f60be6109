//! What a person corrects is taken, and the proposal travels as text.

use remit::catalog::scheme;
use remit::edit::History;
use remit::formats::import::{
    Choices, ColumnUse, Layout, LetterChoice, Proposal, RoleChoice, TableChoice, UpperUse, propose, read,
};
use remit::formats::table::InsertAt;
use remit::model::{Matrix, PartyKind, SeededRandomness};

fn proposed(text: &str, choices: &Choices) -> Proposal {
    propose(&read(text.as_bytes(), "a.csv").unwrap(), choices)
}

fn lines(proposal: &Proposal) -> Vec<String> {
    proposal.preview.iter().map(|row| format!("{}: {}", row.title, row.letters.join(" "))).collect()
}

fn of_table(choice: TableChoice) -> Choices {
    Choices { tables: [(0, choice)].into(), ..Choices::default() }
}

const GRID: &str = "Task,Alpha,Beta,Gamma\nPatch,R,A,see plan\nBackup,A,X,i\n";

#[test]
fn layout_header_and_columns_are_taken_as_chosen() {
    assert_eq!(lines(&proposed(GRID, &Choices::default())), ["Patch: R A ", "Backup: A  I"]);
    let rotated = of_table(TableChoice { layout: Some(Layout::Rotated), ..TableChoice::default() });
    assert_eq!(lines(&proposed(GRID, &rotated)), ["Alpha: R A", "Beta: A ", "Gamma:  I"]);
    let ignored =
        of_table(TableChoice { columns: [(1, ColumnUse::Ignored)].into(), ..TableChoice::default() });
    let proposal = proposed(GRID, &ignored);
    assert_eq!(lines(&proposal), ["Patch: A ", "Backup:  I"]);
    assert!(
        proposal.notes.iter().any(|note| note.text == "R, A" || note.text.contains("Alpha")),
        "{:?}",
        proposal.notes
    );
    let second = of_table(TableChoice { header_row: Some(1), ..TableChoice::default() });
    let proposal = proposed("Plan of the year,,\nTask,Alpha,Beta\nPatch,R,A\n", &second);
    assert_eq!(lines(&proposal), ["Patch: R A"]);
    let titles = of_table(TableChoice { upper: Some(UpperUse::Parties), ..TableChoice::default() });
    let people = "Who,Anna Berg,Jonas Weber\nTask,CISO,Auditor\nPatch,R,A\n";
    assert_eq!(proposed(people, &titles).roles[0].holder, "");
    assert_eq!(proposed(people, &Choices::default()).roles[0].holder, "Anna Berg");
}

#[test]
fn letters_roles_and_schemes_are_taken_as_chosen() {
    let mut choices = Choices::default();
    choices
        .letters
        .insert("X".to_owned(), LetterChoice { letters: "R".to_owned(), ..LetterChoice::default() });
    choices.letters.insert(
        "see plan".to_owned(),
        LetterChoice { note: "see plan".to_owned(), ..LetterChoice::default() },
    );
    choices.roles.insert(
        "Beta".to_owned(),
        RoleChoice {
            title: Some("Network Engineer".to_owned()),
            side: Some(PartyKind::Provider),
            party: Some("Acme".to_owned()),
            ..RoleChoice::default()
        },
    );
    let proposal = proposed(GRID, &choices);
    assert_eq!(lines(&proposal), ["Patch: R A ", "Backup: A R I"]);
    assert!(!proposal.is_unsettled());
    let matrix = proposal.matrix(&mut SeededRandomness::new(1));
    let role = matrix.role_at(1).unwrap();
    assert_eq!((role.title.as_str(), matrix.side(role)), ("Network Engineer", PartyKind::Provider));
    assert_eq!(matrix.party(role.party).unwrap().name, "Acme");
    let note = matrix.activity_at(0).unwrap().remark(matrix.role_at(2).unwrap().id).unwrap();
    assert_eq!((note.note.as_str(), note.unread.as_str()), ("see plan", ""));
    let daci = Choices { scheme: scheme("DACI"), ..Choices::default() };
    let proposal = proposed("Task,Alpha,Beta\nPatch,D,A\n", &daci);
    assert_eq!(proposal.questions, []);
    assert_eq!(proposal.scheme.scheme.name, "DACI");
}

#[test]
fn letters_outside_the_open_matrix_are_kept_as_text() {
    let raci = Choices { scheme: scheme("RACI"), ..Choices::default() };
    let proposal = proposed("Task,Alpha,Beta\nPatch,D,A\nBackup,R,A\n", &raci);
    let mut matrix = Matrix::default();
    let mut random = SeededRandomness::new(3);
    let insertion = proposal.insertion(&matrix, InsertAt::end(), &mut random);
    let mut history = History::default();
    history.perform(&mut matrix, insertion.transaction).unwrap();
    let row = matrix.activity_at(0).unwrap();
    assert_eq!(row.remark(matrix.role_at(0).unwrap().id).unwrap().unread, "D");
    history.undo(&mut matrix).unwrap().unwrap();
    assert_eq!(matrix, Matrix::default());
}

#[test]
fn a_slash_divides_or_not_as_chosen() {
    let text = "Activity,Responsible,Accountable\nPatch,CIO / IT Director,CISO\nBackup,CISO,Owner\n";
    let count =
        |divides| proposed(text, &Choices { slash_divides: divides, ..Choices::default() }).roles.len();
    assert_eq!((count(None), count(Some(false)), count(Some(true))), (3, 3, 4));
}

#[test]
fn proposal_and_choices_travel_as_json() {
    let mut choices =
        of_table(TableChoice { columns: [(2, ColumnUse::NamesOf('R'))].into(), ..TableChoice::default() });
    choices.scheme = scheme("RASCI");
    let text = serde_json::to_string(&choices).unwrap();
    assert_eq!(serde_json::from_str::<Choices>(&text).unwrap(), choices);
    assert_eq!(serde_json::from_str::<Choices>("{}").unwrap(), Choices::default());
    let proposal = proposed(GRID, &Choices::default());
    let text = serde_json::to_string(&proposal).unwrap();
    let back: Proposal = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_string(&back).unwrap(), text);
}
