//! Rows: areas and activities, with the letters of each role and everything else known of the task.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{ActivityId, AreaId, DecisionLevelId, RoleId, ScopeItemId};
use super::letters::LetterSet;
use super::record::{Extra, record};

record! {
    /// A group of rows.
    Area, AreaField, AreaId {
        /// What it is called.
        Title title: String,
    }
}

/// Declares an enum of plain choices that is written in snake case.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$choice_doc:meta])* $choice:ident),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$choice_doc])* $choice),* }

        impl $name {
            /// Every choice, in the order it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$choice),*];
        }
    )*};
}
pub(crate) use choices;

choices! {
    /// What sort of work an activity is.
    ActivityKind {
        /// Everyday operation.
        #[default]
        Operational,
        /// A security duty.
        Security,
        /// Steering and proof.
        Governance,
    }

    /// How much hangs on it.
    Criticality {
        /// The usual.
        #[default]
        Normal,
        /// Business-critical.
        Critical,
    }

    /// What an activity is.
    Nature {
        /// Work to be done.
        #[default]
        Task,
        /// A decision.
        Decision,
        /// Accepting a risk on the business's behalf.
        RiskAcceptance,
        /// A review.
        Review,
        /// An independent audit.
        Audit,
    }

    /// How often it happens.
    Frequency {
        /// When something happens.
        #[default]
        Event,
        /// Every day.
        Daily,
        /// Every week.
        Weekly,
        /// Every month.
        Monthly,
        /// Every quarter.
        Quarterly,
        /// Every year.
        Yearly,
    }

    /// How a change is approved.
    ChangeControl {
        /// Approved beforehand, for a whole class of changes.
        #[default]
        Standard,
        /// Approved case by case.
        Formal,
    }
}

/// What may happen at 3 a.m.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum EmergencyRule {
    /// The provider may act at once and documents afterwards.
    ProviderActs {
        /// Within how many hours it is documented.
        document_within_hours: u16,
    },
    /// Internal approval is needed first.
    ApprovalFirst {
        /// The role that approves, once named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        approver: Option<RoleId>,
    },
    /// Not allowed in an emergency.
    NotPermitted,
}

/// Who does which part where both sides are responsible.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
#[serde(default)]
pub struct Split {
    /// Who does which part.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub parts: String,
    /// What proves it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub evidence: String,
    /// Where the hand-over is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hand_over: String,
}

/// What is known of one role's assignment beside its letters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Remark {
    /// When the letters hold: "if personal data is affected".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// A note on the cell.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Text that was pasted or imported and is no letter of the scheme; kept until somebody settles it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unread: String,
}

impl Remark {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

record! {
    /// Everything known of an activity beside its title, area and letters; most rows have little of it.
    ActivityDetails, ActivityField, ActivityId {
        /// What it is about.
        Description description: String,
        /// What sort of work it is.
        Kind kind: ActivityKind,
        /// How much hangs on it.
        Criticality criticality: Criticality,
        /// What it is.
        Nature nature: Nature,
        /// How often it happens, once known.
        Frequency frequency: Option<Frequency>,
        /// The scope items it touches.
        Systems systems: Vec<ScopeItemId>,
        /// How a change is approved, once known.
        ChangeControl change_control: Option<ChangeControl>,
        /// What may happen in an emergency, once settled.
        Emergency emergency: Option<EmergencyRule>,
        /// The decision level, where approvals are needed.
        DecisionLevel decision_level: Option<DecisionLevelId>,
        /// The roles that approve.
        Approvers approvers: Vec<RoleId>,
        /// What is delivered or proves it was done.
        Deliverable deliverable: String,
        /// How long the evidence is kept.
        Retention retention: String,
        /// Controls it satisfies: "ISO 27001:2022 A.5.15".
        Controls controls: Vec<String>,
        /// Who does which part where both sides are responsible.
        Split split: Split,
        /// Internal notes; they never leave in a provider copy.
        Notes notes: String,
    }
}

/// A row: one task or decision, with the letters of every role.
///
/// The letters stand in the order of the matrix's roles. The details are boxed, because
/// in a matrix of ten thousand rows most have none. The serde form is the compact one that
/// transactions are kept in; the file's form is `formats`' concern.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Activity {
    /// Its identity.
    pub id: ActivityId,
    /// What is to be done.
    pub title: String,
    /// The group it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaId>,
    pub(crate) letters: Vec<LetterSet>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    // Boxed, because a map takes three words in every row and most rows have none.
    #[allow(clippy::box_collection)]
    pub(super) remarks: Option<Box<BTreeMap<RoleId, Remark>>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) details: Option<Box<ActivityDetails>>,
}

