//! Registers: scope, escalation, contacts, reviews, questions, evidence, the way out.

use super::support::*;
use crate::edit::{Edit, ListEdit};
use crate::model::*;
use crate::rules::{Engine, FixAction, RuleId};

const ITEM: ScopeItemId = ScopeItemId(Id::from_bits(3));
const EVENT: EscalationId = EscalationId(Id::from_bits(4));

/// One activity that touches one item.
fn touching(head: &str, cells: &str, owner: Option<usize>, provider_scope: ProviderScope) -> Matrix {
    let mut matrix = sketch(&format!("{head}\nPatch the payroll server | {cells}"));
    let owner = owner.map(role_id);
    matrix.scope = vec![ScopeItem {
        id: ITEM,
        name: "Payroll server".into(),
        owner,
        provider_scope,
        ..ScopeItem::default()
    }];
    detail(&mut matrix, 0, ActivityField::Systems(vec![ITEM]));
    matrix
}

#[test]
fn an_item_in_scope_has_an_owner() {
    let rule = RuleId::AssetUnowned;
    let matrix = touching("Clerk, Owner, +Engineer", "C A R", None, ProviderScope::Yes);
    assert_eq!(places(&matrix, rule), [Place::ScopeItem(ITEM)]);
    assert_eq!(message(&matrix, rule), "Payroll server has no owner. Name the role that answers for it.");
    assert_eq!(fixes(&matrix, rule)[0].label, "Make Owner the owner", "who owns what touches it comes first");
    let (after, label) = fixed(&matrix, rule, "Make Owner the owner");
    assert_eq!(
        (after.scope[0].owner, label.as_str()),
        (Some(role_id(1)), "Make Owner the owner of Payroll server")
    );
    assert!(!fires(&after, rule));
    assert!(
        fires(&touching("Clerk, Owner", "R A", Some(9), ProviderScope::Yes), rule),
        "a role that is gone"
    );
}

#[test]
fn an_item_in_scope_is_worked_on() {
    let rule = RuleId::AssetUntouched;
    let mut matrix = touching("Clerk, Owner", "R A", Some(1), ProviderScope::Yes);
    assert!(!fires(&matrix, rule));
    detail(&mut matrix, 0, ActivityField::Systems(Vec::new()));
    assert_eq!(places(&matrix, rule), [Place::ScopeItem(ITEM)]);
    assert!(message(&matrix, rule).starts_with("Payroll server is touched by no activity."));
    assert!(fixed(&matrix, rule, "Take Payroll server out of the register").0.scope.is_empty());
}

#[test]
fn the_provider_works_inside_its_scope() {
    let rule = RuleId::OutOfScope;
    let matrix = touching("Clerk, Owner, +Engineer", "C A R", Some(1), ProviderScope::No);
    assert_eq!(
        message(&matrix, rule),
        "Engineer does Patch the payroll server, but Payroll server is outside the provider's scope. Change the \
         scope or who does it."
    );
    let engine = Engine::new(&matrix, today());
    assert_eq!(engine.cell_flag(&matrix, row_id(0), role_id(2)), Some(Severity::Warning));
    let (after, _) = fixed(&matrix, rule, "Put Payroll server into the provider's scope");
    assert_eq!(after.scope[0].provider_scope, ProviderScope::Yes);
    assert!(!fires(&after, rule));
    for scope in [ProviderScope::Yes, ProviderScope::Partly, ProviderScope::Unsettled] {
        assert!(!fires(&touching("Clerk, Owner, +Engineer", "C A R", Some(1), scope), rule));
    }
    assert!(!fires(&touching("Clerk, Owner, +Engineer", "R A C", Some(1), ProviderScope::No), rule));
}

#[test]
fn a_change_of_scope_is_noticed_in_the_rows_that_touch_it() {
    let mut matrix = touching("Clerk, Owner, +Engineer", "C A R", Some(1), ProviderScope::Yes);
    let mut engine = Engine::new(&matrix, today());
    let field = ScopeItemField::ProviderScope(ProviderScope::No);
    let change = crate::edit::Transaction::new("", vec![Edit::Scope(ListEdit::Set { id: ITEM, field })]);
    let (_, touched) = change.apply(&mut matrix).unwrap();
    engine.update(&matrix, &touched);
    assert_eq!(engine.count_of(RuleId::OutOfScope), 1);
}

