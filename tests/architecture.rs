//! The shape of the house: layers point one way, files stay short and say what they are for.
//!
//! Reads the sources as text. What it looks for is tried on samples first, so that a rule that
//! finds nothing is known to be able to find something.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a source that cannot be read shall stop the test"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules in layers, lowest first. A module may name those of lower layers.
const LAYERS: &[&[&str]] = &[
    &["model"],
    &["edit"],
    &["catalog", "grid", "rules"],
    &["analysis"],
    &["formats", "store"],
    &["exchange"],
    &["errand"],
    &["command", "session", "platform"],
    &["app"],
    &["ui"],
];
/// Pairs within one layer of which the first may name the second.
const NEIGHBOURS: &[(&str, &str)] =
    &[("command", "session"), ("session", "command"), ("rules", "catalog"), ("exchange", "formats")];
/// Crates that only run in a browser; names that begin with one of them count too.
const BROWSER_CRATES: &[&str] = &["leptos", "web_sys", "wasm_bindgen", "js_sys", "gloo"];
/// Where the browser may be named.
const BROWSER_MODULES: &[&str] = &["platform", "app", "ui", "main", "worker"];
/// A longer file has more than one subject.
const MOST_LINES: usize = 400;

// ---- what is looked for ----

/// The source without comments and the contents of texts, so that only code is left.
fn code_of(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if first == '"' {
            quoted(rest)
        } else if let Some(length) = raw_text(rest, &code) {
            length
        } else if first == '\'' {
            character(rest)
        } else {
            code.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        };
        code.push(' ');
        rest = &rest[taken..];
    }
    code
}

/// The length of a block comment, which may hold others.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a text in quotes.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// The length of a raw text such as `r#"..."#`, where one begins here.
fn raw_text(text: &str, before: &str) -> Option<usize> {
    if before.ends_with(|character: char| character.is_alphanumeric() || character == '_') {
        return None;
    }
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let body = after.trim_start_matches('#').strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - body.len();
    Some(body.find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// The length of a character in quotes, or of the quote alone where it begins a lifetime.
fn character(text: &str) -> usize {
    let mut characters = text.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => text[2..].char_indices().skip(1).find(|it| it.1 == '\'').map_or(1, |it| it.0 + 3),
        _ => match characters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
    }
}

/// Names and single marks, in order.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_name = |character: char| character.is_alphanumeric() || character == '_';
        let length = match rest.find(|character| !is_name(character)) {
            Some(0) => first.len_utf8(),
            Some(length) => length,
            None => rest.len(),
        };
        tokens.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The library's own modules that the code names, from the root down or from `depth` modules deep up.
fn modules_named(code: &str, depth: usize) -> Vec<String> {
    let tokens = tokens(code);
    let mut named = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let from_root =
            matches!(*token, "crate" | "remit") && tokens.get(at + 1..at + 3) == Some(&[":", ":"]);
        let climbs = tokens[at..].chunks(3).take_while(|step| *step == ["super", ":", ":"]).count();
        let is_first = at < 3 || tokens[at - 3] != "super";
        let steps = match (from_root, *token == "super" && is_first && climbs >= depth) {
            (true, _) => 3,
            (_, true) => 3 * climbs,
            _ => continue,
        };
        named.extend(names_at(&tokens[at + steps..]).into_iter().map(str::to_owned));
    }
    named
}

/// The name that stands first, or each first name of a group in braces.
fn names_at<'a>(tokens: &[&'a str]) -> Vec<&'a str> {
    if tokens.first() != Some(&"{") {
        return tokens.first().copied().into_iter().collect();
    }
    let (mut names, mut depth) = (Vec::new(), 0);
    let mut previous = "";
    for token in tokens {
        match *token {
            "{" => depth += 1,
            "}" => depth -= 1,
            name if depth == 1 && matches!(previous, "{" | ",") => names.push(name),
            _ => {}
        }
        if depth == 0 {
            break;
        }
        previous = token;
    }
    names
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn may_name(module: &str, other: &str) -> bool {
    module == other
        || NEIGHBOURS.contains(&(module, other))
        || layer_of(module).zip(layer_of(other)).is_none_or(|(own, its)| its < own)
}

/// What the source of `module` names against the order of the layers.
fn upward_references(module: &str, depth: usize, source: &str) -> Vec<String> {
    let mut names = modules_named(&code_of(source), depth);
    names.retain(|name| !may_name(module, name));
    names
}

