//! What each format holds comes back as it was; what it cannot hold is said.

use proptest::prelude::*;

use super::shape;
use super::*;
use crate::catalog;
use crate::formats::table::{Draft, Recognition, TextTable, recognise};
use crate::model::*;

fn pack(id: &str) -> Matrix {
    catalog::pack(id).unwrap().build(&mut SeededRandomness::new(7), "en")
}

/// Every pack that has something in it.
fn packs() -> impl Iterator<Item = Matrix> {
    let all = catalog::packs().iter().map(|pack| pack.build(&mut SeededRandomness::new(7), "en"));
    all.filter(|matrix| matrix.activity_count() > 0)
}

fn noon() -> Timestamp {
    Timestamp::from_seconds(1_795_348_800)
}

fn draft(table: &TextTable, matrix: &Matrix) -> Draft {
    match recognise(table, &matrix.scheme) {
        Recognition::Matrix(draft) => draft,
        other => panic!("{other:?}"),
    }
}

/// What a reader of the grid must find: each row with its area, and its cells as the matrix has them.
#[track_caller]
fn assert_grid(matrix: &Matrix, draft: &Draft) {
    let columns = shape::columns(matrix);
    let roles: Vec<_> = columns.iter().map(|it| (it.title(), it.party.clone())).collect();
    let read: Vec<_> = draft.roles.iter().map(|it| (it.title.clone(), it.party.clone())).collect();
    assert_eq!(read, roles);
    let mut rows = draft.activities.iter();
    for group in shape::groups(matrix) {
        for activity in group.rows {
            let row = rows.next().unwrap_or_else(|| panic!("{} is missing", activity.title));
            assert_eq!(row.title, activity.title);
            let area = row.area.and_then(|area| draft.areas.get(area));
            assert_eq!(area, group.area.map(|area| &area.title), "{}", activity.title);
            for (index, column) in columns.iter().enumerate() {
                let place = format!("{}, {}", activity.title, column.title());
                assert_eq!(row.letters[index], activity.letters_at(column.index), "{place}");
                let said = row.remarks.iter().find(|(role, _)| *role == index);
                let condition = said.map(|(_, it)| it.condition.as_str()).unwrap_or_default();
                let wanted = activity.remark(column.role.id);
                assert_eq!(condition, wanted.map(|it| it.condition.as_str()).unwrap_or_default(), "{place}");
            }
        }
    }
    assert_eq!(rows.next(), None);
}

#[test]
fn every_pack_comes_back_from_csv_with_either_delimiter() {
    for matrix in packs() {
        for delimiter in [Delimiter::Comma, Delimiter::Semicolon] {
            let options = Export { delimiter, ..Export::to(ExportFormat::Csv) };
            let table = TextTable::from_csv(&csv(&matrix, &options));
            assert_grid(&matrix, &draft(&table, &matrix));
        }
    }
}

/// Two parties with a role each, three rows: without letters, with a condition, with nothing but a formula's beginning.
fn small() -> Matrix {
    let mut matrix = Matrix::default();
    matrix.info.title = "Small & \"odd\" <matrix>".to_owned();
    for (number, kind, name) in [(1, PartyKind::Customer, ""), (2, PartyKind::Provider, "Nord; GmbH")] {
        let party = PartyId(Id::from_bits(number));
        matrix.parties.push(Party { id: party, kind, name: name.to_owned(), ..Party::default() });
        let title = format!("Role {number}, <b>");
        matrix.push_role(Role { id: RoleId(Id::from_bits(number)), title, party, ..Role::default() });
    }
    let row = |number, title: &str, letters: [u8; 2]| {
        let mut row = Activity::new(ActivityId(Id::from_bits(number)), title, 2);
        letters.iter().enumerate().for_each(|(at, set)| row.set_letters_at(at, LetterSet(*set)));
        row
    };
    matrix.push_activity(row(10, "Nobody yet", [0, 0]));
    let mut second = row(11, "=1+1", [0b0011, 0b0100]);
    let condition = "if personal data".to_owned();
    second.swap_remark(RoleId(Id::from_bits(2)), Remark { condition, ..Remark::default() });
    matrix.push_activity(second);
    matrix.push_activity(row(12, "'quoted', \"said\"; so", [0b1000, 0b0001]));
    matrix
}

