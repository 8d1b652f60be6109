//! Tables of text from spreadsheets, editors and office programs, as they come off the clipboard.

#![allow(clippy::expect_used)]

use proptest::prelude::*;
use remit::formats::table::TextTable;

fn rows(table: &TextTable) -> Vec<Vec<&str>> {
    table.rows().map(Iterator::collect).collect()
}

fn html(text: &str) -> Vec<Vec<String>> {
    let table = TextTable::from_html(text).expect("a table");
    rows(&table).into_iter().map(|row| row.into_iter().map(str::to_owned).collect()).collect()
}

#[test]
fn lines_end_in_any_way_and_an_empty_one_at_the_end_is_no_row() {
    for text in ["a\tb\nc\t", "a\tb\r\nc\t\r\n", "a\tb\rc\t\r", "\u{feff}a\tb\nc\t\n"] {
        assert_eq!(rows(&TextTable::from_tsv(text)), [["a", "b"], ["c", ""]], "{text:?}");
    }
    assert!(TextTable::from_tsv("").is_empty());
    assert_eq!(rows(&TextTable::from_tsv("\r\n")), [[""]], "an empty cell");
    assert_eq!(rows(&TextTable::from_tsv("a\n\nb")), [["a"], [""], ["b"]]);
    let ragged = TextTable::from_tsv("a\nb\tc\td");
    assert_eq!((ragged.width(), ragged.height(), ragged.cell(0, 2), ragged.cell(9, 9)), (3, 2, "", ""));
}

#[test]
fn only_fields_that_need_quotes_are_unquoted() {
    assert_eq!(
        rows(&TextTable::from_tsv(
            "\"two\nlines\"\t\"say \"\"no\"\"\"\n\"quoted\" word\t\"plain\"\n\"open\tx\n5\" disk\t\"\""
        )),
        [
            ["two\nlines", "say \"no\""],
            ["\"quoted\" word", "\"plain\""],
            ["\"open", "x"],
            ["5\" disk", "\"\""]
        ]
    );
    assert_eq!(rows(&TextTable::from_tsv("\"a\tb\"\tc")), [["a\tb", "c"]]);
}

#[test]
fn the_separator_of_a_csv_is_found() {
    let expected = [["Task", "CIO, IT", "CISO"], ["Patch", "R", "A"]];
    for text in [
        "Task;CIO, IT;CISO\nPatch;R;A\n",
        "Task,\"CIO, IT\",CISO\r\nPatch,R,A",
        "sep=|\r\nTask|CIO, IT|CISO\r\nPatch|R|A\r\n",
        "SEP=;\nTask;CIO, IT;CISO\n\"Patch\";R;A",
        "Task\tCIO, IT\tCISO\nPatch\tR\tA",
        "\u{feff}sep=,\nTask,\"CIO, IT\",CISO\nPatch,R,A",
    ] {
        assert_eq!(rows(&TextTable::from_csv(text)), expected, "{text:?}");
    }
    assert_eq!(rows(&TextTable::from_csv("\"a \"\"b\"\"\",\"c\nd\",")), [["a \"b\"", "c\nd", ""]]);
}

#[test]
fn the_clipboard_is_read_in_its_best_form() {
    let table = |html, text| rows(&TextTable::from_clipboard(html, text)).len();
    assert_eq!(table(Some("<p>no table</p>"), "a\tb\nc\td"), 2);
    assert_eq!(table(Some("<table><tr><td>a<tr><td>b<tr><td>c</table>"), "a\tb"), 3);
    let cells = |text| {
        let table = TextTable::from_clipboard(None, text);
        (table.height(), table.width())
    };
    assert_eq!(cells("a;b;c\nd;e;f"), (2, 3));
    assert_eq!(cells("Patch,R,,C"), (1, 4));
    assert_eq!(cells("R, A"), (1, 1), "one cell");
    assert_eq!(cells("R, A\nR, C\nA"), (3, 1), "a column of cells");
    assert_eq!(cells("R, A\nR, C"), (2, 1), "a column of cells");
    assert_eq!(cells("Create, change, remove accounts"), (1, 1));
    assert_eq!(cells("Check backups, daily\nReview rules"), (2, 1), "a list of tasks");
}

#[test]
fn excel_html_is_read() {
    let text = r#"<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Excel 15"><link id=Main-File rel=Main-File href="file:///C:/clip.htm">
<style><!--table {mso-displayed-decimal-separator:"\.";} td{padding-top:1px;white-space:nowrap;} .xl65{text-align:center;}
--></style></head><body link="blue"><table border=0 cellpadding=0 cellspacing=0 width=300 style='border-collapse:
 collapse;width:225pt'><!--StartFragment-->
 <col width=120 style='mso-width-source:userset'><col width=64 span=2>
 <tr height=20 style='height:15.0pt'>
  <td rowspan=2 height=40 class=xl65 width=120 style='height:30.0pt'>Activity</td>
  <td colspan=2 class=xl65 width=128>Contoso</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20 class=xl65 style='height:15.0pt'>CIO</td>
  <td class=xl65>Service<br>
    desk</td>
 </tr>
 <tr height=20 style='height:15.0pt'>
  <td height=20>Firewall<span style='mso-spacerun:yes'>  </span>rule &amp; change</td>
  <td class=xl65>A</td><td class=xl65>&nbsp;</td>
 </tr>
<![if supportMisalignedColumns]>
 <tr height=0 style='display:none'><td width=120></td><td width=64></td><td width=64></td></tr>
 <![endif]>
<!--EndFragment--></table></body></html>"#;
    assert_eq!(
        html(text),
        [
            ["Activity", "Contoso", "Contoso"],
            ["Activity", "CIO", "Service\ndesk"],
            ["Firewall rule & change", "A", ""]
        ]
    );
    let table = TextTable::from_html(text).unwrap();
    assert!(table.is_continued(0, 2) && table.is_continued(1, 0));
    assert!(!table.is_continued(0, 1) && !table.is_continued(1, 1));
}

