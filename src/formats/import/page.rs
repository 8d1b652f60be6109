//! Web pages: their tables, with the heading or caption of each, and the text around them.

use super::source::{Aside, FileKind, SourceTable, Tables};
use crate::formats::table::TextTable;
use crate::formats::table::entities::decode_into;
use crate::formats::table::markup::{Piece, Pieces};

/// Elements whose text stands by itself.
const BLOCKS: &str =
    "p div li ul ol h1 h2 h3 h4 h5 h6 dt dd blockquote section article header footer main nav tr br hr body";

/// Reads the page.
pub(super) fn read(html: &str) -> Tables {
    let mut tables = Tables { kind: FileKind::Html, ..Tables::default() };
    let mut outline = Outline::default();
    for piece in Pieces::new(html) {
        outline.take(piece);
    }
    outline.flush();
    let found = TextTable::all_from_html(html);
    // Tables inside tables end before those around them; then nobody can tell whose heading it is.
    let known = !outline.nested && found.len() == outline.titles.len();
    for (index, table) in found.into_iter().enumerate() {
        let (above, title) = outline.titles.get(index).filter(|_| known).cloned().unwrap_or_default();
        tables.tables.push(SourceTable { title, above, table, ..SourceTable::default() });
    }
    tables.asides = outline.asides;
    tables
}

/// What stands outside the cells of tables.
#[derive(Default)]
struct Outline {
    depth: usize,
    nested: bool,
    /// Whether a caption or heading is open, and its level.
    heading: Option<usize>,
    caption: bool,
    in_cell: usize,
    filled: bool,
    headings: Vec<(usize, String)>,
    /// Heading above and title of each table.
    titles: Vec<(String, String)>,
    text: String,
    asides: Vec<Aside>,
}

impl Outline {
    fn take(&mut self, piece: Piece<'_>) {
        match piece {
            Piece::Text(text) if self.depth == 0 || self.caption || self.in_cell == 0 => {
                decode_into(text, &mut self.text);
            }
            Piece::Text(_) => {}
            Piece::Open(name, _) => self.open(&name.to_ascii_lowercase()),
            Piece::Close(name) => self.close(&name.to_ascii_lowercase()),
        }
    }

    fn open(&mut self, name: &str) {
        if name == "table" {
            self.flush();
            self.nested |= self.depth > 0;
            self.depth += 1;
            self.filled = false;
            self.in_cell = 0;
        } else if name == "caption" {
            self.flush();
            self.caption = true;
        } else if self.depth > 0 && matches!(name, "td" | "th") {
            self.flush();
            self.in_cell = 1;
            if !self.filled {
                self.filled = true;
                let from_below = |nth| {
                    self.headings.iter().rev().nth(nth).map(|(_, title)| title.clone()).unwrap_or_default()
                };
                self.titles.push((from_below(1), from_below(0)));
            }
        } else if self.depth == 0 && BLOCKS.split(' ').any(|it| it == name) {
            self.flush();
            self.heading = level(name);
        }
    }

    fn close(&mut self, name: &str) {
        if name == "table" {
            self.flush();
            self.depth = self.depth.saturating_sub(1);
            self.headings.retain(|(level, _)| *level < 9);
        } else if name == "caption" {
            let title = std::mem::take(&mut self.text).split_whitespace().collect::<Vec<_>>().join(" ");
            self.caption = false;
            if !title.is_empty() {
                self.headings.push((9, title));
            }
        } else if matches!(name, "td" | "th") && self.depth > 0 {
            self.in_cell = 0;
        } else if self.depth == 0 && BLOCKS.split(' ').any(|it| it == name) {
            self.flush();
        }
    }

    /// Ends the text that was gathered.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let heading = self.heading.take();
        if text.is_empty() {
            return;
        }
        match heading {
            Some(level) => {
                self.headings.retain(|(other, _)| *other < level);
                self.headings.push((level, text));
            }
            None => self.asides.push(Aside { line: 0, text }),
        }
    }
}

fn level(name: &str) -> Option<usize> {
    name.strip_prefix('h')?.parse().ok().filter(|level| (1..=6).contains(level))
}