fn change(matrix: &mut Matrix, row: usize, change: impl FnOnce(&mut ActivityDetails)) {
    matrix.activities.get_index_mut(row).unwrap().1.with_details(change);
}

#[test]
fn rows_without_letters_and_titles_like_formulas_come_back() {
    let matrix = small();
    let text = csv(&matrix, &Export { byte_order_mark: false, ..Export::to(ExportFormat::Csv) });
    let wanted = ",Customer,\"Nord; GmbH\"\r\nActivity,\"Role 1, <b>\",\"Role 2, <b>\"\r\nNobody yet,–,–\r\n\
                  '=1+1,RA,C (if personal data)\r\n\"'quoted', \"\"said\"\"; so\",I,R\r\n";
    assert_eq!(text, wanted);
    assert_grid(&matrix, &draft(&TextTable::from_csv(&text), &matrix));
}

#[test]
fn details_stand_after_the_letters_and_notes_stay_at_home() {
    let mut matrix = small();
    change(&mut matrix, 0, |it| {
        it.kind = ActivityKind::Security;
        it.controls = vec!["A.5.15".to_owned(), "A.5.16".to_owned()];
        it.emergency = Some(EmergencyRule::ProviderActs { document_within_hours: 4 });
        it.notes = "between ourselves".to_owned();
    });
    let mut options = Export::to(ExportFormat::Csv);
    let text = csv(&matrix, &options);
    let table = TextTable::from_csv(&text);
    let row = |row| table.row(row).collect::<Vec<_>>();
    assert_eq!(row(1)[3..], ["Kind", "Emergency", "Controls"]);
    let wanted = ["Security", "Provider acts at once, documented within 4 hours", "A.5.15; A.5.16"];
    assert_eq!(row(2), [&["Nobody yet", "", ""], &wanted[..]].concat());
    assert_eq!(row(3)[3..], ["Operation", "", ""]);
    assert!(text.starts_with('\u{feff}') && !text.contains("ourselves"));
    assert!(super::field_titles().any(|title| title == "Controls"));
    options.parts.notes = true;
    assert!(csv(&matrix, &options).contains("between ourselves"));
    options.parts.activity_fields = false;
    assert!(!csv(&matrix, &options).contains("Security"));
}

proptest! {
    #[test]
    fn no_cell_is_a_formula_and_every_cell_is_restored(text in "['=+@\t\r\n＝ a-]{0,4}.{0,8}") {
        let safe = crate::formats::table::text::neutralised(&text).into_owned();
        prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        prop_assert_eq!(restored(&safe), text);
    }

    #[test]
    fn any_title_comes_through_a_csv_file(title in "[-=+@'\",;\r\n\t a-c]{0,6}.{0,6}", semicolon: bool) {
        let mut matrix = small();
        matrix.activities.get_index_mut(2).unwrap().1.title = title.clone();
        let delimiter = if semicolon { Delimiter::Semicolon } else { Delimiter::Comma };
        let table = TextTable::from_csv(&csv(&matrix, &Export { delimiter, ..Export::to(ExportFormat::Csv) }));
        prop_assert_eq!((table.width(), table.height()), (3, 5));
        prop_assert_eq!(restored(table.cell(4, 0)), title);
        prop_assert_eq!(table.cell(4, 2), "R");
    }
}

#[test]
fn what_is_not_in_a_file_is_said() {
    let mut matrix = Matrix::default();
    for format in ExportFormat::ALL {
        assert_eq!(losses(&matrix, &Export::to(format)), [""; 0], "{format:?}");
    }
    matrix.waivers = vec![Waiver::default(); 2];
    matrix.people.push(Person { notes: "x".to_owned(), ..Person::default() });
    let csv = losses(&matrix, &Export::to(ExportFormat::Csv));
    assert_eq!(csv, ["1 internal note, 1 person and 2 waivers are not in a CSV file."]);
    let xlsx = losses(&matrix, &Export::to(ExportFormat::Xlsx));
    assert_eq!(xlsx, ["1 internal note is not in an Excel workbook."]);
    let mut all = Export::to(ExportFormat::Html);
    all.parts.notes = true;
    assert_eq!(losses(&matrix, &all), [""; 0]);
    matrix.log.push(LogEntry::default());
    assert_eq!(losses(&matrix, &all), ["1 line of the change log is not in an HTML page."]);
}

