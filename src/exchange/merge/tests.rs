//! What is agreed, what is in conflict, and what comes of each decision.

use super::*;
use crate::edit::{Edit, ListEdit, RoleColumn, Touched, Transaction};
use crate::exchange::compare::Register;
use crate::exchange::numbered::{id, role, row};
use crate::formats::json::write;
use crate::model::{
    Activity, ActivityId, Area, AreaId, Party, PartyId, Person, PersonField, PersonId, Remark, Role,
    RoleField, RoleId, Scheme,
};

/// One area, one person, three roles, five rows without letters.
fn sample() -> Matrix {
    let mut matrix = Matrix::default();
    matrix.areas.push(Area { id: AreaId(id(200)), title: "Operations".to_owned(), ..Area::default() });
    matrix.people.push(Person { id: PersonId(id(500)), name: "Ann".to_owned(), ..Person::default() });
    for (number, title) in (0..).zip(["Manager", "Owner", "Lead"]) {
        assert!(matrix.push_role(Role { id: role(number), title: title.to_owned(), ..Role::default() }));
    }
    for (number, title) in (0..).zip(["Patch", "Restore", "Approve", "Review", "Monitor"]) {
        let mut row = Activity::new(row(number), title, 3);
        row.area = Some(AreaId(id(200)));
        assert!(matrix.push_activity(row));
    }
    matrix
}

fn with(edits: Vec<Edit>) -> Matrix {
    let mut matrix = sample();
    for edit in edits {
        edit.apply(&mut matrix, &mut Touched::default()).unwrap();
    }
    matrix
}

fn letters(activity: ActivityId, role: RoleId, text: &str) -> Edit {
    Edit::SetLetters { activity, role, letters: Scheme::raci().parse(text).unwrap() }
}
fn new_row(number: u64, title: &str) -> Activity {
    Activity::new(row(number), title, 3)
}
fn insert(at: usize, number: u64, title: &str) -> Edit {
    Edit::InsertActivities { at, rows: vec![new_row(number, title)] }
}
fn review(mine: Vec<Edit>, theirs: Vec<Edit>) -> Review {
    Review::new(Some(sample()), with(mine), with(theirs))
}
fn standings(review: &Review) -> Vec<(Standing, String)> {
    review.items().iter().map(|item| (item.standing, review.place(item))).collect()
}
#[track_caller]
fn only_conflict(review: &Review) -> &Item {
    let conflicts: Vec<_> = review.conflicts().collect();
    assert_eq!(conflicts.len(), 1, "{conflicts:#?}");
    conflicts[0]
}
fn titles(matrix: &Matrix) -> Vec<&str> {
    matrix.activities().map(|row| row.title.as_str()).collect()
}
/// What comes out where everything in the group is accepted.
fn taking(mut review: Review, group: Group) -> Matrix {
    review.decide(group, Decision::Accepted);
    let outcome = review.outcome();
    let mut mine = review.mine().clone();
    Transaction::new("Merge", outcome.edits).apply(&mut mine).unwrap();
    assert_eq!(write(&mine), write(&outcome.matrix));
    mine
}

#[test]
fn each_cell_is_agreed_mine_theirs_or_in_conflict() {
    let review = review(
        vec![letters(row(0), role(0), "R"), letters(row(1), role(0), "A"), letters(row(2), role(0), "C")],
        vec![letters(row(0), role(0), "R"), letters(row(1), role(1), "A"), letters(row(2), role(0), "I")],
    );
    assert_eq!(
        standings(&review),
        [
            (Standing::Agreed, "Patch × Manager".to_owned()),
            (Standing::Theirs, "Restore × Owner".to_owned()),
            (Standing::Conflict, "Approve × Manager".to_owned()),
            (Standing::Mine, "Restore × Manager".to_owned()),
        ]
    );
    let conflict = only_conflict(&review);
    assert_eq!((conflict.old.as_str(), conflict.mine.as_str(), conflict.theirs.as_str()), ("", "C", "I"));
    assert_eq!(review.undecided().count(), 2);
    let matrix = taking(review.clone(), Group::Undisputed);
    assert_eq!(matrix.scheme.text(matrix.letters(row(2), role(0))), "C", "mine stays");
    let matrix = taking(review, Group::Conflicts);
    assert_eq!(matrix.scheme.text(matrix.letters(row(2), role(0))), "I");
}

#[test]
fn a_condition_and_a_note_of_one_cell_do_not_meet() {
    let remark = |condition: &str, note: &str| Edit::SetRemark {
        activity: row(0),
        role: role(0),
        remark: Box::new(Remark {
            condition: condition.to_owned(),
            note: note.to_owned(),
            ..Remark::default()
        }),
    };
    let matrix = taking(review(vec![remark("at night", "")], vec![remark("", "ask first")]), Group::All);
    let found = matrix.activity(row(0)).unwrap().remark(role(0)).unwrap();
    assert_eq!((found.condition.as_str(), found.note.as_str()), ("at night", "ask first"));
}

