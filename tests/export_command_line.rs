//! `remit export` as a person or a program calls it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod command_line_support;

use std::fs;
use std::path::PathBuf;

use command_line_support::{folder_with, remit, sample, words};

/// A folder of its own for a test, with the sample in it.
fn folder(name: &str) -> (PathBuf, String) {
    folder_with("export_command_line", name, &sample())
}

#[test]
fn text_goes_to_standard_output_and_what_is_not_in_it_to_standard_error() {
    let (_, file) = folder("output");
    let output = remit(&["export", &file, "--to", "csv", "--delimiter", "semicolon", "--no-bom"]);
    assert_eq!(output.status.code(), Some(0));
    let text = words(&output.stdout);
    assert!(text.starts_with(";;") && text.lines().nth(1).unwrap().starts_with("Area;Activity;"), "{text}");
    let remarks = words(&output.stderr);
    assert!(
        remarks.contains("sample.json: note: ") && remarks.contains(" are not in a CSV file."),
        "{remarks}"
    );
    let page = words(&remit(&["export", &file, "--to=html", "--today", "2026-11-22"]).stdout);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
}

#[test]
fn a_file_is_written_in_the_format_that_its_name_says() {
    let (folder, file) = folder("files");
    let out = folder.join("matrix.md");
    let output = remit(&["export", &file, "-o", out.to_str().unwrap()]);
    assert_eq!((output.status.code(), words(&output.stdout).as_str()), (Some(0), ""));
    assert!(fs::read_to_string(&out).unwrap().starts_with("# Outsourcing IT operations\n"));
    let refused = remit(&["export", &file, "--to", "csv", "-o", &file]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(words(&refused.stderr).contains("is the matrix itself"), "{}", words(&refused.stderr));
}

#[test]
fn a_workbook_is_a_zip_of_the_same_bytes_each_time_or_the_build_says_that_it_has_none() {
    let (folder, file) = folder("workbook");
    let out = folder.join("matrix.xlsx");
    let arguments = ["export", &file, "-o", out.to_str().unwrap(), "--today", "2026-11-22"];
    let output = remit(&arguments);
    if !cfg!(feature = "xlsx") {
        assert_eq!(output.status.code(), Some(2));
        assert!(words(&output.stderr).contains("writes no Excel workbooks"));
        assert!(!out.exists());
        return;
    }
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    let first = fs::read(&out).unwrap();
    assert!(first.starts_with(b"PK\x03\x04"));
    assert_eq!(remit(&arguments).status.code(), Some(0));
    assert_eq!(fs::read(&out).unwrap(), first);
}
