//! The register of rules: one line here and one entry in a family's file make a rule.
//!
//! The ids stand in files and waivers, so they never change and are never used again.

use std::fmt;
use std::str::FromStr;

use super::case::{Case, Explanation, Fix};
use super::columns::RoleFacts;
use super::elsewhere::MatrixFacts;
use super::families::{
    approval, communication, controls, escalation, evidence, exit, ownership, reviews, risk, role_titles,
    roles, scope, separation, sides, titles, waivers,
};
use super::rows::{CellFacts, RowFacts};
use crate::edit::Touched;
use crate::model::{Place, Randomness, Severity};

/// Declares the rules: their numbers, their ids and where each is written down.
macro_rules! rules {
    ($( $rule:ident = $id:literal: $entry:path, )*) => {
        /// A rule; its number is its bit in a [`super::RuleMask`] and is never stored.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum RuleId { $( #[doc = concat!("`", $id, "`")] $rule, )* }

        impl RuleId {
            /// Every rule, by number.
            pub const ALL: &'static [Self] = &[$( Self::$rule, )*];

            /// The id as it stands in files and waivers.
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$rule => $id, )* }
            }

            /// What is known of the rule.
            pub fn rule(self) -> &'static Rule {
                match self { $( Self::$rule => &$entry, )* }
            }
        }

        /// Every rule, by number.
        pub static RULES: &[&Rule] = &[$( &$entry, )*];
    };
}

// A mask has 64 bits, so there is room for 64 rules.
rules! {
    ActivityUnassigned = "activity-unassigned": ownership::ACTIVITY_UNASSIGNED,
    AccountableMissing = "accountable-missing": ownership::ACCOUNTABLE_MISSING,
    AccountableMany = "accountable-many": ownership::ACCOUNTABLE_MANY,
    ResponsibleMissing = "responsible-missing": ownership::RESPONSIBLE_MISSING,
    RiskAcceptanceOutside = "risk-acceptance-outside": risk::RISK_ACCEPTANCE_OUTSIDE,
    OversightMissing = "oversight-missing": sides::OVERSIGHT_MISSING,
    SharedUnexplained = "shared-unexplained": sides::SHARED_UNEXPLAINED,
    SubcontractorChain = "subcontractor-chain": sides::SUBCONTRACTOR_CHAIN,
    ProviderAccountable = "provider-accountable": sides::PROVIDER_ACCOUNTABLE,
    RiskAcceptanceTechnical = "risk-acceptance-technical": risk::RISK_ACCEPTANCE_TECHNICAL,
    NoCommunication = "no-communication": communication::NO_COMMUNICATION,
    ActivityDuplicate = "activity-duplicate": titles::ACTIVITY_DUPLICATE,
    RoleVague = "role-vague": role_titles::ROLE_VAGUE,
    RoleIdle = "role-idle": roles::ROLE_IDLE,
    RoleOverloaded = "role-overloaded": roles::ROLE_OVERLOADED,
    RoleDuplicate = "role-duplicate": role_titles::ROLE_DUPLICATE,
    HolderMissing = "holder-missing": roles::HOLDER_MISSING,
    WaiverExpired = "waiver-expired": waivers::WAIVER_EXPIRED,
    ResponsibleMany = "responsible-many": ownership::RESPONSIBLE_MANY,
    ConsultedMany = "consulted-many": communication::CONSULTED_MANY,
    InformedMany = "informed-many": communication::INFORMED_MANY,
    RowFull = "row-full": communication::ROW_FULL,
    RoleEverywhere = "role-everywhere": roles::ROLE_EVERYWHERE,
    RoleInformedOnly = "role-informed-only": roles::ROLE_INFORMED_ONLY,
    RolePerson = "role-person": role_titles::ROLE_PERSON,
    ActivityVague = "activity-vague": titles::ACTIVITY_VAGUE,
    TextConfusable = "text-confusable": titles::TEXT_CONFUSABLE,
    SodRole = "sod-role": separation::SOD_ROLE,
    SodPerson = "sod-person": separation::SOD_PERSON,
    AuditIndependence = "audit-independence": separation::AUDIT_INDEPENDENCE,
    SelfApproval = "self-approval": approval::SELF_APPROVAL,
    ApproversTooFew = "approvers-too-few": approval::APPROVERS_TOO_FEW,
    RetroReviewMissing = "retro-review-missing": approval::RETRO_REVIEW_MISSING,
    FormalChangeExpected = "formal-change-expected": approval::FORMAL_CHANGE_EXPECTED,
    EmergencyUndefined = "emergency-undefined": escalation::EMERGENCY_UNDEFINED,
    AuthorityMissing = "authority-missing": scope::AUTHORITY_MISSING,
    AssetUnowned = "asset-unowned": scope::ASSET_UNOWNED,
    AssetUntouched = "asset-untouched": scope::ASSET_UNTOUCHED,
    OutOfScope = "out-of-scope": scope::OUT_OF_SCOPE,
    EscalationGap = "escalation-gap": escalation::ESCALATION_GAP,
    ContactGeneric = "contact-generic": escalation::CONTACT_GENERIC,
    DeputyMissing = "deputy-missing": escalation::DEPUTY_MISSING,
    ResponseTimeMissing = "response-time-missing": escalation::RESPONSE_TIME_MISSING,
    ReviewOverdue = "review-overdue": reviews::REVIEW_OVERDUE,
    ReviewUnplanned = "review-unplanned": reviews::REVIEW_UNPLANNED,
    EvidenceMissing = "evidence-missing": evidence::EVIDENCE_MISSING,
    QuestionOpen = "question-open": reviews::QUESTION_OPEN,
    ExitMissing = "exit-missing": exit::EXIT_MISSING,
    ControlUncovered = "control-uncovered": controls::CONTROL_UNCOVERED,
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// No rule of this version has the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownRule;

impl fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no rule of this version has that id")
    }
}

