//! The order in which rows and columns are shown: areas with their rows, parties with their roles.
//!
//! Lines and columns are counted from zero with the headings, so that line + 1 and column + 1 are
//! what assistive technology is told.

use super::view::View;
use crate::edit::{ColumnSpot, RowSpot, Spot};
use crate::model::{Activity, Matrix, PartyId};

/// How many lines stand above the first row: the band of parties and the role titles.
const HEADING_LINES: usize = 2;
/// A row that is not shown.
const HIDDEN: u32 = u32::MAX;

/// What a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// The band of party names.
    Parties,
    /// The role titles.
    Roles,
    /// The heading of the area at this position in the matrix.
    Area(usize),
    /// The activity at this position in the matrix.
    Activity(usize),
    /// The empty line where a new activity is typed.
    New,
}

/// A cell by line and column, headings included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    /// The line.
    pub line: usize,
    /// The column; zero holds the titles.
    pub column: usize,
}

/// Lines and columns from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rectangle {
    /// Upper left corner.
    pub first: Point,
    /// Lower right corner.
    pub last: Point,
}

impl Rectangle {
    /// The rectangle between two corners, whichever way they lie.
    pub fn between(one: Point, other: Point) -> Self {
        Self {
            first: Point { line: one.line.min(other.line), column: one.column.min(other.column) },
            last: Point { line: one.line.max(other.line), column: one.column.max(other.column) },
        }
    }
    /// Whether the point lies in it.
    pub fn contains(&self, point: Point) -> bool {
        (self.first.line..=self.last.line).contains(&point.line)
            && (self.first.column..=self.last.column).contains(&point.column)
    }
}

/// One run of neighbouring columns of one party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartyRun {
    /// The party.
    pub party: PartyId,
    /// Position of the party in the matrix.
    pub index: usize,
    /// First column.
    pub first: usize,
    /// Last column.
    pub last: usize,
}

/// Which line and column shows what.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Layout {
    /// What the lines below the headings show; an area is stored behind the activities' numbers.
    body: Vec<Line>,
    /// For each activity of the matrix the line that shows it.
    line_of_activity: Vec<u32>,
    /// For each role column the role's position in the matrix.
    roles: Vec<usize>,
    /// For each role of the matrix its column.
    column_of_role: Vec<usize>,
    /// Left edges of the role columns and of the column after the last, from the first role column on.
    edges: Vec<u32>,
    parties: Vec<PartyRun>,
    title_width: u32,
    shown: usize,
}

impl Layout {
    /// Arranges the matrix as the view wants it; `has_findings` serves the filter.
    pub fn new(matrix: &Matrix, view: &View, has_findings: &dyn Fn(&Activity) -> bool) -> Self {
        let mut layout = Self { title_width: view.title_width, ..Self::default() };
        layout.arrange_rows(matrix, view, has_findings);
        layout.arrange_columns(matrix, view);
        layout
    }

