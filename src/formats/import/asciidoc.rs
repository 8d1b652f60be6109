//! AsciiDoc: tables between `|===` lines, with a cell or a row to a line, and cells that span others.
//!
//! How many columns there are is told by the first row, or by the attribute `cols` where cells stand alone.

use super::inline::plain;
use super::source::{Aside, FileKind, SourceTable, Tables};
use crate::formats::table::text_table::TableBuilder;

/// No cell covers more than this.
const WIDEST: usize = 1000;
/// Spreading cells stops here.
const MOST_CELLS: usize = 2_000_000;

/// Whether the text has a table.
pub(super) fn is_asciidoc(text: &str) -> bool {
    text.lines().any(|line| line.trim_end() == "|===")
}

/// Reads the text.
pub(super) fn read(text: &str) -> Tables {
    let mut tables = Tables { kind: FileKind::AsciiDoc, ..Tables::default() };
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut hidden = Vec::new();
    let (mut title, mut columns) = (None, None);
    let mut lines = text.lines().zip(1..).peekable();
    while let Some((line, number)) = lines.next() {
        let trimmed = line.trim();
        let level = line.bytes().take_while(|byte| *byte == b'=').count();
        if trimmed == "|===" {
            let mut cells = Vec::new();
            let mut first_row = 0;
            for (line, number) in lines.by_ref().take_while(|(line, _)| line.trim() != "|===") {
                let before = cells.len();
                take_line(line, number, &mut cells);
                // The first line with several cells, or the cells before the first empty line, is a row.
                let several = cells.len() > before + 1 && before == 0;
                if first_row == 0 && (several || (line.trim().is_empty() && before > 1)) {
                    first_row = width(&cells);
                }
            }
            let across = columns.take().filter(|_| first_row == 0).unwrap_or(first_row).max(1);
            let above = headings
                .iter()
                .rev()
                .nth(usize::from(title.is_none()))
                .map(|it| it.1.clone())
                .unwrap_or_default();
            let name = title.take().or_else(|| headings.last().map(|it| it.1.clone())).unwrap_or_default();
            let mut table = placed(cells, across, &mut hidden);
            (table.title, table.above) = (name, above);
            tables.tables.push(table);
        } else if (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ') {
            headings.retain(|(other, _)| *other < level);
            headings.push((level, plain(line.get(level..).unwrap_or_default(), &mut hidden)));
        } else if let Some(name) =
            trimmed.strip_prefix('.').filter(|it| it.starts_with(char::is_alphanumeric))
        {
            title = Some(plain(name, &mut hidden));
        } else if trimmed.starts_with('[') && trimmed.ends_with(']') {
            columns = columns_of(trimmed).or(columns);
        } else if trimmed.chars().any(char::is_alphanumeric)
            && !trimmed.starts_with("//")
            && !trimmed.starts_with(':')
        {
            tables.asides.push(Aside { line: number, text: plain(trimmed, &mut hidden) });
        }
    }
    tables.notices.extend(
        hidden.into_iter().map(|text| format!("Left out, because it is not shown as text: \"{text}\".")),
    );
    tables
}

/// How many columns `[cols="2,1,1"]` or `[cols="3*"]` speaks of.
fn columns_of(attributes: &str) -> Option<usize> {
    let after = attributes.split_once("cols=")?.1;
    let value = match after.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => after.split([',', ']']).next()?,
    };
    let count =
        |part: &str| part.split_once('*').and_then(|(count, _)| count.trim().parse().ok()).unwrap_or(1usize);
    Some(value.split([',', ';']).map(count).sum::<usize>().clamp(1, WIDEST))
}

struct Cell {
    text: String,
    columns: usize,
    rows: usize,
    line: usize,
}

fn width(cells: &[Cell]) -> usize {
    cells.iter().map(|cell| cell.columns).sum()
}

