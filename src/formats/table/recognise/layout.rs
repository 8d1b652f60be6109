//! What each row and column of a table is for.

use super::columns::{column_uses, is_number, is_plain_step};
use super::legend::legend_rows;
use super::survey::{Kind, Survey};
use super::top::{columns_with_letters, columns_without_body, find_party_row, find_role_row, usual_headings};
use super::transposed::{letter_row, transposed_columns};
use crate::model::LetterSet;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum ColumnUse {
    /// Nothing.
    Unused,
    /// Step numbers.
    Number,
    /// Titles of areas.
    Area,
    /// Titles of activities.
    Title,
    /// The letters of a role.
    Role,
    /// The titles of the roles that have one letter.
    Letter,
    /// Further text.
    Text,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum RowUse {
    /// Nothing.
    Blank,
    /// Explains the letters.
    Legend,
    /// Text above or below the table that is no part of it.
    Aside,
    /// Names of parties over the roles.
    Parties,
    /// Titles of roles.
    Roles,
    /// The title of an area.
    Area,
    /// An activity.
    Activity,
}

/// The use of every row and column.
#[derive(Debug, Default)]
pub(in crate::formats) struct Layout {
    pub rows: Vec<RowUse>,
    pub columns: Vec<ColumnUse>,
    pub party_row: Option<usize>,
    pub role_row: Option<usize>,
    /// Whether no cell of a role holds a letter.
    pub without_letters: bool,
    /// Columns that hold the titles of the roles with one letter, and the letter.
    pub letter_columns: Vec<(usize, LetterSet)>,
}

impl Layout {
    pub fn of(survey: &Survey<'_>) -> Self {
        match survey.table.own_headers() {
            Some(headers) => Self::of_own(survey, headers),
            None => Self::guessed(survey),
        }
    }

    /// The layout of a table whose header somebody has named.
    pub fn with_header(survey: &Survey<'_>, row: usize, above: Option<usize>, letters_on_top: bool) -> Self {
        let legends = legend_rows(survey);
        let is_open = |row: &usize| legends.get(*row) != Some(&true) && !survey.is_blank(*row);
        let open: Vec<usize> = (row..survey.height).filter(|it| *it == row || is_open(it)).collect();
        let body = below(&open, Some(row));
        let found = if letters_on_top { Self::with_letters_on_top(survey, &open) } else { None };
        let mut layout = found.unwrap_or_else(|| {
            let mut roles = columns_with_letters(survey, &body);
            if !roles.contains(&true) {
                roles = columns_without_body(survey, &open).map(|(_, columns)| columns).unwrap_or_default();
            }
            let columns = column_uses(survey, &body, Some(row), &roles);
            Self { columns, role_row: Some(row), party_row: above, ..Self::default() }
        });
        layout.finish(survey, &legends);
        layout
    }

    /// Remit's own tables say what they are.
    fn of_own(survey: &Survey<'_>, headers: bool) -> Self {
        let mut columns = vec![ColumnUse::Role; survey.width];
        let mut rows = vec![RowUse::Activity; survey.height];
        if headers {
            columns.iter_mut().take(1).for_each(|column| *column = ColumnUse::Title);
            rows.iter_mut().take(1).for_each(|row| *row = RowUse::Roles);
        }
        let role_row = headers.then_some(0);
        Self { rows, columns, role_row, ..Self::default() }
    }

    fn guessed(survey: &Survey<'_>) -> Self {
        let legends = legend_rows(survey);
        let is_open = |row: &usize| legends.get(*row) != Some(&true) && !survey.is_blank(*row);
        let open: Vec<usize> = (0..survey.height).filter(is_open).collect();
        let layout = Self::with_letters_on_top(survey, &open);
        let mut layout = layout.unwrap_or_else(|| Self::with_roles_on_top(survey, &open));
        layout.finish(survey, &legends);
        layout
    }

    /// Finds the uses of the rows once those of the columns are known.
    fn finish(&mut self, survey: &Survey<'_>, legends: &[bool]) {
        let use_of = |row: usize| match legends.get(row) {
            _ if self.role_row == Some(row) => RowUse::Roles,
            Some(true) => RowUse::Legend,
            _ if survey.is_blank(row) => RowUse::Blank,
            _ => self.row_use(survey, row),
        };
        self.rows = (0..survey.height).map(use_of).collect();
        self.settle_lone_rows(survey);
    }

    /// Columns R, A, C, I with the titles of roles below them.
    fn with_letters_on_top(survey: &Survey<'_>, open: &[usize]) -> Option<Self> {
        let (row, letter_columns) = letter_row(survey, open)?;
        let columns = transposed_columns(survey, &below(open, Some(row)), row, &letter_columns);
        // Without titles on the left these are letters with some text that nobody can read.
        let first = columns.iter().find(|it| matches!(it, ColumnUse::Title | ColumnUse::Letter))?;
        (*first == ColumnUse::Title).then_some(())?;
        Some(Self { columns, role_row: Some(row), letter_columns, ..Self::default() })
    }

    /// Columns of roles with letters below them, or no letters at all.
    fn with_roles_on_top(survey: &Survey<'_>, open: &[usize]) -> Self {
        let mut role_columns = columns_with_letters(survey, open);
        let without_letters = !role_columns.contains(&true);
        let role_row = if without_letters {
            let found = columns_without_body(survey, open);
            let found = found.map(|(row, columns)| {
                role_columns = columns;
                row
            });
            found.or_else(|| usual_headings(survey, open))
        } else {
            find_role_row(survey, open, &role_columns)
        };
        let party_row = role_row.and_then(|row| find_party_row(survey, open, &role_columns, row));
        let columns = column_uses(survey, &below(open, role_row), role_row, &role_columns);
        Self { columns, party_row, role_row, without_letters, ..Self::default() }
    }

    pub fn rows_used(&self, wanted: RowUse) -> impl Iterator<Item = usize> {
        self.rows.iter().enumerate().filter(move |(_, found)| **found == wanted).map(|(row, _)| row)
    }

    pub fn columns_used(&self, wanted: ColumnUse) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, found)| **found == wanted).map(|(column, _)| column)
    }

    pub fn first_column(&self, wanted: ColumnUse) -> Option<usize> {
        self.columns_used(wanted).next()
    }

    fn row_use(&self, survey: &Survey<'_>, row: usize) -> RowUse {
        if self.role_row == Some(row) {
            return RowUse::Roles;
        }
        if self.party_row == Some(row) {
            return RowUse::Parties;
        }
        if self.role_row.is_some_and(|roles| row < roles) {
            return RowUse::Aside;
        }
        if self.role_row.is_some_and(|roles| survey.texts(row).eq(survey.texts(roles))) {
            return RowUse::Aside;
        }
        if self.lone_cell(survey, row).is_some() { RowUse::Area } else { RowUse::Activity }
    }

    /// The column of the row's only filled cell, where titles can stand there. A step number is not counted.
    pub fn lone_cell(&self, survey: &Survey<'_>, row: usize) -> Option<usize> {
        let roles = self.first_column(ColumnUse::Role).or(self.first_column(ColumnUse::Letter));
        self.first_column(ColumnUse::Title).and(roles)?;
        let number = self.first_column(ColumnUse::Number);
        let number = number.filter(|column| is_number(&survey.text(row, *column)));
        let mut filled = survey.filled(row).filter(|column| Some(*column) != number);
        let (Some(column), None) = (filled.next(), filled.next()) else { return None };
        let numbered = number.is_some_and(|number| is_plain_step(survey, row, number));
        let holds_title = survey.is_wide(row, column) || self.columns.get(column) != Some(&ColumnUse::Role);
        (holds_title && !numbered && survey.kind(row, column) != Kind::Nothing).then_some(column)
    }

    /// A row with a lone title is an area only if activities follow it; at the end it is an activity
    /// without letters, or a footnote.
    fn settle_lone_rows(&mut self, survey: &Survey<'_>) {
        let mut followed = false;
        for row in (0..self.rows.len()).rev() {
            let lone = self.lone_cell(survey, row);
            match self.rows.get_mut(row) {
                Some(RowUse::Activity) => followed = true,
                Some(place @ RowUse::Area) => {
                    let Some(column) = lone else { continue };
                    let text = survey.text(row, column);
                    let footnote = text.starts_with(['*', '†', '‡', '¹', '²', '³', '(', '[']);
                    if !followed && footnote {
                        *place = RowUse::Aside;
                    } else if !followed && !survey.is_wide(row, column) {
                        *place = RowUse::Activity;
                    } else {
                        followed = false;
                    }
                }
                _ => {}
            }
        }
    }
}

/// The rows below the one with titles.
fn below(rows: &[usize], titles: Option<usize>) -> Vec<usize> {
    rows.iter().copied().filter(|row| titles.is_none_or(|titles| *row > titles)).collect()
}
