//! What a difference is about, and what it takes to make it. Plain data.

use serde::{Deserialize, Serialize};

use crate::edit::Edit;
use crate::model::{ActivityId, Id, RoleId};

/// The lists of a matrix, and its own parts that are no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Register {
    /// What the matrix says of itself.
    Info,
    /// Its letters.
    Scheme,
    /// What it wants checked.
    Rules,
    /// The organisations.
    Party,
    /// The people.
    Person,
    /// The groups of rows.
    Area,
    /// The columns.
    Role,
    /// The rows.
    Activity,
    /// Systems, services and data.
    Scope,
    /// Who decides what.
    DecisionLevel,
    /// Who is called.
    Escalation,
    /// Reviews that took place.
    Review,
    /// Duties kept apart.
    SeparatedPair,
    /// Findings accepted on purpose.
    Waiver,
    /// Parked points.
    Question,
    /// Wishes for disputed cells.
    Position,
    /// Snapshots.
    Baseline,
    /// Attestations.
    SignOff,
}

/// A part of what is said of a cell beside its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RemarkPart {
    /// When the letters hold.
    Condition,
    /// A note.
    Note,
    /// Text that is no letter of the scheme.
    Unread,
}

/// The one thing that a difference is about. `Id` is the identity in the register; parts that are no list have
/// the identity of all noughts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// Whether it is there: a row, a column, a line of a register.
    Record(Register, Id),
    /// Where it stands in its list.
    Order(Register, Id),
    /// One of its fields, by the name in the file; empty for the fields that this version does not know.
    Field(Register, Id, &'static str),
    /// The letters of a cell.
    Letters(ActivityId, RoleId),
    /// A part of what else is said of a cell.
    Remark(ActivityId, RoleId, RemarkPart),
}

impl Target {
    /// The row it lies in.
    pub fn activity(&self) -> Option<ActivityId> {
        match *self {
            Self::Letters(activity, _) | Self::Remark(activity, _, _) => Some(activity),
            _ => self.record().filter(|of| of.0 == Register::Activity).map(|of| ActivityId(of.1)),
        }
    }
    /// The column it lies in.
    pub fn role(&self) -> Option<RoleId> {
        match *self {
            Self::Letters(_, role) | Self::Remark(_, role, _) => Some(role),
            _ => self.record().filter(|of| of.0 == Register::Role).map(|of| RoleId(of.1)),
        }
    }
    /// The list it lies in; a cell lies in the rows.
    pub fn register(&self) -> Register {
        self.record().map_or(Register::Activity, |of| of.0)
    }
    /// The line of a list that it is about; a cell is none.
    pub fn record(&self) -> Option<(Register, Id)> {
        match *self {
            Self::Record(register, id) | Self::Order(register, id) | Self::Field(register, id, _) => {
                Some((register, id))
            }
            _ => None,
        }
    }
    /// Everything that must be there for this to mean something: a line of a list, or a cell's row and column.
    pub(in crate::exchange) fn rests_on(&self) -> [Option<(Register, Id)>; 2] {
        match *self {
            Self::Letters(activity, role) | Self::Remark(activity, role, _) => {
                [Some((Register::Activity, activity.0)), Some((Register::Role, role.0))]
            }
            _ => [self.record(), None],
        }
    }
}

/// What happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands elsewhere in its list.
    Moved,
    /// It has another value.
    #[default]
    Changed,
}

/// What it takes to make the change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Nothing but the target.
    Gone,
    /// It stands after this one in the newer matrix; first where there is none.
    After(Option<Id>),
    /// Letters, as a set over the letters of all matrices that are compared.
    Letters(u32),
    /// A text of a cell.
    Text(String),
    /// The edit that sets the field.
    Set(Box<Edit>),
    /// The fields that this version does not know are taken with the whole record.
    Unknown,
}

/// One thing that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What differs.
    pub target: Target,
    /// How.
    pub kind: Kind,
    /// How it was, in words.
    pub old: String,
    /// How it is, in words.
    pub new: String,
    /// What it takes to make it.
    pub change: Change,
}
