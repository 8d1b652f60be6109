//! Tables whose columns are the letters: under R, A, C and I stand the titles of the roles.

use super::columns::name_leading_columns;
use super::headings::heading;
use super::layout::{ColumnUse, Layout, RowUse};
use super::survey::{Kind, Survey};
use crate::formats::table::draft::{Draft, DraftRole, NoteKind, TablePlace};
use crate::formats::table::text::{clean_title, title_key};
use crate::model::{LetterSet, Remark};

/// What begins a condition behind a role's title: "Compliance Officer if needed".
const CONDITIONS: [&str; 9] =
    [" if ", " when ", " where ", " wenn ", " falls ", " sofern ", " si ", " indien ", " если "];

/// The letters stand in one of this many rows, or not at all.
const LAST_HEADER_ROW: usize = 10;

/// The row that names letters, one to a column, over columns of text; and those columns.
pub(super) fn letter_row(survey: &Survey<'_>, rows: &[usize]) -> Option<(usize, Vec<(usize, LetterSet)>)> {
    for (index, row) in rows.iter().take(LAST_HEADER_ROW).enumerate() {
        let mut columns = Vec::new();
        let mut seen = LetterSet::EMPTY;
        let mut others_are_headings = true;
        for column in survey.filled(*row) {
            let text = survey.text(*row, column);
            let reading = survey.reader.read(&text);
            let single =
                reading.letters.len() == 1 && reading.unread.is_none() && reading.condition.is_empty();
            if single && !seen.meets(reading.letters) {
                seen = seen.union(reading.letters);
                columns.push((column, reading.letters));
            } else {
                others_are_headings = heading(&text).is_some();
            }
            if !others_are_headings {
                break;
            }
        }
        let body = rows.get(index + 1..).unwrap_or_default();
        if columns.len() > 1 && others_are_headings && holds_titles(survey, body, &columns) {
            return Some((*row, columns));
        }
    }
    None
}

/// Whether there is more text than letters below.
fn holds_titles(survey: &Survey<'_>, body: &[usize], columns: &[(usize, LetterSet)]) -> bool {
    let kinds = || body.iter().flat_map(|row| columns.iter().map(|(column, _)| survey.kind(*row, *column)));
    let texts = kinds().filter(|kind| *kind == Kind::Text).count();
    texts > kinds().filter(|kind| matches!(kind, Kind::Letters | Kind::Mark)).count()
}

/// The uses of the columns of such a table.
pub(super) fn transposed_columns(
    survey: &Survey<'_>,
    body: &[usize],
    row: usize,
    letters: &[(usize, LetterSet)],
) -> Vec<ColumnUse> {
    let use_of = |column: usize| {
        if letters.iter().any(|(letter, _)| *letter == column) {
            ColumnUse::Letter
        } else if body.iter().any(|row| survey.kind(*row, column) != Kind::Blank) {
            ColumnUse::Text
        } else {
            ColumnUse::Unused
        }
    };
    let mut uses = (0..survey.width).map(use_of).collect::<Vec<_>>();
    name_leading_columns(survey, body, Some(row), &mut uses);
    uses
}

/// Adds the roles that stand in the cells, and gives them their letters.
pub(super) fn assign(survey: &Survey<'_>, layout: &Layout, draft: &mut Draft) {
    let rows: Vec<usize> = layout.rows_used(RowUse::Activity).collect();
    for (index, row) in rows.iter().enumerate() {
        for (column, letters) in &layout.letter_columns {
            if matches!(survey.kind(*row, *column), Kind::Blank | Kind::Nothing) {
                continue;
            }
            for name in names(&survey.text(*row, *column)) {
                add(survey, draft, index, name, *letters);
            }
        }
    }
    let roles = draft.roles.len();
    for activity in &mut draft.activities {
        activity.letters.resize(roles, LetterSet::EMPTY);
        activity.remarks.sort_by_key(|(role, _)| *role);
    }
    let text = "The names under the letters were taken for roles; check that each is one role.".to_owned();
    draft.note(NoteKind::Guessed, TablePlace::default(), text);
}

/// Gives the named role the letters in one row.
fn add(survey: &Survey<'_>, draft: &mut Draft, activity: usize, name: &str, letters: LetterSet) {
    let at = CONDITIONS.iter().filter_map(|word| name.find(word)).min();
    let (title, condition) = name.split_at(at.unwrap_or(name.len()));
    let title = clean_title(title);
    if title.is_empty() {
        return;
    }
    let key = title_key(&title);
    let known = draft.roles.iter().position(|role| title_key(&role.title) == key);
    let role = known.unwrap_or_else(|| {
        draft.roles.push(DraftRole { title, ..Default::default() });
        draft.roles.len() - 1
    });
    let Some(row) = draft.activities.get_mut(activity) else { return };
    if row.letters.len() <= role {
        row.letters.resize(role + 1, LetterSet::EMPTY);
    }
    let Some(cell) = row.letters.get_mut(role) else { return };
    *cell = cell.union(letters);
    let several = cell.len() > 1;
    let condition = condition.trim();
    if condition.is_empty() {
        return;
    }
    let symbol = if several { survey.reader.scheme().text(letters) + ": " } else { String::new() };
    match row.remarks.iter_mut().find(|(index, _)| *index == role) {
        Some((_, remark)) => remark.condition = format!("{}; {symbol}{condition}", remark.condition),
        None => {
            let condition = symbol + condition;
            row.remarks.push((role, Remark { condition, ..Remark::default() }));
        }
    }
}

/// The names in a cell. A slash may be part of a name, so it divides nothing.
fn names(text: &str) -> Vec<&str> {
    let mut depth = 0usize;
    let divides = |c: char| {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(c, ',' | ';' | '\n' | '、' | '，' | '；')
    };
    text.split(divides).collect()
}
