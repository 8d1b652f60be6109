//! Whole tables: what is recognised, what is reported, and what one paste does to a matrix.

#![allow(clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use remit::edit::History;
use remit::formats::table::{Draft, InsertAt, NoteKind, Recognition, TextTable, recognise};
use remit::model::{
    Activity, ActivityId, Matrix, Party, PartyId, PartyKind, Role, RoleId, Scheme, SeededRandomness,
};

fn recognised(text: &str) -> Recognition {
    recognise(&TextTable::from_tsv(text), &Scheme::raci())
}

fn matrix_draft(recognition: Recognition) -> Draft {
    match recognition {
        Recognition::Matrix(draft) => draft,
        other => panic!("not a matrix: {other:#?}"),
    }
}

fn roles(draft: &Draft) -> Vec<&str> {
    draft.roles.iter().map(|role| role.title.as_str()).collect()
}

/// Area, title and letters of each row: "Access/Create account: R A - C".
fn lines(draft: &Draft) -> Vec<String> {
    let line = |row: &remit::formats::table::DraftActivity| {
        let area = row.area.map(|area| draft.areas[area].clone() + "/").unwrap_or_default();
        let cells: Vec<String> = row.letters.iter().map(|letters| Scheme::raci().text(*letters)).collect();
        format!("{area}{}: {}", row.title, cells.join(" "))
    };
    draft.activities.iter().map(line).collect()
}

fn notes(draft: &Draft, kind: NoteKind) -> Vec<String> {
    let of_kind = draft.report.iter().filter(|note| note.kind == kind);
    of_kind.map(|note| format!("{}: {}", note.place, note.text)).collect()
}

#[test]
fn a_bare_block_goes_to_the_cursor() {
    let Recognition::Letters(block) = recognised("R\tA\t\nC\tX\tI (if needed)\n\t\t") else {
        panic!("no block")
    };
    assert_eq!((block.width, block.height), (3, 3));
    let scheme = Scheme::raci();
    assert_eq!(scheme.text(block.letters_at(1, 2)), "I");
    assert_eq!(block.remark_at(1, 2).unwrap().condition, "if needed");
    assert_eq!(block.remark_at(1, 1).unwrap().unread, "X");
    assert!(matches!(recognised("R"), Recognition::Letters(_)));
    assert!(matches!(recognised("A"), Recognition::Letters(_)));
}

#[test]
fn letters_with_titles_on_one_side_leave_the_choice() {
    let Recognition::Headed { block, draft } = recognised("CIO\tCISO\nR\tA\n\tC") else {
        panic!("not headed")
    };
    assert_eq!((block.width, block.height), (2, 2));
    assert_eq!(roles(&draft), ["CIO", "CISO"]);
    assert_eq!(lines(&draft), ["Activity 1: R A", "Activity 2:  C"]);
    let Recognition::Headed { block, draft } = recognised("Firewall rule change\tR\tA\nPatch\tC\tI") else {
        panic!("not headed")
    };
    assert_eq!((block.width, block.height), (2, 2));
    assert_eq!(roles(&draft), ["Role 1", "Role 2"]);
    assert_eq!(lines(&draft), ["Firewall rule change: R A", "Patch: C I"]);
    assert_eq!(notes(&draft, NoteKind::Guessed).len(), 2);
}

#[test]
fn a_matrix_has_roles_on_top_and_activities_on_the_left() {
    let draft = matrix_draft(recognised(
        "Activity\tCIO\tAI\tService Desk\tObserver\nCreate account\tA\tC\tR/A\t\nFirewall rule change\tA for high-risk\t-\tR\t\n",
    ));
    assert_eq!(roles(&draft), ["CIO", "AI", "Service Desk", "Observer"]);
    assert_eq!(lines(&draft), ["Create account: A C RA ", "Firewall rule change: A  R "]);
    assert_eq!(draft.activities[1].remarks[0].1.condition, "for high-risk");
    assert_eq!(draft.report, []);
}

