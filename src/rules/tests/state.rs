//! What the engine tells of rows, cells, grades, waivers and progress.

use super::support::*;
use crate::model::*;
use crate::rules::{Counts, Engine, RowState, RuleId};

fn engine(matrix: &Matrix) -> Engine {
    Engine::new(matrix, today())
}

/// Six roles so that full rows and communication do not get in the way.
fn rows(cells: &[&str]) -> Matrix {
    let rows = cells.iter().enumerate().map(|(number, cell)| format!("Check site {number} | {cell}"));
    sketch(
        &["Owner, Lead, Clerk, +Engineer".to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n"),
    )
}

#[test]
fn a_row_is_as_far_as_its_gravest_finding_says() {
    let matrix = rows(&["- - - -", "A R I -", "A R - -", "A R R I", "A - I -"]);
    let engine = engine(&matrix);
    let states: Vec<_> = (0..5).map(|row| engine.row_state(row_id(row))).collect();
    use RowState::*;
    assert_eq!(states, [Unfinished, Complete, Warning, Advice, Error]);
    assert_eq!(engine.row(row_id(4)).worst(), Some(Severity::Error));
    assert_eq!(engine.row(row_id(4)).collect::<Vec<_>>(), [(RuleId::ResponsibleMissing, Severity::Error)]);
}

#[test]
fn progress_counts_rows_with_owner_and_doer_and_no_error() {
    let mut matrix = rows(&["- - - -", "A R I -", "A R - -", "A - I -", "A R A I"]);
    let Counts { errors, unfinished, complete, activities, .. } = engine(&matrix).counts();
    assert_eq!((errors, unfinished, complete, activities), (2, 1, 2, 5));
    let strict = Engine::strict(&matrix, today());
    assert_eq!((strict.counts().errors, strict.row_state(row_id(0))), (3, RowState::Error));
    matrix.info.status = Status::Agreed;
    assert_eq!(engine(&matrix).counts().errors, 3);
}

#[test]
fn check_all_can_be_switched_on_and_off() {
    let matrix = rows(&["- - - -", "A R I -"]);
    let mut engine = engine(&matrix);
    assert_eq!(engine.counts().errors, 0);
    engine.set_strict(&matrix, true);
    assert_eq!((engine.counts().errors, engine.last_change().appeared), (1, 1));
    engine.set_strict(&matrix, false);
    assert_eq!((engine.counts().errors, engine.last_change().settled), (0, 1));
}

#[test]
fn rules_are_graded_by_the_matrix() {
    let mut matrix = rows(&["A R - -"]);
    let rule = RuleId::NoCommunication;
    for (grade, severity) in [
        (RuleGrade::Error, Some(Severity::Error)),
        (RuleGrade::Advice, Some(Severity::Advice)),
        (RuleGrade::Off, None),
    ] {
        matrix.rules.grades.insert(rule.as_str().into(), grade);
        let engine = engine(&matrix);
        let found = engine.row(row_id(0)).find(|(found, _)| *found == rule).map(|(_, severity)| severity);
        assert_eq!(found, severity);
        assert_eq!(crate::rules::severity_in(&matrix.rules, rule), severity);
    }
    assert_eq!(engine(&matrix).row_state(row_id(0)), RowState::Complete);
}

#[test]
fn flags_stand_in_the_cells_that_are_meant() {
    let matrix = rows(&["A R A I", "A - I RA"]);
    let engine = engine(&matrix);
    let flags =
        |row| (0..4).map(|role| engine.cell_flag(&matrix, row_id(row), role_id(role))).collect::<Vec<_>>();
    assert_eq!(flags(0), [Some(Severity::Error), None, Some(Severity::Error), None]);
    assert_eq!(flags(1)[3], Some(Severity::Error));
    let rules: Vec<_> = engine.cell(&matrix, row_id(1), role_id(3)).map(|(rule, _)| rule).collect();
    assert_eq!(rules, [RuleId::AccountableMany, RuleId::ProviderAccountable]);
}

#[test]
fn findings_are_listed_by_weight_and_in_order() {
    let matrix = rows(&["A R - -", "A - I -", "R - I -", "A R R I"]);
    let engine = engine(&matrix);
    let list: Vec<_> = engine.findings(&matrix).collect();
    assert!(list.is_sorted_by_key(|finding| finding.severity));
    let errors: Vec<_> = list.iter().filter(|it| it.severity == Severity::Error).map(|it| it.place).collect();
    assert_eq!(errors, [Place::Activity(row_id(1)), Place::Activity(row_id(2))]);
}

#[test]
fn a_waived_finding_is_listed_apart() {
    let mut matrix = rows(&["- R C A"]);
    assert_eq!(engine(&matrix).counts().waived, 0);
    let warnings = engine(&matrix).counts().warnings;
    matrix.waivers.push(waiver("provider-accountable", Place::Activity(row_id(0)), None));
    let engine = engine(&matrix);
    assert_eq!((engine.counts().waived, engine.counts().warnings), (1, warnings - 1));
    assert_eq!(engine.waived(&matrix).map(|it| it.rule).collect::<Vec<_>>(), [RuleId::ProviderAccountable]);
    assert_eq!(engine.cell_flag(&matrix, row_id(0), role_id(3)), None);
}

#[test]
fn a_waiver_of_a_cell_covers_the_row_once_every_cell_meant_is_waived() {
    let mut matrix = sketch("Owner, +Engineer, +Analyst\nCheck logs | R A A");
    matrix.waivers.push(waiver("provider-accountable", Place::Cell(row_id(0), role_id(1)), None));
    assert!(fires(&matrix, RuleId::ProviderAccountable));
    matrix.waivers.push(waiver("provider-accountable", Place::Cell(row_id(0), role_id(2)), None));
    assert!(!fires(&matrix, RuleId::ProviderAccountable));
}

#[test]
fn a_waiver_holds_on_its_last_day_and_then_returns_the_finding() {
    let rule = RuleId::WaiverExpired;
    let mut matrix = rows(&["- R C A"]);
    let place = Place::Activity(row_id(0));
    matrix.waivers.push(waiver("provider-accountable", place, Some("2026-11-22")));
    assert!(!fires(&matrix, rule) && !fires(&matrix, RuleId::ProviderAccountable));
    matrix.waivers[0].until = Some(today().plus_days(-1));
    assert!(fires(&matrix, RuleId::ProviderAccountable));
    assert_eq!(places(&matrix, rule), [Place::Waiver(matrix.waivers[0].id)]);
    assert_eq!(
        message(&matrix, rule),
        "The waiver of \"Provider owns the outcome\" for Check site 0 ended on 2026-11-21. Renew it or withdraw it."
    );
    let (after, label) = fixed(&matrix, rule, "Withdraw the waiver");
    assert_eq!((after.waivers.len(), label.as_str()), (0, "Withdraw the waiver for Check site 0"));
}

#[test]
fn a_waiver_of_a_role_and_of_a_rule_nobody_knows() {
    let mut matrix = rows(&["A R I I"]);
    matrix.people.clear();
    matrix.waivers.push(waiver("holder-missing", Place::Role(role_id(0)), None));
    matrix.waivers.push(waiver("rule-of-a-later-version", Place::Role(role_id(1)), None));
    assert_eq!(places(&matrix, RuleId::HolderMissing), [Place::Role(role_id(1))]);
}

#[test]
fn load_under_a_title_is_counted_by_part() {
    let matrix = rows(&["RA R I -", "A R C -", "I R C -"]);
    let counts = engine(&matrix).role_counts(role_id(0));
    assert_eq!((counts.does, counts.owns, counts.load, counts.after, counts.any), (1, 2, 2, 1, 3));
}