#[test]
fn settings_that_only_the_json_file_holds_are_said() {
    let mut matrix = Matrix::default();
    matrix.rules.one_owner_per_party = true;
    let sentences = losses(&matrix, &Export::default());
    assert_eq!(sentences, ["The limits and grades of the rules are not in an Excel workbook."]);
}

#[test]
fn a_remark_that_would_be_read_as_letters_is_said() {
    let mut matrix = small();
    let role = RoleId(Id::from_bits(1));
    let unread = Remark { unread: "C".to_owned(), ..Remark::default() };
    matrix.activities.get_index_mut(0).unwrap().1.swap_remark(role, unread);
    let sentences = losses(&matrix, &Export::to(ExportFormat::Csv));
    assert!(sentences[0].starts_with("1 cell comes back differently"), "{sentences:?}");
    assert_eq!(losses(&matrix, &Export::to(ExportFormat::Html)), [""; 0]);
}

#[test]
fn markdown_has_a_table_per_area_the_legend_and_the_registers() {
    let matrix = pack("outsourcing");
    let bytes = export(&matrix, &Export::to(ExportFormat::Markdown), noon()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("# Outsourcing IT operations\n\nDraft\n"), "{}", &text[..200]);
    for area in &matrix.areas {
        assert!(text.contains(&format!("\n### {}\n\n| Activity |", area.title)), "{}", area.title);
    }
    for heading in
        ["Letters", "Matrix", "Activities in detail", "Roles", "Escalation: who to call", "Role cards"]
    {
        assert!(text.contains(&format!("\n## {heading}\n")), "{heading}");
    }
    let small =
        String::from_utf8(export(&small(), &Export::to(ExportFormat::Markdown), noon()).unwrap()).unwrap();
    let row = "| =1+1 | RA | C (if personal data) |\n";
    assert!(
        small.contains("| Activity | Role 1, \\<b\\> (Customer) | Role 2, \\<b\\> (Nord; GmbH) |\n"),
        "{small}"
    );
    assert!(small.contains(row), "{small}");
}

#[test]
fn every_register_says_what_it_holds() {
    let mut matrix = small();
    let (row, role) = (ActivityId(Id::from_bits(11)), RoleId(Id::from_bits(2)));
    let day = Date::new(2026, 11, 22);
    matrix.people.push(Person { name: "Ada".to_owned(), ..Person::default() });
    matrix.roles.get_index_mut(1).unwrap().1.deputy = Some(matrix.people[0].id);
    let reason = "why so".to_owned();
    let place = Place::Cell(row, role);
    let rule = "accountable-missing".to_owned();
    matrix.waivers.push(Waiver { place, rule, until: day, reason, ..Waiver::default() });
    matrix.questions.push(Question {
        text: "Who?".to_owned(),
        place: Place::Role(role),
        ..Question::default()
    });
    let side = PositionSide::Provider;
    let letters = "RA".to_owned();
    matrix.positions.push(Position {
        activity: row,
        role,
        side,
        letters,
        decided: true,
        ..Position::default()
    });
    matrix.reviews.push(Review { date: day, reviewers: "Ada, Bo".to_owned(), ..Review::default() });
    matrix.info.catalogues = vec![crate::catalog::controls::catalogues()[0].id.to_owned()];
    let control = crate::catalog::controls::catalogues()[0].controls().next().unwrap();
    change(&mut matrix, 1, |it| it.controls = vec![control.reference()]);
    let mut parts = Parts { notes: true, ..Parts::default() };
    matrix.roles.get_index_mut(0).unwrap().1.notes = "between ourselves".to_owned();
    let said = |parts: &Parts| {
        let all = super::registers::registers(&matrix, parts);
        all.into_iter()
            .map(|it| (it.title, it.rows.iter().map(|row| row.join("|")).collect::<Vec<_>>()))
            .collect::<std::collections::BTreeMap<_, _>>()
    };
    let all = said(&parts);
    assert_eq!(all["People"], ["Ada|||Role 2, <b>"]);
    assert_eq!(all["Parties"], ["|Customer|Role 1, <b>", "Nord; GmbH|Provider|Role 2, <b>"]);
    assert_eq!(all["Waivers"], ["accountable-missing|=1+1 × Role 2, <b>|why so||||2026-11-22"]);
    assert_eq!(all["Questions"], ["Who?|Role 2, <b>||||"]);
    assert_eq!(all["Positions"], ["=1+1|Role 2, <b>|Provider|RA||Yes||"]);
    assert_eq!(all["Reviews"], ["2026-11-22|Planned cycle|Ada, Bo|No|No|No|||"]);
    assert_eq!(all["Internal notes"], ["Role 1, <b>|between ourselves"]);
    let covered = all["Controls"].iter().filter(|row| row.ends_with("|Covered|=1+1")).count();
    assert_eq!(covered, 1, "{:?}", all["Controls"].first());
    (parts.notes, parts.registers) = (false, false);
    assert!(said(&parts).is_empty());
}

