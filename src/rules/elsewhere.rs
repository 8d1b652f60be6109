//! Findings that belong to neither a row nor a role: few, so each is a place in a list.

use super::mask::RuleMask;
use super::matters::Matters;
use super::people::PeopleLoads;
use super::registry::{MatrixCheck, RULES, RuleId};
use super::separation::Separation;
use super::waiver_index::WaiverIndex;
use crate::model::{Date, Matrix, Place};

/// The matrix as rules see it that look beyond rows and roles.
pub(super) struct MatrixFacts<'a> {
    pub(super) matrix: &'a Matrix,
    pub(super) today: Date,
    /// Whether nobody has asked for agreement yet.
    pub(super) lenient: bool,
    pub(super) people: &'a PeopleLoads,
    pub(super) separation: &'a Separation,
    /// How many rows settle what a contract must settle.
    pub(super) matters: &'a Matters,
}

/// Where one rule fires beyond rows and roles.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Elsewhere {
    pub(super) rule: RuleId,
    pub(super) live: Vec<Place>,
    pub(super) waived: Vec<Place>,
}

impl Elsewhere {
    /// Where the rule fires now.
    pub(super) fn found(
        rule: RuleId,
        check: MatrixCheck,
        facts: &MatrixFacts<'_>,
        waivers: &WaiverIndex,
    ) -> Self {
        let (mut live, mut waived) = (Vec::new(), Vec::new());
        (check.find)(facts, &mut |place| {
            if waivers.at(place).has(rule) { waived.push(place) } else { live.push(place) }
        });
        Self { rule, live, waived }
    }
}

/// The rules that look beyond rows and roles and are switched on.
pub(super) fn checks(enabled: RuleMask) -> impl Iterator<Item = (RuleId, MatrixCheck)> {
    RULES.iter().filter(move |rule| enabled.has(rule.id)).filter_map(|rule| Some((rule.id, rule.on_matrix?)))
}
