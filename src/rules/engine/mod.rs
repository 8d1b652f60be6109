//! The engine: keeps, for every row and role, the set of rules that fire there, and follows each change.
//!
//! A row's findings are eight bytes; messages and fixes are worked out when somebody looks. It knows
//! neither clock nor screen: today's date is handed in.

mod count;
mod full;
mod judge;
mod update;
mod view;

use std::collections::HashMap;

use super::audits::Audits;
use super::columns::{ColumnLetters, RoleProfile};
use super::elsewhere::Elsewhere;
use super::finding::Change;
use super::grades::Grades;
use super::journal::Journal;
use super::layout::Layout;
use super::mask::RuleMask;
use super::matters::Matters;
use super::people::PeopleLoads;
use super::separation::Separation;
use super::title_index::TitleIndex;
use super::title_reading::ActivityTitle;
use super::topics::Topics;
use super::waiver_index::WaiverIndex;
use super::words::WordBits;
use crate::model::{Activity, ActivityId, Date, IdHash};
use count::Tally;
pub use view::{Findings, RuleFindings};

/// What is kept of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Row {
    /// The key of its title.
    key: u64,
    /// What it is about, by its title and its nature.
    topics: Topics,
    /// A bit for each word of its title, by which rows that cannot have a word are passed over.
    words: WordBits,
    /// Whether its title does not say what is done.
    is_vague: bool,
    /// The rules that fire on it, waived or not.
    found: RuleMask,
}

impl Row {
    /// A row as its title and nature tell, nothing found on it yet.
    fn of(activity: &Activity) -> Self {
        Self::told_by(activity, ActivityTitle::of(&activity.title))
    }

    fn told_by(activity: &Activity, title: ActivityTitle) -> Self {
        let ActivityTitle { key, words, is_vague, reading } = title;
        let topics = Topics::of_activity(reading, activity.details().nature);
        Self { key, topics, words, is_vague, found: RuleMask::EMPTY }
    }
}

/// Live validation of one matrix.
#[derive(Clone)]
pub struct Engine {
    today: Date,
    /// Rows without letters count as errors though the matrix is a draft.
    strict: bool,
    /// Rows without letters do not count as errors.
    lenient: bool,
    grades: Grades,
    layout: Layout,
    letters: ColumnLetters,
    roles: Vec<RoleProfile>,
    rows: HashMap<ActivityId, Row, IdHash>,
    titles: TitleIndex,
    people: PeopleLoads,
    separation: Separation,
    audits: Audits,
    matters: Matters,
    waivers: WaiverIndex,
    /// The rules waived, of the rows that have any.
    waived_rows: HashMap<ActivityId, RuleMask, IdHash>,
    elsewhere: Vec<Elsewhere>,
    tally: Tally,
    /// What the change being followed has done so far; nothing is noted in a full validation.
    journal: Option<Journal>,
    change: Change,
}

impl Engine {
    /// What rows are judged by.
    pub(super) const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The duties kept apart.
    pub(super) const fn separation(&self) -> &Separation {
        &self.separation
    }

    /// Which reviews look at which rows.
    pub(super) const fn audits(&self) -> &Audits {
        &self.audits
    }

    /// The day as of which the matrix is validated.
    pub const fn date(&self) -> Date {
        self.today
    }

    /// How many rows settle what a contract must settle.
    pub(super) const fn matters(&self) -> &Matters {
        &self.matters
    }

    /// The rules waived on the row.
    fn waived_in(&self, row: ActivityId) -> RuleMask {
        if self.waived_rows.is_empty() {
            return RuleMask::EMPTY;
        }
        self.waived_rows.get(&row).copied().unwrap_or_default()
    }

    /// The rules that are reported: switched on, and rows without letters only where they count.
    fn reported(&self) -> RuleMask {
        let unassigned = RuleMask::of(super::registry::RuleId::ActivityUnassigned);
        self.grades.enabled().without(unassigned.when(self.lenient))
    }

    /// The rules that are reported on the row.
    fn live_in(&self, row: ActivityId) -> RuleMask {
        let found = self.rows.get(&row).map(|row| row.found).unwrap_or_default();
        found.within(self.reported()).without(self.waived_in(row))
    }
}

/// Two engines are equal that say the same of the same matrix, however they came to know.
impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        self.today == other.today
            && self.strict == other.strict
            && self.lenient == other.lenient
            && self.layout == other.layout
            && self.letters == other.letters
            && self.roles == other.roles
            && self.rows == other.rows
            && self.titles == other.titles
            && self.people == other.people
            && self.separation == other.separation
            && self.audits == other.audits
            && self.matters == other.matters
            && self.waivers == other.waivers
            && self.waived_rows == other.waived_rows
            && self.elsewhere == other.elsewhere
            && self.tally == other.tally
    }
}
