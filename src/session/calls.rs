//! Who is called for what somebody types, and where a person goes to write what is missing there.

use super::{Panel, Request, Session, Sheet};
use crate::analysis::{Answer, Call, CallReason, Missing, Reached, Subject, who_is_called};
use crate::formats::report::{call_times, call_title, role_title};
use crate::model::{ActivityId, Place, RoleId};

/// Where something missing is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// In a cell of the escalation sheet: the line and the column.
    Escalation(usize, usize),
    /// On a role.
    Role(RoleId),
    /// On an activity.
    Activity(ActivityId),
}

/// What is missing, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What is missing: "No number".
    pub words: &'static str,
    /// Where it is written.
    pub goal: Goal,
}

/// An event or an activity, and who is called for it in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledFor {
    /// What the call is for.
    pub title: String,
    /// Which kind of thing that is: "Event" or "Activity".
    pub kind: &'static str,
    /// Within which time somebody answers, decides or documents, a line each.
    pub times: Vec<String>,
    /// What is missing of the times.
    pub gaps: Vec<Gap>,
    /// Who, in order.
    pub answers: Vec<Called>,
}

/// Somebody who is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// Why: "Decides on containment".
    pub reason: &'static str,
    /// The role with its title; `None` where nobody is named.
    pub role: Option<(RoleId, String)>,
    /// The role's own number, where it is not that of a holder; may be empty.
    pub number: String,
    /// Who holds it.
    pub holders: Vec<PersonCalled>,
    /// Who stands in.
    pub deputy: Option<PersonCalled>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// A person and how to reach them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCalled {
    /// The name.
    pub name: String,
    /// The number or address; may be empty.
    pub contact: String,
}

impl From<&Reached<'_>> for PersonCalled {
    fn from(person: &Reached<'_>) -> Self {
        let name = if person.name.is_empty() { "Unnamed" } else { person.name };
        Self { name: name.to_owned(), contact: person.contact.to_owned() }
    }
}

impl Session {
    /// Who is called for what the words say: the first `most` things they fit, and how many they fit.
    pub fn called_for(&self, words: &str, most: usize) -> (Vec<CalledFor>, usize) {
        let calls = who_is_called(&self.matrix, words);
        (calls.iter().take(most).map(|call| self.in_words(call)).collect(), calls.len())
    }

    fn in_words(&self, call: &Call<'_>) -> CalledFor {
        let (kind, here) = match call.subject {
            Subject::Event(event) => {
                let line = self.matrix.escalations.iter().position(|it| it.id == event.id);
                ("Event", Goal::Escalation(line.unwrap_or_default(), 0))
            }
            Subject::Activity(activity) => ("Activity", Goal::Activity(activity.id)),
        };
        let untimed = match call.subject {
            Subject::Event(event) => event.response_time.trim().is_empty(),
            Subject::Activity(_) => false,
        };
        let answered = CallReason::OF_EVENT.len();
        let time = Gap { words: "No response time", goal: in_column(here, answered + 1) };
        CalledFor {
            title: call_title(call).to_owned(),
            kind,
            times: call_times(&self.matrix, call),
            gaps: if untimed { vec![time] } else { Vec::new() },
            answers: call.answers.iter().map(|answer| called(answer, here)).collect(),
        }
    }

    /// Goes where something is written: shows the cell, the role or the activity.
    pub fn lead_to(&mut self, goal: Goal) {
        let (place, panel) = match goal {
            Goal::Escalation(line, column) => {
                return self.request(Request::EditSheet(Sheet::Escalation, line, column));
            }
            Goal::Role(role) => (Place::Role(role), Panel::Role),
            Goal::Activity(activity) => (Place::Activity(activity), Panel::Activity),
        };
        self.go_to_place(place);
        self.request(Request::ShowPanel(panel));
    }
}

/// The same line in another column, where it is a line of the escalation sheet.
const fn in_column(goal: Goal, column: usize) -> Goal {
    match goal {
        Goal::Escalation(line, _) => Goal::Escalation(line, column),
        goal => goal,
    }
}

