//! What a document is made of. Holds text as it is; how a format escapes it is the writers' concern.

use super::words;
use crate::model::Matrix;

/// A document for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its title, also its first heading.
    pub title: String,
    /// Which matrix and version it is from; stands below the title.
    pub source: String,
    /// Language of the content as a tag.
    pub language: String,
    /// Whether it is printed on its side.
    pub landscape: bool,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; level 2 stands right below the title, 6 is the lowest.
    Heading(u8, String),
    /// A paragraph.
    Paragraph(Text),
    /// Names with what they are: "Deputy: Grace".
    Facts(Vec<(String, Text)>),
    /// A list in no order.
    List(Vec<Text>),
    /// A table.
    Table(Table),
    /// What follows begins on a new page where there are pages.
    NewPage,
}

/// Rows under headed columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has a cell per column.
    pub rows: Vec<Vec<Text>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers, which stand to the right.
    pub numeric: bool,
}

/// Text with emphasis.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    /// The pieces, one after the other; a line break in one is a line break.
    pub spans: Vec<Span>,
}

/// Text of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The text as it is.
    pub text: String,
    /// How it stands out.
    pub look: Look,
}

/// How text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Not at all.
    Plain,
    /// Strongly.
    Strong,
    /// As something to be typed or found letter by letter.
    Code,
}

impl Document {
    /// An empty document about a matrix.
    pub fn of(matrix: &Matrix, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            source: words::source(matrix),
            language: matrix.info.language.clone(),
            ..Self::default()
        }
    }

    pub(crate) fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    pub(crate) fn paragraph(&mut self, text: impl Into<Text>) {
        self.blocks.push(Block::Paragraph(text.into()));
    }

    /// A table; one without rows is left out.
    pub(crate) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// A list; one without items is left out.
    pub(crate) fn list(&mut self, items: Vec<Text>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    /// Puts another document at the end, on a new page, its title a heading and its headings one level lower.
    pub(crate) fn append(&mut self, other: Self) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::NewPage);
        }
        self.heading(2, other.title);
        self.blocks.extend(other.blocks.into_iter().map(|block| match block {
            Block::Heading(level, text) => Block::Heading(level.saturating_add(1).min(6), text),
            block => block,
        }));
    }
}

impl Table {
    /// A table of these columns; a `#` before a heading says that the column holds numbers.
    pub(crate) fn headed<'a>(titles: impl IntoIterator<Item = &'a str>) -> Self {
        let column = |title: &str| match title.strip_prefix('#') {
            Some(title) => Column { title: title.to_owned(), numeric: true },
            None => Column { title: title.to_owned(), numeric: false },
        };
        Self { columns: titles.into_iter().map(column).collect(), rows: Vec::new() }
    }
}

impl Text {
    /// Text that stands out strongly.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { spans: vec![Span { text: text.into(), look: Look::Strong }] }
    }

    /// Text to be found letter by letter.
    pub fn code(text: impl Into<String>) -> Self {
        Self { spans: vec![Span { text: text.into(), look: Look::Code }] }
    }

    /// This and then more.
    #[must_use]
    pub fn then(mut self, more: impl Into<Self>) -> Self {
        self.spans.extend(more.into().spans);
        self
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { spans: vec![Span { text, look: Look::Plain }] }
    }
}

impl From<u32> for Text {
    fn from(count: u32) -> Self {
        Self::from(count.to_string())
    }
}
