//! Naming people, letting go of them, and single fields: each is one step that can be taken back whole.

use super::Session;
use crate::edit::Edit;
use crate::grid::View;
use crate::model::*;

fn role_id(position: u64) -> RoleId {
    RoleId(Id::from_bits(100 + position))
}

fn person_id(position: u64) -> PersonId {
    PersonId(Id::from_bits(10_000 + position))
}

const ROW: ActivityId = ActivityId(Id::from_bits(1_000_000));

/// Three roles, of which Ann holds the first, and one activity.
fn session() -> Session {
    let mut matrix = Matrix::default();
    let ann = Person { id: person_id(0), name: "Ann Berg".into(), ..Person::default() };
    matrix.people.push(ann);
    for (position, title) in ["Security Lead", "System Owner", "Auditor"].into_iter().enumerate() {
        let holders = if position == 0 { vec![person_id(0)] } else { Vec::new() };
        let id = role_id(position as u64);
        assert!(matrix.push_role(Role { id, title: title.into(), holders, ..Role::default() }));
    }
    assert!(matrix.push_activity(Activity::new(ROW, "Review logs", 3)));
    let today = "2026-11-22".parse().unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
}

fn names(session: &Session) -> Vec<&str> {
    session.matrix().people.iter().map(|person| person.name.as_str()).collect()
}

fn holders(session: &Session, position: u64) -> Vec<PersonId> {
    session.matrix().role(role_id(position)).unwrap().holders.clone()
}

fn label(session: &Session) -> &str {
    session.history().undo_label().unwrap()
}

/// Performs what `act` does and checks that one undo takes all of it back.
#[track_caller]
fn one_step(session: &mut Session, act: impl FnOnce(&mut Session) -> bool) {
    let (before, depth) = (session.matrix().clone(), session.history().depth());
    assert!(act(session), "something changes");
    assert_eq!(session.history().depth(), depth + 1, "in one step");
    let after = session.matrix().clone();
    session.undo();
    assert_eq!(*session.matrix(), before, "that can be taken back whole");
    session.redo();
    assert_eq!(*session.matrix(), after);
}

#[test]
fn a_new_name_adds_the_person_and_the_holder_in_one_step() {
    let mut session = session();
    one_step(&mut session, |it| it.add_holder(role_id(1), "  Bo \n Lind ", Some(" +46 70 ")));
    assert_eq!(names(&session), ["Ann Berg", "Bo Lind"]);
    let bo = session.person_named("Bo Lind").unwrap();
    assert_eq!(bo.contact, "+46 70");
    assert_eq!(holders(&session, 1), [bo.id]);
    assert_eq!(label(&session), "Name Bo Lind as holder of System Owner");
}

#[test]
fn a_known_name_is_the_same_person_however_it_is_written() {
    let mut session = session();
    one_step(&mut session, |it| it.add_holder(role_id(1), "ann  BERG", None));
    assert_eq!(names(&session), ["Ann Berg"]);
    assert_eq!(holders(&session, 1), [person_id(0)]);
    assert!(!session.add_holder(role_id(1), "Ann Berg", None), "nobody holds a role twice");
    assert!(!session.add_holder(role_id(1), "   ", None));
}

#[test]
fn naming_a_holder_again_with_another_contact_changes_the_contact_alone() {
    let mut session = session();
    one_step(&mut session, |it| it.add_holder(role_id(0), "Ann Berg", Some("ann@example.org")));
    assert_eq!(session.matrix().person(person_id(0)).unwrap().contact, "ann@example.org");
    assert_eq!(holders(&session, 0), [person_id(0)]);
}

#[test]
fn a_person_who_was_only_a_name_goes_with_the_last_role() {
    let mut session = session();
    session.add_holder(role_id(1), "Ann Berg", None);
    one_step(&mut session, |it| it.remove_holder(role_id(0), person_id(0)));
    assert_eq!(names(&session), ["Ann Berg"], "another role still names her");
    one_step(&mut session, |it| it.remove_holder(role_id(1), person_id(0)));
    assert!(names(&session).is_empty());
}

