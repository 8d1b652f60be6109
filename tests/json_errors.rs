//! What the reader says of files that cannot be opened: one sentence with the place and what was expected.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use remit::formats::json::{ReadError, Reader, read};

/// A document with a scheme of R and A, one role and these further lines, which begin in line 8.
fn document(lines: &str) -> String {
    format!(
        "{{\n  \"format\": \"remit-matrix\",\n  \"version\": 1,\n  \"id\": \"0000000001\",\n  \"scheme\": {{\"name\": \"RA\", \
         \"letters\": [{{\"symbol\": \"R\", \"name\": \"Does\"}}, {{\"symbol\": \"A\", \"name\": \"Owns\"}}]}},\n  \
         \"areas\": [],\n  \"roles\": [{{\"id\": \"000000000a\", \"title\": \"Lead\"}}],\n{lines}\n}}\n"
    )
}

/// A document with one activity that has these further lines, which begin in line 11.
fn with_activity(lines: &str) -> String {
    document(&format!("  \"activities\": [\n    {{\n      \"id\": \"00000000b1\",\n{lines}\n    }}\n  ]"))
}

fn refusal(bytes: impl AsRef<[u8]>) -> ReadError {
    let bytes = bytes.as_ref();
    let error = read(bytes).unwrap_err();
    let mut reader = Reader::default();
    let one_by_one = bytes.chunks(1).try_for_each(|byte| reader.push(byte)).err();
    assert_eq!(one_by_one.unwrap_or_else(|| reader.finish().unwrap_err()), error, "byte by byte");
    error
}

#[track_caller]
fn says(bytes: impl AsRef<[u8]>, sentence: &str) {
    assert_eq!(refusal(bytes).to_string(), sentence);
}