#[test]
fn google_sheets_html_is_read() {
    let text = r#"<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}br {mso-data-placement:same-cell;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" dir="ltr" border="1" data-sheets-root="1"><colgroup><col width="100"/><col width="100"/></colgroup><tbody><tr style="height:21px;"><td style="overflow:hidden;padding:2px 3px;" data-sheets-value="{&quot;1&quot;:2,&quot;2&quot;:&quot;R &gt; A&quot;}">R &gt; A</td><td style="font-weight:bold;">C<br/>I</td></tr><tr style="height:21px;"><td style="overflow:hidden;"></td><td><a target="_blank" href="https://example.org">R</a></td></tr></tbody></table>"#;
    assert_eq!(html(text), [["R > A", "C\nI"], ["", "R"]]);
}

#[test]
fn libreoffice_html_is_read() {
    let text = "<!DOCTYPE html>\n<html><head><title>no</title><style type=\"text/css\">td { font-family:\"x\" }</style></head>\n\
        <BODY><TABLE CELLSPACING=\"0\" COLS=\"2\" BORDER=\"0\">\n\t<COLGROUP WIDTH=\"85\"></COLGROUP>\n\t<TR>\n\t\t\
        <TD HEIGHT=\"17\" ALIGN=\"LEFT\"><FONT FACE=\"Arial\">Pr&uuml;fung</FONT></TD>\n\t\t<TD ALIGN=\"CENTER\" SDVAL=\"1\">\
        <B>R/A</B></TD>\n\t</TR>\n</TABLE></BODY></html>";
    assert_eq!(html(text), [["Prüfung", "R/A"]]);
}

#[test]
fn word_and_outlook_html_is_read() {
    let text = r#"<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument><table><tr><td>no</td></tr></table></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=DE><!--StartFragment-->
<p class=MsoNormal>See below<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0><tr style='mso-yfti-irow:0'>
<td width=201 valign=top><p class=MsoNormal><b>Aufgabe<o:p></o:p></b></p></td>
<td><p class=MsoNormal>Leiter&#8209;IT</p><p class=MsoNormal>(Kunde)<o:p></o:p></p></td></tr>
<tr><td><p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.</span><![endif]>Patchen</p></td>
<td><p class=MsoNormal><span lang=EN-US>R</span><o:p>&nbsp;</o:p></p></td></tr></table><!--EndFragment--></body></html>"#;
    assert_eq!(html(text), [["Aufgabe", "Leiter\u{2011}IT\n(Kunde)"], ["1.Patchen", "R"]]);
}

#[test]
fn missing_end_tags_and_nested_tables_do_no_harm() {
    assert_eq!(html("<table><tr><td>a<td>b<tr><td>c<td>d"), [["a", "b"], ["c", "d"]]);
    assert_eq!(html("<table><td>a<th>b</table>"), [["a", "b"]]);
    let layout =
        "<table><tr><td>Dear all<table><tr><td>R<td>A<tr><td>C<td>I</table>Regards</td></tr></table>";
    assert_eq!(html(layout), [["R", "A"], ["C", "I"]], "the largest table");
    assert!(TextTable::from_html("<p>a < b</p>").is_none());
    assert!(TextTable::from_html("<table></table>").is_none());
    assert_eq!(
        html("<table><tr><td>1 < 2 &unknown; <script>alert('<td>')</script>x<!-- <td> --></table>"),
        [["1 < 2 &unknown; x"]]
    );
}

#[test]
fn merged_cells_are_spread() {
    let text = "<table><tr><td rowspan=3>a<td colspan=2 rowspan=2>b<td>c<tr><td>d<tr><td>e<td>f<td>g</table>";
    assert_eq!(html(text), [["a", "b", "b", "c"], ["a", "b", "b", "d"], ["a", "e", "f", "g"]]);
    let hostile = "<table><tr>".to_owned() + &"<td colspan=99999999 rowspan=99999999>x".repeat(5000);
    assert!(TextTable::from_html(&hostile).unwrap().width() < 2_100_000);
}

proptest! {
    #[test]
    fn any_table_survives_writing_and_reading(
        rows in prop::collection::vec(prop::collection::vec("[a-c\"\t\n\r ,;'=]{0,6}", 1..4), 0..5)
    ) {
        let table = TextTable::from_rows(&rows);
        prop_assert_eq!(TextTable::from_tsv(&table.to_tsv()), table);
    }

    #[test]
    fn no_text_makes_a_reader_fail(text in "[<>/=\"'&;#a-c tdr!\\-\n\t,é]{0,60}", any in "\\PC{0,40}") {
        for text in [&text, &any, &format!("<table><tr><td {text}>{any}")] {
            let _ = TextTable::from_tsv(text);
            let _ = TextTable::from_csv(text);
            let _ = TextTable::from_clipboard(Some(text), text);
        }
    }
}
