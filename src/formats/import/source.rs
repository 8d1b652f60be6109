//! What a file holds once its bytes are read: tables of text, and the text around them.
//!
//! Knows nothing of letters, roles or activities.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::formats::table::TextTable;
use crate::model::{PartyKind, Scheme};

/// What kind of file it is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Fields with a separator between them: CSV, TSV.
    #[default]
    Separated,
    /// Markdown with tables or lists.
    Markdown,
    /// A web page.
    Html,
    /// AsciiDoc with tables.
    AsciiDoc,
    /// JSON of somebody else.
    Json,
    /// YAML.
    Yaml,
    /// An Excel workbook.
    Workbook,
}

/// One table of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceTable {
    /// What stands over it: a heading, a caption, or the sheet's name.
    pub title: String,
    /// The heading over that heading.
    pub above: String,
    /// Its text.
    pub table: TextTable,
    /// The line of the file in which each row begins, counted from 1; empty where the file has no lines.
    pub lines: Vec<usize>,
    /// Whether its rows are records made from lists or objects, so that the first row holds names of fields.
    pub records: bool,
    /// Whether it was made from headings with lists below them.
    pub lists: bool,
    /// How many roles it has, where this program exported it and it stands in its own layout.
    pub(super) own: Option<usize>,
}

/// Text that stands outside the tables.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Aside {
    /// Its line, counted from 1; 0 where lines mean nothing.
    pub line: usize,
    /// The text.
    pub text: String,
}

/// A file, read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    /// The file's name.
    pub file: String,
    /// What kind it is.
    pub kind: FileKind,
    /// The tables, in order.
    pub tables: Vec<SourceTable>,
    /// Text outside the tables.
    pub asides: Vec<Aside>,
    /// What a person should know of how the bytes were read, as sentences.
    pub notices: Vec<String>,
    /// What could not be read.
    pub unread: Vec<Aside>,
    /// The highest heading of a Markdown file.
    pub(super) title: String,
    /// The letters, where the file says them beyond doubt.
    pub(super) scheme: Option<Scheme>,
    /// The sides of parties, where the file says them.
    pub(super) sides: Vec<(String, PartyKind)>,
}

impl Tables {
    /// The side of the party, where the file says it.
    pub(super) fn side(&self, party: &str) -> Option<PartyKind> {
        self.sides.iter().find(|(name, _)| name == party).map(|(_, side)| *side)
    }
}

/// Why a file holds nothing to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalKind {
    /// It is one of ours and is opened, not imported.
    RemitFile,
    /// Nothing is in it.
    Empty,
    /// It is a kind of file that holds no table this program could read.
    Foreign,
    /// It has no table.
    NoTable,
    /// It is broken.
    Damaged,
    /// It holds more than is good for anybody.
    TooLarge,
}

/// Why a file holds nothing to import, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The sort of reason.
    pub kind: RefusalKind,
    /// The reason, and what to do.
    pub sentence: String,
}

impl Refusal {
    /// A refusal.
    pub(super) fn new(kind: RefusalKind, sentence: impl Into<String>) -> Self {
        Self { kind, sentence: sentence.into() }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}
