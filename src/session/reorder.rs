//! Rows, areas and roles change places: by keys in steps of one, by dragging to where they are dropped.

use super::copying::Source;
use super::describe::short;
use super::{Request, Session};
use crate::catalog::words::counted;
use crate::edit::{ColumnSpot, Edit, ListEdit, RowSpot, Selection, Spot, Transaction};
use crate::grid::{Line, Point, Rectangle};
use crate::model::{ActivityId, AreaId, PartyId, RoleField, RoleId};

impl Session {
    /// Moves the selected rows or the active area one line up or down; across a heading rows change their area.
    pub(super) fn move_row(&mut self, down: bool) {
        match self.layout.line(self.anchor.line) {
            Some(Line::Area(index)) => self.move_area(index, down),
            Some(Line::Activity(_)) => {
                let rows = self.selected_activities();
                let Rectangle { first, last } = self.selected();
                self.move_activities(&rows, if down { last.line + 1 } else { first.line - 1 }, down);
            }
            _ => {}
        }
        self.request(Request::Focus);
    }

    fn move_area(&mut self, index: usize, down: bool) {
        let to = if down { index + 1 } else { index.wrapping_sub(1) };
        if to >= self.matrix.areas.len() {
            return;
        }
        let title = self.matrix.areas.get(index).map(|area| short(&area.title)).unwrap_or_default();
        self.edit(format!("Move area {title}"), vec![Edit::Area(ListEdit::Move { from: index, to })]);
    }

    /// Moves neighbouring rows of one area past the line `beyond`.
    fn move_activities(&mut self, rows: &[ActivityId], beyond: usize, down: bool) {
        let area_of = |id: &ActivityId| self.matrix.activity(*id).and_then(|row| row.area);
        let Some(own) = rows.first().map(area_of) else { return };
        if rows.iter().any(|row| area_of(row) != own) {
            let text = "Rows of several areas do not move together. Select rows of one area.";
            return self.request(Request::Toast { text: text.to_owned(), undo: false });
        }
        let (area, beside) = match self.layout.line(beyond) {
            Some(Line::Activity(other)) => {
                let Some(other) = self.matrix.activity_at(other) else { return };
                (other.area, Some((other.id, down)))
            }
            Some(Line::Area(heading)) => {
                // Down past a heading: first of that area. Up past its own heading: last of the one before.
                let area = if down { Some(heading) } else { heading.checked_sub(1) };
                let area = area.and_then(|area| self.matrix.areas.get(area)).map(|area| area.id);
                (area, self.edge_of(area, rows, down).map(|row| (row, !down)))
            }
            _ => return,
        };
        self.place_rows(rows, area, beside, None);
    }

    /// The first row of an area or its last, those that move aside.
    fn edge_of(&self, area: Option<AreaId>, rows: &[ActivityId], first: bool) -> Option<ActivityId> {
        let mut members = self
            .matrix
            .activities()
            .filter(|row| row.area == area && !rows.contains(&row.id))
            .map(|row| row.id);
        if first { members.next() } else { members.next_back() }
    }

    /// Drops the row on a line, as dragging its header does.
    pub fn drop_activity(&mut self, from_line: usize, onto_line: usize) {
        if from_line == onto_line || self.layout.activity_at(from_line).is_none() {
            return;
        }
        self.select(Point { line: from_line, column: 0 });
        let row = self.selected_activities();
        self.move_activities(&row, onto_line, onto_line > from_line);
        self.request(Request::Focus);
    }

    /// Moves the selected roles one column; across the edge of their party they join the next one.
    pub(super) fn move_column(&mut self, right: bool) {
        let roles = self.selected_roles();
        let Rectangle { first, last } = self.selected();
        self.move_roles(&roles, if right { last.column + 1 } else { first.column.saturating_sub(1) }, right);
        self.request(Request::Focus);
    }

    /// Moves neighbouring roles of one party past the column `beyond`.
    fn move_roles(&mut self, roles: &[RoleId], beyond: usize, right: bool) {
        let Some(own) = roles.first().map(|role| self.party_position(*role)) else { return };
        if roles.iter().any(|role| self.party_position(*role) != own) {
            let text = "Roles of several parties do not move together. Select roles of one party.";
            return self.request(Request::Toast { text: text.to_owned(), undo: false });
        }
        let other = self.layout.role_at(beyond).and_then(|index| self.matrix.role_at(index));
        let other = other.map(|role| role.id);
        let within = other.filter(|other| self.party_position(*other) == own);
        let (party, beside) = match within {
            Some(other) => (None, Some((other, right))),
            None => {
                let next = if right { Some(own + 1) } else { own.checked_sub(1) };
                let Some(next) = next.and_then(|at| self.matrix.parties.get(at)) else { return };
                let other =
                    other.filter(|other| self.matrix.role(*other).is_some_and(|it| it.party == next.id));
                (Some(next.id), other.map(|other| (other, !right)))
            }
        };
        self.place_roles(roles, party, beside);
    }

    /// Lets roles join a party, where one is given, and stand before or behind another role.
    fn place_roles(&mut self, roles: &[RoleId], party: Option<PartyId>, beside: Option<(RoleId, bool)>) {
        let mut edits: Vec<Edit> = Vec::new();
        if let Some(party) = party {
            edits.extend(roles.iter().map(|role| Edit::SetRole(*role, Box::new(RoleField::Party(party)))));
        }
        if let Some((other, behind)) = beside {
            let order = self.matrix.roles().map(|role| role.id).collect();
            let moves = block_moves(order, roles, other, behind);
            edits.extend(moves.into_iter().map(|(from, to)| Edit::MoveRole { from, to }));
        }
        let name = match roles {
            [role] => self.matrix.role(*role).map(|role| format!("role {}", self.role_name(role))),
            _ => Some(counted(roles.len(), "role", "roles")),
        };
        self.edit(format!("Move {}", name.unwrap_or_default()), edits);
    }

