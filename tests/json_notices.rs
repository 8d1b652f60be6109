//! What the reader repairs, keeps aside or leaves out, and what it says of it.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use remit::formats::json::{Opened, read, write};
use remit::model::{Activity, ActivityKind, Matrix};
use serde_json::json;

fn opened(text: &str) -> Opened {
    read(text.as_bytes()).unwrap()
}

fn sentences(opened: &Opened) -> Vec<String> {
    opened.notices.iter().map(|notice| format!("{}: {}", notice.line, notice.sentence)).collect()
}

fn only_activity(matrix: &Matrix) -> &Activity {
    matrix.activities().next().unwrap()
}

const HEAD: &str = r#"{"format": "remit-matrix", "version": 1, "id": "0000000001",
"scheme": {"name": "RA", "letters": [{"symbol": "R", "name": "Does"}, {"symbol": "A", "name": "Owns"}]},
"#;

#[test]
fn an_area_that_is_missing_is_added_so_that_its_rows_stay_together() {
    let text = format!(
        "{HEAD}\"roles\": [],\n\"activities\": [\n{{\"id\": \"00000000b1\", \"title\": \"Patch\", \"area\": \"00000000c1\"}},\n\
         {{\"id\": \"00000000b2\", \"area\": \"00000000c1\"}}]}}"
    );
    let opened = opened(&text);
    assert_eq!(
        sentences(&opened),
        [
            "5: The activity \"Patch\" stands in an area that the file does not list (00000000c1), so an area without a name was added."
        ]
    );
    let area = opened.matrix.areas.first().unwrap();
    assert!(opened.matrix.activities().all(|activity| activity.area == Some(area.id)));
}

#[test]
fn areas_that_come_after_the_activities_are_found() {
    let text = format!(
        "{HEAD}\"roles\": [], \"activities\": [{{\"id\": \"00000000b1\", \"area\": \"00000000c1\"}}], \
         \"areas\": [{{\"id\": \"00000000c1\", \"title\": \"Access\"}}]}}"
    );
    assert_eq!(sentences(&opened(&text)), [""; 0]);
}

#[test]
fn ids_that_lead_nowhere_are_kept_and_told() {
    let text = format!(
        "{HEAD}\"people\": [{{\"id\": \"00000000d1\"}}],\n\"roles\": [\n{{\"id\": \"00000000a1\", \"title\": \"Lead\",\n\
         \"party\": \"00000000e1\", \"holders\": [\"00000000d1\", \"00000000d2\"]}}]}}"
    );
    let opened = opened(&text);
    assert_eq!(
        sentences(&opened),
        [
            "5: The role \"Lead\" belongs to a party that the file does not list (00000000e1), so it counts as the customer's.",
            "5: The role \"Lead\" names a person that the file does not list (00000000d2).",
        ]
    );
    assert!(write(&opened.matrix).contains("00000000d2"));
}

#[test]
fn a_file_without_a_letter_scheme_is_read_as_raci() {
    let text = r#"{"format": "remit-matrix", "version": 1, "id": "0000000001", "roles": [{"id": "00000000a1"}],
        "activities": [{"id": "00000000b1", "assignments": {"00000000a1": "CI"}}]}"#;
    let opened = opened(text);
    assert_eq!(sentences(&opened), ["0: The file names no letter scheme, so its letters are read as RACI."]);
    assert_eq!(only_activity(&opened.matrix).letters_at(0).len(), 2);
}

#[test]
fn fields_for_which_there_is_no_room_are_told() {
    let text = format!(
        "{HEAD}\"rules\": {{\"limits\": {{\"consulted\": 3,\n\"shared\": 1}}}},\n\"roles\": [{{\"id\": \"00000000a1\"}}],\n\
         \"activities\": [{{\"id\": \"00000000b1\",\n\"assignments\": {{\"00000000a1\": {{\"letters\": \"R\", \"weight\": 2}}}},\n\
         \"split\": {{\"cost\": 1}}}}]}}"
    );
    let opened = opened(&text);
    let left_out = "this version does not know the field, so it is left out.";
    assert_eq!(
        sentences(&opened),
        [
            format!("4: rules.limits.shared: {left_out}"),
            format!("7: activities[0].assignments.00000000a1.weight: {left_out}"),
            format!("8: activities[0].split.cost: {left_out}"),
        ]
    );
    assert_eq!(opened.matrix.rules.limits.consulted, 3);
}

