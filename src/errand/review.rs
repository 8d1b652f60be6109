//! A comparison that is being decided: the review of `exchange`, put into words for whoever decides.

use std::collections::BTreeSet;

use super::{Decision, Item, Kind, Outlook, Review, Standing};
use crate::catalog::choices::Choice;
use crate::edit::Edit;
use crate::exchange::compare::{self, Register, Target};
use crate::exchange::{complete, merge, read_baseline};
use crate::model::{Date, Matrix, Record};
use crate::rules::{Counts, Engine};

/// How many of the findings that would be new are told.
const MOST_TOLD: usize = 12;

/// A review with what is shown beside it.
pub(super) struct Sitting {
    review: merge::Review,
    /// The targets, by number.
    targets: Vec<Target>,
    base: String,
    left_out: String,
    today: Date,
    /// What the rules say of mine as it is.
    before: Counts,
    /// The findings that mine has, so that new ones can be told.
    known: BTreeSet<String>,
}

impl Sitting {
    /// Lays a matrix that was received beside mine. What had been left out of it when it was sent is put in
    /// again, and the newest baseline that both have is the version both began from.
    pub(super) fn begin(mine: Matrix, received: Matrix, today: Date) -> Self {
        let left_out = received.info.copy.as_ref().map_or_else(String::new, |note| {
            note.left_out.iter().map(|part| part.words().to_lowercase()).collect::<Vec<_>>().join(", ")
        });
        let theirs = complete(&received, &mine);
        let (base, title) =
            common(&mine, &theirs).map_or((None, String::new()), |(base, title)| (Some(base), title));
        let engine = Engine::strict(&mine, today);
        let (before, known) = (engine.counts(), told(&engine, &mine).collect());
        let review = merge::Review::new(base, mine, theirs);
        let targets = review.items().iter().map(|item| item.target).collect();
        Self { review, targets, base: title, left_out, today, before, known }
    }

    /// The review with everything in it.
    pub(super) fn whole(&self) -> Review {
        Review { items: self.review.items().iter().map(|item| self.told(item)).collect(), ..self.standing() }
    }

    /// The review without what does not change.
    pub(super) fn standing(&self) -> Review {
        let decisions = self.review.items().iter().map(|item| match item.decision {
            merge::Decision::Open => Decision::Open,
            merge::Decision::Accepted => Decision::Accepted,
            merge::Decision::Rejected => Decision::Rejected,
        });
        Review {
            items: Vec::new(),
            decisions: decisions.collect(),
            summary: self.review.summary(),
            base: self.base.clone(),
            left_out: self.left_out.clone(),
            outlook: self.outlook(),
        }
    }

    pub(super) fn decide(&mut self, items: &[u32], decision: Decision) {
        let decision = match decision {
            Decision::Open => merge::Decision::Open,
            Decision::Accepted => merge::Decision::Accepted,
            Decision::Rejected => merge::Decision::Rejected,
        };
        for number in items {
            if let Some(target) = self.targets.get(*number as usize) {
                self.review.decide(merge::Group::One(*target), decision);
            }
        }
    }

    /// The edits that make what was accepted.
    pub(super) fn edits(&self) -> Vec<Edit> {
        self.review.edits()
    }

    fn told(&self, item: &merge::Item) -> Item {
        let place = self.review.place(item);
        let group = match (item.target.activity(), place.split_once(" × ")) {
            (Some(_), Some((row, _))) => row.to_owned(),
            (Some(activity), None) => self.row(activity).unwrap_or_else(|| place.clone()),
            (None, _) => heading(item.target.register()).to_owned(),
        };
        Item {
            place,
            group,
            old: item.old.clone(),
            mine: item.mine.clone(),
            theirs: item.theirs.clone(),
            kind: match item.kind {
                compare::Kind::Added => Kind::Added,
                compare::Kind::Removed => Kind::Removed,
                compare::Kind::Moved => Kind::Moved,
                compare::Kind::Changed => Kind::Changed,
            },
            standing: match item.standing {
                merge::Standing::Mine => Standing::Mine,
                merge::Standing::Theirs => Standing::Theirs,
                merge::Standing::Agreed => Standing::Agreed,
                merge::Standing::Conflict => Standing::Conflict,
            },
            twin: item.twin.is_some(),
            activity: item.target.activity(),
            role: item.target.role(),
            letters: matches!(item.target, Target::Letters(..)),
        }
    }

    fn row(&self, activity: crate::model::ActivityId) -> Option<String> {
        let matrices = [self.review.mine(), self.review.theirs(), self.review.base()];
        let title =
            matrices.iter().find_map(|matrix| matrix.activity(activity)).map(|it| it.title.clone())?;
        (!title.is_empty()).then_some(title)
    }

    fn outlook(&self) -> Outlook {
        let matrix = self.review.outcome().matrix;
        let engine = Engine::strict(&matrix, self.today);
        let after = engine.counts();
        let fresh = told(&engine, &matrix).filter(|sentence| !self.known.contains(sentence));
        Outlook {
            errors: [after.errors, self.before.errors],
            warnings: [after.warnings, self.before.warnings],
            fresh: fresh.take(MOST_TOLD).collect(),
        }
    }
}

/// The findings in words.
fn told<'a>(engine: &'a Engine, matrix: &'a Matrix) -> impl Iterator<Item = String> + 'a {
    engine.findings(matrix).map(|finding| engine.explain(matrix, &finding).message)
}

/// The newest baseline that both have and that can be read.
fn common(mine: &Matrix, theirs: &Matrix) -> Option<(Matrix, String)> {
    let mut shared: Vec<_> =
        mine.baselines.iter().filter(|own| theirs.baselines.iter().any(|its| its.hash == own.hash)).collect();
    shared.sort_by_key(|baseline| std::cmp::Reverse(baseline.taken));
    shared.into_iter().find_map(|own| Some((read_baseline(mine, own.id()).ok()?, own.name.clone())))
}

/// What things of a list stand under.
fn heading(register: Register) -> &'static str {
    match register {
        Register::Info => "Matrix",
        Register::Scheme => "Letters",
        Register::Rules => "Rules",
        Register::Party => "Parties",
        Register::Person => "People",
        Register::Area => "Areas",
        Register::Role => "Roles",
        Register::Activity => "Activities",
        Register::Scope => "Scope",
        Register::DecisionLevel => "Decision levels",
        Register::Escalation => "Escalation",
        Register::Review => "Reviews",
        Register::SeparatedPair => "Separated duties",
        Register::Waiver => "Waivers",
        Register::Question => "Questions",
        Register::Position => "Decisions",
        Register::Baseline => "Baselines",
        Register::SignOff => "Sign-offs",
    }
}
