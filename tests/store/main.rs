//! What must hold of the store, whatever the browser does: nothing acknowledged is lost, and the person is told.

// The whole crate is tests: there a panic is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod browser;
mod codec;
mod damage;
mod faults;
mod laws;
mod library;
mod tabs;
