//! The letters of several schemes as one alphabet, so that cells of different schemes can be compared.
//!
//! A cell is a set of positions in its own scheme. The alphabet gives each letter that means the same in two
//! schemes one place, and so a cell of any of them is a set of places.

use crate::model::{Letter, LetterDefinition, LetterSet, Scheme};

/// The letters of up to three schemes.
#[derive(Debug, Clone)]
pub(in crate::exchange) struct Alphabet {
    /// A definition for each place.
    pub letters: Vec<LetterDefinition>,
    /// For each scheme, the place of each of its letters.
    pub places: Vec<Vec<usize>>,
    tables: Vec<Vec<u32>>,
}

impl Alphabet {
    /// The alphabet of these schemes. Letters are the same where their symbol is, else where their name is, else
    /// where position and part are.
    pub(in crate::exchange) fn new(schemes: &[&Scheme]) -> Self {
        let mut alphabet = Self { letters: Vec::new(), places: Vec::new(), tables: Vec::new() };
        for scheme in schemes {
            alphabet.add(scheme);
        }
        alphabet
    }

    fn add(&mut self, scheme: &Scheme) {
        type Same = fn(&LetterDefinition, &LetterDefinition) -> bool;
        let mut places: Vec<Option<usize>> = vec![None; scheme.letters.len()];
        let ways: [Same; 3] = [
            |one, other| one.symbol == other.symbol,
            |one, other| !one.name.is_empty() && one.name == other.name,
            |one, other| one.part == other.part,
        ];
        for (way, is_same) in ways.into_iter().enumerate() {
            for (position, letter) in scheme.letters.iter().enumerate() {
                if places.get(position).is_none_or(Option::is_some) {
                    continue;
                }
                let fits = |(place, known): &(usize, &LetterDefinition)| {
                    is_same(known, letter)
                        && (way < 2 || *place == position)
                        && !places.contains(&Some(*place))
                };
                let found = self.letters.iter().enumerate().find(fits).map(|(place, _)| place);
                if let Some(slot) = places.get_mut(position) {
                    *slot = found;
                }
            }
        }
        let mut settled = Vec::with_capacity(places.len());
        for (place, letter) in places.into_iter().zip(&scheme.letters) {
            settled.push(place.unwrap_or(self.letters.len()));
            if place.is_none() {
                self.letters.push(letter.clone());
            }
        }
        let table = (0..=u8::MAX).map(|bits| {
            let position = |letter: Letter| settled.get(usize::from(letter.0)).copied();
            LetterSet(bits).iter().filter_map(position).fold(0, |set, place| set | 1 << place)
        });
        self.tables.push(table.collect());
        self.places.push(settled);
    }

    /// What each byte of a cell of that scheme stands for.
    pub(in crate::exchange) fn table(&self, scheme: usize) -> &[u32] {
        self.tables.get(scheme).map_or(&[], Vec::as_slice)
    }

    /// What a cell of that scheme stands for.
    pub(in crate::exchange) fn set(&self, scheme: usize, letters: LetterSet) -> u32 {
        self.table(scheme).get(usize::from(letters.0)).copied().unwrap_or(0)
    }

    /// The symbols of a set.
    pub(in crate::exchange) fn text(&self, set: u32) -> String {
        let has = |place: &usize| set & 1 << place != 0;
        (0..self.letters.len())
            .filter(has)
            .filter_map(|place| self.letters.get(place))
            .map(|it| it.symbol)
            .collect()
    }
}
