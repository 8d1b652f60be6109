//! Tables written with separators: what spreadsheets put on the clipboard (TSV) and CSV files.
//!
//! Knows characters and quotes only, not what the cells mean.

use super::text_table::{TableBuilder, TextTable};

/// How many records are looked at to find out what separates the fields.
const SAMPLE: usize = 20;

impl TextTable {
    /// Reads tab-separated text as spreadsheets write it: a field is quoted only where its content holds
    /// a tab, a line break or a quote, so that `"quoted" words` stay as they are. Lines end with LF, CRLF
    /// or CR; an empty line at the end is no row.
    pub fn from_tsv(text: &str) -> Self {
        parse(without_byte_order_mark(text), b'\t', Quotes::WhereNeeded)
    }

    /// Reads comma-separated text (RFC 4180). A first line `sep=;` names the separator; otherwise it is a
    /// tab where there is one in the first line, else whichever of `;` and `,` divides the lines more evenly.
    pub fn from_csv(text: &str) -> Self {
        let text = without_byte_order_mark(text);
        let (separator, text) = match named_separator(text) {
            Some(found) => found,
            None => (guessed_separator(text), text),
        };
        parse(text, separator, Quotes::Anywhere)
    }

    /// Reads text whose fields this ASCII character separates; quotes count wherever a field begins with one.
    pub(in crate::formats) fn from_separated(text: &str, separator: u8) -> Self {
        parse(without_byte_order_mark(text), separator, Quotes::Anywhere)
    }

    /// Writes tab-separated text that [`TextTable::from_tsv`] reads back as it was.
    pub fn to_tsv(&self) -> String {
        let mut out = String::new();
        for (index, row) in self.rows().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            let row_start = out.len();
            for (column, cell) in row.enumerate() {
                if column > 0 {
                    out.push('\t');
                }
                push_tsv_field(&mut out, cell);
            }
            // A last row of one empty cell would otherwise be taken for the end of the row before.
            if index + 1 == self.height() && out.len() == row_start {
                out.push('\n');
            }
        }
        out
    }
}

/// Appends a field, quoted only where a reader would otherwise misread it.
pub(super) fn push_tsv_field(out: &mut String, field: &str) {
    if !field.starts_with('"') && !field.contains(['\t', '\n', '\r']) {
        out.push_str(field);
        return;
    }
    out.push('"');
    for (index, part) in field.split('"').enumerate() {
        if index > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

/// Whether text without tabs is a table of separated fields rather than lines of cell text.
pub(super) fn looks_like_csv(text: &str) -> bool {
    if named_separator(text).is_some() {
        return true;
    }
    let separator = guessed_separator(text);
    let table = parse(text, separator, Quotes::Anywhere);
    let longest = table.width();
    if longest < 2 {
        return false;
    }
    if table.height() == 1 {
        // "R, A" is one cell; a line with gaps or quotes is a record.
        return longest > 2 && (text.contains('"') || table.row(0).any(|cell| cell.trim().is_empty()));
    }
    let even = (0..table.height()).all(|row| table.row(row).count() == longest);
    // Lines such as "R, A" below each other are a column of cells.
    let spaced = table.rows().all(|mut row| {
        row.next().is_some_and(|first| first.chars().count() < 3)
            && row.all(|cell| cell.starts_with(' ') && cell.trim().chars().count() == 1)
    });
    even && !spaced
}

fn without_byte_order_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The separator that a first line `sep=;` names, with the text after that line.
fn named_separator(text: &str) -> Option<(u8, &str)> {
    let end = text.find(['\n', '\r'])?;
    let line = text.get(..end)?.trim_matches('"');
    let separator = match line.as_bytes() {
        [s, e, p, b'=', separator] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => *separator,
        _ => return None,
    };
    let rest = text.get(end..)?;
    Some((separator, rest.strip_prefix("\r\n").or_else(|| rest.get(1..))?))
}

/// The separator that divides the first records most evenly.
fn guessed_separator(text: &str) -> u8 {
    let first_line = text.lines().next().unwrap_or_default();
    if first_line.contains('\t') {
        return b'\t';
    }
    let score = |separator: u8| {
        let counts = separator_counts(text, separator);
        let total: usize = counts.iter().sum();
        let even = counts.first().is_some_and(|first| *first > 0 && counts.iter().all(|it| it == first));
        (even, total)
    };
    if score(b';') >= score(b',') { b';' } else { b',' }
}

/// How often the separator stands outside quotes in each of the first records.
fn separator_counts(text: &str, separator: u8) -> Vec<usize> {
    let mut counts = Vec::new();
    let (mut count, mut quoted, mut filled) = (0, false, false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => {
                if filled {
                    counts.push(count);
                }
                (count, filled) = (0, false);
                if counts.len() == SAMPLE {
                    return counts;
                }
                continue;
            }
            byte if byte == separator && !quoted => count += 1,
            _ => {}
        }
        filled = true;
    }
    if filled {
        counts.push(count);
    }
    counts
}

/// Where quotes around a field are quotes and not part of the text.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    /// Wherever a field begins with one and ends with one.
    Anywhere,
    /// Only where the content needs them.
    WhereNeeded,
}

fn parse(text: &str, separator: u8, quotes: Quotes) -> TextTable {
    let mut builder = TableBuilder::default();
    builder.reserve(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        rest = parse_row(rest, separator, quotes, &mut builder);
        builder.end_row();
    }
    builder.finish()
}

/// Reads one row and returns the text after its line break.
fn parse_row<'a>(text: &'a str, separator: u8, quotes: Quotes, builder: &mut TableBuilder) -> &'a str {
    let mut rest = text;
    loop {
        let length = match quoted_field(rest, separator, quotes) {
            Some(length) => {
                let content = rest.get(1..length - 1).unwrap_or_default();
                for (index, part) in content.split("\"\"").enumerate() {
                    builder.push_str(if index > 0 { "\"" } else { "" });
                    builder.push_str(part);
                }
                length
            }
            None => {
                let ends = |byte: u8| byte == separator || byte == b'\n' || byte == b'\r';
                let length = rest.bytes().position(ends).unwrap_or(rest.len());
                builder.push_str(rest.get(..length).unwrap_or_default());
                length
            }
        };
        builder.end_cell();
        rest = rest.get(length..).unwrap_or_default();
        let Some(next) = rest.bytes().next() else { return "" };
        let break_length = if rest.starts_with("\r\n") { 2 } else { 1 };
        rest = rest.get(break_length..).unwrap_or_default();
        if next != separator {
            return rest;
        }
    }
}

/// The length of the quoted field that `text` begins with, quotes included; `None` where it begins with
/// plain text. An opening quote that is never closed, or closed in mid-field, is plain text.
fn quoted_field(text: &str, separator: u8, quotes: Quotes) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.first() != Some(&b'"') {
        return None;
    }
    let mut needed = false;
    let mut at = 1;
    loop {
        match bytes.get(at)? {
            b'"' if bytes.get(at + 1) == Some(&b'"') => {
                needed = true;
                at += 1;
            }
            b'"' => break,
            b'\t' | b'\n' | b'\r' => needed = true,
            _ => {}
        }
        at += 1;
    }
    let closed = bytes.get(at + 1).is_none_or(|next| *next == separator || matches!(next, b'\n' | b'\r'));
    (closed && (needed || quotes == Quotes::Anywhere)).then_some(at + 1)
}