#[test]
fn numbers_areas_parties_texts_and_the_legend_find_their_places() {
    let draft = matrix_draft(recognised(concat!(
        "RACI for the move\t\t\t\t\t\t\n",
        "R = Responsible, A = Accountable, C = Consulted, I = Informed\t\t\t\t\t\t\n",
        "\t\t\tContoso\t\tAcme Provider\t\n",
        "No.\tActivity\tSLA\tCIO\tCISO\tEngineer\tNotes\n",
        "\tAccess\t\t\t\t\t\n",
        "1\tCreate account\t24 h\tA\tC\tR\tsee form\n",
        "2\tRemove account\t\tA\t\tR\t\n",
        "\tInfrastructure\t\t\t\t\t\n",
        "3\tPatch servers\t5 d\t\tA\tR*\t\n",
        "* outside office hours\t\t\t\t\t\t\n",
    )));
    assert_eq!(roles(&draft), ["CIO", "CISO", "Engineer"]);
    let over: Vec<&str> = draft.roles.iter().map(|role| role.party.as_str()).collect();
    assert_eq!(over, ["Contoso", "Contoso", "Acme Provider"]);
    assert_eq!(
        lines(&draft),
        ["Access/Create account: A C R", "Access/Remove account: A  R", "Infrastructure/Patch servers:  A R"]
    );
    assert_eq!(draft.activities[0].description, "SLA: 24 h\nsee form");
    let skipped = notes(&draft, NoteKind::Skipped);
    for expected in ["row 1: ", "row 2: The legend", "column 1: The numbers", "row 10: "] {
        assert!(skipped.iter().any(|note| note.starts_with(expected)), "{expected}: {skipped:#?}");
    }
    assert_eq!(skipped.len(), 4, "{skipped:#?}");
}

#[test]
fn a_legend_of_two_columns_below_the_table_is_left_out() {
    let draft = matrix_draft(recognised(
        "Task\tCIO\tCISO\nPatch\tR\tA\nBackup\tA\tR\n\t\t\nR\tResponsible\t\nA\tAccountable: owns it\t\n",
    ));
    assert_eq!(lines(&draft), ["Patch: R A", "Backup: A R"]);
    assert_eq!(notes(&draft, NoteKind::Skipped).len(), 2);
}

#[test]
fn merged_cells_of_a_web_page_are_understood() {
    let table = TextTable::from_html(
        "<table><tr><th rowspan=2>Aufgabe<th colspan=2>Kunde<th>Dienstleister<th rowspan=2>Auditor\
         <tr><th>CIO<th>CISO<th>Techniker<tr><td colspan=5>Zugriff<tr><td>Konto anlegen<td>A<td>C<td>R<td>I\
         <tr><td>Konto löschen<td>A<td><td>R<td>",
    )
    .unwrap();
    let draft = matrix_draft(recognise(&table, &Scheme::raci()));
    assert_eq!(roles(&draft), ["CIO", "CISO", "Techniker", "Auditor"]);
    let over: Vec<&str> = draft.roles.iter().map(|role| role.party.as_str()).collect();
    assert_eq!(over, ["Kunde", "Kunde", "Dienstleister", ""]);
    assert_eq!(lines(&draft), ["Zugriff/Konto anlegen: A C R I", "Zugriff/Konto löschen: A  R "]);
}

#[test]
fn a_column_of_areas_is_understood_with_and_without_gaps() {
    for text in [
        "Phase\tTask\tCIO\tCISO\nPlan\tScope\tA\tR\n\tBudget\tA\tC\nRun\tOperate\tR\tA\n\tReview\tR\tA",
        "Phase\tTask\tCIO\tCISO\nPlan\tScope\tA\tR\nPlan\tBudget\tA\tC\nRun\tOperate\tR\tA\nRun\tReview\tR\tA",
        "Block\tName\tCIO\tCISO\nPlan\tScope\tA\tR\n\tBudget\tA\tC\nRun\tOperate\tR\tA\n\tReview\tR\tA",
    ] {
        let draft = matrix_draft(recognised(text));
        assert_eq!(
            lines(&draft),
            ["Plan/Scope: A R", "Plan/Budget: A C", "Run/Operate: R A", "Run/Review: R A"],
            "{text}"
        );
    }
}

