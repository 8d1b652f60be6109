//! The part of the file that has arrived and is not yet understood, as text with its place in the file.
//!
//! Bytes come in slices that may cut a character in two. Knows nothing of JSON.

/// A place in the file, counted as people count: from one, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub line: usize,
    pub column: usize,
}

impl Position {
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// The place after `text`, when `text` begins here.
    pub(super) fn after(self, text: &str) -> Self {
        let lines = line_feeds(text.as_bytes());
        let last_line = match text.rfind('\n') {
            Some(at) => text.get(at + 1..).unwrap_or_default(),
            None => text,
        };
        let characters = last_line.chars().count();
        let column = if lines == 0 { self.column + characters } else { characters + 1 };
        Self { line: self.line + lines, column }
    }
}

/// How many line feeds there are; eight bytes at a time, because every byte of a large file passes here.
fn line_feeds(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let mut words = bytes.chunks_exact(8);
    let mut count = 0;
    for word in &mut words {
        let word = <[u8; 8]>::try_from(word).map_or(0, u64::from_le_bytes);
        // A byte of `other` is zero where `word` has a line feed; adding 0x7f to its lower seven
        // bits sets the high bit of every other byte and carries nowhere.
        let other = word ^ (ONES * u64::from(b'\n'));
        let rest = ((other & !HIGH) + !HIGH) | other;
        count += (!rest & HIGH).count_ones() as usize;
    }
    count + words.remainder().iter().filter(|byte| **byte == b'\n').count()
}

/// Text that has arrived; what was consumed makes room when more comes.
#[derive(Debug)]
pub(super) struct Buffer {
    text: String,
    /// Up to where `text` is consumed.
    at: usize,
    /// The place of `counted` in the file; counting goes on from there.
    position: Position,
    counted: usize,
    /// The first bytes of a character whose rest has not come.
    partial: Vec<u8>,
}

impl Default for Buffer {
    fn default() -> Self {
        Self::new(String::new(), Position::START)
    }
}

/// The bytes are no UTF-8.
#[derive(Debug)]
pub(super) struct NotText;

impl Buffer {
    /// Text that begins at a place in the file.
    pub(super) fn new(text: String, position: Position) -> Self {
        Self { text, at: 0, position, counted: 0, partial: Vec::new() }
    }

    /// Takes more bytes; the text before bytes that are no UTF-8 is still taken.
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), NotText> {
        self.make_room();
        if self.partial.is_empty() {
            return self.push_whole(bytes);
        }
        let mut joined = std::mem::take(&mut self.partial);
        joined.extend_from_slice(bytes);
        self.push_whole(&joined)
    }

    fn push_whole(&mut self, bytes: &[u8]) -> Result<(), NotText> {
        let error = match std::str::from_utf8(bytes) {
            Ok(text) => {
                self.text.push_str(text);
                return Ok(());
            }
            Err(error) => error,
        };
        let (whole, rest) = bytes.split_at(error.valid_up_to());
        self.text.push_str(std::str::from_utf8(whole).unwrap_or_default());
        if error.error_len().is_some() {
            return Err(NotText);
        }
        self.partial.extend_from_slice(rest);
        Ok(())
    }

    /// Whether the last bytes were the beginning of a character that never came to an end.
    pub(super) fn ends_within_a_character(&self) -> bool {
        !self.partial.is_empty()
    }

    /// What is not yet consumed.
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Consumes `length` bytes of [`Self::rest`].
    pub(super) fn consume(&mut self, length: usize) {
        self.at = (self.at + length).min(self.text.len());
    }

    /// Consumes the spaces and line breaks that stand next.
    pub(super) fn skip_space(&mut self) {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        let length = self.rest().bytes().take_while(is_space).count();
        self.consume(length);
    }

    /// The place of what stands next.
    pub(super) fn position(&mut self) -> Position {
        if let Some(passed) = self.text.get(self.counted..self.at) {
            self.position = self.position.after(passed);
            self.counted = self.at;
        }
        self.position
    }

    /// The place `offset` bytes further on, or the last before it that begins a character.
    pub(super) fn position_at(&mut self, offset: usize) -> Position {
        let position = self.position();
        let rest = self.rest();
        let mut end = offset.min(rest.len());
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        position.after(rest.get(..end).unwrap_or_default())
    }

    /// How much memory the text takes, in bytes.
    #[cfg(test)]
    pub(super) fn memory(&self) -> usize {
        self.text.capacity() + self.partial.capacity()
    }

    fn make_room(&mut self) {
        let _ = self.position();
        self.text.drain(..self.at);
        self.at = 0;
        self.counted = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_in_lines_and_characters() {
        let mut buffer = Buffer::new(String::new(), Position::START);
        for byte in "aé\r\nüxyz 12345678\nö!".bytes() {
            buffer.push(&[byte]).unwrap();
        }
        assert_eq!(buffer.position_at(3), Position { line: 1, column: 3 });
        buffer.consume("aé\r\nü".len());
        assert_eq!(buffer.position(), Position { line: 2, column: 2 });
        buffer.push(b"?").unwrap();
        assert_eq!(buffer.rest(), "xyz 12345678\nö!?");
        assert_eq!(buffer.position_at(usize::MAX), Position { line: 3, column: 4 });
    }

    #[test]
    fn a_character_that_never_ends_is_noticed() {
        let mut buffer = Buffer::new(String::new(), Position::START);
        buffer.push("ö".as_bytes().get(..1).unwrap()).unwrap();
        assert!(buffer.ends_within_a_character());
        assert!(buffer.push(b"x").is_err());
    }
}
