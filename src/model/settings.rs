//! What a matrix says of itself and which rules it wants: title, status, cycle, switches, limits.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::agreement::{CopyNote, Status};
use super::date::Date;
use super::id::MatrixId;
use super::record::record;
use super::registers::ReviewCycle;

record! {
    /// The matrix's own fields.
    MatrixInfo, MatrixField, MatrixId {
        /// What it is called.
        Title title: String,
        /// What it is for.
        Purpose purpose: String,
        /// How far it has come.
        Status status: Status,
        /// "0.3", "1.2".
        VersionLabel version_label: String,
        /// Language of the content as a tag: "en", "de".
        Language language: String,
        /// Who keeps it.
        Owner owner: String,
        /// How often it is reviewed, once settled.
        ReviewCycle review_cycle: Option<ReviewCycle>,
        /// When the next review is due.
        NextReview next_review: Option<Date>,
        /// Control catalogues the matrix answers to, by catalogue id.
        Catalogues catalogues: Vec<String>,
        /// What was left out, where this is a copy for the other party.
        Copy copy: Option<CopyNote>,
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Severity {
    /// Blocks agreement.
    Error,
    /// Must be fixed or waived.
    Warning,
    /// Helps.
    Advice,
}

/// A rule's grade in this matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum RuleGrade {
    /// Not checked.
    Off,
    /// Reported as an error.
    Error,
    /// Reported as a warning.
    Warning,
    /// Reported as advice.
    Advice,
}

/// Limits that nobody has standardised; the matrix sets its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct Limits {
    /// More roles consulted than this on one activity is worth a word.
    pub consulted: u16,
    /// More roles informed than this on one activity is worth a word.
    pub informed: u16,
    /// A role that does or owns more than this share of the activities (per cent) is overloaded,
    pub overloaded_percent: u8,
    /// and at least this many.
    pub overloaded_minimum: u16,
}

impl Default for Limits {
    fn default() -> Self {
        Self { consulted: 4, informed: 8, overloaded_percent: 40, overloaded_minimum: 10 }
    }
}

/// What this matrix wants checked, and how strictly.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(default))]
pub struct RuleSettings {
    /// Rules graded differently from their default, by rule id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub grades: BTreeMap<String, RuleGrade>,
    /// The limits.
    pub limits: Limits,
    /// One owner per party instead of one per activity: an explicit choice, never a silent tolerance.
    pub one_owner_per_party: bool,
}
