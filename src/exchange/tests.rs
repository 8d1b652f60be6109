//! From taking a baseline to the sign-offs, the copy for the other side and what the checks say of them.

use super::*;
use crate::catalog;
use crate::edit::{Edit, Transaction};
use crate::formats::json::{read, write};
use crate::model::*;

const NOON: Timestamp = Timestamp::from_seconds(1_795_348_800);

fn today() -> Date {
    NOON.date()
}

fn id(matrix: &Matrix, name: &str) -> BaselineId {
    matrix.baselines.iter().find(|baseline| baseline.name == name).unwrap().id
}

#[track_caller]
fn apply(matrix: &mut Matrix, edits: Result<Vec<Edit>, String>) {
    Transaction::new("", edits.unwrap()).apply(matrix).unwrap();
}

fn take_now(matrix: &mut Matrix, name: &str, at: i64) {
    let at = Timestamp::from_seconds(NOON.seconds() + at);
    let edits = take(matrix, name, at, &mut SeededRandomness::new(at.seconds() as u64));
    apply(matrix, edits);
}

/// One role on each side, one row that both take part in, all that may not leave, and a baseline.
fn matrix() -> Matrix {
    let randomness = &mut SeededRandomness::new(7);
    let mut matrix = catalog::pack("outsourcing").unwrap().build(randomness, "en");
    let person = Person {
        id: PersonId::fresh(randomness),
        name: "Ada Osei".to_owned(),
        contact: "+49 170 SECRET".to_owned(),
        notes: "SECRET".to_owned(),
        ..Person::default()
    };
    let role = matrix.roles.values_mut().next().unwrap();
    role.holders = vec![person.id];
    role.notes = "SECRET".to_owned();
    matrix.people.push(person);
    let role = matrix.role_at(0).unwrap().id;
    let row = matrix.activities.values_mut().next().unwrap();
    row.with_details(|details| details.notes = "SECRET".to_owned());
    let note = Remark { condition: "at night".to_owned(), note: "SECRET".to_owned(), ..Remark::default() };
    row.swap_remark(role, note);
    matrix.waivers.push(Waiver {
        id: WaiverId::fresh(randomness),
        rule: "exit-missing".to_owned(),
        reason: "SECRET".to_owned(),
        ..Waiver::default()
    });
    matrix.questions.push(Question { text: "SECRET".to_owned(), ..Question::default() });
    matrix.positions.push(Position { reason: "SECRET".to_owned(), ..Position::default() });
    matrix.reviews.push(Review { outcome: "SECRET".to_owned(), ..Review::default() });
    matrix.log.push(LogEntry { what: "SECRET".to_owned(), ..LogEntry::default() });
    take_now(&mut matrix, "v1.2", 0);
    matrix
}

fn role_of(matrix: &Matrix, side: PartyKind) -> RoleId {
    matrix.roles().find(|role| matrix.side(role) == side).unwrap().id
}

fn signed(matrix: &Matrix, name: &str, side: PartyKind, errors: u32) -> Result<Vec<Edit>, String> {
    let role = role_of(matrix, side);
    let signature = Signature { baseline: id(matrix, name), role, name: "Grace", date: today() };
    sign(matrix, &signature, errors, &mut SeededRandomness::new(side as u64 + 90))
}

fn agreed() -> Matrix {
    let mut matrix = matrix();
    for side in [PartyKind::Customer, PartyKind::Provider] {
        let edits = signed(&matrix, "v1.2", side, 0);
        apply(&mut matrix, edits);
    }
    matrix
}

fn change(matrix: &mut Matrix) {
    let row = matrix.activity_at(0).unwrap().id;
    apply(matrix, Ok(vec![Edit::SetActivityTitle(row, "Something else".to_owned())]));
}

