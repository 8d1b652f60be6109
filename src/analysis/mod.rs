//! What a matrix *tells*: figures and lists worked out from it, for tables, pictures and reports.
//!
//! Everything here is a pure function of a matrix. Knows the model and the catalogues, no rules, files or screens.

pub mod coverage;
