//! Marks inside a line of Markdown: links, code, emphasis, tags. What remains is what a reader sees.
//!
//! What a reader does not see, such as the address of a link, is handed out so that it can be told.

use crate::formats::table::entities::decode_into;

/// Brackets that close further away than this many bytes belong to no link.
const LONGEST_LINK: usize = 2000;

/// The text as it is seen; what is not seen goes to `hidden`.
pub(super) fn plain(text: &str, hidden: &mut Vec<String>) -> String {
    if !text.contains(['\\', '`', '[', '<', '*', '_', '~', ':', '&']) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len());
    unmark(text, &mut out, hidden, 0);
    let mut out = emphasis(&out);
    if out.contains('&') {
        let mut decoded = String::with_capacity(out.len());
        decode_into(&out, &mut decoded);
        out = decoded;
    }
    out.trim().to_owned()
}

fn unmark(text: &str, out: &mut String, hidden: &mut Vec<String>, depth: usize) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '`', '[', '!', '<', ':']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let taken = match mark.as_bytes().first() {
            Some(b'\\') => escaped(mark, out),
            Some(b'`') => code(mark, out),
            Some(b'[') => link(mark, out, hidden, depth),
            Some(b'!') if mark.starts_with("![") => {
                mark.get(1..).and_then(|it| Some(link(it, out, hidden, depth)? + 1))
            }
            Some(b'<') => tag(mark, out, hidden),
            Some(b':') => emoji(mark, out),
            _ => None,
        };
        let taken = taken.unwrap_or_else(|| {
            out.push_str(mark.get(..1).unwrap_or_default());
            1
        });
        rest = mark.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// A backslash before a sign is no part of the text.
fn escaped(text: &str, out: &mut String) -> Option<usize> {
    let next = text.chars().nth(1).filter(char::is_ascii_punctuation)?;
    // A mark that is meant as text must not be taken for emphasis later.
    out.push(next);
    if matches!(next, '*' | '_' | '~') {
        out.push('\u{200b}');
    }
    Some(2)
}

fn code(text: &str, out: &mut String) -> Option<usize> {
    let ticks = text.bytes().take_while(|byte| *byte == b'`').count();
    let fence = text.get(..ticks)?;
    let inside = text.get(ticks..)?;
    let window = window(inside);
    let length = window.find(fence)?;
    out.push_str(window.get(..length)?.trim());
    Some(length + 2 * ticks)
}

/// As much of the text as is looked at.
fn window(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_LINK);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// `[text](address)` or `[text][name]`.
fn link(text: &str, out: &mut String, hidden: &mut Vec<String>, depth: usize) -> Option<usize> {
    if depth > 3 || text.starts_with("[^") {
        return None;
    }
    let close = closing(text, b'[', b']')?;
    let after = text.get(close + 1..)?;
    let target = match after.as_bytes().first() {
        Some(b'(') => closing(after, b'(', b')')?,
        Some(b'[') => closing(after, b'[', b']')?,
        _ => return None,
    };
    unmark(text.get(1..close)?, out, hidden, depth + 1);
    let address = after.get(1..target)?.trim();
    if !address.is_empty() {
        hidden.push(address.to_owned());
    }
    Some(close + 1 + target + 1)
}

/// Where the bracket that the text begins with is closed.
fn closing(text: &str, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_LINK) {
        if byte == open {
            depth += 1;
        } else if byte == close {
            depth -= 1;
            if depth == 0 {
                return Some(at);
            }
        }
    }
    None
}

fn tag(text: &str, out: &mut String, hidden: &mut Vec<String>) -> Option<usize> {
    let window = window(text);
    if let Some(comment) = window.strip_prefix("<!--") {
        let length = comment.find("-->")?;
        hidden.push(comment.get(..length)?.trim().to_owned());
        return Some(length + 7);
    }
    let end = window.find('>')?;
    let inside = window.get(1..end)?;
    if inside.contains("://") || inside.contains('@') {
        out.push_str(inside);
        return Some(end + 1);
    }
    let name = inside.trim_start_matches('/').trim_end_matches('/').split_ascii_whitespace().next()?;
    if !name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || !name.starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return None;
    }
    let breaks = ["br", "p", "li", "ul", "ol", "div"].iter().any(|it| it.eq_ignore_ascii_case(name));
    if breaks && !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
    Some(end + 1)
}

/// `:white_check_mark:` and the like, as people write ticks.
fn emoji(text: &str, out: &mut String) -> Option<usize> {
    let known = [
        (":white_check_mark:", '✓'),
        (":heavy_check_mark:", '✓'),
        (":ballot_box_with_check:", '✓'),
        (":check_mark:", '✓'),
        (":x:", '✗'),
        (":heavy_multiplication_x:", '✗'),
    ];
    let (name, sign) = known.iter().find(|(name, _)| text.starts_with(name))?;
    out.push(*sign);
    Some(name.len())
}

/// The text without pairs of marks around it.
fn emphasis(text: &str) -> String {
    let mut text = text.to_owned();
    for mark in ["***", "**", "__", "~~"] {
        let count = text.matches(mark).count();
        if count > 0 && count % 2 == 0 {
            text = text.replace(mark, "");
        }
    }
    let stars = text.matches('*').count();
    let opens = text
        .find('*')
        .is_some_and(|at| text.get(at + 1..).is_some_and(|it| it.starts_with(char::is_alphanumeric)));
    if stars > 0 && stars.is_multiple_of(2) && opens {
        text = text.replace('*', "");
    }
    let inner = text.trim().strip_prefix('_').and_then(|it| it.strip_suffix('_'));
    if let Some(inner) = inner.filter(|it| !it.is_empty()) {
        text = inner.to_owned();
    }
    text.replace('\u{200b}', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_away_and_hidden_text_is_handed_out() {
        for (written, seen) in [
            ("**R**/`A`", "R/A"),
            ("[Patch servers](https://wiki/patch)", "Patch servers"),
            ("R<sup>1</sup><br>A", "R1\nA"),
            ("R*", "R*"),
            ("a \\| b \\*c", "a | b *c"),
            ("&nbsp;", ""),
            (":white_check_mark:", "✓"),
            ("*Firewall* rule", "Firewall rule"),
            ("snake_case_name", "snake_case_name"),
            ("R[^1]", "R[^1]"),
            ("a < b", "a < b"),
            ("Ratio 3:1", "Ratio 3:1"),
        ] {
            assert_eq!(plain(written, &mut Vec::new()), seen, "{written}");
        }
        let mut hidden = Vec::new();
        plain("[x](https://a) <!-- why -->", &mut hidden);
        assert_eq!(hidden, ["https://a", "why"]);
    }
}
