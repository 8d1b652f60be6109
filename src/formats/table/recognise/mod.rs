//! What a whole table is: letters for the cursor, letters with titles, or a matrix of its own.
//!
//! First every cell is looked at (`survey`), then rows and columns get their uses (`layout`), then
//! the draft is filled (`fill`). Whatever is left out or uncertain is in the draft's report.

pub(in crate::formats) mod columns;
mod fill;
pub(in crate::formats) mod headings;
pub(in crate::formats) mod layout;
mod legend;
pub(in crate::formats) mod survey;
mod top;
mod transposed;

use super::block::Block;
use super::cell::CellReader;
use super::draft::Draft;
use super::text_table::TextTable;
use crate::model::Scheme;
use layout::{ColumnUse, Layout, RowUse};
use survey::Survey;

/// What a table turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Recognition {
    /// Nothing but letters (and text nobody can read): they go to the cursor.
    Letters(Block),
    /// Letters with titles on one side only. The block goes to the cursor; the draft is there for the case
    /// that the titles are wanted too, and has made-up titles for the other side.
    Headed {
        /// The letters without the titles.
        block: Block,
        /// The whole, with made-up titles.
        draft: Draft,
    },
    /// Titles without any letter: a list of activities, or a line of roles.
    Titles(Draft),
    /// Roles on top, activities on the left.
    Matrix(Draft),
}

/// Finds out what the table is.
pub fn recognise(table: &TextTable, scheme: &Scheme) -> Recognition {
    let reader = CellReader::new(scheme);
    let survey = Survey::new(table, &reader);
    let layout = Layout::of(&survey);
    let titles = layout.columns.contains(&ColumnUse::Title);
    let roles = layout.columns.contains(&ColumnUse::Role);
    if !layout.letter_columns.is_empty() {
        return Recognition::Matrix(fill::fill(&survey, &layout));
    }
    if !roles || layout.without_letters {
        let draft = fill::fill(&survey, &layout);
        let complete = !draft.roles.is_empty() && !draft.activities.is_empty();
        return if complete { Recognition::Matrix(draft) } else { Recognition::Titles(draft) };
    }
    match (titles, layout.role_row.is_some()) {
        (false, false) => Recognition::Letters(Block::read(table, scheme)),
        (true, true) => Recognition::Matrix(fill::fill(&survey, &layout)),
        _ => {
            let rows: Vec<usize> = layout.rows_used(RowUse::Activity).collect();
            let columns: Vec<usize> = layout.columns_used(ColumnUse::Role).collect();
            let block = Block::read_cells(table, &reader, rows.into_iter(), &columns);
            Recognition::Headed { block, draft: fill::fill(&survey, &layout) }
        }
    }
}
