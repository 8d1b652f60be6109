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
    assert_eq!(session.sheet_line(Sheet::Scope, lines)[..2], ["Mail server", "Server"]);
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
    assert_eq!(session.sheet_line(Sheet::Scope, at)[..3], ["Edge firewall", "Firewall", "Security Lead"]);
    assert_eq!(session.sheet_line(Sheet::Scope, at + 1)[0], "Payroll");
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
        for line in 0..session.sheet_len(sheet) {
            let texts = vec![session.sheet_line(sheet, line)];
            let written = session.write_sheet(sheet, line, 0, &texts);
            assert_eq!(written, Written::default(), "{sheet:?} {line} {texts:?}");
        }
    }
}

#[test]
fn a_person_who_goes_holds_nothing_any_more() {
    let mut session = session();
    session.write_sheet(Sheet::People, 0, 0, &block(&[&["Ada Osei"]]));
    let role = session.matrix().role_at(0).unwrap().id;
    session.add_holder(role, "Ada Osei", None);
    assert_eq!(session.sheet_line(Sheet::People, 0)[3], session.matrix().role(role).unwrap().title);
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
    assert_eq!(session.sheet_line(Sheet::Reviews, 0)[0], "2026-01-15");
}

#[test]
fn lines_are_inserted_and_moved() {
    let mut session = session();
    session.write_sheet(Sheet::Questions, 0, 0, &block(&[&["One"], &["Two"]]));
    assert!(session.insert_sheet_line(Sheet::Questions, 1));
    assert_eq!(session.sheet_line(Sheet::Questions, 1)[0], "");
    assert!(session.move_sheet_line(Sheet::Questions, 2, 0));
    assert_eq!(session.sheet_line(Sheet::Questions, 0)[0], "Two");
    assert!(!session.move_sheet_line(Sheet::Questions, 0, 9));
}
