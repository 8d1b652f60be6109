//! Reads a matrix from disk or standard input, and puts one in a file's place.

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use remit::formats::json::{Notice, Opened, read};

use crate::arguments::File;
use crate::report::one_line;

/// What stands for the file in messages.
pub fn name(file: &File) -> String {
    match file {
        File::Input => "standard input".to_owned(),
        File::Path(path) => one_line(&path.display().to_string()),
    }
}

/// Reads the file's bytes; the error is a sentence.
pub fn bytes(file: &File) -> Result<Vec<u8>, String> {
    let result = match file {
        File::Input => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
        }
        File::Path(path) => fs::read(path),
    };
    result.map_err(|error| format!("{} cannot be read: {error}.", name(file)))
}

/// Opens the matrix in the bytes; the error is a sentence.
pub fn open(file: &File, bytes: &[u8]) -> Result<Opened, String> {
    read(bytes).map_err(|error| format!("{}: {}", name(file), one_line(&error.to_string())))
}

/// The notices, a line each.
pub fn notices(file: &File, notices: &[Notice]) -> String {
    let mut lines = String::new();
    for Notice { line, sentence } in notices {
        let place = if *line == 0 { String::new() } else { format!("line {line}: ") };
        lines += &format!("{}: note: {place}{}\n", name(file), one_line(sentence));
    }
    lines
}

/// Whether the path leads to the very file that was read.
pub fn is_same(file: &File, path: &Path) -> bool {
    let File::Path(read) = file else { return false };
    read == path
        || matches!((fs::canonicalize(read), fs::canonicalize(path)), (Ok(one), Ok(other)) if one == other)
}

/// Puts the content in the file's place in one step, so that a failure leaves the old file whole. Where there is no
/// such file yet, it comes to be.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), String> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut temporary = path.clone().into_os_string();
    temporary.push(".new");
    let result = write_beside(&path, Path::new(&temporary), content);
    if result.is_err() {
        // It may never have come to be; the old file is there in any case.
        let _ = fs::remove_file(&temporary);
    }
    result.map_err(|error| format!("{} cannot be written: {error}.", one_line(&path.display().to_string())))
}

fn write_beside(path: &Path, temporary: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = fs::File::create_new(temporary)?;
    file.write_all(content)?;
    match fs::metadata(path) {
        Ok(old) => file.set_permissions(old.permissions())?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    file.sync_all()?;
    fs::rename(temporary, path)
}
