//! What was agreed, by whom, and whether it still is: the first page of the evidence.

use super::super::baseline::{ContentState, content_state, read_baseline};
use super::super::sign_off::unsigned_sides;
use super::super::verify::{SignOffCheck, verify};
use super::super::{Verification, standing_words};
use crate::catalog::choices::Choice;
use crate::formats::report::words;
use crate::formats::report::{Block, Document, Table, Text};
use crate::model::{Baseline, Date, Matrix};
use crate::rules::Engine;

/// Writes the first page.
pub(super) fn agreement(matrix: &Matrix, engine: &Engine, today: Date, document: &mut Document) {
    let found = verify(matrix);
    document.blocks.push(Block::Facts(facts(matrix, engine, today, &found)));
    document.paragraph(
        "Every hash is the SHA-256 of the agreed content in Remit's canonical form: letters, rules, parties, roles, \
         activities, scope, decision levels, escalation and separated duties. People, contacts, notes, waivers, \
         reviews and questions are not in it. In the archive each baseline is a file with exactly these bytes, and \
         \"sha256sum -c MANIFEST\" checks all files.",
    );
    document.heading(2, "Baselines");
    if matrix.baselines.is_empty() {
        document.paragraph("No baseline was taken.");
    }
    document.table(baselines(matrix));
    document.heading(2, "Sign-offs");
    if matrix.sign_offs.is_empty() {
        document.paragraph("Nobody has signed.");
    }
    document.table(sign_offs(matrix, &found.sign_offs));
}

fn facts(matrix: &Matrix, engine: &Engine, today: Date, found: &Verification) -> Vec<(String, Text)> {
    let counts = engine.counts();
    let findings = format!(
        "{}, {}, {} advice, {} waived",
        words::counted(counts.errors as usize, "error", "errors"),
        words::counted(counts.warnings as usize, "warning", "warnings"),
        counts.advice,
        counts.waived
    );
    let checked = match found.holds() {
        true => "All hashes and sign-offs match".into(),
        false => Text::strong("Not everything matches; see below"),
    };
    let mut facts = vec![
        ("As of", Text::from(today.to_string())),
        ("Status", matrix.info.status.words().into()),
        ("Content", standing_words(matrix, found.now).into()),
        ("SHA-256 of the content", Text::code(found.hash.as_str())),
        ("Checked", checked),
        ("Findings", findings.into()),
    ];
    if let Some(copy) = &matrix.info.copy {
        let left_out: Vec<&str> = copy.left_out.iter().map(|part| part.words()).collect();
        facts.push(("Left out of this copy", left_out.join(", ").into()));
    }
    facts.into_iter().map(|(name, text)| (name.to_owned(), text)).collect()
}

fn baselines(matrix: &Matrix) -> Table {
    let mut table = Table::headed(["Baseline", "Taken", "SHA-256", "Content", "Not signed by"]);
    for baseline in &matrix.baselines {
        let content = match content_state(matrix, baseline) {
            ContentState::Intact => "Matches the hash".into(),
            ContentState::Changed => Text::strong("Does not match the hash"),
            ContentState::Missing => "Not in this file".into(),
        };
        let unsigned = unsigned_sides(matrix, baseline.id).map(|sides| {
            let sides: Vec<&str> = sides.into_iter().map(words::side).collect();
            if sides.is_empty() { "Signed by all sides".to_owned() } else { sides.join(", ") }
        });
        table.rows.push(vec![
            words::or(&baseline.name, "Unnamed").into(),
            baseline.taken.map(|taken| taken.to_string()).unwrap_or_default().into(),
            Text::code(baseline.hash.as_str()),
            content,
            unsigned.unwrap_or_default().into(),
        ]);
    }
    table
}

fn sign_offs(matrix: &Matrix, checks: &[SignOffCheck]) -> Table {
    let mut table = Table::headed(["Baseline", "Signed by", "As", "Side", "On", "Holds"]);
    for (sign_off, check) in matrix.sign_offs.iter().zip(checks) {
        let baseline: Option<&Baseline> = matrix.baselines.iter().find(|it| it.id == sign_off.baseline);
        // A role that is gone by now is in the baseline that it signed.
        let then = read_baseline(matrix, sign_off.baseline).ok();
        let signed = then.as_ref().unwrap_or(matrix);
        let role = sign_off.role.and_then(|role| signed.role(role));
        table.rows.push(vec![
            baseline.map_or("Not in this file", |it| words::or(&it.name, "Unnamed")).into(),
            words::or(&sign_off.name, "Unnamed").into(),
            role.map_or("Unknown role", |role| words::or(&role.title, "Untitled role")).into(),
            role.map_or("", |role| words::side(signed.side(role))).into(),
            sign_off.date.map(|date| date.to_string()).unwrap_or_default().into(),
            check.problem.map_or_else(|| "Yes".into(), Text::strong),
        ]);
    }
    table
}