#[test]
fn a_row_that_one_side_deletes_and_the_other_changes_is_in_conflict_either_way() {
    let delete = || vec![Edit::RemoveActivities { at: 1, count: 1 }];
    let change =
        || vec![letters(row(1), role(0), "R"), Edit::SetActivityTitle(row(1), "Restore all".to_owned())];
    let theirs_deletes = review(change(), delete());
    let conflict = only_conflict(&theirs_deletes);
    assert_eq!((conflict.kind, conflict.theirs.as_str()), (Kind::Removed, "deleted"));
    assert_eq!(conflict.mine, "changed: title Restore all; Restore all × Manager R");
    assert_eq!(titles(&taking(theirs_deletes.clone(), Group::Undisputed)).len(), 5);
    assert_eq!(titles(&taking(theirs_deletes, Group::All)), ["Patch", "Approve", "Review", "Monitor"]);

    let mine_deletes = review(delete(), change());
    assert_eq!(only_conflict(&mine_deletes).mine, "deleted");
    assert_eq!(titles(&taking(mine_deletes.clone(), Group::Undisputed)).len(), 4);
    let matrix = taking(mine_deletes, Group::All);
    assert_eq!(titles(&matrix), ["Patch", "Restore all", "Approve", "Review", "Monitor"]);
    assert_eq!(matrix.scheme.text(matrix.letters(row(1), role(0))), "R");
}

#[test]
fn a_row_that_one_side_deletes_and_the_other_moves_is_in_conflict() {
    let review =
        review(vec![Edit::MoveActivity { from: 0, to: 4 }], vec![Edit::RemoveActivities { at: 0, count: 1 }]);
    assert_eq!(only_conflict(&review).mine, "changed: row Patch after Monitor");
}

#[test]
fn a_column_that_one_side_deletes_and_the_other_fills_is_in_conflict_and_comes_back_with_its_letters() {
    let filled = new_row(9, "Escalate");
    let mut filled = filled;
    filled.set_letters_at(1, Scheme::raci().parse("A").unwrap());
    for change in [letters(row(1), role(1), "R"), Edit::InsertActivities { at: 2, rows: vec![filled] }] {
        let review = review(vec![Edit::RemoveRoles { at: 1, count: 1 }], vec![change.clone()]);
        let conflict = only_conflict(&review);
        assert_eq!(conflict.target, Target::Record(Register::Role, role(1).0));
        assert_eq!(write(&taking(review.clone(), Group::All)), write(&with(vec![change])));
        assert_eq!(taking(review, Group::Undisputed).role_count(), 2);
    }
}

#[test]
fn both_may_delete_the_same_row() {
    let delete = || vec![Edit::RemoveActivities { at: 1, count: 1 }];
    assert_eq!(standings(&review(delete(), delete())), [(Standing::Agreed, "row Restore".to_owned())]);
}

#[test]
fn a_row_moved_to_two_places_is_in_conflict_and_stays_where_mine_has_it() {
    let review =
        review(vec![Edit::MoveActivity { from: 0, to: 2 }], vec![Edit::MoveActivity { from: 0, to: 4 }]);
    assert_eq!(
        (only_conflict(&review).mine.as_str(), only_conflict(&review).theirs.as_str()),
        ("after Approve", "after Monitor")
    );
    assert_eq!(
        titles(&taking(review.clone(), Group::Undisputed)),
        ["Restore", "Approve", "Patch", "Review", "Monitor"]
    );
    assert_eq!(titles(&taking(review, Group::All)), ["Restore", "Approve", "Review", "Monitor", "Patch"]);
}

#[test]
fn rows_that_both_add_under_the_same_title_are_both_kept_and_said_to_be_alike() {
    let review = review(vec![insert(1, 10, "Order chairs")], vec![insert(1, 11, "order the chair")]);
    let theirs = review.item(&Target::Record(Register::Activity, row(11).0)).unwrap();
    assert_eq!((theirs.standing, theirs.twin), (Standing::Theirs, Some(row(10).0)));
    let both = taking(review.clone(), Group::All);
    assert_eq!(titles(&both).len(), 7);
    let mut one = review;
    one.decide(Group::All, Decision::Accepted);
    one.decide(Group::Row(row(11)), Decision::Rejected);
    assert!(one.edits().is_empty());
}

#[test]
fn a_row_that_both_got_from_elsewhere_and_then_changed_is_compared_field_by_field() {
    let review = review(vec![insert(0, 10, "Order chairs")], vec![insert(0, 10, "Order tables")]);
    let conflict = only_conflict(&review);
    assert_eq!(conflict.target, Target::Field(Register::Activity, row(10).0, "title"));
    assert_eq!((conflict.mine.as_str(), conflict.theirs.as_str()), ("Order chairs", "Order tables"));
    assert_eq!(titles(&taking(review, Group::All)).first(), Some(&"Order tables"));
}

