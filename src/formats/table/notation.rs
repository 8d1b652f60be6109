//! The notations letters are written in: `RA`, `R/A`, `R, A`, `Responsible & A`, `R (veto)`, `C if needed`, `R1`.
//!
//! Cuts a cell's text into segments at `/`, `,` and the like, and each segment into letters and an annotation.

use std::borrow::Cow;

use super::cell::{CellReader, CellReading, combine};
use super::words::{begins_condition, is_joiner};
use crate::model::LetterSet;

/// One part of a cell between separators.
#[derive(Debug, Default)]
pub(super) struct Segment<'a> {
    pub letters: LetterSet,
    pub repaired: bool,
    pub condition: Cow<'a, str>,
    pub unread: Cow<'a, str>,
    /// Whether the condition began with a word rather than a bracket, so that it may go on after a comma.
    open_ended: bool,
    /// Where the segment ends in the cell's text.
    end: usize,
}

/// Reads the whole text of a cell.
pub(super) fn read(reader: &CellReader<'_>, text: &str) -> CellReading {
    let mut segments: Vec<Segment<'_>> = Vec::new();
    for (start, end) in split(text) {
        let piece = text.get(start..end).unwrap_or_default();
        if piece.trim().is_empty() {
            continue;
        }
        let mut segment = read_segment(reader, piece);
        segment.end = end;
        match segments.last_mut() {
            // A bracket or a condition on the next line belongs to the letters before it.
            Some(before) if segment.letters.is_empty() && goes_on(piece) => {
                read_annotations(reader, piece, before);
                before.end = end;
            }
            // "A for firewall, VPN": the comma belongs to the condition.
            Some(before) if before.open_ended && segment.letters.is_empty() => {
                let tail = text.get(before.end..end).unwrap_or_default();
                before.condition.to_mut().push_str(tail.trim_end());
                before.end = end;
            }
            _ => segments.push(segment),
        }
    }
    combine(reader, &segments)
}

/// Whether a segment without letters says something of the letters before it.
fn goes_on(piece: &str) -> bool {
    let piece = piece.trim();
    piece.starts_with(['(', '[', '{', '（']) || begins_condition(first_word(piece))
}

/// Where the text is cut: at separators outside brackets.
fn split(text: &str) -> Vec<(usize, usize)> {
    let mut cuts = Vec::new();
    let (mut start, mut depth) = (0, 0usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '（' => depth += 1,
            ')' | ']' | '}' | '）' => depth = depth.saturating_sub(1),
            '/' | ',' | ';' | '+' | '&' | '|' | '\\' | '\n' | '·' | '•' | '、' | '，' | '・' | '；'
            | '／' | '＋' | '＆'
                if depth == 0 =>
            {
                cuts.push((start, at));
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    cuts.push((start, text.len()));
    cuts
}

/// Reads the letters a segment begins with, then what is said of them.
fn read_segment<'a>(reader: &CellReader<'_>, text: &'a str) -> Segment<'a> {
    let text = text.trim();
    if let Some((letters, repaired)) = reader.word(text) {
        return Segment { letters, repaired, ..Segment::default() };
    }
    let mut segment = Segment::default();
    // "✓ R": a sign before the letters is kept, and the letters are read.
    let is_sign =
        |c: &char| !c.is_alphanumeric() && !is_letter_sign(*c) && !matches!(c, '(' | '[' | '{' | '（');
    let sign = text.chars().next().filter(is_sign);
    let rest = text.get(sign.map_or(0, char::len_utf8)..).unwrap_or_default();
    let rest = read_letters(reader, rest.trim_start(), &mut segment);
    if segment.letters.is_empty() {
        segment.unread = Cow::Borrowed(text);
        return segment;
    }
    if let Some(sign) = sign {
        segment.unread = Cow::Owned(sign.to_string());
    }
    if !read_annotations(reader, rest, &mut segment) {
        return Segment { unread: Cow::Borrowed(text), ..Segment::default() };
    }
    segment
}

/// The word at the start of the text: letters and digits of any script, with the marks that sit on them.
fn first_word(text: &str) -> &str {
    let ends = |c: char| !c.is_alphanumeric() && !matches!(c, '\u{300}'..='\u{36f}') && !is_letter_sign(c);
    text.split_at(text.find(ends).unwrap_or(text.len())).0
}

/// Letters in circles and squares are no letters to Unicode.
fn is_letter_sign(c: char) -> bool {
    matches!(u32::from(c), 0x24b6..=0x24e9 | 0x1f130..=0x1f189 | 0x1f1e6..=0x1f1ff)
}

/// Reads as many letters as come, and returns what follows them.
fn read_letters<'a>(reader: &CellReader<'_>, text: &'a str, segment: &mut Segment<'a>) -> &'a str {
    let mut rest = text;
    loop {
        let word = first_word(rest);
        let after = rest.get(word.len()..).unwrap_or_default();
        if let Some((letters, repaired)) = reader.word(word) {
            segment.letters = segment.letters.union(letters);
            segment.repaired |= repaired;
            rest = after.trim_start();
            // "R-A" and "R.A." are two letters; "R - night shift" is looked at later.
            let tight = after.strip_prefix(['-', '.', '–', '=', ':']);
            let next = tight.filter(|next| reader.word(first_word(next)).is_some() || next.is_empty());
            rest = next.unwrap_or(rest);
            continue;
        }
        if let Some((letters, repaired, digits)) = with_footnote(reader, word) {
            segment.letters = segment.letters.union(letters);
            segment.repaired |= repaired;
            add_condition(segment, digits);
            rest = after.trim_start();
            continue;
        }
        let next = after.trim_start();
        if segment.letters.is_empty() || !is_joiner(word) || reader.word(first_word(next)).is_none() {
            return rest;
        }
        rest = next;
    }
}