#[test]
fn a_page_needs_nothing_else_and_text_in_it_is_text() {
    let matrix = small();
    let page = |options: &Export| String::from_utf8(export(&matrix, options, noon()).unwrap()).unwrap();
    let text = page(&Export::to(ExportFormat::Html));
    for forbidden in ["<script", "<b>", "http:", "https:", "url(", "@import"] {
        assert!(!text.contains(forbidden), "{forbidden}");
    }
    assert!(text.contains("<h1>Small &amp; &quot;odd&quot; &lt;matrix&gt;</h1>"));
    assert!(text.contains("<th scope=\"colgroup\" class=\"party provider\" colspan=\"1\">Nord; GmbH</th>"));
    assert!(text.contains("<td class=\"owns\">RA</td><td class=\"before\">C<sup>1</sup></td>"));
    assert!(text.contains("<li>=1+1, Role 2, &lt;b&gt;: if personal data</li>"));
    assert!(text.contains(".owns {"));
    let plain = page(&Export { colours: false, paper: Paper::A3, ..Export::to(ExportFormat::Html) });
    assert!(!plain.contains(".owns {") && plain.contains("size: A3 landscape"));
}

#[test]
fn a_wide_matrix_is_split_into_sets_of_columns_with_the_activities_again() {
    let mut matrix = small();
    for number in 100..168 {
        let title = format!("Role {number}");
        matrix.push_role(Role { id: RoleId(Id::from_bits(number)), title, ..Role::default() });
    }
    for (paper, grids) in [(Paper::A4, 3), (Paper::A3, 2)] {
        let mut options = Export { paper, ..Export::to(ExportFormat::Html) };
        options.parts.findings = false;
        options.parts.role_cards = false;
        let text = String::from_utf8(export(&matrix, &options, noon()).unwrap()).unwrap();
        assert_eq!(text.matches("<table class=\"grid").count(), grids);
        assert_eq!(text.matches("<th scope=\"row\">Nobody yet</th>").count(), grids);
        assert_eq!(text.matches("<th scope=\"col\" class=\"role").count(), 70);
    }
}

#[test]
fn options_travel_and_what_is_left_out_is_as_usual() {
    assert_eq!(serde_json::from_str::<Export>("{}").unwrap(), Export::default());
    let text = r#"{"format":"csv","delimiter":"semicolon","paper":"a3","parts":{"notes":true}}"#;
    let options: Export = serde_json::from_str(text).unwrap();
    assert_eq!((options.format, options.delimiter), (ExportFormat::Csv, Delimiter::Semicolon));
    assert!(options.parts.notes && options.parts.registers && options.byte_order_mark);
    let written = serde_json::to_string(&options).unwrap();
    assert_eq!(serde_json::from_str::<Export>(&written).unwrap(), options);
}

#[test]
fn a_file_is_named_after_the_matrix() {
    let mut matrix = small();
    assert_eq!(file_name(&matrix, ExportFormat::Markdown), "Small & odd matrix.md");
    matrix.info.title = " ../:".to_owned();
    assert_eq!(file_name(&matrix, ExportFormat::Xlsx), "Matrix.xlsx");
}

