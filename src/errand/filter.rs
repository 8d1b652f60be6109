//! Which things of a review are listed, and under which headings. Reads words, draws nothing.

use super::{Decision, Item, Review, Standing};

/// Which things of a review are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// What waits for a decision.
    #[default]
    Open,
    /// What both sides changed, each otherwise.
    Conflicts,
    /// What only the open matrix changed.
    Mine,
    /// Everything.
    All,
}

impl Filter {
    /// Every filter in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Open, Self::Conflicts, Self::Mine, Self::All];

    /// What its button says.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Open => "To decide",
            Self::Conflicts => "Conflicts",
            Self::Mine => "Only yours",
            Self::All => "All",
        }
    }

    /// Why nothing is listed.
    pub const fn nothing(self) -> &'static str {
        match self {
            Self::Open => "Nothing waits for a decision.",
            Self::Conflicts => "There are no conflicts: nothing was changed by both sides.",
            Self::Mine => "Only the other side changed something.",
            Self::All => "Nothing differs.",
        }
    }

    /// Whether the thing is listed.
    pub fn wants(self, item: &Item, decision: Decision) -> bool {
        match self {
            Self::Open => item.is_choice() && decision == Decision::Open,
            Self::Conflicts => item.standing == Standing::Conflict,
            Self::Mine => item.standing == Standing::Mine,
            Self::All => true,
        }
    }
}

impl Review {
    /// The numbers of what is listed.
    pub fn listed(&self, filter: Filter) -> Vec<u32> {
        let all = (0..).zip(self.items.iter().zip(&self.decisions));
        all.filter(|(_, (item, decision))| filter.wants(item, **decision)).map(|(number, _)| number).collect()
    }

    /// How many things to decide are decided so.
    pub fn count(&self, decision: Decision) -> usize {
        let all = self.items.iter().zip(&self.decisions);
        all.filter(|(item, it)| item.is_choice() && **it == decision).count()
    }

    /// The numbers under their headings: what follows each other and lies in the same row or list.
    pub fn grouped(&self, numbers: &[u32]) -> Vec<Vec<u32>> {
        let heading = |number: &u32| {
            let item = self.items.get(*number as usize);
            item.map(|item| (item.activity, item.activity.is_none().then_some(&item.group)))
        };
        numbers.chunk_by(|one, other| heading(one) == heading(other)).map(<[u32]>::to_vec).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActivityId, Id};

    fn item(standing: Standing, row: u64) -> Item {
        let activity = (row > 0).then_some(ActivityId(Id::from_bits(row)));
        Item { standing, activity, group: "Roles".to_owned(), ..Item::default() }
    }

    #[test]
    fn what_is_listed_stands_under_its_row_or_list() {
        use Standing::{Conflict, Mine, Theirs};
        let items = [(Theirs, 0), (Mine, 0), (Theirs, 1), (Conflict, 1), (Theirs, 2)];
        let items: Vec<Item> = items.into_iter().map(|(standing, row)| item(standing, row)).collect();
        let mut decisions = vec![Decision::Open; 5];
        decisions[2] = Decision::Rejected;
        let review = Review { items, decisions, ..Review::default() };
        assert_eq!(review.listed(Filter::Open), [0, 3, 4]);
        assert_eq!(review.listed(Filter::Conflicts), [3]);
        assert_eq!(review.listed(Filter::Mine), [1]);
        assert_eq!(review.grouped(&review.listed(Filter::All)), [vec![0, 1], vec![2, 3], vec![4]]);
        assert_eq!((review.count(Decision::Open), review.count(Decision::Rejected)), (3, 1));
    }
}