/// Letters with a footnote's number behind them, as in `R1`.
fn with_footnote<'a>(reader: &CellReader<'_>, word: &'a str) -> Option<(LetterSet, bool, &'a str)> {
    let number = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let at = word.find(number)?;
    let (letters, digits) = word.split_at(at);
    if !digits.chars().all(number) {
        return None;
    }
    reader.glued(letters).map(|(letters, repaired)| (letters, repaired, digits))
}

fn add_condition<'a>(segment: &mut Segment<'a>, text: &'a str) {
    let text = text.trim();
    if segment.condition.is_empty() {
        segment.condition = Cow::Borrowed(text);
    } else if !text.is_empty() {
        let condition = segment.condition.to_mut();
        condition.push_str("; ");
        condition.push_str(text);
    }
}

/// Reads what stands behind the letters; `false` where it makes no sense there.
fn read_annotations<'a>(reader: &CellReader<'_>, text: &'a str, segment: &mut Segment<'a>) -> bool {
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '(' | '[' | '{' | '（' => {
                let (inside, behind) = bracketed(after);
                add_condition_unless_same(reader, inside, segment);
                rest = behind.trim();
            }
            ':' | '=' | '-' | '–' | '—' | '→' => {
                match reader.word(after.trim()) {
                    Some((letters, _)) => segment.letters = segment.letters.union(letters),
                    None => add_condition(segment, after),
                }
                segment.open_ended = true;
                return true;
            }
            '*' | '†' | '‡' | '§' | '#' | '?' | '!' | '^' | '°' | '¹' | '²' | '³' | '\'' | '"' => {
                let mark = |c: char| c == first || c.is_ascii_digit();
                let (marks, behind) = rest.split_at(rest.find(|c| !mark(c)).unwrap_or(rest.len()));
                add_condition(segment, marks);
                rest = behind.trim();
            }
            '.' => rest = after.trim(),
            _ if !segment.condition.is_empty() || begins_condition(first_word(rest)) => {
                add_condition(segment, rest);
                segment.open_ended = true;
                return true;
            }
            // One odd sign or letter beside the others, such as a tick or an X, is kept for the asking.
            _ if after.trim().is_empty() => {
                segment.unread = Cow::Owned(format!("{} {rest}", segment.unread).trim().to_owned());
                return true;
            }
            _ => return false,
        }
    }
    true
}

/// "R (Responsible)" says the same twice; anything else is a condition.
fn add_condition_unless_same<'a>(reader: &CellReader<'_>, text: &'a str, segment: &mut Segment<'a>) {
    let same = reader.word(text.trim()).is_some_and(|(letters, _)| letters == segment.letters);
    if !same {
        add_condition(segment, text);
    }
}

/// What stands up to the bracket that closes, and what follows it. A bracket that never closes takes all.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 1usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' | '（' => depth += 1,
            ')' | ']' | '}' | '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (inside, behind) = text.split_at(at);
            return (inside, behind.get(c.len_utf8()..).unwrap_or_default());
        }
    }
    (text, "")
}