impl std::error::Error for UnknownRule {}

impl FromStr for RuleId {
    type Err = UnknownRule;

    fn from_str(text: &str) -> Result<Self, UnknownRule> {
        Self::ALL.iter().copied().find(|rule| rule.as_str() == text).ok_or(UnknownRule)
    }
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One row at a time.
    Row,
    /// One role at a time.
    Role,
    /// The matrix and its registers.
    Matrix,
}

/// Whether a rule fires on a row.
pub(super) type RowCheck = fn(&RowFacts<'_>) -> bool;
/// Whether a rule fires on a role.
pub(super) type RoleCheck = fn(&RoleFacts<'_>) -> bool;
/// Whether a cell is one of those that a firing row rule is about.
pub(super) type CellCheck = fn(&CellFacts<'_>) -> bool;

/// A rule that looks beyond rows and roles.
#[derive(Clone, Copy)]
pub(super) struct MatrixCheck {
    /// Whether a change can make it fire or fall silent.
    pub(super) concerned: fn(&Touched) -> bool,
    /// Names every place where it fires.
    pub(super) find: fn(&MatrixFacts<'_>, &mut dyn FnMut(Place)),
}

/// What is known of a rule: what people read about it and how it is checked, explained and fixed.
pub struct Rule {
    /// Its identity.
    pub id: RuleId,
    /// How much it weighs where the matrix does not say otherwise.
    pub severity: Severity,
    /// What it looks at.
    pub scope: Scope,
    /// What it says, in a few words: "No owner".
    pub title: &'static str,
    /// Why it matters, in one sentence.
    pub reason: &'static str,
    /// A case in which it fires.
    pub example: &'static str,
    /// What its quick fixes do, in words; empty where it has none.
    pub settled_by: &'static str,
    has_fixes: bool,
    pub(super) on_row: Option<RowCheck>,
    pub(super) on_cell: Option<CellCheck>,
    pub(super) on_role: Option<RoleCheck>,
    pub(super) on_matrix: Option<MatrixCheck>,
    pub(super) explain: fn(&Case<'_>) -> Explanation,
    pub(super) fixes: fn(&Case<'_>, &mut dyn Randomness) -> Vec<Fix>,
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rule({})", self.id)
    }
}

/// The words of a rule, in the order a reader wants them.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) reason: &'static str,
    pub(super) example: &'static str,
}

impl Rule {
    /// A rule that is not yet checked anywhere.
    pub(super) const fn new(
        id: RuleId,
        severity: Severity,
        scope: Scope,
        words: Words,
        explain: fn(&Case<'_>) -> Explanation,
    ) -> Self {
        let Words { title, reason, example } = words;
        let (on_row, on_cell, on_role, on_matrix) = (None, None, None, None);
        let fixes = no_fixes;
        Self {
            id,
            severity,
            scope,
            title,
            reason,
            example,
            settled_by: "",
            has_fixes: false,
            on_row,
            on_cell,
            on_role,
            on_matrix,
            explain,
            fixes,
        }
    }
    /// Checked on every row.
    pub(super) const fn on_row(mut self, check: RowCheck) -> Self {
        self.on_row = Some(check);
        self
    }
    /// On a row where it fires, these cells are meant.
    pub(super) const fn on_cell(mut self, check: CellCheck) -> Self {
        self.on_cell = Some(check);
        self
    }
    /// Checked on every role.
    pub(super) const fn on_role(mut self, check: RoleCheck) -> Self {
        self.on_role = Some(check);
        self
    }
    /// Checked on the matrix as a whole.
    pub(super) const fn on_matrix(mut self, check: MatrixCheck) -> Self {
        self.on_matrix = Some(check);
        self
    }
    /// With quick fixes.
    pub(super) const fn fixed_by(mut self, fixes: fn(&Case<'_>, &mut dyn Randomness) -> Vec<Fix>) -> Self {
        self.fixes = fixes;
        self.has_fixes = true;
        self
    }
    /// What its quick fixes do, in sentences for the list of rules.
    pub(super) const fn settled_by(mut self, words: &'static str) -> Self {
        self.settled_by = words;
        self
    }
    /// Whether it offers quick fixes.
    pub const fn has_fixes(&self) -> bool {
        self.has_fixes
    }
}

fn no_fixes(_: &Case<'_>, _: &mut dyn Randomness) -> Vec<Fix> {
    Vec::new()
}