#[cfg(feature = "xlsx")]
mod workbook {
    use super::*;
    use calamine::{Data, Range, Reader, Xlsx, open_workbook_from_rs};
    use std::io::Cursor;

    fn opened(matrix: &Matrix, options: &Export) -> Xlsx<Cursor<Vec<u8>>> {
        open_workbook_from_rs(Cursor::new(export(matrix, options, noon()).unwrap())).unwrap()
    }

    fn text(range: &Range<Data>, row: u32, column: u32) -> String {
        match range.get_value((row, column)) {
            None | Some(Data::Empty) => String::new(),
            Some(Data::String(text)) => text.clone(),
            other => panic!("{other:?} is no text"),
        }
    }

    fn table(range: &Range<Data>) -> TextTable {
        let (last_row, last_column) = range.end().unwrap();
        let cell = |row, column| format!("\"{}\"", text(range, row, column).replace('"', "\"\""));
        let line = |row| (0..=last_column).map(|column| cell(row, column)).collect::<Vec<_>>().join(";");
        TextTable::from_csv(&(0..=last_row).map(line).collect::<Vec<_>>().join("\r\n"))
    }

    #[test]
    fn every_pack_comes_back() {
        for matrix in packs() {
            let mut options = Export::to(ExportFormat::Xlsx);
            options.parts.findings = false;
            let range = opened(&matrix, &options).worksheet_range("Matrix").unwrap();
            assert_grid(&matrix, &draft(&table(&range), &matrix));
        }
    }

    #[test]
    fn there_is_a_sheet_for_each_register_and_no_formula_anywhere() {
        let mut matrix = pack("outsourcing");
        matrix.activities.get_index_mut(0).unwrap().1.title = "=HYPERLINK(\"x\")".to_owned();
        let mut workbook = opened(&matrix, &Export::default());
        let names = workbook.sheet_names();
        for name in
            ["Matrix", "Legend", "About", "Findings", "Parties", "Roles", "Decision levels", "Escalation"]
        {
            assert!(names.iter().any(|it| it == name), "{name} is missing among {names:?}");
        }
        for name in names {
            assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name}");
        }
        let range = workbook.worksheet_range("Matrix").unwrap();
        let title = (0..9).map(|row| text(&range, row, 0)).find(|it| it.starts_with('='));
        assert_eq!(title.as_deref(), Some("=HYPERLINK(\"x\")"));
        let legend = workbook.worksheet_range("Legend").unwrap();
        assert_eq!([0, 1, 2].map(|column| text(&legend, 2, column))[..2], ["A", "Accountable"]);
    }

    #[test]
    fn the_same_matrix_gives_the_same_bytes_and_odd_texts_do_no_harm() {
        let mut matrix = small();
        matrix.info.title = "A \u{1}& B".repeat(60);
        matrix.activities.get_index_mut(0).unwrap().1.title =
            "x\u{1}\u{ffff}é".to_owned() + &"y".repeat(40_000);
        let options = Export { author: "Ada".to_owned(), ..Export::default() };
        let bytes = export(&matrix, &options, noon()).unwrap();
        assert_eq!(bytes, export(&matrix, &options, noon()).unwrap());
        let range = opened(&matrix, &options).worksheet_range("Matrix").unwrap();
        let title = text(&range, 2, 0);
        assert!(title.starts_with("xéy") && title.ends_with("y…") && title.chars().count() == 32_001);
        let said = losses(&matrix, &options);
        assert_eq!(said, ["Texts of more than 32,000 characters are cut in an Excel workbook."]);
    }

    #[test]
    fn an_empty_matrix_and_one_without_roles_are_workbooks() {
        let mut matrix = Matrix::default();
        opened(&matrix, &Export::default());
        matrix.areas.push(Area { title: "Area".to_owned(), ..Area::default() });
        let area = Some(matrix.areas[0].id);
        let mut row = Activity::new(ActivityId(Id::from_bits(1)), "Row", 0);
        row.area = area;
        matrix.push_activity(row);
        let range = opened(&matrix, &Export::default()).worksheet_range("Matrix").unwrap();
        assert_eq!([2, 3].map(|row| text(&range, row, 0)), ["Area", "Row"]);
    }
}
