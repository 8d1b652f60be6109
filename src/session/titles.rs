//! Titles: renaming in place, and typing into the empty line or column to get a new one.

use super::describe::short;
use super::{Request, Session};
use crate::edit::{ColumnSpot, Edit, ListEdit, RowSpot, Selection, Spot, Transaction};
use crate::grid::{Line, Point};
use crate::model::{Activity, ActivityId, AreaField, AreaId, PartyId, Role, RoleField, RoleId};

impl Session {
    /// The text that an editor on the point starts with; `None` where there is no text to edit.
    pub fn text_at(&self, point: Point) -> Option<String> {
        match self.layout.line(point.line)? {
            Line::Roles if point.column == self.layout.new_column() => Some(String::new()),
            Line::Roles => Some(self.matrix.role_at(self.layout.role_at(point.column)?)?.title.clone()),
            Line::Area(index) => Some(self.matrix.areas.get(index)?.title.clone()),
            Line::Activity(index) if point.column == 0 => Some(self.matrix.activity_at(index)?.title.clone()),
            Line::New if point.column == 0 => Some(String::new()),
            Line::Parties => {
                let run = self
                    .layout
                    .parties()
                    .iter()
                    .find(|run| (run.first..=run.last).contains(&point.column))?;
                Some(self.matrix.party(run.party)?.name.clone())
            }
            _ => None,
        }
    }

    /// Takes the text that was edited at the point; what is selected meanwhile stays selected.
    pub fn commit_text_at(&mut self, point: Point, text: &str) {
        if point == self.anchor {
            return self.commit_text(text);
        }
        let (anchor, head) = (self.anchor, self.head);
        self.select(point);
        self.commit_text(text);
        self.select_range(anchor, head);
    }

    /// Takes the edited text of the active cell. An empty text leaves everything as it was.
    pub fn commit_text(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() || Some(&text) == self.text_at(self.anchor).as_ref() {
            return;
        }
        match self.layout.line(self.anchor.line) {
            Some(Line::Roles) if self.active_role().is_none() => self.add_role_at_end(text),
            Some(Line::Roles) => self.rename_role(text),
            Some(Line::Area(index)) => {
                let Some(area) = self.matrix.areas.get(index) else { return };
                let edit = ListEdit::Set { id: area.id, field: AreaField::Title(text.clone()) };
                self.edit(format!("Rename area to {}", short(&text)), vec![Edit::Area(edit)]);
            }
            Some(Line::Activity(_)) => {
                let Some(id) = self.active_activity().map(|activity| activity.id) else { return };
                self.edit(format!("Rename to {}", short(&text)), vec![Edit::SetActivityTitle(id, text)]);
            }
            Some(Line::New) => self.add_activity_at_end(text),
            Some(Line::Parties) => self.rename_party(text),
            None => {}
        }
    }

    fn rename_role(&mut self, text: String) {
        let Some(role) = self.active_role() else { return };
        let (id, label) = (role.id, format!("Rename role to {}", short(&text)));
        self.edit(label, vec![Edit::SetRole(id, Box::new(RoleField::Title(text)))]);
    }

    fn rename_party(&mut self, text: String) {
        let column = self.anchor.column;
        let run = self.layout.parties().iter().find(|run| (run.first..=run.last).contains(&column));
        let Some(party) = run.map(|run| run.party) else { return };
        let field = crate::model::PartyField::Name(text.clone());
        self.edit(
            format!("Name the party {}", short(&text)),
            vec![Edit::Party(ListEdit::Set { id: party, field })],
        );
    }

    /// The area into which a row typed in the empty line goes: that of the last row shown.
    pub(super) fn last_area(&self) -> Option<AreaId> {
        let last = self.layout.new_line().checked_sub(1)?;
        match self.layout.line(last)? {
            Line::Area(index) => self.matrix.areas.get(index).map(|area| area.id),
            Line::Activity(index) => self.matrix.activity_at(index)?.area,
            _ => None,
        }
    }

    fn add_activity_at_end(&mut self, title: String) {
        let area = self.last_area();
        let id = ActivityId::fresh(self.randomness.as_mut());
        let label = format!("Add {}", short(&title));
        let mut row = Activity::new(id, title, self.matrix.role_count());
        row.area = area;
        let at = self.matrix.activity_count();
        let spot = Spot { row: RowSpot::Activity(id), column: ColumnSpot::Title };
        let transaction = Transaction::new(label, vec![Edit::InsertActivities { at, rows: vec![row] }]);
        self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot))));
    }

    fn add_role_at_end(&mut self, title: String) {
        let party = self.layout.parties().last().map(|run| run.party);
        let party = party.or_else(|| self.matrix.parties.first().map(|party| party.id)).unwrap_or_default();
        self.add_role(self.matrix.role_count(), title, party);
    }

    /// Adds a role before the one at `at` and selects its title.
    pub fn add_role(&mut self, at: usize, title: String, party: PartyId) {
        let id = RoleId::fresh(self.randomness.as_mut());
        let label = format!("Add role {}", short(&title));
        let role = Role { id, title, party, ..Role::default() };
        let spot = Spot { row: RowSpot::Roles, column: ColumnSpot::Role(id) };
        let transaction = Transaction::new(label, vec![Edit::InsertRoles { at, columns: vec![role.into()] }]);
        if self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot)))) {
            self.request(Request::Focus);
        }
    }
}
