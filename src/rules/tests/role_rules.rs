//! Rules that look at roles and people: each with a role where it fires, roles where it must not, and its fix.

use super::support::*;
use crate::edit::{Edit, Transaction};
use crate::model::*;
use crate::rules::{Engine, FixAction, RuleId};

/// Rows in which the only role or the first of two has the letters.
fn column(head: &str, cells: &[&str]) -> Matrix {
    let rows = cells.iter().enumerate().map(|(number, cell)| format!("Check site {number} | {cell}"));
    sketch(&[head.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n"))
}

fn role_field(matrix: &mut Matrix, role: usize, field: RoleField) {
    Transaction::new("", vec![Edit::SetRole(role_id(role), Box::new(field))]).apply(matrix).unwrap();
}

#[test]
fn a_vague_title_is_to_name_a_function() {
    let rule = RuleId::RoleVague;
    let matrix = sketch("IT Manager, Security team\nCheck logs | A R");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    assert_eq!(
        message(&matrix, rule),
        "\"Security team\" does not say who acts. Name the function, such as Information Security Manager."
    );
    let FixAction::RenameRole(role, suggestions) = fixes(&matrix, rule)[0].action.clone() else { panic!() };
    assert_eq!(role, role_id(1));
    assert!(suggestions.contains(&"Security Analyst"));
}

#[test]
fn a_role_without_a_letter_is_idle_once_work_has_begun() {
    let rule = RuleId::RoleIdle;
    assert!(!fires(&sketch("Owner, Lead\nCheck logs | - -"), rule));
    let matrix = sketch("Owner, Lead, Clerk\nCheck logs | A R -");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(2))]);
    let (after, label) = fixed(&matrix, rule, "Delete Clerk");
    assert_eq!((after.role_count(), label.as_str()), (2, "Delete role Clerk"));
}

#[test]
fn an_idle_role_that_is_needed_elsewhere_is_not_offered_for_deletion() {
    let mut matrix = sketch("Owner, Lead, Clerk\nCheck logs | A R -");
    matrix.escalations.push(Escalation { writes_report: Some(role_id(2)), ..Escalation::default() });
    assert!(fires(&matrix, RuleId::RoleIdle));
    assert!(fixes(&matrix, RuleId::RoleIdle).is_empty());
}

#[test]
fn load_is_measured_by_the_limits_of_the_matrix() {
    let rule = RuleId::RoleOverloaded;
    let mut cells = vec!["R A"; 10];
    cells.extend(["- A"; 12]);
    let mut matrix = column("Manager, Owner", &cells);
    matrix.people.clear();
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(0)), Place::Role(role_id(1))]);
    assert_eq!(
        message(&matrix, rule),
        "Manager does or owns 10 of 22 activities (45 %; the limit is 40 %). Share the load."
    );
    matrix.rules.limits.overloaded_minimum = 11;
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    matrix.rules.limits.overloaded_percent = 100;
    assert!(!fires(&matrix, rule), "all is not more than 100 per cent");
    assert!(!fires(&column("Manager, Owner", &["C I"; 12]), rule), "listening is no load");
}

#[test]
fn a_person_is_overloaded_through_several_roles() {
    let rule = RuleId::RoleOverloaded;
    let mut cells = vec!["R - I I"; 6];
    cells.extend(["- A I I"; 6]);
    cells.extend(["RA A - -"; 2]);
    cells.extend(["- - R A"; 8]);
    let mut matrix = column("Manager, Owner, Clerk, Head", &cells);
    matrix.rules.limits.overloaded_minimum = 12;
    assert!(!fires(&matrix, rule));
    role_field(&mut matrix, 1, RoleField::Holders(vec![person_id(1), person_id(0)]));
    assert_eq!(places(&matrix, rule), [Place::Person(person_id(0))]);
    assert_eq!(
        message(&matrix, rule),
        "Person 0 in two roles does or owns 14 of 22 activities (63 %; the limit is 40 %). Share the load."
    );
    let engine = Engine::new(&matrix, today());
    assert_eq!(engine.person_load(&matrix, person_id(0)), 14, "rows with both roles count once");
    assert_eq!(engine.person_load(&matrix, person_id(2)), 8);
}

#[test]
fn a_role_with_a_letter_everywhere_is_a_meeting() {
    let rule = RuleId::RoleEverywhere;
    let matrix = column("Owner, Lead", &["A R", "A R", "A -", "A R", "A R"]);
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(0))]);
    assert!(message(&matrix, rule).starts_with("Owner has a letter on all 5 activities."));
    assert!(!fires(&column("Owner, Lead", &["A R"; 4]), rule), "few rows are soon all");
}

#[test]
fn a_role_that_only_listens_needs_no_column() {
    let rule = RuleId::RoleInformedOnly;
    let matrix = column("Owner, Board, Clerk", &["A I I", "A I C", "A - -"]);
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    assert_eq!(
        message(&matrix, rule),
        "Board is only ever informed, on two activities. A mailing list would do."
    );
}

