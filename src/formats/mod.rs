//! How a matrix *travels*: the file format, tables of text, and documents for people.

pub mod import;
pub mod json;
pub mod report;
pub mod table;
