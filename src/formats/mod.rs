//! How a matrix *travels*: the file format and tables of text.

pub mod json;
pub mod table;
