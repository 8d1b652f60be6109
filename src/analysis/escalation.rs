//! Who is called: each question of an event answered down to a person, a number and a deputy; and the search
//! for it that somebody makes at three in the morning.

use super::answer::Answer;
use crate::model::{Activity, EmergencyRule, Escalation, Matrix, Part, RoleId};

/// Why somebody is called. The first six are the questions of an event, in the order in which they come up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CallReason {
    /// Is told first.
    FirstNotified,
    /// Decides whether it is operational or a security matter.
    Classifies,
    /// May approve emergency changes.
    ApprovesEmergencyChange,
    /// Contacts the business.
    ContactsBusiness,
    /// Decides on containment.
    DecidesContainment,
    /// Writes the report afterwards.
    WritesReport,
    /// Must approve before anything is done.
    ApprovesFirst,
    /// Does the work.
    Does,
    /// Owns the outcome.
    Owns,
}

impl CallReason {
    /// The questions of an event, in the order in which they come up.
    pub const OF_EVENT: [Self; 6] = [
        Self::FirstNotified,
        Self::Classifies,
        Self::ApprovesEmergencyChange,
        Self::ContactsBusiness,
        Self::DecidesContainment,
        Self::WritesReport,
    ];

    /// The reason in words: "Decides on containment".
    pub const fn words(self) -> &'static str {
        match self {
            Self::FirstNotified => "Is told first",
            Self::Classifies => "Decides whether it is operational or a security matter",
            Self::ApprovesEmergencyChange => "Approves emergency changes",
            Self::ContactsBusiness => "Contacts the business",
            Self::DecidesContainment => "Decides on containment",
            Self::WritesReport => "Writes the report",
            Self::ApprovesFirst => "Approves first",
            Self::Does => "Does it",
            Self::Owns => "Owns it",
        }
    }

    /// The event's answer to the question; none where it is open or no question of an event.
    pub const fn answer(self, event: &Escalation) -> Option<RoleId> {
        match self {
            Self::FirstNotified => event.first_notified,
            Self::Classifies => event.classifies,
            Self::ApprovesEmergencyChange => event.approves_emergency_change,
            Self::ContactsBusiness => event.contacts_business,
            Self::DecidesContainment => event.decides_containment,
            Self::WritesReport => event.writes_report,
            Self::ApprovesFirst | Self::Does | Self::Owns => None,
        }
    }
}

/// What somebody is called for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject<'a> {
    /// An event.
    Event(&'a Escalation),
    /// An activity.
    Activity(&'a Activity),
}

/// A subject and who is called for it, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Call<'a> {
    /// What for.
    pub subject: Subject<'a>,
    /// Who, in order.
    pub answers: Vec<Answer<'a>>,
}

impl<'a> Call<'a> {
    /// Who is called for an event: one answer per question, open ones included.
    fn for_event(matrix: &'a Matrix, event: &'a Escalation) -> Self {
        let answers = CallReason::OF_EVENT.map(|reason| Answer::of(matrix, reason, reason.answer(event)));
        Self { subject: Subject::Event(event), answers: answers.into() }
    }

    /// Who is called for an activity: who must approve first, who does it, who owns it; where nobody does, that
    /// is an open answer.
    fn for_activity(matrix: &'a Matrix, activity: &'a Activity) -> Self {
        let mut answers = Vec::new();
        if let Some(EmergencyRule::ApprovalFirst { approver }) = activity.details().emergency {
            answers.push(Answer::of(matrix, CallReason::ApprovesFirst, approver));
        }
        for (reason, part) in [(CallReason::Does, Part::Does), (CallReason::Owns, Part::Owns)] {
            let letters = matrix.scheme.playing(part);
            let cells = matrix.roles().zip(activity.letters()).filter(|(_, cell)| cell.meets(letters));
            let before = answers.len();
            answers.extend(cells.map(|(role, _)| Answer::of(matrix, reason, Some(role.id))));
            if answers.len() == before {
                answers.push(Answer::of(matrix, reason, None));
            }
        }
        Self { subject: Subject::Activity(activity), answers }
    }
}

/// Every event with who is called for it, in the matrix's order.
pub fn called_for_events(matrix: &Matrix) -> Vec<Call<'_>> {
    matrix.escalations.iter().map(|event| Call::for_event(matrix, event)).collect()
}

/// Who is called for what these words say: the events that hold every word, then the activities that do, then
/// those that touch a system whose name helps to. Case does not matter and a word may be a piece of one. Without
/// a word there is no answer.
pub fn who_is_called<'a>(matrix: &'a Matrix, words: &str) -> Vec<Call<'a>> {
    let wanted: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let holds = |text: &str| {
        let text = text.to_lowercase();
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let events = matrix.escalations.iter().filter(|event| holds(&event.event));
    let mut calls: Vec<Call<'a>> = events.map(|event| Call::for_event(matrix, event)).collect();
    let (titled, others): (Vec<&Activity>, Vec<&Activity>) =
        matrix.activities().partition(|activity| holds(&activity.title));
    let touching = others
        .into_iter()
        .filter(|activity| !activity.details().systems.is_empty() && holds(&with_systems(matrix, activity)));
    calls.extend(titled.into_iter().chain(touching).map(|activity| Call::for_activity(matrix, activity)));
    calls
}

/// The activity's title and the names of the systems it touches.
fn with_systems(matrix: &Matrix, activity: &Activity) -> String {
    let mut text = activity.title.clone();
    for system in &activity.details().systems {
        if let Some(item) = matrix.scope.iter().find(|item| item.id == *system) {
            text.push(' ');
            text.push_str(&item.name);
        }
    }
    text
}
