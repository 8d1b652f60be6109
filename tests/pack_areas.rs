//! Adding an area of a template to a matrix: one step that can be taken back and changes nothing that is there.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "in a test a panic is the answer")]

mod support;

use proptest::prelude::*;
use remit::catalog::{AreaAddition, add_area, pack, packs, scheme};
use remit::edit::{Edit, ListEdit};
use remit::model::*;
use remit::rules::Engine;
use support::{random_matrix, random_transaction, serialised};

fn open(id: &str, seed: u64) -> Matrix {
    pack(id).unwrap().build(&mut SeededRandomness::new(seed), "en")
}

fn area_called(matrix: &Matrix, title: &str) -> AreaId {
    matrix.areas.iter().find(|area| area.title == title).unwrap().id
}

/// Adds the area to the matrix and says what was done.
fn add(matrix: &mut Matrix, pack: &Matrix, title: &str) -> AreaAddition {
    let addition = add_area(matrix, pack, area_called(pack, title), &mut SeededRandomness::new(77)).unwrap();
    addition.transaction.clone().apply(matrix).unwrap();
    addition
}

fn row_called<'a>(matrix: &'a Matrix, title: &str) -> &'a Activity {
    matrix.activities().find(|row| row.title == title).unwrap()
}

/// What a row says, by the names of things instead of their identities.
fn in_words(matrix: &Matrix, row: &Activity) -> Vec<String> {
    let title = |id: RoleId| matrix.role(id).unwrap().title.clone();
    let details = row.details();
    let mut words = vec![row.title.clone()];
    for (role, letters) in matrix.roles().zip(row.letters()).filter(|(_, letters)| !letters.is_empty()) {
        let condition = row.remark(role.id).map(|it| it.condition.as_str()).unwrap_or_default();
        words.push(format!("{} {} {condition}", role.title, matrix.scheme.text(*letters)));
    }
    words[1..].sort();
    words.extend(details.approvers.iter().map(|id| format!("approves {}", title(*id))));
    if let Some(EmergencyRule::ApprovalFirst { approver: Some(role) }) = &details.emergency {
        words.push(format!("in an emergency {}", title(*role)));
    }
    for id in &details.systems {
        let item = matrix.scope.iter().find(|item| item.id == *id).unwrap();
        words.push(format!("touches {} of {}", item.name, title(item.owner.unwrap())));
    }
    if let Some(id) = details.decision_level {
        words.push(matrix.decision_levels.iter().find(|level| level.id == id).unwrap().title.clone());
    }
    let told = [&details.description, &details.deliverable, &details.retention, &details.split.parts];
    words.extend(told.map(String::clone));
    words.extend(details.controls.iter().cloned());
    words
}

