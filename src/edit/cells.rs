//! Edits of cells: one, a block, or what is said of one.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::apply::{Edit, EditError};
use super::touched::{CellChange, Touched};
use crate::model::{ActivityId, IdHash, LetterSet, Matrix, Remark, RoleId};

/// The letters of a block of cells: some rows times some columns, neither need be neighbours.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CellBlock {
    /// The rows; none stands twice.
    pub activities: Vec<ActivityId>,
    /// The columns; none stands twice.
    pub roles: Vec<RoleId>,
    /// The letters, row by row.
    pub letters: Vec<LetterSet>,
}

pub(super) fn set_letters(
    matrix: &mut Matrix,
    touched: &mut Touched,
    activity: ActivityId,
    role: RoleId,
    letters: LetterSet,
) -> Result<Edit, EditError> {
    if !letters.without(matrix.scheme.all()).is_empty() {
        return Err(EditError::UnknownLetter);
    }
    let column = matrix.role_index(role).ok_or_else(|| EditError::Unknown(role.to_string()))?;
    let row = matrix.activities.get_mut(&activity);
    let row = row.ok_or_else(|| EditError::Unknown(activity.to_string()))?;
    let expected = column + 1;
    let found = row.letters.len();
    let cell = row.letters.get_mut(column).ok_or(EditError::WrongWidth { found, expected })?;
    let before = std::mem::replace(cell, letters);
    if before != letters {
        touched.cells.push(CellChange { activity, role, before, after: letters });
    }
    Ok(Edit::SetLetters { activity, role, letters: before })
}

pub(super) fn set_block(
    matrix: &mut Matrix,
    touched: &mut Touched,
    mut block: Box<CellBlock>,
) -> Result<Edit, EditError> {
    let allowed = matrix.scheme.all();
    if block.letters.iter().any(|letters| !letters.without(allowed).is_empty()) {
        return Err(EditError::UnknownLetter);
    }
    let expected = block.activities.len() * block.roles.len();
    if block.letters.len() != expected {
        return Err(EditError::WrongWidth { found: block.letters.len(), expected });
    }
    check_once(&block.activities)?;
    check_once(&block.roles)?;
    let column = |role: &RoleId| matrix.role_index(*role).ok_or_else(|| EditError::Unknown(role.to_string()));
    let columns = block.roles.iter().map(column).collect::<Result<Vec<_>, _>>()?;
    if let Some(missing) = block.activities.iter().find(|id| !matrix.activities.contains_key(*id)) {
        return Err(EditError::Unknown(missing.to_string()));
    }
    let width = columns.len().max(1);
    for (activity, cells) in block.activities.iter().zip(block.letters.chunks_mut(width)) {
        let Some(row) = matrix.activities.get_mut(activity) else { continue };
        for ((column, role), letters) in columns.iter().zip(&block.roles).zip(cells) {
            let Some(cell) = row.letters.get_mut(*column) else { continue };
            if *cell != *letters {
                std::mem::swap(cell, letters);
                touched.cells.push(CellChange {
                    activity: *activity,
                    role: *role,
                    before: *letters,
                    after: *cell,
                });
            }
        }
    }
    Ok(Edit::SetCells(block))
}

/// Checks that no row or column stands twice: the inverse could not say which value came first.
fn check_once<T: Copy + Eq + std::hash::Hash + std::fmt::Display>(ids: &[T]) -> Result<(), EditError> {
    let mut seen = HashSet::with_capacity_and_hasher(ids.len(), IdHash::default());
    match ids.iter().find(|id| !seen.insert(**id)) {
        Some(twice) => Err(EditError::Twice(twice.to_string())),
        None => Ok(()),
    }
}

pub(super) fn set_remark(
    matrix: &mut Matrix,
    touched: &mut Touched,
    activity: ActivityId,
    role: RoleId,
    remark: Remark,
) -> Result<Edit, EditError> {
    matrix.role_index(role).ok_or_else(|| EditError::Unknown(role.to_string()))?;
    let row = matrix.activities.get_mut(&activity);
    let row = row.ok_or_else(|| EditError::Unknown(activity.to_string()))?;
    let before = row.swap_remark(role, remark);
    touched.remarks.push((activity, role));
    Ok(Edit::SetRemark { activity, role, remark: Box::new(before) })
}
