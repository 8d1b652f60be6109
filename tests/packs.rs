//! What opening a template promises: not one error, and no warning but those that only a real company can settle.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the answer")]

use remit::catalog::{pack, packs};
use remit::model::{Date, Matrix, SeededRandomness, Severity};
use remit::rules::{Engine, Finding};

/// A template knows no people and no dates, so nobody holds its roles and no review is planned.
const FOR_THE_COMPANY_TO_SETTLE: [&str; 3] = ["holder-missing", "deputy-missing", "review-unplanned"];

fn today() -> Date {
    "2026-11-22".parse().unwrap()
}

fn open(id: &str) -> Matrix {
    pack(id).unwrap().build(&mut SeededRandomness::new(7), "en")
}

/// Every finding of the weight, as "rule: message".
fn findings(matrix: &Matrix, severity: Severity) -> Vec<String> {
    let engine = Engine::strict(matrix, today());
    let explain = |finding: Finding| {
        let message = engine.explain(matrix, &finding).message;
        format!("{}: {message}", finding.rule)
    };
    engine.findings(matrix).filter(|finding| finding.severity == severity).map(explain).collect()
}

fn settled(matrix: &Matrix, severity: Severity) -> Vec<String> {
    let mut found = findings(matrix, severity);
    found.retain(|text| !FOR_THE_COMPANY_TO_SETTLE.iter().any(|rule| text.starts_with(rule)));
    found
}

#[test]
fn no_template_opens_with_an_error() {
    for pack in packs() {
        let found = findings(&open(pack.id), Severity::Error);
        assert!(found.is_empty(), "{}:\n{}", pack.id, found.join("\n"));
    }
}

#[test]
fn no_template_opens_with_a_warning_that_it_could_have_settled() {
    for pack in packs() {
        let found = settled(&open(pack.id), Severity::Warning);
        assert!(found.is_empty(), "{}:\n{}", pack.id, found.join("\n"));
    }
}

#[test]
fn no_template_needs_advice() {
    for pack in packs() {
        let found = settled(&open(pack.id), Severity::Advice);
        assert!(found.is_empty(), "{}:\n{}", pack.id, found.join("\n"));
    }
}
