//! Characters that look like Latin letters and are others, or that cannot be seen at all.
//!
//! Knows characters and nothing of rules. A text that is honestly written in another script is left alone.

/// The Latin letter or digit that the character is drawn like; `None` where it is drawn like none.
fn looks_like(character: char) -> Option<char> {
    // Cyrillic and Greek capitals and small letters beside their Latin doubles.
    const DOUBLES: &str = "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYԚQԜWӀIаaсcеeһhіiјjоoрpѕsуyхxѵvԁdԛqԝwӏl\
                           ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvιiκkρpαaϲcϳj";
    if ('\u{ff01}'..='\u{ff5e}').contains(&character) {
        let ascii = char::from_u32(u32::from(character) - 0xfee0)?;
        return ascii.is_ascii_alphanumeric().then_some(ascii);
    }
    let mut rest = DOUBLES.chars();
    while let (Some(double), Some(latin)) = (rest.next(), rest.next()) {
        if double == character {
            return Some(latin);
        }
    }
    None
}

const fn is_full_width(character: char) -> bool {
    matches!(character, '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}

const fn is_greek_or_cyrillic(character: char) -> bool {
    matches!(character, '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{52f}')
}

/// Soft hyphens, joiners and marks without width.
const fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{180e}')
}

/// Joiners and direction marks have work to do in other scripts and between pictures.
const fn has_work(character: char) -> bool {
    matches!(character, '\u{200c}'..='\u{200f}')
}

/// Whether an invisible character stands where it has no work: beside Latin letters or at an end.
fn is_stray(previous: Option<char>, character: char, next: Option<char>) -> bool {
    let plain = |neighbour: Option<char>| neighbour.is_none_or(|it| it.is_ascii());
    is_invisible(character) && (!has_work(character) || (plain(previous) && plain(next)))
}

/// Whether the text has Latin words that look-alikes would hide among.
struct Company {
    /// A Latin letter stands somewhere.
    latin: bool,
    /// A letter stands somewhere that only Greek or Cyrillic has.
    foreign: bool,
}

fn company(text: &str) -> Company {
    let latin = text.chars().any(|it| it.is_ascii_alphabetic());
    let foreign =
        text.chars().any(|it| is_greek_or_cyrillic(it) && looks_like(it).is_none() && it.is_alphabetic());
    Company { latin, foreign }
}

/// Whether one word passes look-alikes off as Latin.
fn word_deceives(word: &str, company: &Company) -> bool {
    let doubles = word.chars().filter(|it| is_greek_or_cyrillic(*it) && it.is_alphabetic());
    if !doubles.clone().all(|it| looks_like(it).is_some()) || doubles.clone().next().is_none() {
        return false;
    }
    let mixed = word.chars().any(|it| it.is_ascii_alphabetic());
    mixed || (company.latin && !company.foreign)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric() && !is_invisible(it))
}

/// Whether the text has letters that look Latin and are not, or characters nobody can see.
pub(super) fn is_confusable(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let company = company(text);
    text.chars().any(is_full_width)
        || strays(text).any(|(_, stray)| stray)
        || words(text).any(|word| word_deceives(word, &company))
}

/// The text's characters, each with whether it is a stray invisible one.
fn strays(text: &str) -> impl Iterator<Item = (char, bool)> {
    let mut previous = None;
    text.char_indices().map(move |(at, character)| {
        let next = text.get(at + character.len_utf8()..).and_then(|rest| rest.chars().next());
        let stray = is_stray(previous, character, next);
        previous = Some(character);
        (character, stray)
    })
}

/// The text as it looks: look-alikes become the Latin letters, invisible characters go.
pub(super) fn normalised(text: &str) -> String {
    let company = company(text);
    let seen: String = strays(text).filter(|(_, stray)| !stray).map(|(character, _)| character).collect();
    let mut result = String::with_capacity(seen.len());
    for part in seen.split_inclusive(|it: char| !it.is_alphanumeric()) {
        let deceives = words(part).any(|word| word_deceives(word, &company));
        result.extend(part.chars().map(|it| match looks_like(it) {
            Some(latin) if deceives || is_full_width(it) => latin,
            _ => it,
        }));
    }
    result
}

/// The text with every look-alike replaced: for text that is meant to be letters of a scheme.
pub(super) fn as_latin(text: &str) -> String {
    let seen = text.chars().filter(|it| !is_invisible(*it));
    seen.map(|it| looks_like(it).unwrap_or(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn look_alikes_among_latin_letters_are_seen_and_replaced() {
        for (odd, plain) in [
            ("\u{421}IO", "CIO"),
            ("\u{410}ccess review", "Access review"),
            ("Role \u{421}", "Role C"),
            ("Ｒ owner", "R owner"),
            ("Secu\u{ad}rity Lead", "Security Lead"),
            ("Security\u{200b} Lead", "Security Lead"),
            ("\u{feff}Requester", "Requester"),
        ] {
            assert!(is_confusable(odd), "{odd}");
            assert_eq!(normalised(odd), plain);
            assert!(!is_confusable(plain), "{plain}");
        }
    }

    #[test]
    fn honest_text_of_another_script_is_left_alone() {
        for text in [
            "Руководитель IT",
            "Отдел информационной безопасности",
            "Смена правил с SLA и отчёт",
            "Υπεύθυνος ασφάλειας",
            "μService owner",
            "Prüfung für Größe",
            "アクセス権の確認",
            "می\u{200c}خواهم",
            "👩\u{200d}💻 work",
        ] {
            assert!(!is_confusable(text), "{text}");
            assert_eq!(normalised(text), text);
        }
    }

    #[test]
    fn letters_for_a_cell_are_read_as_they_look() {
        assert_eq!(as_latin("\u{410}"), "A");
        assert_eq!(as_latin("\u{200b}Ｒ\u{421}"), "RC");
    }
}
