//! What each column is for: numbers, areas, titles, roles, further text.

use super::headings::{Heading, heading};
use super::layout::ColumnUse;
use super::survey::{Kind, Survey};

/// What each column holds, given the rows of the table proper.
pub(in crate::formats) fn column_uses(
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
pub(in crate::formats) fn name_leading_columns(
    survey: &Survey<'_>,
    body: &[usize],
    role_row: Option<usize>,
    uses: &mut [ColumnUse],
) {
    let text = |uses: &[ColumnUse], from: usize, to: usize| -> Vec<usize> {
        (from..to).filter(|column| uses.get(*column) == Some(&ColumnUse::Text)).collect()
    };
    let first_role =
        uses.iter().position(|it| matches!(it, ColumnUse::Role | ColumnUse::Letter)).unwrap_or(uses.len());
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
pub(in crate::formats) fn is_plain_step(survey: &Survey<'_>, row: usize, column: usize) -> bool {
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
pub(in crate::formats) fn is_number(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let others = text.chars().filter(|c| c.is_alphabetic()).count();
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '.' | ')' | '(' | '-' | '#');
    text.is_empty() || (digits > 0 && others <= 2 && text.chars().count() <= 10 && text.chars().all(allowed))
}
