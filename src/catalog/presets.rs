//! Texts that fields of a role or an activity are offered: authorisation levels, retention, skill levels,
//! and what the usual access reviews consist of.

use crate::model::Frequency;

/// What a role may decide.
pub const AUTHORISATION_LEVELS: &[&str] = &[
    "Approves policy and budget",
    "Decides in an emergency",
    "Accepts business risk",
    "Approves high-risk and compliance-sensitive access",
    "Approves elevated and cross-department access",
    "Approves access to the own systems",
    "Approves routine requests of the own department",
    "Enforces controls across departments",
    "Privileged access: least privilege, logged",
    "Executes approved changes; approves nothing",
    "Independent; no operational authority",
];

/// How long evidence is kept: a short name for packs, and the text for the field.
pub const RETENTION_PRESETS: &[(&str, &str)] = &[
    ("access", "7 years: business justification, risk assessment, approval time stamp"),
    ("logs", "1 year, then archive"),
    ("isms", "3 years: one certification cycle"),
    ("contract", "Term of the contract and 3 years after"),
];

/// What a person of each skill level can be left to do; the first is level 1.
pub const SKILL_LEVELS: &[&str] = &[
    "Follows procedures under supervision",
    "Assists and runs the account life cycle",
    "Administers standard services, resolves issues, makes small designs",
    "Designs and automates complex solutions",
    "Advises with authority and leads large initiatives",
    "Sets policy for the whole organisation",
];

/// A review of access as it is usually done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccessReview {
    /// The activity: "Quarterly access review".
    pub title: &'static str,
    /// How often; [`Frequency::Event`] where something must happen first.
    pub frequency: Frequency,
    /// What makes it due.
    pub due: &'static str,
    /// Titles of the roles that may own it, the usual one first.
    pub owners: &'static [&'static str],
    /// Who helps.
    pub support: &'static str,
    /// What is delivered.
    pub deliverable: &'static str,
}

/// The usual access reviews: each quarter, each year, and when something happened.
pub const ACCESS_REVIEWS: &[AccessReview] = &[
    AccessReview {
        title: "Quarterly access review",
        frequency: Frequency::Quarterly,
        due: "The end of the quarter",
        owners: &["Department Manager"],
        support: "IAM Administrator",
        deliverable: "Signed attestation",
    },
    AccessReview {
        title: "Annual access review",
        frequency: Frequency::Yearly,
        due: "The end of the year",
        owners: &["IAM Administrator", "IT Manager"],
        support: "All department managers",
        deliverable: "Full report with remediation plan",
    },
    AccessReview {
        title: "Triggered access review",
        frequency: Frequency::Event,
        due: "An incident, a reorganisation, a new system or a change of provider",
        owners: &["Security Manager"],
        support: "IAM Administrator and department managers",
        deliverable: "Risk assessment with changes",
    },
];
