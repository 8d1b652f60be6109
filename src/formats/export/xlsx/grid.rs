//! The sheet "Matrix": parties and roles above, activities on the left, both held in view and on every printed page.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet, XlsxError};

use super::looks::{Looks, put};
use crate::formats::export::fields::{Field, fields_used};
use crate::formats::export::options::{Export, Paper};
use crate::formats::export::shape::{self, Column, Group, NOTHING};
use crate::formats::report::words;
use crate::model::{Activity, LetterSet, Matrix};

/// The rows of headings: parties, roles.
const HEADINGS: u32 = 2;
/// A list in a data validation is at most so long.
const MOST_LISTED: usize = 250;

struct Grid<'a> {
    matrix: &'a Matrix,
    looks: &'a Looks,
    columns: Vec<Column<'a>>,
    fields: Vec<&'static Field>,
    sheet: &'a mut Worksheet,
}

/// Writes the sheet.
pub(super) fn write(
    sheet: &mut Worksheet,
    matrix: &Matrix,
    options: &Export,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let fields = match options.parts.activity_fields {
        true => fields_used(matrix, options.parts.notes),
        false => Vec::new(),
    };
    let mut grid = Grid { matrix, looks, columns: shape::columns(matrix), fields, sheet };
    grid.sheet.set_name("Matrix")?;
    grid.headings()?;
    let groups = shape::groups(matrix);
    let allowed = allowed(matrix)?;
    let mut row = HEADINGS;
    for group in &groups {
        row = grid.group(row, group, &allowed)?;
    }
    grid.widths(&groups)?;
    grid.print(row, options.paper)
}

fn column_number(index: usize) -> u16 {
    u16::try_from(index).unwrap_or(u16::MAX)
}

