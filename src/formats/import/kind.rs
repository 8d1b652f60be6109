//! What a file is, by its content: the reader for it, or one plain sentence why there is none.
//!
//! The file's ending is asked only where the content leaves it open.

use std::borrow::Cow;

use super::node::Node;
use super::source::{FileKind, Refusal, RefusalKind, Tables};
use super::{asciidoc, edges, encoding, markdown, own, page, separated, yaml};

/// No text file is read that is longer than this, in bytes.
const LONGEST: usize = 256 * 1024 * 1024;

/// Reads a file's bytes into tables of text.
///
/// # Errors
/// Where the file is one of ours, is no table, is broken or too large: one sentence that says so.
pub fn read(bytes: &[u8], name: &str) -> Result<Tables, Refusal> {
    if let Some(read) = by_signature(bytes) {
        return named(read?, name);
    }
    if bytes.len() > LONGEST {
        return Err(Refusal::new(
            RefusalKind::TooLarge,
            "The file is larger than 256 MB; cut it into smaller ones.",
        ));
    }
    let (text, notice) = encoding::decode(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if text.trim().is_empty() {
        return Err(Refusal::new(RefusalKind::Empty, "The file is empty."));
    }
    let controls = text.chars().take(4096).filter(|c| c.is_control() && !c.is_whitespace()).count();
    if controls > 8 {
        return Err(Refusal::new(
            RefusalKind::Foreign,
            "The file is no text and no workbook; save the table as CSV.",
        ));
    }
    let mut tables = by_text(text, &ending(name))?;
    tables.notices.splice(0..0, notice);
    named(tables, name)
}

fn named(mut tables: Tables, name: &str) -> Result<Tables, Refusal> {
    name.clone_into(&mut tables.file);
    own::keep(&mut tables);
    tables.tables.retain(|table| table.table.height() > 0);
    if tables.tables.is_empty() {
        return Err(Refusal::new(RefusalKind::NoTable, "The file holds no table."));
    }
    Ok(tables)
}

fn ending(name: &str) -> String {
    name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// Files that are no text begin with bytes of their own.
fn by_signature(bytes: &[u8]) -> Option<Result<Tables, Refusal>> {
    let foreign = |sentence: &str| Some(Err(Refusal::new(RefusalKind::Foreign, sentence)));
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes));
    }
    if bytes.starts_with(b"%PDF") {
        return foreign(
            "This is a PDF, whatever it is named; copy the table out of it or ask for the original.",
        );
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return foreign("This is an old Office file; save it as .xlsx or CSV and import that.");
    }
    let images: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"RIFF"];
    if images.iter().any(|start| bytes.starts_with(start)) && bytes.iter().take(64).any(|byte| *byte < 9) {
        return foreign("This is a picture; a table in it cannot be read.");
    }
    if bytes.starts_with(b"{\\rtf") {
        return foreign("This is an RTF document; copy the table out of it, or save the table as CSV.");
    }
    if bytes.starts_with(b"\x1f\x8b") || bytes.starts_with(b"7z\xbc\xaf") {
        return foreign("This is a compressed file; unpack it and import what is in it.");
    }
    None
}

fn archive(bytes: &[u8]) -> Result<Tables, Refusal> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if holds(b"xl/workbook") {
        return workbook(bytes);
    }
    let sentence = if holds(b"word/document") {
        "This is a Word document, whatever it is named; copy the table out of it and paste it."
    } else if holds(b"opendocument") {
        "This is an OpenDocument file; save it as .xlsx or CSV and import that."
    } else {
        "This is a compressed file; unpack it and import what is in it."
    };
    Err(Refusal::new(RefusalKind::Foreign, sentence))
}

#[cfg(feature = "xlsx")]
fn workbook(bytes: &[u8]) -> Result<Tables, Refusal> {
    super::workbook::read(bytes)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &[u8]) -> Result<Tables, Refusal> {
    Err(Refusal::new(
        RefusalKind::Foreign,
        "This is an Excel workbook, which this build cannot read; save the sheet as CSV and import that.",
    ))
}

fn by_text(text: &str, ending: &str) -> Result<Tables, Refusal> {
    let start = text.trim_start();
    if start.starts_with(['{', '[']) {
        match json(start) {
            Ok(tables) => return tables,
            Err(place) if ending == "json" => return Err(Refusal::new(RefusalKind::Damaged, place)),
            Err(_) => {}
        }
    }
    if ending != "md" && start.starts_with('<') && contains(text, "<table") {
        return Ok(page::read(text));
    }
    if matches!(ending, "csv" | "tsv")
        && let Some(tables) = separated::read(text)
    {
        return Ok(tables);
    }
    if asciidoc::is_asciidoc(text) {
        return Ok(asciidoc::read(text));
    }
    if matches!(ending, "yml" | "yaml")
        || (ending != "md" && !markdown::is_markdown(text) && yaml::is_yaml(text))
    {
        let (node, unread) = yaml::read(text);
        let mut tables = Tables { kind: FileKind::Yaml, unread, ..Tables::default() };
        edges::add(&node, &mut tables);
        return Ok(tables);
    }
    if markdown::is_markdown(text) || (ending == "md" && contains(text, "<table")) {
        return Ok(markdown::read(text));
    }
    if contains(text, "<table") {
        return Ok(page::read(text));
    }
    separated::read(text).ok_or_else(|| Refusal::new(RefusalKind::NoTable, "The file holds no table."))
}

fn contains(text: &str, word: &str) -> bool {
    let word = word.as_bytes();
    text.as_bytes().windows(word.len()).any(|window| window.eq_ignore_ascii_case(word))
}

/// Reads JSON; the outer error says where it is broken.
fn json(text: &str) -> Result<Result<Tables, Refusal>, String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| {
        format!("The JSON is broken in line {}, column {}.", error.line(), error.column())
    })?;
    let ours = value
        .get("format")
        .and_then(serde_json::Value::as_str)
        .is_some_and(|it| it == crate::formats::json::FORMAT);
    if ours {
        let sentence = Cow::Borrowed("This is a Remit file; open it instead of importing it.");
        return Ok(Err(Refusal::new(RefusalKind::RemitFile, sentence)));
    }
    let mut tables = Tables { kind: FileKind::Json, ..Tables::default() };
    edges::add(&Node::of(value), &mut tables);
    Ok(Ok(tables))
}
