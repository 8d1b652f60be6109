//! Looking: what fires on a row, a role, a cell, and everything in order.

use super::Engine;
use crate::model::{Activity, ActivityId, Matrix, PersonId, Place, RoleId, Severity};
use crate::rules::columns::{RoleCounts, RoleProfile};
use crate::rules::finding::{Finding, RowState};
use crate::rules::grades::Grades;
use crate::rules::mask::RuleMask;
use crate::rules::registry::{RULES, RuleId};
use crate::rules::rows::CellFacts;

/// What fires in one place: an iterator of rules with their weight, the gravest first.
#[derive(Clone)]
pub struct Findings<'a> {
    rules: RuleMask,
    grades: &'a Grades,
}

impl Findings<'_> {
    /// The rules as a set.
    pub const fn rules(&self) -> RuleMask {
        self.rules
    }
    /// Whether nothing fires (any more).
    pub const fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }
    /// The weight of the gravest.
    pub fn worst(&self) -> Option<Severity> {
        self.grades.worst(self.rules)
    }
}

impl Iterator for Findings<'_> {
    type Item = (RuleId, Severity);

    fn next(&mut self) -> Option<Self::Item> {
        let severity = self.worst()?;
        let rule = self.rules.within(self.grades.graded(severity)).take_first()?;
        self.rules = self.rules.without(RuleMask::of(rule));
        Some((rule, severity))
    }
}

/// What one rule reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFindings {
    /// The rule.
    pub rule: RuleId,
    /// Its weight in this matrix.
    pub severity: Severity,
    /// How many findings there are in all.
    pub all: usize,
    /// The first of them, in their order.
    pub first: Vec<Finding>,
}

const BY_WEIGHT: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Advice];

