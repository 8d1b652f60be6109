//! `remit verify`, `remit copy` and the evidence as a person, a program or an auditor uses them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod command_line_support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use command_line_support::{folder_with, remit, words};

use remit::catalog;
use remit::edit::{Edit, Transaction};
use remit::exchange::{Signature, content_text, sha256, sign, take};
use remit::formats::json::{read, write};
use remit::model::*;
use serde_json::{Value, json};

fn apply(matrix: &mut Matrix, edits: Result<Vec<Edit>, String>) {
    Transaction::new("", edits.unwrap()).apply(matrix).unwrap();
}

/// A matrix that both sides have signed, with a note, a waiver and a review.
fn agreed() -> Matrix {
    let randomness = &mut SeededRandomness::new(7);
    let mut matrix = catalog::pack("outsourcing").unwrap().build(randomness, "en");
    let at: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    let row = matrix.activity_at(0).unwrap().id;
    let notes = Edit::SetActivity(row, Box::new(ActivityField::Notes("SECRET note".to_owned())));
    apply(&mut matrix, Ok(vec![notes]));
    matrix.info.catalogues = vec!["iso-27001".to_owned()];
    matrix.waivers.push(Waiver {
        id: WaiverId::fresh(randomness),
        rule: "exit-missing".to_owned(),
        reason: "SECRET reason".to_owned(),
        compensating_control: "Two people look.".to_owned(),
        until: Date::new(2026, 11, 1),
        ..Waiver::default()
    });
    matrix.reviews.push(Review { outcome: "All true.".to_owned(), ..Review::default() });
    matrix.log.push(LogEntry { at, who: "Ada".to_owned(), what: "Set A for Log review".to_owned() });
    let edits = take(&matrix, "v1.2 agreed", at, randomness);
    apply(&mut matrix, edits);
    for side in [PartyKind::Customer, PartyKind::Provider] {
        let role = matrix.roles().find(|role| matrix.side(role) == side).unwrap().id;
        let baseline = matrix.baselines[0].id;
        let signature = Signature { baseline, role, name: "Grace Kim", date: at.date() };
        let edits = sign(&matrix, &signature, 0, randomness);
        apply(&mut matrix, edits);
    }
    matrix
}

/// A folder of its own for a test, with the matrix in it.
fn folder(name: &str, matrix: &Matrix) -> (PathBuf, String) {
    folder_with("agreement_command_line", name, matrix)
}

#[test]
fn what_was_agreed_is_verified() {
    let (_, file) = folder("verified", &agreed());
    let output = remit(&["verify", &file, "--agreed"]);
    let text = words(&output.stdout);
    assert_eq!((output.status.code(), words(&output.stderr).as_str()), (Some(0), ""), "{text}");
    let hash = sha256(content_text(&agreed()).as_bytes());
    assert_eq!(
        text.lines().next().unwrap(),
        format!("{file}: baseline \"v1.2 agreed\": intact, agreed [{hash}]")
    );
    assert_eq!(text.matches("sign-off by Grace Kim: holds").count(), 2);
    assert!(text.ends_with(&format!(": now: Agreed: exactly v1.2 agreed [{hash}]\n")), "{text}");
    let report: Value = serde_json::from_slice(&remit(&["verify", &file, "--format=json"]).stdout).unwrap();
    assert_eq!((&report["holds"], &report["agreed"]), (&json!(true), &json!(true)));
    assert_eq!(report["found"]["baselines"][0]["content"], json!("intact"));
    assert_eq!(report["found"]["now"]["standing"], json!("exactly"));
}

#[test]
fn what_was_changed_ends_with_one_and_what_is_no_matrix_with_two() {
    let mut matrix = agreed();
    let row = matrix.activity_at(0).unwrap().id;
    apply(&mut matrix, Ok(vec![Edit::SetActivityTitle(row, "Another".to_owned())]));
    let (folder_, file) = folder("changed", &matrix);
    let output = remit(&["verify", &file]);
    assert_eq!(output.status.code(), Some(1), "it says agreed, and is not");
    assert!(words(&output.stdout).contains("now: Changed since agreed v1.2 agreed ["));
    matrix.info.status = Status::InReview;
    fs::write(&file, write(&matrix)).unwrap();
    assert_eq!(remit(&["verify", &file]).status.code(), Some(0));
    assert_eq!(remit(&["verify", &file, "--agreed"]).status.code(), Some(1));
    matrix.baselines[0].content = matrix.baselines[0].content.replacen("\"title\": \"", "\"title\": \"x", 1);
    fs::write(&file, write(&matrix)).unwrap();
    let output = remit(&["verify", &file]);
    assert_eq!(output.status.code(), Some(1));
    let text = words(&output.stdout);
    assert!(text.contains("CHANGED: its content does not match its hash"), "{text}");
    assert!(text.contains("DOES NOT HOLD: The content was changed since it was signed."), "{text}");
    assert_eq!(remit(&["verify", folder_.join("none").to_str().unwrap()]).status.code(), Some(2));
}

