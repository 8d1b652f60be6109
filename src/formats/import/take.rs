//! Reads one table by its plan.
//!
//! Each cell that is taken is ticked off; what is not ticked off in the end is told, so nothing is lost.

use std::collections::BTreeSet;

use super::fields;
use super::gather::{FoundCell, Gathered, Says};
use super::names::Names;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::proposal::{ImportNoteKind, Place};
use super::source::SourceTable;
use super::view::is_usual;
use crate::formats::table::cell::CellReader;
use crate::formats::table::recognise::headings::{Heading, heading};
use crate::formats::table::text::{clean_title, is_invisible, tidy};

/// Reads one table into what was gathered before.
pub(super) fn take(
    gathered: &mut Gathered,
    names: &mut Names,
    reader: &CellReader<'_>,
    index: usize,
    source: &SourceTable,
    plan: &Plan,
    area: &str,
) {
    let ticked = vec![false; plan.table.width() * plan.table.height()];
    let mut taking =
        Taking { gathered, names, reader, index, source, plan, ticked, area: None, used: BTreeSet::new() };
    taking.area = taking.gathered.area(clean_title(area));
    if plan.layout == Layout::Nothing {
        taking.nothing();
        return;
    }
    let roles = taking.headers();
    taking.rows(&roles);
    taking.sweep();
}

pub(super) struct Taking<'a> {
    pub gathered: &'a mut Gathered,
    pub names: &'a mut Names,
    pub reader: &'a CellReader<'a>,
    pub index: usize,
    pub source: &'a SourceTable,
    pub plan: &'a Plan,
    ticked: Vec<bool>,
    pub area: Option<usize>,
    /// Roles that this table has a column for.
    pub used: BTreeSet<usize>,
}

