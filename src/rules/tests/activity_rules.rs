//! Rules that look at rows: each with a row where it fires, rows where it must not, and its fix.

use super::support::*;
use crate::model::*;
use crate::rules::{FixAction, RuleId};

const NATURE_RISK: ActivityField = ActivityField::Nature(Nature::RiskAcceptance);

fn split(text: &str) -> ActivityField {
    ActivityField::Split(Split { parts: text.into(), ..Split::default() })
}

fn labels(matrix: &Matrix, rule: RuleId) -> Vec<String> {
    fixes(matrix, rule).into_iter().map(|fix| fix.label).collect()
}

#[test]
fn a_row_with_letters_and_no_owner_lacks_one() {
    let rule = RuleId::AccountableMissing;
    let matrix = sketch("Analyst, Security Lead, +Engineer\nReview logs | R C R");
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(0))]);
    assert_eq!(message(&matrix, rule), "Review logs has no owner. Name one role.");
    assert!(!fires(&sketch("Analyst, Lead\nReview logs | R A\nReview keys | - -"), rule));
    assert_eq!(
        labels(&matrix, rule),
        ["Make Analyst accountable", "Make Security Lead accountable", "Choose who is accountable"],
        "the customer's roles are offered, those who do it first"
    );
    let (after, label) = fixed(&matrix, rule, "Make Analyst accountable");
    assert_eq!(
        (letters(&after, 0).as_str(), label.as_str()),
        ("RA C R", "Make Analyst accountable for Review logs")
    );
}

#[test]
fn the_provider_is_offered_as_owner_only_where_nobody_else_takes_part() {
    let matrix = sketch("Analyst, +Engineer\nReview logs | - R");
    assert_eq!(labels(&matrix, RuleId::AccountableMissing)[0], "Make Engineer accountable");
}

#[test]
fn several_owners_are_named_and_one_is_kept() {
    let rule = RuleId::AccountableMany;
    let matrix = sketch("Infrastructure Manager, Security Lead, +Engineer\nFirewall rule change | A RA I");
    assert_eq!(
        message(&matrix, rule),
        "Firewall rule change has two owners: Infrastructure Manager and Security Lead. Keep one."
    );
    assert!(!fires(&sketch("Owner, Lead\nFirewall rule change | A R"), rule));
    let (after, label) = fixed(&matrix, rule, "Keep Security Lead");
    assert_eq!(letters(&after, 0), "C RA I");
    assert_eq!(label, "Keep Security Lead as the owner of Firewall rule change");
    assert_eq!(letters(&fixed(&matrix, rule, "Keep Infrastructure Manager").0, 0), "A R I");
}

#[test]
fn one_owner_per_party_is_a_choice_of_the_matrix() {
    let mut matrix = sketch("Owner, Lead, +Engineer\nChange firewall | A R A\nReview logs | A A R");
    assert_eq!(places(&matrix, RuleId::AccountableMany).len(), 2);
    matrix.rules.one_owner_per_party = true;
    assert_eq!(places(&matrix, RuleId::AccountableMany), [Place::Activity(row_id(1))]);
}

#[test]
fn a_row_that_nobody_does_lacks_somebody() {
    let rule = RuleId::ResponsibleMissing;
    let matrix = sketch("Owner, Lead\nTest the backup | A C");
    assert_eq!(message(&matrix, rule), "Nobody does Test the backup. Name who is responsible.");
    assert!(!fires(&sketch("Owner, Lead\nTest the backup | RA C\nTest keys | - -"), rule));
    assert_eq!(letters(&fixed(&matrix, rule, "Make Owner responsible").0, 0), "RA C");
}

#[test]
fn a_scheme_without_owners_is_not_asked_for_one() {
    let mut matrix = sketch("Owner, Lead\nTest the backup | R R");
    matrix.scheme.letters[1].part = Part::Other;
    assert!(!fires(&matrix, RuleId::AccountableMissing));
    matrix.scheme.letters[0].part = Part::Other;
    assert!(!fires(&matrix, RuleId::ResponsibleMissing));
}

