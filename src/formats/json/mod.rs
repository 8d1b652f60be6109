//! Remit's own file: one JSON document, canonical, made to be read and compared by people.
//!
//! [`write()`] gives the one form a matrix has; [`read`] and [`Reader`] take any order, any spacing, and keep
//! what they do not know. Knows the model and nothing of where files come from or go to.

mod activity;
mod assignments;
mod beginning;
mod buffer;
mod building;
mod error;
mod lenient;
mod members;
mod number;
mod outcome;
mod path;
mod reader;
mod references;
#[cfg(feature = "schema")]
mod schema;
mod strict;
mod write;

pub use error::ReadError;
pub use outcome::{Notice, Opened};
pub use reader::{Reader, read};
#[cfg(feature = "schema")]
pub use schema::schema;
pub use write::write;

/// What `"format"` says in every file of ours.
pub const FORMAT: &str = "remit-matrix";
/// The version that is written, and the newest that is fully understood.
pub const VERSION: u64 = 1;
/// The usual ending of a file's name.
pub const EXTENSION: &str = "json";
