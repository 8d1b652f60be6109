//! Letters and letter schemes: what a cell can hold and which part each letter plays.
//!
//! A cell's letters are a set of positions in the matrix's scheme, one bit each, so that a
//! large matrix stays small in memory. Knows nothing of cells or rows.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How many letters a scheme can have: one bit each in a [`LetterSet`].
pub const MOST_LETTERS: usize = 8;

/// A letter's position in the scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(pub u8);

/// The letters of one role for one activity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LetterSet(pub u8);

impl fmt::Debug for LetterSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#b}", self.0)
    }
}

impl LetterSet {
    /// No letter.
    pub const EMPTY: Self = Self(0);

    /// The set of one letter.
    pub const fn of(letter: Letter) -> Self {
        Self(1u8.wrapping_shl(letter.0 as u32))
    }
    /// Whether no letter is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// How many letters are in it.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }
    /// Whether the letter is in it.
    pub const fn has(self, letter: Letter) -> bool {
        self.meets(Self::of(letter))
    }
    /// Whether the two sets share a letter.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Both sets' letters.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// The letters that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    /// Adds the letter where it is missing, takes it away where it is there.
    #[must_use]
    pub const fn toggled(self, letter: Letter) -> Self {
        Self(self.0 ^ Self::of(letter).0)
    }
    /// The letters, in the scheme's order.
    pub fn iter(self) -> impl Iterator<Item = Letter> {
        (0..MOST_LETTERS as u8).map(Letter).filter(move |letter| self.has(*letter))
    }
}

impl FromIterator<Letter> for LetterSet {
    fn from_iter<T: IntoIterator<Item = Letter>>(letters: T) -> Self {
        letters.into_iter().fold(Self::EMPTY, |set, letter| set.union(Self::of(letter)))
    }
}

/// What a letter stands for in the rules, whatever it is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Part {
    /// Does the work (R).
    Does,
    /// Owns the outcome (A).
    Owns,
    /// Gives input before (C).
    Before,
    /// Is told after (I).
    After,
    /// Any other duty; the rules do not look at it.
    #[default]
    Other,
}

/// One letter of a scheme, as it travels in the file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LetterDefinition {
    /// The capital that stands in the cell.
    pub symbol: char,
    /// Its name: "Accountable".
    pub name: String,
    /// What it means here, in one sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub meaning: String,
    /// Which part it plays.
    #[serde(default)]
    pub part: Part,
}

/// The letter set of a matrix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scheme {
    /// Its name: "RACI", "RASCI", or the matrix's own.
    pub name: String,
    /// The letters in the order they are shown; at most [`MOST_LETTERS`], no symbol twice.
    pub letters: Vec<LetterDefinition>,
}

impl Default for Scheme {
    fn default() -> Self {
        Self::raci()
    }
}

impl Scheme {
    /// Responsible, Accountable, Consulted, Informed.
    pub fn raci() -> Self {
        Self::preset("RACI", &[RESPONSIBLE, ACCOUNTABLE, CONSULTED, INFORMED])
    }

    /// RACI with Supports.
    pub fn rasci() -> Self {
        Self::preset("RASCI", &[RESPONSIBLE, ACCOUNTABLE, SUPPORTS, CONSULTED, INFORMED])
    }

    /// A scheme of predefined letters.
    pub(crate) fn preset(name: &str, letters: &[PresetLetter]) -> Self {
        let letters = letters.iter().map(|letter| LetterDefinition {
            symbol: letter.0,
            name: letter.1.to_owned(),
            meaning: letter.2.to_owned(),
            part: letter.3,
        });
        Self { name: name.to_owned(), letters: letters.collect() }
    }

