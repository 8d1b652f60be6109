//! Tests of the registers as tables: writing, adding, refusing, removing, and taking it back.

use super::*;
use crate::catalog::packs;
use crate::grid::View;
use crate::model::{Date, Matrix, SeededRandomness};

fn session() -> Session {
    let matrix: Matrix = packs()[0].build(&mut SeededRandomness::new(1), "en");
    let today = Date::new(2026, 3, 2).unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(2)))
}

fn line(session: &Session, sheet: Sheet, line: usize) -> Vec<String> {
    session.sheet_line(sheet, line, &session.sheet_derived(sheet))
}

fn block(lines: &[&[&str]]) -> Vec<Vec<String>> {
    lines.iter().map(|line| line.iter().map(|text| (*text).to_owned()).collect()).collect()
}

#[test]
fn typing_below_the_last_line_adds_one() {
    let mut session = session();
    let lines = session.sheet_len(Sheet::Scope);
    let written = session.write_sheet(Sheet::Scope, lines, 0, &block(&[&["Mail server"]]));
    assert_eq!(written, Written { changed: true, refused: Vec::new() });
    assert_eq!(session.sheet_len(Sheet::Scope), lines + 1);
    assert_eq!(line(&session, Sheet::Scope, lines)[..2], ["Mail server", "Server"]);
    session.run(crate::command::Command::Undo);
    assert_eq!(session.sheet_len(Sheet::Scope), lines);
}

