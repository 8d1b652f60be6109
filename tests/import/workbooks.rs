//! Excel workbooks, made here: merged cells, hidden rows, far cells, and archives that lie.

use std::io::{Cursor, Write};

use remit::formats::import::{Choices, RefusalKind, propose, read};
use zip::write::SimpleFileOptions;

fn book(sheet: &str, strings: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
        ),
        (
            "xl/workbook.xml",
            "<?xml version=\"1.0\"?><workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Duties\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
        ),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn strings(extra: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" {extra}><si><t>R</t></si></sst>"
    )
}

fn sheet(rows: &str, more: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData>{more}</worksheet>"
    )
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn merged_cells_hidden_rows_and_far_cells_are_read() {
    let rows = [
        format!("<row r=\"1\">{}{}</row>", cell("B1", "Contoso"), cell("D1", "Acme Provider")),
        format!(
            "<row r=\"2\">{}{}{}{}</row>",
            cell("A2", "Activity"),
            cell("B2", "CISO"),
            cell("C2", "IT Manager"),
            cell("D2", "SOC Analyst")
        ),
        format!(
            "<row r=\"3\" hidden=\"1\">{}<c r=\"B3\" t=\"s\"><v>0</v></c>{}{}</row>",
            cell("A3", "Patch servers"),
            cell("C3", "A"),
            cell("D3", "C")
        ),
        format!("<row r=\"4\">{}{}{}</row>", cell("A4", "Triage alerts"), cell("B4", "A"), cell("D4", "R")),
        format!("<row r=\"1048576\">{}</row>", cell("XFD1048576", "far away")),
    ];
    let bytes = book(
        &sheet(&rows.concat(), "<mergeCells count=\"1\"><mergeCell ref=\"B1:C1\"/></mergeCells>"),
        &strings(""),
    );
    let proposal = propose(&read(&bytes, "duties.xlsx").unwrap(), &Choices::default());
    let parties: Vec<&str> = proposal.roles.iter().map(|role| role.party.as_str()).collect();
    assert_eq!(parties, ["Contoso", "Contoso", "Acme Provider"], "{proposal:#?}");
    assert_eq!(proposal.preview[0].letters, ["R", "A", "C"]);
    assert_eq!(proposal.title, "Duties");
    let told = |part: &str| {
        proposal.notes.iter().any(|note| note.sentence.contains(part) || note.text.contains(part))
    };
    assert!(told("Hidden rows: 1"), "{:#?}", proposal.notes);
    let far = serde_json::to_string(&proposal).unwrap().contains("far away");
    assert!(far, "{:#?}", proposal.notes);
}

#[test]
fn archives_that_lie_or_swell_are_refused() {
    let lying = book(&sheet("", ""), &strings("uniqueCount=\"99999999999999\""));
    assert_eq!(read(&lying, "a.xlsx").unwrap_err().kind, RefusalKind::Damaged);
    let bomb = book(&sheet(&" ".repeat(40_000_000), ""), &strings(""));
    assert!(bomb.len() < 200_000);
    assert_eq!(read(&bomb, "a.xlsx").unwrap_err().kind, RefusalKind::TooLarge);
    let whole = book(&sheet(&format!("<row r=\"1\">{}</row>", cell("A1", "x")), ""), &strings(""));
    for length in [10, 100, whole.len() / 2, whole.len() - 5] {
        assert!(read(&whole[..length], "a.xlsx").is_err(), "{length}");
    }
}

#[test]
fn merged_regions_of_any_size_cost_little() {
    let rows = format!(
        "<row r=\"1\">{}{}</row><row r=\"9\">{}</row>",
        cell("A1", "Task"),
        cell("B1", "CISO"),
        cell("A9", "Patch")
    );
    let merge = "<mergeCells><mergeCell ref=\"B1:XFD1048576\"/><mergeCell ref=\"A1:A1\"/></mergeCells>";
    let proposal =
        propose(&read(&book(&sheet(&rows, merge), &strings("")), "a.xlsx").unwrap(), &Choices::default());
    assert_eq!(proposal.tables[0].height, 3, "rows 1, 8 and 9 and no other: {:?}", proposal.tables[0].sample);
}
