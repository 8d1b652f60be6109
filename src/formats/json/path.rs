//! Says where in a JSON value something stands: `approvers[2]`.
//!
//! The path is worked out from the text, and only when something is wrong, so that reading what is right
//! pays nothing for it. Knows nothing of matrices.

/// What a piece of JSON text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    OpenObject,
    OpenList,
    Close,
    Comma,
    Colon,
    /// Text in quotes.
    Text,
    /// A number, `true`, `false` or `null`.
    Scalar,
}

/// A piece of JSON text and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// Text that is cut into tokens; ends at the first token that is cut off.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// Cuts text into tokens.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { bytes: text.as_bytes(), at: 0 }
}

impl Tokens<'_> {
    fn rest(&self) -> &[u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// Goes on with the next brace, wherever it stands: only for text whose strings have none.
    pub(super) fn skip_to_brace(&mut self) {
        self.at += self.rest().iter().take_while(|byte| !matches!(byte, b'{' | b'}')).count();
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let is_space = |byte: &&u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        self.at += self.rest().iter().take_while(is_space).count();
        let rest = self.rest();
        let kind = match rest.first()? {
            b'{' => Kind::OpenObject,
            b'[' => Kind::OpenList,
            b'}' | b']' => Kind::Close,
            b',' => Kind::Comma,
            b':' => Kind::Colon,
            b'"' => Kind::Text,
            _ => Kind::Scalar,
        };
        let length = match kind {
            Kind::Text => quoted_length(rest)?,
            Kind::Scalar => rest.iter().take_while(|byte| !ends_scalar(**byte)).count(),
            _ => 1,
        };
        let start = self.at;
        self.at += length;
        Some(Token { kind, start, end: self.at })
    }
}

fn ends_scalar(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b',' | b':' | b'{' | b'}' | b'[' | b']' | b'"')
}

/// The length of the text in quotes at the beginning; `None` where it does not end.
fn quoted_length(bytes: &[u8]) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where the token starts that ends at `offset`; `offset` itself where none does.
pub(super) fn start_of_token(text: &str, offset: usize) -> usize {
    let token = tokens(text).find(|token| token.end >= offset);
    token.filter(|token| token.end == offset).map_or(offset, |token| token.start)
}

/// One step from a value to a value inside it.
enum Step<'a> {
    /// Into an object; the name of the member, once it has been read.
    Member(Option<&'a str>),
    /// Into a list.
    Element(usize),
}

/// The path of the value that stands at `offset` or ends there.
pub(super) fn path_at(text: &str, offset: usize) -> String {
    let mut steps = Vec::new();
    for token in tokens(text).take_while(|token| token.end <= offset) {
        match token.kind {
            Kind::OpenObject => steps.push(Step::Member(None)),
            Kind::OpenList => steps.push(Step::Element(0)),
            Kind::Close => drop(steps.pop()),
            Kind::Comma => match steps.last_mut() {
                Some(Step::Member(name)) => *name = None,
                Some(Step::Element(index)) => *index += 1,
                None => {}
            },
            Kind::Text => {
                if let Some(Step::Member(name @ None)) = steps.last_mut() {
                    *name = text.get(token.start + 1..token.end - 1);
                }
            }
            Kind::Colon | Kind::Scalar => {}
        }
    }
    written(&steps)
}

/// More steps than this are not written out: nobody follows them.
const MOST_STEPS: usize = 10;

fn written(steps: &[Step<'_>]) -> String {
    let mut path = String::new();
    for step in steps.iter().take(MOST_STEPS) {
        match step {
            Step::Member(None) => {}
            Step::Member(Some(name)) => {
                path.push('.');
                path.push_str(&shortened(name));
            }
            Step::Element(index) => {
                path.push('[');
                path.push_str(&index.to_string());
                path.push(']');
            }
        }
    }
    if steps.len() > MOST_STEPS {
        path.push_str("...");
    }
    path
}

/// The text, cut where it is too long for a sentence, and kept in one line.
pub(super) fn shortened(text: &str) -> String {
    const MOST_CHARACTERS: usize = 40;
    let mut short = String::new();
    for (count, character) in text.chars().enumerate() {
        if count == MOST_CHARACTERS {
            short.push_str("...");
            break;
        }
        match character {
            // Line ends and changes of direction would tear the sentence apart.
            '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => short.extend(character.escape_unicode()),
            _ if character.is_control() => short.extend(character.escape_debug()),
            _ => short.push(character),
        }
    }
    short
}

/// The name of the member of the outermost object at `offset`.
pub(super) fn member_at(text: &str, offset: usize) -> Option<String> {
    let mut depth = 0;
    let mut name = None;
    for token in tokens(text).take_while(|token| token.end <= offset) {
        match token.kind {
            Kind::OpenObject | Kind::OpenList => depth += 1,
            Kind::Close => depth -= 1,
            Kind::Comma if depth == 1 => name = None,
            Kind::Text if depth == 1 && name.is_none() => name = text.get(token.start..token.end),
            _ => {}
        }
    }
    serde_json::from_str(name?).ok()
}

/// Where the value of a member of the outermost object ends its first token.
pub(super) fn offset_of_member(text: &str, wanted: &str) -> Option<usize> {
    let mut depth = 0;
    let mut name = None;
    for token in tokens(text) {
        if depth == 1 && token.kind != Kind::Colon && name.is_some_and(|name| name == wanted) {
            return Some(token.end);
        }
        match token.kind {
            Kind::OpenObject | Kind::OpenList => depth += 1,
            Kind::Close => depth -= 1,
            Kind::Comma if depth == 1 => name = None,
            Kind::Text if depth == 1 && name.is_none() => name = text.get(token.start + 1..token.end - 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_the_value_that_ends_at_the_offset() {
        let text = r#"{"a": [1, {"b\"": "x,]", "c": 5}], "d": 6}"#;
        let path = |what: &str| path_at(text, text.find(what).unwrap() + what.len());
        assert_eq!(path("\"a\""), ".a");
        assert_eq!(path("[1"), ".a[0]");
        assert_eq!(path("x,]\""), r#".a[1].b\""#);
        assert_eq!(path("5"), ".a[1].c");
        assert_eq!(path("5}"), ".a[1]");
        assert_eq!(path("6"), ".d");
        assert_eq!(path_at(text, text.len()), "");
        assert_eq!(member_at(text, text.find('5').unwrap()).as_deref(), Some("a"));
        assert_eq!(offset_of_member(text, "d"), Some(text.len() - 1));
        assert_eq!(offset_of_member(text, "c"), None);
    }

    #[test]
    fn a_path_of_many_steps_is_cut() {
        assert_eq!(path_at(&"[".repeat(1000), 1000).len(), 10 * "[0]".len() + "...".len());
    }
}
