//! Duties in different hands: pairs, people with several roles, reviews of one's own work.

use super::support::*;
use crate::catalog::default_separated_pairs;
use crate::edit::{Edit, Transaction};
use crate::model::*;
use crate::rules::{Engine, FixAction, RuleId};

/// A sketch with the pairs usually kept apart.
fn paired(text: &str) -> Matrix {
    Matrix { separated_pairs: default_separated_pairs(&mut SeededRandomness::new(1)), ..sketch(text) }
}

/// The roles with both sides in a matrix of two rows, in which the first role does both.
fn clash(first: &str, second: &str) -> bool {
    let matrix = paired(&format!("Clerk, Owner, Lead\n{first} | R A -\n{second} | R - A"));
    let roles = places(&matrix, RuleId::SodRole);
    assert!(roles.iter().all(|role| *role == Place::Role(role_id(0))), "{first} / {second}: {roles:?}");
    !roles.is_empty()
}

#[test]
fn one_role_on_both_sides_of_a_pair_is_an_error() {
    let rule = RuleId::SodRole;
    let matrix = paired("Clerk, Owner, Lead\nApprove access requests | RA C -\nCreate user accounts | R A C");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(0))]);
    assert_eq!(
        message(&matrix, rule),
        "Clerk holds Approve access requests and Create user accounts, but approve access and provision access \
         must be kept apart. Give one of them to another role."
    );
    assert_eq!(rule.rule().severity, Severity::Error);
    let (after, label) = fixed(&matrix, rule, "Take Clerk off Create user accounts");
    assert_eq!(
        (letters(&after, 1).as_str(), label.as_str()),
        ("C A C", "Take Clerk off Create user accounts")
    );
    let (after, _) = fixed(&matrix, rule, "Take Clerk off Approve access requests");
    assert!(!fires(&after, rule));
}

#[test]
fn roles_that_are_asked_or_told_hold_nothing() {
    let matrix = paired("Clerk, Owner, Lead\nApprove access requests | C RA I\nCreate user accounts | R C A");
    assert!(!fires(&matrix, RuleId::SodRole));
    assert!(
        !fires(&sketch("Clerk, Owner\nApprove access | RA C\nCreate accounts | R A"), RuleId::SodRole),
        "no pairs"
    );
}

#[test]
fn every_usual_pair_is_recognised() {
    for (first, second) in [
        ("Submit access request", "Approve request"),
        ("Request access", "Access request approval"),
        ("User access approval", "Account creation and removal"),
        ("Grant access rights", "Quarterly access review"),
        ("Develop the application", "Deploy to production"),
        ("Build releases", "Production deployment"),
        ("Deploy the release", "Approve deployment"),
        ("Operate the platform", "Platform audit"),
        ("Administer servers", "Log review"),
        ("System administration", "Log monitoring"),
        ("Run the ISMS", "Internal audit programme of the year audit"),
        ("Manage vendors", "Approve vendor payments"),
        ("Handle suppliers", "Supplier invoice approval"),
        ("Perform the backup", "Recovery test"),
        ("Raise risks", "Accept risks"),
    ] {
        let expected = !first.starts_with("Run the");
        assert_eq!(clash(first, second), expected, "{first} / {second}");
    }
}

#[test]
fn pairs_are_recognised_in_other_languages() {
    for (first, second) in [
        ("Genehmigung von Zugriffen", "Berechtigungen einrichten"),
        ("Approbation des accès", "Attribution des accès"),
        ("Aprobación de accesos", "Creación de cuentas"),
        ("Goedkeuring van toegang", "Toegang verlenen"),
        ("Entwicklung der Anwendung", "Rollout in Produktion"),
        ("Serververwaltung", "Protokolle überprüfen"),
        ("Risiken melden", "Risikoakzeptanz"),
    ] {
        assert!(clash(first, second), "{first} / {second}");
    }
}

#[test]
fn what_only_sounds_like_a_duty_is_left_alone() {
    for (first, second) in [
        ("Develop the access policy", "Deploy to production"),
        ("Operate the platform", "Audit evidence preparation"),
        ("Approve access requests", "Account for costs"),
        ("Administrator rights change", "Log monitoring"),
        ("Approve production deployment", "Production release approval"),
        ("Assess risks", "Accept risks"),
        ("Login page design", "Server administration"),
    ] {
        assert!(!clash(first, second), "{first} / {second}");
    }
}

#[test]
fn a_row_on_both_sides_is_on_the_one_that_controls() {
    let mut matrix = paired("Clerk, Owner\nAccess request approval | R A\nRequest intake | R A");
    matrix.separated_pairs.truncate(1);
    matrix.separated_pairs[0].first = "request".into();
    matrix.separated_pairs[0].second = "approve".into();
    assert_eq!(places(&matrix, RuleId::SodRole).len(), 2);
    let matrix = paired("Clerk, Owner\nAccess request approval | R A\nLog filing | R A");
    assert!(!fires(&matrix, RuleId::SodRole));
}

