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

use remit::formats::json::write;
use remit::model::Matrix;

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
    ends(&remit(&["chek"], b""), 2, "", "\"chek\" is no command; use check, format or schema.");
    let help = remit(&["--help"], b"");
    assert!(String::from_utf8_lossy(&help.stdout).contains("remit check FILE"));
    assert_eq!(help.status.code(), Some(0));
    let version = concat!("remit ", env!("CARGO_PKG_VERSION"), "\n");
    ends(&remit(&["--version"], b""), 0, version, "");
}
