//! Tables in HTML, as Excel, LibreOffice, Google Sheets, Word and Outlook put them on the clipboard.
//!
//! Merged cells are spread over the places they cover. Only text is taken; nothing is run or loaded.

use super::copied;
use super::entities::decode_into;
use super::markup::{Attributes, Piece, Pieces};
use super::text_table::{TableBuilder, TextTable};
use crate::model::Remark;

/// No cell covers more columns than this; browsers hold to the same limit.
const WIDEST_CELL: usize = 1000;
/// No cell covers more rows than this; the same.
const TALLEST_CELL: usize = 65_534;
/// Spreading merged cells stops here, so that a hostile page cannot fill the memory.
const MOST_CELLS: usize = 2_000_000;
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 14] =
    ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote"];

impl TextTable {
    /// The table of a page: the one Remit wrote, else the one with the most filled cells.
    /// `None` where there is no table.
    pub fn from_html(html: &str) -> Option<Self> {
        let worth = |table: &TableBuilder| (table.is_own(), table.filled_count());
        // Of two that are worth the same the first is taken, where `max_by_key` would take the last.
        tables(html).into_iter().rev().max_by_key(worth).map(TableBuilder::finish)
    }

    /// Every table of a page, in the order they end; tables without cells are left out.
    pub fn all_from_html(html: &str) -> Vec<Self> {
        tables(html).into_iter().map(TableBuilder::finish).collect()
    }
}

fn tables(html: &str) -> Vec<TableBuilder> {
    let mut page = Page::default();
    for piece in Pieces::new(html) {
        match piece {
            Piece::Text(text) => page.text(text),
            Piece::Open(name, attributes) => page.open(&name.to_ascii_lowercase(), attributes),
            Piece::Close(name) => page.close(&name.to_ascii_lowercase()),
        }
    }
    while !page.open.is_empty() {
        page.end_table();
    }
    page.done
}

/// The tables being read: those that are open, innermost last, and those that ended.
#[derive(Default)]
struct Page {
    open: Vec<OpenTable>,
    done: Vec<TableBuilder>,
}

impl Page {
    fn text(&mut self, text: &str) {
        if let Some(cell) = self.open.last_mut().and_then(|table| table.cell.as_mut()) {
            cell.push(text);
        }
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        if name == "table" {
            let mut table = OpenTable::default();
            if let Some(headers) = copied::headers(attributes) {
                table.builder.set_own(headers);
            }
            self.open.push(table);
            return;
        }
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "tr" => table.start_row(attributes),
            "td" | "th" => table.start_cell(attributes),
            "thead" | "tbody" | "tfoot" => table.end_row(),
            "br" => table.with_cell(OpenCell::line_break),
            "img" => {
                if let Some(text) = attributes.get("alt") {
                    table.with_cell(|cell| cell.push_resolved(&text));
                }
            }
            name if BLOCKS.contains(&name) => table.with_cell(OpenCell::new_line),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let Some(table) = self.open.last_mut() else { return };
        match name {
            "table" => self.end_table(),
            "tr" | "thead" | "tbody" | "tfoot" => table.end_row(),
            "td" | "th" => table.end_cell(),
            name if BLOCKS.contains(&name) => table.with_cell(OpenCell::new_line),
            _ => {}
        }
    }

    fn end_table(&mut self) {
        if let Some(mut table) = self.open.pop() {
            table.end_row();
            if table.builder.cell_count() > 0 {
                self.done.push(table.builder);
            }
        }
    }
}

/// A cell that reaches into the rows below.
#[derive(Clone, Copy, Default)]
struct Hanging {
    rows_left: usize,
    text: (usize, usize),
}

/// A table whose end has not come yet.
#[derive(Default)]
struct OpenTable {
    builder: TableBuilder,
    /// By column.
    hanging: Vec<Hanging>,
    in_row: bool,
    hidden: bool,
    cell: Option<OpenCell>,
}

