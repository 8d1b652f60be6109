//! Registers beside the grid: scope, decision levels, escalation, reviews, separated pairs.

use serde::{Deserialize, Serialize};

use super::activity::{Criticality, choices};
use super::date::Date;
use super::id::{DecisionLevelId, EscalationId, ReviewId, RoleId, ScopeItemId, SeparatedPairId};
use super::record::record;

choices! {
    /// What a scope item is.
    ScopeKind {
        /// A server.
        #[default]
        Server,
        /// A workstation.
        Workstation,
        /// A network device.
        NetworkDevice,
        /// A cloud service.
        CloudService,
        /// A business application.
        BusinessApplication,
        /// A firewall.
        Firewall,
        /// A virtual private network.
        Vpn,
        /// Directory, single sign-on, identities.
        Identity,
        /// Backup.
        Backup,
        /// Endpoint protection.
        Endpoint,
        /// Monitoring.
        Monitoring,
        /// A log source.
        LogSource,
        /// A process.
        Process,
        /// A service.
        Service,
        /// A data set.
        DataSet,
    }

    /// Whether the provider looks after it.
    ProviderScope {
        /// Not settled yet.
        #[default]
        Unsettled,
        /// Inside the provider's scope.
        Yes,
        /// Outside the provider's scope.
        No,
        /// Partly; the notes say which part.
        Partly,
    }

    /// Why a review took place or is due.
    ReviewTrigger {
        /// The planned cycle.
        #[default]
        Cycle,
        /// Major infrastructure change.
        InfrastructureChange,
        /// New business-critical application.
        NewApplication,
        /// New compliance or audit requirement.
        NewRequirement,
        /// Security incident or near miss.
        Incident,
        /// Change of provider, team or business owner.
        OwnerChange,
        /// New site, cloud or remote-work expansion.
        Expansion,
        /// A role changed.
        RoleChange,
    }

    /// How often the matrix is reviewed.
    ReviewCycle {
        /// Every three months.
        #[default]
        Quarterly,
        /// Every six months.
        HalfYearly,
        /// Every year.
        Yearly,
    }
}

record! {
    /// Something the matrix is about: a system, a service, a process, a data set.
    ScopeItem, ScopeItemField, ScopeItemId {
        /// What it is called.
        Name name: String,
        /// What it is.
        Kind kind: ScopeKind,
        /// The role that owns it.
        Owner owner: Option<RoleId>,
        /// How much hangs on it.
        Criticality criticality: Criticality,
        /// How sensitive it is, in the organisation's own words.
        Classification classification: String,
        /// Whether the provider looks after it.
        ProviderScope provider_scope: ProviderScope,
        /// Who watches it.
        MonitoredBy monitored_by: String,
        /// Notes.
        Notes notes: String,
    }
}

record! {
    /// How far a decision reaches and who takes it.
    DecisionLevel, DecisionLevelField, DecisionLevelId {
        /// "2 elevated / cross-department".
        Title title: String,
        /// What falls under it.
        Covers covers: String,
        /// Who decides.
        DecidedBy decided_by: String,
        /// How many different roles must approve.
        ApprovalsNeeded approvals_needed: u8,
        /// How long it may take.
        TimeLimit time_limit: String,
        /// What is written down.
        Documentation documentation: String,
        /// Whether a review afterwards is mandatory.
        ReviewedAfterwards reviewed_afterwards: bool,
    }
}

record! {
    /// One kind of event and who is called, decides and reports.
    Escalation, EscalationField, EscalationId {
        /// What happened: "Data breach".
        Event event: String,
        /// Who is told first.
        FirstNotified first_notified: Option<RoleId>,
        /// Who decides whether it is operational or a security matter.
        Classifies classifies: Option<RoleId>,
        /// Who may approve emergency changes.
        ApprovesEmergencyChange approves_emergency_change: Option<RoleId>,
        /// Who contacts the business.
        ContactsBusiness contacts_business: Option<RoleId>,
        /// Who decides on containment.
        DecidesContainment decides_containment: Option<RoleId>,
        /// Who writes the report afterwards.
        WritesReport writes_report: Option<RoleId>,
        /// How fast somebody must answer.
        ResponseTime response_time: String,
        /// How often an update is given.
        UpdateInterval update_interval: String,
    }
}

/// What was looked at in a review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct ReviewChecks {
    /// The responsibilities are still true.
    pub responsibilities: bool,
    /// The contacts are still right.
    pub contacts: bool,
    /// Repeated issues were looked at for unclear ownership.
    pub repeated_issues: bool,
}

record! {
    /// A review that took place.
    Review, ReviewField, ReviewId {
        /// When.
        Date date: Option<Date>,
        /// Why.
        Trigger trigger: ReviewTrigger,
        /// Who took part.
        Reviewers reviewers: String,
        /// What was looked at.
        Checks checks: ReviewChecks,
        /// What came of it.
        Outcome outcome: String,
        /// What was changed.
        Changes changes: String,
        /// When the next one is due.
        NextDate next_date: Option<Date>,
    }
}

record! {
    /// Two duties that one role or person must not hold both.
    SeparatedPair, SeparatedPairField, SeparatedPairId {
        /// One duty: words that an activity's title has.
        First first: String,
        /// The other.
        Second second: String,
        /// Why they are kept apart.
        Reason reason: String,
    }
}
