//! Under each role stand columns R, A, C and I, and a mark says which of them holds.

use super::choices::TableChoice;
use super::grid::symbol;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::view::{heads_activities, heads_areas, text_use};
use crate::formats::table::recognise::columns::is_number;
use crate::formats::table::recognise::survey::{Kind, Survey};

/// The row of letters is one of the first.
const LAST_HEADER_ROW: usize = 8;

/// The row that names letters over and over, with the row above naming the roles.
pub(super) fn find(survey: &Survey<'_>) -> Option<usize> {
    (1..survey.height.min(LAST_HEADER_ROW)).find(|row| {
        let letters: Vec<char> = letters(survey, *row).into_iter().flatten().collect();
        let first = letters.first().copied();
        let repeats = letters.iter().filter(|letter| Some(**letter) == first).count() > 1;
        let others = survey.filled(*row).count().saturating_sub(letters.len());
        let named = survey.filled(row - 1).any(|column| survey.kind(row - 1, column) == Kind::Text);
        // Below stand marks, not letters of their own.
        let body =
            || (row + 1..survey.height).flat_map(|row| (0..survey.width).map(move |column| (row, column)));
        let counted = |kind: Kind| body().filter(|(row, column)| survey.kind(*row, *column) == kind).count();
        letters.len() > 3
            && repeats
            && others <= 3
            && named
            && alternate(&letters)
            && counted(Kind::Letters) <= counted(Kind::Mark) * 2
    })
}

/// Whether different letters stand side by side, as sub-columns do.
fn alternate(letters: &[char]) -> bool {
    letters.windows(2).all(|pair| pair.first() != pair.last())
}

/// For each column, the single letter it names in this row.
fn letters(survey: &Survey<'_>, row: usize) -> Vec<Option<char>> {
    let letter = |column: usize| {
        let reading = survey.reader.read(survey.table.cell(row, column));
        let single = reading.letters.len() == 1 && reading.unread.is_none() && reading.condition.is_empty();
        symbol(survey.reader, reading.letters).filter(|_| single)
    };
    (0..survey.width).map(letter).collect()
}

/// The plan of such a table.
pub(super) fn plan(survey: &Survey<'_>, choice: &TableChoice) -> Plan {
    let table = survey.table;
    let header = choice.header_row.or_else(|| find(survey)).unwrap_or(1);
    let letters = letters(survey, header);
    let upper = choice.upper_row.or(header.checked_sub(1));
    let mut plan = Plan {
        layout: Layout::Marks,
        table: table.clone(),
        header_row: Some(header),
        upper_row: upper,
        ..Plan::default()
    };
    let body = || (header + 1..table.height()).filter(|row| !survey.is_blank(*row));
    for column in 0..table.width() {
        let title = if survey.text(header, column).is_empty() {
            upper.map(|row| survey.text(row, column))
        } else {
            None
        };
        let title = title.unwrap_or_else(|| survey.text(header, column));
        let texts = || body().map(|row| survey.text(row, column));
        plan.columns.push(match letters.get(column).copied().flatten() {
            Some(letter) => ColumnUse::MarkOf(letter),
            None if texts().all(|text| text.is_empty()) => ColumnUse::Empty,
            None if heads_areas(&title) => ColumnUse::Area,
            None if heads_activities(&title) && plan.column_for(ColumnUse::Activity).is_none() => {
                ColumnUse::Activity
            }
            None if texts().all(|text| is_number(&text)) => ColumnUse::Number,
            None if plan.column_for(ColumnUse::Activity).is_none() => ColumnUse::Activity,
            None => text_use(&title),
        });
    }
    let activity = plan.column_for(ColumnUse::Activity);
    plan.rows = (0..table.height())
        .map(|row| {
            let lone = survey.filled(row).nth(1).is_none() && survey.filled(row).next() == activity;
            match row {
                _ if survey.is_blank(row) => RowUse::Blank,
                _ if row == header => RowUse::Header,
                _ if Some(row) == upper => RowUse::Upper,
                _ if row < header => RowUse::Ignored,
                _ if lone && row + 1 < table.height() => RowUse::Area,
                _ => RowUse::Activity,
            }
        })
        .collect();
    plan
}