#[test]
fn a_person_moves_to_the_holders() {
    let rule = RuleId::RolePerson;
    let matrix = sketch("Security Lead, Anna Schmidt\nCheck logs | A R");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    let label = "Make Anna Schmidt the holder and rename the role";
    let (after, name) = fixed(&matrix, rule, label);
    assert_eq!(name, "Make Anna Schmidt a holder of the role");
    let holder = *after.role(role_id(1)).unwrap().holders.last().unwrap();
    assert_eq!(after.person(holder).unwrap().name, "Anna Schmidt");
    let FixAction::ApplyThenRename(_, role) = fixes(&matrix, rule)[0].action.clone() else { panic!() };
    assert_eq!(role, role_id(1));
}

#[test]
fn a_person_who_is_known_is_not_entered_twice() {
    let mut matrix = sketch("Security Lead, Anna Schmidt\nCheck logs | A R");
    matrix.people[0].name = "Anna Schmidt".into();
    let (after, _) = fixed(&matrix, RuleId::RolePerson, "Make Anna Schmidt the holder and rename the role");
    assert_eq!(after.people.len(), 2);
    assert!(after.role(role_id(1)).unwrap().holders.contains(&person_id(0)));
}

#[test]
fn near_same_titles_of_one_party_are_one_role() {
    let rule = RuleId::RoleDuplicate;
    let mut matrix = sketch("Security Lead, Clerk, Lead (Security)\nCheck logs | A C -\nCheck keys | - A R");
    matrix.escalations.push(Escalation { first_notified: Some(role_id(2)), ..Escalation::default() });
    matrix.scope.push(ScopeItem { owner: Some(role_id(2)), ..ScopeItem::default() });
    detail(&mut matrix, 0, ActivityField::Approvers(vec![role_id(2), role_id(0)]));
    condition(&mut matrix, 1, 2, "at night");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(2))]);
    assert_eq!(
        message(&matrix, rule),
        "Lead (Security) is called nearly the same as Security Lead. Merge them or rename one."
    );
    let (after, label) = fixed(&matrix, rule, "Merge with Security Lead");
    assert_eq!(label, "Merge role Lead (Security) with Security Lead");
    assert_eq!((letters(&after, 0), letters(&after, 1)), ("A C".into(), "R A".into()));
    let kept = after.role(role_id(0)).unwrap();
    assert_eq!(kept.holders, [person_id(0), person_id(2)]);
    assert_eq!(after.activity(row_id(1)).unwrap().remark(role_id(0)).unwrap().condition, "at night");
    assert_eq!(after.escalations[0].first_notified, Some(role_id(0)));
    assert_eq!(after.scope[0].owner, Some(role_id(0)));
    assert_eq!(after.activity(row_id(0)).unwrap().details().approvers, [role_id(0)]);
}

#[test]
fn the_same_title_on_either_side_is_two_roles() {
    assert!(!fires(&sketch("Security Lead, +Security Lead\nCheck logs | A R"), RuleId::RoleDuplicate));
}

#[test]
fn identical_columns_of_one_party_are_suspicious() {
    let rule = RuleId::RoleDuplicate;
    let cells = ["R R A", "C C A", "- - R", "I I -"];
    let matrix = column("Clerk, Assistant, Owner", &cells);
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    assert!(message(&matrix, rule).starts_with("Assistant has the same letters as Clerk on every activity."));
    assert!(!fires(&column("Clerk, +Assistant, Owner", &cells), rule), "of two parties");
    assert!(
        !fires(&column("Clerk, Assistant, Owner", &["R R A", "I I A"]), rule),
        "two letters may be chance"
    );
    assert!(
        !fires(&column("Clerk, Assistant, Owner", &["R R A", "C I A", "I C R", "- - I"]), rule),
        "in other rows"
    );
}

#[test]
fn a_role_that_acts_needs_a_holder() {
    let rule = RuleId::HolderMissing;
    let mut matrix = sketch("Owner, Lead, Clerk\nCheck logs | A R C");
    assert!(!fires(&matrix, rule));
    (0..3).for_each(|role| role_field(&mut matrix, role, RoleField::Holders(Vec::new())));
    assert_eq!(
        places(&matrix, rule),
        [Place::Role(role_id(0)), Place::Role(role_id(1))],
        "who is asked may wait"
    );
    assert_eq!(
        message(&matrix, rule),
        "Owner does or owns one activity, and nobody holds it. Name the holder."
    );
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::EditHolder(role_id(0)));
    matrix.escalations.push(Escalation { first_notified: Some(role_id(2)), ..Escalation::default() });
    assert_eq!(places(&matrix, rule).len(), 3);
}

#[test]
fn a_holder_who_is_no_longer_known_holds_nothing() {
    let mut matrix = sketch("Owner, Lead\nCheck logs | A R");
    matrix.people.remove(0);
    assert_eq!(places(&matrix, RuleId::HolderMissing), [Place::Role(role_id(0))]);
}

#[test]
fn a_role_in_look_alike_letters_is_written_plainly() {
    let rule = RuleId::TextConfusable;
    let matrix = sketch("\u{421}IO, Lead\nCheck logs | A R");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(0))]);
    let (after, label) = fixed(&matrix, rule, "Write it in plain letters");
    assert_eq!(
        (after.role(role_id(0)).unwrap().title.as_str(), label.as_str()),
        ("CIO", "Write CIO in plain letters")
    );
}
