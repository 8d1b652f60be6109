//! The tests that drive the built program in a real browser, and what they need.

use std::path::{Path, PathBuf};

use crate::options::Options;
use crate::process::{command, step};
use crate::{Outcome, chromium, dist, npm, project};

/// Installs the browser and the packages; returns the browser's program.
pub fn set_up() -> Outcome<PathBuf> {
    npm::node()?;
    let browser = chromium::chromium()?;
    npm::install("browser test packages", &folder())?;
    Ok(browser)
}

/// `cargo xtask browser`: builds, unless told not to, and runs the tests.
pub fn command_line(options: &Options) -> Outcome {
    if !options.no_build {
        dist::build()?;
    }
    tests(&options.words)
}

/// Runs the test files whose name has one of the words; all where there are none.
pub fn tests(words: &[String]) -> Outcome {
    let browser = set_up()?;
    let index = project::dist().join("index.html");
    if !index.is_file() {
        return Err("There is no dist/ to test; run `cargo xtask dist`.".to_owned());
    }
    let files = test_files(&folder(), words)?;
    step(
        "tests in the browser",
        command("node")
            .current_dir(folder())
            .args(["--test", "--test-concurrency=2", "--test-timeout=300000"])
            .args(files)
            .env("REMIT_CHROMIUM", browser),
        "A test in the browser failed; correct what it names above (pictures are in tests/browser/out).",
    )
}

fn folder() -> PathBuf {
    project::root().join("tests/browser")
}

fn test_files(folder: &Path, words: &[String]) -> Outcome<Vec<String>> {
    let entries = folder.read_dir().map_err(|error| format!("tests/browser cannot be read: {error}."))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_wanted = |name: &String| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    let mut files: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).filter(is_wanted).collect();
    files.sort();
    match files.is_empty() {
        true => Err(format!(
            "No file *.test.mjs in tests/browser has \"{}\" in its name.",
            words.join("\" or \"")
        )),
        false => Ok(files),
    }
}
