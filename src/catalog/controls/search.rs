//! Finds entries while somebody types: by the beginning of an identifier, by a former number, by words.

use super::spelling::Folded;
use super::{Catalogue, Entry, EntryKind, Index, successors};

/// What the text is exactly.
const EXACT: usize = 0;
/// Identifiers that begin with the text.
const BEGINNING: usize = 1;
/// Successors of the control that had the number before.
const SUCCESSOR: usize = 2;
/// The best that words can do.
const WORDS: usize = 3;

/// The entries that fit what was typed, the best first, at most `most`; equally good ones in the order of
/// `catalogues`. Nothing for a text without a letter or digit.
///
/// An identifier comes first, then what begins with it, then successors of a number of 2013, then entries with all
/// the words in title, other words, heading or the catalogue's name.
pub fn search(catalogues: &[&'static Catalogue], text: &str, most: usize) -> Vec<Entry> {
    let words: Vec<&str> = words(text).map(stem).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let successors = successors(text);
    let mut found: Vec<(usize, Entry)> = Vec::new();
    for catalogue in catalogues {
        let typed = Typed { index: catalogue.index(), text, words: &words, successors: &successors };
        typed.collect(&mut found);
    }
    // Stable: within a rank the order of the catalogues stays.
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// What was typed, put to one catalogue.
struct Typed<'a> {
    index: Index,
    text: &'a str,
    words: &'a [&'a str],
    successors: &'a [Entry],
}

impl Typed<'_> {
    fn collect(&self, found: &mut Vec<(usize, Entry)>) {
        let catalogue = self.index.catalogue();
        let exact = self.index.find(self.text).map(|entry| entry.place);
        let folded = Folded::of(self.text);
        let address = catalogue.address(folded.text());
        let has_beginning = address.lead.is_empty() && !address.has_more && !address.identifier.is_empty();
        // "PR.AA-0" is on its way to "PR.AA-01".
        let beginning = address.identifier.strip_suffix(".0").unwrap_or(address.identifier);
        let mut headings: [&str; 3] = [""; 3];
        for entry in self.index.entries() {
            if let Some(level) = entry.level() {
                let outer = usize::from(level).saturating_sub(1);
                headings.iter_mut().skip(outer).for_each(|heading| *heading = "");
                if let Some(heading) = headings.get_mut(outer) {
                    *heading = entry.title;
                }
            }
            let rank = if exact == Some(entry.place) {
                Some(EXACT)
            } else if has_beginning && begins_with(entry, beginning) {
                Some(BEGINNING)
            } else if self.successors.contains(entry) {
                Some(SUCCESSOR)
            } else {
                self.rank_by_words(entry, &headings)
            };
            found.extend(rank.map(|rank| (rank, *entry)));
        }
    }

    /// How well the words fit the entry, from [`WORDS`]; none where one of them does not.
    fn rank_by_words(&self, entry: &Entry, headings: &[&str]) -> Option<usize> {
        let has = |text: &str, typed: &str| words(text).any(|word| is_beginning(word, typed));
        let mut rank = WORDS;
        for typed in self.words {
            if has(entry.title, typed) {
                continue;
            }
            rank += if has(entry.words, typed) {
                4
            } else if headings.iter().chain([&entry.catalogue.prefix]).any(|text| has(text, typed)) {
                8
            } else {
                return None;
            };
        }
        let first = words(entry.title).next().zip(self.words.first());
        let is_first = first.is_some_and(|(word, typed)| is_beginning(word, typed));
        let is_control = entry.kind == EntryKind::Control;
        Some(rank + usize::from(!is_first) + 2 * usize::from(!is_control))
    }
}

/// Whether the entry's identifier begins with the folded text, also without what people leave out.
fn begins_with(entry: &Entry, typed: &str) -> bool {
    let folded = Folded::of(entry.id);
    let left_out = entry.catalogue.left_out;
    let short = folded.text().strip_prefix(left_out).unwrap_or_default();
    folded.text().starts_with(typed) || short.starts_with(typed)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// The word without its ending, so that "policies" finds "policy" and the other way round.
fn stem(word: &str) -> &str {
    if word.len() < 4 || word.ends_with("ss") {
        return word;
    }
    let shorter =
        word.strip_suffix("ies").or_else(|| word.strip_suffix('y')).or_else(|| word.strip_suffix('s'));
    shorter.unwrap_or(word)
}

/// Whether the word begins with what was typed; capitals do not matter, nor whether it is "authorise" or "authorize".
fn is_beginning(word: &str, typed: &str) -> bool {
    let plain = |byte: u8| match byte.to_ascii_lowercase() {
        b'z' => b's',
        byte => byte,
    };
    word.len() >= typed.len()
        && word.bytes().zip(typed.bytes()).all(|(one, other)| plain(one) == plain(other))
}