#[test]
fn who_owns_something_may_decide_about_it() {
    let rule = RuleId::AuthorityMissing;
    let without = |matrix: &Matrix, role| {
        let field = RoleField::AuthorisationLevel(" ".into());
        changed(matrix, vec![Edit::SetRole(role_id(role), Box::new(field))])
    };
    let matrix = sketch("Owner, Lead\nCheck logs | A R");
    assert!(!fires(&matrix, rule));
    assert!(!fires(&without(&matrix, 1), rule), "who only does it is told what to do");
    let owner = without(&matrix, 0);
    assert_eq!(places(&owner, rule), [Place::Role(role_id(0))]);
    assert!(message(&owner, rule).starts_with("Owner answers for activities, and nothing says"));
    assert_eq!(fixes(&owner, rule)[0].action, FixAction::EditRole(role_id(0)));
    let scope = ScopeItem { owner: Some(role_id(1)), ..ScopeItem::default() };
    let of_scope =
        changed(&without(&matrix, 1), vec![Edit::Scope(ListEdit::Insert { at: 0, items: vec![scope] })]);
    assert!(message(&of_scope, rule).starts_with("Lead owns assets"));
    let assets = Edit::SetRole(role_id(1), Box::new(RoleField::Assets("Servers".into())));
    assert!(fires(&changed(&without(&matrix, 1), vec![assets]), rule));
}

/// A matrix with one event whose questions these roles answer.
fn called(answers: [Option<usize>; 6], response_time: &str) -> Matrix {
    let mut matrix = sketch("Owner, Lead, Clerk\nCheck logs | A R C");
    let [
        first_notified,
        classifies,
        approves_emergency_change,
        contacts_business,
        decides_containment,
        writes_report,
    ] = answers.map(|role| role.map(role_id));
    matrix.escalations = vec![Escalation {
        id: EVENT,
        event: "Data breach".into(),
        first_notified,
        classifies,
        approves_emergency_change,
        contacts_business,
        decides_containment,
        writes_report,
        response_time: response_time.into(),
        ..Escalation::default()
    }];
    matrix
}

#[test]
fn every_question_of_an_escalation_is_answered() {
    let rule = RuleId::EscalationGap;
    assert!(!fires(&called([Some(1); 6], ""), rule));
    let mut answers = [Some(1); 6];
    answers[3] = None;
    let matrix = called(answers, "");
    assert_eq!(places(&matrix, rule), [Place::Escalation(EVENT)]);
    assert_eq!(message(&matrix, rule), "Data breach leaves open who contacts the business. Name a role.");
    assert_eq!(fixes(&matrix, rule)[0].label, "Let Lead do what is open", "who answers the rest comes first");
    let (after, label) = fixed(&matrix, rule, "Let Lead do what is open");
    assert_eq!(
        (after.escalations[0].contacts_business, label.as_str()),
        (Some(role_id(1)), "Name Lead for Data breach")
    );
    answers[0] = Some(9);
    let gone = called(answers, "");
    assert_eq!(
        message(&gone, rule),
        "Data breach leaves open who is told first, and one question more. Name a role."
    );
    assert!(!fires(&fixed(&gone, rule, "Let Lead do what is open").0, rule));
}

#[test]
fn an_escalation_says_how_fast() {
    let rule = RuleId::ResponseTimeMissing;
    assert!(!fires(&called([None; 6], "1 hour"), rule));
    let matrix = called([None; 6], " ");
    assert_eq!(message(&matrix, rule), "Data breach does not say how fast somebody must answer. Set a time.");
    assert_eq!(fixed(&matrix, rule, "Within 15 minutes").0.escalations[0].response_time, "15 minutes");
}

fn role_edit(role: usize, field: RoleField) -> Edit {
    Edit::SetRole(role_id(role), Box::new(field))
}

fn contact_edit(person: usize, contact: &str) -> Edit {
    Edit::Person(ListEdit::Set { id: person_id(person), field: PersonField::Contact(contact.into()) })
}

#[test]
fn a_contact_reaches_a_person() {
    let rule = RuleId::ContactGeneric;
    let matrix = sketch("Owner, Lead\nCheck logs | A R");
    assert!(!fires(&matrix, rule), "nothing known is another matter");
    let shared = changed(&matrix, vec![role_edit(1, RoleField::Contact("soc@example.com".into()))]);
    assert_eq!(places(&shared, rule), [Place::Role(role_id(1))]);
    assert_eq!(
        message(&shared, rule),
        "Lead is reached by soc@example.com alone, which is nobody in particular. Add a direct number or address."
    );
    assert_eq!(fixes(&shared, rule)[0].action, FixAction::EditHolder(role_id(1)));
    assert!(
        !fires(&changed(&shared, vec![contact_edit(1, "+49 170 1234567")]), rule),
        "the holder is reached"
    );
    assert!(fires(&changed(&matrix, vec![contact_edit(1, "helpdesk@example.com")]), rule));
    assert!(!fires(&changed(&matrix, vec![contact_edit(1, "anna@example.com")]), rule));
}