impl Activity {
    /// A row without letters, for a matrix of `roles` columns.
    pub fn new(id: ActivityId, title: impl Into<String>, roles: usize) -> Self {
        Self { id, title: title.into(), letters: vec![LetterSet::EMPTY; roles], ..Self::default() }
    }

    /// The letters of each role, in the order of the matrix's roles.
    pub fn letters(&self) -> &[LetterSet] {
        &self.letters
    }

    /// The letters of the role at this position; none where there is no such role.
    pub fn letters_at(&self, role: usize) -> LetterSet {
        self.letters.get(role).copied().unwrap_or_default()
    }

    /// Puts letters into the cell at this position, in a row that is not yet part of a matrix.
    pub fn set_letters_at(&mut self, role: usize, letters: LetterSet) {
        if let Some(cell) = self.letters.get_mut(role) {
            *cell = letters;
        }
    }

    /// Whether no role has a letter.
    pub fn is_unassigned(&self) -> bool {
        self.letters.iter().all(|letters| letters.is_empty())
    }

    /// What is said of the role's assignment.
    pub fn remark(&self, role: RoleId) -> Option<&Remark> {
        self.remarks.as_ref()?.get(&role)
    }

    /// Everything said of assignments in this row.
    pub fn remarks(&self) -> impl Iterator<Item = (RoleId, &Remark)> {
        self.remarks.iter().flat_map(|map| map.iter().map(|(role, remark)| (*role, remark)))
    }

    /// Replaces what is said of the role's assignment and returns what was said; an empty remark removes it.
    pub fn swap_remark(&mut self, role: RoleId, remark: Remark) -> Remark {
        // Most rows have no remark, and a deleted column asks every one of them.
        if self.remarks.is_none() && remark.is_empty() {
            return remark;
        }
        let map = self.remarks.get_or_insert_default();
        let before = map.remove(&role).unwrap_or_default();
        if !remark.is_empty() {
            map.insert(role, remark);
        }
        if map.is_empty() {
            self.remarks = None;
        }
        before
    }

    /// Drops what is said of roles that `known` does not name.
    pub(super) fn keep_remarks(&mut self, known: impl Fn(RoleId) -> bool) {
        if let Some(map) = &mut self.remarks {
            map.retain(|role, _| known(*role));
            if map.is_empty() {
                self.remarks = None;
            }
        }
    }

    /// Everything else known of it.
    pub fn details(&self) -> &ActivityDetails {
        const NONE: &ActivityDetails = &ActivityDetails::EMPTY;
        self.details.as_deref().unwrap_or(NONE)
    }

    /// Changes the details through `change`; details that end up empty take no room.
    pub fn with_details<T>(&mut self, change: impl FnOnce(&mut ActivityDetails) -> T) -> T {
        let details = self.details.get_or_insert_default();
        let result = change(details);
        if **details == ActivityDetails::EMPTY {
            self.details = None;
        }
        result
    }
}

impl ActivityDetails {
    /// Nothing known.
    pub const EMPTY: Self = Self {
        id: ActivityId(super::id::Id::from_bits(0)),
        description: String::new(),
        kind: ActivityKind::Operational,
        criticality: Criticality::Normal,
        nature: Nature::Task,
        frequency: None,
        systems: Vec::new(),
        change_control: None,
        emergency: None,
        decision_level: None,
        approvers: Vec::new(),
        deliverable: String::new(),
        retention: String::new(),
        controls: Vec::new(),
        split: Split { parts: String::new(), evidence: String::new(), hand_over: String::new() },
        notes: String::new(),
        extra: Extra::NONE,
    };
}