#[test]
fn letters_count_by_the_part_they_play() {
    let mut matrix = sketch("Owner, Lead\nChoose a vendor | - -");
    let definition =
        |symbol, name: &str, part| LetterDefinition { symbol, name: name.into(), part, ..Default::default() };
    matrix.scheme.letters = vec![
        definition('D', "Driver", Part::Does),
        definition('A', "Approver", Part::Owns),
        definition('C', "Contributor", Part::Before),
        definition('I', "Informed", Part::After),
    ];
    let mut matrix = {
        matrix.activities.clear();
        matrix
    };
    let mut row = Activity::new(row_id(0), "Choose a vendor", 2);
    row.set_letters_at(0, matrix.scheme.parse("D").unwrap());
    matrix.push_activity(row);
    assert_eq!(labels(&matrix, RuleId::AccountableMissing)[0], "Make Owner approver");
    let (after, _) = fixed(&matrix, RuleId::AccountableMissing, "Make Owner approver");
    assert_eq!(letters(&after, 0), "DA -");
}

#[test]
fn outside_work_needs_somebody_inside_who_hears_of_it() {
    let rule = RuleId::OversightMissing;
    let matrix = sketch("Owner, Lead, +Engineer\nTriage alerts | - R RA");
    assert!(message(&matrix, rule).starts_with("Engineer does Triage alerts, and no role of the customer"));
    for cells in ["A - R", "- C RA", "- I RA", "R - -"] {
        assert!(
            !fires(&sketch(&format!("Owner, Lead, +Engineer\nTriage alerts | {cells}")), rule),
            "{cells}"
        );
    }
    assert!(fires(&sketch("Owner, *Auditor\nAudit access | - R"), rule), "third parties as well");
    assert_eq!(letters(&fixed(&matrix, rule, "Make Owner informed").0, 0), "I R RA");
}

#[test]
fn work_on_both_sides_needs_a_split() {
    let rule = RuleId::SharedUnexplained;
    let mut matrix = sketch("Owner, Administrator, +Engineer\nPatch servers | A R R");
    assert_eq!(
        message(&matrix, rule),
        "Administrator and Engineer share Patch servers across the contract. Write who does which part."
    );
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::EditSplit(row_id(0)));
    detail(&mut matrix, 0, split("We patch databases, they patch the rest."));
    assert!(!fires(&matrix, rule));
    assert!(!fires(&sketch("Owner, +One, +Two\nPatch servers | A R R"), rule));
}

#[test]
fn a_subcontractor_needs_an_owner_in_the_contract() {
    let rule = RuleId::SubcontractorChain;
    let matrix = sketch("Owner, +Engineer, *Shredder\nDestroy media | I - RA");
    assert!(message(&matrix, rule).contains("neither customer nor provider owns the result"));
    assert!(!fires(&sketch("Owner, +Engineer, *Shredder\nDestroy media | - A R"), rule));
    assert!(!fires(&sketch("Owner, +Engineer, *Shredder\nDestroy media | A - R"), rule));
    assert_eq!(letters(&fixed(&matrix, rule, "Make Owner accountable").0, 0), "AI - R");
}

#[test]
fn a_row_in_which_every_role_has_a_letter_is_full() {
    let rule = RuleId::RowFull;
    let matrix = sketch("One Owner, Two, Three, Four\nUpdate papers | A R C I");
    assert!(message(&matrix, rule).starts_with("All four roles have a letter for Update papers."));
    assert!(!fires(&sketch("One, Two, Three, Four\nUpdate papers | A R C -"), rule));
    assert!(!fires(&sketch("One, Two, Three\nUpdate papers | A R C"), rule), "three roles are soon all");
}

#[test]
fn a_row_without_letters_is_unfinished_until_somebody_asks() {
    let rule = RuleId::ActivityUnassigned;
    let mut matrix = sketch("Owner, Lead\nReview logs | - -\nReview keys | A R");
    assert!(!fires(&matrix, rule));
    matrix.info.status = Status::InReview;
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(0))]);
    assert_eq!(message(&matrix, rule), "Review logs has no letter at all. Assign it or delete it.");
    let (after, label) = fixed(&matrix, rule, "Delete the activity");
    assert_eq!((after.activity_count(), label.as_str()), (1, "Delete Review logs"));
}

