//! A comparison that is being decided: the review of `exchange`, laid out for whoever decides.
//!
//! Says in which order things stand, keeps what was decided, and reckons what would come of it; how each thing
//! reads is `told`'s concern.

use std::collections::{BTreeSet, HashMap};

use super::told::{told, told_base, told_left_out, told_standing};
use super::{Decision, Outlook, Review};
use crate::edit::Edit;
use crate::exchange::compare::{Register, Target};
use crate::exchange::{complete, merge, read_baseline, within};
use crate::model::{ActivityId, Baseline, BaselineId, Date, Matrix, Record};
use crate::rules::{Counts, Engine};

/// How many of the findings that would be new are told.
const MOST_TOLD: usize = 12;

/// What lies beside mine.
#[derive(Clone)]
pub(super) enum Received {
    /// A matrix from a file.
    File(Box<Matrix>),
    /// A baseline of mine.
    Baseline(BaselineId),
}

/// A review with what is shown beside it.
pub(super) struct Sitting {
    received: Received,
    review: merge::Review,
    /// In which order the items of the review are shown; what stands under one heading follows each other.
    order: Vec<usize>,
    notes: Vec<String>,
    today: Date,
    /// What the rules say of mine as it is.
    before: Counts,
    /// The findings that mine has, so that new ones can be told.
    known: BTreeSet<String>,
}

impl Sitting {
    /// Lays what was received beside mine. What had been left out of a copy when it was sent is put in again, and
    /// the baseline that it goes back to is the version both began from.
    ///
    /// # Errors
    /// A sentence where the baseline is not there or cannot be read.
    pub(super) fn begin(mine: Matrix, received: Received, today: Date) -> Result<Self, String> {
        let engine = Engine::new(&mine, today);
        let (before, known) = (engine.counts(), findings(&engine, &mine).collect());
        let (base, theirs, notes) = match &received {
            Received::File(file) => {
                let theirs = complete(file, &mine);
                let (base, name) = match common(&mine, file) {
                    Some((content, name)) => (within(content, &mine), Some(name)),
                    None => (mine.clone(), None),
                };
                let notes = [told_base(name.as_deref()), told_standing(file, &mine), told_left_out(file)];
                let notes = notes.into_iter().filter(|note| !note.is_empty()).collect();
                (Some(without_own(base, &theirs)), theirs, notes)
            }
            Received::Baseline(id) => {
                let note =
                    "What was changed since is shown as the baseline has it; accepting brings that back.";
                (None, within(read_baseline(&mine, *id)?, &mine), vec![note.to_owned()])
            }
        };
        let review = merge::Review::new(base, mine, theirs);
        let order = order(&review);
        Ok(Self { received, review, order, notes, today, before, known })
    }

    /// Lays what was received beside mine as it is by now. What was decided stays decided where the thing still
    /// reads the same on both sides.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub(super) fn again(&self, mine: Matrix, today: Date) -> Result<Self, String> {
        let mut again = Self::begin(mine, self.received.clone(), today)?;
        for decision in [Decision::Accepted, Decision::Rejected] {
            let decided = self.review.items().iter().filter(|item| item.decision == decision);
            let is_same = |item: &&merge::Item| {
                let reads = |it: &merge::Item| (it.kind, it.standing, it.mine.clone(), it.theirs.clone());
                again.review.item(&item.target).is_some_and(|now| reads(now) == reads(item))
            };
            let targets: Vec<Target> = decided.filter(is_same).map(|item| item.target).collect();
            again.review.decide_each(&targets, decision);
        }
        Ok(again)
    }

    /// The review with everything in it.
    pub(super) fn whole(&self) -> Review {
        let items = self.items().map(|item| told(&self.review, item)).collect();
        Review { items, notes: self.notes.clone(), ..self.standing() }
    }

    /// The review without what does not change.
    pub(super) fn standing(&self) -> Review {
        Review {
            decisions: self.items().map(|item| item.decision).collect(),
            summary: self.review.summary(),
            outlook: self.outlook(),
            ..Review::default()
        }
    }

    /// Decides things by their numbers. What is accepted brings along what it leans on.
    pub(super) fn decide(&mut self, numbers: &[u32], decision: Decision) {
        let items = self.review.items();
        let item = |number: &u32| items.get(*self.order.get(*number as usize)?);
        let target = |number: &u32| item(number).map(|item| item.target);
        let targets: Vec<Target> = numbers.iter().filter_map(target).collect();
        self.review.decide_each(&targets, decision);
    }

    /// The edits that make what was accepted.
    ///
    /// # Errors
    /// A sentence where not all of it can be made.
    pub(super) fn edits(&self) -> Result<Vec<Edit>, String> {
        let outcome = self.review.outcome();
        match outcome.left_out.len() {
            0 => Ok(outcome.edits),
            1 => Err(
                "One accepted change needs more letters than a matrix can have. Reject it, or settle the letters first."
                    .to_owned(),
            ),
            count => Err(format!(
                "{count} accepted changes need more letters than a matrix can have. Reject them, or settle the \
                 letters first."
            )),
        }
    }

    /// The items in the order shown.
    fn items(&self) -> impl Iterator<Item = &merge::Item> {
        self.order.iter().filter_map(|at| self.review.items().get(*at))
    }

    fn outlook(&self) -> Outlook {
        let matrix = self.review.outcome().matrix;
        let engine = Engine::new(&matrix, self.today);
        let after = engine.counts();
        let fresh = findings(&engine, &matrix).filter(|sentence| !self.known.contains(sentence));
        Outlook {
            errors: [after.errors, self.before.errors],
            warnings: [after.warnings, self.before.warnings],
            fresh: fresh.take(MOST_TOLD).collect(),
        }
    }
}

