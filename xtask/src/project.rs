//! Where the project's things are, and the versions it asks for.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// The version of Trunk that `index.html` and `Trunk.toml` are written for.
pub const TRUNK: &str = "0.21.14";

/// The project's folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// What the tool keeps beside the project, ignored by git.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// The folder to put on a web server.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Where cargo keeps its downloads.
pub fn cargo_home() -> Outcome<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = named.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    home.ok_or_else(|| "Set CARGO_HOME to a folder where programs can be installed.".to_owned())
}

/// Programs built for this project alone, outside the project's folder so that the next clone finds them.
pub fn cargo_tools() -> Outcome<PathBuf> {
    Ok(cargo_home()?.join("remit-tools"))
}

/// The text of one of the project's files.
pub fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))
}

/// Puts a text into a file.
pub fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| format!("{} cannot be written: {error}.", path.display()))
}

/// The version of wasm-bindgen that the program is built with; its command line tool must be the same.
pub fn wasm_bindgen() -> Outcome<String> {
    let lock = read(&root().join("Cargo.lock"))?;
    locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| "Cargo.lock names no wasm-bindgen; run `cargo generate-lockfile`.".to_owned())
}

/// The version of a package in the text of a lock file.
fn locked_version(lock: &str, package: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "serde"), None);
    }

    #[test]
    fn the_projects_own_lock_file_names_one() {
        assert!(wasm_bindgen().unwrap().starts_with("0.2."));
    }
}
