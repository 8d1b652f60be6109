//! Reads the titles of activities: what a title is about, its key, and whether it says anything at all.
//!
//! Every word is looked at by itself, so ten thousand titles cost little more than the words they are made of.

use super::lexicon_words::{PLACEHOLDERS, UNFINISHED_WORDS};
use super::topics::{Reading, Topics, topics_of_word};
use super::words::{PackedWord, WordBits, folded, for_each_ascii_word, for_each_word, word_key};

/// What an activity's title gives away.
#[derive(Debug, Clone, Copy)]
pub(super) struct ActivityTitle {
    /// Its key, see [`super::words::title_key`].
    pub(super) key: u64,
    /// A bit for each of its words.
    pub(super) words: WordBits,
    /// Whether it is a placeholder, says "TBD" or "etc.", or is one short word that names no object.
    ///
    /// Long single words pass: German and Dutch write "access review" as one.
    pub(super) is_vague: bool,
    /// What it speaks of.
    pub(super) reading: Reading,
}

/// What one word gives away, wherever it stands.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    key: u64,
    topics: Topics,
    length: u8,
    is_request: bool,
    is_unfinished: bool,
    is_latin: bool,
}

impl Word {
    /// Reads a folded word.
    fn of(word: &str, capital: bool) -> Self {
        Self {
            key: word_key(word, capital),
            topics: topics_of_word(word),
            length: u8::try_from(word.len()).unwrap_or(u8::MAX),
            is_request: word == "request",
            is_unfinished: word.len() < 5 && UNFINISHED_WORDS.contains(&word),
            is_latin: word.is_ascii(),
        }
    }
}

/// A title being read word by word.
#[derive(Default)]
struct TitleReading {
    key: u64,
    bits: WordBits,
    words: usize,
    /// Whether a word is not written in Latin letters.
    foreign: bool,
    unfinished: bool,
    last: Word,
    reading: Reading,
}

impl TitleReading {
    fn take(&mut self, word: Word) {
        self.reading.word(word.topics, word.is_request);
        self.key = self.key.wrapping_add(word.key);
        self.bits.add(word.key);
        self.words += 1;
        self.foreign |= !word.is_latin;
        self.unfinished |= word.is_unfinished;
        self.last = word;
    }

    fn end(self, title: &str) -> ActivityTitle {
        const SHORT: u8 = 12;
        const LONGEST_PLACEHOLDER: usize = 4;
        let is_single = self.words == 1 && !self.foreign && self.last.length <= SHORT;
        // Most titles are longer than any placeholder, and need no second look.
        let is_placeholder =
            || self.words <= LONGEST_PLACEHOLDER && PLACEHOLDERS.contains(&folded(title).as_str());
        let is_vague = self.unfinished || is_single || self.words == 0 || is_placeholder();
        ActivityTitle { key: self.key, words: self.bits, is_vague, reading: self.reading }
    }
}

impl ActivityTitle {
    /// Reads one title.
    pub(super) fn of(title: &str) -> Self {
        let mut reading = TitleReading::default();
        for_each_word(title, &mut |word, capital| reading.take(Word::of(word, capital)));
        reading.end(title)
    }
}

/// Reads many titles: ten thousand are made of a few hundred words, and each is looked up once.
pub(super) struct TitleReader {
    known: Vec<(PackedWord, Word)>,
}

impl TitleReader {
    /// So many words are remembered; a word that falls on the place of another takes it.
    const PLACES: usize = 1024;

    pub(super) fn new() -> Self {
        Self { known: vec![(PackedWord::default(), Word::default()); Self::PLACES] }
    }

    /// Reads one title, and hands out the key of each word on the way.
    pub(super) fn read(&mut self, title: &str, keep: &mut dyn FnMut(u64)) -> ActivityTitle {
        let mut reading = TitleReading::default();
        let is_ascii = for_each_ascii_word(title, &mut |raw| {
            let word = self.word(raw);
            keep(word.key);
            reading.take(word);
        });
        if !is_ascii {
            for_each_word(title, &mut |word, capital| {
                let word = Word::of(word, capital);
                keep(word.key);
                reading.take(word);
            });
        }
        reading.end(title)
    }

    fn word(&mut self, raw: &str) -> Word {
        let read = || {
            let capital = raw.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
            Word::of(&raw.to_ascii_lowercase(), capital)
        };
        let Some(packed) = PackedWord::of(raw) else { return read() };
        let Some(place) = self.known.get_mut(packed.place() % Self::PLACES) else { return read() };
        if place.0 != packed {
            *place = (packed, read());
        }
        place.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_many_titles_reads_each_as_if_it_were_alone() {
        let mut reader = TitleReader::new();
        let mut titles: Vec<String> =
            ["", "TBD", "Request access", "Access REQUEST", "Prüfung der Zugänge", "etc."]
                .map(str::to_owned)
                .into();
        // More words than the reader remembers, long ones and case among them.
        titles.extend((0..3_000).map(|number| {
            let long = "Approval".repeat(number % 4);
            format!("Review rule{number} of Rule{} by the {long} team", number / 2)
        }));
        titles.extend(titles.clone());
        for title in &titles {
            let mut keys = Vec::new();
            let read = reader.read(title, &mut |key| keys.push(key));
            let alone = ActivityTitle::of(title);
            assert_eq!(format!("{read:?}"), format!("{alone:?}"), "{title}");
            assert_eq!(keys.iter().fold(0u64, |sum, key| sum.wrapping_add(*key)), read.key);
        }
    }
}
