//! Lists that say who is what: "Responsible: X, Y" under a heading or an item that names the activity.
//!
//! They become records of area, activity, letter and names; whether the letters are letters is decided later.

use super::source::{Aside, SourceTable};
use crate::formats::table::TextTable;

/// Longer text before a colon is a sentence.
const LONGEST_KEY: usize = 48;

/// The lists of a text as they are read.
#[derive(Default)]
pub(super) struct Lists {
    /// The headings that hold here, with their levels.
    headings: Vec<(usize, String, usize)>,
    /// The items that hold here, with their indents.
    items: Vec<(usize, String, usize)>,
    records: Vec<([String; 4], usize)>,
    asides: Vec<Aside>,
    /// Headings and items that no record has named yet.
    unused: Vec<Aside>,
}

impl Lists {
    /// A heading begins.
    pub fn head(&mut self, level: usize, title: &str, line: usize) {
        self.headings.retain(|(other, _, _)| *other < level);
        self.headings.push((level, title.to_owned(), line));
        self.items.clear();
        self.unused.push(Aside { line, text: title.to_owned() });
    }

    /// An item of a list.
    pub fn item(&mut self, indent: usize, text: &str, line: usize) {
        self.items.retain(|(other, _, _)| *other < indent);
        match key_and_value(text) {
            Some((key, "")) | Some(("", key)) => self.open(indent, key, line),
            Some((key, value)) => {
                let (area, activity) = self.place();
                self.records.push(([area, activity, key.to_owned(), value.to_owned()], line));
            }
            // Names below "Responsible:" are what it holds.
            None if self.items.last().is_some_and(|(_, key, _)| key.ends_with(':')) => {
                let Some((_, key, _)) = self.items.pop() else { return };
                let (area, activity) = self.place();
                let record = [area, activity, key.trim_end_matches(':').to_owned(), text.to_owned()];
                self.records.push((record, line));
                self.items.push((indent.saturating_sub(1), key, line));
            }
            None => self.open(indent, text, line),
        }
    }

    fn open(&mut self, indent: usize, text: &str, line: usize) {
        self.unused.push(Aside { line, text: text.to_owned() });
        self.items.push((indent, text.to_owned(), line));
    }

    /// A line that goes on with the item before it; `false` where there is none.
    pub fn go_on(&mut self, text: &str) -> bool {
        let Some((record, _)) = self.records.last_mut() else { return false };
        let [_, _, _, value] = record;
        value.push(' ');
        value.push_str(text);
        true
    }

    /// The area and the activity that hold here.
    fn place(&mut self) -> (String, String) {
        let headings = self.headings.iter().map(|(_, title, line)| (title, *line));
        let places: Vec<(String, usize)> = headings
            .chain(self.items.iter().map(|(_, text, line)| (text, *line)))
            .map(|(text, line)| (text.clone(), line))
            .collect();
        let mut from_below = places.iter().rev();
        let activity = from_below.next();
        // The title of the whole document is no area.
        let area = from_below.next().filter(|_| places.len() > 2);
        let used: Vec<usize> = activity.iter().chain(area.iter()).map(|(_, line)| *line).collect();
        self.unused.retain(|aside| !used.contains(&aside.line));
        let text = |place: Option<&(String, usize)>| {
            place.map(|(text, _)| text.trim_end_matches(':').to_owned()).unwrap_or_default()
        };
        (text(area), text(activity))
    }

    /// The records, and what belongs to none.
    pub fn finish(mut self) -> (Option<SourceTable>, Vec<Aside>) {
        let items = self.unused.into_iter();
        self.asides.extend(items);
        if self.records.is_empty() {
            return (None, self.asides);
        }
        let header = ["Area", "Activity", "Letter", "Role"].map(str::to_owned);
        let lines = std::iter::once(0).chain(self.records.iter().map(|(_, line)| *line)).collect();
        let rows = std::iter::once(header).chain(self.records.into_iter().map(|(record, _)| record));
        let table = TextTable::from_rows(rows);
        (
            Some(SourceTable { table, lines, records: true, lists: true, ..SourceTable::default() }),
            self.asides,
        )
    }
}

/// "Responsible: X, Y" and "Responsible - X" as two parts. An item that only opens a list has no value.
fn key_and_value(text: &str) -> Option<(&str, &str)> {
    let cut = text.find([':', '：', '–', '—']).or_else(|| text.find(" - ").map(|at| at + 1))?;
    let (key, after) = text.split_at(cut);
    let mut value = after.chars();
    value.next();
    let (key, value) = (key.trim(), value.as_str().trim());
    if key.chars().count() > LONGEST_KEY {
        return None;
    }
    if value.is_empty() && after.starts_with([':', '：']) {
        return None;
    }
    (!key.is_empty()).then_some((key, value))
}
