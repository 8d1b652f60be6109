//! Bytes to text: UTF-8, UTF-16 either way round, and Windows-1252 where it is neither.
//!
//! Knows characters, not what the text is.

use std::borrow::Cow;

/// How many bytes show whether every second one is zero.
const SAMPLE: usize = 4096;
/// What Windows-1252 means by 0x80 to 0x9F; five of them mean nothing and stay control characters.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text, and a sentence where it was not plain UTF-8.
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return from_bytes(rest);
    }
    for (mark, big) in [(b"\xff\xfe", false), (b"\xfe\xff", true)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return utf_16(rest, big, "");
        }
    }
    match zeros(bytes) {
        Some(big) => utf_16(bytes, big, " without a byte order mark"),
        None => from_bytes(bytes),
    }
}

fn from_bytes(bytes: &[u8]) -> (Cow<'_, str>, Option<String>) {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (Cow::Borrowed(text), None);
    }
    let text: String = bytes.iter().map(|byte| latin(*byte)).collect();
    let sentence = "The file is not UTF-8; it was read as Windows-1252. Check letters such as ä, é and €.";
    (Cow::Owned(text), Some(sentence.to_owned()))
}

fn latin(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS_1252.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}

/// Whether every second byte is mostly zero, and whether the high byte stands first.
fn zeros(bytes: &[u8]) -> Option<bool> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let count = |start: usize| sample.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (count(0), count(1), sample.len() / 2);
    if pairs < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    match (even * 3 > pairs, odd * 3 > pairs) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn utf_16(bytes: &[u8], big: bool, how: &str) -> (Cow<'static, str>, Option<String>) {
    let mut pairs = bytes.chunks_exact(2);
    let units = pairs.by_ref().map(|pair| match pair {
        [first, second] if big => u16::from_be_bytes([*first, *second]),
        [first, second] => u16::from_le_bytes([*first, *second]),
        _ => 0xfffd,
    });
    let mut broken = false;
    let mut text: String = char::decode_utf16(units)
        .map(|unit| {
            unit.unwrap_or_else(|_| {
                broken = true;
                '\u{fffd}'
            })
        })
        .collect();
    if !pairs.remainder().is_empty() {
        broken = true;
        text.push('\u{fffd}');
    }
    let hurt = if broken { " Some characters are broken and show as \u{fffd}." } else { "" };
    (Cow::Owned(text), Some(format!("The file was read as UTF-16{how}.{hurt}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_the_same_text() {
        let text = "Aufgabe;Büro €\nÄndern;R";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        let western: Vec<u8> =
            text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
        for (bytes, told) in [
            (text.as_bytes().to_vec(), ""),
            (marked(b"\xef\xbb\xbf", text.as_bytes()), ""),
            (marked(b"\xff\xfe", &little), "read as UTF-16."),
            (marked(b"\xfe\xff", &big), "read as UTF-16."),
            (little, "without a byte order mark"),
            (big, "without a byte order mark"),
            (western, "Windows-1252"),
        ] {
            let (decoded, notice) = decode(&bytes);
            assert_eq!(decoded, text);
            let notice = notice.unwrap_or_default();
            assert!(notice.contains(told) && notice.is_empty() == told.is_empty(), "{told}: {notice}");
        }
    }
}