#[test]
fn no_other_letter_rule_fires_on_a_row_without_letters() {
    let mut matrix = sketch("Owner, +Engineer\nReview logs | - -");
    matrix.info.status = Status::Agreed;
    detail(&mut matrix, 0, NATURE_RISK);
    let engine = crate::rules::Engine::new(&matrix, today());
    let rules: Vec<_> = engine.row(row_id(0)).map(|(rule, _)| rule).collect();
    assert_eq!(rules, [RuleId::ActivityUnassigned]);
}

#[test]
fn only_the_customer_accepts_risk() {
    let (rule, title) = (RuleId::RiskAcceptanceOutside, "Accept the risk of findings");
    let risky = |cells: &str, nature: Nature, title: &str| {
        let mut matrix = sketch(&format!("Owner, +Specialist, *Auditor\n{title} | {cells}"));
        detail(&mut matrix, 0, ActivityField::Nature(nature));
        matrix
    };
    let matrix = risky("I RA -", Nature::RiskAcceptance, title);
    assert!(message(&matrix, rule).contains("only the customer can accept its risk"));
    assert!(fires(&risky("R I A", Nature::RiskAcceptance, title), rule), "a third party neither");
    assert!(fires(&risky("R A I", Nature::Decision, "Decide on business risks"), rule));
    assert!(!fires(&risky("A R I", Nature::RiskAcceptance, title), rule));
    assert!(!fires(&risky("R A I", Nature::Decision, "Decide on containment"), rule));
    assert!(!fires(&risky("R A I", Nature::Task, title), rule));
    assert_eq!(letters(&fixed(&matrix, rule, "Make Owner accountable").0, 0), "AI R -");
}

#[test]
fn an_engineer_accepts_no_risk() {
    let rule = RuleId::RiskAcceptanceTechnical;
    let mut matrix = sketch("Systems Administrator, Business Owner\nAccept the risk of findings | A C");
    assert!(!fires(&matrix, rule), "not a risk acceptance yet");
    detail(&mut matrix, 0, NATURE_RISK);
    assert_eq!(
        message(&matrix, rule),
        "Accept the risk of findings accepts a risk, and Systems Administrator answers for it. Choose a business owner."
    );
    let (after, _) = fixed(&matrix, rule, "Make Business Owner accountable");
    assert_eq!(letters(&after, 0), "C AC");
    assert!(!fires(&after, rule));
}

#[test]
fn ownership_stays_with_the_customer() {
    let rule = RuleId::ProviderAccountable;
    let matrix = sketch("Infrastructure Owner, Lead, +Network Engineer\nChange firewall rules | - C RA");
    assert!(
        message(&matrix, rule)
            .starts_with("Network Engineer owns Change firewall rules, but ownership stays")
    );
    assert!(
        !fires(&sketch("Owner, +Engineer, *Auditor\nAudit access | R I A"), rule),
        "a third party is no provider"
    );
    assert_eq!(
        labels(&matrix, rule),
        [
            "Make Lead accountable",
            "Make Infrastructure Owner accountable",
            "Choose who is accountable",
            "Accept it with a reason"
        ]
    );
    let (after, label) = fixed(&matrix, rule, "Make Lead accountable");
    assert_eq!(letters(&after, 0), "- AC R");
    assert_eq!(label, "Make Lead accountable for Change firewall rules");
    let waive = fixes(&matrix, rule).pop().unwrap().action;
    assert_eq!(waive, FixAction::Waive(rule, Place::Activity(row_id(0))));
}

#[test]
fn a_provider_that_accepts_risk_is_one_finding() {
    let mut matrix = sketch("Owner, +Engineer\nAccept the risk | I RA");
    detail(&mut matrix, 0, NATURE_RISK);
    assert!(fires(&matrix, RuleId::RiskAcceptanceOutside));
    assert!(!fires(&matrix, RuleId::ProviderAccountable));
    assert!(!fires(&matrix, RuleId::RiskAcceptanceTechnical));
}

