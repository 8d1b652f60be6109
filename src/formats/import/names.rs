//! Several names of roles in one cell: where one ends and the next begins.
//!
//! Commas, semicolons, line breaks and plus signs divide. A slash or "and" may be part of a name, so it divides
//! only where the parts are names elsewhere in the file, or are plainly names of functions.

use std::collections::BTreeSet;

use super::view::has_role_word;
use crate::formats::table::text::{clean_title, title_key};
use crate::formats::table::words::{begins_condition, is_joiner};

/// Words that begin a condition behind a name.
const CONDITIONS: [&str; 14] = [
    " if ",
    " when ",
    " where ",
    " unless ",
    " wenn ",
    " falls ",
    " sofern ",
    " si ",
    " indien ",
    " als ",
    " если ",
    " according to ",
    " for high",
    " only ",
];

/// A name found in a cell, and when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub title: String,
    pub condition: String,
}

/// Divides cells into names, by what it has learned of the names in the file.
#[derive(Default)]
pub(super) struct Names {
    known: BTreeSet<String>,
    slash_divides: Option<bool>,
    /// Texts with a slash or "and" whose division is uncertain, and whether they were divided.
    pub uncertain: Vec<(String, bool)>,
}

impl Names {
    pub fn new(slash_divides: Option<bool>) -> Self {
        Self { slash_divides, ..Self::default() }
    }

    /// Learns the names that surely are some: what stands between sure separators.
    pub fn learn(&mut self, text: &str) {
        for part in sure_parts(text) {
            let name = named(part);
            let key = title_key(&name.title);
            if !key.is_empty() && !name.title.contains('/') && uncertain_parts(&name.title).len() < 2 {
                self.known.insert(key);
            }
        }
    }

    /// The names in a cell.
    pub fn split(&mut self, text: &str) -> Vec<Name> {
        let mut found = Vec::new();
        for part in sure_parts(text) {
            let name = named(part);
            if name.title.is_empty() {
                continue;
            }
            let slashes: Vec<&str> = name.title.split('/').map(str::trim).collect();
            let joined = uncertain_parts(&name.title);
            let parts = if slashes.len() > 1 { slashes } else { joined };
            if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
                found.push(name);
                continue;
            }
            let divides = self.divides(&name.title, &parts);
            if !self.uncertain.iter().any(|(known, _)| *known == name.title) {
                self.uncertain.push((name.title.clone(), divides));
            }
            if divides {
                let condition = name.condition.clone();
                found.extend(
                    parts.iter().map(|part| Name { title: clean_title(part), condition: condition.clone() }),
                );
            } else {
                found.push(name);
            }
        }
        found
    }

    fn divides(&self, whole: &str, parts: &[&str]) -> bool {
        let known = parts.iter().filter(|part| self.known.contains(&title_key(part))).count();
        if whole.contains('/') {
            return self
                .slash_divides
                .unwrap_or(known == parts.len() || (known > 0 && whole.contains(" / ")));
        }
        known > 0 || parts.iter().all(|part| has_role_word(part))
    }
}

/// The text cut where names surely end, outside brackets.
fn sure_parts(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let mut parts: Vec<&str> = text
        .split(|c: char| {
            match c {
                '(' | '[' | '（' => depth += 1,
                ')' | ']' | '）' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && matches!(c, ',' | ';' | '\n' | '+' | '、' | '，' | '；' | '•' | '|' | '・')
        })
        .collect();
    parts.retain(|part| !part.trim().is_empty());
    // "A, B and C": what the last comma leaves may begin with the word.
    for part in &mut parts {
        let word = part.split_whitespace().next().unwrap_or_default();
        if is_joiner(word) && part.split_whitespace().count() > 1 {
            *part = part.trim_start().get(word.len()..).unwrap_or(part);
        }
    }
    parts
}

/// The text cut at "and" and "&".
fn uncertain_parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut at) = (0, 0usize, 0);
    for word in text.split(' ') {
        depth += word.matches(['(', '[']).count();
        let joins = depth == 0 && at > 0 && (word == "&" || (word.len() > 1 && is_joiner(word)));
        depth = depth.saturating_sub(word.matches([')', ']']).count());
        if joins {
            parts.push(text.get(start..at).unwrap_or_default().trim());
            start = at + word.len();
        }
        at += word.len() + 1;
    }
    parts.push(text.get(start..).unwrap_or_default().trim());
    parts
}

/// The name in a part, and the condition behind it.
fn named(part: &str) -> Name {
    let part = part.trim();
    let found = CONDITIONS.iter().filter_map(|word| part.find(word)).min();
    let bracket = part.find(" (").filter(|at| {
        let inside = part.get(at + 2..).unwrap_or_default();
        part.ends_with(')') && begins_condition(inside.split_whitespace().next().unwrap_or_default())
    });
    let (title, condition) = match (found, bracket) {
        (found, Some(at)) if found.is_none_or(|other| at < other) => {
            let (title, rest) = part.split_at(at);
            (title, rest.trim_start_matches([' ', '(']).trim_end_matches(')'))
        }
        (Some(at), _) => part.split_at(at),
        _ => (part, ""),
    };
    Name { title: clean_title(title), condition: clean_title(condition) }
}
