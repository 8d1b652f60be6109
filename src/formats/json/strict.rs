//! Looks through the text of a value that was read for what the reading passes over: names that
//! stand twice, members that this version does not know and has no room for, numbers that change.
//!
//! Works on text that is already known to be JSON, without recursion. Knows which objects have room.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::error::twice;
use super::number::keeps_its_value;
use super::path::{Kind, Tokens, tokens};

/// Objects that have no room for members they do not know, by path without list positions.
pub(super) const WITHOUT_ROOM: &[(&str, &[&str])] = &[
    ("copy", &["left_out", "made", "of"]),
    ("scheme", &["name", "letters"]),
    ("scheme.letters", &["symbol", "name", "meaning", "part"]),
    ("rules", &["grades", "limits", "one_owner_per_party"]),
    ("rules.limits", &["consulted", "informed", "overloaded_percent", "overloaded_minimum"]),
    ("activities.emergency", &["rule", "document_within_hours", "approver"]),
    ("activities.split", &["parts", "evidence", "hand_over"]),
    ("reviews.checks", &["responsibilities", "contacts", "repeated_issues"]),
    ("log", &["at", "who", "what"]),
];

/// The object whose names are role ids; whoever reads the cells looks at them already.
const CELLS: &str = "activities.assignments";
const CELL: &[&str] = &["letters", "condition", "note", "unread"];

/// As deep as the JSON library reads.
const MOST_LEVELS: usize = 128;

/// Something that is not as it should be.
pub(super) struct Oddity {
    /// Where, in bytes of the text that was looked through.
    pub offset: usize,
    /// What, without a full stop.
    pub what: String,
}

/// An object or list that is open.
struct Level<'a> {
    /// The names so far; none for a list.
    names: Option<BTreeSet<Cow<'a, str>>>,
    /// The names it may have, where it has no room for others.
    allowed: Option<&'static [&'static str]>,
    expects_name: bool,
    /// Whether it is the object of a row's cells.
    cells: bool,
    /// How long the path of this object is.
    path: usize,
}

/// Looks through the value of the top-level member (or one element of it) called `path`.
///
/// Returns what is kept differently or left out.
///
/// # Errors
/// A name that stands twice in one object, a list in the place of an object, or values nested too deeply.
pub(super) fn look_through(text: &str, path: &str) -> Result<Vec<Oddity>, Oddity> {
    let mut path = path.to_owned();
    let mut levels: Vec<Level<'_>> = Vec::new();
    let mut notes = Vec::new();
    let mut tokens = tokens(text);
    while let Some(token) = tokens.next() {
        let said = text.get(token.start..token.end).unwrap_or_default();
        match token.kind {
            Kind::OpenObject | Kind::OpenList => {
                if levels.len() >= MOST_LEVELS {
                    let what = format!("values are nested too deeply, at most {MOST_LEVELS} levels are read");
                    return Err(Oddity { offset: token.end, what });
                }
                // The path may still name a member of the element before this one.
                if let Some(list) = levels.last().filter(|level| level.names.is_none()) {
                    path.truncate(list.path);
                }
                if token.kind == Kind::OpenList && !may_be_list(&path, levels.last()) {
                    let what = "expected an object, found a list".to_owned();
                    return Err(Oddity { offset: token.start, what });
                }
                let level = Level::open(token.kind, &path, levels.last());
                levels.push(level);
                skip_plain_cells(&mut tokens, &levels);
            }
            Kind::Close => {
                levels.pop();
                skip_plain_cells(&mut tokens, &levels);
            }
            Kind::Comma => {
                if let Some(level) = levels.last_mut() {
                    level.expects_name = level.names.is_some();
                }
            }
            Kind::Text => {
                let Some(level) = levels.last_mut().filter(|level| level.expects_name) else { continue };
                level.expects_name = false;
                path.truncate(level.path);
                let name = unescaped(said);
                path.push('.');
                path.push_str(&name);
                notes.extend(level.name(name, token.end)?);
            }
            Kind::Scalar if is_number(said) && !keeps_its_value(said) => {
                let what = "the number has more digits than can be kept and is written back rounded";
                notes.push(Oddity { offset: token.end, what: what.to_owned() });
            }
            Kind::Scalar | Kind::Colon => {}
        }
    }
    Ok(notes)
}

impl<'a> Level<'a> {
    fn open(kind: Kind, path: &str, parent: Option<&Self>) -> Self {
        let is_object = kind == Kind::OpenObject;
        let is_cell = parent.is_some_and(|parent| parent.cells);
        let cells = is_object && path == CELLS && !is_cell;
        let known = WITHOUT_ROOM.iter().find(|(known, _)| *known == path).map(|(_, names)| *names);
        let named = is_object && !cells;
        Self {
            names: named.then(BTreeSet::new),
            allowed: if is_cell { Some(CELL) } else { known },
            expects_name: named,
            cells,
            path: path.len(),
        }
    }

    /// Takes a name; a note where the object has no room for it.
    fn name(&mut self, name: Cow<'a, str>, offset: usize) -> Result<Option<Oddity>, Oddity> {
        let unknown = self.allowed.is_some_and(|allowed| !allowed.contains(&name.as_ref()));
        let names = self.names.get_or_insert_default();
        if names.contains(&name) {
            return Err(Oddity { offset, what: twice(&name) });
        }
        names.insert(name);
        if !unknown {
            return Ok(None);
        }
        let what = "this version does not know the field, so it is left out".to_owned();
        Ok(Some(Oddity { offset, what }))
    }
}

/// In a row that was read, the ids and letters of the cells have no braces, so only cells that are
/// objects are looked at. Most of a large file is plain cells.
fn skip_plain_cells(tokens: &mut Tokens<'_>, levels: &[Level<'_>]) {
    if levels.last().is_some_and(|level| level.cells) {
        tokens.skip_to_brace();
    }
}

/// Whether a list may stand here. The JSON library would take one for an object's values in order.
fn may_be_list(path: &str, parent: Option<&Level<'_>>) -> bool {
    let is_object = WITHOUT_ROOM.iter().any(|(known, _)| *known == path);
    let is_list_of_them = path == "scheme.letters" && parent.is_some_and(|parent| parent.names.is_some());
    !is_object || is_list_of_them
}

fn is_number(scalar: &str) -> bool {
    scalar.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

/// The name without its quotation marks.
fn unescaped(quoted: &str) -> Cow<'_, str> {
    if quoted.contains('\\') {
        return Cow::Owned(serde_json::from_str(quoted).unwrap_or_default());
    }
    Cow::Borrowed(quoted.get(1..quoted.len() - 1).unwrap_or_default())
}