    fn arrange_rows(&mut self, matrix: &Matrix, view: &View, has_findings: &dyn Fn(&Activity) -> bool) {
        let area_count = matrix.areas.len();
        let position_of_area: std::collections::HashMap<_, usize, crate::model::IdHash> =
            matrix.areas.iter().enumerate().map(|(index, area)| (area.id, index)).collect();
        // One bucket per area, and one in front for rows without an area.
        let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); area_count + 1];
        for (index, activity) in matrix.activities().enumerate() {
            if !view.filter.is_empty() && !view.filter.keeps(matrix, activity, has_findings) {
                continue;
            }
            let bucket =
                activity.area.and_then(|area| position_of_area.get(&area)).map_or(0, |area| area + 1);
            if let Some(rows) = buckets.get_mut(bucket) {
                rows.push(index);
            }
        }
        self.shown = buckets.iter().map(Vec::len).sum();
        self.line_of_activity = vec![HIDDEN; matrix.activity_count()];
        for (bucket, rows) in buckets.into_iter().enumerate() {
            if let Some(area) = bucket.checked_sub(1) {
                if rows.is_empty() && !view.filter.is_empty() {
                    continue;
                }
                self.body.push(Line::Area(area));
                let folded = matrix.areas.get(area).is_some_and(|area| view.collapsed.contains(&area.id));
                if folded {
                    continue;
                }
            }
            for activity in rows {
                let line = (HEADING_LINES + self.body.len()) as u32;
                if let Some(slot) = self.line_of_activity.get_mut(activity) {
                    *slot = line;
                }
                self.body.push(Line::Activity(activity));
            }
        }
    }

    fn arrange_columns(&mut self, matrix: &Matrix, view: &View) {
        self.column_of_role = vec![0; matrix.role_count()];
        let known = |party| matrix.parties.iter().position(|other| other.id == party).unwrap_or(0);
        let mut order: Vec<(usize, usize)> =
            matrix.roles().enumerate().map(|(index, role)| (known(role.party), index)).collect();
        order.sort_unstable();
        let mut edge = 0;
        self.edges.push(edge);
        for (party, role) in order {
            self.roles.push(role);
            let column = self.roles.len();
            if let Some(slot) = self.column_of_role.get_mut(role) {
                *slot = column;
            }
            let width = matrix.role_at(role).and_then(|role| role.width).map_or(view.role_width, u32::from);
            edge += width.max(24);
            self.edges.push(edge);
            match self.parties.last_mut() {
                Some(run) if run.index == party => run.last = column,
                _ => {
                    let Some(id) = matrix.parties.get(party).map(|party| party.id) else { continue };
                    self.parties.push(PartyRun { party: id, index: party, first: column, last: column });
                }
            }
        }
        self.edges.push(edge + view.role_width);
    }

    /// How many lines there are, headings and the empty line included.
    pub fn line_count(&self) -> usize {
        HEADING_LINES + self.body.len() + 1
    }
    /// How many columns there are, titles and the empty column included.
    pub fn column_count(&self) -> usize {
        self.roles.len() + 2
    }
    /// How many lines stand above the first row.
    pub const fn heading_lines(&self) -> usize {
        HEADING_LINES
    }
    /// The line below the last row.
    pub fn new_line(&self) -> usize {
        self.line_count() - 1
    }
    /// The column after the last role.
    pub fn new_column(&self) -> usize {
        self.column_count() - 1
    }
    /// What the line shows; `None` below the last.
    pub fn line(&self, line: usize) -> Option<Line> {
        match line {
            0 => Some(Line::Parties),
            1 => Some(Line::Roles),
            _ if line == self.new_line() => Some(Line::New),
            _ => self.body.get(line - HEADING_LINES).copied(),
        }
    }
    /// The position in the matrix of the activity that the line shows.
    pub fn activity_at(&self, line: usize) -> Option<usize> {
        match self.line(line) {
            Some(Line::Activity(index)) => Some(index),
            _ => None,
        }
    }
    /// The position in the matrix of the role that the column shows.
    pub fn role_at(&self, column: usize) -> Option<usize> {
        self.roles.get(column.checked_sub(1)?).copied()
    }
    /// The line that shows the activity at this position in the matrix.
    pub fn line_of(&self, activity: usize) -> Option<usize> {
        self.line_of_activity.get(activity).filter(|line| **line != HIDDEN).map(|line| *line as usize)
    }
    /// The column that shows the role at this position in the matrix.
    pub fn column_of(&self, role: usize) -> Option<usize> {
        self.column_of_role.get(role).copied()
    }
    /// How many activities the filter lets through, those in folded areas included.
    pub fn shown_activities(&self) -> usize {
        self.shown
    }
    /// Runs of columns by party.
    pub fn parties(&self) -> &[PartyRun] {
        &self.parties
    }
    /// Width of the title column in CSS pixels.
    pub fn title_width(&self) -> u32 {
        self.title_width
    }
    /// Left edge of a role column (or the empty one) in CSS pixels from the first role column on.
    pub fn left(&self, column: usize) -> u32 {
        self.edges.get(column.saturating_sub(1)).copied().unwrap_or_default()
    }
    /// Width of a column in CSS pixels.
    pub fn width(&self, column: usize) -> u32 {
        if column == 0 { self.title_width } else { self.left(column + 1).saturating_sub(self.left(column)) }
    }
    /// Width of all columns but the titles, in CSS pixels.
    pub fn roles_width(&self) -> u32 {
        self.edges.last().copied().unwrap_or_default()
    }
    /// The role column at a distance in CSS pixels from the first one's left edge; the last one beyond the end.
    pub fn column_under(&self, x: u32) -> usize {
        self.edges.partition_point(|edge| *edge <= x).clamp(1, self.new_column())
    }

    /// The place that the point shows, by identity.
    pub fn spot(&self, matrix: &Matrix, point: Point) -> Option<Spot> {
        let row = match self.line(point.line)? {
            Line::Parties => RowSpot::Parties,
            Line::Roles => RowSpot::Roles,
            Line::Area(index) => RowSpot::Area(matrix.areas.get(index)?.id),
            Line::Activity(index) => RowSpot::Activity(matrix.activity_at(index)?.id),
            Line::New => RowSpot::New,
        };
        let column = match point.column {
            0 => ColumnSpot::Title,
            column => match self.role_at(column) {
                Some(role) => ColumnSpot::Role(matrix.role_at(role)?.id),
                None => ColumnSpot::New(self.parties.last().map(|run| run.party).unwrap_or_default()),
            },
        };
        Some(Spot { row, column })
    }

    /// Where the place is shown; `None` if it is gone or hidden.
    pub fn point(&self, matrix: &Matrix, spot: Spot) -> Option<Point> {
        let line = match spot.row {
            RowSpot::Parties => 0,
            RowSpot::Roles => 1,
            RowSpot::New => self.new_line(),
            RowSpot::Activity(id) => self.line_of(matrix.activity_index(id)?)?,
            RowSpot::Area(id) => {
                let area = matrix.areas.iter().position(|area| area.id == id)?;
                let body = self.body.iter().position(|line| *line == Line::Area(area))?;
                HEADING_LINES + body
            }
        };
        let column = match spot.column {
            ColumnSpot::Title => 0,
            ColumnSpot::New(_) => self.new_column(),
            ColumnSpot::Role(id) => self.column_of(matrix.role_index(id)?)?,
        };
        Some(Point { line, column })
    }

    /// The point itself or the nearest one that exists.
    pub fn clamped(&self, point: Point) -> Point {
        Point {
            line: point.line.min(self.line_count() - 1),
            column: point.column.min(self.column_count() - 1),
        }
    }
}
