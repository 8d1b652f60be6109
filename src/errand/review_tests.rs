//! A round between two parties, as the page asks for it: a copy goes out, is changed, comes back, is decided.

use super::*;
use crate::catalog;
use crate::edit::{Edit, ListEdit, Transaction};
use crate::exchange::{USUALLY_LEFT_OUT, copy, take};
use crate::formats::json;
use crate::model::{
    Activity, ActivityId, BaselineId, Date, Id, LetterSet, Matrix, Person, PersonId, RoleField,
    SeededRandomness, Timestamp,
};

const NOON: Timestamp = Timestamp::from_seconds(1_795_348_800);

fn today() -> Date {
    NOON.date()
}

fn apply(matrix: &mut Matrix, edits: Vec<Edit>) {
    Transaction::new("", edits).apply(matrix).unwrap();
}

fn take_baseline(matrix: &mut Matrix, name: &str, after: i64) {
    let at = Timestamp::from_seconds(NOON.seconds() + after);
    let edits = take(matrix, name, at, &mut SeededRandomness::new(after as u64 + 1)).unwrap();
    apply(matrix, edits);
}

fn sample() -> Matrix {
    catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en")
}

/// What the other party did: a role renamed, a row moved, eight cells of one column, a row added, one deleted.
fn changed(mut matrix: Matrix) -> Matrix {
    let role = matrix.role_at(0).unwrap().id;
    let rows: Vec<ActivityId> = matrix.activities().map(|row| row.id).collect();
    let mut edits = vec![
        Edit::SetRole(role, Box::new(RoleField::Title("Head of sourcing".to_owned()))),
        Edit::MoveActivity { from: 12, to: 15 },
    ];
    for activity in &rows[..8] {
        let now = matrix.letters(*activity, role);
        let letters = matrix.scheme.parse(if now.is_empty() { "C" } else { "" }).unwrap();
        edits.push(Edit::SetLetters { activity: *activity, role, letters });
    }
    let fresh = Activity::new(ActivityId(Id::from_bits(77)), "Report capacity", matrix.role_count());
    edits.push(Edit::RemoveActivities { at: 20, count: 1 });
    edits.push(Edit::InsertActivities { at: 3, rows: vec![fresh] });
    apply(&mut matrix, edits);
    matrix
}

fn run(desk: &mut Desk, errand: Errand, matrix: &Matrix, file: Option<&Matrix>) -> Result<Answer, String> {
    let file = file.map(json::write).unwrap_or_default();
    desk.run(errand, &json::write(matrix), file.as_bytes()).map(|(answer, _)| answer)
}

fn review(answer: Result<Answer, String>) -> Review {
    match answer.unwrap() {
        Answer::Review(review) => *review,
        other => panic!("no review: {other:?}"),
    }
}

fn compare(desk: &mut Desk, mine: &Matrix, file: &Matrix) -> Review {
    review(run(desk, Errand::Compare { today: today() }, mine, Some(file)))
}

fn decide(desk: &mut Desk, items: Vec<u32>, decision: Decision) -> Review {
    review(run(desk, Errand::Decide { items, decision }, &Matrix::default(), None))
}

fn edits(desk: &mut Desk) -> Vec<Edit> {
    match run(desk, Errand::Take, &Matrix::default(), None).unwrap() {
        Answer::Edits(edits) => edits,
        other => panic!("no edits: {other:?}"),
    }
}

fn numbers(review: &Review, wanted: impl Fn(&Item) -> bool) -> Vec<u32> {
    (0..).zip(&review.items).filter(|(_, item)| wanted(item)).map(|(number, _)| number).collect()
}