/// The answer, its gaps led to the role or, where none is named, to the question.
fn called(answer: &Answer<'_>, here: Goal) -> Called {
    let question = CallReason::OF_EVENT.iter().position(|reason| *reason == answer.reason);
    let gap = |missing: Missing| {
        let goal = match answer.role {
            Some(role) => Goal::Role(role.id),
            None => in_column(here, question.map_or(0, |at| at + 1)),
        };
        Gap { words: missing.words(), goal }
    };
    let own = answer.role.map(|role| role.contact.trim()).unwrap_or_default();
    let is_holders = answer.holders.iter().any(|holder| holder.contact == own);
    Called {
        reason: answer.reason.words(),
        role: answer.role.map(|role| (role.id, role_title(role).to_owned())),
        number: if is_holders { String::new() } else { own.to_owned() },
        holders: answer.holders.iter().map(PersonCalled::from).collect(),
        deputy: answer.deputy.as_ref().map(PersonCalled::from),
        gaps: answer.missing().into_iter().map(gap).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::View;
    use crate::model::*;

    const EVENT: &str = "Data breach";

    fn role(number: u64) -> RoleId {
        RoleId(Id::from_bits(number))
    }

    /// An event that tells a role first and leaves the rest open, and an activity that nobody owns.
    fn session() -> Session {
        let mut matrix = Matrix::default();
        let person = |number, name: &str, contact: &str| Person {
            id: PersonId(Id::from_bits(number)),
            name: name.to_owned(),
            contact: contact.to_owned(),
            ..Person::default()
        };
        matrix.people = vec![person(1, "Ada", "+49 30 1"), person(2, "Grace", "")];
        let [ada, grace] = [1, 2].map(|number| PersonId(Id::from_bits(number)));
        let lead = Role {
            id: role(1),
            title: "Lead".to_owned(),
            holders: vec![ada],
            deputy: Some(grace),
            ..Role::default()
        };
        let engineer = Role { id: role(2), title: "Engineer".to_owned(), ..Role::default() };
        assert!(matrix.push_role(lead) && matrix.push_role(engineer));
        matrix.escalations = vec![
            Escalation { event: "Outage".to_owned(), ..Escalation::default() },
            Escalation {
                event: EVENT.to_owned(),
                first_notified: Some(role(1)),
                response_time: "15 minutes".to_owned(),
                ..Escalation::default()
            },
        ];
        for (number, event) in (1..).zip(&mut matrix.escalations) {
            event.id = EscalationId(Id::from_bits(number));
        }
        let today = Date::new(2026, 11, 22).unwrap();
        let mut session = Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(1)));
        let mut row = Activity::new(ActivityId(Id::from_bits(1)), "Change a firewall rule".to_owned(), 2);
        row.set_letters_at(1, session.matrix().scheme.playing(Part::Does));
        assert!(session.perform(crate::edit::Transaction::new(
            "Insert",
            vec![crate::edit::Edit::InsertActivities { at: 0, rows: vec![row] }],
        )));
        session.take_changes();
        session
    }

    fn called(words: &str) -> CalledFor {
        let (mut found, all) = session().called_for(words, 5);
        assert_eq!((found.len(), all), (1, 1), "{words}");
        found.remove(0)
    }

    #[test]
    fn an_event_says_person_deputy_number_and_time_for_each_question() {
        let call = called("data BREACH");
        assert_eq!((call.title.as_str(), call.kind), (EVENT, "Event"));
        assert_eq!(call.times, ["Answer within 15 minutes"]);
        assert_eq!(call.answers.len(), CallReason::OF_EVENT.len());
        let first = &call.answers[0];
        assert_eq!(first.reason, "Is told first");
        assert_eq!(first.role, Some((role(1), "Lead".to_owned())));
        assert_eq!(first.holders, [PersonCalled { name: "Ada".to_owned(), contact: "+49 30 1".to_owned() }]);
        assert_eq!(first.deputy.as_ref().map(|it| it.name.as_str()), Some("Grace"));
        assert!(first.gaps.is_empty());
    }

    #[test]
    fn an_open_question_leads_to_its_cell_of_the_escalation_sheet() {
        let call = called("breach");
        let open = &call.answers[4];
        assert_eq!((open.reason, &open.role), ("Decides on containment", &None));
        assert_eq!(open.gaps, [Gap { words: "Nobody named", goal: Goal::Escalation(1, 5) }]);
        let mut session = session();
        let columns = session.sheet_columns(Sheet::Escalation);
        assert_eq!(columns[5].title, "Decides on containment");
        session.lead_to(open.gaps[0].goal);
        assert_eq!(session.take_changes().requests, [Request::EditSheet(Sheet::Escalation, 1, 5)]);
    }

    #[test]
    fn a_missing_response_time_leads_to_its_cell() {
        assert!(called("breach").gaps.is_empty());
        let gaps = called("outage").gaps;
        assert_eq!(gaps, [Gap { words: "No response time", goal: Goal::Escalation(0, 7) }]);
        assert_eq!(session().sheet_columns(Sheet::Escalation)[7].title, "Response time");
    }

    #[test]
    fn an_activity_says_who_does_it_and_what_is_missing_leads_to_role_and_row() {
        let call = called("firewall");
        let row = ActivityId(Id::from_bits(1));
        let [does, owns] = call.answers.as_slice() else { panic!("{:?}", call.answers) };
        assert_eq!(does.role, Some((role(2), "Engineer".to_owned())));
        let gap = |words| Gap { words, goal: Goal::Role(role(2)) };
        assert_eq!(does.gaps, ["Nobody holds it", "No number", "No deputy"].map(gap));
        assert_eq!(owns.gaps, [Gap { words: "Nobody named", goal: Goal::Activity(row) }]);
        let mut session = session();
        session.lead_to(does.gaps[0].goal);
        assert_eq!(session.active_role().map(|role| role.id), Some(role(2)));
        let requests = session.take_changes().requests;
        assert_eq!(requests.first(), Some(&Request::ShowSheet(Sheet::Matrix)));
        assert_eq!(requests.last(), Some(&Request::ShowPanel(Panel::Role)));
    }

    #[test]
    fn more_than_wanted_is_counted_and_not_shown() {
        let (found, all) = session().called_for("a", 2);
        assert_eq!((found.len(), all), (2, 3));
        assert_eq!(session().called_for(" ", 2), (Vec::new(), 0));
    }
}
