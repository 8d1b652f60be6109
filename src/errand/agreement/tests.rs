//! The errands of agreement, as the page asks them: from a first baseline to the evidence.

use super::*;
use crate::catalog;
use crate::edit::{Edit, Transaction};
use crate::errand::{Desk, Errand};
use crate::model::{MatrixField, SeededRandomness, Status};

const NOON: Timestamp = Timestamp::from_seconds(1_795_348_800);

fn today() -> Date {
    NOON.date()
}

fn ask(matrix: &Matrix, ask: Ask) -> Result<(Answer, Vec<u8>), String> {
    Desk::default().run(Errand::Agreement(ask), &json::write(matrix), &[])
}

fn sheet(matrix: &Matrix) -> Agreement {
    match ask(matrix, Ask::Sheet { today: today() }).unwrap() {
        (Answer::Agreement(sheet), _) => *sheet,
        other => panic!("{other:?}"),
    }
}

fn edits(matrix: &Matrix, step: Step) -> Result<Vec<Edit>, String> {
    match ask(matrix, Ask::Step(step))? {
        (Answer::Edits(edits), _) => Ok(edits),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn make(matrix: &mut Matrix, step: Step) {
    let edits = edits(matrix, step).unwrap();
    Transaction::new("", edits).apply(matrix).unwrap();
}

fn take(name: &str, bits: u64) -> Step {
    Step::Take { name: name.to_owned(), at: Timestamp::from_seconds(NOON.seconds() + bits as i64), bits }
}

/// A matrix of two sides without an error.
fn matrix() -> Matrix {
    let mut matrix = catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en");
    matrix.info.version_label = String::new();
    matrix
}

fn sign_for(matrix: &mut Matrix, side: PartyKind, bits: u64) {
    let sheet = sheet(matrix);
    let kept = &sheet.baselines[0];
    let signer = kept.signers.iter().find(|signer| signer.side == side).unwrap();
    let step = Step::Sign {
        baseline: kept.id,
        role: signer.role,
        name: "Ada Osei".to_owned(),
        date: today(),
        today: today(),
        bits,
    };
    make(matrix, step);
}

#[test]
fn from_no_baseline_to_an_agreement_and_away_from_it() {
    let mut matrix = matrix();
    let before = sheet(&matrix);
    assert_eq!((before.mark.words.as_str(), before.mark.mood), ("No baseline yet", Mood::None));
    assert_eq!((before.errors, before.next_name.as_str()), (0, "v1.0"));

    make(&mut matrix, take("v1.0", 1));
    let taken = sheet(&matrix);
    assert_eq!(taken.mark.mood, Mood::Unsigned);
    assert_eq!(taken.baselines[0].unsigned, [PartyKind::Customer, PartyKind::Provider]);
    assert!(taken.baselines[0].now);
    assert_eq!(taken.baselines[0].content, Content::Intact);
    assert_eq!(taken.hash, taken.baselines[0].hash);
    assert_eq!(taken.next_name, "v1.1");

    sign_for(&mut matrix, PartyKind::Customer, 2);
    assert_eq!(sheet(&matrix).baselines[0].unsigned, [PartyKind::Provider]);
    assert_eq!(
        sheet(&matrix).baselines[0].signers[0].side,
        PartyKind::Provider,
        "who is missing comes first"
    );
    sign_for(&mut matrix, PartyKind::Provider, 3);
    let agreed = sheet(&matrix);
    assert_eq!((agreed.mark.words.as_str(), agreed.mark.mood), ("Agreed: exactly v1.0", Mood::Agreed));
    assert_eq!(matrix.info.status, Status::Agreed);
    assert_eq!(agreed.baselines[0].signatures.len(), 2);

    let edit = Edit::SetInfo(Box::new(MatrixField::Title("Another".to_owned())));
    Transaction::new("", vec![edit]).apply(&mut matrix).unwrap();
    let changed = sheet(&matrix);
    assert_eq!(changed.mark.words, "Changed since agreed v1.0");
    assert_eq!((changed.changes.count, changed.measured), (1, Some(agreed.baselines[0].id)));
    assert_eq!(changed.changes.first[0].place, "Matrix: title");
    assert!(changed.changes.first[0].words.ends_with("→ Another"));

    make(&mut matrix, Step::Restore(agreed.baselines[0].id));
    assert_eq!(sheet(&matrix).mark, agreed.mark);
}

#[test]
fn a_matrix_with_errors_is_not_signed() {
    let mut matrix = matrix();
    let role = matrix.role_at(0).unwrap().id;
    let edit = Edit::RemoveRoles { at: 1, count: matrix.role_count() - 1 };
    Transaction::new("", vec![edit]).apply(&mut matrix).unwrap();
    make(&mut matrix, take("v1", 1));
    let sheet = sheet(&matrix);
    assert!(sheet.errors > 0 && sheet.baselines[0].errors > 0);
    let step = Step::Sign {
        baseline: sheet.baselines[0].id,
        role,
        name: "Ada".to_owned(),
        date: today(),
        today: today(),
        bits: 2,
    };
    assert!(edits(&matrix, step).unwrap_err().contains("before anybody signs"));
}

#[test]
fn what_is_signed_stays_until_the_signature_is_withdrawn() {
    let mut matrix = matrix();
    make(&mut matrix, take("v1", 1));
    sign_for(&mut matrix, PartyKind::Customer, 2);
    let kept = sheet(&matrix).baselines.remove(0);
    assert_eq!(edits(&matrix, Step::Remove(kept.id)).unwrap_err(), "\"v1\" is signed, so it stays.");
    make(&mut matrix, Step::Withdraw(kept.signatures[0].id));
    make(&mut matrix, Step::Remove(kept.id));
    assert_eq!(sheet(&matrix).mark.mood, Mood::None);
}

#[test]
fn the_next_name_goes_on_from_what_is_there() {
    let mut matrix = matrix();
    let mut next = |name: &str, bits| {
        make(&mut matrix, take(name, bits));
        sheet(&matrix).next_name
    };
    assert_eq!(next("v1.2 agreed with the provider", 1), "v1.3");
    assert_eq!(next("Final", 2), "v1.0");
    assert_eq!(next("2", 3), "v3");
    matrix.info.version_label = "2.5".to_owned();
    assert_eq!(sheet(&matrix).next_name, "v2.5");
}

#[test]
fn files_are_what_they_say() {
    let mut matrix = matrix();
    make(&mut matrix, take("v1", 1));
    let kept = sheet(&matrix).baselines.remove(0);
    let file = |paper| ask(&matrix, Ask::Paper(paper)).unwrap().1;
    assert_eq!(exchange::sha256(&file(Paper::Baseline(kept.id))), kept.hash);
    assert!(file(Paper::Archive(today())).starts_with(b"PK"));
    let page = String::from_utf8(file(Paper::Page(today()))).unwrap();
    assert!(page.contains(&kept.hash) && page.contains("Evidence"));
    let copy = file(Paper::Copy { left_out: vec![LeftOut::Notes], made: today() });
    let copy = json::read(&copy).unwrap().matrix;
    assert_eq!(copy.info.copy.as_ref().unwrap().left_out, [LeftOut::Notes]);
    let edit = Edit::SetInfo(Box::new(MatrixField::Purpose("To <know>".to_owned())));
    let mut changed = matrix.clone();
    Transaction::new("", vec![edit]).apply(&mut changed).unwrap();
    let (_, report) = ask(&changed, Ask::Paper(Paper::Changes(kept.id, None))).unwrap();
    let report = String::from_utf8(report).unwrap();
    assert!(report.contains("Changes from v1 to today") && report.contains("To &lt;know&gt;"));
}

#[test]
fn a_file_is_told_by_the_baselines_of_the_open_matrix() {
    let mut matrix = matrix();
    make(&mut matrix, take("v1", 1));
    sign_for(&mut matrix, PartyKind::Customer, 2);
    sign_for(&mut matrix, PartyKind::Provider, 3);
    let told = |file: &Matrix, own: &Matrix| {
        let errand = Errand::Agreement(Ask::Received);
        match Desk::default().run(errand, &json::write(own), json::write(file).as_bytes()).unwrap() {
            (Answer::Mark(mark), _) => mark,
            other => panic!("{other:?}"),
        }
    };
    let mut bare = matrix.clone();
    (bare.baselines, bare.sign_offs) = (Vec::new(), Vec::new());
    assert_eq!(told(&bare, &matrix).words, "Agreed: exactly v1");
    assert_eq!(told(&matrix, &Matrix::default()).words, "Agreed: exactly v1");
    assert_eq!(told(&bare, &Matrix::default()).mood, Mood::None);
}
