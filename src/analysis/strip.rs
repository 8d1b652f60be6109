//! The completeness strip: the worst state in each stretch of rows, for a narrow picture beside a scroll bar.

use crate::model::ActivityId;
use crate::rules::{Engine, RowState};

/// How bad a state is to look at; a row that nobody has begun weighs more than advice and less than a warning.
const fn weight(state: RowState) -> u8 {
    match state {
        RowState::Complete => 0,
        RowState::Advice => 1,
        RowState::Unfinished => 2,
        RowState::Warning => 3,
        RowState::Error => 4,
    }
}

/// The worst state in each of at most `buckets` stretches of the rows, in the order given; all stretches are
/// of the same length but for one row. Where there are fewer rows than buckets, each row has its own.
pub fn completeness_strip(
    engine: &Engine,
    rows: impl ExactSizeIterator<Item = ActivityId>,
    buckets: usize,
) -> Vec<RowState> {
    let count = rows.len();
    let buckets = buckets.min(count);
    let mut strip = vec![RowState::Complete; buckets];
    for (index, row) in rows.enumerate() {
        let state = engine.row_state(row);
        let bucket = index * buckets / count.max(1);
        if let Some(worst) = strip.get_mut(bucket)
            && weight(state) > weight(*worst)
        {
            *worst = state;
        }
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::{RowState, weight};

    #[test]
    fn a_row_not_begun_hides_no_warning_and_is_not_hidden_by_advice() {
        let mut states =
            [RowState::Error, RowState::Advice, RowState::Unfinished, RowState::Warning, RowState::Complete];
        states.sort_by_key(|state| weight(*state));
        assert_eq!(
            states,
            [RowState::Complete, RowState::Advice, RowState::Unfinished, RowState::Warning, RowState::Error]
        );
    }
}