#[test]
fn who_is_called_has_a_deputy_who_can_be_reached() {
    let rule = RuleId::DeputyMissing;
    let matrix = called([Some(1); 6], "1 hour");
    assert_eq!(places(&matrix, rule), [Place::Role(role_id(1))]);
    assert_eq!(
        message(&matrix, rule),
        "Lead is called in an escalation, and nobody stands in. Name a deputy."
    );
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::EditRole(role_id(1)));
    let deputised = changed(&matrix, vec![role_edit(1, RoleField::Deputy(Some(person_id(2))))]);
    assert!(message(&deputised, rule).contains("Person 2 stands in without a direct contact"));
    assert!(!fires(&changed(&deputised, vec![contact_edit(2, "+49 170 1234567")]), rule));
    let own = changed(
        &matrix,
        vec![role_edit(1, RoleField::Deputy(Some(person_id(1)))), contact_edit(1, "a@b.de")],
    );
    assert!(fires(&own, rule), "nobody stands in for themselves");
    let nobody = changed(&matrix, vec![role_edit(1, RoleField::Holders(Vec::new()))]);
    assert!(!fires(&nobody, rule) && fires(&nobody, RuleId::HolderMissing), "the holder comes first");
    let both = vec![
        role_edit(1, RoleField::Holders(vec![person_id(1), person_id(2)])),
        contact_edit(2, "+49 170 1234567"),
    ];
    let (after, label) = fixed(&changed(&matrix, both), rule, "Make Person 2 the deputy");
    assert_eq!(
        (after.role(role_id(1)).unwrap().deputy, label.as_str()),
        (Some(person_id(2)), "Make Person 2 the deputy of Lead")
    );
    assert!(!fires(&after, rule));
}

#[test]
fn critical_work_of_the_provider_has_an_emergency_rule() {
    let rule = RuleId::EmergencyUndefined;
    let mut matrix = sketch("Owner, Lead, +Engineer\nPatch servers | A C R");
    assert!(!fires(&matrix, rule));
    detail(&mut matrix, 0, ActivityField::Criticality(Criticality::Critical));
    assert_eq!(
        message(&matrix, rule),
        "Patch servers is critical, and nothing says what Engineer may do in an emergency. Choose a rule."
    );
    let rule_of =
        |label: &str| fixed(&matrix, rule, label).0.activity(row_id(0)).unwrap().details().emergency.clone();
    assert_eq!(
        rule_of("Owner approves first"),
        Some(EmergencyRule::ApprovalFirst { approver: Some(role_id(0)) })
    );
    assert_eq!(rule_of("Not permitted"), Some(EmergencyRule::NotPermitted));
    let acts = Some(EmergencyRule::ProviderActs { document_within_hours: 24 });
    assert_eq!(rule_of("Provider acts, documents within 24 hours"), acts);
    let mut own = sketch("Owner, Lead, +Engineer\nPatch servers | A R C");
    detail(&mut own, 0, ActivityField::Criticality(Criticality::Critical));
    assert!(!fires(&own, rule), "the customer's own people ask their own");
}

fn next_review(date: Option<&str>) -> Matrix {
    let mut matrix = sketch("Owner, Lead\nCheck logs | A R");
    matrix.info.next_review = date.map(|date| date.parse().unwrap());
    matrix
}

#[test]
fn a_review_is_held_when_it_is_due() {
    let rule = RuleId::ReviewOverdue;
    assert!(!fires(&next_review(None), rule) && !fires(&next_review(Some("2026-11-22")), rule));
    let mut matrix = next_review(Some("2026-11-21"));
    assert_eq!(places(&matrix, rule), [Place::Matrix]);
    assert_eq!(
        message(&matrix, rule),
        "The review was due on 2026-11-21. Hold it and record what came of it."
    );
    let (after, _) = fixed(&matrix, rule, "Record a review held today");
    assert_eq!(after.reviews[0].date, Some(today()));
    assert_eq!(after.info.next_review, "2027-02-22".parse().ok());
    assert!(!fires(&after, rule) && !fires(&after, RuleId::ReviewUnplanned));
    matrix.info.status = Status::Superseded;
    assert!(!fires(&matrix, rule), "what is replaced is reviewed no more");
    let mut logged = next_review(None);
    let next_date = "2026-10-01".parse().ok();
    logged.reviews.push(Review { next_date, ..Review::default() });
    assert!(fires(&logged, rule), "the log says it too");
}

#[test]
fn another_day_makes_a_review_overdue_without_a_change() {
    let matrix = next_review(Some("2026-11-22"));
    let mut engine = Engine::new(&matrix, today());
    engine.set_today(&matrix, today().plus_days(1));
    assert_eq!(engine.count_of(RuleId::ReviewOverdue), 1);
}

