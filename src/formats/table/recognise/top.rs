//! The rows above the activities: where the letters begin, which row names the roles and which the parties.

use super::headings::{Heading, heading};
use super::survey::{Kind, Survey};

/// Which columns hold letters (or ticks) more often than other text, once they have begun to.
pub(super) fn columns_with_letters(survey: &Survey<'_>, rows: &[usize]) -> Vec<bool> {
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
pub(super) fn columns_without_body(survey: &Survey<'_>, rows: &[usize]) -> Option<(usize, Vec<bool>)> {
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
pub(super) fn usual_headings(survey: &Survey<'_>, rows: &[usize]) -> Option<usize> {
    let first = *rows.first().filter(|_| rows.len() > 1)?;
    survey.filled(first).all(|column| heading(&survey.text(first, column)).is_some()).then_some(first)
}

/// The last row above the letters that has text over the columns of letters.
pub(super) fn find_role_row(survey: &Survey<'_>, rows: &[usize], roles: &[bool]) -> Option<usize> {
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
pub(super) fn find_party_row(
    survey: &Survey<'_>,
    rows: &[usize],
    roles: &[bool],
    role_row: usize,
) -> Option<usize> {
    let row = rows.iter().copied().rfind(|row| *row < role_row)?;
    let over_role = |column: &usize| roles.get(*column) == Some(&true);
    let spans_titles = survey
        .filled(row)
        .any(|column| !over_role(&column) && survey.is_wide(row, column) && over_role(&(column + 1)));
    let named = |column: usize| heading(&survey.text(row, column)) != Some(Heading::Roles);
    (!spans_titles && survey.filled(row).any(|column| over_role(&column) && named(column))).then_some(row)
}
