//! The escalation sheet: one page that says what happened, who to call, in which order, and within which time.

use super::call::{call_times, call_title};
use super::cells;
use super::document::{Document, Table, Text};
use super::words;
use crate::analysis::{Call, Missing, called_for_events};
use crate::model::{Matrix, RoleId};

/// The sheet of every event in the matrix.
pub fn escalation_sheet(matrix: &Matrix) -> Document {
    let mut document = Document { landscape: true, ..Document::of(matrix, "Escalation: who to call") };
    let calls = called_for_events(matrix);
    if calls.is_empty() {
        document.paragraph("The matrix names no events yet.");
        return document;
    }
    document.paragraph("Call from left to right. If nobody answers, call the deputy.");
    document.table(events(matrix, &calls));
    let missing = missing(&calls);
    if !missing.is_empty() {
        document.heading(2, "Still missing");
        document.list(missing);
    }
    document
}

/// A line per event; each cell says everything that is needed for the call.
fn events(matrix: &Matrix, calls: &[Call<'_>]) -> Table {
    let questions = [
        "1. Tell first",
        "2. Operational or security?",
        "3. Approve emergency changes",
        "4. Tell the business",
        "5. Decide containment",
        "6. Report afterwards",
    ];
    let mut table = Table::headed(["What happened"].into_iter().chain(questions));
    for call in calls {
        let what = call_times(matrix, call)
            .into_iter()
            .fold(Text::strong(call_title(call)), |what, time| what.then(format!("\n{time}")));
        let answers = call.answers.iter().map(cells::answer);
        table.rows.push(std::iter::once(what).chain(answers).collect());
    }
    table
}

/// What would make a call fail: open questions, roles without a number or a deputy.
fn missing(calls: &[Call<'_>]) -> Vec<Text> {
    let answers = || calls.iter().flat_map(|call| &call.answers);
    let open = answers().filter(|answer| answer.role.is_none()).count() as u32;
    let named = |title: &str, roles: Vec<&str>| {
        (!roles.is_empty()).then(|| Text::strong(title).then(format!(" {}", roles.join(", "))))
    };
    let without = |what: Missing| {
        let mut roles: Vec<(RoleId, &str)> = Vec::new();
        for answer in answers().filter(|answer| answer.missing().contains(&what)) {
            if let Some(role) = answer.role.filter(|role| !roles.iter().any(|(id, _)| *id == role.id)) {
                roles.push((role.id, words::role_title(role)));
            }
        }
        roles.into_iter().map(|(_, title)| title).collect()
    };
    let open = (open > 0).then(|| Text::strong("Questions without an answer:").then(format!(" {open}")));
    let items = [
        open,
        named("Nobody holds:", without(Missing::Holder)),
        named("No number:", without(Missing::Number)),
        named("No deputy:", without(Missing::Deputy)),
    ];
    items.into_iter().flatten().collect()
}
