//! Documents for people: role cards, the escalation sheet, the analysis and the list of rules.
//!
//! Each is first a [`Document`] of headings, paragraphs, lists and tables, and then written as [`markdown`] that
//! compares well or as one stand-alone [`html`] page. What comes from a matrix is text in both, never markup.

mod analysis;
mod call;
mod card;
mod cells;
mod clean;
mod document;
mod duties;
mod escalation;
pub(super) mod html;
mod markdown;
mod parties;
mod pieces;
mod rules;
mod sheet;
mod waivers;
pub(crate) mod words;

pub use analysis::analysis;
pub use call::{call_times, call_title};
pub use card::{role_card, role_cards};
pub use document::{Block, Column, Document, Look, Span, Table, Text};
pub use escalation::escalation_sheet;
pub use html::html;
pub use markdown::markdown;
pub use pieces::Piece;
pub use rules::rules;
pub use sheet::{
    MOST_CELLS, MatrixSheet, SheetCell, SheetColumn, SheetGroup, SheetRequest, SheetRow, matrix_sheet,
};
pub use words::role_title;

use crate::model::Matrix;
use crate::rules::Engine;

/// Everything there is to read of a matrix in one document: escalation sheet, role cards, analysis.
pub fn everything(matrix: &Matrix, engine: &Engine) -> Document {
    // Most of it is wide tables.
    let mut document = Document { landscape: true, ..Document::of(matrix, "Roles, calls and analysis") };
    for part in [escalation_sheet(matrix), role_cards(matrix), analysis(matrix, engine)] {
        document.append(part);
    }
    document
}

#[cfg(test)]
mod tests;
