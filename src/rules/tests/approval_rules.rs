//! Approvals: how many, by whom, how formally, and what follows an emergency.

use super::support::*;
use crate::model::*;
use crate::rules::{FixAction, RuleId};

const LEVEL: DecisionLevelId = DecisionLevelId(Id::from_bits(5));

/// One row of a level that asks for so many approvals, with approvers by their position.
fn at_level(head: &str, cells: &str, needed: u8, approvers: &[usize]) -> Matrix {
    let mut matrix = sketch(&format!("{head}\nGrant access | {cells}"));
    matrix.decision_levels.push(DecisionLevel {
        id: LEVEL,
        title: "2 elevated".into(),
        approvals_needed: needed,
        ..DecisionLevel::default()
    });
    detail(&mut matrix, 0, ActivityField::DecisionLevel(Some(LEVEL)));
    detail(&mut matrix, 0, ActivityField::Approvers(approvers.iter().map(|at| role_id(*at)).collect()));
    matrix
}

#[test]
fn a_level_has_as_many_approvers_as_it_asks_for() {
    let rule = RuleId::ApproversTooFew;
    let head = "Clerk, Business Owner, Lead, +Engineer";
    let matrix = at_level(head, "R A C -", 2, &[1]);
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(0))]);
    assert_eq!(
        message(&matrix, rule),
        "Grant access needs two roles approving at level 2 elevated and has one. Name who approves."
    );
    let (after, label) = fixed(&matrix, rule, "Let Lead approve");
    assert_eq!(label, "Let Lead approve Grant access");
    assert_eq!(after.activity(row_id(0)).unwrap().details().approvers, [role_id(1), role_id(2)]);
    assert!(!fires(&after, rule));
    assert!(!fires(&at_level(head, "R A C -", 2, &[1, 2]), rule));
    assert!(fires(&at_level(head, "R A C -", 2, &[1, 1]), rule), "one role twice is one");
    assert!(fires(&at_level(head, "R A C -", 2, &[1, 9]), rule), "a role that is gone approves nothing");
    assert!(!fires(&at_level(head, "R A C -", 0, &[]), rule));
    assert_eq!(fixes(&matrix, rule).last().unwrap().action, FixAction::EditActivity(row_id(0)));
}

#[test]
fn high_risk_needs_compliance_and_the_business() {
    let rule = RuleId::ApproversTooFew;
    let head = "Clerk, Business Owner, Compliance Officer, Security Manager, Lead";
    assert!(!fires(&at_level(head, "R A C C I", 3, &[1, 2, 3]), rule));
    let matrix = at_level(head, "R A C C I", 3, &[1, 3, 4]);
    assert!(message(&matrix, rule).contains("somebody for compliance must be among those who approve"));
    assert!(!fires(&fixed(&matrix, rule, "Let Compliance Officer approve").0, rule));
    let matrix = at_level(head, "R A C C I", 3, &[2, 3, 4]);
    assert!(message(&matrix, rule).contains("a business owner must be"));
    let none = at_level(head, "R A C C I", 3, &[]);
    assert!(!fires(
        &fixed(&none, rule, "Let Compliance Officer, Business Owner and Security Manager approve").0,
        rule
    ));
    for (compliance, owner) in [
        ("Rechtsabteilungsleiterin", "Fachbereichsleiter"),
        ("Responsable conformité", "Propriétaire métier"),
    ] {
        let head = format!("Clerk, {owner}, {compliance}, Security Manager");
        assert!(!fires(&at_level(&head, "R A C C", 3, &[1, 2, 3]), rule), "{head}");
    }
}

#[test]
fn the_only_one_to_do_it_does_not_approve_it() {
    let rule = RuleId::SelfApproval;
    let matrix = at_level("Clerk, Owner, Lead", "R A C", 1, &[0]);
    assert_eq!(
        message(&matrix, rule),
        "Clerk is the only one to do Grant access, and approves it too. Let another role approve."
    );
    let (after, label) = fixed(&matrix, rule, "Let Owner approve instead");
    assert_eq!(label, "Let Owner approve Grant access");
    assert_eq!(after.activity(row_id(0)).unwrap().details().approvers, [role_id(1)]);
    assert!(!fires(&after, rule));
    assert!(!fires(&at_level("Clerk, Owner, Lead", "R A R", 1, &[0]), rule), "somebody else does it too");
    assert!(!fires(&at_level("Clerk, Owner, Lead", "R A C", 1, &[1]), rule));
}