#[test]
fn decisions_reach_a_row_a_column_an_area_and_a_register() {
    let theirs = vec![
        letters(row(0), role(0), "R"),
        letters(row(0), role(1), "A"),
        letters(row(1), role(1), "A"),
        Edit::Person(ListEdit::Set { id: PersonId(id(500)), field: PersonField::Notes("Away".to_owned()) }),
        Edit::SetRole(role(1), Box::new(RoleField::Notes("Busy".to_owned()))),
    ];
    let mut review = review(Vec::new(), theirs);
    let mut count = |group| review.decide(group, Decision::Accepted);
    assert_eq!(count(Group::Row(row(0))), 2);
    assert_eq!(count(Group::Column(role(1))), 3);
    assert_eq!(count(Group::Area(Some(AreaId(id(200))))), 3);
    assert_eq!(count(Group::Area(None)), 0);
    assert_eq!(count(Group::Register(Register::Person)), 1);
    assert_eq!(count(Group::One(Target::Letters(row(0), role(0)))), 1);
    assert_eq!(count(Group::All), 5);
}

#[test]
fn a_row_that_is_accepted_brings_its_new_area_along_unless_that_is_rejected() {
    let area = Area { id: AreaId(id(201)), title: "Security".to_owned(), ..Area::default() };
    let mut row_in_it = new_row(10, "Order chairs");
    row_in_it.area = Some(area.id);
    let theirs = vec![
        Edit::Area(ListEdit::Insert { at: 1, items: vec![area] }),
        Edit::InsertActivities { at: 0, rows: vec![row_in_it] },
    ];
    let review = review(Vec::new(), theirs);
    assert_eq!(taking(review.clone(), Group::Row(row(10))).areas.len(), 2);
    let mut without = review;
    without.decide(Group::Register(Register::Area), Decision::Rejected);
    assert_eq!(taking(without, Group::Row(row(10))).areas.len(), 1);
}

#[test]
fn an_area_that_one_side_deletes_and_the_other_uses_is_in_conflict() {
    let area = || Area { id: AreaId(id(201)), title: "Security".to_owned(), ..Area::default() };
    let mut base = sample();
    base.areas.push(area());
    let mut theirs = base.clone();
    theirs.areas.pop();
    let mut mine = base.clone();
    Edit::SetActivityArea(row(0), Some(area().id)).apply(&mut mine, &mut Touched::default()).unwrap();
    let review = Review::new(Some(base), mine, theirs);
    assert_eq!(review.place(only_conflict(&review)), "area Security");
}

#[test]
fn a_party_added_with_a_role_comes_with_it() {
    let party = Party { id: PartyId(id(100)), name: "Provider".to_owned(), ..Party::default() };
    let column = RoleColumn::from(Role {
        id: role(9),
        title: "Engineer".to_owned(),
        party: party.id,
        ..Role::default()
    });
    let theirs = vec![
        Edit::Party(ListEdit::Insert { at: 0, items: vec![party] }),
        Edit::InsertRoles { at: 3, columns: vec![column] },
    ];
    let matrix = taking(review(Vec::new(), theirs), Group::Column(role(9)));
    assert_eq!((matrix.parties.len(), matrix.role_count()), (1, 4));
}

#[test]
fn letters_of_a_scheme_that_is_not_taken_are_added_to_mine() {
    let mut theirs = sample();
    let change = Edit::SetScheme(Box::new(Scheme::rasci()));
    change.apply(&mut theirs, &mut Touched::default()).unwrap();
    let supports = Scheme::rasci().parse("S").unwrap();
    let edit = Edit::SetLetters { activity: row(0), role: role(0), letters: supports };
    edit.apply(&mut theirs, &mut Touched::default()).unwrap();
    let review = Review::new(Some(sample()), with(vec![letters(row(1), role(0), "CI")]), theirs);
    let matrix = taking(review.clone(), Group::Row(row(0)));
    assert_eq!(matrix.scheme.text(matrix.scheme.all()), "RACIS");
    assert_eq!(matrix.scheme.text(matrix.letters(row(0), role(0))), "S");
    let matrix = taking(review, Group::All);
    assert_eq!(matrix.scheme, Scheme::rasci());
    assert_eq!(matrix.scheme.text(matrix.letters(row(1), role(0))), "CI", "positions change, letters stay");
}

#[test]
fn fields_of_a_later_version_travel_with_their_record() {
    let mut theirs = sample();
    theirs.people[0].extra.insert("pager".to_owned(), 7.into());
    let mut changed = theirs.activity(row(2)).unwrap().clone();
    changed.with_details(|details| details.extra.insert("cost".to_owned(), 9.into()));
    for edit in [
        Edit::RemoveActivities { at: 2, count: 1 },
        Edit::InsertActivities { at: 2, rows: vec![changed] },
        Edit::SetActivityTitle(row(2), "Approve more".to_owned()),
    ] {
        edit.apply(&mut theirs, &mut Touched::default()).unwrap();
    }
    let review = Review::new(None, sample(), theirs.clone());
    assert_eq!(write(&taking(review, Group::All)), write(&theirs));
}

#[test]
fn without_a_base_whatever_differs_is_theirs() {
    let review = Review::new(None, with(vec![letters(row(0), role(0), "R")]), sample());
    assert!(!review.has_base());
    assert_eq!(standings(&review), [(Standing::Theirs, "Patch × Manager".to_owned())]);
    assert_eq!((review.items()[0].mine.as_str(), review.items()[0].theirs.as_str()), ("R", ""));
    assert_eq!(review.summary(), "1 cell changed");
}
