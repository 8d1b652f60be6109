//! How a matrix comes to be agreed: waivers, open questions, positions, baselines, sign-offs, the log.

use serde::{Deserialize, Serialize};

use super::activity::choices;
use super::date::{Date, Timestamp};
use super::id::{
    ActivityId, AreaId, BaselineId, DecisionLevelId, EscalationId, PersonId, PositionId, QuestionId, RoleId,
    ScopeItemId, SignOffId, WaiverId,
};
use super::record::record;

/// What a finding, a waiver or a question is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Place {
    /// The matrix as a whole.
    #[default]
    Matrix,
    /// A row.
    Activity(ActivityId),
    /// A column.
    Role(RoleId),
    /// One role's assignment for one activity.
    Cell(ActivityId, RoleId),
    /// A group of rows.
    Area(AreaId),
    /// A person.
    Person(PersonId),
    /// A scope item.
    ScopeItem(ScopeItemId),
    /// A decision level.
    DecisionLevel(DecisionLevelId),
    /// An escalation row.
    Escalation(EscalationId),
    /// A waiver.
    Waiver(WaiverId),
    /// An open question.
    Question(QuestionId),
}

record! {
    /// A finding accepted on purpose; it returns when it expires.
    Waiver, WaiverField, WaiverId {
        /// The rule's id.
        Rule rule: String,
        /// What the finding is about.
        Place place: Place,
        /// Why it is accepted.
        Reason reason: String,
        /// What limits the risk meanwhile.
        CompensatingControl compensating_control: String,
        /// Who accepted it.
        AcceptedBy accepted_by: String,
        /// When it was accepted.
        AcceptedOn accepted_on: Option<Date>,
        /// The last day it holds; without one it holds until withdrawn.
        Until until: Option<Date>,
    }
}

record! {
    /// A parked point.
    Question, QuestionField, QuestionId {
        /// What it is about.
        Place place: Place,
        /// The question.
        Text text: String,
        /// Who raised it.
        RaisedBy raised_by: String,
        /// Who resolves it.
        ResolvedBy resolved_by: String,
        /// By when.
        Due due: Option<Date>,
        /// The answer, once there is one.
        Answer answer: String,
    }
}

choices! {
    /// Whose wish a position is.
    PositionSide {
        /// How it is today.
        #[default]
        AsIs,
        /// How it should be.
        ToBe,
        /// What the customer wants.
        Customer,
        /// What the provider wants.
        Provider,
    }

    /// How far the matrix has come.
    Status {
        /// Being written.
        #[default]
        Draft,
        /// Being reviewed.
        InReview,
        /// Signed by both sides.
        Agreed,
        /// Replaced by a later one.
        Superseded,
    }
}

record! {
    /// One side's wish for a cell while it is disputed.
    Position, PositionField, PositionId {
        /// The row.
        Activity activity: ActivityId,
        /// The column.
        Role role: RoleId,
        /// Whose wish it is.
        Side side: PositionSide,
        /// The letters wished for, by symbol.
        Letters letters: String,
        /// Why.
        Reason reason: String,
        /// Whether it settled the dispute.
        Decided decided: bool,
        /// Why it settled the dispute.
        Decision decision: String,
        /// When it settled the dispute.
        DecidedOn decided_on: Option<Date>,
    }
}

record! {
    /// A named, dated, hashed snapshot.
    Baseline, BaselineField, BaselineId {
        /// "v1.2 agreed with provider".
        Name name: String,
        /// When it was taken.
        Taken taken: Option<Timestamp>,
        /// SHA-256 over the canonical form, in hexadecimal.
        Hash hash: String,
        /// The canonical form itself.
        Content content: String,
    }
}

record! {
    /// A role's attestation of one exact baseline.
    SignOff, SignOffField, SignOffId {
        /// The baseline attested.
        Baseline baseline: BaselineId,
        /// Who signed.
        Name name: String,
        /// For which role.
        Role role: Option<RoleId>,
        /// When.
        Date date: Option<Date>,
        /// The content hash that was attested.
        Hash hash: String,
    }
}

choices! {
    /// What can be left out of a copy for the other party.
    LeftOut {
        /// Notes on activities, cells, roles and people.
        #[default]
        Notes,
        /// People: who holds a role, who stands in, who keeps the matrix.
        People,
        /// How people are reached.
        Contacts,
        /// How roles are reached.
        RoleContacts,
        /// Waivers.
        Waivers,
        /// Open questions.
        Questions,
        /// Positions.
        Positions,
        /// The review log.
        Reviews,
        /// The change log, earlier baselines and their sign-offs.
        History,
    }
}

/// What a copy for the other party says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct CopyNote {
    /// What was left out; it is not there, which does not mean that it was deleted.
    pub left_out: Vec<LeftOut>,
    /// When the copy was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub made: Option<Date>,
    /// The hash of the baseline that the copy goes back to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
}

/// One line of the change log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogEntry {
    /// When it happened.
    pub at: Timestamp,
    /// Who did it, if a name is set.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What was done, in words.
    pub what: String,
}