#[test]
fn a_person_of_whom_more_is_known_stays() {
    for field in [PersonField::Contact("+49 30".into()), PersonField::Notes("on leave in May".into())] {
        let mut session = session();
        session.set_person(person_id(0), field);
        one_step(&mut session, |it| it.remove_holder(role_id(0), person_id(0)));
        assert_eq!(names(&session), ["Ann Berg"]);
    }
}

#[test]
fn a_person_whom_a_question_names_stays() {
    let mut session = session();
    let place = Place::Person(person_id(0));
    let question = Question { id: QuestionId(Id::from_bits(5)), place, ..Question::default() };
    let insert = crate::edit::ListEdit::Insert { at: 0, items: vec![question] };
    session.change("Ask", vec![Edit::Question(insert)]);
    session.remove_holder(role_id(0), person_id(0));
    assert_eq!(names(&session), ["Ann Berg"]);
}

#[test]
fn a_holder_who_is_the_deputy_too_stays_a_person() {
    let mut session = session();
    session.set_deputy(role_id(0), "Ann Berg");
    session.remove_holder(role_id(0), person_id(0));
    assert_eq!(names(&session), ["Ann Berg"]);
    one_step(&mut session, |it| it.set_deputy(role_id(0), ""));
    assert!(names(&session).is_empty());
}

#[test]
fn a_deputy_is_named_replaced_and_left_out() {
    let mut session = session();
    one_step(&mut session, |it| it.set_deputy(role_id(0), "Bo Lind"));
    one_step(&mut session, |it| it.set_deputy(role_id(0), "Cy Mott"));
    assert_eq!(names(&session), ["Ann Berg", "Cy Mott"], "Bo was only a name");
    assert!(!session.set_deputy(role_id(0), "cy mott"));
    one_step(&mut session, |it| it.set_deputy(role_id(0), " "));
    assert_eq!(session.matrix().role(role_id(0)).unwrap().deputy, None);
    assert_eq!(label(&session), "Change the deputy of Security Lead");
}

#[test]
fn a_field_is_one_step_named_in_words_and_none_where_it_stays_the_same() {
    let mut session = session();
    one_step(&mut session, |it| it.set_activity(ROW, ActivityField::Deliverable("Report".into())));
    assert_eq!(label(&session), "Change the deliverable of Review logs");
    assert!(!session.set_activity(ROW, ActivityField::Deliverable("Report".into())));
    one_step(&mut session, |it| it.set_role(role_id(2), RoleField::SkillLevel(Some(4))));
    assert_eq!(label(&session), "Change the skill level of Auditor");
    assert!(!session.set_role(role_id(2), RoleField::SkillLevel(Some(4))));
}

#[test]
fn a_title_cannot_be_emptied() {
    let mut session = session();
    assert!(!session.set_role(role_id(2), RoleField::Title(String::new())));
    assert!(!session.set_activity_title(ROW, " \n "));
    one_step(&mut session, |it| it.set_activity_title(ROW, " Review\nall logs "));
    assert_eq!(session.matrix().activity(ROW).unwrap().title, "Review all logs");
    assert!(!session.set_person(person_id(0), PersonField::Name(String::new())));
}

#[test]
fn what_is_gone_cannot_be_changed() {
    let mut session = session();
    assert!(!session.set_activity(ActivityId::default(), ActivityField::Notes("late".into())));
    assert!(!session.set_role(RoleId::default(), RoleField::Notes("late".into())));
    assert!(!session.add_holder(RoleId::default(), "Bo", None));
    assert_eq!(names(&session), ["Ann Berg"]);
    assert_eq!(session.history().depth(), 0);
}

#[test]
fn a_matrix_that_can_only_be_read_stays_as_it_is() {
    let mut session = session();
    session.set_read_only(Some("Another tab has it.".into()));
    assert!(!session.add_holder(role_id(1), "Bo Lind", None));
    assert!(!session.remove_holder(role_id(0), person_id(0)));
    assert_eq!(names(&session), ["Ann Berg"]);
}
