//! An answer to "who is called?": a role down to the people with their numbers, and what it lacks.

use super::escalation::CallReason;
use crate::model::{Matrix, Person, PersonId, Role, RoleId};

/// A person and how to reach them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached<'a> {
    /// The name.
    pub name: &'a str,
    /// A direct number or address; may be empty.
    pub contact: &'a str,
}

impl<'a> Reached<'a> {
    fn of(matrix: &'a Matrix, id: PersonId) -> Option<Self> {
        let Person { name, contact, .. } = matrix.person(id)?;
        Some(Self { name: name.trim(), contact: contact.trim() })
    }
}

/// An answer, down to the people.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'a> {
    /// Why the role is called.
    pub reason: CallReason,
    /// The role; `None` where nobody is named.
    pub role: Option<&'a Role>,
    /// Who holds it.
    pub holders: Vec<Reached<'a>>,
    /// Who stands in.
    pub deputy: Option<Reached<'a>>,
}

impl<'a> Answer<'a> {
    pub(super) fn of(matrix: &'a Matrix, reason: CallReason, role: Option<RoleId>) -> Self {
        let role = role.and_then(|id| matrix.role(id));
        let holders = role.into_iter().flat_map(|role| &role.holders);
        Self {
            reason,
            holders: holders.filter_map(|id| Reached::of(matrix, *id)).collect(),
            deputy: role.and_then(|role| Reached::of(matrix, role.deputy?)),
            role,
        }
    }

    /// The number or address to try first: the role's own, else that of the first holder who has one.
    pub fn contact(&self) -> &'a str {
        let of_role = self.role.map(|role| role.contact.trim()).filter(|contact| !contact.is_empty());
        let of_holder = || self.holders.iter().map(|holder| holder.contact).find(|it| !it.is_empty());
        of_role.or_else(of_holder).unwrap_or_default()
    }

    /// What would make the call fail. Where no role is named, that alone: the rest follows from it.
    pub fn missing(&self) -> Vec<Missing> {
        if self.role.is_none() {
            return vec![Missing::Role];
        }
        let missing = [
            (Missing::Holder, self.holders.is_empty()),
            (Missing::Number, self.contact().is_empty()),
            (Missing::Deputy, self.deputy.is_none()),
        ];
        missing.into_iter().filter(|(_, is_missing)| *is_missing).map(|(what, _)| what).collect()
    }
}

/// What would make a call fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// No role is named.
    Role,
    /// Nobody holds the role.
    Holder,
    /// Neither the role nor a holder has a number.
    Number,
    /// Nobody stands in.
    Deputy,
}

impl Missing {
    /// What stands where the answer should.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Role => "Nobody named",
            Self::Holder => "Nobody holds it",
            Self::Number => "No number",
            Self::Deputy => "No deputy",
        }
    }
}
