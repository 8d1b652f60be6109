//! Two roles or two rows become one: the first keeps its place and takes over what the other had.

use super::case::{quoted, role_name};
use super::duties;
use crate::edit::{CellBlock, Edit, ListEdit, Transaction};
use crate::model::{
    Activity, ActivityDetails, ActivityField, ActivityId, LetterSet, Matrix, Place, PositionField,
    QuestionField, Record, Remark, Role, RoleField, RoleId,
};

/// Merges the role `from` into `kept`.
pub(super) fn roles(matrix: &Matrix, kept: &Role, from: &Role) -> Transaction {
    let mut edits = Vec::new();
    let mut block = CellBlock { roles: vec![kept.id], ..CellBlock::default() };
    for activity in matrix.activities() {
        let letters = matrix.letters(activity.id, kept.id);
        let both = letters.union(matrix.letters(activity.id, from.id));
        if both != letters {
            block.activities.push(activity.id);
            block.letters.push(both);
        }
        edits.extend(joined_remark(activity, kept.id, activity, from.id));
    }
    if !block.activities.is_empty() {
        edits.push(Edit::SetCells(Box::new(block)));
    }
    edits.extend(
        taken_over_fields(kept, from).into_iter().map(|field| Edit::SetRole(kept.id, Box::new(field))),
    );
    edits.extend(duties::handed_over(matrix, from.id, kept.id));
    if let Some(at) = matrix.role_index(from.id) {
        edits.push(Edit::RemoveRoles { at, count: 1 });
    }
    Transaction::new(format!("Merge role {} with {}", role_name(from), role_name(kept)), edits)
}

/// The fields of a role that are better with what the other role knows.
fn taken_over_fields(kept: &Role, from: &Role) -> Vec<RoleField> {
    let mut fields = Vec::new();
    let mut holders = kept.holders.clone();
    holders.extend(from.holders.iter().filter(|holder| !kept.holders.contains(holder)));
    if holders != kept.holders {
        fields.push(RoleField::Holders(holders));
    }
    if kept.deputy.is_none() && from.deputy.is_some() {
        fields.push(RoleField::Deputy(from.deputy));
    }
    if kept.skill_level.is_none() && from.skill_level.is_some() {
        fields.push(RoleField::SkillLevel(from.skill_level));
    }
    type Text = (fn(&Role) -> &String, fn(String) -> RoleField);
    let texts: [Text; 5] = [
        (|role| &role.contact, RoleField::Contact),
        (|role| &role.authorisation_level, RoleField::AuthorisationLevel),
        (|role| &role.assets, RoleField::Assets),
        (|role| &role.responsibilities, RoleField::Responsibilities),
        (|role| &role.notes, RoleField::Notes),
    ];
    fields.extend(texts.into_iter().filter_map(|(text, field)| joined(text(kept), text(from)).map(field)));
    fields
}

/// Merges the row `from` into `kept`.
pub(super) fn activities(matrix: &Matrix, kept: &Activity, from: &Activity) -> Transaction {
    let mut edits = Vec::new();
    let mut block = CellBlock { activities: vec![kept.id], ..CellBlock::default() };
    for (role, letters) in matrix.roles().zip(kept.letters()) {
        let both: LetterSet = letters.union(matrix.letters(from.id, role.id));
        if both != *letters {
            block.roles.push(role.id);
            block.letters.push(both);
        }
        edits.extend(joined_remark(kept, role.id, from, role.id));
    }
    if !block.roles.is_empty() {
        edits.push(Edit::SetCells(Box::new(block)));
    }
    let fields = taken_over_details(kept.details(), from.details());
    edits.extend(fields.into_iter().map(|field| Edit::SetActivity(kept.id, Box::new(field))));
    edits.extend(moved_notes(matrix, from.id, kept.id));
    if let Some(at) = matrix.activity_index(from.id) {
        edits.push(Edit::RemoveActivities { at, count: 1 });
    }
    Transaction::new(format!("Merge {} with {}", quoted(&from.title), quoted(&kept.title)), edits)
}

