//! What a call is about, in words: what happened or what is to be done, and within which time.

use super::words;
use crate::analysis::{Call, Subject};
use crate::model::{Activity, EmergencyRule, Matrix};

/// What the call is for: the title of the event or of the activity.
pub fn call_title<'a>(call: &Call<'a>) -> &'a str {
    match call.subject {
        Subject::Event(event) => words::or(&event.event, "Untitled event"),
        Subject::Activity(activity) => words::activity_title(activity),
    }
}

/// Within which time somebody answers, is told, decides or documents, a line each.
pub fn call_times(matrix: &Matrix, call: &Call<'_>) -> Vec<String> {
    let said = |name: &str, time: &str| {
        (!time.trim().is_empty()).then(|| format!("{name} {}", words::lowered(time)))
    };
    let times = match call.subject {
        Subject::Event(event) => {
            [said("Answer within", &event.response_time), said("Update", &event.update_interval)]
        }
        Subject::Activity(activity) => {
            let level = activity.details().decision_level;
            let level = level.and_then(|id| matrix.decision_levels.iter().find(|level| level.id == id));
            [emergency(activity), level.and_then(|level| said("Decided within", &level.time_limit))]
        }
    };
    times.into_iter().flatten().collect()
}

/// What may be done in an emergency.
fn emergency(activity: &Activity) -> Option<String> {
    Some(match activity.details().emergency.as_ref()? {
        EmergencyRule::ProviderActs { document_within_hours } => {
            format!("In an emergency the provider {}", words::acts_at_once(*document_within_hours))
        }
        EmergencyRule::ApprovalFirst { .. } => "In an emergency approval comes first".to_owned(),
        EmergencyRule::NotPermitted => "Not permitted in an emergency".to_owned(),
    })
}
