//! What a comparison finds and how it says it.

use super::*;
use crate::edit::{Edit, ListEdit, Touched};
use crate::exchange::numbered::{id, role, row};
use crate::model::{
    Activity, ActivityField, ActivityId, Area, AreaId, Party, PartyId, Person, PersonId, Remark, Role,
    RoleField, RoleId, Scheme,
};

/// Two parties, two areas, three roles, six rows; every row has R for the first role and A for the second.
fn sample() -> Matrix {
    let mut matrix = Matrix::default();
    for (number, name) in (100..).zip(["Customer Ltd", "Provider Inc"]) {
        matrix.parties.push(Party { id: PartyId(id(number)), name: name.to_owned(), ..Party::default() });
    }
    for (number, title) in (200..).zip(["Operations", "Security"]) {
        matrix.areas.push(Area { id: AreaId(id(number)), title: title.to_owned(), ..Area::default() });
    }
    for (number, title) in (300..).zip(["Service Manager", "Business Owner", "Security Lead"]) {
        let party = PartyId(id(100));
        assert!(matrix.push_role(Role {
            id: RoleId(id(number)),
            title: title.to_owned(),
            party,
            ..Role::default()
        }));
    }
    let titles = [
        "Patch production servers",
        "Restore a backup",
        "Approve firewall rules",
        "Review privileged accounts",
        "Monitor audit logs",
        "Report an incident",
    ];
    for (number, title) in (0..).zip(titles) {
        let mut activity = Activity::new(row(number), title, 3);
        activity.area = Some(AreaId(id(if number < 3 { 200 } else { 201 })));
        activity.set_letters_at(0, matrix.scheme.parse("R").unwrap());
        activity.set_letters_at(1, matrix.scheme.parse("A").unwrap());
        assert!(matrix.push_activity(activity));
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

/// Each difference as a line: place, old, new.
fn lines(newer: &Matrix) -> Vec<String> {
    let older = sample();
    let comparison = compare(&older, newer);
    let line = |it: &Difference| {
        let place = place_of(&[&older, &comparison.newer], &it.target);
        format!("{place}: {:?} [{}] [{}]", it.kind, it.old, it.new).to_lowercase()
    };
    comparison.differences.iter().map(line).collect()
}

fn summary_of(newer: &Matrix) -> String {
    compare(&sample(), newer).summary()
}

#[test]
fn letters_conditions_and_notes_of_a_cell_are_told_apart() {
    let letters = sample().scheme.parse("RA").unwrap();
    let remark = Remark { condition: "at night".to_owned(), note: "new".to_owned(), ..Remark::default() };
    let newer = with(vec![
        Edit::SetLetters { activity: row(0), role: role(0), letters },
        Edit::SetRemark { activity: row(0), role: role(0), remark: Box::new(remark) },
    ]);
    assert_eq!(
        lines(&newer),
        [
            "patch production servers × service manager: changed [r] [ra]",
            "patch production servers × service manager: condition: changed [] [at night]",
            "patch production servers × service manager: note: changed [] [new]",
        ]
    );
    assert_eq!(summary_of(&newer), "1 cell changed");
}

#[test]
fn fields_are_told_by_name_and_references_by_what_they_refer_to() {
    let person = Person { id: PersonId(id(500)), name: "Ann".to_owned(), ..Person::default() };
    let newer = with(vec![
        Edit::Person(ListEdit::Insert { at: 0, items: vec![person] }),
        Edit::SetRole(role(2), Box::new(RoleField::Deputy(Some(PersonId(id(500)))))),
        Edit::SetRole(role(2), Box::new(RoleField::Party(PartyId(id(101))))),
        Edit::SetRole(role(1), Box::new(RoleField::Title("Owner of the business".to_owned()))),
        Edit::SetActivityArea(row(0), None),
        Edit::SetActivity(row(0), Box::new(ActivityField::Kind(crate::model::ActivityKind::Governance))),
    ]);
    assert_eq!(
        lines(&newer),
        [
            "person ann: added [] [ann]",
            "role business owner: title: changed [business owner] [owner of the business]",
            "role security lead: party: changed [customer ltd] [provider inc]",
            "role security lead: deputy: changed [] [ann]",
            "row patch production servers: area: changed [operations] []",
            "row patch production servers: kind: changed [operational] [governance]",
        ]
    );
    assert_eq!(summary_of(&newer), "1 person added, 1 role renamed, 1 role changed, 1 row changed");
}

#[test]
fn one_row_moved_is_one_difference_whichever_way_it_went() {
    let down = with(vec![Edit::MoveActivity { from: 0, to: 4 }]);
    assert_eq!(lines(&down), ["row patch production servers: moved [first] [after monitor audit logs]"]);
    let up = with(vec![Edit::MoveActivity { from: 5, to: 0 }]);
    assert_eq!(lines(&up), ["row report an incident: moved [after monitor audit logs] [first]"]);
    let column = with(vec![Edit::MoveRole { from: 2, to: 0 }]);
    assert_eq!(lines(&column), ["role security lead: moved [after business owner] [first]"]);
    assert_eq!(summary_of(&column), "1 role moved");
}

#[test]
fn a_matrix_that_came_back_under_other_identities_is_recognised() {
    let mut back = Matrix::default();
    let fresh = |number: u64| id(9_000 + number);
    for (number, party) in (0..).zip(sample().parties) {
        back.parties.push(Party { id: PartyId(fresh(number)), ..party });
    }
    for (number, area) in (10..).zip(sample().areas) {
        back.areas.push(Area { id: AreaId(fresh(number)), ..area });
    }
    for (number, role) in (20..).zip(sample().roles()) {
        let party = PartyId(fresh(0));
        assert!(back.push_role(Role { id: RoleId(fresh(number)), party, ..role.clone() }));
    }
    let mut rows: Vec<Activity> = sample().activities().cloned().collect();
    rows.swap(0, 1);
    for (number, mut row) in (30..).zip(rows) {
        row.id = ActivityId(fresh(number));
        row.area = row.area.map(|area| AreaId(fresh(if area.0 == id(200) { 10 } else { 11 })));
        if row.title == "Review privileged accounts" {
            row.title = "Review of the privileged accounts and groups".to_owned();
        }
        assert!(back.push_activity(row));
    }
    assert_eq!(
        lines(&back),
        [
            "row restore a backup: moved [after patch production servers] [first]",
            "row review privileged accounts: title: changed [review privileged accounts] \
             [review of the privileged accounts and groups]",
        ]
    );
}

#[test]
fn a_row_without_a_likeness_is_new_and_the_other_gone() {
    let mut row = Activity::new(ActivityId(id(777)), "Order office chairs", 3);
    row.area = Some(AreaId(id(200)));
    let newer = with(vec![
        Edit::RemoveActivities { at: 1, count: 1 },
        Edit::InsertActivities { at: 1, rows: vec![row] },
    ]);
    assert_eq!(summary_of(&newer), "1 row added, 1 row removed");
    assert!(lines(&newer).contains(&"row restore a backup: removed [restore a backup] []".to_owned()));
}

#[test]
fn another_scheme_with_the_same_letters_changes_no_cell() {
    let change = crate::edit::reletter(
        &sample(),
        Scheme::rasci(),
        &crate::edit::LetterMapping::proposed(&Scheme::raci(), &Scheme::rasci()),
    );
    let newer = with(change.edits);
    assert_ne!(newer.scheme, sample().scheme);
    assert_eq!(summary_of(&newer), "letters changed");
}

#[test]
fn a_column_that_only_one_side_has_is_one_difference() {
    let newer = with(vec![Edit::RemoveRoles { at: 0, count: 1 }]);
    assert_eq!(lines(&newer), ["role service manager: removed [service manager] []"]);
    let older = compare(&newer, &sample());
    assert_eq!(older.summary(), "1 role added");
}
