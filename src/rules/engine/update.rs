//! Following a change: looks again only at what was touched.
//!
//! A letter costs one row, one column's counters and the few roles whose column was or is like it.

use indexmap::IndexSet;

use super::full::is_lenient;
use super::{Engine, Row};
use crate::edit::{Registers, Touched};
use crate::model::{Activity, ActivityId, IdHash, Matrix};
use crate::rules::columns::{NamedRoles, RoleProfile};
use crate::rules::journal::Journal;
use crate::rules::mask::RuleMask;
use crate::rules::people::PeopleLoads;
use crate::rules::register_traits::RegisterTraits;
use crate::rules::separation::Separation;
use crate::rules::waiver_index::WaiverIndex;
use crate::rules::words::WordBits;

/// Rows without repetition, in the order of the changes.
type Rows = IndexSet<ActivityId, IdHash>;

impl Engine {
    /// Follows a change of the matrix that this engine last saw before it.
    pub fn update(&mut self, matrix: &Matrix, touched: &Touched) {
        let inserted: Rows = touched.inserted.iter().copied().collect();
        if self.must_start_over(matrix, touched, &inserted) {
            self.validate_again(matrix);
            return;
        }
        self.journal = Some(Journal::default());
        let waivers = touched.registers.meets(Registers::WAIVERS);
        let waived = if waivers { self.exchange_waivers(matrix) } else { Rows::default() };
        let roles = self.follow_letters(matrix, touched, &inserted);
        let others = self.follow_registers(matrix, touched);
        let (mut rows, moved) = self.follow_titles(matrix, touched, inserted);
        rows.extend(waived.into_iter().chain(others));
        rows.extend(self.follow_audits(matrix, touched));
        rows.extend(touched.cells.iter().map(|change| change.activity));
        rows.extend(touched.remarks.iter().map(|(row, _)| *row));
        // Roles are judged by how many rows are begun, so every row comes first.
        for activity in rows.into_iter().filter_map(|row| matrix.activity(row)) {
            self.judge_row(activity);
        }
        self.follow_roles(matrix, touched);
        let moved = self.follow_duties(matrix, touched, moved);
        if waivers || moved || concerns_every_role(touched) {
            self.judge_roles();
        } else {
            roles.into_iter().for_each(|position| self.judge_role(position));
        }
        self.judge_elsewhere(matrix, |check| waivers || (check.concerned)(touched));
        self.close_journal();
    }

    /// Whether the change reaches so far that everything is looked at again.
    fn must_start_over(&self, matrix: &Matrix, touched: &Touched, inserted: &Rows) -> bool {
        let mut everywhere = Registers::PARTIES;
        everywhere.add(Registers::SCHEME);
        everywhere.add(Registers::RULES);
        touched.role_order
            || self.lenient != is_lenient(matrix.info.status, self.strict)
            || touched.registers.meets(everywhere)
            // Rows that came and went, or went and came back: what they held in between is not told.
            || inserted.len() != touched.inserted.len()
            || inserted.iter().any(|row| self.rows.contains_key(row) || matrix.activity(*row).is_none())
            || touched.removed.iter().any(|row| !self.rows.contains_key(&row.id))
            || touched.roles.iter().any(|role| self.layout.is_outdated(matrix, *role))
    }

    /// Follows the columns' counters, and returns the positions of the roles to judge again.
    fn follow_letters(&mut self, matrix: &Matrix, touched: &Touched, inserted: &Rows) -> Vec<usize> {
        let mut hashes: Vec<(usize, u64)> = Vec::new();
        let mut is_noted = vec![false; self.roles.len()];
        for change in touched.cells.iter().filter(|change| !inserted.contains(&change.activity)) {
            let Some(position) = matrix.role_index(change.role) else { continue };
            if let Some(noted) = is_noted.get_mut(position).filter(|noted| !**noted) {
                *noted = true;
                hashes.push((position, self.letters.hash(position)));
            }
            self.letters.shift(change.activity, position, change.before, change.after);
            self.separation.shift(change.activity, position, change.before, change.after);
        }
        for row in &touched.removed {
            self.letters.remove_row(row.id, &row.letters);
            self.separation.remove_row(row.id, &row.letters);
        }
        for row in touched.inserted.iter().filter_map(|row| matrix.activity(*row)) {
            self.letters.add_row(row.id, row.letters());
        }
        self.people.follow(matrix, touched, inserted);
        // A column that was or has become like a changed one may be a copy no longer, or now. Empty columns
        // are alike, so the first letter of all reaches every role that is idle from then on.
        let alike = |hash: u64, old: u64, position: usize| hash == old || hash == self.letters.hash(position);
        (0..self.roles.len())
            .filter(|at| {
                let hash = self.letters.hash(*at);
                is_noted.get(*at) == Some(&true) || hashes.iter().any(|(of, old)| alike(hash, *old, *of))
            })
            .collect()
    }

    /// Follows scope and decision levels, and returns the rows that they are now different for.
    fn follow_registers(&mut self, matrix: &Matrix, touched: &Touched) -> Vec<ActivityId> {
        let mut read = Registers::SCOPE;
        read.add(Registers::DECISION_LEVELS);
        if !touched.registers.meets(read) {
            return Vec::new();
        }
        let now = RegisterTraits::of(matrix);
        let before = std::mem::replace(&mut self.layout.registers, now);
        let differs = |row: &&Activity| before.differ_for(&self.layout.registers, row);
        matrix.activities().filter(differs).map(|row| row.id).collect()
    }