#[test]
fn a_copy_leaves_out_what_is_internal_and_says_so() {
    let matrix = agreed();
    let (folder, file) = folder("copy", &matrix);
    let out = folder.join("copy.json");
    let name = out.to_str().unwrap();
    let output = remit(&["copy", &file, "-o", name, "--today", "2026-11-22"]);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    assert!(words(&output.stderr).starts_with("Left out: internal notes, contacts of people, waivers"));
    let text = fs::read_to_string(&out).unwrap();
    assert!(!text.contains("SECRET") && !text.contains("All true."));
    let copy = read(text.as_bytes()).unwrap().matrix;
    assert_eq!(copy.info.copy.as_ref().unwrap().of, matrix.baselines[0].hash);
    assert_eq!(remit(&["verify", name, "--agreed"]).status.code(), Some(0), "its hash is checked as well");
    let kept = words(&remit(&["copy", &file, "--keep", "notes"]).stdout);
    assert!(kept.contains("SECRET note") && !kept.contains("SECRET reason"));
    let output = remit(&["copy", &file, "--out", &file]);
    assert!(words(&output.stderr).contains("is the matrix itself; give --out another name."));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn the_evidence_says_what_was_agreed_and_what_is_wrong() {
    let matrix = agreed();
    let (_, file) = folder("evidence", &matrix);
    let output = remit(&["report", &file, "--what", "evidence", "--today", "2026-11-22"]);
    let text = words(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    for heading in [
        "# Evidence",
        "## Baselines",
        "## Sign-offs",
        "## Responsibilities",
        "## Findings",
        "## Waivers",
        "## Reviews",
        "## Control coverage",
        "## Escalation: who to call",
        "## Change log",
    ] {
        assert!(text.lines().any(|line| line == heading), "{heading}");
    }
    for said in [
        matrix.baselines[0].hash.as_str(),
        "Two people look.",
        "Expired on 2026-11-01",
        "All true.",
        "Grace Kim",
        "Set A for Log review",
        "All hashes and sign-offs match",
    ] {
        assert!(text.contains(said), "{said}");
    }
    let mut matrix = matrix;
    let column = matrix.role_index(matrix.sign_offs[1].role.unwrap()).unwrap();
    apply(&mut matrix, Ok(vec![Edit::RemoveRoles { at: column, count: 1 }]));
    fs::write(&file, write(&matrix)).unwrap();
    let text = words(&remit(&["report", &file, "--what", "evidence", "--today", "2026-11-22"]).stdout);
    assert!(
        text.contains("Service Desk Engineer | Provider | 2026-11-22 | Yes"),
        "who signed is told by the baseline"
    );
    let output = remit(&["report", &file, "--what", "evidence", "--format", "zip"]);
    assert_eq!(output.status.code(), Some(2));
}

/// Runs a program in the folder; `None` where this machine does not have it.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program).args(arguments).current_dir(folder).output().ok()
}

#[test]
fn other_tools_open_the_archive_and_check_every_hash_in_it() {
    let matrix = agreed();
    let (folder, file) = folder("pack", &matrix);
    let out = folder.join("evidence.zip");
    let arguments =
        ["report", &file, "--what=evidence", "--today=2026-11-22", "--out", out.to_str().unwrap()];
    let output = remit(&arguments);
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    let first = fs::read(&out).unwrap();
    remit(&arguments);
    assert_eq!(fs::read(&out).unwrap(), first, "the same each time");
    let script =
        "import zipfile; z = zipfile.ZipFile('evidence.zip'); assert z.testzip() is None; z.extractall('x')";
    let Some(unpacked) = run(&folder, "python3", &["-c", script]) else { return };
    assert!(unpacked.status.success(), "{}", words(&unpacked.stderr));
    let unpacked = folder.join("x");
    let baseline = unpacked.join("baselines/01-v1-2-agreed.json");
    assert_eq!(sha256(&fs::read(&baseline).unwrap()), matrix.baselines[0].hash);
    assert_eq!(fs::read_to_string(unpacked.join("matrix.json")).unwrap(), write(&matrix));
    let Some(checked) = run(&unpacked, "sha256sum", &["-c", "MANIFEST"]) else { return };
    assert!(checked.status.success(), "{}", words(&checked.stdout));
    assert_eq!(words(&checked.stdout).lines().count(), 7);
}