#[test]
fn nature_tells_a_duty_where_the_title_does_not() {
    let mut matrix = paired("Clerk, Owner, Lead\nRaise risks | R A -\nUnresolved findings | R - A");
    assert!(!fires(&matrix, RuleId::SodRole));
    detail(&mut matrix, 1, ActivityField::Nature(Nature::RiskAcceptance));
    assert_eq!(places(&matrix, RuleId::SodRole), [Place::Role(role_id(0))]);
}

#[test]
fn a_pair_of_ones_own_words_is_matched_by_their_beginnings() {
    let mut matrix = sketch("Clerk, Owner, Lead\nTranslation of menus | R A -\nSigning the menus | R - A");
    let pair = |first: &str, second: &str| SeparatedPair {
        first: first.into(),
        second: second.into(),
        ..SeparatedPair::default()
    };
    matrix.separated_pairs = vec![pair("translate menus", "signing")];
    assert!(fires(&matrix, RuleId::SodRole));
    matrix.separated_pairs = vec![pair("translate books", "signing"), pair("", "signing")];
    assert!(!fires(&matrix, RuleId::SodRole));
}

#[test]
fn one_person_in_two_roles_separates_nothing() {
    let rule = RuleId::SodPerson;
    let mut matrix =
        paired("Clerk, Owner, Lead\nApprove access requests | R A -\nCreate user accounts | - A R");
    matrix.separated_pairs.retain(|pair| pair.first == "approve access");
    assert_eq!(places(&matrix, RuleId::SodRole), [Place::Role(role_id(1))]);
    assert!(!fires(&matrix, rule));
    let holders = Box::new(RoleField::Holders(vec![person_id(2), person_id(0)]));
    Transaction::new("", vec![Edit::SetRole(role_id(2), holders)]).apply(&mut matrix).unwrap();
    assert_eq!(places(&matrix, rule), [Place::Person(person_id(0))]);
    assert_eq!(
        message(&matrix, rule),
        "Person 0 holds Clerk and Lead, and so both approve access and provision access. Let somebody else hold \
         one role, or accept it with a compensating control."
    );
    let offered = fixes(&matrix, rule);
    assert_eq!(offered[0].label, "Accept it with a compensating control");
    assert_eq!(offered[0].action, FixAction::Waive(rule, Place::Person(person_id(0))));
    assert_eq!(offered[1].action, FixAction::EditHolder(role_id(0)));
    matrix.waivers.push(waiver("sod-person", Place::Person(person_id(0)), None));
    assert!(!fires(&matrix, rule));
}

fn reviewed(rows: &str) -> Matrix {
    let mut matrix = sketch(&format!("Engineer, Lead, Owner\n{rows}"));
    detail(&mut matrix, 1, ActivityField::Nature(Nature::Review));
    matrix
}

#[test]
fn nobody_reviews_what_they_do() {
    let rule = RuleId::AuditIndependence;
    let matrix = reviewed("Firewall rule change | R C A\nQuarterly review of firewall rules | R A I");
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(1))]);
    assert_eq!(
        message(&matrix, rule),
        "By Quarterly review of firewall rules, Engineer looks at own work: Firewall rule change. Let a role do it \
         that has no part in that."
    );
    let engine = Engine::new(&matrix, today());
    assert_eq!(engine.cell_flag(&matrix, row_id(1), role_id(0)), Some(Severity::Error));
    assert_eq!(engine.cell_flag(&matrix, row_id(1), role_id(1)), None);
    let (after, label) = fixed(&matrix, rule, "Take Engineer off the review");
    assert_eq!(letters(&after, 1), "C A I");
    assert_eq!(label, "Take Engineer off Quarterly review of firewall rules");
    assert!(!fires(&after, rule));
}

#[test]
fn a_review_by_others_or_of_something_else_is_independent() {
    let rule = RuleId::AuditIndependence;
    for rows in [
        "Firewall rule change | R C A\nFirewall rule review | C RA I",
        "Firewall rule change | R C A\nServer access review | R A I",
        "Routine access decision | R C A\nQuarterly access review | R A I",
        "Firewall rule monitoring report | C C A\nFirewall rule review | R A I",
    ] {
        assert!(!fires(&reviewed(rows), rule), "{rows}");
    }
    let matrix = sketch("Engineer, Lead, Owner\nFirewall rule change | R C A\nFirewall rule review | R A I");
    assert!(!fires(&matrix, rule), "only a row of that nature is a review");
}

#[test]
fn an_audit_sees_every_row_of_its_subject() {
    let mut matrix = sketch(
        "Engineer, Lead, Owner\nChange firewall | R C A\nBackup of firewall | C R A\nInternal audit of the firewall | C R A",
    );
    detail(&mut matrix, 2, ActivityField::Nature(Nature::Audit));
    let engine = Engine::new(&matrix, today());
    let finding = reported(&engine, &matrix, RuleId::AuditIndependence)[0];
    let related = engine.explain(&matrix, &finding).related;
    assert!(related.contains(&Place::Cell(row_id(1), role_id(1))), "{related:?}");
    assert!(related.contains(&Place::Cell(row_id(0), role_id(2))), "the owner as well");
}
