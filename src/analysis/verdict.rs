//! What the rules say of a row or role, in words, always with the count beside.
//!
//! The rules judge; here a count is put to what they say. Nobody has standardised the limits, so a verdict
//! without its number would be worth nothing.

use std::fmt;

use super::tally::Tally;
use crate::model::{Limits, Severity};
use crate::rules::{Findings, RuleId};

/// A word on a row or role, with its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The rule that says it.
    pub rule: RuleId,
    /// How much it weighs in this matrix.
    pub severity: Severity,
    /// How many there are.
    pub count: u32,
    /// What the count is compared with.
    pub limit: Limit,
}

/// What a count is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Nothing that could be set.
    None,
    /// At most so many.
    Most(u32),
    /// At most this share (per cent) of so many.
    Percent(u32, u32),
}

impl Verdict {
    /// What is wrong, in a few words: "Many consulted".
    pub fn words(&self) -> &'static str {
        self.rule.rule().title
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, limit, .. } = self;
        match limit {
            Limit::None => write!(f, "{} ({count})", self.words()),
            Limit::Most(most) => write!(f, "{} ({count}, limit {most})", self.words()),
            Limit::Percent(percent, of) => {
                write!(f, "{} ({count} of {of}, limit {percent} %)", self.words())
            }
        }
    }
}

/// The verdicts on a row or role with these counts; rules that count nothing are left out.
pub(super) fn verdicts(
    findings: Findings<'_>,
    counts: &Tally,
    limits: &Limits,
    activities: u32,
) -> Vec<Verdict> {
    findings
        .filter_map(|(rule, severity)| {
            let (count, limit) = count_of(rule, counts, limits, activities)?;
            Some(Verdict { rule, severity, count, limit })
        })
        .collect()
}

/// What a rule counts, and with what it compares the count.
pub(super) fn count_of(
    rule: RuleId,
    counts: &Tally,
    limits: &Limits,
    activities: u32,
) -> Option<(u32, Limit)> {
    let most = |limit: u16| Limit::Most(u32::from(limit));
    Some(match rule {
        RuleId::ActivityUnassigned | RuleId::RowFull | RuleId::RoleIdle => (counts.any, Limit::None),
        RuleId::AccountableMissing | RuleId::AccountableMany => (counts.owns, Limit::None),
        RuleId::ResponsibleMissing | RuleId::ResponsibleMany => (counts.does, Limit::None),
        RuleId::NoCommunication => (counts.hears(), Limit::None),
        RuleId::ConsultedMany => (counts.before, most(limits.consulted)),
        RuleId::InformedMany => (counts.after, most(limits.informed)),
        RuleId::RoleOverloaded => {
            (counts.load, Limit::Percent(u32::from(limits.overloaded_percent), activities))
        }
        RuleId::RoleEverywhere | RuleId::RoleInformedOnly => (counts.any, Limit::None),
        _ => return None,
    })
}
