//! Reads the text of a catalogue: one entry a line, read where it stands and copied nowhere.
//!
//! `= GV Govern` is a heading, `==` one below it, and `-` stands for an identifier that a heading has not. A line at
//! the margin is a control, an indented one a part of the control before it. `A.8.15 Logging | logs audit trail`
//! gives the identifier, the title and other words it is found by. `#` begins a comment.

use super::{Catalogue, Entry, EntryKind};

/// The lines that say something.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of the catalogue, in order.
pub(super) fn entries(catalogue: &'static Catalogue) -> impl Iterator<Item = Entry> {
    lines(catalogue.text).enumerate().map(move |(place, line)| entry(catalogue, place, line))
}

fn entry(catalogue: &'static Catalogue, place: usize, line: &'static str) -> Entry {
    let content = line.trim_start_matches('=');
    let kind = match line.len() - content.len() {
        0 if line.starts_with(' ') => EntryKind::Part,
        0 => EntryKind::Control,
        level => EntryKind::Heading(level as u8),
    };
    let (id, rest) = content.trim_start().split_once(' ').unwrap_or((content, ""));
    let (title, words) = rest.split_once(" | ").unwrap_or((rest, ""));
    Entry { catalogue, place, id: if id == "-" { "" } else { id }, title, kind, words }
}
