//! Words of a title: folded for comparison, and a title's key by which near-same titles meet.
//!
//! Folding drops case, accents and punctuation; a key also drops word order, plurals and little
//! words. Knows nothing of rules.

/// Calls `take` with each word of the text, folded, and whether it begins with a capital.
pub fn for_each_word(text: &str, take: &mut dyn FnMut(&str, bool)) {
    let mut word = String::with_capacity(32);
    let is_ascii = for_each_ascii_word(text, &mut |part| {
        word.clear();
        word.push_str(part);
        word.make_ascii_lowercase();
        take(&word, part.as_bytes().first().is_some_and(u8::is_ascii_uppercase));
    });
    if is_ascii {
        return;
    }
    let mut capital = false;
    for character in text.chars() {
        let before = word.len();
        if !fold_into(character, &mut word) {
            if !word.is_empty() {
                take(&word, capital);
                word.clear();
            }
        } else if before == 0 {
            capital = character.is_uppercase();
        }
    }
    if !word.is_empty() {
        take(&word, capital);
    }
}

/// Calls `take` with each word as it is written. `false`, and nothing is done, where the text has letters that
/// must be folded by more than their case.
pub(super) fn for_each_ascii_word(text: &str, take: &mut dyn FnMut(&str)) -> bool {
    if !text.is_ascii() {
        return false;
    }
    let mut start = 0;
    for (end, byte) in text.bytes().chain([b' ']).enumerate() {
        if !is_ascii_of_word(char::from(byte)) {
            let part = text.get(start..end).unwrap_or_default();
            start = end + 1;
            if !part.is_empty() {
                take(part);
            }
        }
    }
    true
}

/// A short word as two numbers, which are compared faster than texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct PackedWord([u64; 2]);

impl PackedWord {
    /// Packs a word of ASCII letters; `None` where it is too long.
    pub(super) fn of(word: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        let (first, second) = bytes.split_at(8);
        let number = |half: &[u8]| half.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
        Some(Self([number(first), number(second)]))
    }

    /// A place for it in a table.
    pub(super) fn place(self) -> usize {
        let Self([first, second]) = self;
        ((first ^ second.rotate_left(23)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as usize
    }
}

const fn is_ascii_of_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '+' | '#')
}

/// Appends the folded character. `false` where it ends a word.
fn fold_into(character: char, word: &mut String) -> bool {
    if character.is_ascii() {
        if is_ascii_of_word(character) {
            word.push(character.to_ascii_lowercase());
        }
        return is_ascii_of_word(character);
    }
    match character {
        // Combining accents and characters without width belong to the word but say nothing.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => true,
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            let ascii = char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character);
            word.push(ascii.to_ascii_lowercase());
            true
        }
        _ if character.is_alphanumeric() => {
            for lower in character.to_lowercase() {
                match without_accent(lower) {
                    "" => word.push(lower),
                    plain => word.push_str(plain),
                }
            }
            true
        }
        _ => false,
    }
}

/// The plain letters of an accented one of the Latin alphabet; nothing where there are none.
fn without_accent(character: char) -> &'static str {
    match character {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' | 'ľ' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => "",
    }
}

/// Little words that do not tell two titles apart. Words of direction ("to", "from", "before") do, and
/// a capital letter by itself is a name ("Annex A").
fn is_little(word: &str, capital: bool) -> bool {
    match word.len() {
        1 => !capital && matches!(word, "a" | "s" | "l" | "d" | "y"),
        2 => matches!(word, "of" | "an" | "de" | "du" | "la" | "le" | "el" | "un" | "et" | "en"),
        3 => matches!(
            word,
            "the"
                | "and"
                | "for"
                | "der"
                | "die"
                | "das"
                | "den"
                | "dem"
                | "des"
                | "ein"
                | "und"
                | "von"
                | "fur"
                | "les"
                | "une"
                | "los"
                | "las"
                | "del"
                | "una"
                | "het"
                | "een"
                | "van"
        ),
        4 => matches!(word, "eine" | "pour" | "para" | "voor"),
        5 => matches!(word, "einer" | "eines"),
        _ => false,
    }
}