impl Engine {
    fn at<'a>(&'a self, rules: RuleMask) -> Findings<'a> {
        Findings { rules: rules.within(self.reported()), grades: &self.grades }
    }

    /// What fires on the row.
    pub fn row(&self, row: ActivityId) -> Findings<'_> {
        self.at(self.live_in(row))
    }

    /// What fires on the role.
    pub fn role(&self, role: RoleId) -> Findings<'_> {
        self.at(self.profile(role).map(|profile| self.live_of(profile)).unwrap_or_default())
    }

    /// How far the row is.
    pub fn row_state(&self, row: ActivityId) -> RowState {
        let Some(known) = self.rows.get(&row) else { return RowState::Unfinished };
        match self.row(row).worst() {
            Some(severity) => severity.into(),
            None if known.found.has(RuleId::ActivityUnassigned) => RowState::Unfinished,
            None => RowState::Complete,
        }
    }

    /// The weight of the gravest finding that means this very cell. Rows without such findings cost one look-up.
    pub fn cell_flag(&self, matrix: &Matrix, activity: ActivityId, role: RoleId) -> Option<Severity> {
        self.cell(matrix, activity, role).worst()
    }

    /// What fires on the row and means this very cell.
    pub fn cell(&self, matrix: &Matrix, activity: ActivityId, role: RoleId) -> Findings<'_> {
        let mut candidates = self.live_in(activity).within(self.grades.on_cells);
        let mut rules = RuleMask::EMPTY;
        let facts = || {
            let (row, position) = (matrix.activity(activity)?, matrix.role_index(role)?);
            CellFacts::at(&self.layout, &self.audits, row, position)
        };
        if !candidates.is_empty()
            && let Some(facts) = facts()
        {
            while let Some(rule) = candidates.take_first() {
                let means = rule.rule().on_cell.is_some_and(|check| check(&facts));
                rules = rules.union(RuleMask::of(rule).when(means));
            }
        }
        self.at(rules)
    }

    /// On how many activities the role has letters of each part.
    pub fn role_counts(&self, role: RoleId) -> RoleCounts {
        let position = self.roles.iter().position(|profile| profile.id == role);
        position.map(|position| self.letters.counts(position)).unwrap_or_default()
    }

    /// On how many activities a person does or owns something, in any role held.
    pub fn person_load(&self, matrix: &Matrix, person: PersonId) -> u32 {
        let several = self.people.people.iter().find(|known| known.id == person);
        let role = || matrix.roles().find(|role| role.holders.contains(&person));
        several
            .map(|known| known.load)
            .or_else(|| Some(self.role_counts(role()?.id).load))
            .unwrap_or_default()
    }

    /// The duties kept apart that the row is part of: each pair's place in the matrix's list, and whether it is
    /// the pair's second duty.
    pub fn duties(&self, row: ActivityId) -> impl Iterator<Item = (usize, bool)> + '_ {
        self.separation.sides_of_row(row)
    }

    /// The first row whose title says the same as this one's.
    pub(in crate::rules) fn original_of_row<'a>(
        &self,
        matrix: &'a Matrix,
        row: ActivityId,
    ) -> Option<&'a Activity> {
        let first = self.titles.first(self.rows.get(&row)?.key)?;
        matrix.activity(first).filter(|activity| activity.id != row)
    }

    /// Every finding: errors, then warnings, then advice; in each the matrix's own, its roles' and its rows',
    /// in their order. Nothing is allocated.
    pub fn findings<'a>(&'a self, matrix: &'a Matrix) -> impl Iterator<Item = Finding> + 'a {
        let live_elsewhere =
            |rule| self.elsewhere.iter().filter(move |it| it.rule == rule).flat_map(|it| &it.live);
        BY_WEIGHT.into_iter().flat_map(move |severity| {
            let mask = self.grades.graded(severity).within(self.reported());
            let elsewhere =
                mask.iter().flat_map(move |rule| live_elsewhere(rule).map(move |place| (rule, *place)));
            let roles = self.roles.iter().flat_map(move |role| {
                self.live_of(role).within(mask).iter().map(move |rule| (rule, Place::Role(role.id)))
            });
            let rows = matrix.activities().flat_map(move |row| {
                self.live_in(row.id).within(mask).iter().map(move |rule| (rule, Place::Activity(row.id)))
            });
            let places = elsewhere.chain(roles).chain(rows);
            places.map(move |(rule, place)| Finding { rule, severity, place })
        })
    }

    /// The rules that report something, the gravest first, each with at most so many of its findings.
    pub fn by_rule(&self, matrix: &Matrix, most: impl Fn(RuleId) -> usize) -> Vec<RuleFindings> {
        let mut groups: Vec<RuleFindings> = Vec::new();
        for severity in BY_WEIGHT {
            let reporting = self.grades.graded(severity).within(self.reported());
            groups.extend(reporting.iter().filter_map(|rule| {
                let all = self.count_of(rule) as usize;
                (all > 0).then(|| RuleFindings { rule, severity, all, first: Vec::new() })
            }));
        }
        let mut wanted = RuleMask::EMPTY;
        for group in &groups {
            wanted = wanted.union(RuleMask::of(group.rule).when(most(group.rule) > 0));
        }
        let mut take = |rules: RuleMask, place: Place| {
            for rule in rules.within(wanted).iter() {
                let Some(group) = groups.iter_mut().find(|group| group.rule == rule) else { continue };
                group.first.push(Finding { rule, severity: group.severity, place });
                if group.first.len() >= group.all.min(most(rule)) {
                    wanted = wanted.without(RuleMask::of(rule));
                }
            }
            !wanted.is_empty()
        };
        let elsewhere = self.elsewhere.iter().flat_map(|it| it.live.iter().map(|place| (it.rule, *place)));
        let elsewhere = elsewhere.map(|(rule, place)| (RuleMask::of(rule), place));
        let roles = self.roles.iter().map(|role| (self.live_of(role), Place::Role(role.id)));
        let rows = matrix.activities().map(|row| (self.live_in(row.id), Place::Activity(row.id)));
        let mut places = elsewhere.chain(roles).chain(rows);
        while places.next().is_some_and(|(rules, place)| take(rules, place)) {}
        groups
    }

    /// The findings that are about neither a row nor a role, in no order.
    pub fn findings_elsewhere(&self) -> impl Iterator<Item = Finding> + '_ {
        self.elsewhere.iter().flat_map(move |it| {
            let severity = self.grades.severity(it.rule).filter(|_| self.reported().has(it.rule));
            let live = severity.map(|severity| (severity, &it.live));
            live.into_iter().flat_map(move |(severity, places)| {
                places.iter().map(move |place| Finding { rule: it.rule, severity, place: *place })
            })
        })
    }

    /// Every finding that a waiver accepts, in the same order.
    pub fn waived<'a>(&'a self, matrix: &'a Matrix) -> impl Iterator<Item = Finding> + 'a {
        let elsewhere =
            |rule| self.elsewhere.iter().filter(move |it| it.rule == rule).flat_map(|it| &it.waived);
        BY_WEIGHT.into_iter().flat_map(move |severity| {
            let mask = self.grades.graded(severity).within(self.reported());
            let beyond = mask.iter().flat_map(move |rule| elsewhere(rule).map(move |place| (rule, *place)));
            let roles = self.roles.iter().flat_map(move |role| {
                role.waived.within(mask).iter().map(move |rule| (rule, Place::Role(role.id)))
            });
            let rows = matrix.activities().flat_map(move |row| {
                self.waived_in(row.id).within(mask).iter().map(move |rule| (rule, Place::Activity(row.id)))
            });
            let places = beyond.chain(roles).chain(rows);
            places.map(move |(rule, place)| Finding { rule, severity, place })
        })
    }

    /// The rules of this matrix with the weight each has here, and how many findings each reports.
    pub fn rules(&self) -> impl Iterator<Item = (RuleId, Option<Severity>, u32)> + '_ {
        RULES.iter().map(|rule| (rule.id, self.grades.severity(rule.id), self.count_of(rule.id)))
    }

    pub(super) fn profile(&self, role: RoleId) -> Option<&RoleProfile> {
        self.roles.iter().find(|profile| profile.id == role)
    }

    pub(super) fn live_of(&self, profile: &RoleProfile) -> RuleMask {
        profile.found.within(self.reported()).without(profile.waived)
    }
}
