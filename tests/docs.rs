//! Documents that are made from the program are those that the program gives.
//!
//! `REMIT_UPDATE_DOCS=1 cargo nextest run --test docs` writes them anew.
#![allow(clippy::unwrap_used, clippy::panic, reason = "in a test a panic is the answer")]

use std::fs;
use std::path::{Path, PathBuf};

use remit::command::{COMMANDS, Entry, Group, Scope};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

const BEGINNING: &str = "\
# Keys

Made from the table of commands (`src/command/table.rs`); `REMIT_UPDATE_DOCS=1 cargo nextest run --test docs` writes
it anew. On a Macintosh, Ctrl is ⌘ and Alt is ⌥. In the program, Ctrl+K finds every command by its name, and F1 shows
this list.

Where a key is heard: *in the grid* while a cell has the focus; *in the window* unless a text field has it; *everywhere*,
text fields included.
";

const RULES_BEGINNING: &str = "
Made from the register of rules (`src/rules/registry.rs`); `REMIT_UPDATE_DOCS=1 cargo nextest run --test docs` writes
it anew. `remit rules` prints it for the version at hand.
";

/// What is typed in the grid and is no command.
const TYPED: &str = "\
| Set the letter in every selected cell | `R` `A` `C` `I`, or the letters of the matrix's scheme | in the grid |
| Put the letter beside the others, or take it away | `Shift` + the letter | in the grid |
| Write a title | any character, on a title or in an empty line or column | in the grid |
";

fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Grid => "in the grid",
        Scope::Window => "in the window",
        Scope::Everywhere => "everywhere",
    }
}

fn line(entry: &Entry) -> String {
    let keys: Vec<String> = entry.keys.iter().map(|key| format!("`{}`", key.shown(false))).collect();
    format!("| {} | {} | {} |\n", entry.label, keys.join(", "), place(entry.scope))
}

/// The document that the table of commands gives.
fn keys() -> String {
    let mut text = BEGINNING.to_owned();
    for group in Group::ALL {
        text += &format!("\n## {}\n\n| what | keys | heard |\n| --- | --- | --- |\n", group.title());
        if group == Group::Edit {
            text += TYPED;
        }
        let in_group = || COMMANDS.iter().filter(|entry| entry.group == group);
        in_group().filter(|entry| !entry.keys.is_empty()).for_each(|entry| text += &line(entry));
        let by_name: Vec<&str> =
            in_group().filter(|entry| entry.keys.is_empty()).map(|entry| entry.label).collect();
        if !by_name.is_empty() {
            text += &format!("\nWithout keys, found by name: {}.\n", by_name.join("; "));
        }
    }
    text
}

/// Compares a document with what it should be, or writes it where that is wished.
#[track_caller]
fn is_current(path: &Path, wanted: &str) {
    if std::env::var_os("REMIT_UPDATE_DOCS").is_some() {
        fs::write(path, wanted).unwrap();
    }
    let found = fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n");
    let differs = found.lines().zip(wanted.lines()).position(|(found, wanted)| found != wanted);
    assert!(
        found == wanted,
        "{} is not current (line {}). REMIT_UPDATE_DOCS=1 cargo nextest run --test docs writes it anew.",
        path.display(),
        differs.unwrap_or_else(|| found.lines().count().min(wanted.lines().count())) + 1
    );
}

#[test]
fn the_list_of_keys_is_that_of_the_command_table() {
    is_current(&root().join("docs/keys.md"), &keys());
}

#[test]
fn the_list_of_rules_is_that_of_the_register() {
    let text = remit::formats::report::markdown(&remit::formats::report::rules());
    let (title, rest) = text.split_once('\n').unwrap();
    is_current(&root().join("docs/rules.md"), &format!("{title}\n{RULES_BEGINNING}{rest}"));
}

/// Files named in the links of a document: `](docs/keys.md)`.
fn linked(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let files = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    files.map(|target| target.split('#').next().unwrap_or(target)).collect()
}

#[test]
fn every_document_links_to_files_that_are_there() {
    assert_eq!(
        linked("[a](b.txt) and [c](https://d) ![e](f/g.png) [h](i.txt#j)"),
        ["b.txt", "f/g.png", "i.txt"]
    );
    let mut documents: Vec<PathBuf> =
        ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"].map(|it| root().join(it)).into();
    let more = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    documents.extend(more.filter(|path| path.extension().is_some_and(|it| it == "md")));
    for document in documents {
        let text = fs::read_to_string(&document).unwrap();
        for target in linked(&text) {
            let file = document.parent().unwrap().join(target);
            assert!(file.exists(), "{} links to {target}, which is not there", document.display());
        }
    }
}

#[test]
fn the_readme_leads_to_the_keys_and_the_rules() {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    assert!(linked(&text).contains(&"docs/keys.md"));
    assert!(linked(&text).contains(&"docs/rules.md"));
}