#[test]
fn numbers_that_cannot_be_kept_exactly_are_told() {
    let text = format!("{HEAD}\"x\": [12345678901234567890123, 0.1, 18446744073709551615]}}");
    let notices = sentences(&opened(&text));
    assert_eq!(
        notices,
        ["3: x[0]: the number has more digits than can be kept and is written back rounded."]
    );
}

#[test]
fn a_flood_of_notices_is_cut() {
    let numbers = vec!["0.12345678901234567890"; 5000].join(",");
    let notices = opened(&format!("{HEAD}\"x\": [{numbers}]}}")).notices;
    assert_eq!(notices.len(), 101);
    assert_eq!(notices.last().unwrap().sentence, "There is more of this kind in the file.");
}

#[test]
fn a_newer_version_opens_for_reading_and_keeps_what_is_not_understood() {
    let text = r#"{"format": "remit-matrix", "version": 2, "id": "0000000001", "title": "Next", "status": "frozen",
        "scheme": {"name": "RA", "letters": [{"symbol": "R", "name": "Does"}]},
        "people": {"by": "directory"},
        "roles": [{"id": "00000000a1", "title": "Lead", "skill_level": "expert", "colour": "red"}],
        "activities": [{"id": "00000000b1", "title": "Patch", "kind": "cloud", "notes": "n",
            "assignments": {"00000000a1": "R"}}]}"#;
    let opened = opened(text);
    assert!(opened.read_only);
    assert_eq!(opened.version, 2);
    let matrix = &opened.matrix;
    assert_eq!(matrix.info.title, "Next");
    let kept = |name: &str| matrix.extra.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    assert_eq!(kept("status"), Some(json!("frozen")));
    assert_eq!(kept("people"), Some(json!({"by": "directory"})));
    let role = matrix.roles().next().unwrap();
    assert_eq!(role.title, "Lead");
    assert!(role.extra.contains("skill_level") && role.extra.contains("colour"));
    let activity = only_activity(matrix);
    assert_eq!(activity.details().kind, ActivityKind::default());
    assert_eq!(activity.details().notes, "n");
    assert!(activity.details().extra.contains("kind"));
    assert_eq!(activity.letters_at(0).len(), 1);
    assert_eq!(opened.notices.len(), 4, "{:?}", opened.notices);
    // Written anyway, what was kept stands once, in the place of what would be ours.
    let written = write(matrix);
    for name in ["\"status\": \"frozen\"", "\"people\"", "\"skill_level\"", "\"kind\""] {
        assert_eq!(written.matches(name).count(), 1, "{name} in {written}");
    }
}

#[test]
fn cells_that_a_newer_version_fills_differently_are_kept_whole() {
    let text = r#"{"format": "remit-matrix", "version": 2, "id": "0000000001",
        "scheme": {"name": "RA", "letters": [{"symbol": "R", "name": "Does"}]},
        "roles": [{"id": "00000000a1"}],
        "activities": [{"id": "00000000b1", "assignments": {"00000000a1": {"letters": ["R"]}}}]}"#;
    let opened = opened(text);
    assert!(only_activity(&opened.matrix).details().extra.contains("assignments"));
    assert!(write(&opened.matrix).matches("\"assignments\"").count() == 1);
}

#[test]
fn a_newer_version_that_cannot_be_understood_says_so() {
    let text = r#"{"format": "remit-matrix", "version": 3, "id": "0000000001", "scheme": "raci"}"#;
    assert_eq!(
        read(text.as_bytes()).unwrap_err().to_string(),
        "Line 1, scheme: expected an object, found \"raci\"; a newer version of Remit wrote this file (format 3), \
         so open it with that one."
    );
}

#[test]
fn unknown_fields_stay_where_they_were() {
    let text = format!(
        "{HEAD}\"roles\": [{{\"id\": \"00000000a1\", \"colour\": \"red\"}}],\n\
         \"activities\": [{{\"id\": \"00000000b1\", \"effort\": {{\"days\": 2.50}}}}],\n\"x\": [null, 1e2]}}"
    );
    let written = write(&opened(&text).matrix);
    let value: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(value.pointer("/roles/0/colour"), Some(&json!("red")));
    assert_eq!(value.pointer("/activities/0/effort/days"), Some(&json!(2.5)));
    assert_eq!(value.pointer("/x"), Some(&json!([null, 100.0])));
}