impl Grid<'_> {
    /// The column of the first field.
    fn first_field(&self) -> usize {
        self.columns.len() + 1
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        put(self.sheet, 0, 0, "", &self.looks.heading)?;
        put(self.sheet, 1, 0, "Activity", &self.looks.heading)?;
        for (first, last) in shape::party_runs(&self.columns) {
            let Some(column) = self.columns.get(first) else { continue };
            let (look, from, to) =
                (self.looks.party(column.side), column_number(first + 1), column_number(last + 1));
            let party = super::looks::fit(&column.party);
            if from == to {
                put(self.sheet, 0, from, &party, &look)?;
            } else {
                self.sheet.merge_range(0, from, 0, to, &party, &look)?;
            }
        }
        for (index, column) in self.columns.iter().enumerate() {
            let look = self.looks.role(column.side);
            put(self.sheet, 1, column_number(index + 1), &column.title(), &look)?;
        }
        let first = self.first_field();
        for (index, field) in self.fields.iter().enumerate() {
            let column = column_number(first + index);
            put(self.sheet, 0, column, "", &self.looks.heading)?;
            put(self.sheet, 1, column, field.title, &self.looks.heading)?;
        }
        self.sheet.set_row_height(1, 130)?;
        self.sheet.set_freeze_panes(HEADINGS, 1)?;
        Ok(())
    }

    /// Writes the rows of an area and returns the row after them.
    fn group(&mut self, first: u32, group: &Group<'_>, allowed: &DataValidation) -> Result<u32, XlsxError> {
        let mut row = first;
        if let Some(area) = group.area {
            let last = column_number(self.first_field() + self.fields.len() - 1);
            let title = super::looks::fit(words::or(&area.title, "Untitled area"));
            if last > 0 {
                self.sheet.merge_range(row, 0, row, last, &title, &self.looks.area)?;
            } else {
                put(self.sheet, row, 0, &title, &self.looks.area)?;
            }
            row += 1;
        }
        let begin = row;
        for activity in &group.rows {
            self.row(row, activity)?;
            row += 1;
        }
        if !self.columns.is_empty() {
            let last = column_number(self.columns.len());
            self.sheet.add_data_validation(begin, 1, row - 1, last, allowed)?;
        }
        Ok(row)
    }

    fn row(&mut self, row: u32, activity: &Activity) -> Result<(), XlsxError> {
        put(self.sheet, row, 0, words::activity_title(activity), &self.looks.text)?;
        let texts: Vec<String> =
            self.fields.iter().map(|field| (field.text)(self.matrix, activity.details())).collect();
        let bare = shape::is_bare(activity) && texts.iter().all(|text| text.trim().is_empty());
        for (index, column) in self.columns.iter().enumerate() {
            let look = self.looks.of(&self.matrix.scheme, activity.letters_at(column.index));
            let text = match bare {
                true => NOTHING.to_owned(),
                false => shape::cell_text(self.matrix, activity, column),
            };
            put(self.sheet, row, column_number(index + 1), &text, look)?;
        }
        let first = self.first_field();
        for (index, text) in texts.iter().enumerate() {
            put(self.sheet, row, column_number(first + index), text, &self.looks.text)?;
        }
        Ok(())
    }

    fn widths(&mut self, groups: &[Group<'_>]) -> Result<(), XlsxError> {
        self.sheet.set_column_width(0, 46)?;
        for (index, column) in self.columns.iter().enumerate() {
            let rows = groups.iter().flat_map(|group| &group.rows);
            let lengths = rows.map(|row| shape::cell_text(self.matrix, row, column).chars().count());
            let width = match lengths.max().unwrap_or(0) {
                0..=4 => 5,
                more => u32::try_from(more).unwrap_or(14).clamp(8, 14),
            };
            self.sheet.set_column_width(column_number(index + 1), width)?;
        }
        for (index, field) in self.fields.iter().enumerate() {
            let width = if field.title == "Description" { 50 } else { 26 };
            let column = column_number(self.columns.len() + 1 + index);
            self.sheet.set_column_width(column, width)?;
        }
        Ok(())
    }

    /// Only the matrix is printed, not the fields: as wide as the paper, or in as few pages side by side as can be read.
    fn print(&mut self, end: u32, paper: Paper) -> Result<(), XlsxError> {
        let most = if paper == Paper::A3 { 60 } else { 40 };
        let pages = self.columns.len().div_ceil(most).max(1);
        super::landscape(self.sheet, paper);
        self.sheet.set_print_fit_to_pages(column_number(pages), 0);
        self.sheet.set_repeat_rows(0, HEADINGS - 1)?;
        self.sheet.set_repeat_columns(0, 0)?;
        let last = column_number(self.columns.len());
        self.sheet.set_print_area(0, 0, end.max(HEADINGS) - 1, last)?;
        Ok(())
    }
}

/// What may be chosen in a cell; something else is asked about, because a condition may follow the letters.
fn allowed(matrix: &Matrix) -> Result<DataValidation, XlsxError> {
    let symbols: Vec<String> = matrix.scheme.letters.iter().map(|it| it.symbol.to_string()).collect();
    let message =
        format!("Letters of this matrix: {}. A condition may follow in brackets.", symbols.join(", "));
    DataValidation::new()
        .allow_list_strings(&choices(matrix))?
        .set_error_style(DataValidationErrorStyle::Warning)
        .set_error_title("Not a letter of this matrix")?
        .set_error_message(message)
}

/// Each letter, then the sets that the matrix uses, then the pairs, as far as the list may go.
fn choices(matrix: &Matrix) -> Vec<String> {
    let scheme = &matrix.scheme;
    let letters: Vec<LetterSet> = scheme.all().iter().map(LetterSet::of).collect();
    let pairs = letters.iter().flat_map(|one| letters.iter().map(|other| one.union(*other)));
    let used = matrix.activities().flat_map(|row| row.letters().iter().copied());
    let mut sets: Vec<LetterSet> = Vec::new();
    let mut length = 0;
    for set in letters.iter().copied().chain(used).chain(pairs) {
        let size = scheme.text(set).len() + 1;
        if !set.is_empty() && !sets.contains(&set) && length + size <= MOST_LISTED {
            length += size;
            sets.push(set);
        }
    }
    sets.into_iter().map(|set| scheme.text(set)).collect()
}
