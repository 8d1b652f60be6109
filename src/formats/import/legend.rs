//! What a file itself says its letters mean: "R = Responsible", "D: Driver", or a small table of them.

use super::source::Tables;
use crate::formats::table::TextTable;
use crate::formats::table::text::{clean_title, is_invisible};

/// A letter with its explanation.
pub(super) type Entry = (char, String);

/// Every letter the file explains, first explanation first; and which tables do nothing else.
pub(super) fn find(tables: &Tables) -> (Vec<Entry>, Vec<bool>) {
    let mut found: Vec<Entry> = Vec::new();
    let mut add = |entries: Vec<Entry>| {
        for (symbol, meaning) in entries {
            if !found.iter().any(|(known, _)| *known == symbol) {
                found.push((symbol, meaning));
            }
        }
    };
    for aside in &tables.asides {
        add(entries(&aside.text));
    }
    let mut whole = Vec::new();
    for source in &tables.tables {
        let (explained, rows) = in_table(&source.table);
        whole.push(!explained.is_empty() && rows + 1 >= source.table.height() && source.table.width() < 4);
        add(explained);
    }
    (found, whole)
}

/// The letters a table explains, and in how many rows.
fn in_table(table: &TextTable) -> (Vec<Entry>, usize) {
    let (mut found, mut rows) = (Vec::new(), 0);
    // Legends stand at the top or the end.
    let near = |row: &usize| *row < 20 || *row + 20 >= table.height();
    for row in (0..table.height()).filter(near) {
        let cells: Vec<&str> = table.row(row).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let before = found.len();
        match cells.as_slice() {
            [letter, meaning, ..] if pair(letter, meaning).is_some() => found.extend(pair(letter, meaning)),
            [text] => found.extend(entries(text)),
            _ if cells.iter().all(|cell| !entries(cell).is_empty()) => {
                found.extend(cells.iter().flat_map(|cell| entries(cell)))
            }
            _ => {}
        }
        rows += usize::from(found.len() > before);
    }
    (found, rows)
}

/// A letter and a word that begins with it.
fn pair(letter: &str, meaning: &str) -> Option<Entry> {
    let mut signs =
        letter.chars().filter(|c| !matches!(c, '*' | '`' | '(' | ')' | '[' | ']') && !is_invisible(*c));
    let (symbol, None) = (signs.next()?.to_ascii_uppercase(), signs.next()) else { return None };
    if meaning.len() > 2000 {
        return None;
    }
    let meaning = clean_title(meaning.trim_start_matches(['*', '`', '_']));
    let first: String = meaning.chars().take_while(|c| c.is_alphabetic()).collect();
    let begins = first.chars().next()?.to_ascii_uppercase() == symbol && first.chars().count() > 2;
    (symbol.is_ascii_uppercase() && begins).then_some((symbol, meaning))
}

/// The letters that a text explains; none where it explains fewer than two and is no single entry.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    if text.len() > 2000 {
        return Vec::new();
    }
    let text = text
        .split_once(':')
        .filter(|(before, _)| before.trim().chars().count() > 3)
        .map_or(text, |(_, after)| after);
    let mut found = Vec::new();
    for piece in text.split([',', ';', '|', '\n', '·', '•', '/']) {
        let piece = piece.trim().trim_start_matches(['-', '*', ' ']);
        let cut = piece.find(['=', ':', '–', '—', '→', '(']).or_else(|| piece.find(" - ").map(|at| at + 1));
        let Some(cut) = cut else { continue };
        let (letter, meaning) = piece.split_at(cut);
        let meaning =
            meaning.trim_start_matches(['=', ':', '–', '—', '→', '(', '-', ' ']).trim_end_matches([')', '.']);
        found.extend(pair(letter.trim(), meaning));
    }
    found
}
