//! Tables from files of any kind: read, understood as far as possible, corrected, made a matrix.
//!
//! Three steps, each plain data in and out. [`read`] turns bytes into [`Tables`] of text. [`propose`] says what
//! they seem to mean, given the [`Choices`] made so far, as a [`Proposal`] that can be shown. The proposal's
//! [`matrix`](Proposal::matrix) or [`insertion`](Proposal::insertion) is the result. Knows no file system.

mod asciidoc;
mod choices;
mod edges;
mod encoding;
mod fields;
mod gather;
mod grid;
mod guess;
mod inline;
mod kind;
mod legend;
mod letters;
mod listing;
mod lists;
mod markdown;
mod marks;
mod matrix;
mod names;
mod node;
mod own;
mod own_scheme;
mod page;
mod plan;
mod proposal;
mod propose;
mod scheme;
mod separated;
mod source;
mod take;
mod take_cells;
mod take_headers;
mod turned;
mod view;
mod who;
#[cfg(feature = "xlsx")]
mod workbook;
mod yaml;

pub use choices::{Choices, LetterChoice, RoleChoice, TableChoice};
pub use kind::read;
pub use plan::{ColumnUse, Layout, RowUse, UpperUse};
pub use proposal::{
    ActivityPreview, ImportNote, ImportNoteKind, LetterProposal, Place, Proposal, Question, QuestionKind,
    RoleProposal, SchemeProposal, TableProposal,
};
pub use propose::propose;
pub use source::{FileKind, Refusal, RefusalKind, SourceTable, Tables};