impl Taking<'_> {
    pub fn place(&self, row: usize, column: usize) -> Place {
        let (row, column) = self.plan.source(row, column);
        let line = self.source.lines.get(row).copied().unwrap_or_default();
        Place { table: self.index + 1, row: row + 1, column: column + 1, line }
    }

    /// The place of a whole row as the layout reads it.
    pub fn row_place(&self, row: usize) -> Place {
        let place = self.place(row, 0);
        if self.plan.layout.is_turned() { Place { row: 0, ..place } } else { Place { column: 0, ..place } }
    }

    pub fn tick(&mut self, row: usize, column: usize) {
        if let Some(place) = self.ticked.get_mut(row * self.plan.table.width() + column) {
            *place = true;
        }
    }

    /// The title in a cell, which is ticked off.
    pub fn title(&mut self, row: usize, column: usize) -> String {
        self.tick(row, column);
        let text = self.plan.table.cell(row, column);
        let title = clean_title(text);
        if text.contains(is_invisible) && !self.plan.table.is_continued(row, column) {
            let place = self.place(row, column);
            self.gathered.note(
                ImportNoteKind::Repaired,
                place,
                &title,
                "Invisible characters were taken out of it.",
            );
        }
        title
    }

    fn nothing(&mut self) {
        for row in 0..self.plan.table.height() {
            let text = self.row_text(row);
            if !text.is_empty() {
                let place = self.row_place(row);
                let sentence = match self.plan.row(row) {
                    RowUse::Legend => "It explains the letters.",
                    _ => "Nothing of this table was taken; its row was left out.",
                };
                self.gathered.note(ImportNoteKind::LeftOut, place, &text, sentence);
            }
        }
    }

    fn row_text(&self, row: usize) -> String {
        let cells = (0..self.plan.table.width()).filter(|column| !self.plan.table.is_continued(row, *column));
        let texts: Vec<_> = cells
            .map(|column| tidy(self.plan.table.cell(row, column)))
            .filter(|text| !text.is_empty())
            .collect();
        texts.join(" | ")
    }

    fn rows(&mut self, roles: &[Option<usize>]) {
        for row in 0..self.plan.table.height() {
            match self.plan.row(row) {
                RowUse::Blank | RowUse::Header | RowUse::Upper => {}
                RowUse::Legend => self.left_out(row, "It explains the letters."),
                RowUse::Ignored => self.left_out(row, "This row was left out."),
                RowUse::Area if self.heads_nothing(row) => {
                    self.left_out(row, "No activity follows it; it was left out.")
                }
                RowUse::Area => self.section(row),
                RowUse::Activity => self.activity(row, roles),
            }
        }
    }

    /// Whether no activity stands below this row before the next area.
    fn heads_nothing(&self, row: usize) -> bool {
        let below = (row + 1..self.plan.table.height()).map(|row| self.plan.row(row));
        below.take_while(|it| *it != RowUse::Area).all(|it| it != RowUse::Activity)
    }

    fn left_out(&mut self, row: usize, sentence: &str) {
        let text = self.row_text(row);
        (0..self.plan.table.width()).for_each(|column| self.tick(row, column));
        let place = self.row_place(row);
        self.gathered.note(ImportNoteKind::LeftOut, place, &text, sentence);
    }

    fn section(&mut self, row: usize) {
        let numbered = self.plan.column_for(ColumnUse::Number);
        let filled = |column: &usize| {
            !tidy(self.plan.table.cell(row, *column)).is_empty() && Some(*column) != numbered
        };
        let Some(column) = (0..self.plan.table.width()).find(filled) else { return };
        let title = self.title(row, column);
        if !self.plan.table.is_continued(row, column + 1) {
            let place = self.place(row, column);
            self.gathered.note(
                ImportNoteKind::Guessed,
                place,
                &title,
                "It stands alone in its row and was taken for an area.",
            );
        }
        self.area = self.gathered.area(title);
    }

    fn activity(&mut self, row: usize, roles: &[Option<usize>]) {
        if let Some(column) = self.plan.column_for(ColumnUse::Area) {
            let title = self.title(row, column);
            if !title.is_empty() {
                self.area = self.gathered.area(title);
            } else if self.plan.layout == Layout::Records {
                self.area = None;
            }
        }
        let title = self.activity_title(row);
        let once = matches!(self.plan.layout, Layout::Records) || self.plan.title_is_activity;
        if self.plan.layout == Layout::Sides {
            self.sides(row, &title);
            return;
        }
        let activity = if once {
            self.gathered.activity_once(title, self.area)
        } else {
            self.gathered.activity(title, self.area)
        };
        self.fields(row, activity);
        if self.plan.layout == Layout::Records {
            self.record(row, activity);
            return;
        }
        for (column, role) in roles.iter().enumerate() {
            match (self.plan.columns.get(column), role) {
                (Some(ColumnUse::MarkOf(letter)), Some(role)) => {
                    self.mark(row, column, activity, *role, *letter)
                }
                (Some(ColumnUse::NamesOf(letter)), _) => self.named(row, column, activity, *letter),
                (_, Some(role)) => {
                    let text = self.plan.table.cell(row, column);
                    self.tick(row, column);
                    if !text.is_empty() {
                        let says = Says::Text(self.gathered.text(text));
                        self.push(activity, *role, says, None, None, self.place(row, column));
                    }
                }
                _ => {}
            }
        }
    }

    pub fn push(
        &mut self,
        activity: usize,
        role: usize,
        says: Says,
        condition: Option<Box<str>>,
        unread: Option<Box<str>>,
        place: Place,
    ) {
        self.gathered.cells.push(FoundCell { activity, role, says, condition, unread, place });
    }

    fn activity_title(&mut self, row: usize) -> String {
        let title = match self.plan.column_for(ColumnUse::Activity) {
            Some(column) => self.title(row, column),
            None => String::new(),
        };
        if !title.is_empty() {
            return title;
        }
        if self.plan.title_is_activity && !self.source.title.is_empty() {
            return clean_title(&self.source.title);
        }
        let title = format!("Activity {}", self.gathered.activities.len() + 1);
        let place = self.row_place(row);
        self.gathered.note(
            ImportNoteKind::Guessed,
            place,
            "",
            format!("This row has no title; it was called \"{title}\"."),
        );
        title
    }

    /// Text of further columns.
    pub fn fields(&mut self, row: usize, activity: usize) {
        for column in 0..self.plan.table.width() {
            let found = self.plan.columns.get(column).copied().unwrap_or_default();
            if !matches!(found, ColumnUse::Description | ColumnUse::Notes | ColumnUse::Deliverable) {
                continue;
            }
            self.tick(row, column);
            if self.source.own.is_some() && self.own_field(row, column, activity) {
                continue;
            }
            let text = tidy(self.plan.table.cell(row, column));
            if text.is_empty() {
                continue;
            }
            let label = tidy(self.plan.header(column));
            let text = if label.is_empty() || (is_usual(&label) && heading(&label) != Some(Heading::Activity))
            {
                text.into_owned()
            } else {
                format!("{}: {text}", clean_title(&label))
            };
            self.append(activity, found, &text);
        }
    }

    /// A field of a file that this program exported, as it was.
    fn own_field(&mut self, row: usize, column: usize, activity: usize) -> bool {
        let (heading, text) = (self.plan.header(column), self.plan.table.cell(row, column));
        if text.trim().is_empty() {
            return true;
        }
        match heading {
            "Description" => self.append(activity, ColumnUse::Description, text),
            "Notes" => self.append(activity, ColumnUse::Notes, text),
            "Deliverable" => self.append(activity, ColumnUse::Deliverable, text),
            heading => {
                let Some(activity) = self.gathered.activities.get_mut(activity) else { return false };
                return fields::put(activity.details.get_or_insert_default(), heading, text);
            }
        }
        true
    }

    pub fn append(&mut self, activity: usize, found: ColumnUse, text: &str) {
        let Some(activity) = self.gathered.activities.get_mut(activity) else { return };
        let field = match found {
            ColumnUse::Notes => &mut activity.notes,
            ColumnUse::Deliverable => &mut activity.deliverable,
            _ => &mut activity.description,
        };
        if field.lines().any(|line| line == text) {
            return;
        }
        if !field.is_empty() {
            field.push('\n');
        }
        field.push_str(text);
    }

    /// Tells of every cell that nothing became of.
    fn sweep(&mut self) {
        let width = self.plan.table.width();
        for row in 0..self.plan.table.height() {
            for column in 0..width {
                let ignored =
                    matches!(self.plan.columns.get(column), Some(ColumnUse::Number | ColumnUse::Ignored));
                if ignored
                    || self.ticked.get(row * width + column) == Some(&true)
                    || self.plan.table.is_continued(row, column)
                {
                    continue;
                }
                let text = tidy(self.plan.table.cell(row, column));
                if !text.is_empty() {
                    let place = self.place(row, column);
                    self.gathered.note(
                        ImportNoteKind::NotRead,
                        place,
                        &text,
                        "It was not understood and is not in the matrix.",
                    );
                }
            }
        }
    }
}
