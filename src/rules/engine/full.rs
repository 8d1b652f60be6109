//! Full validation: everything from the rows up, in one pass.

use std::collections::HashMap;

use super::count::Tally;
use super::{Engine, Row};
use crate::model::{Activity, Date, IdHash, Matrix, Place, Status};
use crate::rules::audits::{Audits, TitleWords};
use crate::rules::columns::{ColumnLetters, NamedRoles, RoleProfile};
use crate::rules::finding::Change;
use crate::rules::grades::Grades;
use crate::rules::journal::Journal;
use crate::rules::layout::Layout;
use crate::rules::mask::RuleMask;
use crate::rules::matters::Matters;
use crate::rules::people::PeopleLoads;
use crate::rules::separation::Separation;
use crate::rules::title_index::TitleIndex;
use crate::rules::title_reading::TitleReader;
use crate::rules::waiver_index::WaiverIndex;

/// Whether rows without letters are left in peace: nobody has asked for agreement yet.
pub(super) const fn is_lenient(status: Status, strict: bool) -> bool {
    !strict && !matches!(status, Status::InReview | Status::Agreed)
}

impl Engine {
    /// Validates the whole matrix as of `today`.
    pub fn new(matrix: &Matrix, today: Date) -> Self {
        Self::validated(matrix, today, false)
    }

    /// The same, with rows without letters counted as errors.
    pub fn strict(matrix: &Matrix, today: Date) -> Self {
        Self::validated(matrix, today, true)
    }

    fn validated(matrix: &Matrix, today: Date, strict: bool) -> Self {
        let rows = matrix.activity_count();
        let mut engine = Self {
            today,
            strict,
            lenient: is_lenient(matrix.info.status, strict),
            grades: Grades::of(&matrix.rules),
            layout: Layout::of(matrix),
            letters: ColumnLetters::of(matrix),
            roles: Vec::with_capacity(matrix.role_count()),
            rows: HashMap::with_capacity_and_hasher(rows, IdHash::default()),
            titles: TitleIndex::with_capacity(rows),
            people: PeopleLoads::of(matrix),
            separation: Separation::of(matrix),
            audits: Audits::default(),
            matters: Matters::default(),
            waivers: WaiverIndex::of(matrix, today),
            waived_rows: HashMap::default(),
            elsewhere: Vec::new(),
            tally: Tally::default(),
            journal: None,
            change: Change::default(),
        };
        engine.take_in(matrix);
        engine.people.recount(matrix);
        engine.separation.settle();
        let named = NamedRoles::of(matrix);
        for role in matrix.roles() {
            engine.roles.push(RoleProfile::of(matrix, &named, role, RuleMask::EMPTY, RuleMask::EMPTY));
        }
        engine.judge_roles();
        engine.judge_elsewhere(matrix, |_| true);
        engine
    }

    /// Counts every row in, finds out which rows look at which, and judges them all. Without reviews no row
    /// depends on a later one, so each is judged at once.
    fn take_in(&mut self, matrix: &Matrix) {
        let (mut reader, mut words) = (TitleReader::new(), TitleWords::default());
        let keeps = Audits::are_in(matrix);
        for activity in matrix.activities() {
            self.letters.add_row(activity.id, activity.letters());
            let title = reader.read(&activity.title, &mut |key| {
                if keeps {
                    words.word(key);
                }
            });
            self.enter(activity, Row::told_by(activity, title));
            if keeps {
                words.end();
            } else {
                self.judge_row(activity);
            }
        }
        self.audits = Audits::reading(matrix, &words);
        if keeps {
            matrix.activities().for_each(|activity| self.judge_row(activity));
        }
    }

    /// Makes a row known that was not; nothing is found on it yet, so it counts as complete.
    pub(super) fn enter_row(&mut self, activity: &Activity) {
        self.enter(activity, Row::of(activity));
    }

    fn enter(&mut self, activity: &Activity, row: Row) {
        self.titles.add(row.key, activity.id);
        self.separation.add_row(activity.id, row.topics, &activity.title, activity.letters());
        self.matters.add(row.topics);
        self.rows.insert(activity.id, row);
        self.tally.complete += 1;
    }

    /// Validates everything again, and notes what that changed.
    pub(super) fn validate_again(&mut self, matrix: &Matrix) {
        let fresh = Self::validated(matrix, self.today, self.strict);
        let before = std::mem::replace(self, fresh);
        self.change = self.change_since(&before, matrix);
    }

    /// What is reported here and was not before, and the reverse.
    fn change_since(&self, before: &Self, matrix: &Matrix) -> Change {
        let mut journal = Journal::default();
        self.note_elsewhere(before, &mut journal);
        for role in &self.roles {
            let old = before.profile(role.id).map(|old| before.live_of(old)).unwrap_or_default();
            journal.note(Place::Role(role.id), old, self.live_of(role));
        }
        for role in before.roles.iter().filter(|role| self.profile(role.id).is_none()) {
            journal.note(Place::Role(role.id), before.live_of(role), RuleMask::EMPTY);
        }
        for row in matrix.activities().map(|row| row.id) {
            journal.note(Place::Activity(row), before.live_in(row), self.live_in(row));
        }
        for row in before.rows.keys().filter(|row| !self.rows.contains_key(*row)) {
            journal.note(Place::Activity(*row), before.live_in(*row), RuleMask::EMPTY);
        }
        journal.sum(&self.grades)
    }

    fn note_elsewhere(&self, before: &Self, journal: &mut Journal) {
        for (lists, appear) in [(&before.elsewhere, false), (&self.elsewhere, true)] {
            for list in lists {
                let mask = RuleMask::of(list.rule);
                list.live
                    .iter()
                    .for_each(|place| journal.note(*place, mask.when(!appear), mask.when(appear)));
            }
        }
    }
}
