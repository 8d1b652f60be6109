//! Fields of activities by the headings that exports give them.

use crate::catalog::choices::Choice;
use crate::model::{ActivityDetails, EmergencyRule};

/// Puts the text into the field with this heading. `false` where the heading is no field's, or where the text names
/// other things of the matrix, which a table does not bring along.
pub(super) fn put(details: &mut ActivityDetails, heading: &str, text: &str) -> bool {
    match heading {
        "Kind" => set(&mut details.kind, text),
        "Criticality" => set(&mut details.criticality, text),
        "Nature" => set(&mut details.nature, text),
        "Frequency" => choose(&mut details.frequency, text),
        "Change control" => choose(&mut details.change_control, text),
        "Emergency" => emergency(&mut details.emergency, text),
        "Retention" => write(&mut details.retention, text),
        "Controls" => {
            details.controls = text.split(';').map(|it| it.trim().to_owned()).collect();
            details.controls.retain(|control| !control.is_empty());
            true
        }
        "Who does which part" => write(&mut details.split.parts, text),
        "Evidence" => write(&mut details.split.evidence, text),
        "Hand-over" => write(&mut details.split.hand_over, text),
        _ => false,
    }
}

fn write(field: &mut String, text: &str) -> bool {
    text.clone_into(field);
    true
}

fn set<T: Choice>(field: &mut T, text: &str) -> bool {
    let found = T::CHOICES.iter().find(|choice| choice.words() == text);
    found.map(|choice| *field = *choice).is_some()
}

fn choose<T: Choice>(field: &mut Option<T>, text: &str) -> bool {
    let found = T::CHOICES.iter().find(|choice| choice.words() == text);
    found.map(|choice| *field = Some(*choice)).is_some()
}

fn emergency(field: &mut Option<EmergencyRule>, text: &str) -> bool {
    let hours = || {
        let hours = text.strip_prefix("Provider acts at once, documented within ")?;
        hours.split(' ').next()?.replace(',', "").parse().ok()
    };
    let rule = match text {
        "Approval first" => Some(EmergencyRule::ApprovalFirst { approver: None }),
        "Not permitted" => Some(EmergencyRule::NotPermitted),
        _ => hours().map(|document_within_hours| EmergencyRule::ProviderActs { document_within_hours }),
    };
    rule.map(|rule| *field = Some(rule)).is_some()
}
