//! Edits of rows: insert, remove, move, rename, regroup, describe.

use super::apply::{Edit, EditError};
use super::list::check_range;
use super::touched::{RemovedRow, RowFields, Touched};
use crate::model::{Activity, ActivityField, ActivityId, AreaId, LetterSet, Matrix, Record};

pub(super) fn insert(
    matrix: &mut Matrix,
    touched: &mut Touched,
    at: usize,
    rows: Vec<Activity>,
) -> Result<Edit, EditError> {
    check_range(at, 0, matrix.activities.len())?;
    let expected = matrix.roles.len();
    let allowed = matrix.scheme.all();
    let mut fresh = std::collections::HashSet::with_hasher(crate::model::IdHash::default());
    for row in &rows {
        if row.letters.len() != expected {
            return Err(EditError::WrongWidth { found: row.letters.len(), expected });
        }
        if row.letters.iter().any(|letters: &LetterSet| !letters.without(allowed).is_empty()) {
            return Err(EditError::UnknownLetter);
        }
        if matrix.activities.contains_key(&row.id) || !fresh.insert(row.id) {
            return Err(EditError::Taken(row.id.to_string()));
        }
        // A remark of no column would later pass for one of a new column with that id.
        if let Some((role, _)) = row.remarks().find(|(role, _)| matrix.role(*role).is_none()) {
            return Err(EditError::Unknown(role.to_string()));
        }
    }
    let count = rows.len();
    touched.inserted.extend(rows.iter().map(|row| row.id));
    touched.activity_order = true;
    // One split instead of one shift per row keeps a large paste linear.
    let tail = matrix.activities.split_off(at);
    matrix.activities.extend(rows.into_iter().map(|row| (row.id, row)));
    matrix.activities.extend(tail);
    Ok(Edit::RemoveActivities { at, count })
}

pub(super) fn remove(
    matrix: &mut Matrix,
    touched: &mut Touched,
    at: usize,
    count: usize,
) -> Result<Edit, EditError> {
    let end = check_range(at, count, matrix.activities.len())?;
    let rows: Vec<Activity> = matrix.activities.drain(at..end).map(|(_, row)| row).collect();
    let removed = rows.iter().map(|row| RemovedRow { id: row.id, letters: row.letters.clone() });
    touched.removed.extend(removed);
    touched.activity_order = true;
    Ok(Edit::InsertActivities { at, rows })
}

pub(super) fn shift(
    matrix: &mut Matrix,
    touched: &mut Touched,
    from: usize,
    to: usize,
) -> Result<Edit, EditError> {
    check_range(from, 1, matrix.activities.len())?;
    check_range(to, 1, matrix.activities.len())?;
    matrix.activities.move_index(from, to);
    touched.activity_order = true;
    Ok(Edit::MoveActivity { from: to, to: from })
}

pub(super) fn set_title(
    matrix: &mut Matrix,
    touched: &mut Touched,
    id: ActivityId,
    title: String,
) -> Result<Edit, EditError> {
    let row = row_mut(matrix, id)?;
    let before = std::mem::replace(&mut row.title, title);
    touched.activities.push(id);
    touched.fields.add(RowFields::TITLE);
    Ok(Edit::SetActivityTitle(id, before))
}

pub(super) fn set_area(
    matrix: &mut Matrix,
    touched: &mut Touched,
    id: ActivityId,
    area: Option<AreaId>,
) -> Result<Edit, EditError> {
    // An area that is not there is no error: an area may be deleted while rows still name it, and
    // then regrouping such a row must be possible to take back. A row without a known area is ungrouped.
    let row = row_mut(matrix, id)?;
    let before = std::mem::replace(&mut row.area, area);
    touched.activities.push(id);
    touched.fields.add(RowFields::OTHER);
    touched.activity_order = true;
    Ok(Edit::SetActivityArea(id, before))
}

pub(super) fn set_field(
    matrix: &mut Matrix,
    touched: &mut Touched,
    id: ActivityId,
    field: ActivityField,
) -> Result<Edit, EditError> {
    let row = row_mut(matrix, id)?;
    touched.fields.add(match field {
        ActivityField::Systems(_) => RowFields::SYSTEMS,
        ActivityField::Controls(_) => RowFields::CONTROLS,
        _ => RowFields::OTHER,
    });
    let before = row.with_details(|details| details.swap(field));
    touched.activities.push(id);
    Ok(Edit::SetActivity(id, Box::new(before)))
}

fn row_mut(matrix: &mut Matrix, id: ActivityId) -> Result<&mut Activity, EditError> {
    matrix.activities.get_mut(&id).ok_or_else(|| EditError::Unknown(id.to_string()))
}
