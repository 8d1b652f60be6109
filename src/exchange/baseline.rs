//! Baselines: taking one, reading it back, restoring it, removing it.
//!
//! A baseline keeps the exact bytes that its hash is over, so that the hash can be checked in any later version.
//! Where several baselines of one matrix have the same content, the first of them alone keeps it. Everything
//! that changes the matrix is handed out as edits.

use serde::Serialize;

use super::content::{content_text, within};
use super::hash::sha256;
use super::sign_off::is_agreed;
use crate::edit::{Edit, ListEdit, RoleColumn};
use crate::formats::json::read;
use crate::model::{
    Baseline, BaselineField, BaselineId, Matrix, MatrixField, Randomness, Record, Status, Timestamp,
};

/// Whether what a baseline keeps is what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ContentState {
    /// The content has the hash.
    Intact,
    /// The content has another hash, so one of them was changed since it was taken.
    Changed,
    /// The file does not have the content, only its hash.
    Missing,
}

/// Takes a baseline of the matrix as it is. A matrix that was agreed and has changed is in review again.
///
/// # Errors
/// A sentence where the name is empty or taken.
pub fn take(
    matrix: &Matrix,
    name: &str,
    at: Timestamp,
    randomness: &mut dyn Randomness,
) -> Result<Vec<Edit>, String> {
    let name = name.trim();
    if name.is_empty() {
        return Err("The baseline needs a name, such as \"v1.2\".".to_owned());
    }
    if matrix.baselines.iter().any(|other| other.name.trim().to_lowercase() == name.to_lowercase()) {
        return Err(format!("There is a baseline \"{name}\" already. Choose another name."));
    }
    let text = content_text(matrix);
    let hash = sha256(text.as_bytes());
    let same = || matrix.baselines.iter().filter(|other| other.hash == hash);
    let content = if same().any(|other| other.content == text) { String::new() } else { text };
    let agreed = same().any(|other| is_agreed(matrix, other));
    let item = Baseline {
        id: BaselineId::fresh(randomness),
        name: name.to_owned(),
        taken: Some(at),
        hash,
        content,
        ..Baseline::default()
    };
    let mut edits = vec![Edit::Baseline(ListEdit::Insert { at: matrix.baselines.len(), items: vec![item] })];
    if matrix.info.status == Status::Agreed && !agreed {
        edits.push(Edit::SetInfo(Box::new(MatrixField::Status(Status::InReview))));
    }
    Ok(edits)
}

/// The text that a baseline keeps, wherever in the matrix it stands: the bytes of its own file.
pub fn baseline_text<'a>(matrix: &'a Matrix, baseline: &'a Baseline) -> Option<&'a str> {
    let same = || matrix.baselines.iter().filter(|other| other.hash == baseline.hash);
    let mut texts = std::iter::once(baseline).chain(same()).map(|it| it.content.as_str());
    texts.find(|text| !text.is_empty())
}

/// Whether the content of a baseline is what its hash says.
pub fn content_state(matrix: &Matrix, baseline: &Baseline) -> ContentState {
    match baseline_text(matrix, baseline) {
        None => ContentState::Missing,
        Some(text) if sha256(text.as_bytes()) == baseline.hash => ContentState::Intact,
        Some(_) => ContentState::Changed,
    }
}

/// The baseline with this identity; a sentence where there is none.
pub(super) fn find(matrix: &Matrix, id: BaselineId) -> Result<&Baseline, String> {
    let found = matrix.baselines.iter().find(|baseline| baseline.id == id);
    found.ok_or_else(|| "That baseline is not in this matrix.".to_owned())
}

/// The agreed content as it was when the baseline was taken.
///
/// # Errors
/// A sentence where there is no such baseline, its content is not in the file, or it is not what the hash says.
pub fn read_baseline(matrix: &Matrix, id: BaselineId) -> Result<Matrix, String> {
    let baseline = find(matrix, id)?;
    let name = baseline.name.trim();
    let Some(text) = baseline_text(matrix, baseline) else {
        return Err(format!("This file has the hash of \"{name}\" but not its content."));
    };
    if content_state(matrix, baseline) == ContentState::Changed {
        return Err(format!(
            "\"{name}\" was changed since it was taken: its content does not match its hash."
        ));
    }
    let opened = read(text.as_bytes());
    opened.map(|opened| opened.matrix).map_err(|error| format!("\"{name}\" cannot be read: {error}"))
}