#[test]
fn the_owner_of_a_formal_change_approves_it_unless_others_do() {
    let rule = RuleId::SelfApproval;
    let mut matrix = sketch("Manager, Lead\nServer change | RA C");
    assert!(!fires(&matrix, rule));
    detail(&mut matrix, 0, ActivityField::ChangeControl(Some(ChangeControl::Formal)));
    assert!(fires(&matrix, rule));
    assert!(!fires(&fixed(&matrix, rule, "Let Lead approve instead").0, rule));
}

#[test]
fn emergencies_are_reviewed_afterwards() {
    let rule = RuleId::RetroReviewMissing;
    let level = |title: &str, covers: &str, reviewed_afterwards| {
        let mut matrix = sketch("Owner, Lead\nCheck logs | A R");
        let (title, covers) = (title.into(), covers.into());
        matrix.decision_levels =
            vec![DecisionLevel { id: LEVEL, title, covers, reviewed_afterwards, ..DecisionLevel::default() }];
        matrix
    };
    let matrix = level("4 emergency / executive", "", false);
    assert_eq!(places(&matrix, rule), [Place::DecisionLevel(LEVEL)]);
    assert!(message(&matrix, rule).starts_with("Decision level 4 emergency / executive is for emergencies"));
    assert!(fixed(&matrix, rule, "Make the review mandatory").0.decision_levels[0].reviewed_afterwards);
    for title in ["4", "Notfall", "Urgence", "Emergencia", "Noodgeval"] {
        assert!(fires(&level(title, "", false), rule), "{title}");
        assert!(!fires(&level(title, "", true), rule), "{title}");
    }
    assert!(fires(&level("Executive", "A business emergency", false), rule));
    assert!(!fires(&level("1 routine", "Standard access", false), rule));
    assert!(!fires(&level("40 euros and less", "", false), rule));
}

#[test]
fn delicate_changes_are_formal() {
    let rule = RuleId::FormalChangeExpected;
    for title in [
        "Firewall rule change",
        "VPN gateway change",
        "Grant privileged access",
        "Admin rights change",
        "Patch production servers",
        "Firewalländerung",
        "Modification du pare-feu firewall",
        "Cambio del cortafuegos",
        "Administratorrechte vergeben",
    ] {
        let mut matrix = sketch(&format!("Owner, Lead\n{title} | A R"));
        assert!(fires(&matrix, rule), "{title}");
        detail(&mut matrix, 0, ActivityField::ChangeControl(Some(ChangeControl::Standard)));
        assert!(message(&matrix, rule).contains("it is a standard change"), "{title}");
        let (after, _) = fixed(&matrix, rule, "Ask for formal approval");
        assert_eq!(after.activity(row_id(0)).unwrap().details().change_control, Some(ChangeControl::Formal));
        assert!(!fires(&after, rule));
    }
    for title in [
        "Antivirus policy update",
        "Firewall rule review",
        "Server inventory",
        "Production planning",
        "VPN log monitoring",
    ] {
        assert!(!fires(&sketch(&format!("Owner, Lead\n{title} | A R")), rule), "{title}");
    }
}

#[test]
fn what_an_activity_touches_makes_it_delicate() {
    let rule = RuleId::FormalChangeExpected;
    let mut matrix = sketch("Owner, Lead\nChange the rules | A R");
    let id = ScopeItemId(Id::from_bits(3));
    let item = |kind, name: &str| ScopeItem { id, kind, name: name.into(), ..ScopeItem::default() };
    detail(&mut matrix, 0, ActivityField::Systems(vec![id]));
    for (kind, name, expected) in [
        (ScopeKind::Firewall, "Perimeter", true),
        (ScopeKind::Vpn, "Remote access", true),
        (ScopeKind::Server, "Production servers", true),
        (ScopeKind::Server, "Test servers", false),
        (ScopeKind::Backup, "Backup platform", false),
    ] {
        matrix.scope = vec![item(kind, name)];
        assert_eq!(fires(&matrix, rule), expected, "{name}");
    }
}
