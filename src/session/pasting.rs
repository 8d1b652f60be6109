//! Pasting: a block of letters at the active cell, titles into the title column, or a whole table.
//!
//! Whatever it is, it is one step; what could not be understood is reported, never dropped.

use super::copying::Source;
use super::{Request, Session};
use crate::catalog::words::counted;
use crate::edit::{CellBlock, ColumnSpot, Edit, RowSpot, Selection, Spot, Transaction};
use crate::formats::table::{
    Block, Draft, DraftActivity, InsertAt, Note, NoteKind, Recognition, TextTable, recognise,
};
use crate::grid::{Line, Point, Rectangle, tile};
use crate::model::{ActivityId, AreaId, LetterSet, Remark, RoleId};

/// What became of a paste.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PasteReport {
    /// What was done, in one sentence.
    pub summary: String,
    /// What a person should look at, each with its place in the pasted table.
    pub notes: Vec<String>,
}

impl Session {
    /// Pastes what the clipboard holds at the active cell. The report is there where something is worth a look.
    pub fn paste(&mut self, html: Option<&str>, text: &str) -> Option<PasteReport> {
        let cut = self.cut.take().filter(|cut| cut.text == text);
        let table = TextTable::from_clipboard(html, text);
        if table.is_empty() {
            self.request(Request::Toast {
                text: "There is no text on the clipboard.".to_owned(),
                undo: false,
            });
            return None;
        }
        let on_cells = self.is_on_letters();
        if let Some(cut) = cut.as_ref().filter(|cut| cut.titles)
            && self.move_cut(cut)
        {
            return None;
        }
        if on_cells {
            // The usual case, and the one that must be quick: every cell is letters or empty.
            let block = Block::read(&table, &self.matrix.scheme);
            if block.remarks.iter().all(|(_, remark)| remark.unread.is_empty()) {
                return self.paste_block(&block, cut, false);
            }
        }
        match recognise(&table, &self.matrix.scheme) {
            Recognition::Matrix(draft) => self.paste_draft(draft),
            Recognition::Letters(block) if on_cells => self.paste_block(&block, cut, false),
            Recognition::Headed { block, .. } if on_cells => self.paste_block(&block, cut, true),
            Recognition::Titles(_) if on_cells => {
                self.paste_block(&Block::read(&table, &self.matrix.scheme), cut, false)
            }
            Recognition::Headed { draft, .. } => self.paste_draft(draft),
            Recognition::Titles(draft) if table.width() > 1 && !draft.activities.is_empty() => {
                self.paste_draft(draft)
            }
            Recognition::Titles(_) | Recognition::Letters(_) => self.paste_titles(&table),
        }
    }

    /// A whole table: roles, areas, activities and letters.
    fn paste_draft(&mut self, draft: Draft) -> Option<PasteReport> {
        let at = self.draft_position();
        let insertion = draft.into_transaction(&self.matrix, at, self.randomness.as_mut());
        if insertion.transaction.edits.is_empty() {
            let text = "The matrix has all of that already; nothing was added.".to_owned();
            self.request(Request::Toast { text, undo: false });
            return None;
        }
        let summary = insertion.transaction.label.clone();
        let first = first_new(&insertion.transaction.edits).map(Selection::cell);
        if !self.perform(insertion.transaction.selecting(self.selection(), first)) {
            return None;
        }
        let worth_saying = |note: &&Note| note.kind != NoteKind::Skipped;
        let notes: Vec<String> = insertion
            .report
            .iter()
            .filter(worth_saying)
            .map(|note| format!("{}: {}", note.place, note.text))
            .collect();
        self.request(Request::Toast { text: format!("{}.", pasted(&summary)), undo: true });
        self.request(Request::Focus);
        (!notes.is_empty()).then_some(PasteReport { summary: format!("{}.", pasted(&summary)), notes })
    }

    /// Where new rows and columns of a pasted table go.
    fn draft_position(&self) -> InsertAt {
        match self.layout.line(self.anchor.line) {
            Some(Line::Activity(index)) => {
                let area = self.matrix.activity_at(index).and_then(|activity| activity.area);
                InsertAt { activity: index + 1, role: usize::MAX, area }
            }
            Some(Line::Area(index)) => {
                let area: Option<AreaId> = self.matrix.areas.get(index).map(|area| area.id);
                InsertAt { area, ..InsertAt::end() }
            }
            _ => InsertAt::end(),
        }
    }

