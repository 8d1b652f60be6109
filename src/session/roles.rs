//! What else must go when a role goes: every place that names it.

use crate::edit::{Edit, ListEdit};
use crate::model::{
    ActivityField, EmergencyRule, Escalation, EscalationField, Matrix, RoleId, ScopeItemField,
};

/// The edits that let nobody name these roles any more. They come before the removal in one transaction.
pub(super) fn forget(matrix: &Matrix, gone: &[RoleId]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for activity in matrix.activities() {
        let details = activity.details();
        if details.approvers.iter().any(|role| gone.contains(role)) {
            let kept = details.approvers.iter().copied().filter(|role| !gone.contains(role)).collect();
            edits.push(Edit::SetActivity(activity.id, Box::new(ActivityField::Approvers(kept))));
        }
        if let Some(EmergencyRule::ApprovalFirst { approver: Some(role) }) = &details.emergency
            && gone.contains(role)
        {
            let open = Some(EmergencyRule::ApprovalFirst { approver: None });
            edits.push(Edit::SetActivity(activity.id, Box::new(ActivityField::Emergency(open))));
        }
    }
    for item in &matrix.scope {
        if item.owner.is_some_and(|role| gone.contains(&role)) {
            edits.push(Edit::Scope(ListEdit::Set { id: item.id, field: ScopeItemField::Owner(None) }));
        }
    }
    for row in &matrix.escalations {
        let fields = escalation_answers(row)
            .into_iter()
            .filter(|(role, _)| role.is_some_and(|role| gone.contains(&role)));
        edits.extend(fields.map(|(_, field)| Edit::Escalation(ListEdit::Set { id: row.id, field })));
    }
    edits
}

/// Each answer of an escalation row with the field that leaves it open.
fn escalation_answers(row: &Escalation) -> [(Option<RoleId>, EscalationField); 6] {
    [
        (row.first_notified, EscalationField::FirstNotified(None)),
        (row.classifies, EscalationField::Classifies(None)),
        (row.approves_emergency_change, EscalationField::ApprovesEmergencyChange(None)),
        (row.contacts_business, EscalationField::ContactsBusiness(None)),
        (row.decides_containment, EscalationField::DecidesContainment(None)),
        (row.writes_report, EscalationField::WritesReport(None)),
    ]
}
