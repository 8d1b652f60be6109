//! Reads what `remit convert` is asked for. Does nothing itself.

use std::path::PathBuf;

use remit::catalog::{scheme, schemes};
use remit::formats::import::Layout;
use remit::model::Scheme;

use super::{File, Words};

/// A file that is to become a matrix.
#[derive(Debug, PartialEq)]
pub struct Convert {
    /// The file with the tables.
    pub file: File,
    /// Where the matrix goes; standard output where it is not given.
    pub out: Option<PathBuf>,
    /// The layout of every table, where it is not to be guessed.
    pub layout: Option<Layout>,
    /// The letters, where they are not to be guessed.
    pub scheme: Option<Scheme>,
}

/// Reads the switches and the file; the error is a sentence.
pub(super) fn convert(words: &mut Words) -> Result<Convert, String> {
    let out = match words.take_value("-o")? {
        Some(out) => Some(out),
        None => words.take_value("--out")?,
    };
    let out = out.filter(|out| out != "-").map(PathBuf::from);
    let layout = match words.take_value("--layout")? {
        None => None,
        Some(name) => Some(Layout::named(&name).ok_or_else(|| {
            format!(
                "\"{name}\" is no layout; use grid, rotated, transposed, rotated-transposed, records, marks or sides."
            )
        })?),
    };
    let chosen = match words.take_value("--scheme")? {
        None => None,
        Some(name) => Some(scheme(&name.to_uppercase()).ok_or_else(|| {
            let names: Vec<String> = schemes().into_iter().map(|scheme| scheme.name).collect();
            format!("\"{name}\" is no letter scheme; use one of {}.", names.join(", "))
        })?),
    };
    Ok(Convert { file: words.take_file()?, out, layout, scheme: chosen })
}