    /// Lines of text into the title column: they rename the rows from the active one on only where those have
    /// no title yet, else they become new rows.
    fn paste_titles(&mut self, table: &TextTable) -> Option<PasteReport> {
        if matches!(self.layout.line(self.anchor.line), Some(Line::Roles)) {
            return self.paste_role_titles(table);
        }
        let titles = (0..table.height()).map(|row| table.cell(row, 0).trim().to_owned());
        let activities = titles
            .filter(|title| !title.is_empty())
            .map(|title| DraftActivity { title, ..DraftActivity::default() });
        self.paste_draft(Draft { activities: activities.collect(), ..Draft::default() })
    }

    fn paste_role_titles(&mut self, table: &TextTable) -> Option<PasteReport> {
        let across = table.height() == 1;
        let titles = (0..table.height().max(table.width()))
            .map(|index| if across { table.cell(0, index) } else { table.cell(index, 0) }.trim().to_owned());
        let roles = titles
            .filter(|title| !title.is_empty())
            .map(|title| crate::formats::table::DraftRole { title, ..Default::default() });
        self.paste_draft(Draft { roles: roles.collect(), ..Draft::default() })
    }

    /// Letters into the cells from the active one on; `headed` where titles beside them were left out.
    fn paste_block(&mut self, block: &Block, cut: Option<Source>, headed: bool) -> Option<PasteReport> {
        let selected = self.selected();
        let span =
            (selected.last.column + 1 - selected.first.column, selected.last.line + 1 - selected.first.line);
        let (width, height) = tile((block.width, block.height), span);
        let (rows, columns) = self.cells_from(selected.first, height, width);
        let emptied = cut.as_ref().map(|cut| self.emptied(cut));
        let mut edits = emptied.unwrap_or_default();
        let mut letters = Vec::with_capacity(rows.len() * columns.len());
        for row in 0..rows.len() {
            for column in 0..columns.len() {
                letters.push(block.letters_at(row % block.height.max(1), column % block.width.max(1)));
            }
        }
        let mut unread = 0;
        if !block.remarks.is_empty() || self.has_remarks(&rows, &columns) {
            // What was cut may be pasted over itself, so there what stands now says nothing.
            let moved = cut.is_some();
            edits.extend(self.pasted_remarks(block, &rows, &columns, moved, &mut unread));
        }
        let count = letters.len();
        let lost = (height * width).saturating_sub(count);
        let last = self.last_of(&rows, columns.len(), selected.first);
        edits.push(Edit::SetCells(Box::new(CellBlock { activities: rows, roles: columns, letters })));
        let label = format!("Paste {}", counted(count, "cell", "cells"));
        self.copied = None;
        if !self.perform(Transaction::new(label, edits)) {
            return None;
        }
        self.select_range(selected.first, last);
        self.request(Request::Focus);
        self.report_block(count, lost, unread, headed)
    }

    fn report_block(
        &mut self,
        count: usize,
        lost: usize,
        unread: usize,
        headed: bool,
    ) -> Option<PasteReport> {
        let mut summary = format!("Pasted {}.", counted(count, "cell", "cells"));
        if headed {
            summary += " The titles beside the letters were left out.";
        }
        let mut notes = Vec::new();
        if lost > 0 {
            notes.push(format!(
                "{} did not fit because the matrix ends there. Add rows or roles and paste again.",
                counted(lost, "cell", "cells")
            ));
        }
        if unread > 0 {
            notes.push(format!(
                "{} held text that is no letter of the scheme. The text is kept and marked in the cell.",
                counted(unread, "cell", "cells")
            ));
        }
        if count > 1 || headed || !notes.is_empty() {
            for note in &notes {
                summary = format!("{summary} {note}");
            }
            self.request(Request::Toast { text: summary.clone(), undo: true });
        }
        (!notes.is_empty()).then_some(PasteReport { summary, notes })
    }

    /// Activities and roles of a block that starts at the point; folded areas and headings are passed over.
    fn cells_from(&self, first: Point, height: usize, width: usize) -> (Vec<ActivityId>, Vec<RoleId>) {
        let rows = (first.line..self.layout.new_line())
            .filter_map(|line| self.matrix.activity_at(self.layout.activity_at(line)?))
            .take(height)
            .map(|activity| activity.id);
        let columns = (first.column..self.layout.new_column())
            .take(width)
            .filter_map(|column| self.matrix.role_at(self.layout.role_at(column)?))
            .map(|role| role.id);
        (rows.collect(), columns.collect())
    }

    /// The last of the cells that were pasted, headings between them included.
    fn last_of(&self, rows: &[ActivityId], columns: usize, first: Point) -> Point {
        let line = rows.last().and_then(|row| self.layout.line_of(self.matrix.activity_index(*row)?));
        Point { line: line.unwrap_or(first.line), column: first.column + columns.saturating_sub(1) }
    }

