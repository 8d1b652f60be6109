//! Remit: the responsibility matrix and everything that is done with it.
//!
//! The modules stand in layers, from plain data to what is drawn. Each may use only the modules
//! named before it; `tests/architecture.rs` holds them to it.
#![forbid(unsafe_code)]

// Layer 0: what a matrix is.
pub mod model;
// Layer 1: what can be done with one, without files or screens.
pub mod edit;
// (same layer)
pub mod catalog;
pub mod grid;
pub mod rules;
// What counting and the rules together show.
pub mod analysis;
// Layer 2: how it travels and where it stays.
pub mod formats;
pub mod store;
// How two parties come to agree, and what proves it.
pub mod exchange;
// What the page has done by the second program.
pub mod errand;
// Layer 3: the document being worked on, and the browser.
pub mod command;
#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod session;
// Layers 4 and 5: the application and what is drawn.
#[cfg(target_arch = "wasm32")]
pub mod app;
#[cfg(target_arch = "wasm32")]
pub mod ui;
