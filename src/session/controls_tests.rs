//! Control catalogues in a session: each change one step, unknown references kept, a gap filled in its area.

use super::*;
use crate::analysis::coverage::{Coverage, Standing};
use crate::catalog::controls::{catalogue, find};
use crate::grid::View;
use crate::model::{Id, Matrix, SeededRandomness};

const ROW: ActivityId = ActivityId(Id::from_bits(1_000_000));

fn session(controls: &[&str]) -> Session {
    let mut matrix = Matrix::default();
    let mut row = Activity::new(ROW, "Review accounts", 0);
    row.with_details(|it| it.controls = controls.iter().map(|&text| text.to_owned()).collect());
    assert!(matrix.push_activity(row));
    let today = "2026-11-22".parse().unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
}

fn references(session: &Session) -> Vec<&str> {
    session.matrix().activity(ROW).unwrap().details().controls.iter().map(String::as_str).collect()
}

#[test]
fn an_identifier_is_attached_as_its_standard_writes_it() {
    let mut session = session(&[]);
    assert!(session.attach_controls(ROW, "5.15; cc 6.1, our rule  7"));
    assert_eq!(references(&session), ["ISO 27001:2022 A.5.15", "SOC 2 CC6.1", "our rule 7"]);
    assert_eq!(session.history().depth(), 1);
    session.undo();
    assert!(references(&session).is_empty());
}

#[test]
fn a_control_is_attached_once_however_it_is_spelled() {
    let mut session = session(&["iso 5.15"]);
    assert!(!session.attach_controls(ROW, "A.5.15"));
    assert!(!session.attach_controls(ROW, " , "));
    assert_eq!(references(&session), ["iso 5.15"]);
    assert_eq!(session.history().depth(), 0);
}

#[test]
fn a_reference_is_taken_away_and_unknown_ones_stay() {
    let mut session = session(&["Own policy 4", "SOC 2 CC6.1"]);
    assert!(session.detach_control(ROW, "SOC 2 CC6.1"));
    assert_eq!(references(&session), ["Own policy 4"]);
    assert!(!session.detach_control(ROW, "SOC 2 CC6.1"));
}

#[test]
fn references_are_shown_with_their_title_or_as_typed() {
    let words = |text| ControlReference::read(text).words();
    assert_eq!(words("ISO 27001:2022 A.5.3"), "A.5.3 Duties kept apart");
    assert_eq!(words("Own policy 4"), "Own policy 4");
    assert!(words("ISO 27001:2013 A.9.2.3").contains("(now A."), "{}", words("ISO 27001:2013 A.9.2.3"));
}

#[test]
fn chosen_catalogues_are_one_step_and_come_first_in_a_search() {
    let mut session = session(&[]);
    let (iso, nist) = (catalogue("iso-27001").unwrap(), catalogue("nist-csf-2").unwrap());
    assert_eq!(session.search_controls("backup", 1).first().unwrap().catalogue, iso);
    assert!(session.choose_catalogue(nist, true));
    assert!(!session.choose_catalogue(nist, true));
    let found = session.search_controls("backup", 20);
    let first_other = found.iter().position(|it| it.catalogue != nist).unwrap();
    assert!(first_other > 0, "the chosen one first");
    assert!(found.iter().skip(first_other).all(|it| it.catalogue != nist));
    assert!(session.choose_catalogue(iso, true));
    assert_eq!(session.chosen_catalogues(), [iso, nist], "in the order they are offered");
    assert!(session.choose_catalogue(nist, false));
    assert_eq!(session.chosen_catalogues(), [iso]);
    assert_eq!(session.history().depth(), 3);
}

#[test]
fn ids_that_no_catalogue_has_are_kept() {
    let ids = ["own".to_owned(), "soc-2".to_owned()];
    assert_eq!(with_catalogue(&ids, "iso-27001", true), ["iso-27001", "soc-2", "own"]);
    assert_eq!(with_catalogue(&ids, "soc-2", false), ["own"]);
}

#[test]
fn an_activity_for_a_gap_comes_with_its_control_and_area_in_one_step() {
    let mut session = session(&[]);
    let before = session.matrix().clone();
    let control = find("A.5.3").unwrap();
    assert!(session.add_activity_for(control));
    let row = session.active_activity().unwrap();
    assert_eq!(row.title, "Keep duties apart");
    assert_eq!(row.details().controls, ["ISO 27001:2022 A.5.3"]);
    let area = session.matrix().area(row.area.unwrap()).unwrap();
    assert_eq!(area.title, "Organisational controls");
    assert!(session.take_changes().requests.contains(&Request::EditText(None)));
    let coverage = Coverage::of(session.matrix(), control.catalogue);
    let standing = coverage.controls().find(|it| it.entry == control).unwrap().standing();
    assert_eq!(standing, Standing::Unowned);
    assert_eq!(session.history().depth(), 1);
    session.undo();
    assert_eq!(*session.matrix(), before);
}

#[test]
fn the_next_gap_of_a_theme_joins_the_area_that_is_there() {
    let mut session = session(&[]);
    for id in ["A.5.3", "A.7.2", "A.5.4"] {
        assert!(session.add_activity_for(find(id).unwrap()));
    }
    let titles: Vec<&str> = session.matrix().areas.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Organisational controls", "Physical controls"]);
    let rows: Vec<&str> = session.matrix().activities().map(|it| it.title.as_str()).collect();
    let wanted = [
        "Review accounts",
        "Keep duties apart",
        "Settle what management demands of staff",
        "Control physical entry",
    ];
    assert_eq!(rows, wanted);
}

#[test]
fn a_control_without_a_theme_goes_where_the_active_cell_is() {
    let mut session = session(&[]);
    assert!(session.add_activity_for(find("A.7.2").unwrap()));
    let area = session.active_activity().unwrap().area;
    assert!(session.add_activity_for(find("AC").unwrap()));
    assert_eq!(session.active_activity().unwrap().area, area);
}

#[test]
fn nothing_is_added_while_nothing_may_be_changed() {
    let mut session = session(&["SOC 2 CC6.1"]);
    session.set_read_only(Some("Another tab writes this matrix.".to_owned()));
    assert!(!session.add_activity_for(find("A.7.2").unwrap()));
    assert!(!session.attach_controls(ROW, "A.7.2"));
    assert!(!session.choose_catalogue(catalogue("soc-2").unwrap(), true));
    assert_eq!(references(&session), ["SOC 2 CC6.1"]);
    assert!(!session.take_changes().requests.contains(&Request::EditText(None)));
}