    /// Position of a role's party; one without a known party counts as the first party's.
    fn party_position(&self, role: RoleId) -> usize {
        let party = self.matrix.role(role).map(|role| role.party);
        self.matrix.parties.iter().position(|other| Some(other.id) == party).unwrap_or(0)
    }

    /// Moves rows or roles whose titles were cut: behind the row or role whose title is active, to the end of the
    /// area whose heading is active, to the end of all from the empty line. `false` where the active cell is none
    /// of these, so that the text is pasted.
    pub(super) fn move_cut(&mut self, cut: &Source) -> bool {
        let rows: Vec<ActivityId> =
            cut.activities.iter().copied().filter(|id| self.matrix.activity(*id).is_some()).collect();
        let roles: Vec<RoleId> =
            cut.roles.iter().copied().filter(|id| self.matrix.role(*id).is_some()).collect();
        let title = |row: &ActivityId| Spot { row: RowSpot::Activity(*row), column: ColumnSpot::Title };
        let after = rows.first().zip(rows.last());
        let after = after.map(|(first, last)| Selection { anchor: title(first), head: title(last) });
        match self.layout.line(self.anchor.line) {
            Some(Line::Roles) if cut.activities.is_empty() && !roles.is_empty() => {
                let Some(other) = self.active_role().filter(|other| !roles.contains(&other.id)) else {
                    return false;
                };
                self.place_roles(&roles, Some(other.party), Some((other.id, true)));
                let corner = |role| Spot { row: RowSpot::Roles, column: ColumnSpot::Role(role) };
                let points = [roles.first(), roles.last()]
                    .map(|role| self.layout.point(&self.matrix, corner(role.copied().unwrap_or_default())));
                if let [Some(first), Some(last)] = points {
                    self.select_range(first, last);
                }
            }
            _ if rows.is_empty() || self.anchor.column != 0 => return false,
            Some(Line::Activity(_)) => {
                let Some(other) = self.active_activity().map(|row| (row.id, row.area)) else { return false };
                if rows.contains(&other.0) {
                    let text = "These rows are here already. Select the title behind which they shall stand.";
                    self.request(Request::Toast { text: text.to_owned(), undo: false });
                    return true;
                }
                self.place_rows(&rows, other.1, Some((other.0, true)), after);
            }
            Some(Line::Area(index)) => {
                let area = self.matrix.areas.get(index).map(|area| area.id);
                let last = self.edge_of(area, &rows, false);
                self.place_rows(&rows, area, last.map(|last| (last, true)), after);
            }
            Some(Line::New) => {
                let area = self.last_area();
                let last = self.edge_of(area, &rows, false);
                self.place_rows(&rows, area, last.map(|last| (last, true)), after);
            }
            _ => return false,
        }
        self.request(Request::Focus);
        true
    }

    /// Lets rows join an area and stand before or behind another row. Selected is then what `after` says, or what
    /// is selected now.
    fn place_rows(
        &mut self,
        rows: &[ActivityId],
        area: Option<AreaId>,
        beside: Option<(ActivityId, bool)>,
        after: Option<Selection>,
    ) {
        let joins = |row: &&ActivityId| self.matrix.activity(**row).is_some_and(|row| row.area != area);
        let mut edits: Vec<Edit> =
            rows.iter().filter(joins).map(|row| Edit::SetActivityArea(*row, area)).collect();
        if let Some((other, behind)) = beside {
            let order = self.matrix.activities().map(|row| row.id).collect();
            let moves = block_moves(order, rows, other, behind);
            edits.extend(moves.into_iter().map(|(from, to)| Edit::MoveActivity { from, to }));
        }
        let name = match rows {
            [row] => self.matrix.activity(*row).map(|row| self.activity_name(row)).unwrap_or_default(),
            _ => counted(rows.len(), "activity", "activities"),
        };
        let mut transaction = Transaction::new(format!("Move {name}"), edits);
        transaction.after = after;
        self.perform(transaction);
    }

    /// Drops the role of one column on another column, as dragging its header does.
    pub fn drop_role(&mut self, column: usize, onto: usize) {
        let role = |column| self.layout.role_at(column).and_then(|index| self.matrix.role_at(index));
        let Some(moved) = role(column).map(|role| role.id) else { return };
        let right = onto > column;
        match role(onto) {
            _ if onto.abs_diff(column) == 1 => self.move_roles(&[moved], onto, right),
            Some(other) => {
                let (other, party) = (other.id, other.party);
                let party = (self.party_position(other) != self.party_position(moved)).then_some(party);
                self.place_roles(&[moved], party, Some((other, right)));
            }
            None => {}
        }
    }
}

/// The moves, from position to position, that bring the block beside another member of the list, in its order.
fn block_moves<Id: Copy + PartialEq>(
    mut order: Vec<Id>,
    block: &[Id],
    other: Id,
    behind: bool,
) -> Vec<(usize, usize)> {
    let mut moves = Vec::new();
    let (mut beside, mut behind) = (other, behind);
    for id in block {
        let Some(from) = order.iter().position(|it| it == id) else { continue };
        order.remove(from);
        let Some(at) = order.iter().position(|it| *it == beside) else { continue };
        let to = at + usize::from(behind);
        order.insert(to, *id);
        if from != to {
            moves.push((from, to));
        }
        // The rest of the block follows its first.
        (beside, behind) = (*id, true);
    }
    moves
}
