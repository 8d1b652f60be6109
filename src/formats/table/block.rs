//! A block of cells as it is pasted at the cursor: letters, and what is said of single cells.
//!
//! Knows nothing of titles; a table that has some is [recognised](super::recognise()).

use super::cell::CellReader;
use super::text_table::TextTable;
use crate::model::{LetterSet, Remark, Scheme};

/// A rectangle of cells. The letters take a byte each, and only cells with more to say take more.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    /// How many columns.
    pub width: usize,
    /// How many rows.
    pub height: usize,
    /// The letters, row by row: `width` times `height`.
    pub letters: Vec<LetterSet>,
    /// What is said of single cells, ascending by `row * width + column`.
    pub remarks: Vec<(usize, Remark)>,
}

impl Block {
    /// Reads every cell of the table as letters; our own titles are left out.
    pub fn read(table: &TextTable, scheme: &Scheme) -> Self {
        let first = usize::from(table.own_headers() == Some(true));
        let columns: Vec<usize> = (first..table.width()).collect();
        Self::read_cells(table, &CellReader::new(scheme), first..table.height(), &columns)
    }

    /// Reads some rows and columns of the table.
    pub(super) fn read_cells(
        table: &TextTable,
        reader: &CellReader<'_>,
        rows: impl ExactSizeIterator<Item = usize>,
        columns: &[usize],
    ) -> Self {
        let mut block = Self { width: columns.len(), height: rows.len(), ..Self::default() };
        block.letters.reserve(block.width * block.height);
        for row in rows {
            for column in columns {
                let cell = read_at(table, reader, row, *column);
                if !cell.remark.is_empty() {
                    block.remarks.push((block.letters.len(), cell.remark));
                }
                block.letters.push(cell.letters);
            }
        }
        block
    }

    /// The letters of a cell; none outside the block.
    pub fn letters_at(&self, row: usize, column: usize) -> LetterSet {
        let number = (column < self.width).then_some(row * self.width + column);
        number.and_then(|number| self.letters.get(number)).copied().unwrap_or_default()
    }

    /// What is said of a cell beside its letters.
    pub fn remark_at(&self, row: usize, column: usize) -> Option<&Remark> {
        let number = (column < self.width).then_some(row * self.width + column)?;
        let position = self.remarks.binary_search_by_key(&number, |(cell, _)| *cell).ok()?;
        self.remarks.get(position).map(|(_, remark)| remark)
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        self.remarks.is_empty() && self.letters.iter().all(|letters| letters.is_empty())
    }
}

/// One cell of a table, read.
#[derive(Debug, Default)]
pub(super) struct CellContent {
    pub letters: LetterSet,
    pub remark: Remark,
    pub repaired: bool,
}

/// Reads a cell of a table; our own cells say exactly what they hold, others are read as people write.
pub(super) fn read_at(table: &TextTable, reader: &CellReader<'_>, row: usize, column: usize) -> CellContent {
    let text = table.cell(row, column);
    if text.is_empty() && table.own_headers().is_none() {
        return CellContent::default();
    }
    if table.own_headers().is_none() {
        let reading = reader.read(text);
        let unread = reading.unread.unwrap_or_default();
        let remark = Remark { condition: reading.condition, note: String::new(), unread };
        return CellContent { letters: reading.letters, remark, repaired: reading.repaired };
    }
    let mut remark = table.remark(row, column).cloned().unwrap_or_default();
    let mut letters = LetterSet::EMPTY;
    let mut unknown = String::new();
    for symbol in text.chars() {
        match reader.scheme().letter(symbol) {
            Some(letter) => letters = letters.union(LetterSet::of(letter)),
            None => unknown.push(symbol),
        }
    }
    // The other matrix has letters that this one does not know.
    if !unknown.is_empty() {
        if !remark.unread.is_empty() {
            unknown.push_str(" / ");
        }
        remark.unread.insert_str(0, &unknown);
    }
    CellContent { letters, remark, repaired: false }
}
