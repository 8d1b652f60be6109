//! The canonical form, line by line: a small document that shows every feature.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use remit::formats::json::{read, write};
use remit::model::*;
use serde_json::json;

/// An identity that is easy to recognise in the written text.
fn id(text: &str) -> Id {
    format!("{text:0>10}").parse().unwrap()
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn with_unknown(name: &str, value: serde_json::Value) -> Extra {
    let mut extra = Extra::NONE;
    extra.insert(name.to_owned(), value);
    extra
}

const PROVIDER: &str = "e2";
const LEAD: &str = "a1";
const ENGINEER: &str = "a2";
const OWNER: &str = "a3";

fn matrix() -> Matrix {
    let mut matrix = Matrix::default();
    matrix.info = MatrixInfo {
        id: MatrixId(id("1")),
        title: "Operations at \"Nord\"".to_owned(),
        purpose: "Who does what.\nAnd who decides.".to_owned(),
        status: Status::InReview,
        version_label: "0.3".to_owned(),
        language: "en".to_owned(),
        owner: "Ada".to_owned(),
        review_cycle: Some(ReviewCycle::Yearly),
        next_review: date("2026-11-22"),
        catalogues: vec!["iso-27001".to_owned()],
        copy: Some(CopyNote {
            left_out: vec![LeftOut::Contacts, LeftOut::Waivers],
            made: date("2026-11-22"),
            of: "00ff".to_owned(),
        }),
        extra: Extra::NONE,
    };
    matrix.rules.grades.insert("role-vague".to_owned(), RuleGrade::Off);
    matrix.parties = vec![
        Party { id: PartyId(id("e1")), name: "Nord".to_owned(), ..Party::default() },
        Party { id: PartyId(id(PROVIDER)), kind: PartyKind::Provider, ..Party::default() },
    ];
    matrix.people = vec![Person { id: PersonId(id("d1")), name: "Ada".to_owned(), ..Person::default() }];
    matrix.areas = vec![Area { id: AreaId(id("c1")), title: "Security".to_owned(), extra: Extra::NONE }];
    roles(&mut matrix);
    activities(&mut matrix);
    registers(&mut matrix);
    agreement(&mut matrix);
    matrix.extra = with_unknown("mood", json!({ "level": [1, 2.5, null], "note": {} }));
    matrix
}

fn roles(matrix: &mut Matrix) {
    let lead = Role {
        id: RoleId(id(LEAD)),
        title: "Security Lead".to_owned(),
        party: PartyId(id("e1")),
        holders: vec![PersonId(id("d1"))],
        deputy: Some(PersonId(id("d1"))),
        skill_level: Some(5),
        width: Some(96),
        extra: with_unknown("colour", json!("red")),
        ..Role::default()
    };
    let engineer = Role {
        id: RoleId(id(ENGINEER)),
        title: "Engineer".to_owned(),
        party: PartyId(id(PROVIDER)),
        ..Role::default()
    };
    let owner = Role { id: RoleId(id(OWNER)), title: "Owner".to_owned(), ..Role::default() };
    for role in [lead, engineer, owner] {
        assert!(matrix.push_role(role));
    }
}

fn activities(matrix: &mut Matrix) {
    let letters = |text: &str| matrix.scheme.parse(text).unwrap();
    let mut full = Activity::new(ActivityId(id("b1")), "Contain an incident", 3);
    full.area = Some(AreaId(id("c1")));
    full.set_letters_at(0, letters("AR"));
    full.set_letters_at(1, letters("R"));
    full.swap_remark(
        RoleId(id(ENGINEER)),
        Remark { condition: "at night".to_owned(), note: "By phone.".to_owned(), unread: String::new() },
    );
    full.swap_remark(RoleId(id(OWNER)), Remark { unread: "veto".to_owned(), ..Remark::default() });
    full.with_details(|details| {
        details.description = "Stop it from spreading.".to_owned();
        details.kind = ActivityKind::Security;
        details.criticality = Criticality::Critical;
        details.nature = Nature::Decision;
        details.frequency = Some(Frequency::Event);
        details.systems = vec![ScopeItemId(id("f1"))];
        details.change_control = Some(ChangeControl::Formal);
        details.emergency = Some(EmergencyRule::ProviderActs { document_within_hours: 24 });
        details.decision_level = Some(DecisionLevelId(id("91")));
        details.approvers = vec![RoleId(id(LEAD))];
        details.deliverable = "Report".to_owned();
        details.retention = "7 years".to_owned();
        details.controls = vec!["ISO 27001:2022 A.5.26".to_owned()];
        details.split = Split { parts: "Provider acts, lead decides.".to_owned(), ..Split::default() };
        details.notes = "Internal.".to_owned();
        details.extra = with_unknown("effort", json!(3));
    });
    let plain = Activity::new(ActivityId(id("b2")), "Nobody's task", 3);
    for activity in [full, plain] {
        assert!(matrix.push_activity(activity));
    }
}

fn registers(matrix: &mut Matrix) {
    matrix.scope = vec![ScopeItem {
        id: ScopeItemId(id("f1")),
        name: "Edge".to_owned(),
        kind: ScopeKind::Firewall,
        owner: Some(RoleId(id(LEAD))),
        provider_scope: ProviderScope::Yes,
        ..ScopeItem::default()
    }];
    matrix.decision_levels = vec![DecisionLevel {
        id: DecisionLevelId(id("91")),
        title: "4 emergency".to_owned(),
        approvals_needed: 1,
        reviewed_afterwards: true,
        ..DecisionLevel::default()
    }];
    matrix.escalations = vec![Escalation {
        id: EscalationId(id("92")),
        event: "Data breach".to_owned(),
        first_notified: Some(RoleId(id(LEAD))),
        response_time: "15 minutes".to_owned(),
        ..Escalation::default()
    }];
    matrix.reviews = vec![Review {
        id: ReviewId(id("93")),
        date: date("2026-05-01"),
        trigger: ReviewTrigger::Incident,
        checks: ReviewChecks { contacts: true, ..ReviewChecks::default() },
        ..Review::default()
    }];
    matrix.separated_pairs = vec![SeparatedPair {
        id: SeparatedPairId(id("94")),
        first: "operate".to_owned(),
        second: "audit".to_owned(),
        ..SeparatedPair::default()
    }];
}

fn agreement(matrix: &mut Matrix) {
    let cell = Place::Cell(ActivityId(id("b1")), RoleId(id(LEAD)));
    matrix.waivers = vec![Waiver {
        id: WaiverId(id("95")),
        rule: "provider-accountable".to_owned(),
        place: cell,
        reason: "Small team.".to_owned(),
        until: date("2026-12-31"),
        ..Waiver::default()
    }];
    matrix.questions =
        vec![Question { id: QuestionId(id("96")), text: "Who pays?".to_owned(), ..Question::default() }];
    matrix.positions = vec![Position {
        id: PositionId(id("97")),
        activity: ActivityId(id("b1")),
        role: RoleId(id(LEAD)),
        side: PositionSide::Provider,
        letters: "C".to_owned(),
        ..Position::default()
    }];
    matrix.baselines = vec![Baseline {
        id: BaselineId(id("98")),
        name: "v0.2".to_owned(),
        taken: Some("2026-05-01T09:00:00Z".parse().unwrap()),
        hash: "00ff".to_owned(),
        content: "{}\n".to_owned(),
        ..Baseline::default()
    }];
    matrix.sign_offs = vec![SignOff {
        id: SignOffId(id("99")),
        baseline: BaselineId(id("98")),
        name: "Ada".to_owned(),
        date: date("2026-05-02"),
        ..SignOff::default()
    }];
    matrix.log = vec![LogEntry {
        at: "2026-05-01T09:00:00Z".parse().unwrap(),
        who: "Ada".to_owned(),
        what: "Set A".to_owned(),
    }];
}

#[test]
fn every_feature_has_its_place() {
    let text = write(&matrix());
    assert_eq!(read(text.as_bytes()).unwrap().matrix, matrix());
    insta::assert_snapshot!("every_feature", text);
}

#[test]
fn an_empty_matrix_shows_the_frame() {
    let text = write(&Matrix::default());
    assert_eq!(read(text.as_bytes()).unwrap().matrix, Matrix::default());
    insta::assert_snapshot!("empty", text);
}