#[test]
fn a_pasted_block_is_one_step_and_says_what_it_could_not_take() {
    let mut session = session();
    let before = session.matrix().clone();
    let at = session.sheet_len(Sheet::Scope);
    let texts =
        block(&[&["Edge firewall", "firewall", "Security Lead"], &["Payroll", "dragon", "Nobody at all"]]);
    let written = session.write_sheet(Sheet::Scope, at, 0, &texts);
    assert!(written.changed);
    assert_eq!(written.refused.len(), 2, "{:?}", written.refused);
    assert!(written.refused[1].contains("Nobody at all"));
    assert_eq!(line(&session, Sheet::Scope, at)[..3], ["Edge firewall", "Firewall", "Security Lead"]);
    assert_eq!(line(&session, Sheet::Scope, at + 1)[0], "Payroll");
    session.run(crate::command::Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn what_a_cell_already_says_is_no_step() {
    let mut session = session();
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei", "+44 20 7946 0000"]]));
    let steps = session.history().depth();
    let written = session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    assert!(!written.changed);
    assert_eq!(session.history().depth(), steps);
}

#[test]
fn every_cell_of_every_sheet_can_be_written_back_as_it_reads() {
    let mut session = session();
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    session.write_sheet(Sheet::Reviews, 0, 0, &block(&[&["2026-01-15", "Role change", "Ada", "yes"]]));
    session.write_sheet(Sheet::Scope, 0, 0, &block(&[&["Payroll", "Data set"]]));
    session.write_sheet(Sheet::Questions, 0, 0, &block(&[&["Who pays?"]]));
    for sheet in Sheet::ALL {
        for at in 0..session.sheet_len(sheet) {
            let texts = vec![line(&session, sheet, at)];
            let written = session.write_sheet(sheet, at, 0, &texts);
            assert_eq!(written, Written::default(), "{sheet:?} {at} {texts:?}");
        }
    }
}

#[test]
fn a_person_who_goes_holds_nothing_any_more() {
    let mut session = session();
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    let role = session.matrix().role_at(0).unwrap().id;
    session.add_holder(role, "Ada Osei", None);
    assert_eq!(line(&session, Sheet::People, 0)[3], session.matrix().role(role).unwrap().title);
    let before = session.matrix().clone();
    assert!(session.remove_sheet_lines(Sheet::People, 0, 1));
    assert!(session.matrix().role(role).unwrap().holders.is_empty());
    session.run(crate::command::Command::Undo);
    assert_eq!(*session.matrix(), before);
}

#[test]
fn two_people_cannot_have_one_name() {
    let mut session = session();
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    let written = session.write_sheet(Sheet::People, 1, 0, &block(&[&["ada osei"]]));
    assert!(written.refused[0].contains("in the list already"));
}

#[test]
fn dates_are_read_in_two_spellings() {
    let mut session = session();
    session.write_sheet(Sheet::Reviews, 0, 0, &block(&[&["15.01.2026"], &["2026-02-30"]]));
    assert_eq!(line(&session, Sheet::Reviews, 0)[0], "2026-01-15");
}

#[test]
fn lines_are_inserted_and_moved() {
    let mut session = session();
    session.write_sheet(Sheet::Questions, 0, 0, &block(&[&["One"], &["Two"]]));
    assert!(session.insert_sheet_line(Sheet::Questions, 1));
    assert_eq!(line(&session, Sheet::Questions, 1)[0], "");
    assert!(session.move_sheet_line(Sheet::Questions, 2, 0));
    assert_eq!(line(&session, Sheet::Questions, 0)[0], "Two");
    assert!(!session.move_sheet_line(Sheet::Questions, 0, 9));
}

#[test]
fn a_line_tells_which_rows_touch_it() {
    let mut session = session();
    let at = session.sheet_len(Sheet::Scope);
    session.write_sheet(Sheet::Scope, at, 0, &block(&[&["Payroll"], &["Archive"]]));
    let payroll = session.matrix().scope[at].id;
    let rows: Vec<_> = session.matrix().activities().take(4).map(|row| (row.id, row.title.clone())).collect();
    for (row, _) in &rows {
        let systems = crate::model::ActivityField::Systems(vec![payroll, payroll]);
        assert!(session.change("Systems", vec![Edit::SetActivity(*row, Box::new(systems))]));
    }
    let text = line(&session, Sheet::Scope, at)[8].clone();
    assert_eq!(text, format!("{}, {}, {} and 1 more", rows[0].1, rows[1].1, rows[2].1));
    assert_eq!(line(&session, Sheet::Scope, at + 1)[8], "");
    let derived = session.sheet_derived(Sheet::Scope);
    assert_eq!(session.sheet_lines_with(Sheet::Scope, &text.to_uppercase(), &derived), [at]);
    assert_eq!(session.sheet_lines_with(Sheet::Scope, "ARCHIVE", &derived), [at + 1]);
    assert!(session.sheet_lines_with(Sheet::Scope, "", &derived).len() >= 2);
}

#[test]
fn a_block_goes_into_the_lines_that_are_shown() {
    let mut session = session();
    session.write_sheet(Sheet::Questions, 0, 0, &block(&[&["One"], &["Two"], &["Three"]]));
    let written =
        session.write_sheet_lines(Sheet::Questions, &[0, 2, 3], 0, &block(&[&["1"], &["3"], &["4"]]));
    assert!(written.changed);
    let texts: Vec<_> = (0..4).map(|at| line(&session, Sheet::Questions, at)[0].clone()).collect();
    assert_eq!(texts, ["1", "Two", "3", "4"]);
}

#[test]
fn a_line_tells_what_is_wrong_with_it() {
    let mut session = session();
    let at = session.sheet_len(Sheet::Scope);
    session.write_sheet(Sheet::Scope, at, 0, &block(&[&["Payroll"]]));
    let found = session.findings_by_place();
    let (severity, message) = session.sheet_finding(Sheet::Scope, at, &found).unwrap();
    assert_eq!(severity, Severity::Error);
    assert!(message.contains("has no owner") && message.contains("touched by no activity"), "{message}");
    assert_eq!(session.sheet_finding(Sheet::SeparatedPairs, 0, &found), None);
}

#[test]
fn every_finding_beyond_rows_and_roles_leads_where_it_can_be_settled() {
    use crate::rules::RuleId;
    use crate::session::Dialog;
    let mut session = session();
    session.write_sheet(Sheet::Questions, 0, 0, &block(&[&["Who pays?"]]));
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    let matrix = session.matrix();
    let lines = [
        (Place::ScopeItem(matrix.scope[1].id), Sheet::Scope, 1),
        (Place::Person(matrix.people[0].id), Sheet::People, 0),
        (Place::DecisionLevel(matrix.decision_levels[2].id), Sheet::DecisionLevels, 2),
        (Place::Escalation(matrix.escalations[1].id), Sheet::Escalation, 1),
        (Place::Question(matrix.questions[0].id), Sheet::Questions, 0),
    ];
    let waiver = crate::model::WaiverId::default();
    let reviews = matrix.reviews.len();
    let mut leads = |rule: RuleId, place: Place, expected: Request| {
        session.take_changes();
        session.go_to_finding(&Finding { rule, severity: Severity::Error, place });
        assert_eq!(session.take_changes().requests, [expected], "{rule} {place:?}");
    };
    for (place, sheet, line) in lines {
        leads(RuleId::QuestionOpen, place, Request::ShowLine(sheet, line));
    }
    leads(RuleId::WaiverExpired, Place::Waiver(waiver), Request::ShowDialog(Dialog::Renew(waiver)));
    leads(RuleId::ReviewOverdue, Place::Matrix, Request::ShowLine(Sheet::Reviews, reviews));
    leads(RuleId::ReviewUnplanned, Place::Matrix, Request::ShowLine(Sheet::Reviews, reviews));
    leads(RuleId::ControlUncovered, Place::Matrix, Request::ShowSheet(Sheet::Controls));
    leads(RuleId::ExitMissing, Place::Matrix, Request::ShowDialog(Dialog::AddArea));
    leads(RuleId::RowFull, Place::Matrix, Request::ShowDialog(Dialog::MatrixSettings));
    let area = session.matrix().areas[1].id;
    session.go_to_finding(&Finding {
        rule: RuleId::RowFull,
        severity: Severity::Error,
        place: Place::Area(area),
    });
    assert_eq!(session.active_spot().unwrap().row, crate::edit::RowSpot::Area(area));
}
