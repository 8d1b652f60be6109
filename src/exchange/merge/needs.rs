//! What a change leans on: the area of a new row, the party of a new role. Without it the change would name
//! something that is not there.

use super::Target;
use crate::exchange::compare::Register;
use crate::model::{ActivityId, Id, Matrix, RoleId};

/// The things that the target names in the matrix, which is the one that has the change.
pub(super) fn needs(matrix: &Matrix, target: &Target) -> Vec<(Register, Id)> {
    // A whole record needs what any of its fields needs.
    let (register, id, field) = match *target {
        Target::Record(register, id) => (register, id, None),
        Target::Field(register, id, field) => (register, id, Some(field)),
        _ => return Vec::new(),
    };
    let mut needs = Vec::new();
    let mut need = |name: &str, register: Register, ids: &mut dyn Iterator<Item = Id>| {
        if field.is_none_or(|field| field == name) {
            needs.extend(ids.map(|id| (register, id)));
        }
    };
    match register {
        Register::Role => {
            if let Some(role) = matrix.role(RoleId(id)) {
                need("party", Register::Party, &mut [role.party.0].into_iter());
                need("holders", Register::Person, &mut role.holders.iter().map(|it| it.0));
                need("deputy", Register::Person, &mut role.deputy.iter().map(|it| it.0));
            }
        }
        Register::Activity => {
            if let Some(row) = matrix.activity(ActivityId(id)) {
                let details = row.details();
                need("area", Register::Area, &mut row.area.iter().map(|it| it.0));
                need("systems", Register::Scope, &mut details.systems.iter().map(|it| it.0));
                need("approvers", Register::Role, &mut details.approvers.iter().map(|it| it.0));
                let mut level = details.decision_level.iter().map(|it| it.0);
                need("decision_level", Register::DecisionLevel, &mut level);
            }
        }
        Register::Position => {
            if let Some(position) = matrix.positions.iter().find(|it| it.id.0 == id) {
                need("activity", Register::Activity, &mut [position.activity.0].into_iter());
                need("role", Register::Role, &mut [position.role.0].into_iter());
            }
        }
        Register::Scope => {
            if let Some(item) = matrix.scope.iter().find(|it| it.id.0 == id) {
                need("owner", Register::Role, &mut item.owner.iter().map(|it| it.0));
            }
        }
        Register::Escalation => {
            if let Some(call) = matrix.escalations.iter().find(|it| it.id.0 == id) {
                let roles = [
                    ("first_notified", call.first_notified),
                    ("classifies", call.classifies),
                    ("approves_emergency_change", call.approves_emergency_change),
                    ("contacts_business", call.contacts_business),
                    ("decides_containment", call.decides_containment),
                    ("writes_report", call.writes_report),
                ];
                for (name, role) in roles {
                    need(name, Register::Role, &mut role.iter().map(|it| it.0));
                }
            }
        }
        _ => {}
    }
    needs
}
