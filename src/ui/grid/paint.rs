//! Following changes: which rows, cells and headings are painted again.

use super::cell::{Cell, Marks};
use super::content;
use super::painter::Painter;
use super::row::Row;
use crate::app::Screen;
use crate::edit::{Registers, Touched};
use crate::grid::Line;
use crate::model::LetterSet;
use crate::session::{Changes, Session};

impl Screen for Painter {
    fn follow(&mut self, session: &Session, changes: &Changes) {
        self.follow_changes(session, changes);
    }
    fn rebuild(&mut self, session: &Session, percent: u32) {
        Self::rebuild(self, session, percent);
    }
    fn go_home(&mut self) {
        // Setting a place costs a layout of the page even where nothing moves.
        if (self.geometry.top, self.geometry.left) != (0, 0) {
            self.scroller.set_scroll_top(0);
            self.scroller.set_scroll_left(0);
        }
    }
    fn page(&self) -> usize {
        Self::page(self)
    }
}

impl Painter {
    /// Draws again what a change touched.
    fn follow_changes(&mut self, session: &Session, changes: &Changes) {
        if changes.layout {
            self.arrange(session);
            return;
        }
        let scheme_changed = changes.touched.registers.meets(Registers::SCHEME);
        if scheme_changed {
            self.rows.iter_mut().flat_map(|row| row.cells.iter_mut()).for_each(Cell::forget);
        }
        if !changes.touched.only_cells() || changes.touched.cells.len() > 200 {
            let layout = session.layout();
            self.rows.iter_mut().for_each(|row| paint_row(session, row));
            let geometry = self.geometry;
            self.heads.paint_roles(layout, &geometry, self.columns, true, &|column| {
                content::role_head(session, column)
            });
        } else {
            self.follow_cells(session, &changes.touched);
        }
        if changes.selection {
            self.paint_selection(session);
        }
    }

    /// Paints the visible areas' headings again: they count their settled rows.
    fn paint_areas(&mut self, session: &Session) {
        let layout = session.layout();
        let is_area = |line| matches!(layout.line(line), Some(Line::Area(_)));
        for row in self.rows.iter_mut().filter(|row| is_area(row.line)) {
            row.paint(content::heading(session, row.line));
        }
    }

    fn follow_cells(&mut self, session: &Session, touched: &Touched) {
        let layout = session.layout();
        let rows = touched.cells.iter().map(|change| change.activity);
        let mut rows: Vec<_> = rows.chain(touched.remarks.iter().map(|(activity, _)| *activity)).collect();
        rows.dedup();
        let count = self.rows.len().max(1);
        for activity in rows {
            let line = session.matrix().activity_index(activity).and_then(|index| layout.line_of(index));
            let Some(line) = line.filter(|line| self.lines.contains(*line)) else { continue };
            if let Some(row) = self.rows.get_mut(line % count) {
                paint_row(session, row);
            }
        }
        self.paint_areas(session);
        let mut roles: Vec<_> = touched.cells.iter().map(|change| change.role).collect();
        roles.dedup();
        for role in roles {
            let column = session.matrix().role_index(role).and_then(|index| layout.column_of(index));
            if let Some(column) = column {
                self.heads.repaint(column, content::role_head(session, column));
            }
        }
    }
}

/// Paints heading and cells of the line that the row shows.
pub(super) fn paint_row(session: &Session, row: &mut Row) {
    let layout = session.layout();
    let matrix = session.matrix();
    let line = row.line;
    row.paint(content::heading(session, line));
    let activity = layout.activity_at(line).and_then(|index| matrix.activity_at(index));
    let flagged = activity.is_some_and(|activity| session.has_findings(activity.id));
    let disputed = activity.map(|activity| session.disputed_roles(activity.id)).unwrap_or_default();
    for cell in &mut row.cells {
        let role = layout.role_at(cell.column);
        let letters = match (activity, role) {
            (Some(activity), Some(role)) => activity.letters_at(role),
            _ => LetterSet::EMPTY,
        };
        let role = role.and_then(|role| matrix.role_at(role));
        let said = activity.zip(role).and_then(|(activity, role)| activity.remark(role.id));
        let finding = if flagged && !letters.is_empty() {
            activity
                .zip(role)
                .and_then(|(activity, role)| session.engine().cell_flag(matrix, activity.id, role.id))
        } else {
            None
        };
        let marks = Marks {
            finding,
            remark: said.is_some_and(|said| !said.condition.is_empty() || !said.note.is_empty()),
            unread: said.is_some_and(|said| !said.unread.is_empty()),
            disputed: role.is_some_and(|role| disputed.contains(&role.id)),
            proposed: activity
                .zip(role)
                .and_then(|(activity, role)| session.proposed(activity.id, role.id, letters)),
            edge: cell.column > 1 && layout.parties().iter().any(|run| run.first == cell.column),
            ghost: activity.is_none() || role.is_none(),
        };
        cell.paint(&matrix.scheme, letters, marks, &|| content::cell_label(session, letters, said, marks));
    }
}
