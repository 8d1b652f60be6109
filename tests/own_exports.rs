//! What this program exports it reads again: the matrix alone, with its parties, its conditions and its fields.
#![allow(clippy::unwrap_used, reason = "a file that cannot be made or read shall stop the test")]

use remit::catalog;
use remit::formats::export::{Export, ExportFormat, export};
use remit::formats::import::{Choices, Proposal, propose, read};
use remit::model::*;

fn packs() -> impl Iterator<Item = Matrix> {
    let all = catalog::packs().iter().map(|pack| pack.build(&mut SeededRandomness::new(7), "en"));
    all.filter(|matrix| matrix.activity_count() > 0)
}

fn exported(matrix: &Matrix, format: ExportFormat) -> Proposal {
    exported_by(matrix, &Export::to(format))
}

fn exported_by(matrix: &Matrix, options: &Export) -> Proposal {
    let bytes = export(matrix, options, Timestamp::from_seconds(1_795_348_800)).unwrap();
    let tables = read(&bytes, &format!("export.{}", options.format.extension())).unwrap();
    propose(&tables, &Choices::default())
}

/// Roles with their parties and sides, in the order of the export: those of one party side by side.
fn roles(matrix: &Matrix) -> Vec<(String, String, PartyKind)> {
    let mut roles: Vec<_> = matrix.roles().collect();
    roles.sort_by_key(|role| matrix.parties.iter().position(|party| party.id == role.party));
    let party = |role: &Role| matrix.party(role.party).unwrap();
    roles.iter().map(|role| (role.title.clone(), party(role).name.clone(), party(role).kind)).collect()
}

type Cell = (String, String, String);

/// Each row with its area and its filled cells: role, letters, condition.
fn rows(matrix: &Matrix) -> Vec<(String, String, Vec<Cell>)> {
    let mut found: Vec<_> = matrix.activities().collect();
    let place = |row: &Activity| matrix.areas.iter().position(|area| Some(area.id) == row.area);
    found.sort_by_key(|row| place(row).map_or(0, |at| at + 1));
    let row = |row: &&Activity| {
        let mut cells: Vec<Cell> = Vec::new();
        for (at, role) in matrix.roles().enumerate() {
            let letters = matrix.scheme.text(row.letters_at(at));
            let condition = row.remark(role.id).map(|it| it.condition.clone()).unwrap_or_default();
            if !letters.is_empty() || !condition.is_empty() {
                cells.push((role.title.clone(), letters, condition));
            }
        }
        cells.sort();
        let area = row.area.and_then(|area| matrix.area(area)).map(|area| area.title.clone());
        (area.unwrap_or_default(), row.title.clone(), cells)
    };
    found.iter().map(row).collect()
}

#[track_caller]
fn assert_same(matrix: &Matrix, proposal: &Proposal, sides: bool) {
    let read = proposal.matrix(&mut SeededRandomness::new(3));
    if sides {
        assert_eq!(roles(&read), roles(matrix));
    } else {
        let plain = |matrix| roles(matrix).into_iter().map(|it| (it.0, it.1)).collect::<Vec<_>>();
        assert_eq!(plain(&read), plain(matrix));
    }
    assert_eq!(rows(&read), rows(matrix));
    let symbols = |matrix: &Matrix| matrix.scheme.letters.iter().map(|it| it.symbol).collect::<String>();
    if sides {
        assert_eq!(symbols(&read), symbols(matrix));
        assert_eq!(read.info.title, matrix.info.title);
    }
}

/// The fields of each activity that stand in no other place of the matrix.
fn fields(matrix: &Matrix) -> Vec<(String, ActivityDetails)> {
    let plain = |row: &Activity| {
        let mut details = row.details().clone();
        details.systems.clear();
        details.approvers.clear();
        details.decision_level = None;
        details.notes.clear();
        // Where a field names other things, its text comes back in the description.
        details.description = details.description.lines().next().unwrap_or_default().to_owned();
        if let Some(EmergencyRule::ApprovalFirst { .. }) = details.emergency {
            details.emergency = None;
        }
        (row.title.clone(), details)
    };
    let mut fields: Vec<_> = matrix.activities().map(plain).collect();
    fields.sort_by(|one, other| one.0.cmp(&other.0));
    fields
}

