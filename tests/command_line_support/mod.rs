//! The built program as tests call it, folders of their own, and the sample.

#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses what it needs; in a test a panic is the answer"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use remit::catalog;
use remit::formats::json::write;
use remit::model::{Matrix, SeededRandomness};

/// Runs the program with these arguments.
pub fn remit(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_remit")).args(arguments).output().unwrap()
}

/// What it printed.
pub fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An empty folder for one test of a file of tests.
pub fn folder(tests: &str, test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(tests).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The same with a matrix in it, and the path of its file.
pub fn folder_with(tests: &str, test: &str, matrix: &Matrix) -> (PathBuf, String) {
    let folder = folder(tests, test);
    let path = folder.join("sample.json");
    fs::write(&path, write(matrix)).unwrap();
    (folder, path.to_str().unwrap().to_owned())
}

/// The sample of the first visit, the same one each time.
pub fn sample() -> Matrix {
    catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en")
}
