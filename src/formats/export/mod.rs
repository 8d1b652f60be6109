//! A matrix for other programs and for paper: CSV, Excel, Markdown, HTML.
//!
//! Matrix and options in, bytes out. [`losses`] says beforehand what a format cannot hold. Knows no clock: the
//! moment is handed in, and the same matrix gives the same bytes.

mod csv;
mod document;
mod fields;
mod findings;
mod losses;
mod options;
mod page;
mod registers;
mod shape;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::{csv, restored};
pub use fields::field_titles;
pub use losses::losses;
pub use options::{Delimiter, Export, ExportFormat, Paper, Parts};

use crate::model::{Matrix, Timestamp};

/// The file that is asked for. `now` is the day that due dates are measured by, and the moment that a workbook
/// names as that of its making.
///
/// # Errors
/// A sentence, where the format cannot take a matrix of this size or is not part of this build.
pub fn export(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<Vec<u8>, String> {
    Ok(match options.format {
        ExportFormat::Csv => csv(matrix, options).into_bytes(),
        ExportFormat::Markdown => document::as_markdown(matrix, options, now.date()).into_bytes(),
        ExportFormat::Html => page::page(matrix, options, now.date()).into_bytes(),
        ExportFormat::Xlsx => return workbook(matrix, options, now),
    })
}

#[cfg(feature = "xlsx")]
fn workbook(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<Vec<u8>, String> {
    xlsx::workbook(matrix, options, now)
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: &Matrix, _: &Export, _: Timestamp) -> Result<Vec<u8>, String> {
    Err("This build writes no Excel workbooks; build it with \"--features xlsx\".".to_owned())
}

/// A name for the file, without what file systems refuse: "Outsourcing IT operations.xlsx".
pub fn file_name(matrix: &Matrix, format: ExportFormat) -> String {
    let refused =
        |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let title = matrix.info.title.replace(refused, " ");
    let title = shape::on_one_line(&title);
    let title: String = title.trim_matches('.').chars().take(80).collect();
    let title = if title.trim().is_empty() { "Matrix" } else { title.trim() };
    format!("{title}.{}", format.extension())
}

#[cfg(test)]
mod tests;
