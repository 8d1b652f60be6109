//! What is reported: findings, the explanation of one, and the fixes offered for it.
//!
//! Plain data; findings are worked out on demand and never kept in a list.

use super::registry::RuleId;
use crate::edit::Transaction;
use crate::model::{ActivityId, Part, Place, RoleId, Severity, WaiverId};

/// A rule that fires somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// How much it weighs in this matrix.
    pub severity: Severity,
    /// Where it fires.
    pub place: Place,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// What is wrong, where, and what to do: "Log review has no owner. Name one."
    pub message: String,
    /// The cells, rows and roles it is about, beside the finding's own place.
    pub related: Vec<Place>,
}

impl Explanation {
    /// A message about nothing but the finding's own place.
    pub(super) const fn new(message: String) -> Self {
        Self { message, related: Vec::new() }
    }

    /// The same, beginning with a capital.
    pub(super) fn capitalised(mut self) -> Self {
        if let Some(first) = self.message.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        self
    }

    /// The same, with the places it is about.
    pub(super) fn about(mut self, related: impl IntoIterator<Item = Place>) -> Self {
        self.related.extend(related);
        self
    }
}

/// Something that would settle a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What a button says: "Keep Security Lead".
    pub label: String,
    /// What happens.
    pub action: FixAction,
}

/// What a fix does, by itself or with a person's help.
#[derive(Debug, Clone, PartialEq)]
pub enum FixAction {
    /// Make this change; nothing needs to be asked.
    Apply(Transaction),
    /// Make this change, then let the role be renamed.
    ApplyThenRename(Transaction, RoleId),
    /// Ask which role shall play the part on the activity.
    ChooseRole(ActivityId, Part),
    /// Open the text that says who does which part.
    EditSplit(ActivityId),
    /// Open what is said of one role's assignment, to say when it holds.
    EditCondition(ActivityId, RoleId),
    /// Open the list of the role's holders.
    EditHolder(RoleId),
    /// Open the role's title, with titles to choose from.
    RenameRole(RoleId, &'static [&'static str]),
    /// Open the activity's title.
    RenameActivity(ActivityId),
    /// Open what is known of the activity.
    EditActivity(ActivityId),
    /// Open what is known of the role.
    EditRole(RoleId),
    /// Open the waiver, to set a new date.
    RenewWaiver(WaiverId),
    /// Open a new waiver for this rule at this place.
    Waive(RuleId, Place),
}

impl Fix {
    pub(super) fn new(label: impl Into<String>, action: FixAction) -> Self {
        Self { label: label.into(), action }
    }
}

/// How far a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RowState {
    /// No role has a letter yet.
    Unfinished,
    /// Nothing to say about it.
    Complete,
    /// Advice at most.
    Advice,
    /// A warning at most.
    Warning,
    /// An error.
    Error,
}

impl From<Severity> for RowState {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
            Severity::Advice => Self::Advice,
        }
    }
}

/// How the matrix stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Findings that block agreement.
    pub errors: u32,
    /// Findings that must be fixed or waived.
    pub warnings: u32,
    /// Findings that help.
    pub advice: u32,
    /// Findings accepted on purpose.
    pub waived: u32,
    /// Rows without a letter.
    pub unfinished: u32,
    /// Rows with their owner, somebody responsible and no error.
    pub complete: u32,
    /// Rows.
    pub activities: u32,
}

/// What the last change did to the findings, for a screen reader or a toast.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Change {
    /// How many findings are new.
    pub appeared: u32,
    /// How many are gone.
    pub settled: u32,
    /// The gravest new one.
    pub first: Option<Finding>,
}
