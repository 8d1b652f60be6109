//! Which rules this matrix wants checked and how much each weighs; which checks that leaves to run.

use super::mask::RuleMask;
use super::registry::{RULES, RoleCheck, RowCheck, RuleId};
use crate::model::{RuleGrade, RuleSettings, Severity};

/// The rules by weight, and the checks of those that are switched on.
#[derive(Clone)]
pub(super) struct Grades {
    errors: RuleMask,
    warnings: RuleMask,
    advice: RuleMask,
    /// The rules that mean single cells of a row.
    pub(super) on_cells: RuleMask,
    pub(super) row_checks: Vec<(RuleMask, RowCheck)>,
    pub(super) role_checks: Vec<(RuleMask, RoleCheck)>,
}

impl Grades {
    pub(super) fn of(settings: &RuleSettings) -> Self {
        let graded = |grade: Severity| -> RuleMask {
            let rules = RULES.iter().filter(|rule| severity_in(settings, rule.id) == Some(grade));
            rules.map(|rule| rule.id).collect()
        };
        let (errors, warnings, advice) =
            (graded(Severity::Error), graded(Severity::Warning), graded(Severity::Advice));
        let enabled = errors.union(warnings).union(advice);
        let on = || RULES.iter().filter(|rule| enabled.has(rule.id));
        Self {
            errors,
            warnings,
            advice,
            on_cells: on().filter(|rule| rule.on_cell.is_some()).map(|rule| rule.id).collect(),
            row_checks: on().filter_map(|rule| Some((RuleMask::of(rule.id), rule.on_row?))).collect(),
            role_checks: on().filter_map(|rule| Some((RuleMask::of(rule.id), rule.on_role?))).collect(),
        }
    }

    /// Every rule that is switched on.
    pub(super) const fn enabled(&self) -> RuleMask {
        self.errors.union(self.warnings).union(self.advice)
    }

    /// The rules of this weight.
    pub(super) const fn graded(&self, severity: Severity) -> RuleMask {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Advice => self.advice,
        }
    }

    /// How much the rule weighs here; `None` where it is switched off.
    pub(super) fn severity(&self, rule: RuleId) -> Option<Severity> {
        self.worst(RuleMask::of(rule))
    }

    /// The weight of the gravest of the rules.
    pub(super) fn worst(&self, rules: RuleMask) -> Option<Severity> {
        [Severity::Error, Severity::Warning, Severity::Advice]
            .into_iter()
            .find(|severity| rules.meets(self.graded(*severity)))
    }
}

/// How much a rule weighs under these settings; `None` where it is switched off.
pub fn severity_in(settings: &RuleSettings, rule: RuleId) -> Option<Severity> {
    match settings.grades.get(rule.as_str()) {
        None => Some(rule.rule().severity),
        Some(RuleGrade::Off) => None,
        Some(RuleGrade::Error) => Some(Severity::Error),
        Some(RuleGrade::Warning) => Some(Severity::Warning),
        Some(RuleGrade::Advice) => Some(Severity::Advice),
    }
}
