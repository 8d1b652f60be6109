//! Settings, waivers and giving a part: one step of what differs, and nothing that would orphan a role or a letter.

use super::{Session, WaiverText};
use crate::grid::View;
use crate::model::*;

const CUSTOMER: PartyId = PartyId(Id::from_bits(1));
const PROVIDER: PartyId = PartyId(Id::from_bits(2));
const THIRD: PartyId = PartyId(Id::from_bits(3));
const ROW: ActivityId = ActivityId(Id::from_bits(1_000_000));

fn role_id(position: u64) -> RoleId {
    RoleId(Id::from_bits(100 + position))
}

/// A row of four roles: two of the customer, two of the provider; the third party has none.
fn session(cells: [&str; 4]) -> Session {
    let mut matrix = Matrix::default();
    let sides =
        [(CUSTOMER, PartyKind::Customer), (PROVIDER, PartyKind::Provider), (THIRD, PartyKind::ThirdParty)];
    for (id, kind) in sides {
        matrix.parties.push(Party { id, kind, ..Party::default() });
    }
    // The provider's roles stand first, so that an order by side is another than the matrix's own.
    for (position, party) in [PROVIDER, PROVIDER, CUSTOMER, CUSTOMER].into_iter().enumerate() {
        let id = role_id(position as u64);
        let title = format!("Role {position}");
        assert!(matrix.push_role(Role { id, title, party, ..Role::default() }));
    }
    let mut row = Activity::new(ROW, "Change firewall rules", 4);
    for (position, cell) in cells.into_iter().enumerate() {
        row.set_letters_at(position, matrix.scheme.parse(cell).unwrap());
    }
    assert!(matrix.push_activity(row));
    let today = "2026-11-22".parse().unwrap();
    Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)))
}

fn cells(session: &Session) -> Vec<String> {
    let matrix = session.matrix();
    let row = matrix.activity(ROW).unwrap();
    row.letters().iter().map(|letters| matrix.scheme.text(*letters)).collect()
}

#[test]
fn settings_that_are_the_same_are_no_step() {
    let mut session = session(["R", "", "A", ""]);
    let settings = session.settings();
    assert!(!session.change_settings(settings));
    assert_eq!(session.history().depth(), 0);
}

#[test]
fn everything_in_the_settings_changes_in_one_step() {
    let mut session = session(["R", "", "A", ""]);
    let before = session.matrix().clone();
    let mut settings = session.settings();
    settings.info.title = "Outsourcing".into();
    settings.info.status = Status::InReview;
    settings.info.next_review = "2027-02-01".parse().ok();
    settings.parties[1].name = "Northstar".into();
    settings.scheme.letters[1].name = "Answerable".into();
    settings.rules.one_owner_per_party = true;
    settings.rules.grades.insert("row-full".into(), RuleGrade::Off);
    assert!(session.change_settings(settings.clone()));
    assert_eq!(session.settings(), settings);
    assert_eq!(session.history().depth(), 1);
    session.undo();
    assert_eq!(*session.matrix(), before);
}

#[test]
fn a_party_with_roles_stays_and_one_without_goes() {
    let mut session = session(["R", "", "A", ""]);
    let mut settings = session.settings();
    settings.parties.clear();
    assert!(session.change_settings(settings));
    let left: Vec<_> = session.matrix().parties.iter().map(|party| party.id).collect();
    assert_eq!(left, [CUSTOMER, PROVIDER]);
}

#[test]
fn a_matrix_without_roles_keeps_its_parties_rather_than_having_none() {
    let mut matrix = Matrix::default();
    matrix.parties.push(Party { id: CUSTOMER, ..Party::default() });
    let today = "2026-11-22".parse().unwrap();
    let mut session = Session::new(matrix, View::default(), today, Box::new(SeededRandomness::new(3)));
    let mut settings = session.settings();
    settings.parties.clear();
    assert!(!session.change_settings(settings));
    assert_eq!(session.matrix().parties.len(), 1);
}