#[test]
fn numbered_sections_are_areas() {
    let draft = matrix_draft(recognised(
        "#\tTask\tCIO\tCISO\n1\tAccess\t\t\n1.1\tCreate\tR\tA\n1.2\tRemove\t\t\n2\tBackup\t\t\n2.1\tTest\tA\tR",
    ));
    assert_eq!(lines(&draft), ["Access/Create: R A", "Access/Remove:  ", "Backup/Test: A R"]);
}

#[test]
fn what_is_not_understood_is_named_with_its_place() {
    let draft = matrix_draft(recognised("Task\tCIO\tCISO\nPatch\tR\tx\nBackup\tА\tR, Bob"));
    assert_eq!(lines(&draft), ["Patch: R ", "Backup: A R"]);
    let unread = notes(&draft, NoteKind::NotUnderstood);
    assert_eq!(unread.len(), 2);
    assert!(unread[0].starts_with("row 2, column 3: \"x\""), "{unread:?}");
    assert_eq!(draft.activities[0].remarks[0].1.unread, "x");
    assert_eq!(draft.activities[1].remarks[0].1.unread, "Bob");
    assert!(notes(&draft, NoteKind::Repaired)[0].starts_with("row 3, column 2: "));
}

#[test]
fn columns_of_letters_hold_the_titles_of_roles() {
    let draft = matrix_draft(recognised(concat!(
        "Activity\tR\tA\tC\tI\n",
        "Access\t\t\t\t\n",
        "Approve access\tService Desk (provider)\tSystem Owner\tSecurity Lead\tRequester; Compliance Officer if needed\n",
        "Change firewall rule\tNetwork Engineer\tSecurity Lead\tSystem Owner, Security Lead\t-\n",
    )));
    assert_eq!(
        roles(&draft),
        [
            "Service Desk (provider)",
            "System Owner",
            "Security Lead",
            "Requester",
            "Compliance Officer",
            "Network Engineer"
        ]
    );
    assert_eq!(
        lines(&draft),
        ["Access/Approve access: R A C I I ", "Access/Change firewall rule:  C AC   R"]
    );
    assert_eq!(draft.activities[0].remarks[0].1.condition, "if needed");
    let draft =
        matrix_draft(recognised("Task\tResponsible\tAccountable\nPatch\tAdmin / Operator\tIT Manager"));
    assert_eq!(roles(&draft), ["Admin / Operator", "IT Manager"]);
}

#[test]
fn titles_alone_are_titles() {
    let Recognition::Titles(draft) = recognised("Create account\nRemove account\n\n") else {
        panic!("no titles")
    };
    assert_eq!(lines(&draft), ["Create account: ", "Remove account: "]);
    let Recognition::Titles(draft) = recognised("CIO\tCISO\tService Desk") else { panic!("no titles") };
    assert_eq!(roles(&draft), ["CIO", "CISO", "Service Desk"]);
    let Recognition::Titles(draft) = recognised("No\tTask\tDescription\n1\tPatch\tmonthly\n2\tBackup\t")
    else {
        panic!("no titles")
    };
    assert_eq!(lines(&draft), ["Patch: ", "Backup: "]);
    assert_eq!(draft.activities[0].description, "monthly");
    let draft = matrix_draft(recognised("Task\tCIO\tCISO\nPatch\t\t\nBackup\t\t"));
    assert_eq!(
        (roles(&draft), lines(&draft)),
        (vec!["CIO", "CISO"], vec!["Patch:  ".into(), "Backup:  ".into()])
    );
    assert!(matches!(recognised(""), Recognition::Titles(draft) if draft == Draft::default()));
}

