//! Where a role is named outside the grid: escalations, scope, approvals, questions, positions.
//!
//! Used to know whether a role is needed, and to hand its places over when two roles become one.

use crate::edit::{Edit, ListEdit};
use crate::model::{
    ActivityField, EmergencyRule, Escalation, EscalationField, Matrix, Place, PositionField, QuestionField,
    RoleId, ScopeItemField,
};

/// Whether the escalation names the role.
fn names(event: &Escalation, role: RoleId) -> bool {
    named_by(event).any(|named| named == role)
}

/// The roles that the escalation names, as often as it does.
pub(super) fn named_by(event: &Escalation) -> impl Iterator<Item = RoleId> + use<> {
    answers(event).filter_map(|(answer, _)| answer)
}

/// An answer of an escalation row, with what would put another in its place.
pub(super) type Answer = (Option<RoleId>, fn(Option<RoleId>) -> EscalationField);

/// The six questions of an escalation, in the order they are asked.
pub(super) fn answers(event: &Escalation) -> impl Iterator<Item = Answer> + use<> {
    let answers: [Answer; 6] = [
        (event.first_notified, EscalationField::FirstNotified),
        (event.classifies, EscalationField::Classifies),
        (event.approves_emergency_change, EscalationField::ApprovesEmergencyChange),
        (event.contacts_business, EscalationField::ContactsBusiness),
        (event.decides_containment, EscalationField::DecidesContainment),
        (event.writes_report, EscalationField::WritesReport),
    ];
    answers.into_iter()
}

/// Whether the role is named anywhere but in the grid and the record of what was signed.
pub(super) fn is_named(matrix: &Matrix, role: RoleId) -> bool {
    matrix.escalations.iter().any(|event| names(event, role))
        || matrix.scope.iter().any(|item| item.owner == Some(role))
        || matrix.activities().any(|activity| {
            let details = activity.details();
            details.approvers.contains(&role) || approves_first(details.emergency.as_ref(), role)
        })
}

fn approves_first(rule: Option<&EmergencyRule>, role: RoleId) -> bool {
    matches!(rule, Some(EmergencyRule::ApprovalFirst { approver: Some(approver) }) if *approver == role)
}

/// The edits that name `to` wherever `from` is named.
pub(super) fn handed_over(matrix: &Matrix, from: RoleId, to: RoleId) -> Vec<Edit> {
    let mut edits = Vec::new();
    for event in &matrix.escalations {
        for (_, field) in answers(event).filter(|(answer, _)| *answer == Some(from)) {
            edits.push(Edit::Escalation(ListEdit::Set { id: event.id, field: field(Some(to)) }));
        }
    }
    for item in matrix.scope.iter().filter(|item| item.owner == Some(from)) {
        edits.push(Edit::Scope(ListEdit::Set { id: item.id, field: ScopeItemField::Owner(Some(to)) }));
    }
    for question in &matrix.questions {
        let place = match question.place {
            Place::Role(role) if role == from => Place::Role(to),
            Place::Cell(activity, role) if role == from => Place::Cell(activity, to),
            _ => continue,
        };
        edits.push(Edit::Question(ListEdit::Set { id: question.id, field: QuestionField::Place(place) }));
    }
    for position in matrix.positions.iter().filter(|position| position.role == from) {
        edits.push(Edit::Position(ListEdit::Set { id: position.id, field: PositionField::Role(to) }));
    }
    hand_over_approvals(matrix, from, to, &mut edits);
    edits
}

fn hand_over_approvals(matrix: &Matrix, from: RoleId, to: RoleId, edits: &mut Vec<Edit>) {
    for activity in matrix.activities() {
        let details = activity.details();
        if details.approvers.contains(&from) {
            let mut approvers: Vec<RoleId> = Vec::new();
            for approver in &details.approvers {
                let approver = if *approver == from { to } else { *approver };
                if !approvers.contains(&approver) {
                    approvers.push(approver);
                }
            }
            edits.push(Edit::SetActivity(activity.id, Box::new(ActivityField::Approvers(approvers))));
        }
        if approves_first(details.emergency.as_ref(), from) {
            let rule = EmergencyRule::ApprovalFirst { approver: Some(to) };
            edits.push(Edit::SetActivity(activity.id, Box::new(ActivityField::Emergency(Some(rule)))));
        }
    }
}
