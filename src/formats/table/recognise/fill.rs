//! Fills a draft from a table whose rows and columns have their uses, and says what was left out.

use super::headings::{Heading, heading};
use super::layout::{ColumnUse, Layout, RowUse};
use super::survey::{Kind, Survey};
use super::transposed;
use crate::formats::table::block::read_at;
use crate::formats::table::draft::{Draft, DraftActivity, DraftRole, NoteKind, TablePlace};
use crate::formats::table::text::{clean_title, title_key};

/// Everything the table says, as a draft.
pub(super) fn fill(survey: &Survey<'_>, layout: &Layout) -> Draft {
    let mut filling = Filling {
        survey,
        layout,
        draft: Draft::default(),
        columns: layout.columns_used(ColumnUse::Role).collect(),
    };
    filling.roles();
    filling.headings();
    let mut area = None;
    for (row, found) in layout.rows.iter().enumerate() {
        match found {
            RowUse::Blank | RowUse::Roles | RowUse::Parties => {}
            RowUse::Legend => filling.left_out(row, "The legend was left out"),
            RowUse::Aside => filling.left_out(row, "This row was left out"),
            RowUse::Area => area = filling.section(row),
            RowUse::Activity => filling.activity(row, &mut area),
        }
    }
    let mut draft = filling.draft;
    if !layout.letter_columns.is_empty() {
        transposed::assign(survey, layout, &mut draft);
    }
    draft
}

struct Filling<'a> {
    survey: &'a Survey<'a>,
    layout: &'a Layout,
    draft: Draft,
    /// The columns of roles.
    columns: Vec<usize>,
}

impl Filling<'_> {
    fn roles(&mut self) {
        let (survey, layout) = (self.survey, self.layout);
        let mut party = String::new();
        let title_at = |row: Option<usize>, column| {
            row.map(|row| clean_title(survey.table.cell(row, column))).unwrap_or_default()
        };
        for (index, column) in self.columns.clone().into_iter().enumerate() {
            let above = title_at(layout.party_row, column);
            let mut title = title_at(layout.role_row, column);
            let merged = layout.role_row.is_some_and(|row| survey.table.is_continued(row, column));
            if !above.is_empty() && (title.is_empty() || (merged && title == above)) {
                // The title reaches over both rows, so no party stands over it.
                (title, party) = (above, String::new());
            } else if !above.is_empty() {
                party = above;
            }
            if title.is_empty() {
                title = format!("Role {}", index + 1);
                let text = format!("This role has no title; it was called \"{title}\".");
                self.draft.note(NoteKind::Guessed, TablePlace::column(column), text);
            }
            self.draft.roles.push(DraftRole { title, party: party.clone(), ..DraftRole::default() });
        }
    }

    /// Notes headings that are neither roles nor usual words.
    fn headings(&mut self) {
        for (column, found) in self.layout.columns.iter().enumerate() {
            if matches!(found, ColumnUse::Role | ColumnUse::Letter) {
                continue;
            }
            // The heading of a column of text stays as its label.
            let role_row = self.layout.role_row.filter(|_| *found != ColumnUse::Text);
            for row in [self.layout.party_row, role_row].into_iter().flatten() {
                let text = self.survey.text(row, column);
                if !text.is_empty() && heading(&text).is_none() {
                    let text = format!("\"{text}\" was taken for a heading and left out.");
                    self.draft.note(NoteKind::Skipped, TablePlace::cell(row, column), text);
                }
            }
            if *found == ColumnUse::Number {
                let text = "The numbers in this column were left out; the rows keep their order.".to_owned();
                self.draft.note(NoteKind::Skipped, TablePlace::column(column), text);
            }
        }
    }

    fn left_out(&mut self, row: usize, why: &str) {
        let text = format!("{why}: \"{}\".", self.survey.row_text(row));
        self.draft.note(NoteKind::Skipped, TablePlace::row(row), text);
    }

    /// The position of the area with this title, which is added where it is new.
    fn area(&mut self, title: String) -> Option<usize> {
        if title.is_empty() {
            return None;
        }
        let key = title_key(&title);
        let known = self.draft.areas.iter().position(|area| title_key(area) == key);
        Some(known.unwrap_or_else(|| {
            self.draft.areas.push(title);
            self.draft.areas.len() - 1
        }))
    }

    fn section(&mut self, row: usize) -> Option<usize> {
        let survey = self.survey;
        let column = self.layout.lone_cell(survey, row)?;
        let title = clean_title(survey.table.cell(row, column));
        if !survey.is_wide(row, column) {
            let text = format!("\"{title}\" stands alone in its row and was taken for an area.");
            self.draft.note(NoteKind::Guessed, TablePlace::cell(row, column), text);
        }
        self.area(title)
    }

    fn activity(&mut self, row: usize, area: &mut Option<usize>) {
        if let Some(column) = self.layout.first_column(ColumnUse::Area) {
            let title = clean_title(self.survey.table.cell(row, column));
            if !title.is_empty() {
                *area = self.area(title);
            }
        }
        let mut activity = DraftActivity {
            title: self.activity_title(row),
            area: *area,
            description: self.description(row),
            ..DraftActivity::default()
        };
        for (index, column) in self.columns.clone().into_iter().enumerate() {
            self.cell(row, column, index, &mut activity);
        }
        self.draft.activities.push(activity);
    }

    fn activity_title(&mut self, row: usize) -> String {
        let column = self.layout.first_column(ColumnUse::Title);
        let title = column.map(|column| clean_title(self.survey.table.cell(row, column))).unwrap_or_default();
        if !title.is_empty() {
            return title;
        }
        let title = format!("Activity {}", self.draft.activities.len() + 1);
        let text = format!("This row has no title; it was called \"{title}\".");
        self.draft.note(NoteKind::Guessed, TablePlace::row(row), text);
        title
    }

    fn description(&self, row: usize) -> String {
        let mut description = String::new();
        for column in self.layout.columns_used(ColumnUse::Text) {
            if matches!(self.survey.kind(row, column), Kind::Blank | Kind::Nothing) {
                continue;
            }
            if !description.is_empty() {
                description.push('\n');
            }
            let label = self.layout.role_row.map(|row| self.survey.text(row, column)).unwrap_or_default();
            if !label.is_empty() && heading(&label) != Some(Heading::Description) {
                description.push_str(&clean_title(&label));
                description.push_str(": ");
            }
            description.push_str(&self.survey.text(row, column));
        }
        description
    }

    fn cell(&mut self, row: usize, column: usize, index: usize, activity: &mut DraftActivity) {
        let cell = read_at(self.survey.table, self.survey.reader, row, column);
        let place = TablePlace::cell(row, column);
        if !cell.remark.unread.is_empty() {
            let text = format!("\"{}\" is no letter; the text is kept with the cell.", cell.remark.unread);
            self.draft.note(NoteKind::NotUnderstood, place, text);
        }
        if cell.repaired {
            let meant = self.survey.reader.scheme().text(cell.letters);
            let found = self.survey.text(row, column);
            let text = format!(
                "\"{found}\" is written with characters that only look like {meant}; it was read so."
            );
            self.draft.note(NoteKind::Repaired, place, text);
        }
        activity.letters.push(cell.letters);
        if !cell.remark.is_empty() {
            activity.remarks.push((index, cell.remark));
        }
    }
}
