//! Which layout a table has, and its plan with the corrections made so far.

use std::collections::{BTreeSet, HashMap};

use super::choices::TableChoice;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::source::SourceTable;
use super::view::{has_role_word, heads_activities, heads_areas, heads_names};
use super::{grid, listing, marks, own, turned, who};
use crate::formats::table::cell::CellReader;
use crate::formats::table::recognise::layout::{ColumnUse as Column, Layout as Found, RowUse as Row};
use crate::formats::table::recognise::survey::{Kind, Survey};

/// The plan of a table, corrected.
pub(super) fn plan(source: &SourceTable, reader: &CellReader<'_>, choice: &TableChoice) -> Plan {
    let surveyed = Survey::new(&source.table, reader);
    let (guessed, alternatives) = layouts(source, &surveyed);
    let layout = choice.layout.unwrap_or(guessed);
    let turned = if layout.is_turned() { turned::turned(&source.table) } else { None };
    let layout = match layout {
        Layout::Rotated if turned.is_none() => Layout::Grid,
        Layout::RotatedTransposed if turned.is_none() => Layout::Transposed,
        other => other,
    };
    let survey = match &turned {
        Some(table) => &Survey::new(table, reader),
        None => &surveyed,
    };
    let mut plan = match layout {
        Layout::Records => listing::plan(source, survey, choice),
        Layout::Marks => marks::plan(survey, choice),
        Layout::Sides => who::plan(survey, choice),
        Layout::Nothing => nothing(survey),
        Layout::Grid if source.own.is_some() && choice.header_row.is_none() => {
            own::plan(survey.table, source.own.unwrap_or_default())
        }
        Layout::Transposed if titleless(survey).is_some() && choice.header_row.is_none() => {
            titleless(survey).unwrap_or_default()
        }
        _ => grid::plan(survey, layout, choice),
    };
    plan.layout = layout;
    plan.alternatives = alternatives;
    for (column, found) in &choice.columns {
        if let Some(place) = plan.columns.get_mut(*column) {
            *place = *found;
        }
    }
    for (row, found) in &choice.rows {
        if let Some(place) = plan.rows.get_mut(*row) {
            *place = *found;
        }
    }
    let without_titles = plan.column_for(ColumnUse::Activity).is_none() && !source.title.is_empty();
    plan.title_is_activity = choice.title_is_activity.unwrap_or(without_titles && layout != Layout::Nothing);
    plan
}

/// A table of which nothing is taken.
fn nothing(survey: &Survey<'_>) -> Plan {
    let table = survey.table;
    let row = |row: usize| if survey.is_blank(row) { RowUse::Blank } else { RowUse::Ignored };
    let rows = (0..table.height()).map(row).collect();
    Plan { table: table.clone(), rows, columns: vec![ColumnUse::Ignored; table.width()], ..Plan::default() }
}

/// The likeliest layout, and the others that are possible.
fn layouts(source: &SourceTable, survey: &Survey<'_>) -> (Layout, Vec<Layout>) {
    let best = layout(source, survey);
    let mut others = match best {
        Layout::Grid => vec![Layout::Rotated, Layout::Records],
        Layout::Rotated => vec![Layout::Grid],
        Layout::Transposed => vec![Layout::Grid, Layout::RotatedTransposed],
        Layout::RotatedTransposed => vec![Layout::Grid, Layout::Rotated],
        Layout::Records | Layout::Marks | Layout::Sides => vec![Layout::Grid],
        Layout::Nothing => vec![Layout::Grid, Layout::Transposed, Layout::Records],
    };
    if best != Layout::Nothing {
        others.push(Layout::Nothing);
    }
    (best, others)
}

fn layout(source: &SourceTable, survey: &Survey<'_>) -> Layout {
    if source.own.is_some() {
        return Layout::Grid;
    }
    if source.lists {
        return if listing::has_letters(source, survey) { Layout::Records } else { Layout::Nothing };
    }
    if marks::find(survey).is_some() {
        return Layout::Marks;
    }
    if who::fits(survey) {
        return Layout::Sides;
    }
    if listing::fits(source, survey) {
        return Layout::Records;
    }
    if titleless(survey).is_some() {
        return Layout::Transposed;
    }
    let found = Found::of(survey);
    if !found.letter_columns.is_empty() {
        return Layout::Transposed;
    }
    if !found.without_letters && found.columns.contains(&Column::Role) {
        let small = survey.width * survey.height < 400_000;
        if small && let Some(table) = turned::turned(survey.table) {
            let other = Survey::new(&table, survey.reader);
            if !Found::of(&other).letter_columns.is_empty() {
                return Layout::RotatedTransposed;
            }
        }
        return if is_rotated(survey, &found) { Layout::Rotated } else { Layout::Grid };
    }
    let small = survey.width * survey.height < 400_000;
    if small
        && let Some(table) = turned::turned(survey.table)
        && !Found::of(&Survey::new(&table, survey.reader)).letter_columns.is_empty()
    {
        return Layout::RotatedTransposed;
    }
    // Titles of roles over empty cells are a matrix that nobody has filled in.
    let empty_grid = found.columns.contains(&Column::Role) && found.columns.contains(&Column::Title);
    if empty_grid && found.rows.contains(&Row::Activity) { Layout::Grid } else { Layout::Nothing }
}