/// Identities in their order, which equality of matrices does not look at.
fn order(matrix: &Matrix) -> (Vec<RoleId>, Vec<ActivityId>) {
    (matrix.roles().map(|role| role.id).collect(), matrix.activities().map(|row| row.id).collect())
}

const WHOLE: &str = "\tContoso\t\tAcme MSP\n\
    Activity\tCIO\tAuditor\tEngineer\n\
    Access\t\t\t\n\
    Create account\tA\tI\tR\n\
    Remove account\tA (if staff)\tX\tR\n";

#[test]
fn a_whole_table_is_one_step_and_undo_takes_it_back() {
    let mut matrix = Matrix::default();
    let empty = matrix.clone();
    let draft = matrix_draft(recognised(WHOLE));
    let insertion = draft.into_transaction(&matrix, InsertAt::end(), &mut SeededRandomness::new(1));
    assert_eq!(insertion.transaction.label, "Paste 2 activities and 3 roles");
    let mut history = History::default();
    history.perform(&mut matrix, insertion.transaction).unwrap();
    let titles: Vec<_> = matrix.roles().map(|role| (role.title.as_str(), matrix.side(role))).collect();
    assert_eq!(
        titles,
        [("CIO", PartyKind::Customer), ("Auditor", PartyKind::ThirdParty), ("Engineer", PartyKind::Provider)]
    );
    assert_eq!(
        matrix.parties.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
        ["Contoso", "", "Acme MSP"]
    );
    let second = matrix.activity_at(1).unwrap();
    let cells: Vec<String> = second.letters().iter().map(|it| matrix.scheme.text(*it)).collect();
    assert_eq!(cells, ["A", "", "R"]);
    assert_eq!(second.remark(matrix.role_at(0).unwrap().id).unwrap().condition, "if staff");
    assert_eq!(second.remark(matrix.role_at(1).unwrap().id).unwrap().unread, "X");
    assert_eq!(matrix.area(second.area.unwrap()).unwrap().title, "Access");
    history.undo(&mut matrix).unwrap().unwrap();
    assert_eq!(matrix, empty);
}

#[test]
fn what_the_matrix_has_already_is_used_again() {
    let mut randomness = SeededRandomness::new(2);
    let mut matrix = Matrix::default();
    let party = Party { id: PartyId::fresh(&mut randomness), ..Party::default() };
    let other = Role {
        id: RoleId::fresh(&mut randomness),
        title: "Owner".into(),
        party: party.id,
        ..Role::default()
    };
    let cio =
        Role { id: RoleId::fresh(&mut randomness), title: " cio".into(), party: party.id, ..Role::default() };
    matrix.parties.push(party);
    matrix.push_role(other);
    matrix.push_role(cio);
    let mut row = Activity::new(ActivityId::fresh(&mut randomness), "create  ACCOUNT", 2);
    row.set_letters_at(0, matrix.scheme.parse("I").unwrap());
    row.set_letters_at(1, matrix.scheme.parse("C").unwrap());
    matrix.push_activity(row);
    let (before, before_order) = (matrix.clone(), order(&matrix));

    let at = InsertAt { activity: 0, role: 1, area: None };
    let insertion = matrix_draft(recognised(WHOLE)).into_transaction(&matrix, at, &mut randomness);
    for title in ["CIO", "Create account"] {
        assert!(insertion.report.iter().any(|note| note.text.contains(&format!("\"{title}\" is already"))));
    }
    let mut history = History::default();
    history.perform(&mut matrix, insertion.transaction).unwrap();
    let titles: Vec<_> = matrix.roles().map(|role| role.title.as_str()).collect();
    assert_eq!(titles, ["Owner", "Auditor", "Engineer", " cio"]);
    let lines: Vec<_> = matrix
        .activities()
        .map(|row| row.letters().iter().map(|it| matrix.scheme.text(*it)).collect::<Vec<_>>().join("|"))
        .collect();
    assert_eq!(lines, ["||R|A", "I|I|R|A"]);
    assert_eq!(matrix.parties.len(), 3);
    history.undo(&mut matrix).unwrap().unwrap();
    assert_eq!((&matrix, order(&matrix)), (&before, before_order));
}

