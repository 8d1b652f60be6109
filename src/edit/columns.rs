//! Edits of columns: insert, remove, move, describe. A removed column takes its cells along.

use serde::{Deserialize, Serialize};

use super::apply::{Edit, EditError};
use super::list::check_range;
use super::touched::Touched;
use crate::model::{ActivityId, LetterSet, Matrix, Record, Remark, Role, RoleField, RoleId};

/// A role with its cells, so that a deleted column can come back whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RoleColumn {
    /// The role.
    pub role: Role,
    /// Its letters, in the order of the activities; none at all stands for an empty column.
    pub letters: Vec<LetterSet>,
    /// What is said of its cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<(ActivityId, Remark)>,
}

impl From<Role> for RoleColumn {
    fn from(role: Role) -> Self {
        Self { role, ..Self::default() }
    }
}

pub(super) fn insert(
    matrix: &mut Matrix,
    touched: &mut Touched,
    at: usize,
    columns: Vec<RoleColumn>,
) -> Result<Edit, EditError> {
    check_range(at, 0, matrix.roles.len())?;
    check_columns(matrix, &columns)?;
    let count = columns.len();
    for (offset, column) in columns.into_iter().enumerate() {
        let position = at + offset;
        let id = column.role.id;
        for (index, row) in matrix.activities.values_mut().enumerate() {
            let letters = column.letters.get(index).copied().unwrap_or_default();
            // A row that is too short can only come from a defect; padding keeps the promise of the matrix.
            if row.letters.len() < position {
                row.letters.resize(position, LetterSet::EMPTY);
            }
            row.letters.insert(position, letters);
        }
        for (activity, remark) in column.remarks {
            if let Some(row) = matrix.activities.get_mut(&activity) {
                row.swap_remark(id, remark);
            }
        }
        touched.roles.push(id);
        matrix.roles.shift_insert(position, id, column.role);
    }
    touched.role_order = true;
    Ok(Edit::RemoveRoles { at, count })
}

/// Checks everything that could fail before anything changes.
fn check_columns(matrix: &Matrix, columns: &[RoleColumn]) -> Result<(), EditError> {
    let rows = matrix.activities.len();
    let allowed = matrix.scheme.all();
    for (index, column) in columns.iter().enumerate() {
        let id = column.role.id;
        let earlier = columns.iter().take(index).any(|other| other.role.id == id);
        if earlier || matrix.roles.contains_key(&id) {
            return Err(EditError::Taken(id.to_string()));
        }
        if !column.letters.is_empty() && column.letters.len() != rows {
            return Err(EditError::WrongWidth { found: column.letters.len(), expected: rows });
        }
        if column.letters.iter().any(|letters| !letters.without(allowed).is_empty()) {
            return Err(EditError::UnknownLetter);
        }
        let unknown = column.remarks.iter().find(|(activity, _)| !matrix.activities.contains_key(activity));
        if let Some((activity, _)) = unknown {
            return Err(EditError::Unknown(activity.to_string()));
        }
    }
    Ok(())
}

pub(super) fn remove(
    matrix: &mut Matrix,
    touched: &mut Touched,
    at: usize,
    count: usize,
) -> Result<Edit, EditError> {
    let end = check_range(at, count, matrix.roles.len())?;
    let mut columns: Vec<RoleColumn> =
        matrix.roles.drain(at..end).map(|(_, role)| RoleColumn::from(role)).collect();
    for (activity, row) in &mut matrix.activities {
        let row_end = end.min(row.letters.len());
        let cells = row.letters.drain(at.min(row_end)..row_end);
        for (column, letters) in columns.iter_mut().zip(cells) {
            column.letters.push(letters);
        }
        for column in &mut columns {
            let remark = row.swap_remark(column.role.id, Remark::default());
            if !remark.is_empty() {
                column.remarks.push((*activity, remark));
            }
        }
    }
    touched.role_order = true;
    Ok(Edit::InsertRoles { at, columns })
}

pub(super) fn shift(
    matrix: &mut Matrix,
    touched: &mut Touched,
    from: usize,
    to: usize,
) -> Result<Edit, EditError> {
    check_range(from, 1, matrix.roles.len())?;
    check_range(to, 1, matrix.roles.len())?;
    matrix.roles.move_index(from, to);
    for row in matrix.activities.values_mut() {
        if from < row.letters.len() && to < row.letters.len() {
            let letters = row.letters.remove(from);
            row.letters.insert(to, letters);
        }
    }
    touched.role_order = true;
    Ok(Edit::MoveRole { from: to, to: from })
}

pub(super) fn set_field(
    matrix: &mut Matrix,
    touched: &mut Touched,
    id: RoleId,
    field: RoleField,
) -> Result<Edit, EditError> {
    let role = matrix.roles.get_mut(&id).ok_or_else(|| EditError::Unknown(id.to_string()))?;
    // Columns are shown by party, so a change of party moves the column on screen.
    touched.role_order |= matches!(field, RoleField::Party(_) | RoleField::Width(_));
    let before = role.swap(field);
    touched.roles.push(id);
    Ok(Edit::SetRole(id, Box::new(before)))
}