/// Browser crates that the source names.
fn browser_references(source: &str) -> Vec<String> {
    let code = code_of(source);
    let is_browser = |token: &&&str| BROWSER_CRATES.iter().any(|name| token.starts_with(name));
    tokens(&code).iter().filter(is_browser).map(|token| (*token).to_owned()).collect()
}

/// How many lines stand before the tests of the same file.
fn lines_without_tests(source: &str) -> usize {
    source.lines().take_while(|line| line.trim() != "#[cfg(test)]").count()
}

/// Words of a workshop that is not the product's: places on somebody's disk, marks of unfinished work.
fn foreign_words(text: &str) -> Vec<String> {
    let places = ["work", "home", "root", "tmp", "Users"].map(|place| format!("/{place}/"));
    let marks = ["TODO", "FIXME", "XXX", "HACK", "worktree", "work tree", "chatbot", "language model"];
    let words = places.into_iter().chain(marks.map(str::to_owned));
    words.filter(|word| text.contains(word.as_str())).collect()
}

/// Documents that comments name and that `exists` does not know.
fn missing_documents(source: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let comments = source.lines().filter_map(|line| line.split_once("//").map(|(_, comment)| comment));
    let is_mark = |character: char| !(character.is_alphanumeric() || "._-/".contains(character));
    comments
        .flat_map(|comment| comment.split(is_mark))
        .map(|word| word.trim_end_matches('.'))
        .filter(|word| word.len() > 3 && word.ends_with(".md") && !exists(word))
        .map(str::to_owned)
        .collect()
}

// ---- the sources ----