/// The findings in words.
fn findings<'a>(engine: &'a Engine, matrix: &'a Matrix) -> impl Iterator<Item = String> + 'a {
    engine.findings(matrix).map(|finding| engine.explain(matrix, &finding).message)
}

/// The version that both began from: the baseline that a copy says it goes back to, or else the newest that both
/// have, as long as it can be read.
///
/// Asked of the file as it came: once it is completed, it has all of my baselines.
fn common(mine: &Matrix, file: &Matrix) -> Option<(Matrix, String)> {
    let of = file.info.copy.as_ref().map(|note| note.of.as_str()).filter(|of| !of.is_empty());
    let is_shared = |hash: &str| file.baselines.iter().any(|its| its.hash == hash);
    let mut shared: Vec<_> =
        mine.baselines.iter().filter(|own| Some(own.hash.as_str()) == of || is_shared(&own.hash)).collect();
    shared.sort_by_key(|own| std::cmp::Reverse((own.taken, Some(own.hash.as_str()) == of)));
    let read = |own: &&Baseline| Some((read_baseline(mine, own.id).ok()?, own.name.trim().to_owned()));
    shared.iter().find_map(read)
}

/// The base without what only mine has in the lists that one side keeps for itself: no baseline tells who took it
/// away, and what proves something is not taken away because the other side never had it.
fn without_own(mut base: Matrix, theirs: &Matrix) -> Matrix {
    fn retain<T: Record>(list: &mut Vec<T>, theirs: &[T]) {
        list.retain(|own| theirs.iter().any(|its| its.id() == own.id()));
    }
    retain(&mut base.baselines, &theirs.baselines);
    retain(&mut base.sign_offs, &theirs.sign_offs);
    retain(&mut base.reviews, &theirs.reviews);
    retain(&mut base.waivers, &theirs.waivers);
    retain(&mut base.questions, &theirs.questions);
    retain(&mut base.positions, &theirs.positions);
    base
}

/// The order in which the items are shown: the lists, then the rows as they stand in theirs; rows that are gone
/// there stand where they are in mine.
fn order(review: &merge::Review) -> Vec<usize> {
    let rows = rows(review.mine(), review.theirs());
    let rank = |at: &usize| -> (u8, usize, Option<Register>) {
        let Some(target) = review.items().get(*at).map(|item| item.target) else { return (2, 0, None) };
        match target.activity() {
            Some(activity) => (1, rows.get(&activity).copied().unwrap_or(usize::MAX), None),
            None => (0, 0, Some(target.register())),
        }
    };
    let mut order: Vec<usize> = (0..review.items().len()).collect();
    order.sort_by_cached_key(rank);
    order
}

/// The place of every row of either matrix.
fn rows(mine: &Matrix, theirs: &Matrix) -> HashMap<ActivityId, usize> {
    let mut gone_after: HashMap<Option<ActivityId>, Vec<ActivityId>> = HashMap::new();
    let mut last = None;
    for row in mine.activities() {
        if theirs.activity(row.id).is_some() {
            last = Some(row.id);
        } else {
            gone_after.entry(last).or_default().push(row.id);
        }
    }
    let there = std::iter::once(None).chain(theirs.activities().map(|row| Some(row.id)));
    let with_gone = there.flat_map(|row| row.into_iter().chain(gone_after.remove(&row).unwrap_or_default()));
    with_gone.enumerate().map(|(place, row)| (row, place)).collect()
}
