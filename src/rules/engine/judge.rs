//! Judging: runs the checks on one row, on the roles, on the rest, and books what has changed.

use std::collections::HashSet;

use super::Engine;
use crate::model::{Activity, ActivityId, IdHash, Matrix, Place, RoleId};
use crate::rules::columns::RoleFacts;
use crate::rules::elsewhere::{self, Elsewhere, MatrixFacts};
use crate::rules::mask::RuleMask;
use crate::rules::registry::{MatrixCheck, RuleId};
use crate::rules::rows::{CellFacts, RowFacts};

/// Without these a row has its owner and somebody responsible.
const OWNERSHIP: RuleMask = RuleMask::of(RuleId::AccountableMissing)
    .union(RuleMask::of(RuleId::AccountableMany))
    .union(RuleMask::of(RuleId::ResponsibleMissing));
const UNASSIGNED: RuleMask = RuleMask::of(RuleId::ActivityUnassigned);
/// The fewest letters from which two identical columns are no accident.
const FEWEST_ALIKE: u32 = 3;

impl Engine {
    /// Judges a row that is known, by its letters, its title and everything else said of it.
    pub(super) fn judge_row(&mut self, activity: &Activity) {
        let Some(row) = self.rows.get(&activity.id).copied() else { return };
        let is_copy = self.titles.is_copy(row.key, activity.id);
        let facts = RowFacts {
            topics: row.topics,
            is_vague: row.is_vague,
            is_copy,
            is_biased: self.audits.is_biased(activity),
            ..RowFacts::of(&self.layout, activity)
        };
        // Known whether or not the rule is switched on: progress is counted by it.
        let mut found = UNASSIGNED.when(!facts.is_begun());
        for (rule, fires) in &self.grades.row_checks {
            found = found.union(rule.when(fires(&facts)));
        }
        let waived = self.waived_on(activity, found);
        self.book_row(activity.id, found, waived);
    }

    /// Which of the rules found on the row are waived: there, or in every cell that is meant.
    fn waived_on(&self, activity: &Activity, found: RuleMask) -> RuleMask {
        let place = Place::Activity(activity.id);
        let found = found.within(self.grades.enabled());
        let cells = self.waivers.in_row(activity.id);
        let by_cell = cells.iter().map(|(rule, _)| *rule).filter(|rule| {
            let mut meant = self.meant(activity, *rule).peekable();
            meant.peek().is_some() && meant.all(|role| cells.contains(&(*rule, role)))
        });
        self.waivers.at(place).union(by_cell.collect()).within(found)
    }

