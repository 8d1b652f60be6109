//! Identifiers however they are typed: "a5.15", "A 5.15" and "A.5.15" become one spelling.
//!
//! Knows letters, numbers and what stands between them; what an identifier leads to is the index's concern.

use super::Catalogue;

/// What a word before an identifier says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// The standard is named.
    Plain,
    /// The identifier is one of Annex A, also where it does not say so.
    Annex,
    /// The identifier is one of the former edition.
    Former,
}

/// What identifiers of the former edition begin with, so that they cannot be taken for those of today.
pub(super) const FORMER: &str = "2013.";
/// What the identifiers of Annex A begin with.
pub(super) const ANNEX: &str = "A.";

/// Longer texts are cut; what stands so far back is no identifier any more.
const ROOM: usize = 64;

/// A text as capitals and numbers with dots between: "ISO 27001:2022 a5.01" is "ISO.27001.2022.A.5.1".
pub(super) struct Folded {
    bytes: [u8; ROOM],
    length: usize,
    /// Where the last word or number begins.
    start: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Between,
    Letter,
    Digit,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { bytes: [0; ROOM], length: 0, start: 0 };
        let mut last = Mark::Between;
        for character in text.chars() {
            let (mark, byte) = match character {
                'a'..='z' | 'A'..='Z' => (Mark::Letter, character.to_ascii_uppercase() as u8),
                '0'..='9' => (Mark::Digit, character as u8),
                // A letter that no identifier has, such as a Cyrillic A: it must not be passed over.
                _ if character.is_alphanumeric() => (Mark::Letter, b'?'),
                _ => (Mark::Between, 0),
            };
            if mark != Mark::Between && !folded.push(mark, byte, mark != last) {
                break;
            }
            last = mark;
        }
        folded
    }

    /// Appends a letter or digit; `false`, with the unfinished word gone, where there is no room.
    fn push(&mut self, mark: Mark, byte: u8, begins: bool) -> bool {
        if begins && self.length > 0 {
            self.put(b'.');
        }
        if begins {
            self.start = self.length;
        }
        // "01" is "1".
        let is_zero = self.length == self.start + 1 && self.bytes.get(self.start) == Some(&b'0');
        if mark == Mark::Digit && is_zero {
            self.length = self.start;
        }
        let has_room = self.put(byte);
        if !has_room {
            self.length = self.start.saturating_sub(1);
        }
        has_room
    }

    fn put(&mut self, byte: u8) -> bool {
        let Some(place) = self.bytes.get_mut(self.length) else { return false };
        *place = byte;
        self.length += 1;
        true
    }

    pub(super) fn text(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default()
    }
}

/// A folded identifier as one number, so that two are compared in one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(u128);

impl Key {
    /// The key of a folded identifier with something before it; none where that is empty or too long for one.
    pub(super) fn of(lead: &str, identifier: &str) -> Option<Self> {
        let length = lead.len() + identifier.len();
        if identifier.is_empty() || length > size_of::<u128>() {
            return None;
        }
        Some(Self(lead.bytes().chain(identifier.bytes()).fold(0, |key, byte| key << 8 | u128::from(byte))))
    }
}

/// What a text says about an identifier: what must stand before it, and the folded identifier.
pub(super) struct Address<'a> {
    pub(super) lead: &'static str,
    pub(super) identifier: &'a str,
    /// Whether words follow the identifier, such as the control's title.
    pub(super) has_more: bool,
}

impl Address<'_> {
    pub(super) fn key(&self) -> Option<Key> {
        Key::of(self.lead, self.identifier)
    }
}

impl Catalogue {
    /// Reads a folded text: the standard's names, then the identifier, then perhaps a title.
    pub(super) fn address<'a>(&self, folded: &'a str) -> Address<'a> {
        let (mut rest, mut is_annex, mut is_former) = (folded, false, false);
        while let Some((after, sense)) = self.without_name(rest) {
            rest = after;
            is_annex |= sense == Sense::Annex;
            is_former |= sense == Sense::Former;
        }
        let mut identifier = before_words(rest);
        let has_more = identifier.len() < rest.len();
        let is_named = rest.len() < folded.len();
        // "AC power supply" and "ID card" are no references to a family or a function.
        if has_more && !is_named && !identifier.contains('.') {
            identifier = "";
        }
        let lead = match (is_former, is_annex && !identifier.starts_with(ANNEX)) {
            (true, true) => "2013.A.",
            (true, false) => FORMER,
            (false, true) => ANNEX,
            (false, false) => "",
        };
        Address { lead, identifier, has_more }
    }

    /// What follows a name of the standard, where the text begins with one.
    fn without_name<'a>(&self, folded: &'a str) -> Option<(&'a str, Sense)> {
        self.names
            .iter()
            .find_map(|(name, sense)| Some((folded.strip_prefix(name)?.strip_prefix('.')?, *sense)))
    }
}

/// Short words that a title may begin with and that no identifier has.
const SHORT_WORDS: &[&str] = &["BY", "IN", "IT", "NO", "OF", "ON", "OT", "TO"];

/// What stands before the first word that no identifier has, such as any of three letters or more.
fn before_words(folded: &str) -> &str {
    let mut end = 0;
    for part in folded.split('.') {
        let is_long = part.len() > 2 && !part.starts_with(|first: char| first.is_ascii_digit());
        if is_long || SHORT_WORDS.contains(&part) {
            break;
        }
        end += part.len() + 1;
    }
    folded.get(..end.saturating_sub(1)).unwrap_or_default()
}
