//! What one cell's text says: letters in any notation, a condition, or something nobody can read.
//!
//! Nothing is dropped: what is neither letter nor condition is kept as unread text.

use super::notation::{self, Segment};
use super::text::{latin_look_alike, tidy, undo_neutralised};
use super::words::letter_of_word;
use crate::model::{Letter, LetterSet, Scheme};

/// What a cell's text says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CellReading {
    /// The letters.
    pub letters: LetterSet,
    /// When they hold, or another mark beside them: "if needed", "1", "*".
    pub condition: String,
    /// Text that is neither; the whole text where no letter was found.
    pub unread: Option<String>,
    /// Whether letters of another script or style were taken for the Latin ones they look like.
    pub repaired: bool,
}

/// Reads one cell. For many cells, one [`CellReader`] is quicker.
pub fn read_cell(text: &str, scheme: &Scheme) -> CellReading {
    CellReader::new(scheme).read(text)
}

/// Longer text, in bytes, says more than letters and a condition.
const LONGEST_CELL: usize = 4096;

/// No letter stands at this place of the table of symbols.
const NONE: u8 = u8::MAX;

/// Reads cells by the letters of one scheme.
#[derive(Debug, Clone)]
pub struct CellReader<'a> {
    scheme: &'a Scheme,
    /// The position in the scheme of every ASCII symbol, either case.
    ascii: [u8; 128],
}

impl<'a> CellReader<'a> {
    /// A reader for cells of this scheme.
    pub fn new(scheme: &'a Scheme) -> Self {
        let mut ascii = [NONE; 128];
        for (byte, place) in (0u8..128).zip(ascii.iter_mut()) {
            *place = scheme.letter(char::from(byte)).map_or(NONE, |letter| letter.0);
        }
        Self { scheme, ascii }
    }

    /// The scheme it reads by.
    pub fn scheme(&self) -> &'a Scheme {
        self.scheme
    }

    /// Reads one cell.
    pub fn read(&self, text: &str) -> CellReading {
        if let Some(letters) = self.read_plain(text) {
            return CellReading { letters, ..CellReading::default() };
        }
        if text.len() > LONGEST_CELL {
            return CellReading { unread: Some(tidy(text).into_owned()), ..CellReading::default() };
        }
        let text = tidy_cell(text);
        let text = undo_neutralised(&text);
        if is_empty_mark(text) {
            return CellReading::default();
        }
        let mut reading = notation::read(self, text);
        if reading.letters.is_empty() {
            // The whole text is kept as it was, so a part of it need not stand a second time.
            reading = CellReading { unread: Some(text.to_owned()), ..CellReading::default() };
        }
        reading
    }

    /// Whether the text says nothing but letters, as nearly all cells do.
    fn read_plain(&self, text: &str) -> Option<LetterSet> {
        if text.len() > 4 {
            return None;
        }
        let mut letters = LetterSet::EMPTY;
        for byte in text.bytes() {
            // Small letters may be a word, which is looked at more closely.
            if byte.is_ascii_lowercase() && text.len() > 1 {
                return None;
            }
            letters = self.add(letters, *self.ascii.get(usize::from(byte))?)?;
        }
        Some(letters)
    }

    /// The set with one more letter; `None` where it is no letter or already there.
    fn add(&self, letters: LetterSet, place: u8) -> Option<LetterSet> {
        let letter = LetterSet::of(Letter(place));
        (place != NONE && !letters.meets(letter)).then(|| letters.union(letter))
    }

    /// The letters of a word that is nothing but letters, and whether look-alikes were among them.
    ///
    /// "II" is no letter, and "air" is a word: three and more small letters count only in the scheme's order.
    pub(super) fn glued(&self, word: &str) -> Option<(LetterSet, bool)> {
        let mut letters = LetterSet::EMPTY;
        let (mut repaired, mut small, mut sorted, mut length) = (false, false, true, 0);
        for c in word.chars() {
            let known = self.scheme.letter(c);
            let letter = known.or_else(|| self.scheme.letter(latin_look_alike(c)?))?;
            repaired |= known.is_none();
            small |= c.is_lowercase();
            sorted &= letters.0 < LetterSet::of(letter).0;
            letters = self.add(letters, letter.0)?;
            length += 1;
        }
        (length > 0 && (!small || sorted || length < 3)).then_some((letters, repaired))
    }

    /// The letters of one word, whether written as letters or in full.
    pub(super) fn word(&self, word: &str) -> Option<(LetterSet, bool)> {
        self.glued(word).or_else(|| letter_of_word(word, self.scheme).map(|letters| (letters, false)))
    }
}

/// The text without what a web page or a Markdown table put around it.
fn tidy_cell(text: &str) -> String {
    let mut text = tidy(text).into_owned();
    if text.contains("&nbsp;") {
        text = text.replace("&nbsp;", " ");
    }
    // Marks of emphasis come in pairs; a single "**" is a footnote.
    for mark in ["**", "__", "`"] {
        let count = text.matches(mark).count();
        if count > 0 && count % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    let mut inner = text.trim();
    for mark in ['*', '_'] {
        inner = inner.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)).unwrap_or(inner).trim();
    }
    inner.to_owned()
}

/// Whether the text is a way of writing that nothing stands here.
fn is_empty_mark(text: &str) -> bool {
    let dash = |c: char| {
        matches!(
            c,
            '-' | '‐'
                | '‑'
                | '‒'
                | '–'
                | '—'
                | '―'
                | '−'
                | '_'
                | '/'
                | '\\'
                | '.'
                | '·'
                | '…'
                | '∅'
                | ' '
        )
    };
    if text.chars().all(dash) {
        return text.len() < 16;
    }
    let words = ["n/a", "n.a.", "n/a.", "na", "n.a", "n.v.t.", "nvt", "none", "entfällt", "s/o", "s.o."];
    text.len() < 12 && words.contains(&text.to_lowercase().as_str())
}

/// Gathers the readings of a cell's segments.
pub(super) fn combine(reader: &CellReader<'_>, segments: &[Segment<'_>]) -> CellReading {
    let mut reading = CellReading::default();
    let all = segments.iter().fold(LetterSet::EMPTY, |all, segment| all.union(segment.letters));
    let mut unread = Vec::new();
    for segment in segments {
        reading.letters = reading.letters.union(segment.letters);
        reading.repaired |= segment.repaired;
        if !segment.unread.is_empty() {
            unread.push(segment.unread.as_ref());
        }
        if segment.condition.is_empty() {
            continue;
        }
        if !reading.condition.is_empty() {
            reading.condition.push_str("; ");
        }
        // A condition that holds for some of the letters says for which.
        if segment.letters != all {
            reading.condition.push_str(&reader.scheme().text(segment.letters));
            reading.condition.push_str(": ");
        }
        reading.condition.push_str(&segment.condition);
    }
    if !unread.is_empty() {
        reading.unread = Some(unread.join(" / "));
    }
    reading
}
