//! One style file for the shipped page: a browser asks for six files at a time, and waits for all of them
//! before it runs the program.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use crate::{Outcome, project};

/// What a line of the page that names a style file begins with.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Puts the style files that the page names, in their order, into one, and lets the page name that.
///
/// # Errors
/// Where a file cannot be read, written or removed.
pub fn join(folder: &Path, page: &str) -> Outcome<String> {
    let names: Vec<&str> = page.lines().filter_map(style_file).collect();
    let mut whole = String::new();
    for name in &names {
        whole.push_str(&project::read(&folder.join(name))?);
        whole.push('\n');
    }
    let name = format!("style-{:016x}.css", fingerprint(&whole));
    project::write(&folder.join(&name), &whole)?;
    for name in &names {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}.", path.display()))?;
    }
    Ok(with_one(page, &name))
}

/// The file a line of the page names as a style.
fn style_file(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix(LINK)?.split('"').next()
}

/// The page that names this one file where it named the first of many.
fn with_one(page: &str, name: &str) -> String {
    let mut said = false;
    let mut lines: Vec<String> = Vec::new();
    for line in page.lines() {
        if style_file(line).is_none() {
            lines.push(line.to_owned());
        } else if !said {
            lines.push(format!("    {LINK}{name}\">"));
            said = true;
        }
    }
    lines.join("\n") + "\n"
}

/// A number that differs where the content does, so that no browser shows an old file from its store.
pub fn fingerprint(content: impl AsRef<[u8]>) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.as_ref().hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n  <link rel=\"icon\" href=\"./icon.svg\">\n  <link rel=\"stylesheet\" href=\"./b.css\"/>\n  \
                        <link rel=\"stylesheet\" href=\"./a.css\" integrity=\"x\"/>\n</head>\n";

    #[test]
    fn the_files_become_one_in_the_order_of_the_page() {
        let folder = std::env::temp_dir().join(format!("remit-styles-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.css"), ".a {}").unwrap();
        fs::write(folder.join("b.css"), ".b {}").unwrap();
        let page = join(&folder, PAGE).unwrap();
        let name = page.lines().find_map(style_file).unwrap().to_owned();
        assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), ".b {}\n.a {}\n");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1, "the single files are gone");
        assert_eq!(page.matches("stylesheet").count(), 1, "{page}");
        assert!(page.contains("./icon.svg") && page.ends_with("</head>\n"), "{page}");
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(fingerprint("a"), fingerprint("b"));
    }
}