struct Source {
    path: PathBuf,
    /// Path inside the repository, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// The names from the library's root to this file: `src/edit/rows.rs` is `edit`, `rows`.
    fn module_path(&self) -> Vec<&str> {
        let inside = self.name.trim_start_matches("src/").trim_end_matches(".rs");
        inside.split('/').filter(|part| *part != "mod").collect()
    }
    /// The module of the library's root that the file belongs to.
    fn top(&self) -> &str {
        self.module_path().first().copied().unwrap_or_default()
    }
    fn is_test(&self) -> bool {
        let test_folder = self.name.starts_with("tests/") || self.name.contains("/tests/");
        test_folder || self.path.file_name().is_some_and(|name| name == "tests.rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust source below the folder.
fn sources(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.expect("a folder entry can be read").path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source is text");
                let name = path.strip_prefix(root()).expect("it lies inside").to_string_lossy();
                found.push(Source { name: name.replace('\\', "/"), text, path });
            }
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

/// Applies the check to every source and says all that it found.
fn assert_clean(sources: &[Source], check: impl Fn(&Source) -> Vec<String>) {
    assert!(!sources.is_empty(), "no sources were found");
    let found: Vec<String> = sources
        .iter()
        .flat_map(|source| check(source).into_iter().map(|what| format!("{}: {what}", source.name)))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn everything() -> Vec<Source> {
    ["src", "tests", "benches", "xtask/src"].iter().flat_map(|folder| sources(folder)).collect()
}

#[test]
fn every_module_of_the_library_has_a_layer() {
    let library = fs::read_to_string(root().join("src/lib.rs")).expect("the library is there");
    for line in library.lines().filter_map(|line| line.trim().strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';');
        assert!(layer_of(module).is_some(), "src/lib.rs declares {module}, which has no layer in LAYERS");
    }
}

#[test]
fn layers_point_one_way() {
    assert_clean(&sources("src"), |source| {
        let is_library = layer_of(source.top()).is_some();
        let path = source.module_path();
        // The browser program may name everything, the command line everything below the browser.
        let module = match source.name.as_str() {
            "src/main.rs" | "src/worker.rs" | "src/lib.rs" => return Vec::new(),
            _ if is_library => source.top(),
            _ => "app",
        };
        let mut found = upward_references(module, path.len(), &source.text);
        if !is_library {
            let browser = modules_named(&code_of(&source.text), path.len());
            found.extend(browser.into_iter().filter(|name| name == "platform" || name == "app"));
        }
        found.into_iter().map(|name| format!("names {name}, which stands in no lower layer")).collect()
    });
}

#[test]
fn only_the_upper_layers_name_the_browser() {
    assert_clean(&sources("src"), |source| {
        if BROWSER_MODULES.contains(&source.top()) {
            return Vec::new();
        }
        browser_references(&source.text).into_iter().map(|name| format!("names {name}")).collect()
    });
}

#[test]
fn files_are_short() {
    let mut sources = sources("src");
    sources.extend(self::sources("xtask/src"));
    sources.retain(|source| !source.is_test());
    assert_clean(&sources, |source| {
        let lines = lines_without_tests(&source.text);
        if lines <= MOST_LINES {
            return Vec::new();
        }
        vec![format!("has {lines} lines without its tests; {MOST_LINES} is the most")]
    });
}

#[test]
fn files_begin_with_what_they_are_for() {
    let mut sources = everything();
    // A file of a line or two has nothing to explain yet.
    sources.retain(|source| source.text.lines().count() > 2);
    assert_clean(&sources, |source| {
        let begins = source.text.starts_with("//! ");
        (!begins).then(|| "does not begin with `//! ` and what it is for".to_owned()).into_iter().collect()
    });
}

#[test]
fn nothing_outside_the_product_is_named() {
    let known = |name: &str| {
        let folders = ["", "docs/", "tests/", "tests/fixtures/"];
        folders.iter().any(|folder| root().join(folder).join(name).is_file())
    };
    let mut sources = everything();
    // This file must name what it looks for.
    sources.retain(|source| source.name != "tests/architecture.rs");
    assert_clean(&sources, |source| {
        let words = foreign_words(&source.text).into_iter().map(|word| format!("says \"{word}\""));
        let documents = missing_documents(&source.text, known).into_iter();
        words.chain(documents.map(|name| format!("names {name}, which is not in the repository"))).collect()
    });
}

// ---- the checks find what they look for ----

#[test]
fn a_reference_upwards_is_found_however_it_is_written() {
    let upward = |source: &str| upward_references("model", 2, source);
    assert_eq!(upward("use crate::edit::Edit;"), ["edit"]);
    assert_eq!(upward("use crate::{model::Role, rules::{Rule, grid}, store};"), ["rules", "store"]);
    assert_eq!(upward("fn f() -> crate::ui::Grid { todo }"), ["ui"]);
    assert_eq!(upward("use super::super::session::Session;"), ["session"]);
    assert_eq!(upward("macro_rules! m { () => { $crate::formats::x() } }"), ["formats"]);
    assert_eq!(upward("let c = '\"'; use crate::app; let d = '\"';"), ["app"]);
    assert_eq!(upward("fn f<'a>(x: &'a str) { crate::grid::g(x, '\\'') }"), ["grid"]);
    assert_eq!(upward_references("rules", 1, "use super::grid::Window;"), ["grid"]);
    assert_eq!(upward_references("edit", 1, "use remit::command;"), ["command"]);
}

#[test]
fn what_is_allowed_or_only_said_is_not_found() {
    let nothing: [&str; 0] = [];
    assert_eq!(upward_references("edit", 2, "use crate::model::Role; use super::rows;"), nothing);
    assert_eq!(upward_references("model", 2, "// see crate::edit\n/* crate::ui /* */ crate::ui */"), nothing);
    assert_eq!(
        upward_references("model", 2, r##"let a = r#"crate::ui "quoted""#; let b = "crate::ui";"##),
        nothing
    );
    assert_eq!(upward_references("session", 2, "use crate::command::Command;"), nothing);
    assert_eq!(upward_references("model", 2, "pub(crate) fn f() {} crate::id::Id;"), nothing);
    assert_eq!(upward_references("rules", 1, "mod tests { use super::*; }"), nothing);
}

#[test]
fn the_browser_is_found() {
    assert_eq!(
        browser_references("use gloo_storage::LocalStorage; web_sys::window()"),
        ["gloo_storage", "web_sys"]
    );
    assert!(browser_references("// leptos\nlet text = \"web_sys\";").is_empty());
}

#[test]
fn long_files_and_foreign_words_are_found() {
    assert_eq!(lines_without_tests("a\nb\n#[cfg(test)]\nmod tests {}\n"), 2);
    assert_eq!(foreign_words("// TODO: read /work/notes").len(), 2);
    assert!(foreign_words("the work of the house").is_empty());
    assert_eq!(
        missing_documents("/// See notes/plan.md.\nlet name = \"x.md\";", |_| false),
        ["notes/plan.md"]
    );
    assert!(missing_documents("// README.md says", |name| name == "README.md").is_empty());
}
