//! Documents of small matrices: what is said where, and what is left out.

use super::*;
use crate::model::*;

fn document_of(matrix: &Matrix, role: u64) -> String {
    markdown(&role_card(matrix, RoleId(Id::from_bits(role))).unwrap())
}

/// Two roles, one on either side, and an activity that both do.
fn matrix() -> Matrix {
    let mut matrix = Matrix::default();
    for (number, kind) in [(1, PartyKind::Customer), (2, PartyKind::Provider)] {
        let party = PartyId(Id::from_bits(number));
        matrix.parties.push(Party { id: party, kind, ..Party::default() });
        let title = format!("Role {number}");
        matrix.push_role(Role { id: RoleId(Id::from_bits(number)), title, party, ..Role::default() });
    }
    let mut row = Activity::new(ActivityId(Id::from_bits(9)), "Restore the backup", 2);
    row.set_letters_at(0, LetterSet(0b0011));
    row.set_letters_at(1, LetterSet(0b0001));
    matrix.push_activity(row);
    matrix
}

fn change(matrix: &mut Matrix, change: impl FnOnce(&mut ActivityDetails)) {
    matrix.activities.get_index_mut(0).unwrap().1.with_details(change);
}

#[test]
fn a_card_says_both_letters_and_how_many_duties_there_are() {
    let text = document_of(&matrix(), 1);
    let wanted = "The role takes part in 1 of 1 activity.\n\n- **Responsible (R) on 1:** Does the work.\n\
                  - **Accountable (A) on 1:** Owns the outcome; exactly one per activity.\n\n";
    assert!(text.contains(wanted), "{text}");
    assert!(text.contains("| Restore the backup | Responsible and accountable | | |\n"), "{text}");
    // Without areas there is no heading for them.
    assert!(!text.contains("### "), "{text}");
}

#[test]
fn a_card_says_what_holds_in_an_emergency_for_each_side() {
    let mut matrix = matrix();
    let said = |matrix: &Matrix| {
        let line = |role| {
            let text = document_of(matrix, role);
            let mut lines = text.lines().skip_while(|line| *line != "## In an emergency").skip(2);
            lines.next().map(|line| line.trim_start_matches("- **Restore the backup**: ").to_owned())
        };
        (line(1), line(2))
    };
    assert_eq!(said(&matrix), (None, None));
    change(&mut matrix, |it| it.emergency = Some(EmergencyRule::ProviderActs { document_within_hours: 1 }));
    let wanted = "may act at once and documents it within 1 hour";
    assert_eq!(said(&matrix), (None, Some(wanted.to_owned())));
    let approver = Some(RoleId(Id::from_bits(1)));
    change(&mut matrix, |it| it.emergency = Some(EmergencyRule::ApprovalFirst { approver }));
    let wanted = ("approves before anything is done", "acts only after approval by Role 1");
    assert_eq!(said(&matrix), (Some(wanted.0.to_owned()), Some(wanted.1.to_owned())));
}

#[test]
fn a_card_says_what_the_role_approves_and_what_the_level_asks() {
    let mut matrix = matrix();
    let level = DecisionLevel {
        title: "2 elevated".to_owned(),
        time_limit: "2-5 business days".to_owned(),
        documentation: "Justification".to_owned(),
        reviewed_afterwards: true,
        ..DecisionLevel::default()
    };
    change(&mut matrix, |it| {
        it.approvers = vec![RoleId(Id::from_bits(2))];
        it.decision_level = Some(level.id);
    });
    matrix.decision_levels.push(level);
    let wanted = "## Approvals\n\n- **Restore the backup**: level 2 elevated; within 2-5 business days; documented by \
                  justification; reviewed afterwards\n";
    assert!(document_of(&matrix, 2).contains(wanted), "{}", document_of(&matrix, 2));
    assert!(!document_of(&matrix, 1).contains("## Approvals"));
}

#[test]
fn internal_notes_stay_out_of_every_document() {
    let mut matrix = matrix();
    let secret = || "between ourselves".to_owned();
    change(&mut matrix, |it| it.notes = secret());
    matrix.roles.get_index_mut(0).unwrap().1.notes = secret();
    matrix.people.push(Person { notes: secret(), ..Person::default() });
    let engine = Engine::new(&matrix, Date::new(2026, 11, 22).unwrap());
    assert!(!markdown(&everything(&matrix, &engine)).contains("between ourselves"));
}

#[test]
fn the_sheet_names_what_is_missing_for_a_call() {
    let mut matrix = matrix();
    let (first, second) = (RoleId(Id::from_bits(1)), RoleId(Id::from_bits(2)));
    matrix.roles.get_index_mut(0).unwrap().1.contact = "+49 30 1".to_owned();
    let event = |first_notified, classifies| Escalation {
        event: "Outage".to_owned(),
        first_notified,
        classifies,
        ..Escalation::default()
    };
    matrix.escalations = vec![event(Some(first), Some(second)), event(Some(first), Some(first))];
    let text = markdown(&escalation_sheet(&matrix));
    assert!(
        text.contains("| **Outage** | Role 1<br>**+49 30 1** | Role 2<br>**No number** | **Nobody named** |"),
        "{text}"
    );
    let wanted = "- **Questions without an answer:** 8\n- **Nobody holds:** Role 1, Role 2\n- **No number:** Role 2\n\
                  - **No deputy:** Role 1, Role 2\n";
    assert!(text.ends_with(wanted), "{text}");
}

#[test]
fn a_party_is_named_where_the_name_says_more_than_its_side() {
    let mut matrix = matrix();
    assert!(document_of(&matrix, 2).contains("- **Party:** Provider\n"));
    matrix.parties[1].name = "Nord Operations".to_owned();
    assert!(document_of(&matrix, 2).contains("- **Party:** Nord Operations (Provider)\n"));
}
