//! Grids and tables with letters on top: the plan that the clipboard's recognition suggests, made correctable.

use super::choices::TableChoice;
use super::plan::{ColumnUse, Layout, Plan, RowUse, UpperUse};
use super::view::{has_role_word, is_person, text_use};
use crate::formats::table::cell::CellReader;
use crate::formats::table::recognise::layout::{self, Layout as Found};
use crate::formats::table::recognise::survey::Survey;
use crate::model::LetterSet;

/// The plan of a table of this layout.
pub(super) fn plan(survey: &Survey<'_>, layout: Layout, choice: &TableChoice) -> Plan {
    let table = survey.table;
    let found = match choice.header_row {
        Some(row) => Found::with_header(survey, row, choice.upper_row, layout_is_transposed(layout)),
        None => Found::of(survey),
    };
    let mut plan = Plan {
        layout,
        table: table.clone(),
        header_row: found.role_row,
        upper_row: found.party_row,
        ..Plan::default()
    };
    plan.rows = found.rows.iter().map(|row| row_use(*row)).collect();
    plan.columns = (0..table.width()).map(|column| column_use(survey, &found, column)).collect();
    plan.upper = choice.upper.unwrap_or_else(|| upper_use(&plan));
    plan
}

fn layout_is_transposed(layout: Layout) -> bool {
    matches!(layout, Layout::Transposed | Layout::RotatedTransposed)
}

fn row_use(found: layout::RowUse) -> RowUse {
    match found {
        layout::RowUse::Blank => RowUse::Blank,
        layout::RowUse::Legend => RowUse::Legend,
        layout::RowUse::Aside => RowUse::Ignored,
        layout::RowUse::Parties => RowUse::Upper,
        layout::RowUse::Roles => RowUse::Header,
        layout::RowUse::Area => RowUse::Area,
        layout::RowUse::Activity => RowUse::Activity,
    }
}

fn column_use(survey: &Survey<'_>, found: &Found, column: usize) -> ColumnUse {
    match found.columns.get(column) {
        None | Some(layout::ColumnUse::Unused) => ColumnUse::Empty,
        Some(layout::ColumnUse::Number) => ColumnUse::Number,
        Some(layout::ColumnUse::Area) => ColumnUse::Area,
        Some(layout::ColumnUse::Title) => ColumnUse::Activity,
        Some(layout::ColumnUse::Role) => ColumnUse::Role,
        Some(layout::ColumnUse::Letter) => {
            let letters =
                found.letter_columns.iter().find(|(at, _)| *at == column).map(|(_, letters)| *letters);
            letters
                .and_then(|letters| symbol(survey.reader, letters))
                .map_or(ColumnUse::Description, ColumnUse::NamesOf)
        }
        Some(layout::ColumnUse::Text) => {
            found.role_row.map_or(ColumnUse::Description, |row| text_use(&survey.text(row, column)))
        }
    }
}

/// The symbol of the only letter of a set.
pub(super) fn symbol(reader: &CellReader<'_>, letters: LetterSet) -> Option<char> {
    reader.scheme().text(letters).chars().next()
}

/// Whether the row over the roles names parties, people, or the roles themselves.
fn upper_use(plan: &Plan) -> UpperUse {
    let Some(upper) = plan.upper_row else { return UpperUse::Parties };
    let over = || {
        plan.columns_for(ColumnUse::Role)
            .map(|column| plan.table.cell(upper, column))
            .filter(|text| !text.is_empty())
    };
    let under = || {
        plan.columns_for(ColumnUse::Role).map(|column| plan.header(column)).filter(|text| !text.is_empty())
    };
    if over().next().is_some() && over().all(is_person) {
        return UpperUse::Holders;
    }
    if under().next().is_some() && under().all(is_person) && over().any(has_role_word) {
        return UpperUse::Titles;
    }
    UpperUse::Parties
}
