//! The second program's files: named by their content, as Trunk names those of the first.

use std::fs;
use std::path::Path;

use crate::styles::fingerprint;
use crate::{Outcome, project};

/// What Trunk calls the second program's files.
const FILES: [&str; 3] = ["remit-worker_bg.wasm", "remit-worker.js", "worker.js"];

/// Names the files anew, in the folder and in the page.
///
/// # Errors
/// Where a file is missing or cannot be renamed, or the page does not name it.
pub fn rename(folder: &Path, page: &str) -> Outcome<String> {
    let mut page = page.to_owned();
    let script = project::read(&folder.join(FILES[1]))?;
    for name in FILES {
        let path = folder.join(name);
        let content =
            fs::read(&path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
        // The script belongs to the program it starts, so both have a new name where either is new.
        let seal = fingerprint([content.as_slice(), script.as_bytes()].concat());
        let (stem, ending) = name.split_once('.').unwrap_or((name, ""));
        let sealed = format!("{stem}-{seal:016x}.{ending}");
        let mention = format!("\"./{name}\"");
        if !page.contains(&mention) {
            return Err(format!(
                "index.html does not name {name}; put it into the line of the second program."
            ));
        }
        page = page.replace(&mention, &format!("\"./{sealed}\""));
        fs::rename(&path, folder.join(&sealed))
            .map_err(|error| format!("{} cannot be renamed: {error}.", path.display()))?;
    }
    Ok(page)
}