    /// The roles of the cells that the rule means in a row where it fires.
    pub(in crate::rules) fn meant<'a>(
        &'a self,
        activity: &'a Activity,
        rule: RuleId,
    ) -> impl Iterator<Item = RoleId> + 'a {
        let check = rule.rule().on_cell;
        let at = |position| CellFacts::at(&self.layout, &self.audits, activity, position);
        let cells = (0..self.layout.columns.len()).filter_map(at);
        cells.filter(move |cell| check.is_some_and(|check| check(cell))).map(|cell| cell.column.role)
    }

    /// Books what is found on a row in place of what was.
    pub(super) fn book_row(&mut self, id: ActivityId, found: RuleMask, waived: RuleMask) {
        let before = self.rows.get(&id).map(|row| row.found).unwrap_or_default();
        let waived_before = self.waived_in(id);
        if before == found && waived_before == waived {
            return;
        }
        if let Some(row) = self.rows.get_mut(&id) {
            row.found = found;
        }
        if waived.is_empty() {
            self.waived_rows.remove(&id);
        } else {
            self.waived_rows.insert(id, waived);
        }
        let enabled = self.grades.enabled();
        let live_before = before.within(enabled).without(waived_before);
        let live = found.within(enabled).without(waived);
        self.tally.shift_live(live_before, live);
        self.tally.shift_waived(waived_before, waived);
        self.tally.shift_progress(
            (before.meets(UNASSIGNED), self.is_complete(before, live_before)),
            (found.meets(UNASSIGNED), self.is_complete(found, live)),
        );
        self.note(Place::Activity(id), live_before, live);
    }

    /// Whether a row on which these rules are found and live is as it should be.
    fn is_complete(&self, found: RuleMask, live: RuleMask) -> bool {
        let open = OWNERSHIP.union(self.grades.graded(crate::model::Severity::Error));
        !found.meets(UNASSIGNED) && !live.meets(open)
    }

    fn note(&mut self, place: Place, before: RuleMask, after: RuleMask) {
        let reported = self.reported();
        if let Some(journal) = &mut self.journal {
            journal.note(place, before.within(reported), after.within(reported));
        }
    }

    /// How many rows have a letter.
    pub(super) fn begun(&self) -> u32 {
        (self.rows.len() as u32).wrapping_sub(self.tally.unfinished)
    }

    /// Judges every role; there are few.
    pub(super) fn judge_roles(&mut self) {
        (0..self.roles.len()).for_each(|position| self.judge_role(position));
    }

    /// Judges the role at a position.
    pub(super) fn judge_role(&mut self, position: usize) {
        let Some(profile) = self.roles.get(position) else { return };
        let facts = RoleFacts {
            limits: &self.layout.limits,
            profile,
            counts: self.letters.counts(position),
            activities: self.rows.len() as u32,
            begun: self.begun(),
            is_copy: self.original_of(position).is_some(),
            holds_both_sides: self.separation.held_by_role(position) != 0,
        };
        let mut found = RuleMask::EMPTY;
        for (rule, fires) in &self.grades.role_checks {
            found = found.union(rule.when(fires(&facts)));
        }
        let waived = self.waivers.at(Place::Role(profile.id)).within(found);
        self.book_role(position, found, waived);
    }

    fn book_role(&mut self, position: usize, found: RuleMask, waived: RuleMask) {
        let Some(profile) = self.roles.get_mut(position) else { return };
        let (id, before, waived_before) = (profile.id, profile.found, profile.waived);
        (profile.found, profile.waived) = (found, waived);
        let (live_before, live) = (before.without(waived_before), found.without(waived));
        self.tally.shift_live(live_before, live);
        self.tally.shift_waived(waived_before, waived);
        self.note(Place::Role(id), live_before, live);
    }

    /// The first role of the same party that is called nearly the same, or has the same letters everywhere.
    pub(in crate::rules) fn original_of(&self, position: usize) -> Option<usize> {
        let profile = self.roles.get(position)?;
        let earlier = self.roles.iter().take(position).enumerate();
        let mut of_party = earlier.filter(|(_, other)| other.party == profile.party);
        let hash = self.letters.hash(position);
        let original = of_party.find(|(at, other)| {
            (profile.key != 0 && other.key == profile.key) || (hash != 0 && self.letters.hash(*at) == hash)
        });
        let (at, other) = original?;
        let by_title = profile.key != 0 && other.key == profile.key;
        (by_title || self.letters.counts(position).any >= FEWEST_ALIKE).then_some(at)
    }

    /// Judges what is neither row nor role, by the rules that `concerned` picks.
    pub(super) fn judge_elsewhere(&mut self, matrix: &Matrix, concerned: impl Fn(&MatrixCheck) -> bool) {
        for (rule, check) in elsewhere::checks(self.grades.enabled()) {
            if concerned(&check) {
                let facts = MatrixFacts {
                    matrix,
                    today: self.today,
                    lenient: self.lenient,
                    people: &self.people,
                    separation: &self.separation,
                    matters: &self.matters,
                };
                self.book_elsewhere(Elsewhere::found(rule, check, &facts, &self.waivers));
            }
        }
    }

    fn book_elsewhere(&mut self, found: Elsewhere) {
        let rule = found.rule;
        let position = self.elsewhere.iter().position(|known| known.rule == rule);
        let before = match position.and_then(|position| self.elsewhere.get_mut(position)) {
            Some(known) => std::mem::replace(known, found.clone()),
            None => {
                self.elsewhere.push(found.clone());
                Elsewhere { rule, live: Vec::new(), waived: Vec::new() }
            }
        };
        let size = |it: &Elsewhere| (it.live.len(), it.waived.len());
        self.tally.replace(rule, size(&before), size(&found));
        // The usual change leaves these places alone, and there may be thousands.
        if self.journal.is_none() || before.live == found.live {
            return;
        }
        let mask = RuleMask::of(rule);
        let set = |places: &[Place]| places.iter().copied().collect::<HashSet<_, IdHash>>();
        let (old, new) = (set(&before.live), set(&found.live));
        for place in before.live.iter().filter(|place| !new.contains(place)) {
            self.note(*place, mask, RuleMask::EMPTY);
        }
        for place in found.live.iter().filter(|place| !old.contains(place)) {
            self.note(*place, RuleMask::EMPTY, mask);
        }
    }
}
