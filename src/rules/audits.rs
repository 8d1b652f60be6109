//! Which reviews and audits look at which rows, and which roles have a hand in both.
//!
//! A review looks at a row whose title has every word of the review's subject: "Firewall rule review" at
//! "Firewall rule change". Matched when titles or natures change; a letter shifts one count.

use std::collections::HashMap;

use super::layout::Parts;
use super::topics::{Topics, topics_of_word};
use super::words::{WordBits, for_each_word, word_key};
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
#[derive(Debug, Clone, Default)]
pub(super) struct Audits {
    /// Those that look at a row; its rows in the order of their identities.
    reviews: HashMap<ActivityId, Reviewed, IdHash>,
    /// Who looks at a row, in the order of their identities.
    by_row: HashMap<ActivityId, Vec<ActivityId>, IdHash>,
    /// What each review is about that says enough.
    subjects: HashMap<ActivityId, Vec<u64>, IdHash>,
    /// These reviews by a rare word of their subjects, so that a row meets few that do not fit.
    by_word: HashMap<u64, Vec<ActivityId>, IdHash>,
    load: LetterSet,
}

/// Equal where the same reviews look at the same rows; by which word they are found does not matter.
impl PartialEq for Audits {
    fn eq(&self, other: &Self) -> bool {
        self.reviews == other.reviews
            && self.by_row == other.by_row
            && self.subjects == other.subjects
            && self.load == other.load
    }
}

impl Reviewed {
    /// Adds one to what each role holds that does or owns a row; `u32::MAX` takes one away.
    fn count(&mut self, letters: &[LetterSet], load: LetterSet, one: u32) {
        for (count, letters) in self.held.iter_mut().zip(letters) {
            *count = count.wrapping_add(if letters.meets(load) { one } else { 0 });
        }
    }
}

