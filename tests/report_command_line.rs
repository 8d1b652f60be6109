//! `remit report` and `remit rules` as a person or a program calls them.

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

use remit::rules::RULES;

#[track_caller]
fn refused(arguments: &[&str], remark: &str) {
    let output = remit(arguments);
    assert_eq!((words(&output.stdout).as_str(), output.status.code()), ("", Some(2)));
    let remarks = words(&output.stderr);
    assert!(remarks.contains(remark) && remarks.lines().count() == 1, "{remarks}");
}

/// A folder of its own for a test, with the sample in it.
fn folder(name: &str) -> (PathBuf, String) {
    folder_with("report_command_line", name, &sample())
}

#[test]
fn a_report_goes_to_standard_output_as_markdown() {
    let (_, file) = folder("output");
    let output = remit(&["report", &file, "--what", "escalation"]);
    assert_eq!((output.status.code(), words(&output.stderr).as_str()), (Some(0), ""));
    assert!(
        words(&output.stdout).starts_with("# Escalation: who to call\n\nOutsourcing IT operations, draft\n")
    );
    let all = words(&remit(&["report", &file, "--today", "2026-11-22"]).stdout);
    for heading in
        ["# Roles, calls and analysis", "## Escalation: who to call", "## Role cards", "## Analysis"]
    {
        assert!(all.lines().any(|line| line == heading), "{heading}");
    }
    assert_eq!(words(&remit(&["report", &file, "--today=2026-11-22"]).stdout), all, "the same each time");
}

#[test]
fn the_ending_of_the_file_says_how_it_is_written_and_an_old_report_is_replaced() {
    let (folder, file) = folder("files");
    let out = folder.join("lead.html");
    let name = out.to_str().unwrap();
    for role in ["security lead", "Legal Counsel"] {
        let output = remit(&["report", &file, "--role", role, "--out", name]);
        assert_eq!((words(&output.stderr).as_str(), output.status.code()), ("", Some(0)));
        assert_eq!(words(&output.stdout), "");
    }
    let page = fs::read_to_string(&out).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<h1>Role card: Legal Counsel</h1>"));
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing else is left behind: {left:?}");
}

#[test]
fn what_cannot_be_written_is_refused_in_one_sentence() {
    let (folder, file) = folder("refused");
    refused(&["report", &file, "--role", "Boss"], "has no role \"Boss\"; it has Business System Owner, ");
    refused(&["report", "no such file"], "no such file cannot be read: ");
    refused(&["report", &file, "--what", "cakes"], "\"cakes\" is no document");
    let nowhere = folder.join("nowhere").join("a.md");
    refused(&["report", &file, "--out", nowhere.to_str().unwrap()], "a.md cannot be written: ");
    refused(&["rules", "--format", "html"], "\"html\" is no format; use text or markdown.");
}

#[test]
fn a_report_never_takes_the_place_of_the_matrix() {
    let (folder, file) = folder("itself");
    let before = fs::read_to_string(&file).unwrap();
    let winding = folder.join("..").join("itself").join("sample.json");
    for out in [file.as_str(), winding.to_str().unwrap()] {
        refused(&["report", &file, "--out", out], "is the matrix itself; give --out another name.");
    }
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn the_rules_are_listed_for_people_and_as_a_document() {
    let text = words(&remit(&["rules"]).stdout);
    assert_eq!(text.lines().count(), RULES.len());
    for (line, rule) in text.lines().zip(RULES) {
        assert!(line.starts_with(&format!("{}: ", rule.id)) && line.ends_with('.'), "{line}");
    }
    let document = remit(&["rules", "--format", "markdown"]);
    assert_eq!(document.status.code(), Some(0));
    for rule in RULES {
        assert!(words(&document.stdout).contains(&format!("`{}`", rule.id)), "{}", rule.id);
    }
}