/// The fields of an activity that are better with what the other row knows: what is unset is taken over,
/// lists and texts are joined.
fn taken_over_details(kept: &ActivityDetails, from: &ActivityDetails) -> Vec<ActivityField> {
    let mut offers = vec![
        ActivityField::Kind(from.kind),
        ActivityField::Criticality(from.criticality),
        ActivityField::Nature(from.nature),
        ActivityField::Frequency(from.frequency),
        ActivityField::ChangeControl(from.change_control),
        ActivityField::Emergency(from.emergency.clone()),
        ActivityField::DecisionLevel(from.decision_level),
        ActivityField::Split(from.split.clone()),
    ];
    let unset = ActivityDetails::EMPTY;
    // A field is taken over where the kept row has what an untouched one has.
    offers.retain(|field| {
        let current = kept.clone().swap(field.clone());
        current == unset.clone().swap(field.clone()) && current != *field
    });
    offers.extend(united(&kept.systems, &from.systems).map(ActivityField::Systems));
    offers.extend(united(&kept.approvers, &from.approvers).map(ActivityField::Approvers));
    offers.extend(united(&kept.controls, &from.controls).map(ActivityField::Controls));
    offers.extend(joined(&kept.description, &from.description).map(ActivityField::Description));
    offers.extend(joined(&kept.deliverable, &from.deliverable).map(ActivityField::Deliverable));
    offers.extend(joined(&kept.retention, &from.retention).map(ActivityField::Retention));
    offers.extend(joined(&kept.notes, &from.notes).map(ActivityField::Notes));
    offers
}

/// Questions and positions follow the row they are about.
fn moved_notes(matrix: &Matrix, from: ActivityId, to: ActivityId) -> Vec<Edit> {
    let mut edits = Vec::new();
    for question in &matrix.questions {
        let place = match question.place {
            Place::Activity(row) if row == from => Place::Activity(to),
            Place::Cell(row, role) if row == from => Place::Cell(to, role),
            _ => continue,
        };
        edits.push(Edit::Question(ListEdit::Set { id: question.id, field: QuestionField::Place(place) }));
    }
    for position in matrix.positions.iter().filter(|position| position.activity == from) {
        edits.push(Edit::Position(ListEdit::Set { id: position.id, field: PositionField::Activity(to) }));
    }
    edits
}

/// The edit that adds what is said of one cell to what is said of another.
fn joined_remark(row: &Activity, role: RoleId, from_row: &Activity, from_role: RoleId) -> Option<Edit> {
    let from = from_row.remark(from_role)?;
    let mut remark = row.remark(role).cloned().unwrap_or_default();
    let before = remark.clone();
    let Remark { condition, note, unread } = from;
    for (text, other) in
        [(&mut remark.condition, condition), (&mut remark.note, note), (&mut remark.unread, unread)]
    {
        if let Some(both) = joined(text, other) {
            *text = both;
        }
    }
    let edit = Edit::SetRemark { activity: row.id, role, remark: Box::new(remark.clone()) };
    (remark != before).then_some(edit)
}

/// Both texts; `None` where the first says it all.
fn joined(first: &str, second: &str) -> Option<String> {
    match (first.trim().is_empty(), second.trim().is_empty() || first.contains(second)) {
        (_, true) => None,
        (true, false) => Some(second.to_owned()),
        (false, false) => Some(format!("{first}; {second}")),
    }
}

/// Both lists without repetition; `None` where the first has it all.
fn united<T: Clone + PartialEq>(first: &[T], second: &[T]) -> Option<Vec<T>> {
    let more: Vec<T> = second.iter().filter(|item| !first.contains(item)).cloned().collect();
    (!more.is_empty()).then(|| first.iter().cloned().chain(more).collect())
}
