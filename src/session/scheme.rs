//! Changing the letters: a draft of another scheme with what becomes of each letter, and making it true in one step.

use super::{Request, Session};
use crate::catalog::schemes;
use crate::edit::{LetterMapping, LetterTally, Relettering, reletter};
use crate::model::letters::MOST_LETTERS;
use crate::model::{Letter, LetterDefinition, Scheme};

/// What letters are called that come with no scheme.
const OWN: &str = "Own letters";

/// What shall become of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Becomes {
    /// Nobody has said so yet.
    Open,
    /// The letter at this position of the new scheme.
    Letter(usize),
    /// Text in the remarks of its cells.
    Text,
}

/// Another scheme that is being put together.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemeDraft {
    before: Scheme,
    tally: LetterTally,
    scheme: Scheme,
    becomes: Vec<Becomes>,
}

impl SchemeDraft {
    /// The matrix's own letters, each staying what it is.
    pub fn new(session: &Session) -> Self {
        let before = session.matrix().scheme.clone();
        let becomes = (0..before.letters.len()).map(Becomes::Letter).collect();
        Self { scheme: before.clone(), tally: LetterTally::of(session.matrix()), before, becomes }
    }

    /// The matrix's letters now, each with how many cells hold it and what becomes of it.
    pub fn lines(&self) -> impl Iterator<Item = (&LetterDefinition, u32, Becomes)> {
        let counted = (0u8..).map(|at| self.tally.holding(Letter(at)));
        let lines = self.before.letters.iter().zip(counted).zip(&self.becomes);
        lines.map(|((letter, count), becomes)| (letter, count, *becomes))
    }

    /// The new letters.
    pub fn scheme(&self) -> &Scheme {
        &self.scheme
    }

    /// Whether the new letters are exactly those of a scheme that comes with the product.
    pub fn is_preset(&self) -> bool {
        schemes().contains(&self.scheme)
    }

    /// Takes the letters of a scheme, and proposes what becomes of the present ones.
    pub fn choose(&mut self, scheme: Scheme) {
        let proposed = LetterMapping::proposed(&self.before, &scheme);
        let becomes = |target: &Option<Letter>| match target {
            Some(letter) => Becomes::Letter(usize::from(letter.0)),
            None => Becomes::Text,
        };
        self.becomes = proposed.targets().iter().map(becomes).collect();
        self.scheme = scheme;
    }

    /// Keeps the letters that are there and makes them the matrix's own, under another name than a preset's.
    pub fn make_own(&mut self) {
        if schemes().iter().any(|scheme| scheme.name == self.scheme.name) {
            self.scheme.name = OWN.to_owned();
        }
    }

    /// Renames the scheme.
    pub fn rename(&mut self, name: &str) {
        self.scheme.name = name.trim().to_owned();
    }

    /// Whether one more letter finds room.
    pub fn has_room(&self) -> bool {
        self.scheme.letters.len() < MOST_LETTERS
    }

    /// Adds a letter under the first capital that is free.
    pub fn add(&mut self) {
        let taken = |symbol: &char| self.scheme.letters.iter().any(|letter| letter.symbol == *symbol);
        let free = ('A'..='Z').find(|symbol| !taken(symbol));
        if let Some(symbol) = free.filter(|_| self.has_room()) {
            self.scheme.letters.push(LetterDefinition { symbol, ..LetterDefinition::default() });
        }
    }

    /// Changes the new letter at a position; what becomes of the present letters stays.
    pub fn define(&mut self, at: usize, change: impl FnOnce(&mut LetterDefinition)) {
        if let Some(letter) = self.scheme.letters.get_mut(at) {
            change(letter);
        }
    }

    /// Removes the new letter at a position. Letters of cells that were to become it are open again.
    pub fn remove(&mut self, at: usize) {
        if at >= self.scheme.letters.len() || self.scheme.letters.len() == 1 {
            return;
        }
        self.scheme.letters.remove(at);
        for (becomes, position) in self.becomes.iter_mut().zip(0u8..) {
            *becomes = match *becomes {
                Becomes::Letter(target) if target > at => Becomes::Letter(target - 1),
                Becomes::Letter(target) if target == at && self.tally.holding(Letter(position)) > 0 => {
                    Becomes::Open
                }
                Becomes::Letter(target) if target == at => Becomes::Text,
                other => other,
            };
        }
    }