/// Whether the rows rather than the columns are roles.
fn is_rotated(survey: &Survey<'_>, found: &Found) -> bool {
    let (Some(header), Some(title)) = (found.role_row, found.first_column(Column::Title)) else {
        return false;
    };
    let corner = survey.text(header, title);
    let mut score = 0i64;
    if heads_names(&corner) {
        score += 6;
    } else if heads_activities(&corner) {
        score -= 6;
    }
    if found
        .columns
        .iter()
        .enumerate()
        .any(|(column, it)| *it != Column::Role && heads_areas(&survey.text(header, column)))
    {
        score -= 4;
    }
    let rows: Vec<usize> = found.rows_used(Row::Activity).take(500).collect();
    let columns: Vec<usize> = found.columns_used(Column::Role).take(500).collect();
    let share = |roles: usize, all: usize| (roles * 4).checked_div(all).unwrap_or_default() as i64;
    let left = rows.iter().filter(|row| has_role_word(&survey.text(**row, title))).count();
    let top = columns.iter().filter(|column| has_role_word(&survey.text(header, **column))).count();
    score += share(left, rows.len()) - share(top, columns.len());
    // An activity has one accountable role, so the side on which each line has one is that of the activities.
    let owner = survey.reader.scheme().playing(crate::model::Part::Owns);
    let mut known: HashMap<&str, bool> = HashMap::new();
    let mut read = |text| *known.entry(text).or_insert_with(|| survey.reader.read(text).letters.meets(owner));
    let mut owned = BTreeSet::new();
    for (row, column) in rows.iter().flat_map(|row| columns.iter().map(move |column| (*row, *column))) {
        if survey.kind(row, column) == Kind::Letters && read(survey.table.cell(row, column)) {
            owned.insert((row, column));
        }
    }
    let owns = |row: usize, column: usize| owned.contains(&(row, column));
    let one = |count: usize| count == 1;
    let per_row =
        rows.iter().filter(|row| one(columns.iter().filter(|column| owns(**row, **column)).count())).count();
    let per_column =
        columns.iter().filter(|column| one(rows.iter().filter(|row| owns(**row, **column)).count())).count();
    score += share(per_column, columns.len()) - share(per_row, rows.len());
    score > 2
}

/// Letters on top and names below, without a column of titles: the activity stands over the table.
fn titleless(survey: &Survey<'_>) -> Option<Plan> {
    let (table, reader) = (survey.table, survey.reader);
    if table.height() < 2 || table.height() > 12 || table.width() < 2 {
        return None;
    }
    let mut columns = Vec::new();
    for column in 0..table.width() {
        let reading = reader.read(table.cell(0, column));
        let plain = reading.unread.is_none() && reading.condition.is_empty();
        let single = reading.letters.len() == 1 && plain;
        columns.push(match grid::symbol(reader, reading.letters).filter(|_| single) {
            Some(symbol) => ColumnUse::NamesOf(symbol),
            None => super::view::text_use(table.cell(0, column)),
        });
    }
    let letters = columns.iter().filter(|it| matches!(it, ColumnUse::NamesOf(_))).count();
    if letters < 2 || !matches!(columns.first(), Some(ColumnUse::NamesOf(_))) {
        return None;
    }
    let texts = (1..table.height())
        .any(|row| (0..table.width()).any(|column| survey.kind(row, column) == Kind::Text));
    let letters_below = (1..table.height())
        .any(|row| (0..table.width()).any(|column| survey.kind(row, column) == Kind::Letters));
    if !texts || letters_below {
        return None;
    }
    let row = |row: usize| match row {
        0 => RowUse::Header,
        row if survey.is_blank(row) => RowUse::Blank,
        _ => RowUse::Activity,
    };
    let rows = (0..table.height()).map(row).collect();
    Some(Plan {
        layout: Layout::Transposed,
        table: table.clone(),
        rows,
        columns,
        header_row: Some(0),
        ..Plan::default()
    })
}
