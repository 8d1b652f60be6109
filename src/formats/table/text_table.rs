//! A table of plain text, as it comes from a clipboard or a file and before anybody knows what it means.
//!
//! All text stands in one string and a cell is a range of it, because a paste can have ten thousand cells.
//! Knows nothing of letters, roles or activities.

use crate::model::Remark;

/// Rows of text cells; rows may differ in length.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextTable {
    text: String,
    /// Where each cell's text starts and ends.
    cells: Vec<(usize, usize)>,
    /// For each row, how many cells there are up to its end.
    row_ends: Vec<usize>,
    /// Cells that only continue a merged cell, ascending.
    continued: Vec<usize>,
    width: usize,
    own: Option<Box<OwnData>>,
}

/// What our own clipboard data says beyond the visible text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::formats) struct OwnData {
    /// Whether the first row holds role titles and the first column activity titles.
    pub headers: bool,
    /// What is said of single cells, ascending by cell number.
    pub remarks: Vec<(usize, Remark)>,
}

impl TextTable {
    /// A table of these rows; a row without cells gets one empty cell.
    pub fn from_rows<Row, Cell>(rows: impl IntoIterator<Item = Row>) -> Self
    where
        Row: IntoIterator<Item = Cell>,
        Cell: AsRef<str>,
    {
        let mut builder = TableBuilder::default();
        for row in rows {
            for cell in row {
                builder.add_cell(cell.as_ref());
            }
            builder.end_row();
        }
        builder.finish()
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.row_ends.len()
    }

    /// How many cells the longest row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.row_ends.is_empty()
    }

    /// The text of a cell; empty where the row is shorter. A merged cell's text stands in all its places.
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let range = self.number(row, column).and_then(|number| self.cells.get(number));
        range.map_or("", |range| self.slice(*range))
    }

    /// The cells of a row, as many as it has.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        let (start, end) = self.row_range(row);
        self.cells.get(start..end).unwrap_or_default().iter().map(|range| self.slice(*range))
    }

    /// The rows, from the top.
    pub fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        (0..self.height()).map(|row| self.row(row))
    }

    /// Whether the cell only continues a merged cell to its left or above it.
    pub fn is_continued(&self, row: usize, column: usize) -> bool {
        let number = || self.number(row, column);
        !self.continued.is_empty()
            && number().is_some_and(|number| self.continued.binary_search(&number).is_ok())
    }

    /// What our own clipboard data says of the cell beyond its letters.
    pub(in crate::formats) fn remark(&self, row: usize, column: usize) -> Option<&Remark> {
        let remarks = &self.own.as_ref()?.remarks;
        let number = self.number(row, column)?;
        let position = remarks.binary_search_by_key(&number, |(cell, _)| *cell).ok()?;
        remarks.get(position).map(|(_, remark)| remark)
    }

    /// Whether Remit itself wrote it, and if so whether with headers.
    pub(in crate::formats) fn own_headers(&self) -> Option<bool> {
        self.own.as_ref().map(|own| own.headers)
    }

    fn row_range(&self, row: usize) -> (usize, usize) {
        let end = self.row_ends.get(row).copied().unwrap_or_default();
        let before = row.checked_sub(1).and_then(|before| self.row_ends.get(before));
        (before.copied().unwrap_or_default().min(end), end)
    }

    fn number(&self, row: usize, column: usize) -> Option<usize> {
        let (start, end) = self.row_range(row);
        (column < end - start).then_some(start + column)
    }

    fn slice(&self, (start, end): (usize, usize)) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Builds a [`TextTable`] cell by cell.
#[derive(Debug, Default)]
pub(in crate::formats) struct TableBuilder {
    table: TextTable,
    /// Where the text of the open cell starts.
    cell_start: usize,
    /// How many cells there were when the row began.
    row_start: usize,
}

impl TableBuilder {
    /// Makes room for `bytes` of text.
    pub fn reserve(&mut self, bytes: usize) {
        self.table.text.reserve(bytes);
    }

    /// Adds text to the open cell.
    pub fn push_str(&mut self, text: &str) {
        self.table.text.push_str(text);
    }

    /// Ends the open cell, which may be empty, and returns where its text stands.
    pub fn end_cell(&mut self) -> (usize, usize) {
        let range = (self.cell_start, self.table.text.len());
        self.table.cells.push(range);
        self.cell_start = range.1;
        range
    }

    /// Adds a whole cell.
    pub fn add_cell(&mut self, text: &str) -> (usize, usize) {
        self.push_str(text);
        self.end_cell()
    }

    /// Adds a cell that continues a merged cell whose text stands at `range`.
    pub fn continue_cell(&mut self, range: (usize, usize)) {
        self.table.continued.push(self.table.cells.len());
        self.table.cells.push(range);
    }

    /// Ends the row; a row without cells gets one empty cell.
    pub fn end_row(&mut self) {
        if self.table.cells.len() == self.row_start {
            self.end_cell();
        }
        self.table.width = self.table.width.max(self.row_length());
        self.row_start = self.table.cells.len();
        self.table.row_ends.push(self.row_start);
    }

    /// How many cells the open row has.
    pub fn row_length(&self) -> usize {
        self.table.cells.len() - self.row_start
    }

    /// How many rows have ended.
    pub fn row_count(&self) -> usize {
        self.table.row_ends.len()
    }

    /// How many cells there are.
    pub fn cell_count(&self) -> usize {
        self.table.cells.len()
    }

    /// How many cells hold text.
    pub fn filled_count(&self) -> usize {
        self.table.cells.iter().filter(|(start, end)| start < end).count()
    }

    /// Marks the table as written by Remit.
    pub fn set_own(&mut self, headers: bool) {
        self.table.own.get_or_insert_default().headers = headers;
    }

    /// Whether Remit wrote the table.
    pub fn is_own(&self) -> bool {
        self.table.own.is_some()
    }

    /// Notes what our own data says of the last cell.
    pub fn set_remark(&mut self, remark: Remark) {
        let number = self.table.cells.len().saturating_sub(1);
        if let Some(own) = self.table.own.as_mut().filter(|_| !remark.is_empty()) {
            own.remarks.push((number, remark));
        }
    }

    /// The table.
    pub fn finish(self) -> TextTable {
        self.table
    }
}