/// Brings the agreed content of a baseline back. What is not agreed (people, contacts, notes, waivers, reviews,
/// history) stays as it is today; a row that was deleted since comes back without notes.
///
/// # Errors
/// As [`read_baseline`].
pub fn restore(matrix: &Matrix, id: BaselineId) -> Result<Vec<Edit>, String> {
    let content = read_baseline(matrix, id)?;
    let mut wanted = within(content, matrix);
    let agreed = find(matrix, id).is_ok_and(|baseline| {
        matrix.baselines.iter().any(|other| other.hash == baseline.hash && is_agreed(matrix, other))
    });
    wanted.info.status = match wanted.info.status {
        _ if agreed => Status::Agreed,
        Status::Agreed => Status::InReview,
        status => status,
    };
    let mut edits = Vec::new();
    info_edits(matrix, &wanted, &mut edits);
    if matrix.rules != wanted.rules {
        edits.push(Edit::SetRules(Box::new(wanted.rules.clone())));
    }
    list_edits(&matrix.parties, &wanted.parties, Edit::Party, &mut edits);
    list_edits(&matrix.areas, &wanted.areas, Edit::Area, &mut edits);
    grid_edits(matrix, &wanted, &mut edits);
    list_edits(&matrix.scope, &wanted.scope, Edit::Scope, &mut edits);
    list_edits(&matrix.decision_levels, &wanted.decision_levels, Edit::DecisionLevel, &mut edits);
    list_edits(&matrix.escalations, &wanted.escalations, Edit::Escalation, &mut edits);
    list_edits(&matrix.separated_pairs, &wanted.separated_pairs, Edit::SeparatedPair, &mut edits);
    Ok(edits)
}

fn info_edits(matrix: &Matrix, wanted: &Matrix, edits: &mut Vec<Edit>) {
    let (now, then) = (&matrix.info, &wanted.info);
    let fields = [
        (now.title != then.title).then(|| MatrixField::Title(then.title.clone())),
        (now.purpose != then.purpose).then(|| MatrixField::Purpose(then.purpose.clone())),
        (now.language != then.language).then(|| MatrixField::Language(then.language.clone())),
        (now.review_cycle != then.review_cycle).then_some(MatrixField::ReviewCycle(then.review_cycle)),
        (now.catalogues != then.catalogues).then(|| MatrixField::Catalogues(then.catalogues.clone())),
        (now.status != then.status).then_some(MatrixField::Status(then.status)),
    ];
    edits.extend(fields.into_iter().flatten().map(|field| Edit::SetInfo(Box::new(field))));
}

/// Replaces what differs between two lists: all between their common beginning and their common end.
fn list_edits<T: Record>(now: &[T], then: &[T], edit: impl Fn(ListEdit<T>) -> Edit, edits: &mut Vec<Edit>) {
    let (at, count, items) = difference(now, then);
    if count > 0 {
        edits.push(edit(ListEdit::Remove { at, count }));
    }
    if !items.is_empty() {
        edits.push(edit(ListEdit::Insert { at, items: items.to_vec() }));
    }
}

/// Where two lists differ: from which place on, how many go, and what comes instead.
fn difference<'a, T: PartialEq>(now: &[T], then: &'a [T]) -> (usize, usize, &'a [T]) {
    let at = now.iter().zip(then).take_while(|(now, then)| now == then).count();
    let rest = |list: &[T]| list.len() - at;
    let same = now.iter().rev().zip(then.iter().rev()).take_while(|(now, then)| now == then).count();
    let same = same.min(rest(now)).min(rest(then));
    (at, rest(now) - same, then.get(at..then.len() - same).unwrap_or_default())
}

/// Roles, letters and rows. Where roles or letters differ, all rows go while they are replaced.
fn grid_edits(matrix: &Matrix, wanted: &Matrix, edits: &mut Vec<Edit>) {
    let same_columns = matrix.scheme == wanted.scheme && matrix.roles().eq(wanted.roles());
    let now: Vec<_> = matrix.activities().collect();
    let then: Vec<_> = wanted.activities().collect();
    let (at, count, rows) =
        if same_columns { difference(&now, &then) } else { (0, now.len(), then.as_slice()) };
    if count > 0 {
        edits.push(Edit::RemoveActivities { at, count });
    }
    if !same_columns {
        if matrix.role_count() > 0 {
            edits.push(Edit::RemoveRoles { at: 0, count: matrix.role_count() });
        }
        if matrix.scheme != wanted.scheme {
            edits.push(Edit::SetScheme(Box::new(wanted.scheme.clone())));
        }
        let columns: Vec<RoleColumn> = wanted.roles().cloned().map(RoleColumn::from).collect();
        if !columns.is_empty() {
            edits.push(Edit::InsertRoles { at: 0, columns });
        }
    }
    if !rows.is_empty() {
        edits.push(Edit::InsertActivities { at, rows: rows.iter().copied().cloned().collect() });
    }
}

/// Takes a baseline away. One that others share their content with hands it on.
///
/// # Errors
/// A sentence where there is no such baseline, or somebody signed it.
pub fn remove(matrix: &Matrix, id: BaselineId) -> Result<Vec<Edit>, String> {
    let baseline = find(matrix, id)?;
    if matrix.sign_offs.iter().any(|sign_off| sign_off.baseline == id) {
        return Err(format!("\"{}\" is signed, so it stays.", baseline.name.trim()));
    }
    let mut edits = Vec::new();
    let mut same = matrix.baselines.iter().filter(|other| other.hash == baseline.hash && other.id != id);
    if !baseline.content.is_empty()
        && same.clone().all(|other| other.content.is_empty())
        && let Some(heir) = same.next()
    {
        let field = BaselineField::Content(baseline.content.clone());
        edits.push(Edit::Baseline(ListEdit::Set { id: heir.id, field }));
    }
    let at = matrix.baselines.iter().position(|other| other.id == id).unwrap_or_default();
    edits.push(Edit::Baseline(ListEdit::Remove { at, count: 1 }));
    Ok(edits)
}