    fn has_remarks(&self, rows: &[ActivityId], columns: &[RoleId]) -> bool {
        let rows = rows.iter().filter_map(|row| self.matrix.activity(*row));
        rows.flat_map(|row| row.remarks()).any(|(role, _)| columns.contains(&role))
    }

    /// What is said of the pasted cells replaces what was said.
    fn pasted_remarks(
        &self,
        block: &Block,
        rows: &[ActivityId],
        columns: &[RoleId],
        moved: bool,
        unread: &mut usize,
    ) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (row, activity) in rows.iter().enumerate() {
            let Some(present) = self.matrix.activity(*activity) else { continue };
            for (column, role) in columns.iter().enumerate() {
                let source = block.remark_at(row % block.height.max(1), column % block.width.max(1));
                let remark = source.cloned().unwrap_or_default();
                *unread += usize::from(!remark.unread.is_empty());
                let before = present.remark(*role).cloned().unwrap_or_default();
                if before != remark || (moved && !remark.is_empty()) {
                    edits.push(Edit::SetRemark {
                        activity: *activity,
                        role: *role,
                        remark: Box::new(remark),
                    });
                }
            }
        }
        edits
    }

    /// The edits that empty what was cut.
    fn emptied(&self, cut: &Source) -> Vec<Edit> {
        let activities: Vec<ActivityId> =
            cut.activities.iter().copied().filter(|id| self.matrix.activity(*id).is_some()).collect();
        let roles: Vec<RoleId> =
            cut.roles.iter().copied().filter(|id| self.matrix.role(*id).is_some()).collect();
        let mut edits = Vec::new();
        for activity in activities.iter().filter_map(|id| self.matrix.activity(*id)) {
            let said = activity.remarks().filter(|(role, _)| roles.contains(role));
            edits.extend(said.map(|(role, _)| Edit::SetRemark {
                activity: activity.id,
                role,
                remark: Box::new(Remark::default()),
            }));
        }
        let letters = vec![LetterSet::EMPTY; activities.len() * roles.len()];
        edits.push(Edit::SetCells(Box::new(CellBlock { activities, roles, letters })));
        edits
    }

    /// Fills the cells that the fill handle was dragged over with the selection, repeated.
    pub fn fill_to(&mut self, target: Rectangle) {
        let source = self.selected();
        let (letters, width) = self.selected_letters();
        let height = letters.len().checked_div(width).unwrap_or(0);
        if letters.is_empty() {
            return;
        }
        let wide = target.last.column + 1 - target.first.column;
        let (rows, columns) = self.cells_from(target.first, usize::MAX, wide);
        let lines =
            (target.first.line..=target.last.line).filter(|line| self.layout.activity_at(*line).is_some());
        let rows: Vec<ActivityId> = rows.into_iter().take(lines.count()).collect();
        // Upwards and to the left the pattern still starts at the source; headings between are no rows.
        let above = target.first.line..source.first.line;
        let down = above.filter(|line| self.layout.activity_at(*line).is_some()).count();
        let right = source.first.column.saturating_sub(target.first.column);
        let at = |index: usize, shift: usize, size: usize| (index + size - shift % size) % size;
        let mut filled = Vec::with_capacity(rows.len() * columns.len());
        for row in 0..rows.len() {
            for column in 0..columns.len() {
                let from = at(row, down, height) * width + at(column, right, width);
                filled.push(letters.get(from).copied().unwrap_or_default());
            }
        }
        let label = format!("Fill {}", counted(filled.len(), "cell", "cells"));
        let block = CellBlock { activities: rows, roles: columns, letters: filled };
        self.edit(label, vec![Edit::SetCells(Box::new(block))]);
        self.select_range(target.first, target.last);
    }
}

/// The title of the first row that the edits insert, or else of the first role.
fn first_new(edits: &[Edit]) -> Option<Spot> {
    let row = |edit: &Edit| match edit {
        Edit::InsertActivities { rows, .. } => rows.first().map(|row| RowSpot::Activity(row.id)),
        _ => None,
    };
    let role = |edit: &Edit| match edit {
        Edit::InsertRoles { columns, .. } => columns.first().map(|it| ColumnSpot::Role(it.role.id)),
        _ => None,
    };
    let row = edits.iter().find_map(row).map(|row| Spot { row, column: ColumnSpot::Title });
    row.or_else(|| edits.iter().find_map(role).map(|column| Spot { row: RowSpot::Roles, column }))
}

/// "Paste 3 cells" as something that has happened.
fn pasted(label: &str) -> String {
    label.replacen("Paste", "Pasted", 1)
}
