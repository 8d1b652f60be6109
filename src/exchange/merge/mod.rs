//! Three-way merge with a say for each change: mine, theirs, and the version both began from.
//!
//! A [`Review`] holds what differs and what was decided; it is a value and does nothing by itself. What was
//! accepted comes out as edits for *mine* ([`Review::outcome`]), to be performed in one step. Mine stays wherever
//! nothing is decided, so a review that nobody has looked at changes nothing.

mod building;
mod cells;
mod decide;
mod item;
mod needs;
mod order;
mod questions;
mod scheme;
mod sorting;
mod steps;
mod unite;

use std::collections::HashMap;

use super::compare::{self, Alphabet, Difference, Kind, Target, align, find, place_of};
use crate::edit::Edit;
use crate::model::Matrix;

pub use building::Outcome;
pub use decide::Group;
pub use item::{Decision, Item, Standing};
pub use questions::conflict_questions;
pub use unite::unite;

/// Which of the schemes in the alphabet is whose.
const BASE: usize = 0;
const MINE: usize = 1;
const THEIRS: usize = 2;

/// What differs between mine and theirs, and what was decided of it.
#[derive(Debug, Clone)]
pub struct Review {
    base: Matrix,
    mine: Matrix,
    theirs: Matrix,
    alphabet: Alphabet,
    /// What was changed in mine since the base.
    mine_found: Vec<Difference>,
    /// What was changed in theirs since the base.
    their_found: Vec<Difference>,
    items: Vec<Item>,
    /// Where the item about a target stands.
    places: HashMap<Target, usize>,
    has_base: bool,
}

impl Review {
    /// Compares mine and theirs. Without a base whatever differs counts as theirs: nobody can say who changed it.
    ///
    /// Things that came back under other identities are recognised by their wording; identities in the review are
    /// those of mine.
    pub fn new(base: Option<Matrix>, mine: Matrix, theirs: Matrix) -> Self {
        let has_base = base.is_some();
        let base = base.map_or_else(|| mine.clone(), |base| align(&mine, base));
        let theirs = align(&base, theirs);
        let alphabet = Alphabet::new(&[&base.scheme, &mine.scheme, &theirs.scheme]);
        let mine_found = if has_base { find(&base, &mine, &alphabet, [BASE, MINE]) } else { Vec::new() };
        let their_found = find(&base, &theirs, &alphabet, [BASE, THEIRS]);
        let (items, places) = (Vec::new(), HashMap::new());
        let mut review =
            Self { base, mine, theirs, alphabet, mine_found, their_found, items, places, has_base };
        review.items = review.sorted();
        review.places = review.items.iter().enumerate().map(|(at, item)| (item.target, at)).collect();
        review
    }

    /// Everything that differs: what theirs brings first, then what only mine changed.
    pub fn items(&self) -> &[Item] {
        &self.items
    }
    /// The item about this target.
    pub fn item(&self, target: &Target) -> Option<&Item> {
        self.items.get(*self.places.get(target)?)
    }
    /// Whether there is a common version, so that it is known who changed what.
    pub fn has_base(&self) -> bool {
        self.has_base
    }
    /// The common version, with the identities of mine.
    pub fn base(&self) -> &Matrix {
        &self.base
    }
    /// The matrix that the edits are for.
    pub fn mine(&self) -> &Matrix {
        &self.mine
    }
    /// The other matrix, with the identities of mine for everything that was recognised.
    pub fn theirs(&self) -> &Matrix {
        &self.theirs
    }
    /// Where the item lies, in words: "Log monitoring × Security Lead".
    pub fn place(&self, item: &Item) -> String {
        place_of(&[&self.mine, &self.theirs, &self.base], &item.target)
    }
    /// What theirs brings, in one line: "3 cells changed, 1 row added".
    pub fn summary(&self) -> String {
        let theirs = self.items.iter().filter(|item| item.is_choice());
        compare::summary(theirs.map(|item| (&item.target, item.kind)))
    }
    /// The edits for mine that make what was accepted, all of them one step.
    pub fn edits(&self) -> Vec<Edit> {
        self.outcome().edits
    }
}

#[cfg(test)]
mod tests;
