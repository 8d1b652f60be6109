//! What each row and column of a table is for.

use super::headings::{Heading, heading};
use super::legend::legend_rows;
use super::survey::{Kind, Survey};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnUse {
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
    /// Further text.
    Text,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowUse {
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
#[derive(Debug)]
pub(super) struct Layout {
    pub rows: Vec<RowUse>,
    pub columns: Vec<ColumnUse>,
    pub party_row: Option<usize>,
    pub role_row: Option<usize>,
    /// Whether no cell of a role holds a letter.
    pub without_letters: bool,
}

impl Layout {
    pub fn of(survey: &Survey<'_>) -> Self {
        match survey.table.own_headers() {
            Some(headers) => Self::of_own(survey, headers),
            None => Self::guessed(survey),
        }
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
        Self { rows, columns, party_row: None, role_row, without_letters: false }
    }

    fn guessed(survey: &Survey<'_>) -> Self {
        let legends = legend_rows(survey);
        let is_open = |row: &usize| legends.get(*row) != Some(&true) && !survey.is_blank(*row);
        let open: Vec<usize> = (0..survey.height).filter(is_open).collect();
        let mut role_columns = columns_with_letters(survey, &open);
        let without_letters = !role_columns.contains(&true);
        let role_row = if without_letters {
            let found = columns_without_body(survey, &open);
            let found = found.map(|(row, columns)| {
                role_columns = columns;
                row
            });
            found.or_else(|| usual_headings(survey, &open))
        } else {
            find_role_row(survey, &open, &role_columns)
        };
        let party_row = role_row.and_then(|row| find_party_row(survey, &open, &role_columns, row));
        let body: Vec<usize> =
            open.iter().copied().filter(|row| role_row.is_none_or(|it| *row > it)).collect();
        let columns = column_uses(survey, &body, role_row, &role_columns);
        let mut rows = vec![RowUse::Blank; survey.height];
        let mut layout = Self { rows: Vec::new(), columns, party_row, role_row, without_letters };
        for (row, place) in rows.iter_mut().enumerate() {
            *place = match legends.get(row) {
                Some(true) => RowUse::Legend,
                _ if survey.is_blank(row) => RowUse::Blank,
                _ => layout.row_use(survey, row),
            };
        }
        layout.rows = rows;
        layout.settle_lone_rows(survey);
        layout
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
        if self.role_row.is_some_and(|roles| survey.row_text(row) == survey.row_text(roles)) {
            return RowUse::Aside;
        }
        if self.lone_cell(survey, row).is_some() { RowUse::Area } else { RowUse::Activity }
    }

    /// The column of the row's only filled cell, where titles can stand there. A step number is not counted.
    pub fn lone_cell(&self, survey: &Survey<'_>, row: usize) -> Option<usize> {
        self.first_column(ColumnUse::Title).and(self.first_column(ColumnUse::Role))?;
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

/// Which columns hold letters (or ticks) more often than other text, once they have begun to.
fn columns_with_letters(survey: &Survey<'_>, rows: &[usize]) -> Vec<bool> {
    let holds_letters = |column: usize| {
        let kinds = || rows.iter().map(move |row| survey.kind(*row, column));
        let lettered = |kind: &Kind| matches!(kind, Kind::Letters | Kind::Mark);
        let letters = kinds().filter(lettered).count();
        let texts = kinds().skip_while(|kind| !lettered(kind)).filter(|kind| *kind == Kind::Text).count();
        letters > 0 && letters >= texts
    };
    (0..survey.width).map(holds_letters).collect()
}

/// In a matrix that nobody has filled in yet: the row with the titles of roles, and the columns that have
/// one and nothing below it.
fn columns_without_body(survey: &Survey<'_>, rows: &[usize]) -> Option<(usize, Vec<bool>)> {
    let first = *rows.iter().find(|row| survey.filled(**row).nth(1).is_some())?;
    let body: Vec<usize> = rows.iter().copied().filter(|row| *row > first).collect();
    let empty = |column: usize| {
        body.iter().all(|row| matches!(survey.kind(*row, column), Kind::Blank | Kind::Nothing))
    };
    let is_role = |column: usize| {
        survey.kind(first, column) != Kind::Blank
            && empty(column)
            && !matches!(heading(&survey.text(first, column)), Some(Heading::Description | Heading::Number))
    };
    let columns: Vec<bool> = (0..survey.width).map(is_role).collect();
    let titled = columns.first() == Some(&false);
    // A single line of titles is a line of roles; with rows below it the first column holds their titles.
    let fits = if body.is_empty() { rows.len() == 1 } else { titled };
    (fits && columns.contains(&true)).then_some((first, columns))
}

/// The first row, if it holds nothing but usual headings.
fn usual_headings(survey: &Survey<'_>, rows: &[usize]) -> Option<usize> {
    let first = *rows.first().filter(|_| rows.len() > 1)?;
    survey.filled(first).all(|column| heading(&survey.text(first, column)).is_some()).then_some(first)
}

/// The last row above the letters that has text over the columns of letters.
fn find_role_row(survey: &Survey<'_>, rows: &[usize], roles: &[bool]) -> Option<usize> {
    let columns = || roles.iter().enumerate().filter(|(_, is)| **is).map(|(column, _)| column);
    let count =
        |row: usize, kinds: &[Kind]| columns().filter(|it| kinds.contains(&survey.kind(row, *it))).count();
    let begins_body = |row: &usize| {
        let letters = count(*row, &[Kind::Letters, Kind::Mark]);
        letters > 0 && letters >= count(*row, &[Kind::Text])
    };
    let above = rows.iter().copied().take_while(|row| !begins_body(row));
    let texts = |row: usize| {
        // One cell across the table is a heading, not a line of roles.
        let lone = survey.filled(row).nth(1).is_none();
        let wide = lone && survey.filled(row).next().is_some_and(|column| survey.is_wide(row, column));
        if wide { 0 } else { count(row, &[Kind::Text]) }
    };
    let candidates: Vec<(usize, usize)> =
        above.map(|row| (texts(row), row)).filter(|(n, _)| *n > 0).collect();
    let half = columns().count().div_ceil(2);
    let full = candidates.iter().rev().find(|(texts, _)| *texts >= half);
    full.or_else(|| candidates.iter().max()).map(|(_, row)| *row)
}

/// The row next above the titles of roles that has anything over them.
fn find_party_row(survey: &Survey<'_>, rows: &[usize], roles: &[bool], role_row: usize) -> Option<usize> {
    let row = rows.iter().copied().rfind(|row| *row < role_row)?;
    let over_role = |column: &usize| roles.get(*column) == Some(&true);
    let spans_titles = survey
        .filled(row)
        .any(|column| !over_role(&column) && survey.is_wide(row, column) && over_role(&(column + 1)));
    let named = |column: usize| heading(&survey.text(row, column)) != Some(Heading::Roles);
    (!spans_titles && survey.filled(row).any(|column| over_role(&column) && named(column))).then_some(row)
}

/// What each column holds, given the rows of the table proper.
fn column_uses(
    survey: &Survey<'_>,
    body: &[usize],
    role_row: Option<usize>,
    role_columns: &[bool],
) -> Vec<ColumnUse> {
    let title_of = |column: usize| role_row.map(|row| survey.text(row, column)).unwrap_or_default();
    let has_text = |column: usize| body.iter().any(|row| survey.kind(*row, column) != Kind::Blank);
    let mut uses: Vec<ColumnUse> = (0..survey.width)
        .map(|column| match role_columns.get(column) {
            Some(true) => ColumnUse::Role,
            _ if has_text(column) => ColumnUse::Text,
            _ => ColumnUse::Unused,
        })
        .collect();
    name_leading_columns(survey, body, role_row, &mut uses);
    // A role nobody has given a letter yet still has a title.
    let mut after_titles = false;
    for (column, place) in uses.iter_mut().enumerate() {
        after_titles |= matches!(place, ColumnUse::Title | ColumnUse::Role);
        let silent = *place == ColumnUse::Unused
            || (*place == ColumnUse::Text
                && body.iter().all(|row| matches!(survey.kind(*row, column), Kind::Blank | Kind::Nothing)));
        if silent && after_titles && !title_of(column).is_empty() && heading(&title_of(column)).is_none() {
            *place = ColumnUse::Role;
        }
    }
    uses
}

/// Finds titles, areas and numbers among the columns of text before the first role.
fn name_leading_columns(
    survey: &Survey<'_>,
    body: &[usize],
    role_row: Option<usize>,
    uses: &mut [ColumnUse],
) {
    let text = |uses: &[ColumnUse], from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|column| uses.get(*column) == Some(&ColumnUse::Text)).collect()
    };
    let first_role = uses.iter().position(|it| *it == ColumnUse::Role).unwrap_or(uses.len());
    let mut leading = text(uses, 0, first_role);
    if leading.is_empty() {
        leading = text(uses, first_role, uses.len()).into_iter().take(1).collect();
    }
    let says = |column: usize, wanted: Heading| {
        role_row.is_some_and(|row| heading(&survey.text(row, column)) == Some(wanted))
    };
    let numbers = leading.iter().copied().find(|column| {
        says(*column, Heading::Number) || body.iter().all(|row| is_number(&survey.text(*row, *column)))
    });
    let mut set = |column: Option<usize>, found: ColumnUse| {
        if let Some(place) = column.and_then(|column| uses.get_mut(column)) {
            *place = found;
        }
    };
    let numbers = numbers.filter(|_| leading.len() > 1);
    set(numbers, ColumnUse::Number);
    leading.retain(|column| Some(*column) != numbers);
    let named_area = leading.iter().copied().find(|column| says(*column, Heading::Area));
    let area =
        named_area.or_else(|| leading.first().copied().filter(|column| is_sparse(survey, body, *column)));
    let area = area.filter(|_| leading.len() > 1);
    set(area, ColumnUse::Area);
    leading.retain(|column| Some(*column) != area);
    let title = leading.iter().copied().find(|column| says(*column, Heading::Activity));
    set(title.or(leading.first().copied()), ColumnUse::Title);
}

/// Whether the row has a step number that does not head those of the next row, as `1` heads `1.1`.
fn is_plain_step(survey: &Survey<'_>, row: usize, column: usize) -> bool {
    let number = survey.text(row, column);
    let next = survey.text(row + 1, column);
    let heads = next
        .strip_prefix(number.trim_end_matches('.'))
        .is_some_and(|rest| rest.len() > 1 && rest.starts_with('.'));
    !number.is_empty() && !heads
}

/// Whether the column names groups: it has gaps, or says the same several times running.
fn is_sparse(survey: &Survey<'_>, body: &[usize], column: usize) -> bool {
    let mut names = 0;
    let mut before = String::new();
    for row in body {
        let text = survey.text(*row, column);
        if !text.is_empty() && text != before {
            names += 1;
            before = text.into_owned();
        }
    }
    body.len() > 1 && names < body.len() && names * 3 <= body.len() * 2
}

/// Whether the text is a step number, such as `3`, `3.`, `1.2.1`, `A.5` or `4a)`; nothing is one too.
fn is_number(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '(' | '-' | '#');
    text.is_empty() || (digits > 0 && others <= 2 && text.chars().count() <= 10 && text.chars().all(allowed))
}