#[test]
fn every_area_of_every_template_comes_into_a_blank_matrix_as_it_is() {
    for pack in packs() {
        let source = open(pack.id, 3);
        for area in &source.areas {
            let mut matrix = open("blank", 4);
            let addition = add(&mut matrix, &source, &area.title);
            let of_area = || source.activities().filter(|row| row.area == Some(area.id));
            assert_eq!(addition.activities, of_area().count());
            assert_eq!(addition.roles.len(), matrix.role_count());
            let expected: Vec<_> = of_area().map(|row| in_words(&source, row)).collect();
            let found: Vec<_> = matrix.activities().map(|row| in_words(&matrix, row)).collect();
            assert_eq!(found, expected, "{}: {}", pack.id, area.title);
            assert_eq!(matrix.decision_levels.len(), 4, "the levels of the matrix are used");
            for role in matrix.roles() {
                let original = source.roles().find(|it| it.title == role.title).unwrap();
                assert_eq!(matrix.side(role), source.side(original));
                assert_eq!(role.authorisation_level, original.authorisation_level);
            }
            let engine = Engine::strict(&matrix, "2026-11-22".parse().unwrap());
            let errors: Vec<_> =
                engine.findings(&matrix).filter(|it| it.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{}: {}: {errors:?}", pack.id, area.title);
        }
    }
}

#[test]
fn roles_meet_by_title_and_side_whatever_the_case() {
    let source = open("outsourcing", 1);
    let mut matrix = open("blank", 2);
    let [customer, provider] = [0, 1].map(|place| matrix.parties[place].id);
    let known = [("security lead", customer), ("Service Desk Engineer", customer), ("Requester ", customer)];
    for (place, (title, party)) in known.into_iter().enumerate() {
        let id = RoleId(Id::from_bits(900 + place as u64));
        matrix.push_role(Role { id, title: title.into(), party, ..Role::default() });
    }
    let addition = add(&mut matrix, &source, "Access");
    assert!(!addition.roles.iter().any(|title| title == "Security Lead" || title == "Requester"));
    assert!(addition.roles.contains(&"Service Desk Engineer".to_owned()), "the customer's is another role");
    let row = row_called(&matrix, "User access request approval");
    assert_eq!(matrix.scheme.text(row.letters_at(0)), "C");
    assert_eq!(matrix.scheme.text(row.letters_at(1)), "", "the customer's service desk keeps out of it");
    let engineer = matrix.roles().filter(|role| role.title == "Service Desk Engineer").nth(1).unwrap();
    assert_eq!(engineer.party, provider);
    assert_eq!(matrix.scheme.text(matrix.letters(row.id, engineer.id)), "R");
}

#[test]
fn a_party_that_is_missing_comes_along() {
    let mut matrix = open("iam", 1);
    let source = open("cloud", 2);
    add(&mut matrix, &source, "PaaS: managed platforms");
    let names: Vec<_> = matrix.parties.iter().map(|party| party.name.as_str()).collect();
    assert_eq!(names, ["Company", "Integrator", "Cloud provider"]);
}

#[test]
fn what_is_there_already_is_told_and_not_added_twice() {
    let mut matrix = open("outsourcing", 1);
    let before = matrix.clone();
    let source = open("outsourcing", 2);
    let addition = add(&mut matrix, &source, "Continuity");
    assert_eq!((addition.activities, addition.roles.len()), (0, 0));
    assert_eq!(addition.already_there.len(), 4);
    assert!(addition.transaction.edits.is_empty());
    assert_eq!(matrix, before);
}

#[test]
fn a_row_that_was_deleted_comes_back_to_its_area_and_to_the_systems_that_are_there() {
    let mut matrix = open("outsourcing", 1);
    let at = matrix.activities().position(|row| row.title == "Backup recovery test").unwrap();
    remit::edit::Transaction::new("Delete", vec![Edit::RemoveActivities { at, count: 1 }])
        .apply(&mut matrix)
        .unwrap();
    let (areas, scope) = (matrix.areas.clone(), matrix.scope.clone());
    let addition = add(&mut matrix, &open("outsourcing", 2), "Continuity");
    assert_eq!((addition.activities, addition.already_there.len()), (1, 3));
    assert_eq!((&matrix.areas, &matrix.scope), (&areas, &scope));
    let row = row_called(&matrix, "Backup recovery test");
    assert_eq!(row.area, Some(area_called(&matrix, "Continuity")));
    let backup = matrix.scope.iter().find(|item| item.kind == ScopeKind::Backup).unwrap();
    assert_eq!(row.details().systems, [backup.id]);
    let next = matrix.activity_at(matrix.activity_index(row.id).unwrap() + 1).unwrap();
    assert_eq!(next.area, Some(area_called(&matrix, "Governance")), "it stands last in its area");
}

#[test]
fn levels_that_were_renamed_are_met_by_their_number() {
    let mut matrix = open("blank", 1);
    let id = matrix.decision_levels[1].id;
    let field = DecisionLevelField::Title("2 two signatures".into());
    let rename = Edit::DecisionLevel(ListEdit::Set { id, field });
    remit::edit::Transaction::new("Rename", vec![rename]).apply(&mut matrix).unwrap();
    add(&mut matrix, &open("outsourcing", 2), "Access");
    assert_eq!(matrix.decision_levels.len(), 4);
    assert_eq!(row_called(&matrix, "Privileged access approval").details().decision_level, Some(id));
}

#[test]
fn a_level_that_is_missing_comes_along() {
    let mut matrix = Matrix::default();
    add(&mut matrix, &open("outsourcing", 2), "Access");
    let titles: Vec<_> = matrix.decision_levels.iter().map(|level| level.title.as_str()).collect();
    assert_eq!(titles, ["1 routine", "2 elevated / cross-department"]);
}

fn with_scheme(name: &str) -> Matrix {
    let mut matrix = Matrix::default();
    matrix.scheme = scheme(name).unwrap();
    matrix
}

#[test]
fn letters_meet_by_the_part_they_play() {
    let source = open("outsourcing", 2);
    for (name, expected) in
        [("RASCI", "R A C I"), ("CAIRO", "R A C I"), ("DACI", "D A C I"), ("RAPID", "P D I ")]
    {
        let mut matrix = with_scheme(name);
        add(&mut matrix, &source, "Infrastructure");
        let row = row_called(&matrix, "Firewall rule change");
        let of = |title: &str| {
            let role = matrix.roles().find(|role| role.title == title).unwrap();
            matrix.scheme.text(matrix.letters(row.id, role.id))
        };
        let titles = [
            "Provider Network Engineer",
            "Internal Infrastructure Owner",
            "Security Lead",
            "Operations Lead",
        ];
        assert_eq!(titles.map(of).join(" "), expected, "{name}");
    }
}

#[test]
fn a_letter_without_counterpart_stays_as_text_that_is_not_read() {
    let source = open("outsourcing", 2);
    let mut matrix = with_scheme("RAPID");
    add(&mut matrix, &source, "Infrastructure");
    let row = row_called(&matrix, "Firewall rule change");
    let told = matrix.roles().find(|role| role.title == "Operations Lead").unwrap();
    assert_eq!(row.remark(told.id).unwrap().unread, "I");
}

#[test]
fn an_area_that_the_template_has_not_is_none() {
    let matrix = open("blank", 1);
    let nowhere = AreaId(Id::from_bits(5));
    assert_eq!(add_area(&matrix, &open("iam", 1), nowhere, &mut SeededRandomness::new(1)), None);
}

/// A matrix to add to: anything at all, or a template on which somebody has worked.
fn base(seed: u64, kind: usize) -> Matrix {
    let mut matrix = match packs().get(kind) {
        Some(pack) => open(pack.id, seed),
        None => random_matrix(seed, kind % 5, kind % 7),
    };
    let randomness = &mut SeededRandomness::new(seed ^ 9);
    for _ in 0..seed % 6 {
        let transaction = random_transaction(&matrix, randomness);
        transaction.apply(&mut matrix).unwrap();
    }
    matrix
}

/// Whether everything in `list` still stands there, in its order and unchanged.
fn kept<T: PartialEq>(list: &[T], after: &[T]) -> bool {
    after.starts_with(list)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_an_area_can_be_taken_back_and_changes_no_row(
        seed in any::<u64>(), kind in 0usize..14, pack in 0usize..6, area in 0usize..12,
    ) {
        let before = base(seed, kind);
        let source = open(packs()[pack].id, seed ^ 3);
        let area = source.areas[area % source.areas.len()].id;
        let addition = add_area(&before, &source, area, &mut SeededRandomness::new(seed ^ 5)).unwrap();
        let mut matrix = before.clone();
        let (inverse, _) = addition.transaction.clone().apply(&mut matrix).unwrap();

        prop_assert_eq!(matrix.activity_count(), before.activity_count() + addition.activities);
        prop_assert_eq!(matrix.role_count(), before.role_count() + addition.roles.len());
        for row in before.activities() {
            let after = matrix.activity(row.id).unwrap();
            prop_assert_eq!((&row.title, row.area, row.details()), (&after.title, after.area, after.details()));
            prop_assert_eq!(row.letters(), &after.letters()[..before.role_count()]);
            prop_assert!(after.letters()[before.role_count()..].iter().all(|letters| letters.is_empty()));
            prop_assert!(row.remarks().eq(after.remarks()));
        }
        prop_assert!(before.roles().eq(matrix.roles().take(before.role_count())));
        let order = |matrix: &Matrix| -> Vec<ActivityId> {
            matrix.activities().map(|row| row.id).filter(|id| before.activity(*id).is_some()).collect()
        };
        prop_assert_eq!(order(&before), order(&matrix));
        prop_assert!(kept(&before.parties, &matrix.parties) && kept(&before.areas, &matrix.areas));
        prop_assert!(kept(&before.scope, &matrix.scope));
        prop_assert!(kept(&before.decision_levels, &matrix.decision_levels));
        prop_assert_eq!(&before.escalations, &matrix.escalations);

        let again = add_area(&matrix, &source, area, &mut SeededRandomness::new(seed ^ 6)).unwrap();
        prop_assert_eq!((again.activities, again.transaction.edits.len()), (0, 0));

        inverse.apply(&mut matrix).unwrap();
        prop_assert!(matrix == before);
        prop_assert_eq!(serialised(&matrix), serialised(&before));
    }
}
