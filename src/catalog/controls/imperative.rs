//! What is to be done for a control, from its title: "Duties kept apart" becomes "Keep duties apart".
//!
//! A proposal for the title of an activity, which a person then words for the own house. The words are in a text.

use super::reader;

/// What a title begins with where no other verb is known for it.
const USUAL: &str = "ensure";

/// The title as an imperative.
pub(super) fn imperative(title: &str) -> String {
    if let Some(whole) = word("t", title) {
        return whole.to_owned();
    }
    let words: Vec<&str> = title.split_whitespace().collect();
    let text = begun(title).or_else(|| from_gerunds(&words)).or_else(|| from_participles(&words));
    capitalised(&text.unwrap_or_else(|| {
        let verb = words.last().and_then(|last| word("e", last)).unwrap_or(USUAL);
        format!("{verb} {}", lowered(title))
    }))
}

/// What stands in the text for a word of one kind; capitals do not matter.
fn word(kind: &str, wanted: &str) -> Option<&'static str> {
    entries(kind).find(|(form, _)| form.eq_ignore_ascii_case(wanted)).map(|(_, verb)| verb)
}

fn entries(kind: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = reader::lines(include_str!("data/imperatives.txt"));
    lines.filter_map(move |line| line.strip_prefix(kind)?.strip_prefix(' ')?.split_once(" = "))
}

/// "Protection of records": the beginning is replaced.
fn begun(title: &str) -> Option<String> {
    let (verb, rest) = entries("n").find_map(|(form, verb)| {
        let (beginning, rest) = title.split_at_checked(form.len())?;
        (beginning.eq_ignore_ascii_case(form) && rest.starts_with(' ')).then_some((verb, rest))
    })?;
    Some(format!("{verb}{rest}"))
}

/// The verbs of words in a row, "made, protected and tested", and how many words that are.
fn verbs(kind: &str, words: &[&str]) -> (String, usize) {
    let (mut text, mut taken) = (String::new(), 0);
    loop {
        let is_joined = taken > 0 && words.get(taken) == Some(&"and");
        let Some(next) = words.get(taken + usize::from(is_joined)) else { break };
        let Some(verb) = word(kind, next.trim_end_matches(',')) else { break };
        if taken > 0 {
            text.push_str(if is_joined { " and " } else { " " });
        }
        text.push_str(verb);
        if next.ends_with(',') {
            text.push(',');
        }
        taken += 1 + usize::from(is_joined);
        if !next.ends_with(',') && words.get(taken) != Some(&"and") {
            break;
        }
    }
    (text, taken)
}

/// "Granting, reviewing and removing access rights": the words it begins with become verbs.
fn from_gerunds(words: &[&str]) -> Option<String> {
    let (verbs, taken) = verbs("g", words);
    let rest = words.get(taken..).unwrap_or_default();
    if verbs.is_empty() || verbs.ends_with(',') || rest.is_empty() {
        return None;
    }
    // "Handling of secrets" handles secrets, but "Disposing of assets" disposes of them.
    let rest = rest.strip_prefix(&["of"]).filter(|_| verbs != "dispose").unwrap_or(rest);
    Some(format!("{verbs} {}", rest.join(" ")))
}

/// "Backups made, protected and tested": what is done to something comes first.
fn from_participles(words: &[&str]) -> Option<String> {
    let at = (1..words.len())
        .find(|at| words.get(*at).is_some_and(|it| word("p", it.trim_end_matches(',')).is_some()))?;
    let (object, rest) = words.split_at_checked(at)?;
    // "Encryption that can be replaced" is replaced by nobody.
    if object.contains(&"that") {
        return None;
    }
    let (verbs, taken) = verbs("p", rest);
    let rest = rest.get(taken..).unwrap_or_default();
    let end = if rest.is_empty() { String::new() } else { format!(" {}", rest.join(" ")) };
    (!verbs.ends_with(',')).then(|| format!("{verbs} {}{end}", lowered(&object.join(" "))))
}

/// The text as it stands within a sentence; a name of capitals stays.
fn lowered(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let is_name = first.chars().skip(1).any(char::is_uppercase);
    if is_name { text.to_owned() } else { with_first(text, |it| it.to_ascii_lowercase()) }
}

fn capitalised(text: &str) -> String {
    with_first(text, |it| it.to_ascii_uppercase())
}

fn with_first(text: &str, change: impl Fn(char) -> char) -> String {
    let mut characters = text.chars();
    characters.next().map(change).into_iter().chain(characters).collect()
}

#[cfg(test)]
mod tests {
    use super::imperative;
    use crate::catalog::controls::{catalogues, find};

    #[test]
    fn titles_say_what_is_to_be_done() {
        for (title, wanted) in [
            ("Duties kept apart", "Keep duties apart"),
            ("Backups made, protected and tested", "Make, protect and test backups"),
            ("Granting, reviewing and removing access rights", "Grant, review and remove access rights"),
            ("Handling of passwords and other secrets", "Handle passwords and other secrets"),
            ("Disposing of assets that hold data", "Dispose of assets that hold data"),
            ("Protection of records", "Protect records"),
            ("Security policies", "Maintain security policies"),
            ("ICT readiness for business continuity", "Ensure ICT readiness for business continuity"),
            ("Suppliers report incidents", "Ensure suppliers report incidents"),
            ("Strong encryption that can be replaced", "Ensure strong encryption that can be replaced"),
            ("Monitoring, review and change of services", "Ensure monitoring, review and change of services"),
            ("Roles and authorities set and enforced", "Set and enforce roles and authorities"),
            ("Who communicates what, when and to whom", "Settle who communicates what, when and to whom"),
            ("Logging", "Ensure logging"),
        ] {
            assert_eq!(imperative(title), wanted);
        }
    }

    #[test]
    fn every_control_has_a_title_for_an_activity() {
        for control in catalogues().iter().flat_map(|catalogue| catalogue.controls()) {
            let title = control.activity_title();
            assert!(title.split(' ').count() >= 2, "{}: {title}", control.id);
            assert!(title.starts_with(|first: char| first.is_ascii_uppercase()), "{}: {title}", control.id);
            let first = title.split(' ').next().unwrap_or_default();
            assert!(!first.ends_with("ing") || first == "Bring", "{}: {title}", control.id);
        }
    }

    #[test]
    fn no_line_of_the_text_is_idle() {
        let titles: Vec<String> =
            catalogues().iter().flat_map(|it| it.controls()).map(|it| it.title.to_lowercase()).collect();
        for kind in ["t", "n", "g", "p", "e"] {
            for (form, _) in super::entries(kind) {
                assert!(titles.iter().any(|title| title.contains(&form.to_lowercase())), "{form}");
            }
        }
        assert_eq!(find("A.5.3").unwrap().activity_title(), "Keep duties apart");
    }
}
