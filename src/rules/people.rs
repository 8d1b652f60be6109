//! How much one person carries who holds several roles: activities, not letters, so nothing counts twice.
//!
//! People with one role carry what the role carries, which `columns` knows; they are not listed here.

use std::collections::{HashMap, HashSet};

use indexmap::IndexSet;

use super::layout::Parts;
use crate::edit::Touched;
use crate::model::{ActivityId, IdHash, LetterSet, Matrix, PersonId};

/// A person with several roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonLoad {
    pub(super) id: PersonId,
    /// The positions of the roles held.
    pub(super) roles: Vec<usize>,
    /// On how many activities one of them does or owns.
    pub(super) load: u32,
}

/// The letters a row had before the change, where they are others now.
type Earlier = HashMap<(ActivityId, usize), LetterSet, IdHash>;

/// Everybody with several roles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct PeopleLoads {
    pub(super) people: Vec<PersonLoad>,
    /// Per column, who of them holds it (as an index of `people`).
    by_role: Vec<Vec<usize>>,
    load: LetterSet,
}

impl PeopleLoads {
    /// Who holds several roles, nothing counted yet.
    pub(super) fn of(matrix: &Matrix) -> Self {
        let mut held: HashMap<PersonId, Vec<usize>, IdHash> = HashMap::default();
        for (position, role) in matrix.roles().enumerate() {
            for holder in &role.holders {
                let roles = held.entry(*holder).or_default();
                if roles.last() != Some(&position) {
                    roles.push(position);
                }
            }
        }
        let several = |id: PersonId| held.get(&id).filter(|roles| roles.len() > 1).cloned();
        let person = |id| several(id).map(|roles| PersonLoad { id, roles, load: 0 });
        let people: Vec<_> = matrix.people.iter().filter_map(|it| person(it.id)).collect();
        let mut by_role = vec![Vec::new(); matrix.role_count()];
        for (index, person) in people.iter().enumerate() {
            for position in &person.roles {
                if let Some(holders) = by_role.get_mut(*position) {
                    holders.push(index);
                }
            }
        }
        Self { people, by_role, load: Parts::of(&matrix.scheme).load() }
    }

    /// Whether the same people hold the same roles.
    pub(super) fn is_held_alike(&self, other: &Self) -> bool {
        let held = |loads: &Self| loads.people.iter().map(|it| (it.id, it.roles.clone())).collect::<Vec<_>>();
        self.load == other.load && self.by_role == other.by_role && held(self) == held(other)
    }

    /// Counts a row in.
    pub(super) fn add_row(&mut self, letters: &[LetterSet]) {
        for person in &mut self.people {
            person.load += u32::from(carries(&person.roles, self.load, |position| at(letters, position)));
        }
    }

    /// Counts every row again.
    pub(super) fn recount(&mut self, matrix: &Matrix) {
        if !self.people.is_empty() {
            matrix.activities().for_each(|activity| self.add_row(activity.letters()));
        }
    }

    /// Follows a change of letters and rows, where the columns are what they were.
    pub(super) fn follow(
        &mut self,
        matrix: &Matrix,
        touched: &Touched,
        inserted: &IndexSet<ActivityId, IdHash>,
    ) {
        if self.people.is_empty() {
            return;
        }
        let (earlier, concerned) = self.earlier(matrix, touched, inserted);
        for (activity, index) in concerned {
            let Some(now) = matrix.activity(activity) else { continue };
            self.replace(index, activity, &earlier, now.letters(), now.letters());
        }
        for row in &touched.removed {
            for index in 0..self.people.len() {
                self.replace(index, row.id, &earlier, &row.letters, &[]);
            }
        }
        for activity in touched.inserted.iter().filter_map(|id| matrix.activity(*id)) {
            self.add_row(activity.letters());
        }
    }

    /// What concerned cells held before the change, and which person is concerned in which row.
    fn earlier(
        &self,
        matrix: &Matrix,
        touched: &Touched,
        inserted: &IndexSet<ActivityId, IdHash>,
    ) -> (Earlier, HashSet<(ActivityId, usize), IdHash>) {
        let (mut earlier, mut concerned) = (Earlier::default(), HashSet::default());
        for change in touched.cells.iter().filter(|change| !inserted.contains(&change.activity)) {
            let Some(position) = matrix.role_index(change.role) else { continue };
            let holders = self.by_role.get(position).map(Vec::as_slice).unwrap_or_default();
            if !holders.is_empty() {
                earlier.entry((change.activity, position)).or_insert(change.before);
            }
            concerned.extend(holders.iter().map(|index| (change.activity, *index)));
        }
        (earlier, concerned)
    }

    /// Takes a person's part of a row as it was (`last`, but for earlier letters) out, and as it is in.
    fn replace(
        &mut self,
        index: usize,
        row: ActivityId,
        earlier: &Earlier,
        last: &[LetterSet],
        now: &[LetterSet],
    ) {
        let Some(person) = self.people.get_mut(index) else { return };
        let before = |position| earlier.get(&(row, position)).copied().unwrap_or_else(|| at(last, position));
        let carried = carries(&person.roles, self.load, before);
        let carries = carries(&person.roles, self.load, |position| at(now, position));
        person.load = person.load.wrapping_add(u32::from(carries)).wrapping_sub(u32::from(carried));
    }
}

fn at(letters: &[LetterSet], position: usize) -> LetterSet {
    letters.get(position).copied().unwrap_or_default()
}

/// Whether one of the roles does or owns.
fn carries(roles: &[usize], load: LetterSet, letters: impl Fn(usize) -> LetterSet) -> bool {
    roles.iter().any(|position| letters(*position).meets(load))
}
