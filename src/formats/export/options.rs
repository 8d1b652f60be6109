//! What is exported and how: plain choices that travel between a dialog, a worker and the command line.

use serde::{Deserialize, Serialize};

/// A format that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// An Excel workbook.
    #[default]
    Xlsx,
    /// Separated text.
    Csv,
    /// Text that compares well.
    Markdown,
    /// A page to read and print.
    Html,
}

impl ExportFormat {
    /// Every format, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Csv, Self::Markdown, Self::Html];

    /// What people call it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Xlsx => "Excel workbook",
            Self::Csv => "CSV file",
            Self::Markdown => "Markdown file",
            Self::Html => "HTML page",
        }
    }

    /// Its name on the command line and in options.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }

    /// How the names of its files end.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            _ => self.name(),
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Html => "text/html;charset=utf-8",
        }
    }

    /// The format of files that end so, whatever the case.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let extension = extension.to_ascii_lowercase();
        match extension.as_str() {
            "htm" => Some(Self::Html),
            known => Self::ALL.into_iter().find(|format| format.extension() == known),
        }
    }
}

/// What stands between the fields of a CSV file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// As the standard has it.
    #[default]
    Comma,
    /// As spreadsheets expect it where the comma divides decimals.
    Semicolon,
}

impl Delimiter {
    /// The character.
    pub const fn character(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
        }
    }
}

/// The paper that something is printed on; always on its side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 297 by 210 mm.
    #[default]
    A4,
    /// 420 by 297 mm.
    A3,
}

/// Which parts are exported beside the matrix itself. A format that cannot hold a part goes without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Parts {
    /// What is known of the activities beside their letters.
    pub activity_fields: bool,
    /// What the letters mean.
    pub legend: bool,
    /// The registers: roles, people, scope, escalation and so on.
    pub registers: bool,
    /// What the rules have found.
    pub findings: bool,
    /// A card for each role.
    pub role_cards: bool,
    /// Internal notes. They stay at home unless somebody says otherwise.
    pub notes: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            activity_fields: true,
            legend: true,
            registers: true,
            findings: true,
            role_cards: true,
            notes: false,
        }
    }
}

/// An export that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Export {
    /// The format.
    pub format: ExportFormat,
    /// Which parts.
    pub parts: Parts,
    /// What divides the fields of a CSV file.
    pub delimiter: Delimiter,
    /// Whether a CSV file begins with the mark by which spreadsheets know UTF-8.
    pub byte_order_mark: bool,
    /// The paper it is printed on.
    pub paper: Paper,
    /// Whether letters and parties are coloured.
    pub colours: bool,
    /// Who is named as the author in the file's properties; nobody where empty.
    pub author: String,
}

impl Default for Export {
    fn default() -> Self {
        Self {
            format: ExportFormat::default(),
            parts: Parts::default(),
            delimiter: Delimiter::default(),
            byte_order_mark: true,
            paper: Paper::default(),
            colours: true,
            author: String::new(),
        }
    }
}

impl Export {
    /// The usual export in this format.
    pub fn to(format: ExportFormat) -> Self {
        Self { format, ..Self::default() }
    }
}
