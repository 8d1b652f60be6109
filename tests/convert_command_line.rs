//! `remit convert` as a person and a program call it.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

mod command_line_support;

use std::fs;
use std::path::PathBuf;

use command_line_support::{remit, words};

use remit::formats::json::read;

fn file(name: &str, content: &[u8]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("convert_command_line");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

#[test]
fn a_plain_table_becomes_a_matrix_and_the_same_one_each_time() {
    let path = file("plain.csv", b"Task;Lead;Owner\nPatch;R;A\nBackup;R;A\n");
    let (one, two) =
        (remit(&["convert", path.to_str().unwrap()]), remit(&["convert", path.to_str().unwrap()]));
    assert_eq!(one.status.code(), Some(0), "{}", words(&one.stderr));
    assert_eq!(one.stdout, two.stdout);
    let matrix = read(&one.stdout).unwrap().matrix;
    assert_eq!((matrix.activity_count(), matrix.role_count()), (2, 2));
    assert!(words(&one.stderr).contains("activities in rows, roles in columns"), "{}", words(&one.stderr));
}

#[test]
fn what_was_not_read_is_told_with_its_place_and_ends_with_one() {
    let path = file("odd.csv", b"Task,Lead,Owner\nPatch,R,A\nBackup,X,A\n");
    let out = path.with_extension("json");
    let output = remit(&["convert", path.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(
        words(&output.stderr).contains("not read: table 1, row 3, column 2: \"X\""),
        "{}",
        words(&output.stderr)
    );
    assert_eq!(read(&fs::read(out).unwrap()).unwrap().matrix.activity_count(), 2);
}

#[test]
fn layout_and_letters_can_be_said() {
    let path = file("daci.csv", b"Task,Lead,Owner\nPatch,D,A\n");
    let path = path.to_str().unwrap();
    let output = remit(&["convert", path, "--layout", "rotated", "--scheme", "daci"]);
    let matrix = read(&output.stdout).unwrap().matrix;
    assert_eq!(
        (matrix.scheme.name.as_str(), matrix.activity_at(0).unwrap().title.as_str()),
        ("DACI", "Lead")
    );
    let wrong = remit(&["convert", path, "--layout", "round"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(words(&wrong.stderr).contains("\"round\" is no layout"), "{}", words(&wrong.stderr));
}

#[test]
fn a_file_without_a_table_is_refused_in_one_sentence() {
    let output = remit(&["convert", file("plan.csv", b"%PDF-1.7").to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).contains("This is a PDF"), "{}", words(&output.stderr));
    assert!(output.stdout.is_empty());
}
