//! Coverage of a catalogue: which controls have an activity with one accountable owner, and which have none.
//!
//! One pass over the activities. What a reference means is the catalogue's concern; whether an owner is the right
//! one is the rules'.

use crate::catalog::controls::{Catalogue, Entry, EntryKind};
use crate::model::{Activity, ActivityId, LetterSet, Matrix, Part, PartyId};

/// An activity that refers to an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Referring {
    /// The activity.
    pub activity: ActivityId,
    /// Whether it has exactly one accountable owner (one of each party that has any, where the matrix allows that).
    pub has_one_owner: bool,
}

/// How a control stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No activity refers to it.
    Missing,
    /// Activities refer to it, but none has exactly one accountable owner.
    Unowned,
    /// At least one activity with exactly one accountable owner refers to it.
    Covered,
}

/// A catalogue's entry with the activities that refer to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered<'a> {
    /// The heading, control or part of a control.
    pub entry: Entry,
    /// The activities that refer to it, in the matrix's order, each once. For a control also those that refer to a
    /// part of it; for a heading only those that name the heading: they cover none of the controls below it.
    pub activities: &'a [Referring],
}

impl Covered<'_> {
    /// How it stands.
    pub fn standing(&self) -> Standing {
        match self.activities {
            [] => Standing::Missing,
            activities if activities.iter().any(|it| it.has_one_owner) => Standing::Covered,
            _ => Standing::Unowned,
        }
    }
}

/// How many controls stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CoverageCounts {
    /// Controls in all.
    pub controls: usize,
    /// With an activity that has exactly one accountable owner.
    pub covered: usize,
    /// With activities, none of which has exactly one accountable owner.
    pub unowned: usize,
    /// Without an activity.
    pub missing: usize,
}

/// What a matrix says to a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    entries: Vec<Entry>,
    /// Where the activities of each entry end; they begin where those of the entry before it end.
    ends: Vec<usize>,
    activities: Vec<Referring>,
}

impl Coverage {
    /// Works out which activities of the matrix refer to which entries of the catalogue.
    ///
    /// References to other catalogues, and texts that mean nothing in this one, are passed over.
    pub fn of(matrix: &Matrix, catalogue: &'static Catalogue) -> Self {
        let index = catalogue.index();
        let control_of = controls_of(index.entries());
        let owners = Owners::of(matrix);
        let mut found: Vec<(usize, Referring)> = Vec::new();
        for activity in matrix.activities() {
            let begin = found.len();
            // Twice one mark is much faster than once two.
            let references = activity.details().controls.iter().flat_map(|text| text.split(','));
            let references = references.flat_map(|text| text.split(';'));
            for entry in references.flat_map(|reference| index.meant(reference)) {
                let control = control_of.get(entry.place).copied().unwrap_or(entry.place);
                for place in [entry.place, control] {
                    let own = found.get(begin..).unwrap_or_default();
                    if own.iter().any(|(known, _)| *known == place) {
                        continue;
                    }
                    let has_one_owner = match own {
                        [] => owners.has_one(activity),
                        [(_, first), ..] => first.has_one_owner,
                    };
                    found.push((place, Referring { activity: activity.id, has_one_owner }));
                }
            }
        }
        let (ends, activities) = by_entry(&found, index.entries().len());
        Self { entries: index.entries().to_vec(), ends, activities }
    }

    /// Every entry of the catalogue with its activities, in the catalogue's order: for a table with headings.
    pub fn entries(&self) -> impl Iterator<Item = Covered<'_>> {
        let begins = std::iter::once(0).chain(self.ends.iter().copied());
        let ranges = begins.zip(self.ends.iter().copied());
        self.entries.iter().zip(ranges).map(|(entry, (begin, end))| Covered {
            entry: *entry,
            activities: self.activities.get(begin..end).unwrap_or_default(),
        })
    }

    /// The controls with their activities, in the catalogue's order.
    pub fn controls(&self) -> impl Iterator<Item = Covered<'_>> {
        self.entries().filter(|it| it.entry.kind == EntryKind::Control)
    }

    /// The controls that are not covered, in the catalogue's order.
    pub fn gaps(&self) -> impl Iterator<Item = Covered<'_>> {
        self.controls().filter(|it| it.standing() != Standing::Covered)
    }

    /// The figures of the whole catalogue.
    pub fn counts(&self) -> CoverageCounts {
        counts(self.entries())
    }

    /// The figures of the controls below a heading; of nothing where the entry is no heading.
    pub fn counts_below(&self, heading: Entry) -> CoverageCounts {
        let EntryKind::Heading(level) = heading.kind else { return CoverageCounts::default() };
        let is_outside =
            |it: &Covered<'_>| matches!(it.entry.kind, EntryKind::Heading(other) if other <= level);
        counts(self.entries().skip(heading.place.saturating_add(1)).take_while(|it| !is_outside(it)))
    }
}

fn counts<'a>(entries: impl Iterator<Item = Covered<'a>>) -> CoverageCounts {
    let mut counts = CoverageCounts::default();
    for control in entries.filter(|it| it.entry.kind == EntryKind::Control) {
        counts.controls += 1;
        match control.standing() {
            Standing::Covered => counts.covered += 1,
            Standing::Unowned => counts.unowned += 1,
            Standing::Missing => counts.missing += 1,
        }
    }
    counts
}

/// What was found, ordered by entry and within one in the matrix's order, and where each entry's part ends.
///
/// Counts instead of sorting: there are many references and few entries.
fn by_entry(found: &[(usize, Referring)], entries: usize) -> (Vec<usize>, Vec<Referring>) {
    // First how many each entry has, then where it begins; filling moves each to where it ends.
    let mut ends = vec![0; entries];
    for (place, _) in found {
        if let Some(count) = ends.get_mut(*place) {
            *count += 1;
        }
    }
    let mut total = 0;
    for end in &mut ends {
        total += std::mem::replace(end, total);
    }
    let mut ordered: Vec<Referring> = found.iter().map(|(_, referring)| *referring).collect();
    for (place, referring) in found {
        let Some(end) = ends.get_mut(*place) else { continue };
        if let Some(slot) = ordered.get_mut(*end) {
            *slot = *referring;
        }
        *end += 1;
    }
    (ends, ordered)
}

/// The control that each entry belongs to: a part to the control before it, everything else to itself.
fn controls_of(entries: &[Entry]) -> Vec<usize> {
    let mut control = 0;
    let own = entries.iter().map(|entry| {
        if entry.kind != EntryKind::Part {
            control = entry.place;
        }
        control
    });
    own.collect()
}

/// Who counts as an owner.
struct Owners {
    letters: LetterSet,
    /// The party of each role, where each party may have an owner of its own.
    parties: Option<Vec<PartyId>>,
}

impl Owners {
    fn of(matrix: &Matrix) -> Self {
        let parties = || matrix.roles().map(|role| role.party).collect();
        Self {
            letters: matrix.scheme.playing(Part::Owns),
            parties: matrix.rules.one_owner_per_party.then(parties),
        }
    }

    fn has_one(&self, activity: &Activity) -> bool {
        let is_owner = |cell: &&LetterSet| cell.meets(self.letters);
        let count = activity.letters().iter().filter(is_owner).count();
        let Some(parties) = &self.parties else { return count == 1 };
        let owners = activity.letters().iter().zip(parties).filter(|(cell, _)| cell.meets(self.letters));
        let mut parties: Vec<PartyId> = owners.map(|(_, party)| *party).collect();
        parties.sort_unstable();
        parties.dedup();
        count > 0 && parties.len() == count
    }
}

#[cfg(test)]
mod tests;