#[test]
fn parties_are_removed_renamed_and_added_at_once() {
    let mut session = session(["R", "", "A", ""]);
    let before = session.matrix().clone();
    let mut settings = session.settings();
    settings.parties.retain(|party| party.id != THIRD);
    settings.parties[0].name = "Acme".into();
    let auditor = Party { name: "Auditors".into(), ..session.new_party(PartyKind::ThirdParty) };
    settings.parties.push(auditor);
    assert!(session.change_settings(settings.clone()));
    assert_eq!(session.matrix().parties, settings.parties);
    session.undo();
    assert_eq!(*session.matrix(), before);
}

#[test]
fn another_scheme_is_taken_only_while_no_cell_has_a_letter() {
    let mut used = session(["R", "", "A", ""]);
    let mut empty = session(["", "", "", ""]);
    for session in [&mut used, &mut empty] {
        let mut settings = session.settings();
        settings.scheme = Scheme::rasci();
        session.change_settings(settings);
    }
    assert_eq!(used.matrix().scheme.name, "RACI");
    assert_eq!(empty.matrix().scheme.name, "RASCI");
}

#[test]
fn an_empty_title_leaves_the_title() {
    let mut session = session(["R", "", "A", ""]);
    session.rename_matrix("Outsourcing".into());
    let mut settings = session.settings();
    settings.info.title.clear();
    assert!(!session.change_settings(settings));
    assert_eq!(session.matrix().info.title, "Outsourcing");
}

#[test]
fn a_waiver_is_renewed_with_a_new_end_and_todays_date() {
    let mut session = session(["R", "", "", ""]);
    let text = |until: &str| WaiverText {
        reason: "No owner before the merger".into(),
        until: until.parse().ok(),
        ..WaiverText::default()
    };
    session.waive("accountable-missing", Place::Activity(ROW), text("2026-01-31"));
    let id = session.matrix().waivers[0].id;
    assert!(session.renew_waiver(id, text("2027-03-31")));
    let waiver = &session.matrix().waivers[0];
    assert_eq!(waiver.until, "2027-03-31".parse().ok());
    assert_eq!(waiver.accepted_on, "2026-11-22".parse().ok());
    session.undo();
    assert_eq!(session.matrix().waivers[0].until, "2026-01-31".parse().ok());
}

#[test]
fn the_customers_roles_are_offered_first() {
    let session = session(["R", "", "A", ""]);
    assert_eq!(session.roles_to_choose(), [role_id(2), role_id(3), role_id(0), role_id(1)]);
}

#[test]
fn a_role_gets_the_part_beside_its_other_letters() {
    let mut session = session(["R", "", "A", "C"]);
    assert!(session.give_part(ROW, role_id(3), Part::Does));
    assert_eq!(cells(&session), ["R", "", "A", "RC"]);
    assert_eq!(session.history().undo_label(), Some("Make Role 3 responsible for Change firewall rules"));
    assert!(!session.give_part(ROW, role_id(3), Part::Does), "it has the part");
}

#[test]
fn a_new_owner_takes_the_place_of_the_former() {
    let mut session = session(["RA", "A", "I", ""]);
    assert!(session.give_part(ROW, role_id(2), Part::Owns));
    assert_eq!(cells(&session), ["R", "C", "AI", ""], "one keeps its other letter, one is consulted");
    session.undo();
    assert_eq!(cells(&session), ["RA", "A", "I", ""]);
}

#[test]
fn an_owner_who_stays_puts_the_others_right() {
    let mut session = session(["A", "", "A", ""]);
    assert!(session.give_part(ROW, role_id(2), Part::Owns));
    assert_eq!(cells(&session), ["C", "", "A", ""]);
}

#[test]
fn where_each_party_has_an_owner_the_other_partys_owner_stays() {
    let mut session = session(["A", "", "A", ""]);
    let mut settings = session.settings();
    settings.rules.one_owner_per_party = true;
    session.change_settings(settings);
    assert!(session.give_part(ROW, role_id(3), Part::Owns));
    assert_eq!(cells(&session), ["A", "", "C", "A"]);
}

#[test]
fn a_scheme_without_the_part_gives_nothing() {
    let mut session = session(["", "", "", ""]);
    let mut settings = session.settings();
    settings.scheme.letters.truncate(1);
    session.change_settings(settings);
    assert!(!session.give_part(ROW, role_id(2), Part::Owns));
    assert_eq!(session.part_word(Part::Owns), "");
}
