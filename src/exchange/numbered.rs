//! Identities for tests: numbers that tell what they are of. Rows from 400, roles from 300; tests choose the rest.

use crate::model::{ActivityId, Id, RoleId};

/// The identity of this number.
pub(super) fn id(number: u64) -> Id {
    Id::from_bits(number)
}

/// The row of this number.
pub(super) fn row(number: u64) -> ActivityId {
    ActivityId(id(400 + number))
}

/// The role of this number.
pub(super) fn role(number: u64) -> RoleId {
    RoleId(id(300 + number))
}