/// A word without the ending of its plural: what stays, and what takes the ending's place.
fn singular(word: &str) -> (&str, &'static str) {
    if word.len() >= 5 {
        if let Some(stem) = word.strip_suffix("ies") {
            return (stem, "y");
        }
        if ["ches", "shes", "sses", "xes"].iter().any(|ending| word.ends_with(ending)) {
            return (word.strip_suffix("es").unwrap_or(word), "");
        }
    }
    let keeps = word.len() < 4 || ["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
    let stem = if keeps { None } else { word.strip_suffix('s') };
    (stem.unwrap_or(word), "")
}

/// Spreads the bits of a number (the finish of SplitMix64).
pub(super) const fn spread(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// The title's key: near-same titles have the same. 0 where the title says nothing.
///
/// The words' hashes are added up, so their order does not matter and nothing has to be sorted.
pub fn title_key(title: &str) -> u64 {
    let mut key = 0u64;
    for_each_word(title, &mut |word, capital| key = key.wrapping_add(word_key(word, capital)));
    key
}

/// A bit for each of a text's words; two words may share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct WordBits(u64);

impl WordBits {
    /// Adds the word with this key; little words have none.
    pub(super) fn add(&mut self, key: u64) {
        self.0 |= if key == 0 { 0 } else { 1 << (key >> 58) };
    }
    /// Whether every bit of `other` is in it.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl FromIterator<u64> for WordBits {
    fn from_iter<T: IntoIterator<Item = u64>>(keys: T) -> Self {
        let mut bits = Self::default();
        keys.into_iter().for_each(|key| bits.add(key));
        bits
    }
}

/// What one word adds to the title's key.
pub(super) fn word_key(word: &str, capital: bool) -> u64 {
    if is_little(word, capital) {
        return 0;
    }
    let (stem, ending) = singular(word);
    spread(hash(stem, ending))
}

/// FNV-1a.
fn hash(stem: &str, ending: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    stem.bytes().chain(ending.bytes()).fold(0xcbf2_9ce4_8422_2325, step)
}

/// The folded words with single spaces between, without the little ones.
pub fn folded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for_each_word(text, &mut |word, capital| {
        if !is_little(word, capital) {
            if !result.is_empty() {
                result.push(' ');
            }
            result.push_str(word);
        }
    });
    result
}

/// Whether a word of the text, folded, satisfies the test.
pub(super) fn any_word(text: &str, test: &dyn Fn(&str) -> bool) -> bool {
    let mut found = false;
    for_each_word(text, &mut |word, _| found = found || test(word));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(first: &str, second: &str) {
        assert_eq!(title_key(first), title_key(second), "{first} / {second}");
    }

    #[track_caller]
    fn different(first: &str, second: &str) {
        assert_ne!(title_key(first), title_key(second), "{first} / {second}");
    }

    #[test]
    fn case_punctuation_accents_order_and_plurals_do_not_tell_titles_apart() {
        same("Firewall rule change", "firewall-rule CHANGES");
        same("Change of firewall rules", "Firewall rule change");
        same("Prüfung der Zugänge", "Prufung Zugange");
        same("Revue des accès", "revue acces");
        same("Policy review", "Review of policies");
        same("Patch the switches", "Patch switch");
        same("Soft\u{ad}ware update", "Software update");
        same("Ｂａｃｋｕｐ check", "Backup check");
        same("Manager's approval", "Manager approval");
    }

    #[test]
    fn words_that_carry_meaning_tell_titles_apart() {
        different("Hand-over to provider", "Hand-over from provider");
        different("Level 1 approval", "Level 2 approval");
        different("Access review", "Access request");
        different("C build", "C# build");
        different("Annex A review", "Annex review");
        different("Status check", "Statu check");
    }

    #[test]
    fn a_title_without_words_has_no_key() {
        for title in ["", " ", "---", "?", "of the"] {
            assert_eq!(title_key(title), 0, "{title}");
        }
    }

    #[test]
    fn folding_keeps_words_and_drops_little_ones() {
        assert_eq!(folded("The Équipe de l'Informatique"), "equipe informatique");
        assert_eq!(folded("IT-Abteilung"), "it abteilung");
        assert_eq!(folded("アクセス 確認"), "アクセス 確認");
    }
}
