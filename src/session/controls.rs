//! Control catalogues: which the matrix answers to, which controls an activity refers to, an activity for a gap.

use super::describe::short;
use super::fields::one_line;
use super::{Request, Session};
use crate::catalog::controls::{self, Catalogue, Entry};
use crate::edit::{ColumnSpot, Edit, ListEdit, RowSpot, Selection, Spot, Transaction};
use crate::model::{Activity, ActivityField, ActivityId, Area, AreaId, MatrixField};

/// A reference to a control, as an activity has it and as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ControlReference {
    /// The reference as it stands in the activity.
    pub text: String,
    /// The control's identifier in its standard's spelling; the text itself where no catalogue knows it.
    pub id: String,
    /// The control's short title; empty where no catalogue knows it.
    pub title: String,
}

impl ControlReference {
    /// Finds out what a reference means. A number of an earlier edition keeps its own and says what it is now.
    pub fn read(text: &str) -> Self {
        let known = controls::find(text);
        let (id, title) = match known {
            Some(entry) if !entry.id.is_empty() => (entry.id.to_owned(), entry.title.to_owned()),
            Some(entry) => (text.to_owned(), entry.title.to_owned()),
            None => (text.to_owned(), successors_in_words(text)),
        };
        Self { text: text.to_owned(), id, title }
    }

    /// Identifier and title.
    pub fn words(&self) -> String {
        if self.title.is_empty() { self.id.clone() } else { format!("{} {}", self.id, self.title) }
    }
}

/// "now A.5.15, A.8.2" for a number of an earlier edition; empty for any other text.
fn successors_in_words(text: &str) -> String {
    let successors = controls::successors(text);
    let ids: Vec<&str> = successors.iter().map(|entry| entry.id).collect();
    if ids.is_empty() { String::new() } else { format!("(now {})", ids.join(", ")) }
}

impl Session {
    /// The catalogues that the matrix answers to, in the order they are offered.
    pub fn chosen_catalogues(&self) -> Vec<&'static Catalogue> {
        let chosen = &self.matrix.info.catalogues;
        controls::catalogues().iter().filter(|it| chosen.iter().any(|id| id == it.id)).collect()
    }

    /// Lets the matrix answer to a catalogue, or no longer; ids that no catalogue has stay. Returns whether that changed
    /// anything.
    pub fn choose_catalogue(&mut self, catalogue: &'static Catalogue, chosen: bool) -> bool {
        let ids = with_catalogue(&self.matrix.info.catalogues, catalogue.id, chosen);
        if ids == self.matrix.info.catalogues {
            return false;
        }
        let label = if chosen {
            format!("Answer to {}", catalogue.name)
        } else {
            format!("Answer no longer to {}", catalogue.name)
        };
        self.edit(label, vec![Edit::SetInfo(Box::new(MatrixField::Catalogues(ids)))])
    }

    /// The controls that fit what was typed, the best first: those of the chosen catalogues before all others.
    pub fn search_controls(&self, text: &str, most: usize) -> Vec<Entry> {
        let chosen = self.chosen_catalogues();
        let mut found = controls::search(&chosen, text, most);
        if found.len() < most {
            let others: Vec<_> = controls::catalogues().iter().filter(|it| !chosen.contains(it)).collect();
            found.extend(controls::search(&others, text, most - found.len()));
        }
        found
    }

    /// Lets the activity refer to more controls, separated by commas or semicolons. An identifier is written as its
    /// standard writes it; what no catalogue knows is kept as typed. Returns whether that changed anything.
    pub fn attach_controls(&mut self, activity: ActivityId, typed: &str) -> bool {
        let Some(row) = self.matrix.activity(activity) else { return false };
        let mut references = row.details().controls.clone();
        for part in typed.split([',', ';', '\n']).map(one_line).filter(|part| !part.is_empty()) {
            let known = controls::find(&part).filter(|entry| !entry.id.is_empty());
            let reference = known.map_or(part, |entry| entry.reference());
            if !references.iter().any(|other| *other == reference || same_control(other, known)) {
                references.push(reference);
            }
        }
        self.set_activity(activity, ActivityField::Controls(references))
    }

    /// Lets the activity no longer refer to a control, by the reference as it stands there. Returns whether that
    /// changed anything.
    pub fn detach_control(&mut self, activity: ActivityId, reference: &str) -> bool {
        let Some(row) = self.matrix.activity(activity) else { return false };
        let mut references = row.details().controls.clone();
        references.retain(|other| other != reference);
        self.set_activity(activity, ActivityField::Controls(references))
    }

    /// Adds an activity that refers to the control and opens its title, all in one step.
    ///
    /// It stands at the end of the area named as the control's nearest heading, which is added where there is none. A
    /// control without heading goes where the active cell is. Returns whether that happened.
    pub fn add_activity_for(&mut self, control: Entry) -> bool {
        let mut edits = Vec::new();
        let area = match control.headings().last() {
            Some(heading) => Some(self.area_named(heading.title, &mut edits)),
            None => self.active_activity().and_then(|row| row.area),
        };
        let last = self.matrix.activities().rposition(|row| row.area == area);
        let at = last.map_or(self.matrix.activity_count(), |last| last + 1);
        let id = ActivityId::fresh(self.randomness.as_mut());
        let mut row = Activity::new(id, control.activity_title(), self.matrix.role_count());
        row.area = area;
        row.with_details(|details| details.controls.push(control.reference()));
        edits.push(Edit::InsertActivities { at, rows: vec![row] });
        let spot = Spot { row: RowSpot::Activity(id), column: ColumnSpot::Title };
        let label = format!("Add an activity for {} {}", control.id, short(control.title));
        let transaction = Transaction::new(label, edits);
        let done = self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot))));
        if done {
            self.request(Request::EditText(None));
        }
        done
    }

    /// The area with this title; where there is none, an edit that adds it at the end.
    fn area_named(&mut self, title: &str, edits: &mut Vec<Edit>) -> AreaId {
        let areas = &self.matrix.areas;
        let wanted = title.to_lowercase();
        if let Some(area) = areas.iter().find(|area| area.title.trim().to_lowercase() == wanted) {
            return area.id;
        }
        let id = AreaId::fresh(self.randomness.as_mut());
        let area = Area { id, title: title.to_owned(), ..Area::default() };
        edits.push(Edit::Area(ListEdit::Insert { at: self.matrix.areas.len(), items: vec![area] }));
        id
    }
}

/// The ids with the one of a catalogue or without it; in the order they are offered, unknown ones at the end.
pub fn with_catalogue(ids: &[String], id: &str, chosen: bool) -> Vec<String> {
    let is_in = |known: &str| if known == id { chosen } else { ids.iter().any(|it| it == known) };
    let known = controls::catalogues().iter().map(|it| it.id).filter(|known| is_in(known));
    let unknown = ids.iter().filter(|it| controls::catalogue(it).is_none());
    known.map(str::to_owned).chain(unknown.cloned()).collect()
}

/// Whether the reference, however it is spelled, names the control.
fn same_control(reference: &str, control: Option<Entry>) -> bool {
    control.is_some() && controls::find(reference) == control
}

#[cfg(test)]
#[path = "controls_tests.rs"]
mod tests;
