//! What a role has to do, as its card says it: duties by area, shared work, approvals, emergencies, calls.

use std::collections::HashMap;

use super::document::{Document, Table, Text};
use super::words;
use crate::analysis::CallReason;
use crate::model::{Activity, AreaId, EmergencyRule, IdHash, LetterSet, Matrix, Part, PartyKind, Role};

/// Writes every duty of the role below headings of this level.
pub(super) fn write(matrix: &Matrix, role: &Role, level: u8, document: &mut Document) {
    let rows = rows(matrix, role);
    document.heading(level, "Duties");
    if rows.is_empty() {
        document.paragraph("The role has no letter on any activity.");
    } else {
        summary(matrix, &rows, document);
        by_area(matrix, role, &rows, level, document);
    }
    section(document, level, "Shared work", shared(matrix, &rows));
    section(document, level, "Approvals", approvals(matrix, role));
    section(document, level, "In an emergency", emergencies(matrix, role));
    section(document, level, "Escalation", calls(matrix, role));
}

/// A headed list, left out where it is empty.
fn section(document: &mut Document, level: u8, title: &str, items: Vec<Text>) {
    if !items.is_empty() {
        document.heading(level, title);
        document.list(items);
    }
}

/// The activities on which the role has a letter.
fn rows<'a>(matrix: &'a Matrix, role: &Role) -> Vec<(&'a Activity, LetterSet)> {
    let Some(column) = matrix.role_index(role.id) else { return Vec::new() };
    let rows = matrix.activities().map(|activity| (activity, activity.letters_at(column)));
    rows.filter(|(_, letters)| !letters.is_empty()).collect()
}

/// How many duties there are of each letter, and what the letter means here.
fn summary(matrix: &Matrix, rows: &[(&Activity, LetterSet)], document: &mut Document) {
    let of = words::counted(matrix.activity_count(), "activity", "activities");
    document.paragraph(format!("The role takes part in {} of {of}.", rows.len()));
    let letters = matrix.scheme.all().iter().filter_map(|letter| {
        let count = rows.iter().filter(|(_, letters)| letters.has(letter)).count();
        let definition = matrix.scheme.definition(letter).filter(|_| count > 0)?;
        let name = Text::strong(format!("{} on {count}:", words::letter(definition)));
        Some(name.then(format!(" {}", definition.meaning.trim())))
    });
    document.list(letters.collect());
}

/// A table for each area, rows without an area first; in each the duties in the order of the scheme's letters.
fn by_area(
    matrix: &Matrix,
    role: &Role,
    rows: &[(&Activity, LetterSet)],
    level: u8,
    document: &mut Document,
) {
    let order: HashMap<AreaId, usize, IdHash> = matrix.areas.iter().map(|area| area.id).zip(1..).collect();
    let position = |row: &Activity| row.area.and_then(|area| order.get(&area)).copied().unwrap_or(0);
    let mut rows: Vec<_> = rows.iter().map(|(row, letters)| (position(row), *row, *letters)).collect();
    rows.sort_by_key(|(area, _, letters)| (*area, letters.0.trailing_zeros()));
    for area in rows.chunk_by(|one, other| one.0 == other.0) {
        let id = area.first().and_then(|(position, ..)| matrix.areas.get(position.checked_sub(1)?));
        if !matrix.areas.is_empty() {
            document.heading(level + 1, words::area_of(matrix, id.map(|area| area.id)));
        }
        let mut table = Table::headed(["Activity", "Duty", "When", "Particulars"]);
        for (_, activity, letters) in area {
            let condition =
                activity.remark(role.id).map(|remark| remark.condition.trim()).unwrap_or_default();
            table.rows.push(vec![
                words::activity_title(activity).into(),
                words::letters(&matrix.scheme, *letters).into(),
                condition.into(),
                words::particulars(activity.details()).into(),
            ]);
        }
        document.table(table);
    }
}

/// Activities that the role does together with another side, with who does which part.
fn shared(matrix: &Matrix, rows: &[(&Activity, LetterSet)]) -> Vec<Text> {
    let does = matrix.scheme.playing(Part::Does);
    let done =
        rows.iter().filter(|(row, letters)| letters.meets(does) && row.details().split != Default::default());
    let item = |activity: &Activity| {
        let split = &activity.details().split;
        let mut text = Text::strong(words::activity_title(activity));
        for (name, said) in
            [("", &split.parts), ("Proof: ", &split.evidence), ("Hand-over: ", &split.hand_over)]
        {
            if !said.trim().is_empty() {
                text = text.then(format!("\n{name}{}", said.trim()));
            }
        }
        text
    };
    done.map(|(activity, _)| item(activity)).collect()
}

/// What the role approves, with what the decision level asks for.
fn approvals(matrix: &Matrix, role: &Role) -> Vec<Text> {
    let approved = matrix.activities().filter(|activity| activity.details().approvers.contains(&role.id));
    let item = |activity: &Activity| {
        let text = Text::strong(words::activity_title(activity));
        let level = activity.details().decision_level;
        let Some(level) = level.and_then(|id| matrix.decision_levels.iter().find(|it| it.id == id)) else {
            return text;
        };
        let mut said = format!(": level {}", words::or(&level.title, "untitled"));
        for (name, part) in [("within", &level.time_limit), ("documented by", &level.documentation)] {
            if !part.trim().is_empty() {
                said.push_str(&format!("; {name} {}", words::lowered(part)));
            }
        }
        if level.reviewed_afterwards {
            said.push_str("; reviewed afterwards");
        }
        text.then(said)
    };
    approved.map(item).collect()
}

/// What the role may do, or must approve, before the usual way has been gone.
fn emergencies(matrix: &Matrix, role: &Role) -> Vec<Text> {
    let (does, column) = (matrix.scheme.playing(Part::Does), matrix.role_index(role.id));
    let is_provider = matrix.side(role) == PartyKind::Provider;
    let mut items = Vec::new();
    for activity in matrix.activities() {
        let done = column.is_some_and(|column| activity.letters_at(column).meets(does));
        let said = match activity.details().emergency {
            Some(EmergencyRule::ProviderActs { document_within_hours: hours }) if is_provider && done => {
                words::acts_at_once(hours)
            }
            Some(EmergencyRule::ApprovalFirst { approver }) if approver == Some(role.id) => {
                "approves before anything is done".to_owned()
            }
            Some(EmergencyRule::ApprovalFirst { approver }) if done => {
                let unnamed = "an approver who is still to be named";
                let approver = approver.map_or(unnamed, |id| words::role_of(matrix, id));
                format!("acts only after approval by {approver}")
            }
            Some(EmergencyRule::NotPermitted) if done => "is not permitted in an emergency".to_owned(),
            _ => continue,
        };
        items.push(Text::strong(words::activity_title(activity)).then(format!(": {said}")));
    }
    items
}

/// The events for which the role is called, and why.
fn calls(matrix: &Matrix, role: &Role) -> Vec<Text> {
    let mut items = Vec::new();
    for event in &matrix.escalations {
        let reasons = CallReason::OF_EVENT.into_iter().filter(|reason| reason.answer(event) == Some(role.id));
        let reasons: Vec<String> = reasons.map(|reason| words::lowered(reason.words())).collect();
        if reasons.is_empty() {
            continue;
        }
        let mut said = format!(": {}", reasons.join("; "));
        if !event.response_time.trim().is_empty() {
            said.push_str(&format!(" (answer within {})", words::lowered(&event.response_time)));
        }
        items.push(Text::strong(words::or(&event.event, "Untitled event")).then(said));
    }
    items
}
