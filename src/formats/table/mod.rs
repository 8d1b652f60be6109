//! Tables of text: what the clipboard and text files bring, read into letters, titles and a report,
//! and what is copied out of a matrix.
//!
//! Reading goes in steps, each usable alone: text or HTML to a [`TextTable`], one cell to a
//! [`CellReading`], a block of cells to a [`Block`], a whole table to a [`Recognition`] whose
//! [`Draft`] becomes one transaction.

mod block;
pub(super) mod cell;
mod clipboard;
mod copied;
pub(super) mod copy;
pub(super) mod delimited;
mod draft;
pub(super) mod entities;
mod html;
mod insert;
pub(super) mod markup;
mod notation;
pub(super) mod party;
mod people;
pub(super) mod recognise;
pub(super) mod text;
pub(super) mod text_table;
pub(super) mod words;

pub use block::Block;
pub use cell::{CellReader, CellReading, read_cell};
pub use clipboard::read_block;
pub use copy::{ClipboardBlock, copy_block};
pub use draft::{Draft, DraftActivity, DraftRole, Note, NoteKind, TablePlace};
pub use insert::{InsertAt, Insertion};
pub use recognise::{Recognition, recognise};
pub use text_table::TextTable;
