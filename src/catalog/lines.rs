//! The lines of a pack: entries at the margin, their fields indented below, `#` for comments.
//!
//! Knows how the text is laid out and nothing of what the words mean.

use std::fmt;

/// Why a pack cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPack {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: &'static str,
    /// The words it is about.
    pub text: String,
}

impl fmt::Display for BadPack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}: \"{}\"", self.line, self.what, self.text)
    }
}

impl std::error::Error for BadPack {}

/// One line in two parts: its first word and the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Its number, counted from 1.
    pub number: usize,
    /// The first word.
    pub word: &'a str,
    /// What follows; may be empty.
    pub rest: &'a str,
}

impl<'a> Line<'a> {
    fn new(number: usize, text: &'a str) -> Self {
        let (word, rest) = split_word(text);
        Self { number, word, rest }
    }

    /// An error about this line.
    pub fn bad<T>(&self, what: &'static str, text: &str) -> Result<T, BadPack> {
        Err(BadPack { line: self.number, what, text: text.to_owned() })
    }
}

/// An entry with its fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry<'a> {
    /// The line at the margin.
    pub head: Line<'a>,
    /// The lines below it.
    pub fields: Vec<Line<'a>>,
}

/// The first word and the rest.
pub(super) fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(' ').map_or((text, ""), |(word, rest)| (word, rest.trim_start()))
}

/// The parts between `mark`s, without those inside parentheses.
pub(super) fn split_outside(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let mut depth = 0usize;
    let is_mark = move |character: char| {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && character == mark
    };
    text.split(is_mark).map(str::trim)
}

/// Reads the entries of a pack.
///
/// # Errors
/// Where a field stands below no entry, or twice below one.
pub(super) fn entries(text: &str) -> Result<Vec<Entry<'_>>, BadPack> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (index, text) in text.lines().enumerate() {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let line = Line::new(index + 1, text);
        if !text.starts_with(' ') {
            entries.push(Entry { head: line, fields: Vec::new() });
            continue;
        }
        let Some(entry) = entries.last_mut() else {
            return line.bad("a field stands below no entry", line.word);
        };
        if entry.fields.iter().any(|field| field.word == line.word) {
            return line.bad("the field stands twice", line.word);
        }
        entry.fields.push(line);
    }
    Ok(entries)
}