#[test]
fn in_a_matrix_of_one_side_no_rule_of_sides_fires() {
    let matrix = sketch("Owner, Lead, Engineer\nChange firewall | A R -\nReview logs | R R A\nPatch | - R -");
    for rule in [
        RuleId::OversightMissing,
        RuleId::SharedUnexplained,
        RuleId::SubcontractorChain,
        RuleId::ProviderAccountable,
        RuleId::RiskAcceptanceOutside,
    ] {
        assert!(!fires(&matrix, rule), "{rule}");
    }
}

#[test]
fn several_who_do_it_say_who_acts_when() {
    let rule = RuleId::ResponsibleMany;
    let mut matrix = sketch("Owner, Administrator, Technician\nPatch servers | A R R");
    assert_eq!(
        message(&matrix, rule),
        "Two roles do Patch servers without a condition: Administrator and Technician. Say who acts when, or let one do it."
    );
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::EditCondition(row_id(0), role_id(2)));
    let (after, label) = fixed(&matrix, rule, "Let Administrator do it");
    assert_eq!(
        (letters(&after, 0).as_str(), label.as_str()),
        ("A R C", "Let Administrator do Patch servers")
    );
    condition(&mut matrix, 0, 2, "outside office hours");
    assert!(!fires(&matrix, rule));
}

#[test]
fn in_a_scheme_with_supporters_the_others_support() {
    let mut matrix = sketch("Owner, Administrator, Technician\nPatch servers | - - -");
    matrix.scheme = Scheme::rasci();
    let letters_of = ["A", "R", "R"].map(|text| matrix.scheme.parse(text).unwrap());
    let mut row = Activity::new(row_id(1), "Patch clients", 3);
    letters_of.into_iter().enumerate().for_each(|(at, cell)| row.set_letters_at(at, cell));
    matrix.push_activity(row);
    let (after, _) = fixed(&matrix, RuleId::ResponsibleMany, "Let Technician do it");
    assert_eq!(letters(&after, 1), "A S R");
}

#[test]
fn one_on_either_side_is_for_the_split_to_explain() {
    let rule = RuleId::ResponsibleMany;
    let mut matrix = sketch(
        "Owner, Administrator, +Engineer, +Technician\nPatch servers | A R R -\nTest backups | A R R R",
    );
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(1))]);
    detail(&mut matrix, 1, split("They test, we watch."));
    assert!(!fires(&matrix, rule));
}

#[test]
fn somebody_is_asked_or_told() {
    let rule = RuleId::NoCommunication;
    let matrix = sketch("Owner, Lead\nChange firewall | A R");
    assert_eq!(
        message(&matrix, rule),
        "Nobody is asked before or told after Change firewall. Add who needs to know."
    );
    assert_eq!(labels(&matrix, rule), ["Choose who is consulted", "Choose who is informed"]);
    for cells in ["A RC", "A RI", "- -"] {
        assert!(!fires(&sketch(&format!("Owner, Lead\nChange firewall | {cells}")), rule), "{cells}");
    }
}

#[test]
fn more_consulted_and_informed_than_the_limits_are_many() {
    let mut matrix = sketch("A1, B2, C3, D4, E5, F6\nChange firewall | C C C C C I");
    assert!(
        message(&matrix, RuleId::ConsultedMany)
            .starts_with("Five roles are asked before Change firewall; the limit is 4: A1, B2")
    );
    assert!(!fires(&matrix, RuleId::InformedMany));
    matrix.rules.limits = Limits { consulted: 5, informed: 0, ..Limits::default() };
    assert!(!fires(&matrix, RuleId::ConsultedMany));
    assert_eq!(
        message(&matrix, RuleId::InformedMany),
        "One role is told after Change firewall; the limit is 0: F6. Keep those who need to be."
    );
}

