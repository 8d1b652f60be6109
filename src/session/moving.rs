//! Moving the active cell and the selection.

use super::{Request, Session};
use crate::grid::{Line, Motion, Point, Rectangle, moved};
use crate::model::{ActivityId, RoleId};

/// Whole rows or columns, where the selection means them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// Rows: titles and all columns are selected, or titles alone.
    Rows,
    /// Columns: all rows of some columns are selected, or the selection lies in the role titles.
    Columns,
    /// Neither.
    No,
}

impl Session {
    /// Selects one cell and makes it the active one.
    pub fn select(&mut self, point: Point) {
        self.select_range(point, point);
    }

    /// Selects from the active cell (`anchor`) to `head`.
    pub fn select_range(&mut self, anchor: Point, head: Point) {
        let (anchor, head) = (self.layout.clamped(anchor), self.layout.clamped(head));
        if (anchor, head) != (self.anchor, self.head) {
            self.typed = None;
            self.anchor = anchor;
            self.head = head;
            self.changes.selection = true;
        }
    }

    /// Moves the other corner of the selection to `head`.
    pub fn extend_to(&mut self, head: Point) {
        self.select_range(self.anchor, head);
    }

    pub(super) fn move_by(&mut self, motion: Motion) {
        let from = self.anchor;
        let to = self.destination(from, motion);
        self.select(to);
        self.request(Request::Focus);
    }

    pub(super) fn extend_by(&mut self, motion: Motion) {
        let to = self.destination(self.head, motion);
        self.extend_to(to);
        self.request(Request::FollowHead);
    }

    fn destination(&self, from: Point, motion: Motion) -> Point {
        moved(&self.layout, from, motion, self.page, &|point| self.is_filled(point))
    }

    fn is_filled(&self, point: Point) -> bool {
        let row = || self.matrix.activity_at(self.layout.activity_at(point.line)?);
        match (row(), self.layout.role_at(point.column)) {
            (Some(activity), Some(role)) => !activity.letters_at(role).is_empty(),
            (Some(_), None) => point.column == 0,
            (None, _) => matches!(self.layout.line(point.line), Some(Line::Area(_) | Line::Roles)),
        }
    }

    /// The next cell with Tab; from the last column on to the next line. `false` after the last cell.
    pub(super) fn move_on(&mut self, backwards: bool) -> bool {
        let last_column = self.layout.new_column();
        let Point { line, column } = self.anchor;
        let next = if backwards {
            if column > 0 {
                Point { line, column: column - 1 }
            } else if line > 1 {
                Point { line: line - 1, column: last_column }
            } else {
                return false;
            }
        } else if column < last_column && !matches!(self.layout.line(line), Some(Line::Area(_))) {
            Point { line, column: column + 1 }
        } else if line < self.layout.new_line() {
            Point { line: line + 1, column: 0 }
        } else {
            return false;
        };
        self.select(next);
        self.request(Request::Focus);
        true
    }

    pub(super) fn select_all(&mut self) {
        let first = Point { line: self.layout.heading_lines(), column: 1 };
        let last = Point {
            line: self.layout.new_line().saturating_sub(1),
            column: self.layout.new_column().saturating_sub(1),
        };
        let body = Rectangle { first, last };
        if self.selected() == body {
            self.select_range(Point { line: 1, column: 0 }, last);
        } else if last.column >= first.column && last.line >= first.line {
            self.select_range(first, last);
        }
    }

    pub(super) fn select_columns(&mut self) {
        let Rectangle { first, last } = self.selected();
        let top = self.layout.heading_lines();
        let bottom = self.layout.new_line().saturating_sub(1).max(top);
        self.select_range(
            Point { line: top, column: first.column },
            Point { line: bottom, column: last.column },
        );
    }

    pub(super) fn select_rows(&mut self) {
        let Rectangle { first, last } = self.selected();
        let right = self.layout.new_column().saturating_sub(1);
        self.select_range(Point { line: first.line, column: 0 }, Point { line: last.line, column: right });
    }

    /// The activities in the selection, in the order shown.
    pub fn selected_activities(&self) -> Vec<ActivityId> {
        let Rectangle { first, last } = self.selected();
        (first.line..=last.line)
            .filter_map(|line| self.matrix.activity_at(self.layout.activity_at(line)?))
            .map(|activity| activity.id)
            .collect()
    }

    /// The roles in the selection, in the order shown.
    pub fn selected_roles(&self) -> Vec<RoleId> {
        let Rectangle { first, last } = self.selected();
        (first.column..=last.column)
            .filter_map(|column| self.matrix.role_at(self.layout.role_at(column)?))
            .map(|role| role.id)
            .collect()
    }

    /// Whether the selection means whole rows or columns. Cells alone never do, however small the matrix is.
    pub(super) fn whole(&self) -> Whole {
        let Rectangle { first, last } = self.selected();
        let (top, bottom) = (self.layout.heading_lines(), self.layout.new_line().saturating_sub(1));
        let right = self.layout.new_column().saturating_sub(1);
        let all_columns = first.column <= 1 && last.column >= right;
        let all_lines = first.line <= top && last.line >= bottom && first.line < last.line;
        if first.line >= top && first.column == 0 && (all_columns || last.column == 0) {
            Whole::Rows
        } else if (first.line == 1 && last.line == 1)
            // All that there is, is neither.
            || (all_lines && first.column > 0 && (!all_columns || first.column == last.column))
        {
            Whole::Columns
        } else {
            Whole::No
        }
    }
}
