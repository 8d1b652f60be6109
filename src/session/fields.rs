//! Single fields of an activity or a role, each changed as one step with a name in words.
//!
//! A value that is there already changes nothing, so that leaving a field untouched is no step.

use super::Session;
use crate::edit::Edit;
use crate::model::{ActivityField, ActivityId, AreaId, Record, RoleField, RoleId};

impl Session {
    /// Renames the activity; an empty title leaves it as it was. Returns whether anything changed.
    pub fn set_activity_title(&mut self, id: ActivityId, title: &str) -> bool {
        let title = one_line(title);
        let Some(activity) = self.matrix.activity(id) else { return false };
        if title.is_empty() || title == activity.title {
            return false;
        }
        let label = format!("Rename to {}", super::describe::short(&title));
        self.edit(label, vec![Edit::SetActivityTitle(id, title)])
    }

    /// Puts the activity into another area, or into none. Returns whether anything changed.
    pub fn set_activity_area(&mut self, id: ActivityId, area: Option<AreaId>) -> bool {
        let Some(activity) = self.matrix.activity(id) else { return false };
        if area == activity.area {
            return false;
        }
        let label = format!("Change the area of {}", self.activity_name(activity));
        self.edit(label, vec![Edit::SetActivityArea(id, area)])
    }

    /// Changes one field of the activity. Returns whether anything changed.
    pub fn set_activity(&mut self, id: ActivityId, field: ActivityField) -> bool {
        let Some(activity) = self.matrix.activity(id) else { return false };
        if activity.details().clone().swap(field.clone()) == field {
            return false;
        }
        let label = format!("Change the {} of {}", activity_field_name(&field), self.activity_name(activity));
        self.edit(label, vec![Edit::SetActivity(id, Box::new(field))])
    }

    /// Changes one field of the role; an empty title leaves it as it was. Returns whether anything changed.
    pub fn set_role(&mut self, id: RoleId, field: RoleField) -> bool {
        let Some(role) = self.matrix.role(id) else { return false };
        let no_title = matches!(&field, RoleField::Title(title) if title.is_empty());
        if no_title || role.clone().swap(field.clone()) == field {
            return false;
        }
        let label = match &field {
            RoleField::Title(title) => format!("Rename role to {}", super::describe::short(title)),
            _ => format!("Change the {} of {}", role_field_name(&field), self.role_name(role)),
        };
        self.edit(label, vec![Edit::SetRole(id, Box::new(field))])
    }
}

/// The text with single spaces and without line breaks, as titles and names are kept.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const fn activity_field_name(field: &ActivityField) -> &'static str {
    match field {
        ActivityField::Description(_) => "description",
        ActivityField::Kind(_) => "kind",
        ActivityField::Criticality(_) => "criticality",
        ActivityField::Nature(_) => "nature",
        ActivityField::Frequency(_) => "frequency",
        ActivityField::Systems(_) => "systems",
        ActivityField::ChangeControl(_) => "change control",
        ActivityField::Emergency(_) => "emergency rule",
        ActivityField::DecisionLevel(_) => "decision level",
        ActivityField::Approvers(_) => "approvers",
        ActivityField::Deliverable(_) => "deliverable",
        ActivityField::Retention(_) => "retention",
        ActivityField::Controls(_) => "control references",
        ActivityField::Split(_) => "split",
        ActivityField::Notes(_) => "notes",
    }
}

const fn role_field_name(field: &RoleField) -> &'static str {
    match field {
        RoleField::Title(_) => "title",
        RoleField::Party(_) => "party",
        RoleField::Holders(_) => "holders",
        RoleField::Deputy(_) => "deputy",
        RoleField::Contact(_) => "escalation contact",
        RoleField::AuthorisationLevel(_) => "authorisation level",
        RoleField::Assets(_) => "assets",
        RoleField::SkillLevel(_) => "skill level",
        RoleField::Responsibilities(_) => "responsibilities",
        RoleField::Notes(_) => "notes",
        RoleField::Width(_) => "column width",
    }
}