    /// Why the scheme cannot be used, in words; `None` where it can.
    pub fn problem(&self) -> Option<String> {
        if self.letters.is_empty() || self.letters.len() > MOST_LETTERS {
            return Some(format!(
                "a letter scheme has 1 to {MOST_LETTERS} letters, not {}",
                self.letters.len()
            ));
        }
        let mut seen = Vec::new();
        for definition in &self.letters {
            let symbol = definition.symbol;
            if !symbol.is_alphanumeric() || symbol.is_lowercase() {
                return Some(format!("\"{symbol}\" cannot stand in a cell; use one capital letter or digit"));
            }
            if seen.contains(&symbol) {
                return Some(format!("the letter {symbol} stands twice in the scheme"));
            }
            seen.push(symbol);
        }
        None
    }

    /// The definition of a letter of this scheme.
    pub fn definition(&self, letter: Letter) -> Option<&LetterDefinition> {
        self.letters.get(usize::from(letter.0))
    }

    /// The letter with this symbol; lower case counts as the capital.
    pub fn letter(&self, symbol: char) -> Option<Letter> {
        let capital = symbol.to_uppercase().next().unwrap_or(symbol);
        let position = self.letters.iter().position(|definition| definition.symbol == capital)?;
        u8::try_from(position).ok().map(Letter)
    }

    /// Every letter of the scheme.
    pub fn all(&self) -> LetterSet {
        self.positions().collect()
    }

    /// The letters that play the part.
    pub fn playing(&self, part: Part) -> LetterSet {
        self.positions()
            .filter(|letter| self.definition(*letter).is_some_and(|definition| definition.part == part))
            .collect()
    }

    /// The first letter that plays the part.
    pub fn first_playing(&self, part: Part) -> Option<Letter> {
        self.playing(part).iter().next()
    }

    /// The symbols of a set, in the scheme's order: "RA".
    pub fn text(&self, letters: LetterSet) -> String {
        letters.iter().filter_map(|letter| self.definition(letter)).map(|it| it.symbol).collect()
    }

    /// The set written with these symbols, capitals and nothing else; `Err` names the first that is none.
    pub fn parse(&self, text: &str) -> Result<LetterSet, char> {
        text.chars().try_fold(LetterSet::EMPTY, |set, symbol| {
            let position = self.letters.iter().position(|it| it.symbol == symbol).ok_or(symbol)?;
            Ok(set.union(LetterSet::of(Letter(u8::try_from(position).map_err(|_| symbol)?))))
        })
    }

    fn positions(&self) -> impl Iterator<Item = Letter> {
        (0..self.letters.len().min(MOST_LETTERS) as u8).map(Letter)
    }
}

/// Symbol, name, meaning and part of a letter that comes with the product.
pub(crate) type PresetLetter = (char, &'static str, &'static str, Part);

pub(crate) const RESPONSIBLE: PresetLetter = ('R', "Responsible", "Does the work.", Part::Does);
pub(crate) const ACCOUNTABLE: PresetLetter =
    ('A', "Accountable", "Owns the outcome; exactly one per activity.", Part::Owns);
pub(crate) const SUPPORTS: PresetLetter = ('S', "Supports", "Helps whoever does the work.", Part::Other);
pub(crate) const CONSULTED: PresetLetter = ('C', "Consulted", "Gives input before.", Part::Before);
pub(crate) const INFORMED: PresetLetter = ('I', "Informed", "Is told after.", Part::After);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_written_in_the_order_of_the_scheme() {
        let scheme = Scheme::rasci();
        let set = scheme.parse("IAR").unwrap();
        assert_eq!(scheme.text(set), "RAI");
        assert_eq!(scheme.parse("RX"), Err('X'));
    }

    #[test]
    fn the_part_is_found_whatever_the_letter_is_called() {
        let scheme = Scheme::raci();
        assert_eq!(scheme.text(scheme.playing(Part::Owns)), "A");
        assert_eq!(scheme.letter('a'), Some(Letter(1)));
        assert_eq!(scheme.letter('S'), None);
    }

    #[test]
    fn a_scheme_with_one_symbol_twice_is_refused() {
        let mut scheme = Scheme::raci();
        scheme.letters.push(scheme.letters[0].clone());
        assert!(scheme.problem().unwrap().contains("R stands twice"));
        assert_eq!(Scheme::rasci().problem(), None);
    }
}