#[test]
fn every_pack_comes_back_from_every_format() {
    for matrix in packs() {
        for format in [ExportFormat::Csv, ExportFormat::Markdown, ExportFormat::Html] {
            let proposal = exported(&matrix, format);
            assert_same(&matrix, &proposal, format != ExportFormat::Csv);
            let read = proposal.matrix(&mut SeededRandomness::new(3));
            let (read, wanted) = (fields(&read), fields(&matrix));
            for (read, wanted) in read.iter().zip(&wanted) {
                let unlike = wanted.1.unlike(&read.1);
                assert!(unlike.iter().all(|it| matches!(it, ActivityField::Description(_))), "{unlike:?}");
            }
        }
    }
}

#[cfg(feature = "xlsx")]
#[test]
fn every_pack_comes_back_from_a_workbook_and_what_is_not_read_is_one_sentence() {
    for matrix in packs() {
        let proposal = exported(&matrix, ExportFormat::Xlsx);
        assert_same(&matrix, &proposal, true);
        assert_eq!(proposal.tables.len(), 1);
        let told: Vec<_> = proposal.notes.iter().filter(|note| note.sentence.contains("exported")).collect();
        assert_eq!(told.len(), 1, "{:?}", proposal.notes);
        assert!(told[0].sentence.contains("Roles") && !told[0].sentence.contains("Legend"));
        assert!(!proposal.is_unsettled(), "{:?}", proposal.notes);
    }
}

/// Two parties, so many roles, conditions and a title that a spreadsheet would run.
fn wide(count: usize) -> Matrix {
    let mut matrix = Matrix::default();
    matrix.info.title = "Wide (one)".to_owned();
    for (number, kind, name) in
        [(1, PartyKind::Customer, "Own (house)"), (2, PartyKind::Provider, "Nord Bank")]
    {
        let id = PartyId(Id::from_bits(number));
        matrix.parties.push(Party { id, kind, name: name.to_owned(), ..Party::default() });
    }
    for at in 0..count {
        let party = PartyId(Id::from_bits(1 + u64::from(at * 2 >= count)));
        let id = RoleId(Id::from_bits(10 + at as u64));
        matrix.push_role(Role { id, title: format!("Role {at} (x)"), party, ..Role::default() });
    }
    for number in 0..4u64 {
        let title = if number == 0 { "=1+1".to_owned() } else { format!("Task {number}") };
        let mut row = Activity::new(ActivityId(Id::from_bits(1000 + number)), title, count);
        (0..count)
            .for_each(|at| row.set_letters_at(at, LetterSet(if at % 7 == 0 { 0b0010 } else { 0b0001 })));
        let condition = format!("only on day {number}");
        let role = RoleId(Id::from_bits(10 + number * 9));
        row.swap_remark(role, Remark { condition, ..Remark::default() });
        matrix.push_activity(row);
    }
    matrix
}

#[test]
fn columns_in_sets_and_numbered_remarks_come_back_from_a_page() {
    let matrix = wide(60);
    for format in [ExportFormat::Csv, ExportFormat::Markdown, ExportFormat::Html] {
        assert_same(&matrix, &exported(&matrix, format), format != ExportFormat::Csv);
    }
}

#[test]
fn what_is_exported_bare_comes_back_bare() {
    let mut options = Export::to(ExportFormat::Markdown);
    options.parts.registers = false;
    options.parts.findings = false;
    options.parts.role_cards = false;
    let matrix = wide(4);
    assert_same(&matrix, &exported_by(&matrix, &options), false);
}

#[test]
fn what_somebody_else_wrote_under_our_headings_is_read_whole() {
    let table =
        "| Activity | Lead | Engineer |\n| --- | --- | --- |\n| Patch | A | R |\n| Backup | A | R |\n";
    let other = table.replace("Patch", "Restore").replace("Backup", "Archive");
    let file = format!("# Plan\n\n## Matrix\n\n{table}\n## Second phase\n\n{other}");
    let proposal = propose(&read(file.as_bytes(), "plan.md").unwrap(), &Choices::default());
    assert_eq!(proposal.activity_count, 4);
    assert!(proposal.notes.iter().all(|note| !note.sentence.contains("exported")));
}