    /// Says what the matrix's letter at a position becomes.
    pub fn set(&mut self, at: usize, becomes: Becomes) {
        if let Some(place) = self.becomes.get_mut(at) {
            *place = becomes;
        }
    }

    /// How many cells would keep a letter as text; letters that are open count too.
    pub fn left_over(&self) -> u32 {
        self.tally.left_over(&self.mapping())
    }

    /// How many cells have letters at all.
    pub fn filled(&self) -> u32 {
        self.tally.filled()
    }

    /// What applying it does to the cells, in sentences.
    pub fn summary(&self) -> String {
        let (filled, left) = (self.filled(), self.left_over());
        let mut sentences = vec![match filled {
            0 => "No cell has letters yet.".to_owned(),
            _ => format!("{} have letters.", cells(filled)).replacen("1 cell have", "1 cell has", 1),
        }];
        for (letter, at) in self.scheme.letters.iter().zip(0..) {
            let becoming = self.lines().filter(|(_, count, it)| *count > 0 && *it == Becomes::Letter(at));
            let symbols: Vec<String> = becoming.map(|(before, ..)| before.symbol.to_string()).collect();
            if symbols.len() > 1 {
                sentences.push(format!("{} become {}.", symbols.join(" and "), letter.symbol));
            }
        }
        sentences.push(match (filled, left) {
            (0, _) => String::new(),
            (_, 0) => "Every letter has a counterpart.".to_owned(),
            (_, 1) => "1 of them keeps a letter without a counterpart as text; nothing is lost.".to_owned(),
            _ => format!("{left} of them keep a letter without a counterpart as text; nothing is lost."),
        });
        sentences.join(" ").trim_end().to_owned()
    }

    /// Why it cannot be applied yet, in one sentence.
    pub fn problem(&self) -> Option<String> {
        let open = self.lines().find(|(_, _, becomes)| *becomes == Becomes::Open);
        let open = open.map(|(letter, count, _)| {
            format!("Choose what becomes of {} in {}.", letter.symbol, cells(count))
        });
        let bad = || self.scheme.problem().map(|why| format!("This cannot be used: {why}."));
        let unnamed = || self.scheme.name.is_empty().then(|| "Give the letters a name.".to_owned());
        open.or_else(bad).or_else(unnamed)
    }

    /// What becomes of each letter.
    pub fn mapping(&self) -> LetterMapping {
        let target = |becomes: &Becomes| match becomes {
            Becomes::Letter(at) => u8::try_from(*at).ok().map(Letter),
            Becomes::Open | Becomes::Text => None,
        };
        LetterMapping::new(self.becomes.iter().map(target).collect())
    }
}

/// "1 cell", "12 cells".
fn cells(count: u32) -> String {
    if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") }
}

impl Session {
    /// Gives the matrix other letters; every cell keeps its meaning. Returns whether anything changed.
    pub fn change_scheme(&mut self, scheme: Scheme, mapping: &LetterMapping) -> bool {
        let name = scheme.name.clone();
        let renamed = name != self.matrix.scheme.name;
        let Relettering { edits, left_over } = reletter(&self.matrix, scheme, mapping);
        let label =
            if renamed { format!("Change the letters to {name}") } else { "Change the letters".to_owned() };
        let done = self.edit(label, edits);
        if done {
            let kept = match left_over {
                0 => String::new(),
                1 => " 1 cell keeps a letter without a counterpart as text.".to_owned(),
                _ => format!(" {left_over} cells keep letters without a counterpart as text."),
            };
            self.request(Request::Toast { text: format!("The letters are {name} now.{kept}"), undo: true });
        }
        done
    }
}

#[cfg(test)]
mod tests;
