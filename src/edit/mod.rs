//! How a matrix *changes*: edits that know their inverse, transactions with a name, history.
//!
//! Every change, whether typed, pasted, merged or undone, is a [`Transaction`] applied here.
//! Knows the model and nothing of rules, screens or files.

mod apply;
mod cells;
mod columns;
mod history;
mod list;
mod logger;
mod relettering;
mod rows;
mod selection;
mod touched;
mod transaction;

pub use apply::{Edit, EditError};
pub use cells::CellBlock;
pub use columns::RoleColumn;
pub use history::History;
pub use list::ListEdit;
pub use logger::{LoggedStep, Logger, MOST_LOGGED};
pub use relettering::{LetterMapping, LetterTally, Relettering, reletter};
pub use selection::{ColumnSpot, RowSpot, Selection, Spot};
pub use touched::{CellChange, Registers, RemovedRow, RowFields, Touched};
pub use transaction::Transaction;

#[cfg(test)]
mod tests;
