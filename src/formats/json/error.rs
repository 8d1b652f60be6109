//! What is wrong with a file, in one plain sentence, with its place.
//!
//! Puts the JSON library's words into ours. Knows nothing of how a file is read.

use std::fmt;

use super::path::shortened;

/// Why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line, from one; zero where the file as a whole is meant.
    pub line: usize,
    /// The character in the line, from one; zero where the file as a whole is meant.
    pub column: usize,
    /// Which value: `activities[3].assignments.0abc123def`; empty for the document itself.
    pub path: String,
    /// What is wrong and what was expected, without a full stop.
    pub what: String,
}

impl ReadError {
    /// Something wrong with the file as a whole.
    pub(super) fn of_file(what: impl Into<String>) -> Self {
        Self { line: 0, column: 0, path: String::new(), what: what.into() }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.path.as_str()) {
            (0, _) => write!(f, "{}.", self.what),
            (line, "") => write!(f, "Line {line}: {}.", self.what),
            (line, path) => write!(f, "Line {line}, {path}: {}.", self.what),
        }
    }
}

impl std::error::Error for ReadError {}

/// Where in `text` the JSON library found something wrong, in bytes.
pub(super) fn offset_of(error: &serde_json::Error, text: &str) -> usize {
    let mut start = 0;
    for _ in 1..error.line() {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(length) => start += length + 1,
            None => break,
        }
    }
    (start + error.column()).min(text.len())
}

/// What the JSON library says, in our words and without its place.
pub(super) fn in_our_words(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(said.as_str(), |(said, _)| said);
    if error.is_syntax() { of_syntax(said).to_owned() } else { of_data(said) }
}

/// Sentences for text that is no JSON.
fn of_syntax(said: &str) -> &str {
    match said {
        "expected `:`" => "expected a colon after the name",
        "expected `,` or `]`" => "expected a comma or ] after the value",
        "expected `,` or `}`" => "expected a comma or } after the value",
        "expected value" => "expected a value",
        "expected ident" => "expected true, false or null",
        "expected `\"`" => "expected a quotation mark",
        "key must be a string" => "expected a name in quotation marks",
        "trailing comma" => "a comma stands before the closing bracket, where none is allowed",
        "invalid number" => "the number is not well formed",
        "number out of range" => "the number is too large",
        "invalid escape" => "the text has a backslash that begins no escape",
        "recursion limit exceeded" => "values are nested too deeply, at most 128 levels are read",
        said if said.contains("control character") => {
            "the text has a line break or control character, which must be written as an escape"
        }
        said if said.contains("surrogate") || said.contains("hex escape") || said.contains("code point") => {
            "the text has a \\u escape that is no character"
        }
        said => said,
    }
}

/// Sentences for JSON of another shape than expected.
fn of_data(said: &str) -> String {
    for begin in ["invalid type: ", "invalid value: ", "invalid length "] {
        if let Some((found, expected)) =
            said.strip_prefix(begin).and_then(|rest| rest.split_once(", expected "))
        {
            return format!("expected {}, found {}", named(expected), shown(found));
        }
    }
    let quoted = |rest: &str| rest.trim_matches('`').to_owned();
    if let Some((found, expected)) =
        said.strip_prefix("unknown variant ").and_then(|it| it.split_once(", expected "))
    {
        let expected = expected.trim_start_matches("one of ").replace('`', "");
        return format!("\"{}\" is not one of: {expected}", shortened(&quoted(found)));
    }
    if let Some(name) = said.strip_prefix("missing field ") {
        return format!("\"{}\" is missing", quoted(name));
    }
    if let Some(name) = said.strip_prefix("duplicate field ") {
        return twice(&quoted(name));
    }
    said.to_owned()
}

/// The sentence for a name that an object has twice.
pub(super) fn twice(name: &str) -> String {
    format!("the name \"{}\" stands twice in this object", shortened(name))
}

/// What the library expected, in plain words.
fn named(expected: &str) -> &str {
    match expected {
        "a string" => "text in quotation marks",
        "a boolean" => "true or false",
        "u8" => "a whole number from 0 to 255",
        "u16" => "a whole number from 0 to 65535",
        "u64" => "a whole number",
        "a sequence" => "a list",
        "a character" => "a single character",
        "a map" => "an object",
        // An enum's choice is written as text; only the places and rules with an id are objects.
        "string or map" => "a choice, as text or as an object with one member",
        other if other.starts_with("struct ") || other.starts_with("an object (") => "an object",
        other if other.starts_with("internally tagged enum") => "an object with the member \"rule\"",
        other => other,
    }
}

/// What the library found, in plain words.
fn shown(found: &str) -> String {
    match found {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "null" => "null".to_owned(),
        _ => {
            let value = found.split_once(' ').map_or(found, |(_, value)| value);
            match value.strip_prefix('"').and_then(|value| value.strip_suffix('"')) {
                Some(text) => format!("\"{}\"", shortened(text)),
                None => shortened(value.trim_matches('`')),
            }
        }
    }
}
