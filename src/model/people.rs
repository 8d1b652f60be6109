//! Who takes part: parties, roles (columns) and the people who hold them.

use serde::{Deserialize, Serialize};

use super::id::{PartyId, PersonId, RoleId};
use super::record::record;

/// Which side of the contract an organisation stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum PartyKind {
    /// The business that stays accountable.
    #[default]
    Customer,
    /// The organisation that operates on the customer's behalf.
    Provider,
    /// Anybody else: auditor, vendor, regulator.
    ThirdParty,
}

record! {
    /// An organisation.
    Party, PartyField, PartyId {
        /// Which side it stands on.
        Kind kind: PartyKind,
        /// Its name; may be empty while it is not yet known.
        Name name: String,
    }
}

record! {
    /// A column: a specific function of one party, never a vague department.
    Role, RoleField, RoleId {
        /// What the role is called.
        Title title: String,
        /// The organisation it belongs to.
        Party party: PartyId,
        /// The people who hold it today.
        Holders holders: Vec<PersonId>,
        /// Who stands in.
        Deputy deputy: Option<PersonId>,
        /// How the role is reached in an escalation: a direct number or address.
        Contact contact: String,
        /// What the role may decide, in free text or one of the presets.
        AuthorisationLevel authorisation_level: String,
        /// Assets and processes the role owns.
        Assets assets: String,
        /// Skill level from 1 (follows procedures under supervision) to 6 (sets policy).
        SkillLevel skill_level: Option<u8>,
        /// What the role is there for, in short.
        Responsibilities responsibilities: String,
        /// Notes.
        Notes notes: String,
        /// The column's width in CSS pixels, where a person has set one.
        Width width: Option<u16>,
    }
}

record! {
    /// A human being; one person may hold several roles.
    Person, PersonField, PersonId {
        /// The name.
        Name name: String,
        /// A direct number or address.
        Contact contact: String,
        /// Notes.
        Notes notes: String,
    }
}
