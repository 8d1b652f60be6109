//! The page as it is shipped: its Content-Security-Policy, and what may not be in it.

use crate::Outcome;

/// What the page may do. Everything comes from its own folder, nothing is written as markup.
const POLICY: [(&str, &str); 12] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data: blob:"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("font-src", "'none'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "remit"),
];

/// The page must begin with the character set, so that the policy stands before all else.
const HEAD: &str = "<meta charset=\"utf-8\">";

/// Marks in the page that the policy forbids or that break it in a sub-folder.
const NOT_IN_A_PAGE: [(&str, &str); 7] = [
    ("<script>", "put the script into a file"),
    ("<style", "put the style into a file in style/"),
    (" style=\"", "put the style into a file in style/"),
    (" onload=", "add the listener in boot.js"),
    (" onclick=", "add the listener in boot.js"),
    ("=\"/", "make the address relative"),
    ("=\"http", "put the file into this folder and make its address relative"),
];

/// Ways to write markup or code from text, which the policy forbids at run time.
const NOT_IN_A_SCRIPT: [&str; 6] =
    ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "new Function(", "eval("];

/// The policy as one line.
fn policy() -> String {
    let directives = POLICY.iter().map(|(name, value)| format!("{name} {value}"));
    directives.collect::<Vec<_>>().join("; ")
}

/// The page as it is shipped, made from the one that Trunk wrote.
///
/// # Errors
/// Where something is in the page that the policy forbids.
pub fn finished(page: &str) -> Outcome<String> {
    with_policy(&program_first(page))
}

/// What the links to the files of the program begin with, in the order in which they are wanted.
const PROGRAM_LINKS: [&str; 2] = ["<link rel=\"modulepreload\"", "<link rel=\"preload\""];

/// Moves the links to the program's files to the beginning of the head: it is by far the largest of what the
/// page asks for, and a browser asks in the order of the page.
fn program_first(page: &str) -> String {
    let mut rest = page.to_owned();
    let mut links = String::new();
    for mark in PROGRAM_LINKS {
        let Some(start) = rest.find(mark) else { continue };
        let Some(length) = rest.get(start..).and_then(|tail| tail.find('>')) else { continue };
        links.push_str("\n    ");
        links.push_str(&rest.drain(start..=start + length).collect::<String>());
    }
    rest.replacen(HEAD, &format!("{HEAD}{links}"), 1)
}

/// The page with its policy.
///
/// # Errors
/// Where something is in the page that the policy forbids.
fn with_policy(page: &str) -> Outcome<String> {
    if let Some((mark, what_to_do)) = NOT_IN_A_PAGE.iter().find(|(mark, _)| page.contains(mark)) {
        return Err(format!("index.html has {mark} in it: {what_to_do}."));
    }
    let Some((before, after)) = page.split_once(HEAD) else {
        return Err(format!("index.html must have {HEAD} as the first thing in its head; put it there."));
    };
    let policy = policy();
    Ok(format!(
        "{before}{HEAD}\n    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// Holds a script of the program to the policy before a browser has to.
///
/// # Errors
/// Where the script can write markup or code from text.
pub fn check_script(name: &str, script: &str) -> Outcome {
    let Some(mark) = NOT_IN_A_SCRIPT.iter().find(|mark| script.contains(*mark)) else { return Ok(()) };
    Err(format!(
        "{name} uses {mark}, which the Content-Security-Policy forbids: in `view!` give every nested \
         element whose attributes and text are all literals one in braces, as in <b>{{\"text\"}}</b>."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    const PAGE: &str = "<head>\n    <meta charset=\"utf-8\">\n    <title>Remit</title>";

    #[test]
    fn the_policy_stands_right_after_the_character_set() {
        let page = with_policy(PAGE).unwrap();
        let (before, after) = page.split_once("<meta http-equiv").unwrap();
        assert!(before.trim_end().ends_with(HEAD));
        assert!(after.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"));
        assert!(after.contains("<title>"));
    }

    #[test]
    fn the_program_is_asked_for_before_the_styles_but_after_the_policy() {
        let page = finished(&format!(
            "{PAGE}<link rel=\"stylesheet\" href=\"s\"><link rel=\"modulepreload\" href=\"a\">\
             <link rel=\"preload\" href=\"b\" as=\"fetch\"></head>"
        ))
        .unwrap();
        let places =
            ["http-equiv", "modulepreload", "\"preload\"", "stylesheet"].map(|mark| page.find(mark).unwrap());
        assert!(places.is_sorted(), "{page}");
        assert_eq!(page.matches("preload\"").count(), 2, "{page}");
    }

    #[test]
    fn what_the_policy_forbids_is_refused_with_what_to_do() {
        let inline = with_policy(&format!("{PAGE}<script>run()</script>")).unwrap_err();
        assert!(inline.contains("put the script into a file"), "{inline}");
        let absolute = with_policy(&format!("{PAGE}<link href=\"/a.css\">")).unwrap_err();
        assert!(absolute.contains("make the address relative"), "{absolute}");
        assert!(with_policy("<head><title>").unwrap_err().contains("charset"));
    }

    #[test]
    fn a_script_that_writes_markup_is_refused() {
        assert_eq!(check_script("boot.js", "start();"), Ok(()));
        assert!(check_script("a.js", "arg0.innerHTML = text;").unwrap_err().contains("a.js uses innerHTML"));
    }

    #[test]
    fn the_projects_own_page_passes() {
        let page = project::read(&project::root().join("index.html")).unwrap();
        assert!(with_policy(&page).is_ok());
    }

    #[test]
    fn the_page_served_while_working_obeys_the_same_policy() {
        let settings = project::read(&project::root().join("Trunk.toml")).unwrap();
        for (name, value) in POLICY {
            // While working, Trunk adds a script of its own that asks for news.
            let value = match name {
                "script-src" => "'self' 'wasm-unsafe-eval' 'unsafe-inline'",
                "connect-src" => "'self' ws:",
                _ => value,
            };
            assert!(settings.contains(&format!("{name} {value}")), "Trunk.toml lacks {name} {value}");
        }
    }
}
