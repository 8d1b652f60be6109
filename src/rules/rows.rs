//! What row rules look at: one row's letters counted by part and side, and one cell of it.
//!
//! Knows nothing of other rows; that another row says the same is handed in.

use super::audits::Audits;
use super::layout::{ColumnTraits, Layout, PartTally, SideTally};
use super::lexicon;
use super::topics::Topics;
use crate::model::{Activity, LetterSet, Nature, PartyKind, Remark};

/// One row as the row rules see it.
pub(super) struct RowFacts<'a> {
    pub(super) layout: &'a Layout,
    pub(super) activity: &'a Activity,
    /// Letters by part, all sides together.
    pub(super) total: PartTally,
    /// Letters by part and side.
    pub(super) sides: SideTally,
    /// What its title and nature speak of.
    pub(super) topics: Topics,
    /// Whether its title does not say what is done.
    pub(super) is_vague: bool,
    /// Whether an earlier row has the same or a near-same title.
    pub(super) is_copy: bool,
    /// Whether a role that does or owns it looks at its own work by it.
    pub(super) is_biased: bool,
}

impl<'a> RowFacts<'a> {
    /// The row with its letters counted; what other rows say of it is nothing yet.
    pub(super) fn of(layout: &'a Layout, activity: &'a Activity) -> Self {
        let sides = layout.tally(activity.letters());
        let total = sides.customer.plus(sides.provider).plus(sides.third);
        let (topics, is_vague, is_copy, is_biased) = (Topics::NONE, false, false, false);
        Self { layout, activity, total, sides, topics, is_vague, is_copy, is_biased }
    }

    /// Whether any role has a letter; only then are the letters judged.
    pub(super) fn is_begun(&self) -> bool {
        self.total.any > 0
    }

    /// Whether the row asks the business to accept a risk, or to decide on one.
    pub(super) fn accepts_risk(&self) -> bool {
        accepts_risk(self.activity)
    }

    /// Whether who does which part is written down.
    pub(super) fn has_split(&self) -> bool {
        !self.activity.details().split.parts.trim().is_empty()
    }

    /// How many roles do the work without a condition that says when.
    pub(super) fn unconditional_does(&self) -> u32 {
        if self.activity.remarks().next().is_none() {
            return self.total.does;
        }
        let cells = self.activity.letters().iter().zip(&self.layout.columns);
        let does = cells.filter(|(letters, _)| letters.meets(self.layout.parts.does));
        let conditional =
            does.filter(|(_, column)| self.activity.remark(column.role).is_some_and(has_condition));
        self.total.does.saturating_sub(conditional.count() as u32)
    }
}

/// Whether the row asks the business to accept a risk, or to decide on one.
pub(super) fn accepts_risk(activity: &Activity) -> bool {
    match activity.details().nature {
        Nature::RiskAcceptance => true,
        Nature::Decision => lexicon::speaks_of_business_risk(&activity.title),
        _ => false,
    }
}

/// Whether the remark says when the letters hold.
pub(super) fn has_condition(remark: &Remark) -> bool {
    !remark.condition.trim().is_empty()
}

/// One cell of a row on which a rule fires.
pub(super) struct CellFacts<'a> {
    pub(super) layout: &'a Layout,
    pub(super) audits: &'a Audits,
    pub(super) activity: &'a Activity,
    pub(super) position: usize,
    pub(super) column: &'a ColumnTraits,
    pub(super) letters: LetterSet,
}

impl<'a> CellFacts<'a> {
    /// The cell at a column's position; `None` where there is no such column.
    pub(super) fn at(
        layout: &'a Layout,
        audits: &'a Audits,
        activity: &'a Activity,
        position: usize,
    ) -> Option<Self> {
        let column = layout.columns.get(position)?;
        Some(Self { layout, audits, activity, position, column, letters: activity.letters_at(position) })
    }

    pub(super) fn owns(&self) -> bool {
        self.letters.meets(self.layout.parts.owns)
    }
    pub(super) fn does(&self) -> bool {
        self.letters.meets(self.layout.parts.does)
    }
    /// Whether its role does or owns both this review and a row that the review looks at.
    pub(super) fn looks_at_own_work(&self) -> bool {
        self.letters.meets(self.layout.parts.load())
            && self.audits.has_a_hand(self.activity.id, self.position)
    }
    pub(super) fn is_customer(&self) -> bool {
        self.column.side == PartyKind::Customer
    }
    pub(super) fn is_provider(&self) -> bool {
        self.column.side == PartyKind::Provider
    }
    pub(super) fn is_third(&self) -> bool {
        self.column.side == PartyKind::ThirdParty
    }
    pub(super) fn remark(&self) -> Option<&'a Remark> {
        self.activity.remark(self.column.role)
    }
    /// Whether another role of the same party owns the outcome too.
    pub(super) fn has_rival_of_its_party(&self) -> bool {
        let cells = self.activity.letters().iter().zip(&self.layout.columns);
        let mut others = cells.filter(|(letters, _)| letters.meets(self.layout.parts.owns));
        others.any(|(_, other)| other.party == self.column.party && other.role != self.column.role)
    }
}
