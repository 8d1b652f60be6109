//! How often each rule fires, kept up to date so that totals never need a walk over the rows.

use super::Engine;
use crate::model::{Date, Matrix, Severity};
use crate::rules::finding::{Change, Counts};
use crate::rules::journal::Journal;
use crate::rules::mask::RuleMask;
use crate::rules::registry::RuleId;

/// How often each rule fires, and how many rows are how far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    live: [u32; 64],
    waived: [u32; 64],
    pub(super) unfinished: u32,
    pub(super) complete: u32,
}

impl Default for Tally {
    fn default() -> Self {
        Self { live: [0; 64], waived: [0; 64], unfinished: 0, complete: 0 }
    }
}

impl Tally {
    fn shift(counts: &mut [u32; 64], before: RuleMask, after: RuleMask) {
        for rule in before.without(after).iter() {
            if let Some(count) = counts.get_mut(rule as usize) {
                *count = count.wrapping_sub(1);
            }
        }
        for rule in after.without(before).iter() {
            if let Some(count) = counts.get_mut(rule as usize) {
                *count = count.wrapping_add(1);
            }
        }
    }

    /// Follows a place where other rules fire now.
    pub(super) fn shift_live(&mut self, before: RuleMask, after: RuleMask) {
        Self::shift(&mut self.live, before, after);
    }

    /// Follows a place where other rules are waived now.
    pub(super) fn shift_waived(&mut self, before: RuleMask, after: RuleMask) {
        Self::shift(&mut self.waived, before, after);
    }

    /// Follows a row that was, and now is: (unfinished, complete).
    pub(super) fn shift_progress(&mut self, before: (bool, bool), after: (bool, bool)) {
        let shift =
            |count: u32, before, after| count.wrapping_sub(u32::from(before)).wrapping_add(u32::from(after));
        self.unfinished = shift(self.unfinished, before.0, after.0);
        self.complete = shift(self.complete, before.1, after.1);
    }

    /// Replaces how often a rule fires beyond rows and roles.
    pub(super) fn replace(&mut self, rule: RuleId, before: (usize, usize), after: (usize, usize)) {
        if let Some(count) = self.live.get_mut(rule as usize) {
            *count = count.wrapping_sub(before.0 as u32).wrapping_add(after.0 as u32);
        }
        if let Some(count) = self.waived.get_mut(rule as usize) {
            *count = count.wrapping_sub(before.1 as u32).wrapping_add(after.1 as u32);
        }
    }

    /// How often the rule fires without a waiver.
    fn live(&self, rule: RuleId) -> u32 {
        self.live.get(rule as usize).copied().unwrap_or(0)
    }

    fn sum(counts: &[u32; 64], rules: RuleMask) -> u32 {
        rules.iter().filter_map(|rule| counts.get(rule as usize)).sum()
    }
}

impl Engine {
    /// The totals. Does not depend on the size of the matrix.
    pub fn counts(&self) -> Counts {
        let live = |severity| {
            let rules = self.grades.graded(severity).within(self.reported());
            Tally::sum(&self.tally.live, rules)
        };
        Counts {
            errors: live(Severity::Error),
            warnings: live(Severity::Warning),
            advice: live(Severity::Advice),
            waived: Tally::sum(&self.tally.waived, self.reported()),
            unfinished: self.tally.unfinished,
            complete: self.tally.complete,
            activities: self.rows.len() as u32,
        }
    }

    /// How many findings of the rule are reported.
    pub fn count_of(&self, rule: RuleId) -> u32 {
        if self.reported().has(rule) { self.tally.live(rule) } else { 0 }
    }

    /// What the last [`Engine::update`] (or change of date or strictness) did to the findings.
    pub const fn last_change(&self) -> Change {
        self.change
    }

    /// Whether rows without letters count as errors although the matrix is a draft.
    pub const fn is_strict(&self) -> bool {
        self.strict
    }

    /// Counts rows without letters as errors ("Check all"), or leaves a draft in peace again.
    pub fn set_strict(&mut self, matrix: &Matrix, strict: bool) {
        self.strict = strict;
        self.validate_again(matrix);
    }

    /// Moves on to another day; waivers may end.
    pub fn set_today(&mut self, matrix: &Matrix, today: Date) {
        self.today = today;
        self.journal = Some(Journal::default());
        self.follow_waivers(matrix);
        self.close_journal();
    }

    /// Sums up what the change that was followed has done.
    pub(super) fn close_journal(&mut self) {
        let journal = self.journal.take().unwrap_or_default();
        self.change = journal.sum(&self.grades);
    }
}
