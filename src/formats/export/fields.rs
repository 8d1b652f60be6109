//! What is known of an activity beside its letters, one text per field.

use crate::catalog::choices::Choice;
use crate::formats::report::words;
use crate::model::{Activity, ActivityDetails, EmergencyRule, Matrix};

/// A field of activities.
pub(super) struct Field {
    /// Its heading.
    pub title: &'static str,
    /// What it says where nobody has said anything.
    usual: &'static str,
    /// Its text.
    pub text: fn(&Matrix, &ActivityDetails) -> String,
}

impl Field {
    /// Whether the text is more than what stands there when nobody has said anything.
    pub fn is_said(&self, text: &str) -> bool {
        !text.trim().is_empty() && text != self.usual
    }
}

const fn field(
    title: &'static str,
    usual: &'static str,
    text: fn(&Matrix, &ActivityDetails) -> String,
) -> Field {
    Field { title, usual, text }
}

/// The heading of the internal notes.
const NOTES: &str = "Notes";

const FIELDS: &[Field] = &[
    field("Description", "", |_, it| it.description.clone()),
    field("Kind", "Operation", |_, it| it.kind.words().to_owned()),
    field("Criticality", "Normal", |_, it| it.criticality.words().to_owned()),
    field("Nature", "Task", |_, it| it.nature.words().to_owned()),
    field("Frequency", "", |_, it| it.frequency.map(|it| it.words().to_owned()).unwrap_or_default()),
    field("Systems", "", |matrix, it| {
        joined(
            it.systems
                .iter()
                .filter_map(|id| matrix.scope.iter().find(|item| item.id == *id))
                .map(|it| &it.name),
        )
    }),
    field("Change control", "", |_, it| {
        it.change_control.map(|it| it.words().to_owned()).unwrap_or_default()
    }),
    field("Emergency", "", |matrix, it| emergency(matrix, it.emergency.as_ref())),
    field("Decision level", "", |matrix, it| {
        let level = matrix.decision_levels.iter().find(|level| Some(level.id) == it.decision_level);
        level.map(|level| level.title.clone()).unwrap_or_default()
    }),
    field("Approvers", "", |matrix, it| {
        joined(it.approvers.iter().filter_map(|id| matrix.role(*id)).map(|role| &role.title))
    }),
    field("Deliverable", "", |_, it| it.deliverable.clone()),
    field("Retention", "", |_, it| it.retention.clone()),
    field("Controls", "", |_, it| joined(it.controls.iter())),
    field("Who does which part", "", |_, it| it.split.parts.clone()),
    field("Evidence", "", |_, it| it.split.evidence.clone()),
    field("Hand-over", "", |_, it| it.split.hand_over.clone()),
    field(NOTES, "", |_, it| it.notes.clone()),
];

/// The headings of every field that an export can write, for those who read one.
pub fn field_titles() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.title)
}

/// The fields that say something in at least one row.
pub(super) fn fields_used(matrix: &Matrix, notes: bool) -> Vec<&'static Field> {
    let says = |field: &Field, row: &Activity| field.is_said(&(field.text)(matrix, row.details()));
    let wanted = FIELDS.iter().filter(|field| notes || field.title != NOTES);
    wanted.filter(|field| matrix.activities().any(|row| says(field, row))).collect()
}

fn joined<'a>(names: impl Iterator<Item = &'a String>) -> String {
    names.map(|name| name.trim()).filter(|name| !name.is_empty()).collect::<Vec<_>>().join("; ")
}

fn emergency(matrix: &Matrix, rule: Option<&EmergencyRule>) -> String {
    match rule {
        None => String::new(),
        Some(EmergencyRule::ProviderActs { document_within_hours }) => {
            let hours = words::counted((*document_within_hours).into(), "hour", "hours");
            format!("Provider acts at once, documented within {hours}")
        }
        Some(EmergencyRule::ApprovalFirst { approver: None }) => "Approval first".to_owned(),
        Some(EmergencyRule::ApprovalFirst { approver: Some(role) }) => {
            format!("Approval first: {}", words::role_of(matrix, *role))
        }
        Some(EmergencyRule::NotPermitted) => "Not permitted".to_owned(),
    }
}

/// Whether anything is known of the activity beside its letters.
pub(super) fn says_anything(matrix: &Matrix, activity: &Activity, notes: bool) -> bool {
    let wanted = FIELDS.iter().filter(|field| notes || field.title != NOTES);
    wanted.into_iter().any(|field| field.is_said(&(field.text)(matrix, activity.details())))
}