/// The keys of the words of the row's title.
fn keys(activity: &Activity) -> Vec<u64> {
    let mut keys = Vec::new();
    for_each_word(&activity.title, &mut |word, capital| keys.push(word_key(word, capital)));
    keys
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

    /// Finds out who looks at what, from the words of all rows; where no row is a review, they may be left out.
    pub(super) fn reading(matrix: &Matrix, words: &TitleWords) -> Self {
        let mut audits = Self { load: Parts::of(&matrix.scheme).load(), ..Self::default() };
        for row in matrix.activities().filter(|row| is_review(row)) {
            let subject = subject(&row.title);
            if !subject.is_empty() {
                audits.subjects.insert(row.id, subject);
            }
        }
        if audits.subjects.is_empty() {
            return audits;
        }
        audits.by_word = by_rarest_word(&audits.subjects);
        for (row, words) in matrix.activities().zip(words.rows()).filter(|(row, _)| !is_review(row)) {
            let found = audits.looking_at(words);
            for review in &found {
                audits.add(*review, row);
            }
            if !found.is_empty() {
                audits.by_row.insert(row.id, found);
            }
        }
        // Not in the order of the rows, which may be moved without anything else being different.
        audits.reviews.values_mut().for_each(|reviewed| reviewed.rows.sort_unstable());
        audits
    }

    /// The reviews whose subject is among these words, in the order of their identities.
    fn looking_at(&self, words: &[u64]) -> Vec<ActivityId> {
        let candidates = words.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let fits = |review: &&ActivityId| {
            self.subjects.get(*review).is_some_and(|keys| keys.iter().all(|key| words.contains(key)))
        };
        let mut found: Vec<ActivityId> = candidates.filter(fits).copied().collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Counts a row in among those that the review looks at.
    fn add(&mut self, review: ActivityId, row: &Activity) {
        let empty = || Reviewed { rows: Vec::new(), held: vec![0; row.letters().len()] };
        let reviewed = self.reviews.entry(review).or_insert_with(empty);
        reviewed.rows.push(row.id);
        reviewed.count(row.letters(), self.load, 1);
    }

    /// Follows a change that leaves the columns where they are, after its rows are known by their words: `with`
    /// gives the rows that have these bits. Returns the reviews to judge again.
    pub(super) fn follow(
        &mut self,
        matrix: &Matrix,
        touched: &Touched,
        with: &dyn Fn(WordBits) -> Vec<ActivityId>,
    ) -> Vec<ActivityId> {
        let mut turned = Vec::new();
        for change in &touched.cells {
            // Rows that are new are not looked at yet.
            if let Some(position) = matrix.role_index(change.role) {
                turned.extend(self.shift(change.activity, position, change.before, change.after));
            }
        }
        for row in &touched.removed {
            self.forget(row.id, &row.letters, &mut turned);
        }
        for row in touched.activities.iter().chain(&touched.inserted) {
            if let Some(activity) = matrix.activity(*row) {
                self.file(matrix, activity, with, &mut turned);
            }
        }
        turned
    }

    /// Files a row that is new or of which something else is said now.
    fn file(
        &mut self,
        matrix: &Matrix,
        activity: &Activity,
        with: &dyn Fn(WordBits) -> Vec<ActivityId>,
        turned: &mut Vec<ActivityId>,
    ) {
        let id = activity.id;
        if !is_review(activity) {
            let mut found = Vec::new();
            if !self.by_word.is_empty() {
                found = self.looking_at(&keys(activity));
                // It may have been a review until now.
                found.retain(|review| *review != id);
            }
            let known = self.by_row.get(&id).map(Vec::as_slice).unwrap_or_default();
            if known == found && !self.subjects.contains_key(&id) {
                return;
            }
            self.forget(id, activity.letters(), turned);
            for review in &found {
                self.insert(*review, activity);
            }
            turned.extend(&found);
            if !found.is_empty() {
                self.by_row.insert(id, found);
            }
            return;
        }
        let subject = subject(&activity.title);
        let known = self.subjects.get(&id).map(Vec::as_slice).unwrap_or_default();
        if known == subject && !self.by_row.contains_key(&id) {
            return;
        }
        self.forget(id, activity.letters(), turned);
        if subject.is_empty() {
            return;
        }
        for row in with(subject.iter().copied().collect()) {
            let Some(row) = matrix.activity(row).filter(|row| !is_review(row)) else { continue };
            let words = keys(row);
            if subject.iter().all(|key| words.contains(key)) {
                self.add(id, row);
                let reviews = self.by_row.entry(row.id).or_default();
                reviews.insert(reviews.partition_point(|other| *other < id), id);
            }
        }
        if let Some(reviewed) = self.reviews.get_mut(&id) {
            reviewed.rows.sort_unstable();
        }
        let times = |key: &&u64| self.by_word.get(*key).map_or(0, Vec::len);
        if let Some(rarest) = subject.iter().min_by_key(times) {
            self.by_word.entry(*rarest).or_default().push(id);
        }
        self.subjects.insert(id, subject);
    }

    /// Puts a row among those that the review looks at, where it belongs.
    fn insert(&mut self, review: ActivityId, row: &Activity) {
        self.add(review, row);
        if let Some(reviewed) = self.reviews.get_mut(&review)
            && let Some(last) = reviewed.rows.pop()
        {
            reviewed.rows.insert(reviewed.rows.partition_point(|other| *other < last), last);
        }
    }

    /// Forgets a row, whether it looks at others or is looked at.
    fn forget(&mut self, id: ActivityId, letters: &[LetterSet], turned: &mut Vec<ActivityId>) {
        for key in self.subjects.remove(&id).unwrap_or_default() {
            if let Some(reviews) = self.by_word.get_mut(&key) {
                reviews.retain(|review| *review != id);
                if reviews.is_empty() {
                    self.by_word.remove(&key);
                }
            }
        }
        for row in self.reviews.remove(&id).map(|reviewed| reviewed.rows).unwrap_or_default() {
            if let Some(reviews) = self.by_row.get_mut(&row) {
                reviews.retain(|review| *review != id);
                if reviews.is_empty() {
                    self.by_row.remove(&row);
                }
            }
        }
        for review in self.by_row.remove(&id).unwrap_or_default() {
            turned.push(review);
            let Some(reviewed) = self.reviews.get_mut(&review) else { continue };
            if let Ok(at) = reviewed.rows.binary_search(&id) {
                reviewed.rows.remove(at);
            }
            reviewed.count(letters, self.load, u32::MAX);
            if reviewed.rows.is_empty() {
                self.reviews.remove(&review);
            }
        }
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

/// The reviews by the rarest word of their subjects.
fn by_rarest_word(subjects: &HashMap<ActivityId, Vec<u64>, IdHash>) -> HashMap<u64, Vec<ActivityId>, IdHash> {
    let mut frequency: HashMap<u64, u32, IdHash> = HashMap::default();
    for key in subjects.values().flatten() {
        *frequency.entry(*key).or_default() += 1;
    }
    let mut by_word: HashMap<u64, Vec<ActivityId>, IdHash> = HashMap::default();
    for (review, keys) in subjects {
        if let Some(rarest) = keys.iter().min_by_key(|key| frequency.get(*key)) {
            by_word.entry(*rarest).or_default().push(*review);
        }
    }
    by_word
}