#[test]
fn a_copy_that_comes_back_shows_exactly_what_was_changed_there() {
    let mut mine = sample();
    take_baseline(&mut mine, "v1.0", 0);
    let sent = copy(&mine, &USUALLY_LEFT_OUT, today());
    let back = changed(sent);
    // Mine goes on meanwhile: a cell of its own, and a newer baseline that the other side has never seen.
    let own = mine.activity_at(30).unwrap().id;
    let role = mine.role_at(1).unwrap().id;
    let letters = LetterSet(!mine.letters(own, role).0 & 0b1000);
    apply(&mut mine, vec![Edit::SetLetters { activity: own, role, letters }]);
    take_baseline(&mut mine, "v1.1", 60);

    let mut desk = Desk::default();
    let found = compare(&mut desk, &mine, &back);
    assert_eq!(found.summary, "8 cells changed, 1 role renamed, 1 row added, 1 row removed, 1 row moved");
    assert_eq!(numbers(&found, Item::is_choice).len(), 12);
    assert_eq!(found.notes[0], "The common version is v1.0.");
    assert!(found.notes[1].starts_with("The copy was sent without internal notes, "), "{:?}", found.notes);
    assert!(found.notes[1].ends_with(" and change log and earlier baselines; yours stay."));
    let yours: Vec<_> = found.items.iter().filter(|item| item.standing == Standing::Mine).collect();
    let groups: Vec<&str> = yours.iter().map(|item| item.group.as_str()).collect();
    assert_eq!(groups, [mine.activity(own).unwrap().title.as_str()]);

    // What stands under one heading follows each other, lists before rows, each row with its area.
    let mut headings: Vec<_> = found.items.iter().map(|item| (item.activity, item.group.as_str())).collect();
    headings.dedup();
    let mut once = headings.clone();
    once.sort();
    once.dedup();
    assert_eq!(headings.len(), once.len());
    assert_eq!(headings[0].1, "Roles");
    assert!(
        found
            .items
            .iter()
            .all(|item| item.activity.is_none() || item.group == "Report capacity" || !item.area.is_empty())
    );
    let row = found.items.iter().find(|item| item.kind == Kind::Removed).unwrap();
    assert_eq!((row.place.as_str(), row.theirs.as_str()), ("Whole row", ""));
    assert!(row.mine.contains(" A"), "it says what stands in the row: {}", row.mine);
}

#[test]
fn what_is_accepted_is_taken_and_what_is_rejected_or_open_stays() {
    let mut mine = sample();
    take_baseline(&mut mine, "v1.0", 0);
    let back = changed(copy(&mine, &USUALLY_LEFT_OUT, today()));
    let mut desk = Desk::default();
    let found = compare(&mut desk, &mine, &back);
    let cells = numbers(&found, |item| item.letters);
    assert_eq!(found.outlook.errors[0], found.outlook.errors[1], "nothing is accepted yet");

    decide(&mut desk, numbers(&found, Item::is_choice), Decision::Accepted);
    decide(&mut desk, cells[..2].to_vec(), Decision::Rejected);
    let now = decide(&mut desk, vec![cells[2]], Decision::Open);
    assert!(now.items.is_empty(), "an answer to a decision repeats no words");
    let count = |decision| now.decisions.iter().filter(|it| **it == decision).count();
    assert_eq!((count(Decision::Accepted), count(Decision::Rejected)), (9, 2));
    assert_ne!(now.outlook, found.outlook);

    let mut taken = mine.clone();
    apply(&mut taken, edits(&mut desk));
    let role = mine.role_at(0).unwrap().id;
    assert_eq!(taken.role(role).unwrap().title, "Head of sourcing");
    assert_eq!(taken.activity_at(3).unwrap().title, "Report capacity");
    assert_eq!(taken.activity_count(), mine.activity_count());
    let unlike = mine.activities().filter(|row| {
        taken.activity(row.id).is_some() && taken.letters(row.id, role) != mine.letters(row.id, role)
    });
    assert_eq!(unlike.count(), 5, "eight cells came, two were rejected, one was left open");
}

#[test]
fn the_comparison_is_laid_anew_beside_a_matrix_that_has_changed() {
    let mine = sample();
    let back = changed(mine.clone());
    let mut desk = Desk::default();
    let found = compare(&mut desk, &mine, &back);
    assert_eq!(found.notes, ["There is no common version: everything that differs counts as theirs."]);
    let cells = numbers(&found, |item| item.letters);
    decide(&mut desk, cells.clone(), Decision::Rejected);
    // One of the rejected cells becomes what theirs has, another something else again.
    let mut later = mine.clone();
    let role = mine.role_at(0).unwrap().id;
    let (same, other) = (mine.activity_at(0).unwrap().id, mine.activity_at(1).unwrap().id);
    let both = [(same, back.letters(same, role)), (other, LetterSet(0b1110))];
    apply(&mut later, both.map(|(activity, letters)| Edit::SetLetters { activity, role, letters }).into());
    let again = review(run(&mut desk, Errand::CompareAgain { today: today() }, &later, None));
    assert_eq!(again.items.iter().filter(|item| item.letters).count(), 7, "one is no difference any more");
    let rejected = again.decisions.iter().filter(|decision| **decision == Decision::Rejected).count();
    assert_eq!(rejected, 6, "what reads otherwise now is open again");
}