#[test]
fn a_vague_title_is_to_be_renamed() {
    let rule = RuleId::ActivityVague;
    let matrix = sketch("Owner, Lead\nMisc. | A R\nUser access request approval | A R");
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(0))]);
    assert_eq!(message(&matrix, rule), "\"Misc.\" does not say what is done. Name the work and its object.");
    assert_eq!(fixes(&matrix, rule)[0].action, FixAction::RenameActivity(row_id(0)));
}

#[test]
fn a_row_gets_its_title_before_its_letters_or_is_asked_for_it() {
    assert!(!fires(&sketch("Owner, Lead\n | - -"), RuleId::ActivityVague));
    assert_eq!(
        message(&sketch("Owner, Lead\n | A R"), RuleId::ActivityVague),
        "An activity with letters has no title. Say what is done."
    );
}

#[test]
fn rows_that_say_the_same_are_merged() {
    let rule = RuleId::ActivityDuplicate;
    let mut matrix =
        sketch("Owner, Lead\nFirewall rule change | A -\nReview logs | A R\nChange of firewall rules | I R");
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(2))], "the first one is no copy");
    assert_eq!(
        message(&matrix, rule),
        "Change of firewall rules says nearly the same as Firewall rule change. Merge the rows or rename one."
    );
    detail(&mut matrix, 0, ActivityField::Notes("Ours.".into()));
    detail(&mut matrix, 2, ActivityField::Notes("Theirs.".into()));
    detail(&mut matrix, 2, ActivityField::Criticality(Criticality::Critical));
    condition(&mut matrix, 2, 1, "at night");
    matrix.questions.push(Question { place: Place::Cell(row_id(2), role_id(1)), ..Question::default() });
    let (after, label) = fixed(&matrix, rule, "Merge with Firewall rule change");
    assert_eq!(label, "Merge Change of firewall rules with Firewall rule change");
    assert_eq!((after.activity_count(), letters(&after, 0).as_str()), (2, "AI R"));
    let kept = after.activity(row_id(0)).unwrap();
    assert_eq!(kept.details().notes, "Ours.; Theirs.");
    assert_eq!(kept.details().criticality, Criticality::Critical);
    assert_eq!(kept.remark(role_id(1)).unwrap().condition, "at night");
    assert_eq!(after.questions[0].place, Place::Cell(row_id(0), role_id(1)));
}

#[test]
fn merging_keeps_what_the_first_row_says() {
    let mut matrix = sketch("Owner, Lead\nReview logs | A R\nReview of logs | A R");
    detail(&mut matrix, 0, ActivityField::Nature(Nature::Review));
    detail(&mut matrix, 1, ActivityField::Nature(Nature::Audit));
    let (after, _) = fixed(&matrix, RuleId::ActivityDuplicate, "Merge with Review logs");
    assert_eq!(after.activity(row_id(0)).unwrap().details().nature, Nature::Review);
}

#[test]
fn look_alike_letters_are_written_plainly() {
    let rule = RuleId::TextConfusable;
    let mut matrix = sketch("Owner, Lead\n\u{410}ccess review | A R");
    assert_eq!(places(&matrix, rule), [Place::Activity(row_id(0))]);
    let remark = Box::new(Remark { unread: "\u{421}".into(), note: "Asked.".into(), ..Remark::default() });
    let edit = crate::edit::Edit::SetRemark { activity: row_id(0), role: role_id(1), remark };
    crate::edit::Transaction::new("", vec![edit]).apply(&mut matrix).unwrap();
    let (after, label) = fixed(&matrix, rule, "Write it in plain letters");
    assert_eq!(label, "Write Access review in plain letters");
    let row = after.activity(row_id(0)).unwrap();
    assert_eq!((row.title.as_str(), letters(&after, 0).as_str()), ("Access review", "A RC"));
    let remark = row.remark(role_id(1)).unwrap();
    assert_eq!((remark.unread.as_str(), remark.note.as_str()), ("", "Asked."));
    assert!(!fires(&after, rule));
    assert!(!fires(&sketch("Owner, Lead\nПроверка доступа | A R"), rule));
}
