//! Files of fields with a separator between them: which separator it is, and the table.
//!
//! The separator is the one that cuts the first records into the same number of fields most often.

use super::source::{FileKind, SourceTable, Tables};
use crate::formats::table::TextTable;

/// Comma first: where two do equally well, the usual one is meant.
const SEPARATORS: [char; 4] = ['\t', ',', ';', '|'];
/// How much of the text is looked at.
const SAMPLE: usize = 64 * 1024;
/// How many records are looked at.
const RECORDS: usize = 40;

/// The table of the text; `None` where no separator makes one.
pub(super) fn read(text: &str) -> Option<Tables> {
    let mut tables = Tables { kind: FileKind::Separated, ..Tables::default() };
    let table = match named(text) {
        Some((separator, rest)) => {
            tables.notices.push(format!("The first line names {} as the separator.", word(separator)));
            TextTable::from_separated(rest, separator as u8)
        }
        None => {
            let separator = sniffed(text)?;
            tables.notices.push(format!("The fields are separated by {}.", word(separator)));
            TextTable::from_separated(text, separator as u8)
        }
    };
    if table.width() < 2 {
        return None;
    }
    tables.tables.push(SourceTable { table, ..SourceTable::default() });
    Some(tables)
}

fn word(separator: char) -> String {
    match separator {
        '\t' => "tabs".to_owned(),
        ',' => "commas".to_owned(),
        ';' => "semicolons".to_owned(),
        '|' => "bars".to_owned(),
        other => format!("\"{other}\""),
    }
}

/// The separator that a first line `sep=;` names, and the text after it.
fn named(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_end_matches('\r').trim_matches('"');
    let start = line.get(..4)?;
    let mut rest_of_line = line.get(4..)?.chars();
    match (rest_of_line.next(), rest_of_line.next()) {
        (Some(separator), None) if start.eq_ignore_ascii_case("sep=") && separator.is_ascii() => {
            Some((separator, rest))
        }
        _ => None,
    }
}

/// The separator with the most records of the same length; of equals the one with the most fields.
fn sniffed(text: &str) -> Option<char> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or_default();
    let worth = |separator: &char| {
        let table = TextTable::from_separated(sample, *separator as u8);
        let rows = table.height().min(RECORDS);
        let lengths: Vec<usize> = (0..rows).map(|row| table.row(row).count()).filter(|n| *n > 1).collect();
        let usual = lengths.iter().map(|n| (lengths.iter().filter(|m| *m == n).count(), *n)).max();
        // Titles above and notes below the table are records of their own length.
        usual.map(|(same, length)| (same * length.min(4), same * (length - 1)))
    };
    let best =
        SEPARATORS.iter().rev().filter_map(|it| Some((worth(it)?, *it))).max_by_key(|(worth, _)| *worth);
    best.map(|(_, separator)| separator)
}