#[test]
fn a_matrix_is_agreed_when_both_sides_have_signed_and_changed_with_the_next_edit() {
    let mut matrix = matrix();
    let v1 = id(&matrix, "v1.2");
    let words = |matrix: &Matrix| standing_words(matrix, standing(matrix));
    assert_eq!(words(&matrix), "Exactly v1.2, not yet signed by all sides");
    assert_eq!(unsigned_sides(&matrix, v1), Ok(vec![PartyKind::Customer, PartyKind::Provider]));
    let edits = signed(&matrix, "v1.2", PartyKind::Provider, 0);
    apply(&mut matrix, edits);
    assert_eq!(unsigned_sides(&matrix, v1), Ok(vec![PartyKind::Customer]));
    assert_eq!(matrix.info.status, Status::Draft);
    let edits = signed(&matrix, "v1.2", PartyKind::Customer, 0);
    apply(&mut matrix, edits);
    assert_eq!(matrix.info.status, Status::Agreed);
    assert_eq!(words(&matrix), "Agreed: exactly v1.2");
    change(&mut matrix);
    assert_eq!(words(&matrix), "Changed since agreed v1.2");
    assert!(!verify(&matrix).holds(), "it says that it is agreed, and is not");
    take_now(&mut matrix, "v1.3", 60);
    assert_eq!(matrix.info.status, Status::InReview);
    assert!(verify(&matrix).holds());
    assert_eq!(words(&matrix), "Exactly v1.3, not yet signed by all sides");
    let back = restore(&matrix, v1);
    apply(&mut matrix, back);
    assert_eq!((words(&matrix).as_str(), matrix.info.status), ("Agreed: exactly v1.2", Status::Agreed));
}

#[test]
fn what_changes_without_a_change_of_duties_leaves_the_agreement_alone() {
    let agreed = agreed();
    let mut matrix = agreed.clone();
    matrix.people.clear();
    matrix.waivers.clear();
    matrix.log.clear();
    matrix.info.version_label = "1.2".to_owned();
    matrix.info.next_review = Some(today());
    matrix.reviews.push(Review { id: ReviewId(Id::from_bits(5)), ..Review::default() });
    for role in matrix.roles.values_mut() {
        role.holders.clear();
        role.contact = "+49 30 1".to_owned();
        role.width = Some(80);
    }
    assert_eq!(standing(&matrix), standing(&agreed));
    let row = matrix.activities.values_mut().next().unwrap();
    let letters = LetterSet(row.letters_at(1).0 ^ 1);
    row.set_letters_at(1, letters);
    assert!(matches!(standing(&matrix), Standing::ChangedSince { agreed: true, .. }));
}

#[test]
fn the_last_signature_for_a_state_that_has_passed_does_not_make_todays_agreed() {
    let mut matrix = matrix();
    change(&mut matrix);
    for side in [PartyKind::Customer, PartyKind::Provider] {
        let edits = signed(&matrix, "v1.2", side, 0);
        apply(&mut matrix, edits);
    }
    assert_eq!(matrix.info.status, Status::Draft);
    assert_eq!(standing_words(&matrix, standing(&matrix)), "Changed since agreed v1.2");
}

#[test]
fn a_side_without_roles_and_a_third_party_are_not_waited_for() {
    let mut matrix = matrix();
    let columns: Vec<usize> = (0..matrix.role_count())
        .filter(|at| matrix.side(matrix.role_at(*at).unwrap()) == PartyKind::Provider)
        .collect();
    for at in columns.into_iter().rev() {
        apply(&mut matrix, Ok(vec![Edit::RemoveRoles { at, count: 1 }]));
    }
    take_now(&mut matrix, "v2", 60);
    assert_eq!(unsigned_sides(&matrix, id(&matrix, "v2")), Ok(vec![PartyKind::Customer]));
    let edits = signed(&matrix, "v2", PartyKind::Customer, 0);
    apply(&mut matrix, edits);
    assert_eq!(matrix.info.status, Status::Agreed);
}

