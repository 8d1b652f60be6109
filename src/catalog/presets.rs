//! Texts that fields of a role or an activity are offered: authorisation levels, retention, skill levels.

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
