//! Markdown: pipe tables with the headings above them, HTML tables inside it, and lists under headings.
//!
//! Every line ends in a table, a list, a heading or an aside; none is dropped.

use super::inline::plain;
use super::lists::Lists;
use super::page;
use super::source::{Aside, FileKind, SourceTable, Tables};
use crate::formats::table::TextTable;

/// Reads the text.
pub(super) fn read(text: &str) -> Tables {
    let mut reading =
        Reading { tables: Tables { kind: FileKind::Markdown, ..Tables::default() }, ..Reading::default() };
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while let Some(line) = lines.get(at).copied() {
        at += reading.block(line, at, &lines).max(1);
    }
    reading.finish()
}

/// Whether the text has a pipe table or headings with lists below them.
pub(super) fn is_markdown(text: &str) -> bool {
    let mut before = "";
    let (mut headings, mut items) = (0, 0);
    for line in text.lines().take(5000) {
        if is_rule(line) && before.contains('|') {
            return true;
        }
        headings += usize::from(heading(line).is_some());
        items += usize::from(item(line).is_some());
        before = line;
    }
    headings > 0 && items > 0
}

#[derive(Default)]
struct Reading {
    tables: Tables,
    /// The headings that hold here, by level from 1, with their lines.
    headings: Vec<(String, usize)>,
    /// Lines of headings that stand over a table.
    used: Vec<usize>,
    lists: Lists,
    hidden: Vec<String>,
}

impl Reading {
    /// Reads what begins at this line and returns how many lines it takes.
    fn block(&mut self, line: &str, at: usize, lines: &[&str]) -> usize {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            return 1;
        }
        if let Some(fence) = ["```", "~~~"].iter().find(|fence| trimmed.starts_with(**fence)) {
            let rest = lines.get(at + 1..).unwrap_or_default();
            let length =
                rest.iter().position(|line| line.trim().starts_with(fence)).map_or(rest.len(), |it| it + 1);
            for (index, line) in rest.iter().take(length.saturating_sub(1)).enumerate() {
                self.aside(at + 2 + index, line);
            }
            return length + 1;
        }
        if let Some((level, title)) = heading(line) {
            self.head(level, title, at + 1);
            return 1;
        }
        let next = lines.get(at + 1).copied().unwrap_or_default();
        if line.contains('|') && is_rule(next) {
            return self.table(at, lines);
        }
        if trimmed.to_ascii_lowercase().starts_with("<table") {
            return self.html(at, lines);
        }
        let underline = |sign: char| next.trim().len() > 2 && next.trim().chars().all(|c| c == sign);
        if (underline('=') || underline('-')) && !trimmed.starts_with(['-', '*', '>']) {
            self.head(if underline('=') { 1 } else { 2 }, trimmed, at + 1);
            return 2;
        }
        if let Some((indent, text)) = item(line) {
            let text = plain(text, &mut self.hidden);
            self.lists.item(indent, &text, at + 1);
            return 1;
        }
        if line.starts_with([' ', '\t']) && self.lists.go_on(&plain(trimmed, &mut self.hidden)) {
            return 1;
        }
        self.aside(at + 1, trimmed);
        1
    }

    fn head(&mut self, level: usize, title: &str, line: usize) {
        self.headings.truncate(level - 1);
        self.headings.resize(level - 1, (String::new(), 0));
        let title = plain(title, &mut self.hidden);
        self.lists.head(level, &title, line);
        if level == 1 && self.tables.title.is_empty() {
            self.tables.title.clone_from(&title);
        }
        self.headings.push((title, line));
    }

    fn aside(&mut self, line: usize, text: &str) {
        let text = plain(text, &mut self.hidden);
        // A line of dashes is drawn, not said.
        if text.chars().any(char::is_alphanumeric) {
            self.tables.asides.push(Aside { line, text });
        }
    }

    fn table(&mut self, at: usize, lines: &[&str]) -> usize {
        let body = lines.get(at..).unwrap_or_default();
        let length =
            body.iter().position(|line| !line.contains('|') || line.trim().is_empty()).unwrap_or(body.len());
        let mut rows = Vec::new();
        let mut numbers = Vec::new();
        for (index, line) in body.iter().take(length).enumerate() {
            if index != 1 {
                rows.push(cells(line).iter().map(|cell| plain(cell, &mut self.hidden)).collect::<Vec<_>>());
                numbers.push(at + 1 + index);
            }
        }
        self.add(TextTable::from_rows(rows), numbers);
        length
    }

    fn html(&mut self, at: usize, lines: &[&str]) -> usize {
        let body = lines.get(at..).unwrap_or_default();
        let ends = |line: &&str| line.to_ascii_lowercase().contains("</table");
        let length = body.iter().position(ends).map_or(body.len(), |it| it + 1);
        let text = body.get(..length).unwrap_or_default().join("\n");
        for table in page::read(&text).tables {
            self.add(table.table, Vec::new());
        }
        length
    }

    fn add(&mut self, table: TextTable, lines: Vec<usize>) {
        let mut named = self.headings.iter().rev().filter(|(title, _)| !title.is_empty());
        let (title, first) = named.next().cloned().unwrap_or_default();
        let (above, second) = named.next().cloned().unwrap_or_default();
        self.used.extend([first, second]);
        self.tables.tables.push(SourceTable { title, above, table, lines, ..SourceTable::default() });
    }

    fn finish(mut self) -> Tables {
        let (table, asides) = self.lists.finish();
        self.tables.asides.extend(asides.into_iter().filter(|aside| !self.used.contains(&aside.line)));
        self.tables.tables.extend(table);
        self.tables.asides.sort_by_key(|aside| aside.line);
        for text in self.hidden {
            self.tables.notices.push(format!("Left out, because it is not shown as text: \"{text}\"."));
        }
        self.tables
    }
}

/// `## Title`: its level and title.
fn heading(line: &str) -> Option<(usize, &str)> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let title = line.get(level..)?;
    ((1..=6).contains(&level) && title.starts_with([' ', '\t']))
        .then(|| (level, title.trim().trim_end_matches('#').trim()))
}

/// `- text`, `* text`, `+ text` or `1. text`: how far it is indented, and the text.
fn item(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let after = match text.strip_prefix(['-', '*', '+']) {
        Some(after) => after,
        None => text
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .strip_prefix(['.', ')'])
            .filter(|it| it.len() < text.len() - 1)?,
    };
    let body = after.strip_prefix([' ', '\t'])?.trim();
    let body = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| body.strip_prefix(mark)).unwrap_or(body);
    (!body.is_empty()).then_some((indent, body))
}

/// `| --- | :-: |`: the line below the titles of a table.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && (line.contains('|') || line.starts_with(':'))
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'))
}

/// The cells of a line, cut at bars that no backslash stands before.
fn cells(line: &str) -> Vec<&str> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'|' if !escaped => {
                cells.push(line.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    let last = line.get(start..).unwrap_or_default();
    if !last.trim().is_empty() || cells.is_empty() {
        cells.push(last);
    }
    cells
}
