//! Horizontal analysis: each activity with its counts, and what the rules say of them.

use super::tally::{Tallies, Tally};
use super::verdict::{Verdict, verdicts};
use crate::model::{ActivityId, Matrix};
use crate::rules::{Engine, RowState};

/// One row, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// The row.
    pub activity: ActivityId,
    /// How many roles have a letter of each part.
    pub counts: Tally,
    /// How far the row is, by everything the rules say of it.
    pub state: RowState,
    /// What the rules say of its counts, the gravest first.
    pub verdicts: Vec<Verdict>,
}

/// Counts every row, in the order of the matrix. The engine must have followed the matrix to its present state.
pub fn by_activity(matrix: &Matrix, engine: &Engine) -> Vec<ActivityLine> {
    let tallies = Tallies::of(&matrix.scheme);
    let activities = matrix.activity_count() as u32;
    let line = |activity: &crate::model::Activity| {
        let counts = tallies.sum(activity.letters());
        ActivityLine {
            activity: activity.id,
            counts,
            state: engine.row_state(activity.id),
            verdicts: verdicts(engine.row(activity.id), &counts, &matrix.rules.limits, activities),
        }
    };
    matrix.activities().map(line).collect()
}
