//! Text cut into what a page puts one after the other: words of one look, and line breaks. Knows no format.

use super::clean;
use super::document::{Look, Text};

/// Words or a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// The next line begins.
    Break,
    /// Words of one look on one line, without anything that a page would obey.
    Words(String, Look),
}

impl Text {
    /// The pieces. Blanks and line breaks between two spans stay, others at the ends do not.
    pub fn pieces(&self) -> Vec<Piece> {
        let blank = || Piece::Words(" ".to_owned(), Look::Plain);
        let mut pieces: Vec<Piece> = Vec::new();
        for span in &self.spans {
            let text = span.text.as_str();
            if !pieces.is_empty() && text.starts_with('\n') {
                pieces.push(Piece::Break);
            } else if !pieces.is_empty() && text.starts_with(' ') {
                pieces.push(blank());
            }
            for (number, line) in clean::lines(text).enumerate() {
                if number > 0 {
                    pieces.push(Piece::Break);
                }
                pieces.push(Piece::Words(line, span.look));
            }
            if text.len() > 1 && text.ends_with(' ') {
                pieces.push(blank());
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_apart_at_looks_and_lines() {
        let words = |text: &str, look| Piece::Words(text.to_owned(), look);
        let text = Text::strong("Ada").then(", ").then("+49 30\u{7}\n\n 112").then(Text::code("\nx"));
        let wanted = [
            words("Ada", Look::Strong),
            words(",", Look::Plain),
            words(" ", Look::Plain),
            words("+49 30", Look::Plain),
            Piece::Break,
            words("112", Look::Plain),
            Piece::Break,
            words("x", Look::Code),
        ];
        assert_eq!(text.pieces(), wanted);
        assert!(Text::from(" \n").pieces().is_empty());
    }
}
