//! Text that comes from elsewhere: invisible characters, odd spaces, letters that only look right, formulas.
//!
//! Knows characters, not what a cell or title means.

use std::borrow::Cow;

/// Whether the character takes no room and says nothing: zero-width marks, soft hyphens, byte order marks.
pub(in crate::formats) const fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
    )
}

/// The text without invisible characters and outer blanks, every odd space as a plain one.
/// Line breaks inside stay, as LF.
pub(in crate::formats) fn tidy(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c == '\r' || is_invisible(c) || (c.is_whitespace() && c != ' ' && c != '\n');
    let trimmed = text.trim();
    if !trimmed.contains(odd) {
        return Cow::Borrowed(trimmed);
    }
    let unix = trimmed.replace("\r\n", "\n");
    let kept = unix.chars().filter(|c| !is_invisible(*c)).map(|c| match c {
        '\r' | '\n' => '\n',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    Cow::Owned(kept.collect::<String>().trim().to_owned())
}

/// A title on one line: tidy, every run of blanks one space, a neutralised formula as it was.
pub(in crate::formats) fn clean_title(text: &str) -> String {
    let tidied = tidy(undo_neutralised(text));
    let mut title = String::with_capacity(tidied.len());
    for word in tidied.split_whitespace() {
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    title
}

/// What two titles that mean the same have in common: case, blanks and invisible characters do not count.
pub(in crate::formats) fn title_key(title: &str) -> String {
    clean_title(title).to_lowercase()
}

/// Whether a spreadsheet would take text that begins with this character for a formula.
pub(in crate::formats) const fn starts_formula(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text, any apostrophes before it aside, would be taken for a formula. Apostrophes are
/// looked through so that neutralising can be undone whatever a title begins with.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(starts_formula)
}

/// The text with an apostrophe before it where a spreadsheet would otherwise run it as a formula.
pub(in crate::formats) fn neutralised(text: &str) -> Cow<'_, str> {
    if is_formula(text) {
        let mut safe = String::with_capacity(text.len() + 1);
        safe.push('\'');
        safe.push_str(text);
        Cow::Owned(safe)
    } else {
        Cow::Borrowed(text)
    }
}

/// The text as it was before [`neutralised`].
pub(in crate::formats) fn undo_neutralised(text: &str) -> &str {
    text.strip_prefix('\'').filter(|_| is_formula(text)).unwrap_or(text)
}

/// The Latin capital that a character of another script or style looks like.
pub(in crate::formats) fn latin_look_alike(c: char) -> Option<char> {
    let code = u32::from(c);
    let styled = match code {
        // Full-width, then circled, bracketed, squared and flag letters.
        0xff21..=0xff3a => code - 0xff21,
        0xff41..=0xff5a => code - 0xff41,
        0x24b6..=0x24cf => code - 0x24b6,
        0x24d0..=0x24e9 => code - 0x24d0,
        0x1f130..=0x1f149 => code - 0x1f130,
        0x1f150..=0x1f169 => code - 0x1f150,
        0x1f170..=0x1f189 => code - 0x1f170,
        0x1f1e6..=0x1f1ff => code - 0x1f1e6,
        // Mathematical bold, italic and so on: thirteen alphabets of capitals and small letters.
        0x1d400..=0x1d6a3 => (code - 0x1d400) % 26,
        _ => return homoglyph(c.to_uppercase().next().unwrap_or(c)),
    };
    char::from_u32(u32::from('A') + styled)
}

/// Cyrillic and Greek capitals that are drawn like Latin ones.
const fn homoglyph(capital: char) -> Option<char> {
    Some(match capital {
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' | 'Ϲ' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'І' | 'Ӏ' | 'Ι' | 'İ' => 'I',
        'Ј' => 'J',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Ν' => 'N',
        'О' | 'Ο' => 'O',
        'Р' | 'Ρ' => 'P',
        'Ԛ' => 'Q',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Ѵ' => 'V',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ζ' => 'Z',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_neutralised_and_comes_back() {
        for title in ["=1+1", "+49 30", "- open", "@home", "\tx", "'=1", "''-x", "'quoted'", "plain", "＝1"]
        {
            let safe = neutralised(title);
            assert!(!safe.starts_with(starts_formula), "{title}");
            assert_eq!(undo_neutralised(&safe), title);
        }
        assert_eq!(neutralised("plain"), "plain");
        assert_eq!(neutralised("'quoted'"), "'quoted'");
    }

    #[test]
    fn titles_are_cleaned() {
        assert_eq!(
            clean_title("\u{feff} Fire\u{ad}wall\u{a0}rule\r\n change\u{200b} "),
            "Firewall rule change"
        );
        assert_eq!(title_key("CIO /  IT Director"), title_key("cio / it director"));
    }

    #[test]
    fn look_alikes_are_known_in_both_cases() {
        for (found, meant) in
            [('А', 'A'), ('с', 'C'), ('і', 'I'), ('Α', 'A'), ('Ｒ', 'R'), ('ｒ', 'R'), ('Ⓐ', 'A'), ('𝐑', 'R')]
        {
            assert_eq!(latin_look_alike(found), Some(meant), "{found}");
        }
        assert_eq!(latin_look_alike('Я'), None);
        assert_eq!(latin_look_alike('R'), None);
    }
}
