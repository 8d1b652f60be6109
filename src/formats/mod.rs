//! How a matrix *travels*: the file format, tables of text, documents for people, and all of it for other programs.

pub mod export;
pub mod import;
pub mod json;
pub mod report;
pub mod table;