/// Adds the cells of a line; a line without a bar goes on with the cell before it.
fn take_line(line: &str, number: usize, cells: &mut Vec<Cell>) {
    let mut rest = line;
    let mut text_before = true;
    let (mut columns, mut rows, mut copies) = (1, 1, 1);
    loop {
        let at = bar(rest);
        let (text, after) = rest.split_at(at.unwrap_or(rest.len()));
        // What stands before a bar may say how many places the next cell covers.
        let (text, next) = if at.is_some() { split_specifier(text, text_before) } else { (text, (1, 1, 1)) };
        if text_before {
            if let Some(cell) = cells.last_mut().filter(|_| !text.trim().is_empty()) {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                cell.text.push_str(text.trim());
            }
        } else {
            for _ in 0..copies {
                cells.push(Cell { text: text.trim().to_owned(), columns, rows, line: number });
            }
        }
        let Some(after) = after.strip_prefix('|') else { return };
        (rest, text_before) = (after, false);
        (columns, rows, copies) = next;
    }
}

/// Where the next bar stands that no backslash stands before.
fn bar(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len())
        .find(|at| bytes.get(*at) == Some(&b'|') && (*at == 0 || bytes.get(at - 1) != Some(&b'\\')))
}

/// The text before a bar without `2+`, `.2+`, `2.3+`, `3*`, `a` or `^`; and columns, rows and copies.
fn split_specifier(text: &str, at_start: bool) -> (&str, (usize, usize, usize)) {
    let plain = (1, 1, 1);
    let start = text.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (before, word) = text.split_at(start);
    if start == 0 && !at_start && !word.is_empty() {
        return (text, plain);
    }
    let styled = word
        .trim_end_matches(['a', 'd', 'e', 'h', 'l', 'm', 's', 'v'])
        .trim_end_matches(['<', '^', '>', '.']);
    let number = |text: &str| {
        if text.is_empty() { Some(1) } else { text.parse::<usize>().ok().map(|n| n.clamp(1, WIDEST)) }
    };
    if word.is_empty() || word.len() > 16 {
        return (text, plain);
    }
    if let Some(span) = styled.strip_suffix('+') {
        let (columns, rows) = span.split_once('.').unwrap_or((span, ""));
        if let (Some(columns), Some(rows)) = (number(columns), number(rows)) {
            return (before, (columns, rows, 1));
        }
    }
    if let Some(copies) = styled.strip_suffix('*').filter(|it| !it.is_empty()).and_then(number) {
        return (before, (1, 1, copies));
    }
    if styled.is_empty() && word.len() < 3 { (before, plain) } else { (text, plain) }
}

/// The cells put into rows.
fn placed(cells: Vec<Cell>, across: usize, hidden: &mut Vec<String>) -> SourceTable {
    let mut builder = TableBuilder::default();
    let mut lines = Vec::new();
    // For each column: how many more rows a cell from above covers, and its text.
    let mut hanging = vec![(0usize, (0, 0)); across];
    let go_on = |builder: &mut TableBuilder, hanging: &mut Vec<(usize, (usize, usize))>| {
        while let Some((left, text)) = hanging.get_mut(builder.row_length()).filter(|(left, _)| *left > 0) {
            *left -= 1;
            builder.continue_cell(*text);
        }
    };
    for cell in cells {
        go_on(&mut builder, &mut hanging);
        while builder.row_length() >= across {
            builder.end_row();
            go_on(&mut builder, &mut hanging);
        }
        if builder.row_length() == 0 || lines.len() == builder.row_count() {
            lines.push(cell.line);
        }
        let column = builder.row_length();
        let text = builder.add_cell(&plain(&cell.text, hidden));
        let full = builder.cell_count() > MOST_CELLS;
        let columns = if full { 1 } else { cell.columns.min(across - column) };
        for _ in 1..columns {
            builder.continue_cell(text);
        }
        for place in hanging.iter_mut().skip(column).take(columns) {
            *place = (cell.rows - 1, text);
        }
    }
    if builder.row_length() > 0 {
        go_on(&mut builder, &mut hanging);
        builder.end_row();
    }
    SourceTable { table: builder.finish(), lines, ..SourceTable::default() }
}
