//! Everything a file's tables say: roles, areas, activities, and cells still as text.
//!
//! Knows titles that mean the same, not where they come from.

use std::collections::{BTreeMap, HashMap};

use super::proposal::{ImportNote, ImportNoteKind, Place};
use crate::formats::table::text::title_key;
use crate::model::ActivityDetails;

/// A role found.
#[derive(Debug, Default)]
pub(super) struct FoundRole {
    pub title: String,
    /// What stood over it.
    pub party: String,
    pub holder: String,
}

/// An activity found.
#[derive(Debug, Default)]
pub(super) struct FoundActivity {
    pub title: String,
    pub area: Option<usize>,
    pub description: String,
    pub notes: String,
    pub deliverable: String,
    /// Fields that stood in columns of their own.
    pub details: Option<Box<ActivityDetails>>,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Says {
    /// This text, by its number.
    Text(u32),
    /// A letter that the layout names.
    Letter(char),
    /// The side that does it.
    Does,
}

/// One role's cell for one activity.
#[derive(Debug)]
pub(super) struct FoundCell {
    pub activity: usize,
    pub role: usize,
    pub says: Says,
    /// When it holds.
    pub condition: Option<Box<str>>,
    /// Text beside it that nobody could read.
    pub unread: Option<Box<str>>,
    pub place: Place,
}

/// What was found.
#[derive(Default)]
pub(super) struct Gathered {
    pub roles: Vec<FoundRole>,
    pub areas: Vec<String>,
    pub activities: Vec<FoundActivity>,
    pub cells: Vec<FoundCell>,
    pub notes: Vec<ImportNote>,
    /// The distinct texts of cells.
    pub texts: Vec<String>,
    numbers: HashMap<String, u32>,
    pub role_keys: BTreeMap<String, usize>,
    area_keys: BTreeMap<String, usize>,
    activity_keys: BTreeMap<(Option<usize>, String), usize>,
}

impl Gathered {
    /// Adds a note.
    pub fn note(&mut self, kind: ImportNoteKind, place: Place, text: &str, sentence: impl Into<String>) {
        let (text, sentence) = (text.to_owned(), sentence.into());
        self.notes.push(ImportNote { kind, place, text, sentence });
    }

    pub fn text(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        number
    }

    pub fn role(&mut self, title: String, party: String, holder: String) -> usize {
        let at = *self.role_keys.entry(title_key(&title)).or_insert(self.roles.len());
        match self.roles.get_mut(at) {
            Some(role) => {
                for (known, new) in [(&mut role.party, party), (&mut role.holder, holder)] {
                    if known.is_empty() {
                        *known = new;
                    } else if !new.is_empty() && title_key(known) != title_key(&new) {
                        known.push_str(", ");
                        known.push_str(&new);
                    }
                }
            }
            None => self.roles.push(FoundRole { title, party, holder }),
        }
        at
    }

    pub fn area(&mut self, title: String) -> Option<usize> {
        if title.is_empty() {
            return None;
        }
        let at = *self.area_keys.entry(title_key(&title)).or_insert(self.areas.len());
        if at == self.areas.len() {
            self.areas.push(title);
        }
        Some(at)
    }

    pub fn activity(&mut self, title: String, area: Option<usize>) -> usize {
        self.activities.push(FoundActivity { title, area, ..FoundActivity::default() });
        self.activities.len() - 1
    }

    /// The activity of this title in this area, which is added where it is new.
    pub fn activity_once(&mut self, title: String, area: Option<usize>) -> usize {
        let key = (area, title_key(&title));
        match self.activity_keys.get(&key) {
            Some(at) => *at,
            None => {
                let at = self.activity(title, area);
                self.activity_keys.insert(key, at);
                at
            }
        }
    }
}