    /// Follows the duties kept apart, after the rows; `moved` says that a row is another duty than before.
    /// Whether roles may hold others now.
    fn follow_duties(&mut self, matrix: &Matrix, touched: &Touched, moved: bool) -> bool {
        let pairs = touched.registers.meets(Registers::SEPARATED_PAIRS);
        if pairs {
            self.separation = Separation::of(matrix);
            for activity in matrix.activities() {
                let topics = self.rows.get(&activity.id).map(|row| row.topics).unwrap_or_default();
                self.separation.add_row(activity.id, topics, &activity.title, activity.letters());
            }
        }
        let follows = pairs || moved || !touched.inserted.is_empty() || !touched.removed.is_empty();
        if follows {
            self.separation.settle();
        }
        follows
    }

    /// Follows titles. The rows concerned by that, and whether one of them is another duty than before.
    fn follow_titles(&mut self, matrix: &Matrix, touched: &Touched, inserted: Rows) -> (Rows, bool) {
        let (mut rows, mut moved) = (inserted, false);
        let mut keys = Vec::new();
        for row in &touched.removed {
            self.drop_row(row.id, &mut rows, &mut keys);
        }
        for activity in touched.inserted.iter().filter_map(|row| matrix.activity(*row)) {
            self.enter_row(activity);
        }
        for row in &touched.activities {
            moved |= self.retitle(matrix, *row, &mut rows, &mut keys);
        }
        if touched.activity_order {
            keys = self.titles.repeated();
        }
        for key in keys {
            rows.extend(self.titles.settle(matrix, key).into_iter().flatten());
        }
        (rows, moved)
    }

    /// Follows who looks at which rows, and returns the reviews that see others than before.
    fn follow_audits(&mut self, matrix: &Matrix, touched: &Touched) -> Vec<ActivityId> {
        let rows = &self.rows;
        let with = |bits: WordBits| {
            rows.iter().filter(|(_, row)| row.words.has(bits)).map(|(id, _)| *id).collect::<Vec<_>>()
        };
        self.audits.follow(matrix, touched, &with)
    }

    /// Forgets a row that is gone.
    fn drop_row(&mut self, id: ActivityId, rows: &mut Rows, keys: &mut Vec<u64>) {
        self.book_row(id, RuleMask::EMPTY, RuleMask::EMPTY);
        if let Some(row) = self.rows.remove(&id) {
            self.matters.remove(row.topics);
            self.tally.complete = self.tally.complete.wrapping_sub(1);
            rows.extend(self.titles.remove(row.key, id));
            keys.push(row.key);
        }
    }

    /// Files a row under the title it has now. Whether it is another duty than before.
    fn retitle(&mut self, matrix: &Matrix, id: ActivityId, rows: &mut Rows, keys: &mut Vec<u64>) -> bool {
        let (Some(activity), Some(row)) = (matrix.activity(id), self.rows.get_mut(&id)) else { return false };
        rows.insert(id);
        let before = row.key;
        self.matters.remove(row.topics);
        *row = Row { found: row.found, ..Row::of(activity) };
        let (key, topics) = (row.key, row.topics);
        self.matters.add(topics);
        if before != key {
            rows.extend(self.titles.remove(before, id));
            self.titles.add(key, id);
            keys.extend([before, key]);
        }
        self.separation.retitle(id, topics, &activity.title, activity.letters())
    }

    /// Follows what is said of roles, short of their order and parties.
    fn follow_roles(&mut self, matrix: &Matrix, touched: &Touched) {
        let registers = touched.registers;
        if touched.roles.is_empty() && !registers.meets(of_roles()) {
            return;
        }
        let named = NamedRoles::of(matrix);
        for (role, profile) in matrix.roles().zip(&mut self.roles) {
            *profile = RoleProfile::of(matrix, &named, role, profile.found, profile.waived);
        }
        let mut loads = PeopleLoads::of(matrix);
        if !loads.is_held_alike(&self.people) {
            loads.recount(matrix);
            self.people = loads;
        }
    }

    /// Follows the waivers alone, as on another day.
    pub(super) fn follow_waivers(&mut self, matrix: &Matrix) {
        let rows = self.exchange_waivers(matrix);
        rows.into_iter().filter_map(|row| matrix.activity(row)).for_each(|row| self.judge_row(row));
        self.judge_roles();
        self.judge_elsewhere(matrix, |_| true);
    }

    /// Takes the waivers as they are now, and returns the rows that one names or named; no other can be concerned.
    fn exchange_waivers(&mut self, matrix: &Matrix) -> Rows {
        let waivers = WaiverIndex::of(matrix, self.today);
        let before = std::mem::replace(&mut self.waivers, waivers);
        before.rows().chain(self.waivers.rows()).collect()
    }
}

/// Whether what the change concerns may matter to roles without a changed letter.
fn concerns_every_role(touched: &Touched) -> bool {
    !touched.roles.is_empty()
        || !touched.inserted.is_empty()
        || !touched.removed.is_empty()
        || touched.registers.meets(of_roles())
}

/// The registers that say something of roles: who holds them, who is called, who owns what.
fn of_roles() -> Registers {
    let mut registers = Registers::PEOPLE;
    registers.add(Registers::ESCALATIONS);
    registers.add(Registers::SCOPE);
    registers
}