impl OpenTable {
    fn with_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }

    fn start_row(&mut self, attributes: Attributes<'_>) {
        self.end_row();
        self.in_row = true;
        let style = attributes.get("style").unwrap_or_default();
        self.hidden = style.replace(' ', "").to_ascii_lowercase().contains("display:none");
    }

    fn start_cell(&mut self, attributes: Attributes<'_>) {
        self.end_cell();
        self.in_row = true;
        let own = self.builder.is_own();
        let mut cell = OpenCell { columns: 1, rows: 1, ..OpenCell::default() };
        for (name, value) in attributes {
            let number = || value.trim().parse().unwrap_or(1);
            if name.eq_ignore_ascii_case("colspan") {
                cell.columns = number().clamp(1, WIDEST_CELL);
            } else if name.eq_ignore_ascii_case("rowspan") {
                cell.rows = number().clamp(1, TALLEST_CELL);
            } else if own {
                copied::read_attribute(name, value, &mut cell.exact, &mut cell.remark);
            }
        }
        self.cell = Some(cell);
    }

    /// Puts the open cell into the table, once for every column it covers.
    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        // Excel ends a page with a hidden row that only carries column widths.
        if self.hidden && cell.is_blank() {
            return;
        }
        self.continue_hanging();
        let column = self.builder.row_length();
        let text = self.builder.add_cell(cell.finished());
        self.builder.set_remark(cell.remark);
        let columns = if self.builder.cell_count() < MOST_CELLS { cell.columns } else { 1 };
        for _ in 1..columns {
            self.builder.continue_cell(text);
        }
        if cell.rows > 1 {
            let needed = (column + columns).max(self.hanging.len());
            self.hanging.resize(needed, Hanging::default());
            for place in self.hanging.iter_mut().skip(column).take(columns) {
                *place = Hanging { rows_left: cell.rows - 1, text };
            }
        }
    }

    /// Fills the next columns as far as cells from above reach into them.
    fn continue_hanging(&mut self) {
        while let Some(place) = self.hanging.get_mut(self.builder.row_length()) {
            if place.rows_left == 0 {
                return;
            }
            place.rows_left -= 1;
            self.builder.continue_cell(place.text);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if !std::mem::take(&mut self.in_row) {
            return;
        }
        let last = self.hanging.iter().rposition(|place| place.rows_left > 0);
        let reach = last.map_or(0, |last| last + 1);
        self.continue_hanging();
        while self.builder.row_length() < reach {
            self.builder.end_cell();
            self.continue_hanging();
        }
        if self.builder.row_length() > 0 {
            self.builder.end_row();
        }
    }
}

/// A cell whose end has not come yet.
#[derive(Default)]
struct OpenCell {
    text: String,
    /// A blank is due before the next character.
    blank: bool,
    columns: usize,
    rows: usize,
    exact: Option<String>,
    remark: Remark,
}

impl OpenCell {
    fn push(&mut self, text: &str) {
        if text.contains('&') {
            let mut resolved = String::with_capacity(text.len());
            decode_into(text, &mut resolved);
            self.push_resolved(&resolved);
        } else {
            self.push_resolved(text);
        }
    }

    /// Adds text; a run of blanks counts as one, as on screen, save for those that must not break.
    fn push_resolved(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii_whitespace() {
                self.blank = true;
                continue;
            }
            if std::mem::take(&mut self.blank) && !self.text.is_empty() && !self.text.ends_with('\n') {
                self.text.push(' ');
            }
            self.text.push(if c == '\u{a0}' { ' ' } else { c });
        }
    }

    fn line_break(&mut self) {
        self.blank = false;
        self.text.push('\n');
    }

    fn new_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line_break();
        }
    }

    fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.exact.is_none()
    }

    fn finished(&self) -> &str {
        self.exact.as_deref().unwrap_or_else(|| self.text.trim())
    }
}
