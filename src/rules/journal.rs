//! What a change does to the findings, place by place, while it is being followed.
//!
//! A place may be judged more than once on the way; only where it ends up differently counts.

use super::finding::{Change, Finding};
use super::grades::Grades;
use super::mask::RuleMask;
use crate::model::{IdMap, Place};

/// The rules that fire differently at a place, and which of them fire now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Shift {
    differs: RuleMask,
    fires: RuleMask,
}

/// The places where other rules fire than before.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal(IdMap<Place, Shift>);

impl Journal {
    /// Takes note that other rules fire at the place than a moment ago.
    pub(super) fn note(&mut self, place: Place, before: RuleMask, after: RuleMask) {
        let turned = before.without(after).union(after.without(before));
        if turned.is_empty() {
            return;
        }
        let shift = self.0.entry(place).or_default();
        shift.differs = shift.differs.without(turned).union(turned.without(shift.differs));
        shift.fires = shift.fires.without(turned).union(after.within(turned));
    }

    /// What it all comes to.
    pub(super) fn sum(&self, grades: &Grades) -> Change {
        let mut change = Change::default();
        for (place, shift) in &self.0 {
            let appeared = shift.differs.within(shift.fires);
            change.appeared += appeared.len();
            change.settled += shift.differs.without(shift.fires).len();
            for rule in appeared.iter() {
                let Some(severity) = grades.severity(rule) else { continue };
                if change.first.is_none_or(|first| severity < first.severity) {
                    change.first = Some(Finding { rule, severity, place: *place });
                }
            }
        }
        change
    }
}
