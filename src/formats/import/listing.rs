//! Tables in which each row is one assignment: activity, role, letter, and what else is said of it.

use super::choices::TableChoice;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::source::SourceTable;
use super::view::{heads_activities, heads_areas, heads_conditions, heads_letters, heads_names, text_use};
use crate::formats::table::recognise::survey::{Kind, Survey};

/// Whether lists say any letter at all.
pub(super) fn has_letters(source: &SourceTable, survey: &Survey<'_>) -> bool {
    (1..source.table.height()).any(|row| survey.kind(row, 2) == Kind::Letters)
}

/// Whether the table is one assignment to a row.
pub(super) fn fits(source: &SourceTable, survey: &Survey<'_>) -> bool {
    let Some((first, columns)) = columns(source, survey) else { return false };
    let has = |wanted: ColumnUse| columns.contains(&wanted);
    let names_over = columns
        .iter()
        .position(|it| *it == ColumnUse::RoleName)
        .is_some_and(|at| first > 0 && heads_names(&survey.text(0, at)));
    let letters = columns.iter().position(|it| *it == ColumnUse::Letters);
    let letters_over = letters.is_some_and(|at| first > 0 && heads_letters(&survey.text(0, at)));
    // Words of letters down the first column say so even without a heading.
    let words_first = letters == Some(0) && !has(ColumnUse::Activity);
    has(ColumnUse::RoleName)
        && letters.is_some()
        && ((names_over && letters_over)
            || words_first
            || (has(ColumnUse::Activity) && (names_over || letters_over)))
}

/// The first row of the body and the uses of the columns; `None` where there is not exactly one column of letters.
fn columns(source: &SourceTable, survey: &Survey<'_>) -> Option<(usize, Vec<ColumnUse>)> {
    let filled_rows = || (0..survey.height).filter(|row| !survey.is_blank(*row));
    let top = filled_rows().next()?;
    let headed = survey.filled(top).any(|column| {
        let text = survey.text(top, column);
        heads_names(&text) || heads_letters(&text) || heads_activities(&text)
    });
    let first = usize::from(headed || source.records);
    let body: Vec<usize> = filled_rows().skip(first).collect();
    let lettered = |column: usize| {
        let letters = body.iter().filter(|row| survey.kind(**row, column) == Kind::Letters).count();
        let texts = body.iter().filter(|row| survey.kind(**row, column) == Kind::Text).count();
        letters > 0 && letters >= texts
    };
    let mut letters = (0..survey.width).filter(|column| lettered(*column));
    let (Some(letters), None) = (letters.next(), letters.next()) else { return None };
    let title = |column: usize| if first > 0 { survey.text(top, column).into_owned() } else { String::new() };
    let mut uses: Vec<ColumnUse> = Vec::new();
    for column in 0..survey.width {
        let text = title(column);
        let fresh = |wanted: ColumnUse| !uses.contains(&wanted);
        let found = if column == letters {
            ColumnUse::Letters
        } else if body.iter().all(|row| survey.kind(*row, column) == Kind::Blank) {
            ColumnUse::Empty
        } else if heads_names(&text) && fresh(ColumnUse::RoleName) {
            ColumnUse::RoleName
        } else if heads_activities(&text) && fresh(ColumnUse::Activity) {
            ColumnUse::Activity
        } else if heads_areas(&text) && fresh(ColumnUse::Area) {
            ColumnUse::Area
        } else if heads_conditions(&text) {
            ColumnUse::Condition
        } else {
            text_use(&text)
        };
        uses.push(found);
    }
    let texts: Vec<usize> =
        (0..survey.width).filter(|column| uses.get(*column) == Some(&ColumnUse::Description)).collect();
    let mut set = |wanted: ColumnUse, column: Option<usize>| {
        if !uses.contains(&wanted)
            && let Some(place) = column.and_then(|column| uses.get_mut(column))
        {
            *place = wanted;
        }
    };
    let activity_named = (0..survey.width).any(|column| heads_activities(&title(column)));
    let mut rest = texts.into_iter();
    // Two columns of text are activity and role, in this order; one is the role.
    if rest.len() > 1 && !activity_named {
        set(ColumnUse::Activity, rest.next());
    }
    set(ColumnUse::RoleName, rest.next());
    Some((first, uses))
}

/// The plan of such a table.
pub(super) fn plan(source: &SourceTable, survey: &Survey<'_>, choice: &TableChoice) -> Plan {
    let table = &source.table;
    let mut plan = Plan { layout: Layout::Records, table: table.clone(), ..Plan::default() };
    let (first, uses) = match columns(source, survey) {
        _ if source.lists => {
            (1, vec![ColumnUse::Area, ColumnUse::Activity, ColumnUse::Letters, ColumnUse::RoleName])
        }
        Some(found) => found,
        None => (1, (0..table.width()).map(|column| named_use(&survey.text(0, column))).collect()),
    };
    plan.columns = uses;
    let top = (0..survey.height).find(|row| !survey.is_blank(*row)).unwrap_or_default();
    plan.header_row = choice.header_row.or((first > 0).then_some(top));
    plan.rows = (0..table.height())
        .map(|row| match row {
            _ if survey.is_blank(row) => RowUse::Blank,
            _ if Some(row) == plan.header_row => RowUse::Header,
            _ if plan.header_row.is_some_and(|header| row < header) => RowUse::Ignored,
            _ => RowUse::Activity,
        })
        .collect();
    plan
}

/// The use of a column by its heading alone.
fn named_use(text: &str) -> ColumnUse {
    if heads_names(text) {
        ColumnUse::RoleName
    } else if heads_letters(text) {
        ColumnUse::Letters
    } else if heads_activities(text) {
        ColumnUse::Activity
    } else if heads_areas(text) {
        ColumnUse::Area
    } else {
        text_use(text)
    }
}
