//! Rows, columns and areas: insert, delete, fold, find.

use super::moving::Whole;
use super::{Request, Session, roles};
use crate::catalog::words::counted;
use crate::edit::{ColumnSpot, Edit, ListEdit, RoleColumn, RowSpot, Selection, Spot, Transaction};
use crate::grid::{Line, Rectangle};
use crate::model::{Activity, ActivityId, Area, AreaId, Role, RoleField, RoleId};

impl Session {
    /// Inserts empty rows above or below the selection and opens the first one's title.
    pub(super) fn insert_activities(&mut self, count: usize, below: bool) {
        let Rectangle { first, last } = self.selected();
        let line = if below { last.line } else { first.line };
        let (at, area) = self.insertion_at(line, below);
        let width = self.matrix.role_count();
        let mut rows = Vec::with_capacity(count);
        for _ in 0..count.max(1) {
            let mut row = Activity::new(ActivityId::fresh(self.randomness.as_mut()), "", width);
            row.area = area;
            rows.push(row);
        }
        let Some(first_new) = rows.first().map(|row| row.id) else { return };
        let spot = Spot { row: RowSpot::Activity(first_new), column: ColumnSpot::Title };
        let label = format!("Insert {}", counted(rows.len(), "activity", "activities"));
        let transaction = Transaction::new(label, vec![Edit::InsertActivities { at, rows }]);
        if self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot)))) {
            self.request(Request::Focus);
            self.request(Request::EditText(None));
        }
    }

    /// Where in the matrix a row beside the line goes, and into which area.
    fn insertion_at(&self, line: usize, below: bool) -> (usize, Option<AreaId>) {
        let end = self.matrix.activity_count();
        match self.layout.line(line) {
            Some(Line::Activity(index)) => {
                let area = self.matrix.activity_at(index).and_then(|activity| activity.area);
                (if below { index + 1 } else { index }, area)
            }
            Some(Line::Area(index)) => {
                let area = self.matrix.areas.get(index).map(|area| area.id);
                let first = self.matrix.activities().position(|activity| activity.area == area);
                (first.unwrap_or(end), area)
            }
            Some(Line::New) => (end, self.last_area()),
            _ => {
                let first = (self.layout.heading_lines()..self.layout.new_line())
                    .find_map(|line| self.layout.activity_at(line));
                let area = first.and_then(|index| self.matrix.activity_at(index)).and_then(|it| it.area);
                (first.unwrap_or(0), area)
            }
        }
    }

    /// Inserts empty roles before or after the selection and opens the first one's title.
    pub(super) fn insert_roles(&mut self, count: usize, after: bool) {
        let Rectangle { first, last } = self.selected();
        let column = if after { last.column } else { first.column };
        let beside = self.layout.role_at(column);
        let at = beside.map_or(self.matrix.role_count(), |role| if after { role + 1 } else { role });
        let party = beside.and_then(|role| self.matrix.role_at(role)).map(|role| role.party);
        let party = party.or_else(|| self.matrix.parties.first().map(|party| party.id)).unwrap_or_default();
        let mut columns = Vec::with_capacity(count);
        for _ in 0..count.max(1) {
            let id = RoleId::fresh(self.randomness.as_mut());
            columns.push(RoleColumn::from(Role { id, party, ..Role::default() }));
        }
        let Some(first_new) = columns.first().map(|column| column.role.id) else { return };
        let spot = Spot { row: RowSpot::Roles, column: ColumnSpot::Role(first_new) };
        let label = format!("Insert {}", counted(columns.len(), "role", "roles"));
        let transaction = Transaction::new(label, vec![Edit::InsertRoles { at, columns }]);
        if self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot)))) {
            self.request(Request::Focus);
            self.request(Request::EditText(None));
        }
    }

    /// Inserts as many rows or columns as are selected.
    pub(super) fn insert_selected(&mut self) {
        let Rectangle { first, last } = self.selected();
        match self.whole() {
            Whole::Rows => self.insert_activities(last.line - first.line + 1, false),
            Whole::Columns => self.insert_roles(last.column - first.column + 1, false),
            Whole::No => self.tell_whole(),
        }
    }

    /// Deletes the selected rows or columns.
    pub(super) fn delete_selected(&mut self) {
        match self.whole() {
            Whole::Rows if self.selected_activities().is_empty() => self.delete_area(),
            Whole::Rows => self.delete_activities(),
            Whole::Columns => self.delete_roles(),
            Whole::No => self.tell_whole(),
        }
    }

    fn tell_whole(&mut self) {
        let text = "Select whole rows (Shift+Space) or columns (Ctrl+Space) first.";
        self.request(Request::Toast { text: text.to_owned(), undo: false });
    }

    /// Deletes the rows of the selection.
    pub(super) fn delete_activities(&mut self) {
        let gone = self.selected_activities();
        let mut positions: Vec<usize> =
            gone.iter().filter_map(|id| self.matrix.activity_index(*id)).collect();
        positions.sort_unstable();
        let Some(name) =
            gone.first().and_then(|id| self.matrix.activity(*id)).map(|it| self.activity_name(it))
        else {
            return;
        };
        let what = if gone.len() == 1 { name } else { counted(gone.len(), "activity", "activities") };
        // From the end, so that the positions before stay true.
        let edits =
            runs(&positions).into_iter().rev().map(|(at, count)| Edit::RemoveActivities { at, count });
        let transaction = Transaction::new(format!("Delete {what}"), edits.collect());
        // One cell is selected then, lest the same keys delete what comes next.
        let next = self.row_beside(&gone).zip(self.active_spot());
        let after = next.map(|(row, spot)| Selection::cell(Spot { row, ..spot }));
        if self.perform(transaction.selecting(self.selection(), after)) {
            self.request(Request::Toast { text: format!("Deleted {what}."), undo: true });
            self.request(Request::Focus);
        }
    }

    /// Deletes the roles of the selection and every mention of them.
    pub(super) fn delete_roles(&mut self) {
        let gone = self.selected_roles();
        let mut positions: Vec<usize> = gone.iter().filter_map(|id| self.matrix.role_index(*id)).collect();
        positions.sort_unstable();
        let Some(name) = gone.first().and_then(|id| self.matrix.role(*id)).map(|role| self.role_name(role))
        else {
            return;
        };
        let what =
            if gone.len() == 1 { format!("role {name}") } else { counted(gone.len(), "role", "roles") };
        let mut edits = roles::forget(&self.matrix, &gone);
        edits.extend(runs(&positions).into_iter().rev().map(|(at, count)| Edit::RemoveRoles { at, count }));
        let transaction = Transaction::new(format!("Delete {what}"), edits);
        let next = self.active_spot().map(|spot| Spot { column: self.column_beside(&gone), ..spot });
        if self.perform(transaction.selecting(self.selection(), next.map(Selection::cell))) {
            self.request(Request::Toast { text: format!("Deleted {what}."), undo: true });
            self.request(Request::Focus);
        }
    }

    /// The row that takes the place of those that go: the one below the last, else the one above the first.
    fn row_beside(&self, gone: &[ActivityId]) -> Option<RowSpot> {
        let stays = |line: &usize| {
            let row = self.layout.activity_at(*line).and_then(|index| self.matrix.activity_at(index));
            row.map(|row| row.id).filter(|id| !gone.contains(id))
        };
        let Rectangle { first, last } = self.selected();
        let below = (last.line + 1..self.layout.new_line()).find_map(|line| stays(&line));
        let above = || (0..first.line).rev().find_map(|line| stays(&line));
        below.or_else(above).map(RowSpot::Activity)
    }

    /// The column that takes the place of those that go: the next, else the one before, else the titles.
    fn column_beside(&self, gone: &[RoleId]) -> ColumnSpot {
        let stays = |column: usize| {
            let role = self.layout.role_at(column).and_then(|index| self.matrix.role_at(index));
            role.map(|role| role.id).filter(|id| !gone.contains(id))
        };
        let Rectangle { first, last } = self.selected();
        let right = (last.column + 1..self.layout.new_column()).find_map(stays);
        let left = || (1..first.column).rev().find_map(stays);
        right.or_else(left).map_or(ColumnSpot::Title, ColumnSpot::Role)
    }

    /// Starts an area with the selected rows, or an empty one where none is selected, and opens its title.
    pub(super) fn insert_area(&mut self) {
        let id = AreaId::fresh(self.randomness.as_mut());
        let members = self.selected_activities();
        let current = self.active_area();
        let at = current.map_or(self.matrix.areas.len(), |index| index + 1);
        let area = Area { id, title: "New area".to_owned(), ..Area::default() };
        let mut edits = vec![Edit::Area(ListEdit::Insert { at, items: vec![area] })];
        edits.extend(members.into_iter().map(|activity| Edit::SetActivityArea(activity, Some(id))));
        let spot = Spot { row: RowSpot::Area(id), column: ColumnSpot::Title };
        let transaction = Transaction::new("Insert area", edits);
        if self.perform(transaction.selecting(self.selection(), Some(Selection::cell(spot)))) {
            self.request(Request::Focus);
            self.request(Request::EditText(None));
        }
    }

    /// Position of the area in which the active cell is.
    fn active_area(&self) -> Option<usize> {
        match self.layout.line(self.anchor.line)? {
            Line::Area(index) => Some(index),
            Line::Activity(index) => {
                let area = self.matrix.activity_at(index)?.area?;
                self.matrix.areas.iter().position(|other| other.id == area)
            }
            _ => None,
        }
    }

    /// Takes the heading of the active area away; its rows stay.
    pub(super) fn delete_area(&mut self) {
        let Some(index) = self.active_area() else { return };
        let Some(area) = self.matrix.areas.get(index) else { return };
        let (id, title) = (area.id, super::describe::short(&area.title));
        let members = self.matrix.activities().filter(|activity| activity.area == Some(id));
        let members: Vec<ActivityId> = members.map(|activity| activity.id).collect();
        let mut edits: Vec<Edit> = members.iter().map(|row| Edit::SetActivityArea(*row, None)).collect();
        edits.push(Edit::Area(ListEdit::Remove { at: index, count: 1 }));
        let transaction = Transaction::new(format!("Remove area {title}"), edits);
        let first =
            members.first().map(|row| Spot { row: RowSpot::Activity(*row), column: ColumnSpot::Title });
        let after = self.active_activity().and(self.selection()).or(first.map(Selection::cell));
        if self.perform(transaction.selecting(self.selection(), after)) {
            let text = format!("Removed the heading {title}; its rows are kept without an area.");
            self.request(Request::Toast { text, undo: true });
            self.request(Request::Focus);
        }
    }

    /// Folds the active area away or opens it.
    pub(super) fn toggle_area(&mut self) {
        let Some(id) = self.active_area().and_then(|index| self.matrix.areas.get(index)).map(|area| area.id)
        else {
            return;
        };
        let mut view = self.view.clone();
        if !view.collapsed.remove(&id) {
            view.collapsed.insert(id);
        }
        // The rows go out of sight, so the heading takes the selection.
        if self.active_activity().is_some() {
            let spot = Spot { row: RowSpot::Area(id), column: ColumnSpot::Title };
            if let Some(point) = self.layout.point(&self.matrix, spot) {
                self.select(point);
            }
        }
        self.set_view(view);
        self.request(Request::Focus);
    }

    /// Folds every area away, or opens every one.
    pub(super) fn collapse_all(&mut self, collapse: bool) {
        let mut view = self.view.clone();
        view.collapsed.clear();
        if collapse {
            view.collapsed.extend(self.matrix.areas.iter().map(|area| area.id));
        }
        self.set_view(view);
        self.request(Request::Focus);
    }

    /// Sets the width of a column in CSS pixels; the title column's belongs to the view.
    pub fn resize_column(&mut self, column: usize, width: Option<u16>) {
        if column == 0 {
            let usual = crate::grid::View::default().title_width;
            let title_width = width.map_or(usual, u32::from).clamp(120, 900);
            return self.set_view(crate::grid::View { title_width, ..self.view.clone() });
        }
        let Some(role) = self.layout.role_at(column).and_then(|role| self.matrix.role_at(role)) else {
            return;
        };
        let width = width.map(|width| width.clamp(28, 400));
        if role.width != width {
            let label = format!("Width of {}", self.role_name(role));
            self.edit(label, vec![Edit::SetRole(role.id, Box::new(RoleField::Width(width)))]);
        }
    }

    /// Selects the activity's title or the role's heading, opening its area if it is folded away.
    pub fn go_to(&mut self, activity: Option<ActivityId>, role: Option<RoleId>) {
        if let Some(area) =
            activity.and_then(|id| self.matrix.activity(id)).and_then(|activity| activity.area)
            && self.view.collapsed.contains(&area)
        {
            let mut view = self.view.clone();
            view.collapsed.remove(&area);
            self.set_view(view);
        }
        let spot = Spot {
            row: activity.map_or(RowSpot::Roles, RowSpot::Activity),
            column: role.map_or(ColumnSpot::Title, ColumnSpot::Role),
        };
        let mut point = self.layout.point(&self.matrix, spot);
        if point.is_none() && !self.view.filter.is_empty() {
            self.clear_filter();
            point = self.layout.point(&self.matrix, spot);
        }
        if let Some(point) = point {
            self.select(point);
            // Somebody may come from another sheet.
            self.request(Request::ShowSheet(crate::command::Sheet::Matrix));
            self.request(Request::Focus);
        }
    }

    /// Shows every row again.
    pub fn clear_filter(&mut self) {
        let filter = crate::grid::Filter::default();
        self.set_view(crate::grid::View { filter, ..self.view.clone() });
    }
}

/// Runs of neighbouring positions in a sorted list, as start and length.
fn runs(positions: &[usize]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for position in positions {
        match runs.last_mut() {
            Some((at, count)) if *at + *count == *position => *count += 1,
            _ => runs.push((*position, 1)),
        }
    }
    runs
}