#[test]
fn the_next_review_is_planned_within_the_cycle() {
    let rule = RuleId::ReviewUnplanned;
    let mut matrix = next_review(None);
    assert!(!fires(&matrix, rule), "a draft is not yet in use");
    matrix.info.status = Status::InReview;
    assert_eq!(message(&matrix, rule), "No date is set for the next review. Set one.");
    assert!(!fires(&fixed(&matrix, rule, "Plan the review for 2027-02-22").0, rule));
    let mut far = next_review(Some("2027-02-23"));
    assert!(message(&far, rule).starts_with("The next review on 2027-02-23 is further away than 3 months."));
    far.info.review_cycle = Some(ReviewCycle::HalfYearly);
    assert!(!fires(&far, rule));
    assert!(!fires(&next_review(Some("2027-02-22")), rule));
}

#[test]
fn a_parked_question_is_answered() {
    let rule = RuleId::QuestionOpen;
    let mut matrix = sketch("Owner, Lead\nCheck logs | A R");
    let id = QuestionId(Id::from_bits(8));
    let question = Question {
        id,
        place: Place::Activity(row_id(0)),
        text: "Who pays?".into(),
        resolved_by: "Anna".into(),
        due: Some(today()),
        ..Question::default()
    };
    matrix.questions.push(question);
    assert_eq!(places(&matrix, rule), [Place::Question(id)]);
    assert_eq!(
        message(&matrix, rule),
        "Open on Check logs: Who pays? Anna is to answer it by 2026-11-22. Answer it."
    );
    assert!(fixed(&matrix, rule, "Drop the question").0.questions.is_empty());
    matrix.questions[0].answer = "We do.".into();
    assert!(!fires(&matrix, rule));
}

#[test]
fn a_control_is_proven() {
    let rule = RuleId::EvidenceMissing;
    let mut matrix = sketch("Owner, Lead\nTest the backup | A R");
    assert!(!fires(&matrix, rule));
    detail(&mut matrix, 0, ActivityField::Controls(vec!["ISO 27001:2022 A.8.13".into()]));
    assert_eq!(
        message(&matrix, rule),
        "Test the backup is to satisfy ISO 27001:2022 A.8.13 and names neither evidence nor how long it is kept. Add it."
    );
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::EditActivity(row_id(0)));
    detail(&mut matrix, 0, ActivityField::Deliverable("Test record".into()));
    assert!(message(&matrix, rule).contains("does not say how long its evidence is kept"));
    let (after, _) = fixed(&matrix, rule, "Keep it 7 years");
    assert_eq!(after.activity(row_id(0)).unwrap().details().retention, "7 years");
    assert!(!fires(&after, rule));
}

#[test]
fn an_outsourcing_contract_has_a_way_out() {
    let rule = RuleId::ExitMissing;
    let rows = (0..5).map(|site| format!("\nPatch site {site} | A R")).collect::<String>();
    assert!(!fires(&sketch(&format!("Owner, Engineer{rows}")), rule), "nobody else takes part");
    let matrix = sketch(&format!("Owner, +Engineer{rows}"));
    assert_eq!(places(&matrix, rule), [Place::Matrix]);
    assert_eq!(
        message(&matrix, rule),
        "A provider takes part, and no activity settles the exit, the return of data, notice of incidents or \
         approval of subcontractors. Add what is missing."
    );
    let (after, label) = fixed(&matrix, rule, "Add the missing activities");
    assert_eq!((after.activity_count(), label.as_str()), (9, "Add the missing activities"));
    assert!(!fires(&after, rule));
    let most = "\nExit planning | A R\nData return | A R\nMeldung von Vorfällen | A R";
    let matrix = sketch(&format!("Owner, +Engineer{rows}{most}"));
    assert!(message(&matrix, rule).contains("no activity settles approval of subcontractors."));
    assert_eq!(fixed(&matrix, rule, "Add the missing activity").0.activity_count(), 9);
    assert!(!fires(&sketch("Owner, +Engineer\nPatch site | A R"), rule), "too early to say");
}

#[test]
fn a_chosen_catalogue_has_an_activity_for_each_control() {
    let rule = RuleId::ControlUncovered;
    let mut matrix = sketch("Lead, Owner\nBack up the servers | R A");
    assert!(!fires(&matrix, rule), "no catalogue is chosen");
    matrix.info.catalogues = vec!["nist-800-53".into()];
    assert_eq!(places(&matrix, rule), [Place::Matrix]);
    let said = message(&matrix, rule);
    assert!(said.contains("no activity refers to AC, AT, AU, CA and 16 more"), "{said}");
    let families = crate::catalog::controls::catalogue("nist-800-53").unwrap();
    let all = families.controls().map(|family| family.reference()).collect();
    detail(&mut matrix, 0, ActivityField::Controls(all));
    assert!(!fires(&matrix, rule), "every family is referred to");
}
