//! Files of tables: what is understood, what choices change, what is refused, and that nothing is lost.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a broken fixture shall stop the test"
)]

mod choices;
mod hostile;
mod laws;
mod tables;
#[cfg(feature = "xlsx")]
mod workbooks;