/// A cell as somebody might write it.
fn some_cell() -> impl Strategy<Value = String> {
    let letters =
        prop::sample::select(vec!["R", "A", "C", "I", "RA", "R/C", "r", "A (veto)", "R1", "-", "n/a"]);
    prop_oneof![
        6 => letters.prop_map(str::to_owned),
        4 => Just(String::new()),
        2 => "[b-hj-z]{4,8}( [b-hj-z]{4,8}){0,3}",
        1 => "[x✓0-9*=+-]{1,3}",
        1 => "[A-Z][a-z]{3,6}, [A-Z][a-z]{3,6}",
    ]
}

/// Everything a recognition holds or says, in one string.
fn everything(recognition: &Recognition) -> String {
    let (block, draft) = match recognition {
        Recognition::Letters(block) => (Some(block), None),
        Recognition::Headed { block, draft } => (Some(block), Some(draft)),
        Recognition::Titles(draft) | Recognition::Matrix(draft) => (None, Some(draft)),
    };
    let mut all = String::new();
    let mut add = |text: &str| {
        all.push_str(text);
        all.push('\u{1}');
    };
    for (_, remark) in block.iter().flat_map(|block| &block.remarks) {
        add(&remark.unread);
        add(&remark.condition);
    }
    if let Some(draft) = draft {
        draft.roles.iter().for_each(|role| add(&format!("{}\u{1}{}", role.title, role.party)));
        draft.areas.iter().for_each(|area| add(area));
        for row in &draft.activities {
            add(&row.title);
            add(&row.description);
            row.remarks
                .iter()
                .for_each(|(_, remark)| add(&format!("{}\u{1}{}", remark.unread, remark.condition)));
        }
        draft.report.iter().for_each(|note| add(&note.text));
    }
    all
}

proptest! {
    #[test]
    fn every_cell_is_understood_or_named(
        rows in prop::collection::vec(prop::collection::vec(some_cell(), 1..6), 1..8)
    ) {
        let table = TextTable::from_rows(&rows);
        let recognition = recognise(&table, &Scheme::raci());
        let all = everything(&recognition);
        let numbers_noted = all.contains("The numbers in this column");
        for cell in rows.iter().flatten() {
            let reading = remit::formats::table::read_cell(cell, &Scheme::raci());
            let Some(unread) = reading.unread else { continue };
            let number = numbers_noted && cell.chars().any(|c| c.is_ascii_digit());
            // Under columns of letters a list of names becomes several roles.
            let kept = all.contains(&unread) || unread.split(", ").all(|name| all.contains(name));
            prop_assert!(number || kept, "{:?} is lost: {:#?}", cell, recognition);
        }
    }

    #[test]
    fn any_table_can_be_inserted_and_taken_back(
        rows in prop::collection::vec(prop::collection::vec(some_cell(), 1..6), 1..8), seed: u64
    ) {
        let mut matrix = Matrix::default();
        let mut randomness = SeededRandomness::new(seed);
        let mut history = History::default();
        let start = matrix.clone();
        for _ in 0..2 {
            let table = TextTable::from_rows(&rows);
            let draft = match recognise(&table, &matrix.scheme) {
                Recognition::Letters(_) => return Ok(()),
                Recognition::Headed { draft, .. } | Recognition::Titles(draft) | Recognition::Matrix(draft) => draft,
            };
            prop_assert!(draft.roles.iter().all(|role| !role.title.is_empty()));
            prop_assert!(draft.activities.iter().all(|row| !row.title.is_empty()));
            let insertion = draft.into_transaction(&matrix, InsertAt::end(), &mut randomness);
            history.perform(&mut matrix, insertion.transaction).unwrap();
        }
        while history.undo(&mut matrix).transpose().unwrap().is_some() {}
        prop_assert_eq!(matrix, start);
    }
}
