//! Gives things other identities, with everything that refers to them.

use std::collections::HashMap;

use super::pairs::{Item, pair};
use super::target::Register;
use crate::model::{Activity, ActivityId, EmergencyRule, Id, IdHash, Matrix, Place, Remark, Role, RoleId};

/// Which identity takes the place of which, register by register.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    new: HashMap<(Register, Id), Id>,
}

impl Names {
    pub(super) fn is_empty(&self) -> bool {
        self.new.is_empty()
    }

    /// The identity that the thing has from now on.
    pub(super) fn of(&self, register: Register, id: Id) -> Id {
        if self.new.is_empty() { id } else { self.new.get(&(register, id)).copied().unwrap_or(id) }
    }

    /// Pairs what only one side has.
    pub(super) fn meet(&mut self, register: Register, older: &[Item], newer: &[Item], reworded: bool) {
        let only = |these: &[Item], those: &[Item]| -> Vec<Item> {
            let known: std::collections::HashSet<Id, IdHash> = those.iter().map(|item| item.id).collect();
            these.iter().filter(|item| !known.contains(&item.id)).cloned().collect()
        };
        let (older_only, newer_only) = (only(older, newer), only(newer, older));
        if older_only.is_empty() || newer_only.is_empty() {
            return;
        }
        let pairs = pair(older_only, newer_only, reworded);
        self.new.extend(pairs.into_iter().map(|(older, newer)| ((register, newer), older)));
    }
}

/// The matrix with the new identities.
pub(super) fn rename(mut matrix: Matrix, names: &Names) -> Matrix {
    registers(&mut matrix, names);
    let roles: Vec<Role> = matrix.roles.drain(..).map(|(_, role)| role).collect();
    for mut role in roles {
        role.id.0 = names.of(Register::Role, role.id.0);
        role.party.0 = names.of(Register::Party, role.party.0);
        for person in role.holders.iter_mut().chain(&mut role.deputy) {
            person.0 = names.of(Register::Person, person.0);
        }
        matrix.roles.insert(role.id, role);
    }
    let rows: Vec<Activity> = matrix.activities.drain(..).map(|(_, row)| row).collect();
    for mut row in rows {
        activity(&mut row, names);
        matrix.activities.insert(row.id, row);
    }
    matrix
}

fn activity(row: &mut Activity, names: &Names) {
    row.id = ActivityId(names.of(Register::Activity, row.id.0));
    if let Some(area) = &mut row.area {
        area.0 = names.of(Register::Area, area.0);
    }
    let remarks: Vec<(RoleId, Remark)> = row.remarks().map(|(role, it)| (role, it.clone())).collect();
    for (role, _) in &remarks {
        row.swap_remark(*role, Remark::default());
    }
    for (role, remark) in remarks {
        row.swap_remark(RoleId(names.of(Register::Role, role.0)), remark);
    }
    if std::ptr::eq(row.details(), Activity::default().details()) {
        return;
    }
    row.with_details(|details| {
        for item in &mut details.systems {
            item.0 = names.of(Register::Scope, item.0);
        }
        if let Some(level) = &mut details.decision_level {
            level.0 = names.of(Register::DecisionLevel, level.0);
        }
        for role in &mut details.approvers {
            role.0 = names.of(Register::Role, role.0);
        }
        if let Some(EmergencyRule::ApprovalFirst { approver: Some(role) }) = &mut details.emergency {
            role.0 = names.of(Register::Role, role.0);
        }
    });
}

fn registers(matrix: &mut Matrix, names: &Names) {
    let role = |role: &mut RoleId| role.0 = names.of(Register::Role, role.0);
    for party in &mut matrix.parties {
        party.id.0 = names.of(Register::Party, party.id.0);
    }
    for person in &mut matrix.people {
        person.id.0 = names.of(Register::Person, person.id.0);
    }
    for area in &mut matrix.areas {
        area.id.0 = names.of(Register::Area, area.id.0);
    }
    for item in &mut matrix.scope {
        item.id.0 = names.of(Register::Scope, item.id.0);
        item.owner.iter_mut().for_each(role);
    }
    for level in &mut matrix.decision_levels {
        level.id.0 = names.of(Register::DecisionLevel, level.id.0);
    }
    for call in &mut matrix.escalations {
        call.id.0 = names.of(Register::Escalation, call.id.0);
        let roles = [
            &mut call.first_notified,
            &mut call.classifies,
            &mut call.approves_emergency_change,
            &mut call.contacts_business,
            &mut call.decides_containment,
            &mut call.writes_report,
        ];
        roles.into_iter().flatten().for_each(role);
    }
    for question in &mut matrix.questions {
        question.id.0 = names.of(Register::Question, question.id.0);
        place(&mut question.place, names);
    }
    for waiver in &mut matrix.waivers {
        place(&mut waiver.place, names);
    }
    for position in &mut matrix.positions {
        position.activity.0 = names.of(Register::Activity, position.activity.0);
        role(&mut position.role);
    }
    for sign_off in &mut matrix.sign_offs {
        sign_off.role.iter_mut().for_each(role);
    }
}

fn place(place: &mut Place, names: &Names) {
    match place {
        Place::Matrix | Place::Waiver(_) => {}
        Place::Activity(id) => id.0 = names.of(Register::Activity, id.0),
        Place::Role(id) => id.0 = names.of(Register::Role, id.0),
        Place::Cell(activity, role) => {
            activity.0 = names.of(Register::Activity, activity.0);
            role.0 = names.of(Register::Role, role.0);
        }
        Place::Area(id) => id.0 = names.of(Register::Area, id.0),
        Place::Person(id) => id.0 = names.of(Register::Person, id.0),
        Place::ScopeItem(id) => id.0 = names.of(Register::Scope, id.0),
        Place::DecisionLevel(id) => id.0 = names.of(Register::DecisionLevel, id.0),
        Place::Escalation(id) => id.0 = names.of(Register::Escalation, id.0),
        Place::Question(id) => id.0 = names.of(Register::Question, id.0),
    }
}
