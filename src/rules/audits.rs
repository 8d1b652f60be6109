//! Which reviews and audits look at which rows, and which roles have a hand in both.
//!
//! A review looks at a row whose title has every word of the review's subject: "Firewall rule review" at
//! "Firewall rule change". Matched when titles or natures change; a letter shifts one count.

use std::collections::HashMap;

use super::layout::Parts;
use super::topics::{Topics, topics_of_word};
use super::words::{for_each_word, word_key};
use crate::edit::Touched;
use crate::model::{Activity, ActivityId, IdHash, LetterSet, Matrix, Nature};

/// A subject of one word is matched only where the word is as special as these.
const SPECIAL: Topics = Topics::FIREWALL.and(Topics::VPN).and(Topics::BACKUP).and(Topics::PRIVILEGED);
/// Words that say how, how often and by whom something is looked at, not what.
const NO_SUBJECT: Topics = Topics::CONTROL.and(Topics::MONITOR).and(Topics::QUALIFIER);

/// What a review looks at.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reviewed {
    rows: Vec<ActivityId>,
    /// Per column, how many of those rows the role does or owns.
    held: Vec<u32>,
}

/// The reviews and audits that look at other rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Audits {
    reviews: HashMap<ActivityId, Reviewed, IdHash>,
    by_row: HashMap<ActivityId, Vec<ActivityId>, IdHash>,
    load: LetterSet,
}

/// Whether the row is there to look at the work of others.
fn is_review(activity: &Activity) -> bool {
    matches!(activity.details().nature, Nature::Review | Nature::Audit)
}

/// The keys of the words that say what the title is about; none where it says too little.
fn subject(title: &str) -> Vec<u64> {
    let (mut keys, mut special) = (Vec::new(), false);
    for_each_word(title, &mut |word, capital| {
        let (topics, key) = (topics_of_word(word), word_key(word, capital));
        if key != 0 && !topics.meets(NO_SUBJECT) && !keys.contains(&key) {
            keys.push(key);
            special |= topics.meets(SPECIAL);
        }
    });
    if keys.len() < 2 && !special {
        keys.clear();
    }
    keys
}

/// The keys of the words of all titles, row after row; kept while everything is looked at.
#[derive(Debug, Default)]
pub(super) struct TitleWords {
    keys: Vec<u64>,
    ends: Vec<usize>,
}

impl TitleWords {
    /// Takes the next word's key.
    pub(super) fn word(&mut self, key: u64) {
        self.keys.push(key);
    }
    /// Ends the row.
    pub(super) fn end(&mut self) {
        self.ends.push(self.keys.len());
    }
    fn of(matrix: &Matrix) -> Self {
        let mut words = Self::default();
        for row in matrix.activities() {
            for_each_word(&row.title, &mut |word, capital| words.word(word_key(word, capital)));
            words.end();
        }
        words
    }
    fn rows(&self) -> impl Iterator<Item = &[u64]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.keys.get(start..*end).unwrap_or_default())
    }
}

impl Audits {
    /// Whether any row is there to look at the work of others.
    pub(super) fn are_in(matrix: &Matrix) -> bool {
        matrix.activities().any(is_review)
    }

    /// Finds out who looks at what.
    fn of(matrix: &Matrix) -> Self {
        let words = if Self::are_in(matrix) { TitleWords::of(matrix) } else { TitleWords::default() };
        Self::reading(matrix, &words)
    }

    /// The same, from the words of all rows; where no row is a review, they may be left out.
    pub(super) fn reading(matrix: &Matrix, words: &TitleWords) -> Self {
        let mut audits = Self { load: Parts::of(&matrix.scheme).load(), ..Self::default() };
        let reviews = matrix.activities().filter(|row| is_review(row));
        let subjects: Vec<_> = reviews.map(|row| (row.id, subject(&row.title))).collect();
        if subjects.is_empty() {
            return audits;
        }
        let by_word = by_rarest_word(&subjects);
        let mut found = Vec::new();
        for (row, words) in matrix.activities().zip(words.rows()).filter(|(row, _)| !is_review(row)) {
            let candidates = words.iter().filter_map(|word| by_word.get(word)).flatten();
            let looked_at = candidates.filter_map(|index| subjects.get(*index));
            found.extend(
                looked_at.filter(|(_, keys)| keys.iter().all(|key| words.contains(key))).map(|it| it.0),
            );
            found.sort_unstable();
            found.dedup();
            for review in found.drain(..) {
                audits.add(review, row);
            }
        }
        // Not in the order of the rows, which may be moved without anything else being different.
        audits.reviews.values_mut().for_each(|reviewed| reviewed.rows.sort_unstable());
        audits
    }

