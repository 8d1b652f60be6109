//! Builds the edits that make what was accepted: each is tried on a copy of mine, so that the next one fits.
//!
//! What goes, goes first; then the letters, the registers, columns, rows, fields and cells.

use std::collections::HashSet;

use super::order::{Step as Placing, merged};
use super::steps::{Step, arrangement, removals};
use super::{Item, Review, Target};
use crate::edit::{Edit, ListEdit, RoleColumn, Touched};
use crate::exchange::compare::{Change, Register, register_ids, rules_part};
use crate::model::{Activity, ActivityId, Id, Matrix, Record, RoleId};

/// What the decisions come to.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The edits for mine, in order.
    pub edits: Vec<Edit>,
    /// Mine after them.
    pub matrix: Matrix,
    /// What was accepted and yet not made, because more letters than a scheme can have would be needed.
    pub left_out: Vec<Target>,
}

impl Review {
    /// The edits that make what was accepted, and what mine is after them. Mine itself is not changed.
    pub fn outcome(&self) -> Outcome {
        let taken: Vec<&Item> = self.items.iter().filter(|item| item.is_taken()).collect();
        let mut building = Building {
            review: self,
            done: Outcome { edits: Vec::new(), matrix: self.mine.clone(), left_out: Vec::new() },
            taken,
            places: Vec::new(),
        };
        if !building.taken.is_empty() {
            building.build();
        }
        building.done
    }
}

pub(super) struct Building<'a> {
    pub(super) review: &'a Review,
    pub(super) done: Outcome,
    /// What was accepted.
    pub(super) taken: Vec<&'a Item>,
    /// The place in the alphabet of each letter of the scheme that comes out.
    pub(super) places: Vec<usize>,
}

