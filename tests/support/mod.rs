//! Seeded matrices and transactions with something odd in every field, for tests of laws.
//!
//! Knows the public face of the library and nothing of any one test. The same seed always gives
//! the same matrix, so a failing seed is a reproduction.
#![allow(dead_code, reason = "each test crate uses the part it needs")]
#![allow(unused_imports, reason = "each test crate uses the part it needs")]
#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "a broken generator shall stop the test")]

mod draw;
mod matrices;
mod records;
mod transactions;

pub use draw::Draw;
pub use matrices::{random_matrix, serialised};
pub use transactions::{EDIT_KINDS, kind_of, random_bad_edit, random_edit, random_transaction};
