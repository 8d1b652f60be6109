//! How two parties' copies of a matrix *meet*: compared in words, merged with a say for each change.
//!
//! [`compare()`](compare::compare) says what differs between an older and a newer matrix. [`Review`](merge::Review)
//! puts mine beside theirs, with the version both began from where there is one, takes a decision for each thing
//! that differs, and gives ordinary edits to be performed on mine in one step. Pure functions of matrices: no
//! files, no clocks, no screens.

#[macro_use]
mod lists;

pub mod compare;
pub mod merge;
