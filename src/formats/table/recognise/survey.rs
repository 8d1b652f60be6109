//! A first look at a table: what kind of thing stands in each cell.

use std::collections::HashMap;

use crate::formats::table::block::read_at;
use crate::formats::table::cell::CellReader;
use crate::formats::table::text::tidy;
use crate::formats::table::text_table::TextTable;

/// Text with letters in it that is longer than this is a sentence.
const LONGEST_CELL: usize = 24;

/// Text that is longer than this, in bytes, is no letters; it is not even read.
const LONGEST_READ: usize = 4096;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Kind {
    /// Nothing.
    Blank,
    /// A sign for nothing, such as a dash.
    Nothing,
    /// Letters.
    Letters,
    /// One sign that is no letter, such as a tick or an X.
    Mark,
    /// Anything else.
    Text,
}

/// A table with the kind of every cell.
pub(in crate::formats) struct Survey<'a> {
    pub table: &'a TextTable,
    pub reader: &'a CellReader<'a>,
    pub width: usize,
    pub height: usize,
    kinds: Vec<Kind>,
}

impl<'a> Survey<'a> {
    pub fn new(table: &'a TextTable, reader: &'a CellReader<'a>) -> Self {
        let (width, height) = (table.width(), table.height());
        let places = (0..height).flat_map(|row| (0..width).map(move |column| (row, column)));
        // A table of a million cells has few different texts; only our own tables say more than the text.
        let alike = table.own_headers().is_none();
        let mut known: HashMap<&str, Kind> = HashMap::new();
        let kinds = places
            .map(|(row, column)| match table.cell(row, column) {
                "" if alike => Kind::Blank,
                text if alike => *known.entry(text).or_insert_with(|| kind_of(table, reader, row, column)),
                _ => kind_of(table, reader, row, column),
            })
            .collect();
        Self { table, reader, width, height, kinds }
    }

    pub fn kind(&self, row: usize, column: usize) -> Kind {
        self.kinds.get(row * self.width + column).copied().unwrap_or(Kind::Blank)
    }

    /// The cell's text without invisible characters.
    pub fn text(&self, row: usize, column: usize) -> std::borrow::Cow<'a, str> {
        tidy(self.table.cell(row, column))
    }

    /// The columns of the row that hold anything, merged cells counted once.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = usize> {
        let starts = move |column: &usize| {
            self.kind(row, *column) != Kind::Blank && !self.table.is_continued(row, *column)
        };
        (0..self.width).filter(starts)
    }

    /// Whether the cell is merged with the one to its right.
    pub fn is_wide(&self, row: usize, column: usize) -> bool {
        let table = self.table;
        table.is_continued(row, column + 1) && table.cell(row, column) == table.cell(row, column + 1)
    }

    /// Whether the row holds nothing, what reaches into it from above aside.
    pub fn is_blank(&self, row: usize) -> bool {
        (0..self.width).all(|column| self.kind(row, column) == Kind::Blank)
    }

    /// The row's texts, merged cells once.
    pub fn texts(&self, row: usize) -> impl Iterator<Item = std::borrow::Cow<'a, str>> {
        self.filled(row).map(move |column| self.text(row, column))
    }

    /// The row's texts in one line.
    pub fn row_text(&self, row: usize) -> String {
        let texts: Vec<_> = self.texts(row).collect();
        texts.join(" | ")
    }
}

fn kind_of(table: &TextTable, reader: &CellReader<'_>, row: usize, column: usize) -> Kind {
    let text = table.cell(row, column);
    if text.is_empty() {
        return if table.remark(row, column).is_some() { Kind::Letters } else { Kind::Blank };
    }
    if text.len() > LONGEST_READ && table.own_headers().is_none() {
        return Kind::Text;
    }
    let cell = read_at(table, reader, row, column);
    let unread = cell.remark.unread.as_str();
    if !cell.letters.is_empty() {
        let short = unread.is_empty() || text.chars().count() <= LONGEST_CELL;
        return if short { Kind::Letters } else { Kind::Text };
    }
    let mut signs = unread.chars();
    match (signs.next(), signs.next()) {
        (None, _) if tidy(text).is_empty() => Kind::Blank,
        (None, _) => Kind::Nothing,
        (Some(sign), None) if !sign.is_numeric() => Kind::Mark,
        _ => Kind::Text,
    }
}
