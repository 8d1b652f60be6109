//! HTML cut into tags and text, as forgivingly as a browser does it. Nothing is executed or loaded.
//!
//! Knows comments, quotes and raw elements, not what a table is.

use std::borrow::Cow;

use super::entities::decode_into;

/// Elements whose content is no text of the page.
const NOT_TEXT: [&str; 6] = ["style", "script", "title", "xml", "template", "noscript"];

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) enum Piece<'a> {
    /// Text, its character references not yet resolved.
    Text(&'a str),
    /// A start tag with whatever follows its name.
    Open(&'a str, Attributes<'a>),
    /// An end tag.
    Close(&'a str),
}

/// What stands in a start tag after its name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::formats) struct Attributes<'a>(&'a str);

impl<'a> Attributes<'a> {
    /// The value of an attribute, its character references resolved.
    pub fn get(self, name: &str) -> Option<Cow<'a, str>> {
        self.into_iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| resolved(value))
    }
}

impl<'a> IntoIterator for Attributes<'a> {
    type Item = (&'a str, &'a str);
    type IntoIter = AttributePairs<'a>;

    fn into_iter(self) -> AttributePairs<'a> {
        AttributePairs { rest: self.0 }
    }
}

/// Names and values as they are written, in order.
pub(in crate::formats) struct AttributePairs<'a> {
    rest: &'a str,
}

impl<'a> Iterator for AttributePairs<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>');
        let (name, after) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        let (value, after) = match after.trim_ascii_start().strip_prefix('=') {
            Some(value) => split_value(value.trim_ascii_start()),
            None if name.is_empty() => return None,
            None => ("", after),
        };
        self.rest = after;
        Some((name, value))
    }
}

/// An attribute's value, and what follows it.
fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            return inner.split_once(quote).unwrap_or((inner, ""));
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len()))
}

/// A written value with its character references resolved.
pub(in crate::formats) fn resolved(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    decode_into(text, &mut out);
    Cow::Owned(out)
}

/// The pieces of a page, in order.
pub(in crate::formats) struct Pieces<'a> {
    rest: &'a str,
}

impl<'a> Pieces<'a> {
    pub fn new(html: &'a str) -> Self {
        Self { rest: html }
    }

    /// Takes `length` bytes off the front.
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Leaves out everything up to and including `end`; everything where it never comes.
    fn skip_past(&mut self, end: &str) {
        let length = self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        self.take(length);
    }

    /// Leaves out the content of an element that holds no text, up to its end tag.
    fn skip_content(&mut self, name: &str) {
        let mut from = 0;
        while let Some(at) = self.rest.get(from..).and_then(|rest| rest.find("</")) {
            let tag = from + at + 2;
            let found = self.rest.get(tag..tag + name.len());
            if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                self.take(from + at);
                return;
            }
            from = tag;
        }
        self.rest = "";
    }

    /// Reads the tag that begins here; `None` where `<` is just a character or something to leave out.
    fn tag(&mut self) -> Option<Piece<'a>> {
        let closing = self.rest.starts_with("</");
        let start = if closing { 2 } else { 1 };
        self.take(start);
        let name_ends = |c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/');
        let name = self.take(self.rest.find(name_ends).unwrap_or(self.rest.len()));
        let end = tag_end(self.rest);
        let inside = self.take(end);
        self.take(1);
        if closing {
            return Some(Piece::Close(name));
        }
        if !inside.ends_with('/') && NOT_TEXT.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            self.skip_content(name);
            return None;
        }
        Some(Piece::Open(name, Attributes(inside)))
    }
}

/// Where the tag's `>` stands; one inside quotes after an equals sign does not count.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'>') => return at,
            (None, b'"' | b'\'') if after_equals => quote = Some(byte),
            _ => {}
        }
        after_equals = byte == b'=' || (after_equals && byte.is_ascii_whitespace());
    }
    text.len()
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let mut bytes = self.rest.bytes();
            if bytes.next()? != b'<' {
                let length = self.rest.find('<').unwrap_or(self.rest.len());
                return Some(Piece::Text(self.take(length)));
            }
            match bytes.next() {
                Some(b'!') if self.rest.starts_with("<!--") => {
                    self.take(4);
                    self.skip_past("-->");
                }
                Some(b'!' | b'?') => self.skip_past(">"),
                Some(b'/') if bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic()) => {
                    return self.tag();
                }
                Some(byte) if byte.is_ascii_alphabetic() => {
                    if let Some(tag) = self.tag() {
                        return Some(tag);
                    }
                }
                _ => return Some(Piece::Text(self.take(1))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_styles_and_conditional_marks_are_left_out() {
        let html = "<!--[if gte mso 9]><xml><td>no</td></xml><![endif]--><STYLE>td{a>b}</STYLE>a<![if !x]>b<?xml a?>\
                    <br/>1 < 2";
        let pieces: Vec<_> = Pieces::new(html).collect();
        let texts: String =
            pieces.iter().filter_map(|it| if let Piece::Text(t) = it { Some(*t) } else { None }).collect();
        assert_eq!(texts, "ab1 < 2");
        assert!(pieces.iter().any(|it| matches!(it, Piece::Open("br", _))));
    }

    #[test]
    fn attributes_are_found_however_they_are_quoted() {
        let html = "<td a='x>y' COLSPAN=2 title=it's rowspan = \"3\" nowrap data-x='a&amp;b'>z";
        let Some(Piece::Open("td", attributes)) = Pieces::new(html).next() else { panic!("no tag") };
        let value = |name| attributes.get(name).map(Cow::into_owned);
        assert_eq!(value("a").as_deref(), Some("x>y"));
        assert_eq!(value("colspan").as_deref(), Some("2"));
        assert_eq!(value("title").as_deref(), Some("it's"));
        assert_eq!(value("rowspan").as_deref(), Some("3"));
        assert_eq!(value("nowrap").as_deref(), Some(""));
        assert_eq!(value("data-x").as_deref(), Some("a&b"));
        assert_eq!(value("class"), None);
    }
}
