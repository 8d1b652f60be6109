//! Edits of an ordered list of records, the same for every register.

use serde::{Deserialize, Serialize};

use super::apply::EditError;
use crate::model::Record;

/// A change to one of the matrix's lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", bound = "")]
pub enum ListEdit<T: Record> {
    /// Puts records before the one at `at`.
    Insert {
        /// Position of the first new record.
        at: usize,
        /// The records.
        items: Vec<T>,
    },
    /// Takes `count` records away from `at` on.
    Remove {
        /// Position of the first record to go.
        at: usize,
        /// How many.
        count: usize,
    },
    /// Moves one record.
    Move {
        /// Where it stands.
        from: usize,
        /// Where it shall stand afterwards.
        to: usize,
    },
    /// Changes one field of one record.
    Set {
        /// The record.
        id: T::Id,
        /// The field and its new value.
        field: T::Field,
    },
}

/// Checks that `count` places from `at` on lie in a list of `len`.
pub(super) fn check_range(at: usize, count: usize, len: usize) -> Result<usize, EditError> {
    let end = at.saturating_add(count);
    if end <= len { Ok(end) } else { Err(EditError::OutOfRange { at: end, len }) }
}

/// Makes the change and returns its inverse.
pub(super) fn apply_to_list<T: Record>(
    list: &mut Vec<T>,
    edit: ListEdit<T>,
) -> Result<ListEdit<T>, EditError> {
    match edit {
        ListEdit::Insert { at, items } => {
            check_range(at, 0, list.len())?;
            for (index, item) in items.iter().enumerate() {
                let mut others = list.iter().chain(items.iter().take(index));
                if others.any(|other| other.id() == item.id()) {
                    return Err(EditError::Taken(item.id().to_string()));
                }
            }
            let count = items.len();
            list.splice(at..at, items);
            Ok(ListEdit::Remove { at, count })
        }
        ListEdit::Remove { at, count } => {
            let end = check_range(at, count, list.len())?;
            Ok(ListEdit::Insert { at, items: list.drain(at..end).collect() })
        }
        ListEdit::Move { from, to } => {
            check_range(from, 1, list.len())?;
            check_range(to, 1, list.len())?;
            let item = list.remove(from);
            list.insert(to, item);
            Ok(ListEdit::Move { from: to, to: from })
        }
        ListEdit::Set { id, field } => {
            let record = list.iter_mut().find(|record| record.id() == id);
            let record = record.ok_or_else(|| EditError::Unknown(id.to_string()))?;
            Ok(ListEdit::Set { id, field: record.swap(field) })
        }
    }
}
