//! The command line as a person or a program calls it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use remit::catalog;
use remit::formats::json::write;
use remit::model::{Activity, Letter, LetterSet, Matrix, Role, SeededRandomness};
use serde_json::{Value, json};

fn remit(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_remit"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

#[track_caller]
fn ends(output: &Output, code: i32, output_text: &str, remark: &str) {
    assert_eq!(String::from_utf8_lossy(&output.stdout), output_text);
    let remarks = String::from_utf8_lossy(&output.stderr);
    assert!(remarks.contains(remark) && remark.is_empty() == remarks.is_empty(), "{remarks}");
    assert_eq!(output.status.code(), Some(code));
}

/// A file of its own for a test.
fn file(name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("json_command_line");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn the_canonical_form_of_standard_input_goes_to_standard_output() {
    let canonical = write(&Matrix::default());
    let loose = canonical.replace('\n', "\r\n");
    ends(&remit(&["format", "-"], loose.as_bytes()), 0, &canonical, "");
    ends(
        &remit(&["format", "-", "--check"], loose.as_bytes()),
        1,
        "",
        "standard input: not in canonical form",
    );
    ends(&remit(&["format", "-", "--check"], canonical.as_bytes()), 0, "", "");
}

#[test]
fn a_file_is_rewritten_in_place() {
    let canonical = write(&Matrix::default());
    let path = file("rewritten.json", &canonical.replace("  ", "\t"));
    let name = path.to_str().unwrap();
    ends(&remit(&["format", "--write", name], b""), 0, "", "");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), canonical);
    ends(&remit(&["format", "--write", name], b""), 0, "", "");
    assert!(!path.with_extension("json.new").exists());
}

#[test]
fn a_file_that_cannot_be_read_is_left_alone_and_ends_with_two() {
    let path = file("broken.json", "{\"format\": \"remit-matrix\",\n");
    let name = path.to_str().unwrap();
    ends(&remit(&["format", "--write", name], b""), 2, "", "broken.json: Line 2: the file ends here");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "{\"format\": \"remit-matrix\",\n");
    ends(&remit(&["check", name], b""), 2, "", "broken.json: Line 2: the file ends here");
    ends(&remit(&["check", "no such file"], b""), 2, "", "no such file cannot be read: ");
}

#[test]
fn what_is_repaired_is_said() {
    let text = write(&Matrix::default()).replace("\"scheme\"", "\"x\"");
    let output = remit(&["format", "-"], text.as_bytes());
    let remark = "standard input: note: The file names no letter scheme, so its letters are read as RACI.\n";
    assert_eq!(String::from_utf8_lossy(&output.stderr), remark);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn wrong_usage_ends_with_two_and_help_with_zero() {
    ends(
        &remit(&["chek"], b""),
        2,
        "",
        "\"chek\" is no command; use check, format, report, export, diff, merge, verify, copy, convert, rules or schema.",
    );
    let help = remit(&["--help"], b"");
    assert!(String::from_utf8_lossy(&help.stdout).contains("remit check FILE"));
    assert_eq!(help.status.code(), Some(0));
    let version = concat!("remit ", env!("CARGO_PKG_VERSION"), "\n");
    ends(&remit(&["--version"], b""), 0, version, "");
}

/// The sample that a first visitor sees.
fn sample() -> Matrix {
    catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en")
}

/// Gives a second role of the row the letter of its owner; returns the row and both roles.
fn with_two_owners(matrix: &mut Matrix) -> (Activity, Role, Role) {
    const A: Letter = Letter(1);
    let row = matrix.activities().find(|row| row.letters().iter().any(|it| it.has(A))).unwrap();
    let owner = row.letters().iter().position(|it| it.has(A)).unwrap();
    let other = row.letters().iter().rposition(|it| it.is_empty()).unwrap();
    let (row, owner, other) =
        (row.clone(), matrix.role_at(owner).unwrap().clone(), matrix.role_at(other).unwrap().clone());
    let edit = remit::edit::Edit::SetLetters { activity: row.id, role: other.id, letters: LetterSet::of(A) };
    let transaction = remit::edit::Transaction::new("Second owner", vec![edit]);
    remit::edit::History::default().perform(matrix, transaction).unwrap();
    (row, owner, other)
}

fn check(name: &str, text: &str, more: &[&str]) -> (String, String, Option<i32>) {
    let path = file(name, text);
    let mut arguments = vec!["check", path.to_str().unwrap(), "--today", "2026-11-22"];
    arguments.extend(more);
    let output = remit(&arguments, b"");
    let words = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (words(&output.stdout), words(&output.stderr), output.status.code())
}

#[test]
fn the_sample_is_checked_and_has_no_error() {
    let (report, remarks, code) = check("sample.json", &write(&sample()), &[]);
    assert_eq!((remarks.as_str(), code), ("", Some(0)));
    let last = report.lines().last().unwrap();
    assert!(last.starts_with("0 errors, ") && last.ends_with(" advice"), "{last}");
    let findings: Vec<_> = report.lines().rev().skip(1).collect();
    assert!(!findings.is_empty());
    for line in &findings {
        assert!(line.contains("sample.json: warning: ") || line.contains("sample.json: advice: "), "{line}");
        assert!(line.ends_with(']'), "{line}");
    }

    let (object, _, code) = check("sample.json", &write(&sample()), &["--format", "json"]);
    assert_eq!(code, Some(0));
    let object: Value = serde_json::from_str(&object).unwrap();
    assert_eq!(object.pointer("/counts/error"), Some(&json!(0)));
    assert_eq!(object.pointer("/findings").and_then(Value::as_array).map(Vec::len), Some(findings.len()));
}

#[test]
fn two_owners_in_a_row_are_named_and_end_with_one() {
    let mut matrix = sample();
    let (row, owner, other) = with_two_owners(&mut matrix);
    let (report, _, code) = check("two-owners.json", &write(&matrix), &[]);
    assert_eq!(code, Some(1));
    let line = report.lines().next().unwrap();
    for part in ["error: ", "[accountable-many]", &row.title, &owner.title, &other.title] {
        assert!(line.contains(part), "{part}: {line}");
    }
    assert!(report.lines().last().unwrap().starts_with("1 error, "), "{report}");

    let (object, _, code) = check("two-owners.json", &write(&matrix), &["--format=json"]);
    assert_eq!(code, Some(1));
    let object: Value = serde_json::from_str(&object).unwrap();
    assert_eq!(object.pointer("/findings/0/rule"), Some(&json!("accountable-many")));
    assert_eq!(object.pointer("/findings/0/place/activity"), Some(&json!(row.id)));
}

#[test]
fn a_truncated_file_is_not_checked_and_says_where_it_ends() {
    let text = write(&sample());
    let half: String = text.chars().take(text.chars().count() / 2).collect();
    let (report, remarks, code) = check("truncated.json", &half, &[]);
    assert_eq!((report.as_str(), code), ("", Some(2)));
    let line = format!("truncated.json: Line {}", half.lines().count());
    assert!(remarks.contains(&line) && remarks.contains("the file ends here"), "{remarks}");
}

#[test]
fn every_template_opens_without_an_error_even_where_all_rows_are_checked() {
    for pack in catalog::packs() {
        let text = write(&pack.build(&mut SeededRandomness::new(7), "en"));
        let (report, remarks, code) = check(&format!("pack-{}.json", pack.id), &text, &[]);
        assert_eq!((remarks.as_str(), code), ("", Some(0)), "{}: {report}", pack.id);
    }
}