#[test]
fn a_sign_off_is_refused_in_words() {
    let mut matrix = agreed();
    let refusal = |matrix: &Matrix, errors| signed(matrix, "v1.2", PartyKind::Customer, errors).unwrap_err();
    let role = matrix.role(role_of(&matrix, PartyKind::Customer)).unwrap().title.clone();
    assert_eq!(refusal(&matrix, 0), format!("Grace has signed \"v1.2\" as {role} already."));
    assert_eq!(refusal(&matrix, 2), "\"v1.2\" has 2 errors. Settle or waive them before anybody signs.");
    let role = role_of(&matrix, PartyKind::Customer);
    let nameless = Signature { baseline: id(&matrix, "v1.2"), role, name: " ", date: today() };
    let sign = |matrix: &Matrix, signature| sign(matrix, &signature, 0, &mut SeededRandomness::new(1));
    assert_eq!(sign(&matrix, nameless).unwrap_err(), "The sign-off needs the name of the person who signs.");
    let strange = Signature { role: RoleId::default(), name: "Ada", ..nameless };
    assert_eq!(sign(&matrix, strange).unwrap_err(), "That role is not in \"v1.2\", so it cannot sign it.");
    matrix.baselines[0].content.push(' ');
    let changed = "\"v1.2\" was changed since it was taken: its content does not match its hash.";
    assert_eq!(refusal(&matrix, 0), changed);
    assert_eq!(restore(&matrix, nameless.baseline).unwrap_err(), changed);
}

#[test]
fn a_sign_off_that_is_withdrawn_takes_the_status_along() {
    let mut matrix = agreed();
    let edits = withdraw(&matrix, matrix.sign_offs[0].id);
    apply(&mut matrix, Ok(edits));
    assert_eq!((matrix.info.status, matrix.sign_offs.len()), (Status::InReview, 1));
    assert!(withdraw(&matrix, SignOffId::default()).is_empty());
}

#[test]
fn the_findings_of_a_baseline_are_those_of_its_own_state_under_todays_waivers() {
    let mut matrix = matrix();
    let before = findings_of(&matrix, id(&matrix, "v1.2"), today()).unwrap();
    let row = matrix.activity_at(0).unwrap();
    let (row, empty) = (row.id, vec![LetterSet::EMPTY; row.letters().len()]);
    let roles: Vec<RoleId> = matrix.roles().map(|role| role.id).collect();
    let edits = roles.iter().zip(empty);
    let edits = edits.map(|(role, letters)| Edit::SetLetters { activity: row, role: *role, letters });
    apply(&mut matrix, Ok(edits.collect()));
    assert_eq!(findings_of(&matrix, id(&matrix, "v1.2"), today()), Ok(before));
    take_now(&mut matrix, "v1.3", 60);
    let after = findings_of(&matrix, id(&matrix, "v1.3"), today()).unwrap();
    assert!(after.errors > before.errors);
}

#[test]
fn a_baseline_needs_a_name_of_its_own() {
    let matrix = matrix();
    let take = |name: &str| take(&matrix, name, NOON, &mut SeededRandomness::new(1));
    assert_eq!(take(" ").unwrap_err(), "The baseline needs a name, such as \"v1.2\".");
    assert_eq!(take("V1.2 ").unwrap_err(), "There is a baseline \"V1.2\" already. Choose another name.");
}

#[test]
fn the_same_content_is_kept_once_and_handed_on() {
    let mut matrix = matrix();
    take_now(&mut matrix, "v1.2 again", 60);
    let (first, second) = (id(&matrix, "v1.2"), id(&matrix, "v1.2 again"));
    assert_eq!(matrix.baselines[0].hash, matrix.baselines[1].hash);
    assert!(matrix.baselines[1].content.is_empty());
    assert_eq!(read_baseline(&matrix, first), read_baseline(&matrix, second));
    let edits = remove(&matrix, first);
    apply(&mut matrix, edits);
    assert_eq!(matrix.baselines.len(), 1);
    assert!(read_baseline(&matrix, second).is_ok());
    let edits = signed(&matrix, "v1.2 again", PartyKind::Provider, 0);
    apply(&mut matrix, edits);
    assert_eq!(remove(&matrix, second).unwrap_err(), "\"v1.2 again\" is signed, so it stays.");
}