    fn add(&mut self, review: ActivityId, row: &Activity) {
        self.by_row.entry(row.id).or_default().push(review);
        let empty = || Reviewed { rows: Vec::new(), held: vec![0; row.letters().len()] };
        let reviewed = self.reviews.entry(review).or_insert_with(empty);
        reviewed.rows.push(row.id);
        for (count, letters) in reviewed.held.iter_mut().zip(row.letters()) {
            *count += u32::from(letters.meets(self.load));
        }
    }

    /// Follows a change that leaves the columns where they are; returns the reviews to judge again.
    pub(super) fn follow(&mut self, matrix: &Matrix, touched: &Touched) -> Vec<ActivityId> {
        if touched.activities.is_empty() && touched.inserted.is_empty() && touched.removed.is_empty() {
            let turned = touched.cells.iter().flat_map(|change| {
                let position = matrix.role_index(change.role);
                position
                    .map(|at| self.shift(change.activity, at, change.before, change.after))
                    .unwrap_or_default()
            });
            return turned.collect();
        }
        let now = Self::of(matrix);
        let before = std::mem::replace(self, now);
        let differs =
            |(review, reviewed): &(&ActivityId, &Reviewed)| self.reviews.get(*review) != Some(*reviewed);
        let gone = before.reviews.iter().filter(differs).map(|it| *it.0);
        let new = self.reviews.keys().filter(|review| !before.reviews.contains_key(*review)).copied();
        gone.chain(new).collect()
    }

    /// Follows one cell's change; returns the reviews that the role has a hand in now, or no longer.
    fn shift(
        &mut self,
        row: ActivityId,
        position: usize,
        before: LetterSet,
        after: LetterSet,
    ) -> Vec<ActivityId> {
        let (held, holds) = (before.meets(self.load), after.meets(self.load));
        let Some(reviews) = self.by_row.get(&row).filter(|_| held != holds) else { return Vec::new() };
        let mut turned = Vec::new();
        for review in reviews {
            let count = self.reviews.get_mut(review).and_then(|reviewed| reviewed.held.get_mut(position));
            let Some(count) = count else { continue };
            *count = count.wrapping_add(u32::from(holds)).wrapping_sub(u32::from(held));
            if *count == u32::from(holds) {
                turned.push(*review);
            }
        }
        turned
    }

    /// Whether the role at the position does or owns a row that this review looks at.
    pub(super) fn has_a_hand(&self, review: ActivityId, position: usize) -> bool {
        let reviewed = self.reviews.get(&review);
        reviewed.and_then(|reviewed| reviewed.held.get(position)).is_some_and(|count| *count > 0)
    }

    /// Whether a role that does or owns this review does or owns a row that it looks at.
    pub(super) fn is_biased(&self, review: &Activity) -> bool {
        let Some(reviewed) = self.reviews.get(&review.id) else { return false };
        let mut roles = reviewed.held.iter().zip(review.letters());
        roles.any(|(count, letters)| *count > 0 && letters.meets(self.load))
    }

    /// The rows that the review looks at, in no order.
    pub(super) fn reviewed_by(&self, review: ActivityId) -> &[ActivityId] {
        self.reviews.get(&review).map(|reviewed| reviewed.rows.as_slice()).unwrap_or_default()
    }
}

/// The subjects by their rarest word, so that a row meets few subjects that do not fit.
fn by_rarest_word(subjects: &[(ActivityId, Vec<u64>)]) -> HashMap<u64, Vec<usize>, IdHash> {
    let mut frequency: HashMap<u64, u32, IdHash> = HashMap::default();
    for key in subjects.iter().flat_map(|(_, keys)| keys) {
        *frequency.entry(*key).or_default() += 1;
    }
    let mut by_word: HashMap<u64, Vec<usize>, IdHash> = HashMap::default();
    for (index, (_, keys)) in subjects.iter().enumerate() {
        if let Some(rarest) = keys.iter().min_by_key(|key| frequency.get(*key)) {
            by_word.entry(*rarest).or_default().push(index);
        }
    }
    by_word
}