#[test]
fn something_else_than_a_document_of_ours_is_called_what_it_is() {
    says("", "The file is empty; expected a Remit file, which is JSON text.");
    says(" \r\n", "The file is empty; expected a Remit file, which is JSON text.");
    let utf16 = "The file is UTF-16 text; expected UTF-8, so save it again with that encoding.";
    says(b"\xff\xfe{\0\n\0", utf16);
    says(b"{\0\n\0", utf16);
    says(
        b"PK\x03\x04....",
        "This is an Excel workbook or another ZIP archive; expected a Remit file, which is JSON text.",
    );
    says(b"\x89PNG\r\n\x1a\n", "This is no text; expected a Remit file, which is JSON text.");
    says(b"\x7fELF....", "This is no text; expected a Remit file, which is JSON text.");
    says("Activity;Lead\nPatch;R", "This is no JSON: expected { at the beginning, found \"A\".");
    says("[1, 2]", "This is JSON, but no Remit file: expected an object with \"format\": \"remit-matrix\".");
    let other = "This is JSON, but no Remit file: expected \"format\": \"remit-matrix\" at the beginning.";
    says("{}", other);
    says(r#"{"type": "FeatureCollection", "features": []}"#, other);
    says(
        r#"{"format": "geo", "version": 1}"#,
        "Line 1, format: expected \"remit-matrix\", found \"geo\", so this is no Remit file.",
    );
}

#[test]
fn a_missing_head_is_named() {
    says(
        r#"{"version": 1, "roles": [], "activities": []}"#,
        "\"format\" is missing: expected \"format\": \"remit-matrix\" at the beginning.",
    );
    says(
        r#"{"format": "remit-matrix", "id": "0000000001"}"#,
        "\"version\" is missing: expected \"version\": 1.",
    );
    says(
        r#"{"format": "remit-matrix", "version": "1"}"#,
        "Line 1, version: expected a whole number, found \"1\".",
    );
    says(r#"{"format": "remit-matrix", "version": 0}"#, "Line 1, version: expected 1, found 0.");
    says(
        r#"{"format": "remit-matrix", "version": 1}"#,
        "\"id\" is missing: expected the identity of the matrix, ten characters such as \"0a1b2c3d4e\".",
    );
}

#[test]
fn a_file_that_is_cut_off_tells_where_it_ends() {
    let text = with_activity("      \"assignments\": {\n        \"000000000a\": \"R\"\n      }");
    let cut = |what: &str| text.get(..text.find(what).unwrap()).unwrap();
    let end = "the file ends here although the document goes on, so the file is cut off";
    says(cut("\"R\"\n"), &format!("Line 12, activities[0].assignments.000000000a: {end}."));
    says(cut("0000b1"), &format!("Line 10, activities[0].id: {end}."));
    says(cut("  ]"), &format!("Line 15, activities: {end}."));
    says(text.trim_end().trim_end_matches('}'), &format!("Line 16: {end}."));
}

#[test]
fn broken_json_is_shown_where_it_breaks() {
    says(document("  \"title\": \"x\",\n"), "Line 10: expected a name in quotation marks.");
    says(
        document("  \"title\": \"x\"\n  \"owner\": \"y\""),
        "Line 9: expected a comma or } after the value.",
    );
    says(document("  \"title\" \"x\""), "Line 8, title: expected a colon after the name.");
    says(document("  \"x\": NaN"), "Line 8, x: expected a value.");
    says(document("  \"x\": 1e999"), "Line 8, x: the number is too large.");
    says(document("  \"x\": [1, 2,]"), "Line 8, x[2]: expected a value.");
    says(
        document("  \"title\": \"x\ny\""),
        "Line 8, title: the text has a line break or control character, which must be written as an escape.",
    );
    says(document("  \"title\": \"\\q\""), "Line 8, title: the text has a backslash that begins no escape.");
    says(document("  \"title\": \"x\"") + "x", "Line 10: there is text after the end of the document.");
    let latin = [document("  \"title\": \"").trim_end_matches(['\n', '}']).as_bytes(), b"\xe4\""].concat();
    says(latin, "Line 8, title: the bytes here are no UTF-8 text.");
}

#[test]
fn a_value_of_another_shape_is_named_with_what_was_expected() {
    says(document("  \"title\": 5"), "Line 8, title: expected text in quotation marks, found 5.");
    says(
        document("  \"status\": \"done\""),
        "Line 8, status: \"done\" is not one of: draft, in_review, agreed, superseded.",
    );
    says(
        document("  \"next_review\": \"2026-02-30\""),
        "Line 8, next_review: expected a date such as \"2026-11-22\", found \"2026-02-30\".",
    );
    says(document("  \"people\": {}"), "Line 8, people: expected a list, found an object.");
    says(document("  \"people\": [5]"), "Line 8, people[0]: expected an object, found 5.");
    says(
        document("  \"people\": [\n    {\"id\": \"me\"}\n  ]"),
        "Line 9, people[0].id: expected an id of ten characters (0-9 and a-z without i, l, o and u), found \"me\".",
    );
    says(
        document("  \"decision_levels\": [{\"id\": \"0000000001\", \"approvals_needed\": 300}]"),
        "Line 8, decision_levels[0].approvals_needed: expected a whole number from 0 to 255, found 300.",
    );
    says(
        with_activity("      \"kind\": \"odd\""),
        "Line 11, activities[0].kind: \"odd\" is not one of: operational, security, governance.",
    );
    says(
        with_activity("      \"split\": []"),
        "Line 11, activities[0].split: expected an object, found a list.",
    );
    says(
        with_activity("      \"emergency\": {\"rule\": \"provider_acts\"},\n      \"notes\": \"\""),
        "Line 11, activities[0].emergency: \"document_within_hours\" is missing.",
    );
}

#[test]
fn a_cell_that_cannot_be_read_is_named_by_its_role() {
    let cells = |lines: &str| with_activity(&format!("      \"assignments\": {{\n{lines}\n      }}"));
    let place = "Line 12, activities[0].assignments.000000000a:";
    says(cells("\"000000000a\": \"X\""), &format!("{place} \"X\" is not a letter of the scheme RA (R, A)."));
    says(
        cells("\"000000000a\": \"Ra\\n\""),
        &format!("{place} \"a\" (in \"Ra\\n\") is not a letter of the scheme RA (R, A)."),
    );
    says(
        cells("\"000000000a\": {\"letters\": \"C\"}"),
        "Line 12, activities[0].assignments.000000000a.letters: \"C\" is not a letter of the scheme RA (R, A).",
    );
    says(
        cells("\"000000000a\": null"),
        &format!(
            "{place} expected letters such as \"RA\", or an object with letters, condition, note and unread, found null."
        ),
    );
    says(
        cells("\"000000000b\": \"R\""),
        "Line 12, activities[0].assignments.000000000b: no role has the id \"000000000b\".",
    );
    let error = refusal(cells("\"000000000a\": \"X\""));
    assert_eq!((error.line, error.column), (12, 15));
    assert_eq!(error.path, "activities[0].assignments.000000000a");
}

#[test]
fn a_letter_scheme_that_cannot_be_used_is_refused() {
    let scheme = |letters: &str| {
        format!(
            r#"{{"format": "remit-matrix", "version": 1, "id": "0000000001",
            "scheme": {{"name": "Own", "letters": [{letters}]}}}}"#
        )
    };
    says(scheme(""), "Line 2, scheme: a letter scheme has 1 to 8 letters, not 0.");
    says(
        scheme(r#"{"symbol": "r", "name": "Does"}"#),
        "Line 2, scheme: \"r\" cannot stand in a cell; use one capital letter or digit.",
    );
    says(
        scheme(r#"{"symbol": "RA", "name": "Does"}"#),
        "Line 2, scheme.letters[0].symbol: expected a single character, found \"RA\".",
    );
}

#[test]
fn a_name_or_an_id_that_stands_twice_is_refused_on_every_level() {
    says(document("  \"areas\": []"), "Line 8: the name \"areas\" stands twice in this object.");
    says(document("  \"x\": 1,\n  \"x\": 2"), "Line 9: the name \"x\" stands twice in this object.");
    says(
        document("  \"x\": {\"y\": [{\"z\": 1,\n\"\\u007a\": 2}]}"),
        "Line 9, x.y[0].\\u007a: the name \"z\" stands twice in this object.",
    );
    says(
        document("  \"people\": [{\"id\": \"0000000001\", \"name\": \"a\",\n\"name\": \"b\"}]"),
        "Line 9, people[0].name: the name \"name\" stands twice in this object.",
    );
    says(
        document("  \"rules\": {\"grades\": {\"a\": \"off\",\n\"a\": \"error\"}}"),
        "Line 9, rules.grades.a: the name \"a\" stands twice in this object.",
    );
    says(
        with_activity("      \"title\": \"a\",\n      \"title\": \"b\""),
        "Line 12, activities[0].title: the name \"title\" stands twice in this object.",
    );
    says(
        with_activity("      \"notes\": \"a\",\n      \"notes\": \"b\""),
        "Line 12, activities[0].notes: the name \"notes\" stands twice in this object.",
    );
    says(
        with_activity("\"assignments\": {\"000000000a\": \"\",\n\"000000000a\": \"R\"}"),
        "Line 12, activities[0].assignments.000000000a: the role 000000000a stands twice in this row.",
    );
    says(
        with_activity("\"assignments\": {\"000000000a\": {\"note\": \"\",\n\"note\": \"\"}}"),
        "Line 12, activities[0].assignments.000000000a.note: this name stands twice in the object.",
    );
    says(
        document("  \"people\": [\n{\"id\": \"0000000001\"},\n{\"name\": \"a\",\n\"id\": \"0000000001\"}]"),
        "Line 11, people[1].id: the id 0000000001 stands twice in this list.",
    );
    says(
        document("  \"activities\": [\n{\"id\": \"0000000001\"},\n{\"id\": \"0000000001\"}]"),
        "Line 10, activities[1].id: the id 0000000001 stands twice in this list.",
    );
    says(document("  \"people\": [{\"name\": \"a\"}]"), "Line 8, people[0]: \"id\" is missing.");
    says(document("  \"activities\": [{\"title\": \"a\"}]"), "Line 8, activities[0]: \"id\" is missing.");
}

#[test]
fn nesting_without_end_is_refused_wherever_it_stands() {
    let deep = "[".repeat(200_000) + &"]".repeat(200_000);
    let places = [
        document(&format!("  \"x\": {deep}")),
        document(&format!("  \"people\": [{{\"id\": \"0000000001\", \"x\": {deep}}}]")),
        document(&format!("  \"rules\": {{\"x\": {deep}}}")),
        document(&format!(
            "  \"log\": [{{\"at\": \"2026-11-22T14:02:00Z\", \"what\": \"\", \"x\": {deep}}}]"
        )),
        with_activity(&format!("      \"x\": {deep}")),
        with_activity(&format!("      \"assignments\": {{\"000000000a\": {{\"x\": {deep}}}}}")),
        with_activity(&format!("      \"split\": {{\"x\": {deep}}}")),
    ];
    for text in places {
        let error = read(text.as_bytes()).unwrap_err();
        assert!(error.what.contains("at most 128 levels"), "{error}");
        assert!(error.to_string().len() < 250, "{error}");
    }
}

#[test]
fn after_an_error_the_reader_says_the_same_again() {
    let mut reader = Reader::default();
    let first = reader.push(b"no json").unwrap_err();
    assert_eq!(reader.push(b"{}").unwrap_err(), first);
    assert_eq!(reader.finish().unwrap_err(), first);
}