#[test]
fn the_usual_copy_has_no_secret_and_can_still_be_checked() {
    let mut matrix = agreed();
    take_now(&mut matrix, "our limit", -60);
    assert_eq!(standing_words(&matrix, standing(&matrix)), "Agreed: exactly v1.2");
    let sent = copy(&matrix, &USUALLY_LEFT_OUT, today());
    let text = write(&sent);
    assert!(!text.contains("SECRET") && !text.contains("our limit"), "{text}");
    assert!(text.contains("Ada Osei") && text.contains("at night"));
    let note = sent.info.copy.as_ref().unwrap();
    assert_eq!((note.of.as_str(), note.made), (matrix.baselines[0].hash.as_str(), Some(today())));
    assert_eq!(note.left_out, USUALLY_LEFT_OUT);
    let received = read(text.as_bytes()).unwrap().matrix;
    assert!(verify(&received).holds() && verify(&received).is_agreed());
    let bare = agreed_content(&received);
    assert_eq!((standing(&bare), standing_among(&bare, &matrix)), (Standing::NoBaseline, standing(&matrix)));
    assert_eq!(write(&read_baseline(&received, id(&received, "v1.2")).unwrap()), matrix.baselines[0].content);
}

#[test]
fn what_the_other_side_wrote_stays_when_its_copy_is_completed() {
    let own = agreed();
    let mut received = copy(&own, LeftOut::ALL, today());
    change(&mut received);
    let (role, row) = (received.role_at(1).unwrap().id, received.activity_at(0).unwrap().id);
    received.activities.values_mut().next().unwrap().with_details(|it| it.notes = "Theirs".to_owned());
    received.roles.get_mut(&role).unwrap().contact = "+1".to_owned();
    let person = Person { id: PersonId(Id::from_bits(3)), name: "Theirs".to_owned(), ..Person::default() };
    received.people.push(person.clone());
    let completed = complete(&received, &own);
    assert_eq!(completed.activity(row).unwrap().details().notes, "Theirs");
    assert_eq!(completed.role(role).unwrap().contact, "+1");
    assert_eq!(completed.people.len(), own.people.len() + 1);
    assert_eq!(completed.people.last(), Some(&person));
    assert_eq!((&completed.waivers, &completed.sign_offs), (&own.waivers, &own.sign_offs));
    assert_eq!(completed.info.copy, None);
    assert_eq!(complete(&own, &received), own, "a file that is no copy comes out as it is");
}

#[test]
fn what_does_not_match_is_found() {
    let agreed = agreed();
    assert!(verify(&agreed).holds() && verify(&agreed).is_agreed());
    let mut matrix = agreed.clone();
    matrix.baselines[0].content = matrix.baselines[0].content.replace("night", "noon");
    let found = verify(&matrix);
    assert_eq!(found.baselines[0].content, ContentState::Changed);
    assert_eq!(found.sign_offs[0].problem, Some("The content was changed since it was signed."));
    assert!(!found.holds() && !found.is_agreed());
    // Whoever changes the hash too meets what was signed.
    matrix.baselines[0].hash = sha256(matrix.baselines[0].content.as_bytes());
    let found = verify(&matrix);
    assert_eq!(found.baselines[0].content, ContentState::Intact);
    assert_eq!(found.sign_offs[0].problem, Some("Another content was signed than the baseline has now."));
    assert!(!found.holds() && !found.baselines[0].agreed);
    matrix = agreed.clone();
    matrix.baselines.clear();
    let found = verify(&matrix);
    assert_eq!(
        (found.now, found.sign_offs[0].problem),
        (Standing::NoBaseline, Some("The baseline that was signed is not in the file."))
    );
    matrix = agreed;
    matrix.baselines[0].content.clear();
    assert_eq!(verify(&matrix).baselines[0].content, ContentState::Missing);
}
