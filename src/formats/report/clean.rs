//! Text of a matrix made fit for a page: without what a terminal or a page would obey. Knows no format.

/// The lines of a text: every run of blanks is one space, lines without text are left out, and so are control
/// characters and marks that turn the direction of what follows.
pub(super) fn lines(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_break = |character: char| {
        matches!(character, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
    };
    text.split(is_break).map(line).filter(|line| !line.is_empty())
}

fn line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        let start = line.len();
        line.extend(word.chars().filter(|character| !is_obeyed(*character)));
        // The blank stands before a word that has something left.
        if start > 0 && line.len() > start {
            line.insert(start, ' ');
        }
    }
    line
}

/// Whether a terminal or a page would do something at the character instead of showing it.
fn is_obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn nothing_is_left_that_is_obeyed_instead_of_shown() {
        let cleaned = |text| lines(text).collect::<Vec<_>>();
        assert_eq!(cleaned("  a\t b \r\n\r\n c"), ["a b", "c"]);
        assert_eq!(cleaned("\u{1b}[2Jx \u{7} y\u{202e}z"), ["[2Jx yz"]);
        assert_eq!(cleaned(" \u{7} "), [""; 0]);
    }
}
