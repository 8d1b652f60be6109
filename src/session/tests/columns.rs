//! Roles: inserting, deleting with every mention, moving within a party and across its edge.

use super::*;
use crate::edit::{Edit, ListEdit};
use crate::model::*;
use crate::session::Request;

#[test]
fn a_role_is_inserted_beside_the_active_one_in_its_party() {
    use crate::command::Command;
    let mut desk = Desk::new(
        "           Lead Owner | Agent
           Review    R    A     | [C]",
    );
    desk.act(|session| session.run(Command::InsertRoleBefore));
    assert_eq!(desk.asked(), [Request::Focus, Request::EditText(None)]);
    desk.write("Engineer").shows(
        "           Lead Owner | [Engineer] Agent
           Review    R    A     | .          C",
    );
    desk.press("Ctrl+Z Ctrl+Z").shows(
        "           Lead Owner | Agent
           Review    R    A     | [C]",
    );
}

#[test]
fn as_many_roles_are_inserted_as_columns_are_selected() {
    does(
        "           Lead Owner Clerk
           Review    .   [R]  (A)
           Approve   .   (.)  (C)",
        "Ctrl+Alt+=",
        r#"         Lead [""] "" Owner Clerk
           Review    .    .    .  R     A
           Approve   .    .    .  .     C"#,
    );
}

#[test]
fn deleting_a_role_takes_its_letters_and_conditions() {
    let mut desk = does(
        "           Lead Owner | Agent
           Review    R    [A*]  | C
           Approve   .    (R)   | I",
        "Ctrl+Alt+-",
        "           Lead | Agent
           Review    R    | [C]
           Approve   .    | I",
    );
    assert!(desk.told().contains(&"Deleted role Owner.".to_owned()));
}

#[test]
fn deleting_a_role_clears_every_mention_and_undo_brings_all_back() {
    let mut desk = Desk::new(
        "           Lead Owner
           Review    R    A*
           Approve   R    A",
    );
    let (owner, lead, review) = (desk.role("Owner"), desk.role("Lead"), desk.row("Review"));
    let mut random = SeededRandomness::new(3);
    let item = ScopeItem { id: ScopeItemId::fresh(&mut random), owner: Some(owner), ..ScopeItem::default() };
    let call = Escalation {
        id: EscalationId::fresh(&mut random),
        first_notified: Some(lead),
        classifies: Some(owner),
        writes_report: Some(owner),
        ..Escalation::default()
    };
    let approval = EmergencyRule::ApprovalFirst { approver: Some(owner) };
    let edits = vec![
        Edit::Scope(ListEdit::Insert { at: 0, items: vec![item] }),
        Edit::Escalation(ListEdit::Insert { at: 0, items: vec![call] }),
        Edit::SetActivity(review, Box::new(ActivityField::Approvers(vec![lead, owner]))),
        Edit::SetActivity(review, Box::new(ActivityField::Emergency(Some(approval)))),
    ];
    assert!(desk.act(|session| session.change("Prepare", edits)));
    let before = desk.session.matrix().clone();

    desk.act(|session| session.go_to(None, Some(owner)));
    desk.press("Ctrl+Alt+-").shows(
        "           [Lead]
           Review    R
           Approve   R",
    );
    let matrix = desk.session.matrix();
    assert_eq!(matrix.scope[0].owner, None);
    let call = &matrix.escalations[0];
    assert_eq!((call.first_notified, call.classifies, call.writes_report), (Some(lead), None, None));
    let details = matrix.activity(review).unwrap().details();
    assert_eq!(details.approvers, [lead]);
    assert_eq!(details.emergency, Some(EmergencyRule::ApprovalFirst { approver: None }));
    let text = crate::formats::json::write(matrix);
    assert!(!text.contains(&owner.to_string()), "nothing names the role any more");

    desk.press("Ctrl+Z");
    assert_eq!(*desk.session.matrix(), before);
}

#[test]
fn a_role_moves_within_its_party() {
    does(
        "           Lead Owner Clerk
           Review    [R]  A     C",
        "Alt+Shift+Right",
        "           Owner Lead Clerk
           Review    A     [R]  C",
    );
}

#[test]
fn across_the_edge_of_its_party_a_role_joins_the_next_and_comes_back() {
    let before = "
           Lead Owner | Agent
           Review    R    [A]   | C";
    let mut desk = does(
        before,
        "Alt+Shift+Right",
        "           Lead | Owner Agent
           Review    R    | [A]   C",
    );
    desk.press("Alt+Shift+Left").shows(before);
}

#[test]
fn the_last_role_moves_on_into_a_party_that_has_none() {
    does(
        "           Lead Owner
           Review    R    [A]",
        "Alt+Shift+Right",
        "           Lead | Owner
           Review    R    | [A]",
    );
    // No further than the last party.
    does(
        "           Lead | Owner | Auditor
           Review    R    | A   | [I]",
        "Alt+Shift+Right",
        "           Lead | Owner | Auditor
           Review    R    | A   | [I]",
    );
}

#[test]
fn a_party_without_roles_is_not_jumped_over() {
    does(
        "           Lead Owner | | Auditor
           Review    R    [A]   | | I",
        "Alt+Shift+Right",
        "           Lead | Owner | Auditor
           Review    R    | [A]   | I",
    );
}

#[test]
fn several_selected_columns_move_together() {
    let mut desk = does(
        "           Lead Owner Clerk | Agent
           Review    [R]  (A)   C     | I",
        "Alt+Shift+Right",
        "           Clerk Lead Owner | Agent
           Review    C     [R]  (A)   | I",
    );
    desk.press("Alt+Shift+Right").shows(
        "           Clerk | Lead Owner Agent
           Review    C     | [R]  (A)   I",
    );
    desk.press("Alt+Shift+Left Alt+Shift+Left").shows(
        "           Lead Owner Clerk | Agent
           Review    [R]  (A)   C     | I",
    );
}

#[test]
fn a_column_is_dropped_where_it_was_dragged() {
    let mut desk = Desk::new(
        "           Lead Owner | Agent Engineer
           Review    [R]  A     | C     I",
    );
    desk.act(|session| session.drop_role(1, 4));
    desk.shows(
        "           Owner | Agent Engineer Lead
           Review    A     | C     I        [R]",
    );
}

#[test]
fn a_columns_width_is_a_step_and_stays_within_limits() {
    let mut desk = Desk::new(
        "           Lead
           Review    [R]",
    );
    desk.act(|session| session.resize_column(1, Some(5000)));
    let width = |desk: &Desk| desk.session.matrix().roles().next().unwrap().width;
    assert_eq!(width(&desk), Some(400));
    desk.press("Ctrl+Z");
    assert_eq!(width(&desk), None);
}