impl Building<'_> {
    fn build(&mut self) {
        let (rows, roles) = (self.wanted(Register::Activity), self.wanted(Register::Role));
        let rows = rows.map(|rows| (self.remove(Register::Activity, &rows), rows));
        let roles = roles.map(|roles| (self.remove(Register::Role, &roles), roles));
        self.scheme();
        self.registers();
        if let Some((current, wanted)) = roles {
            for step in arrangement(current, &wanted) {
                self.role_step(step);
            }
        }
        if let Some((current, wanted)) = rows {
            for step in arrangement(current, &wanted) {
                self.row_step(step);
            }
        }
        self.fields();
        self.cells();
        self.unknown_fields();
    }

    /// Makes the edit and keeps it; returns its inverse. An edit that does not fit is left out, which no test has
    /// ever seen: each is built for the matrix as it stands.
    pub(super) fn push(&mut self, edit: Edit) -> Option<Edit> {
        let inverse = edit.clone().apply(&mut self.done.matrix, &mut Touched::default());
        if inverse.is_ok() {
            self.done.edits.push(edit);
        }
        debug_assert!(inverse.is_ok(), "{inverse:?}");
        inverse.ok()
    }

    /// What stands in the list afterwards, in order. `None` where nothing that was accepted concerns it.
    fn wanted(&self, register: Register) -> Option<Vec<Id>> {
        let review = self.review;
        let mine: Vec<Id> = register_ids(&review.mine, register);
        let (mut gone, mut fresh, mut moved) = (HashSet::new(), HashSet::new(), HashSet::new());
        let known: HashSet<Id> = mine.iter().copied().collect();
        for item in &self.taken {
            match item.target {
                Target::Record(of, id) if of == register => {
                    if known.contains(&id) {
                        gone.insert(id)
                    } else {
                        fresh.insert(id)
                    };
                }
                Target::Order(of, id) if of == register => {
                    moved.insert(id);
                }
                _ => {}
            }
        }
        if gone.is_empty() && fresh.is_empty() && moved.is_empty() {
            return None;
        }
        let mut steps: Vec<Placing> = Vec::new();
        for difference in &review.mine_found {
            if let (Some((of, id)), Change::After(after)) = (difference.target.record(), &difference.change)
                && of == register
                && !moved.contains(&id)
            {
                steps.push((id, *after));
            }
        }
        for difference in &review.their_found {
            if let (Some((of, id)), Change::After(after)) = (difference.target.record(), &difference.change)
                && of == register
                // What is not taken stays in the reckoning: what is taken may follow it.
                && (moved.contains(&id) || !known.contains(&id))
            {
                steps.push((id, *after));
            }
        }
        let mut order = merged(&register_ids(&review.base, register), &steps);
        order.retain(|id| known.contains(id) && !gone.contains(id) || fresh.contains(id));
        Some(order)
    }

    /// Takes away what is not wanted; returns what is left, in its order.
    fn remove(&mut self, register: Register, wanted: &[Id]) -> Vec<Id> {
        let mut current = register_ids(&self.done.matrix, register);
        for step in removals(&mut current, wanted) {
            if let Step::Remove { at, count } = step {
                self.push(match register {
                    Register::Role => Edit::RemoveRoles { at, count },
                    _ => Edit::RemoveActivities { at, count },
                });
            }
        }
        current
    }

    fn registers(&mut self) {
        macro_rules! lists {
            ($($list:ident: $register:ident),* $(,)?) => {$(
                if let Some(wanted) = self.wanted(Register::$register) {
                    let mut current = register_ids(&self.done.matrix, Register::$register);
                    let mut steps = removals(&mut current, &wanted);
                    steps.extend(arrangement(current, &wanted));
                    for step in steps {
                        self.push(Edit::$register(list_edit(step, &self.review.theirs.$list)));
                    }
                }
            )*};
        }
        with_lists!(lists);
    }

    fn role_step(&mut self, step: Step) {
        match step {
            Step::Remove { at, count } => self.push(Edit::RemoveRoles { at, count }),
            Step::Move { from, to } => self.push(Edit::MoveRole { from, to }),
            Step::Insert { at, ids } => {
                let columns = ids.into_iter().filter_map(|id| self.column(RoleId(id))).collect();
                self.push(Edit::InsertRoles { at, columns })
            }
        };
    }

    fn row_step(&mut self, step: Step) {
        match step {
            Step::Remove { at, count } => self.push(Edit::RemoveActivities { at, count }),
            Step::Move { from, to } => self.push(Edit::MoveActivity { from, to }),
            Step::Insert { at, ids } => {
                let rows = ids.into_iter().filter_map(|id| self.row(ActivityId(id))).collect();
                self.push(Edit::InsertActivities { at, rows })
            }
        };
    }

    /// Their column, with a cell for each row that is there now.
    fn column(&mut self, id: RoleId) -> Option<RoleColumn> {
        let theirs = &self.review.theirs;
        let mut column = RoleColumn::from(theirs.role(id)?.clone());
        let place = theirs.role_index(id)?;
        let rows: Vec<ActivityId> = self.done.matrix.activities().map(|row| row.id).collect();
        for activity in rows {
            let Some(row) = theirs.activity(activity) else {
                column.letters.push(Default::default());
                continue;
            };
            let letters = self.their_letters(row.letters_at(place), Target::Letters(activity, id));
            column.letters.push(letters);
            column.remarks.extend(row.remark(id).map(|remark| (activity, remark.clone())));
        }
        Some(column)
    }

    /// Their row, with a cell for each column that is there now.
    fn row(&mut self, id: ActivityId) -> Option<Activity> {
        let theirs = &self.review.theirs;
        let source = theirs.activity(id)?;
        let roles: Vec<RoleId> = self.done.matrix.roles().map(|role| role.id).collect();
        let mut row = Activity::new(id, source.title.clone(), roles.len());
        row.area = source.area;
        row.with_details(|details| details.clone_from(source.details()));
        for (at, role) in roles.into_iter().enumerate() {
            if let Some(place) = theirs.role_index(role) {
                let letters = self.their_letters(source.letters_at(place), Target::Letters(id, role));
                row.set_letters_at(at, letters);
                if let Some(remark) = source.remark(role) {
                    row.swap_remark(role, remark.clone());
                }
            }
        }
        Some(row)
    }

    fn fields(&mut self) {
        for item in self.taken.clone() {
            let Change::Set(edit) = &item.change else { continue };
            match (edit.as_ref(), item.target) {
                (Edit::SetScheme(_), _) => {}
                (Edit::SetRules(_), Target::Field(_, _, part)) => {
                    let mut rules = self.done.matrix.rules.clone();
                    rules_part(part, &mut rules, &self.review.theirs.rules);
                    self.push(Edit::SetRules(Box::new(rules)));
                }
                (edit, _) => {
                    self.push(edit.clone());
                }
            }
        }
    }

    /// Fields of a later version travel with the whole record: it goes and comes back with them.
    fn unknown_fields(&mut self) {
        for item in self.taken.clone() {
            if let (Change::Unknown, Target::Field(register, id, _)) = (&item.change, item.target) {
                self.unknown_fields_of(register, id);
            }
        }
    }

    fn unknown_fields_of(&mut self, register: Register, id: Id) {
        let Some(at) = register_ids(&self.done.matrix, register).iter().position(|other| *other == id) else {
            return;
        };
        let theirs = &self.review.theirs;
        let (role, row) = (theirs.role(RoleId(id)), theirs.activity(ActivityId(id)));
        macro_rules! lists {
            ($($list:ident: $register:ident),* $(,)?) => {
                match register {
                    $(Register::$register => {
                        let source = theirs.$list.iter().find(|record| record.id.0 == id);
                        let record = self.done.matrix.$list.get(at).cloned();
                        if let (Some(mut record), Some(source)) = (record, source) {
                            record.extra.clone_from(&source.extra);
                            self.push(Edit::$register(ListEdit::Remove { at, count: 1 }));
                            self.push(Edit::$register(ListEdit::Insert { at, items: vec![record] }));
                        }
                    })*
                    Register::Role => {
                        let back = self.push(Edit::RemoveRoles { at, count: 1 });
                        if let (Some(Edit::InsertRoles { at, mut columns }), Some(source)) = (back, role) {
                            columns.iter_mut().for_each(|column| column.role.extra.clone_from(&source.extra));
                            self.push(Edit::InsertRoles { at, columns });
                        }
                    }
                    Register::Activity => {
                        let back = self.push(Edit::RemoveActivities { at, count: 1 });
                        if let (Some(Edit::InsertActivities { at, mut rows }), Some(source)) = (back, row) {
                            let extra = &source.details().extra;
                            for row in &mut rows {
                                row.with_details(|details| details.extra.clone_from(extra));
                            }
                            self.push(Edit::InsertActivities { at, rows });
                        }
                    }
                    Register::Info | Register::Scheme | Register::Rules => {}
                }
            };
        }
        with_lists!(lists);
    }
}

fn list_edit<T: Record>(step: Step, source: &[T]) -> ListEdit<T> {
    match step {
        Step::Remove { at, count } => ListEdit::Remove { at, count },
        Step::Move { from, to } => ListEdit::Move { from, to },
        Step::Insert { at, ids } => {
            let find = |id: Id| source.iter().find(|record| record.raw_id() == id).cloned();
            ListEdit::Insert { at, items: ids.into_iter().filter_map(find).collect() }
        }
    }
}
