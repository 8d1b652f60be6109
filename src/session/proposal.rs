//! What a comparison that is under way proposes for cells, to be shown in the grid. Changes nothing.

use std::collections::HashMap;

use super::Session;
use crate::errand::{Decision, Review};
use crate::model::{ActivityId, LetterSet, RoleId};

/// The cells for which something is proposed.
pub(super) type Proposal = HashMap<(ActivityId, RoleId), Proposed>;

/// What is proposed for a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proposed {
    /// The letters that the other side has.
    pub letters: LetterSet,
    /// What was decided.
    pub decision: Decision,
}

impl Session {
    /// Follows a comparison, or its end. Letters that the scheme does not know are not shown.
    pub fn follow_review(&mut self, review: Option<&Review>) {
        let scheme = &self.matrix.scheme;
        self.proposal = review.map(|review| {
            let items = review.items.iter().zip(&review.decisions);
            let cells = items.filter(|(item, _)| item.letters && item.is_choice());
            let proposed = cells.filter_map(|(item, decision)| {
                let letters = scheme.parse(&item.theirs).ok()?;
                Some(((item.activity?, item.role?), Proposed { letters, decision: *decision }))
            });
            proposed.collect()
        });
    }

    /// What is proposed for a cell, where that is not what it holds already.
    pub fn proposed(&self, activity: ActivityId, role: RoleId, now: LetterSet) -> Option<Proposed> {
        let proposed = self.proposal.as_ref()?.get(&(activity, role))?;
        (proposed.letters != now).then_some(*proposed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::errand::Item;
    use crate::grid::View;
    use crate::model::{Activity, Date, Id, Matrix, Role, SeededRandomness};

    #[test]
    fn a_cell_shows_what_is_proposed_until_it_holds_that() {
        let mut matrix = Matrix::default();
        let (row, role) = (ActivityId(Id::from_bits(1)), RoleId(Id::from_bits(2)));
        assert!(matrix.push_role(Role { id: role, ..Role::default() }));
        assert!(matrix.push_activity(Activity::new(row, "Patch", 1)));
        let accountable = matrix.scheme.parse("A").unwrap();
        let randomness = Box::new(SeededRandomness::new(1));
        let today: Date = "2026-11-22".parse().unwrap();
        let mut session = Session::new(matrix, View::default(), today, randomness);
        assert_eq!(session.proposed(row, role, LetterSet::EMPTY), None);
        let cell = Item { activity: Some(row), role: Some(role), letters: true, ..Item::default() };
        let items =
            vec![Item { theirs: "A".to_owned(), ..cell.clone() }, Item { theirs: "X".to_owned(), ..cell }];
        let decisions = vec![Decision::Accepted, Decision::Open];
        session.follow_review(Some(&Review { items, decisions, ..Review::default() }));
        let proposed = Proposed { letters: accountable, decision: Decision::Accepted };
        assert_eq!(session.proposed(row, role, LetterSet::EMPTY), Some(proposed));
        assert_eq!(session.proposed(row, role, accountable), None);
        session.follow_review(None);
        assert_eq!(session.proposed(row, role, LetterSet::EMPTY), None);
    }
}
