//! The findings accepted on purpose, as a part of the analysis: what, why, what limits the risk, who and until when.

use super::document::{Document, Table, Text};
use super::words;
use crate::model::{Date, Matrix, Place, Severity, Waiver};
use crate::rules::{Engine, Finding, RuleId};

/// A line for each waiver, those that have ended included: an auditor asks for them too.
pub(super) fn waivers(matrix: &Matrix, engine: &Engine, document: &mut Document) {
    let headings =
        ["Finding", "Why it is accepted", "Compensating control", "Accepted by", "Accepted on", "Until"];
    let mut table = Table::headed(headings);
    for waiver in &matrix.waivers {
        let on = waiver.accepted_on.map(|date| date.to_string()).unwrap_or_default();
        let texts = [&waiver.reason, &waiver.compensating_control, &waiver.accepted_by];
        let mut cells = vec![Text::from(finding(matrix, engine, waiver))];
        cells.extend(texts.map(|text| Text::from(words::or(text.trim(), "–"))));
        cells.extend([on.into(), until(waiver, engine.date()).into()]);
        table.rows.push(cells);
    }
    document.table(table);
}

/// What is accepted: the rule's name, and its sentence while the rule still fires.
fn finding(matrix: &Matrix, engine: &Engine, waiver: &Waiver) -> String {
    let Ok(rule) = waiver.rule.parse::<RuleId>() else { return waiver.rule.clone() };
    // Rules fire on rows; that a waiver is of one cell of it says where the letters may stay.
    let place = match waiver.place {
        Place::Cell(activity, _) => Place::Activity(activity),
        place => place,
    };
    let message = engine.explain(matrix, &Finding { rule, severity: Severity::Warning, place }).message;
    match message.is_empty() {
        true => rule.rule().title.to_owned(),
        false => format!("{}: {message}", rule.rule().title),
    }
}

fn until(waiver: &Waiver, today: Date) -> String {
    match waiver.until {
        None => "Until withdrawn".to_owned(),
        Some(until) if until < today => format!("{until} (ended)"),
        Some(until) => until.to_string(),
    }
}