#[test]
fn without_a_common_version_nothing_that_proves_something_is_taken_away() {
    let theirs = changed(sample());
    let mut mine = sample();
    take_baseline(&mut mine, "v1.0", 0);
    mine.reviews.push(crate::model::Review::default());
    let mut desk = Desk::default();
    let found = compare(&mut desk, &mine, &theirs);
    decide(&mut desk, numbers(&found, Item::is_choice), Decision::Accepted);
    let mut taken = mine.clone();
    apply(&mut taken, edits(&mut desk));
    assert_eq!((taken.baselines.len(), taken.reviews.len()), (1, 1));
    let content = crate::exchange::content_hash;
    assert_eq!(content(&taken), content(&theirs), "all that is agreed is as theirs has it");
}

#[test]
fn a_baseline_of_the_matrix_itself_can_be_laid_beside_it() {
    let mut mine = sample();
    take_baseline(&mut mine, "v1.0", 0);
    let before = crate::exchange::content_hash(&mine);
    let baseline = mine.baselines[0].id;
    let mut later = changed(mine.clone());
    let person = Person { id: PersonId(Id::from_bits(9)), name: "Ada".to_owned(), ..Person::default() };
    apply(&mut later, vec![Edit::Person(ListEdit::Insert { at: 0, items: vec![person] })]);
    let mut desk = Desk::default();
    let found = review(run(&mut desk, Errand::CompareBaseline { baseline, today: today() }, &later, None));
    assert_eq!(found.summary, "8 cells changed, 1 role renamed, 1 row added, 1 row removed, 1 row moved");
    decide(&mut desk, numbers(&found, |_| true), Decision::Accepted);
    apply(&mut later, edits(&mut desk));
    assert_eq!(crate::exchange::content_hash(&later), before);
    assert_eq!(later.people.len(), mine.people.len() + 1, "who is there today stays");
}

#[test]
fn what_belongs_to_no_comparison_is_refused_in_a_sentence() {
    let mut desk = Desk::default();
    for errand in [Errand::Take, Errand::CompareAgain { today: today() }] {
        let refused = run(&mut desk, errand, &sample(), None).unwrap_err();
        assert_eq!(refused, "There is no comparison any more. Open the file again.");
    }
    let none = Errand::CompareBaseline { baseline: BaselineId(Id::from_bits(1)), today: today() };
    assert_eq!(run(&mut desk, none, &sample(), None).unwrap_err(), "That baseline is not in this matrix.");
}

#[test]
fn what_both_changed_is_a_conflict_that_tells_all_three() {
    let mut mine = sample();
    take_baseline(&mut mine, "v1.0", 0);
    let mut back = copy(&mine, &USUALLY_LEFT_OUT, today());
    let (row, role) = (mine.activity_at(0).unwrap().id, mine.role_at(2).unwrap().id);
    let set = |matrix: &mut Matrix, text: &str| {
        let letters = matrix.scheme.parse(text).unwrap();
        apply(matrix, vec![Edit::SetLetters { activity: row, role, letters }]);
    };
    set(&mut mine, "C");
    set(&mut back, "RI");
    let twin =
        |number, title: &str| Activity::new(ActivityId(Id::from_bits(number)), title, mine.role_count());
    let twins = [twin(71, "Report the capacity"), twin(72, "Report capacity")];
    let [own, other] = twins.map(|row| vec![Edit::InsertActivities { at: 2, rows: vec![row] }]);
    apply(&mut mine, own);
    apply(&mut back, other);
    let mut desk = Desk::default();
    let found = compare(&mut desk, &mine, &back);
    let cell = found.items.iter().find(|item| item.letters).unwrap();
    assert_eq!(cell.standing, Standing::Conflict);
    assert_eq!((cell.old.as_str(), cell.mine.as_str(), cell.theirs.as_str()), ("", "C", "RI"));
    let twins: Vec<&str> =
        found.items.iter().map(|item| item.twin.as_str()).filter(|it| !it.is_empty()).collect();
    assert_eq!(twins, ["Report the capacity"]);
    assert_eq!((found.listed(Filter::Conflicts).len(), found.listed(Filter::Mine).len()), (1, 1));
}
