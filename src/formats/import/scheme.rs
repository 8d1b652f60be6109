//! Which letters a file uses: as chosen, as its legend says, or as what stands in its cells suggests.
//!
//! The same letters mean different things in different schemes; where a letter is none of RACI, it asks.

use std::collections::{BTreeMap, HashMap};

use super::choices::Choices;
use super::legend::Entry;
use super::proposal::{Question, QuestionKind, SchemeProposal};
use super::source::Tables;
use crate::catalog::schemes;
use crate::formats::table::cell::CellReader;
use crate::formats::table::text::{latin_look_alike, tidy, title_key};
use crate::model::letters::MOST_LETTERS;
use crate::model::{LetterDefinition, Part, Scheme};

/// More distinct texts than this are not looked at.
const MOST_TEXTS: usize = 5000;

/// The letters, with the questions they raise.
pub(super) fn guess(tables: &Tables, legend: &[Entry], choices: &Choices) -> (SchemeProposal, Vec<Question>) {
    let texts = short_texts(tables);
    let counts = counts(&texts);
    let mut proposal = SchemeProposal {
        counts: counts.iter().map(|(c, n)| (*c, *n)).collect(),
        ..SchemeProposal::default()
    };
    if let Some(scheme) = choices.scheme.as_ref().or(tables.scheme.as_ref()) {
        proposal.scheme = scheme.clone();
        proposal.certain = true;
        return (proposal, Vec::new());
    }
    let worth = |scheme: &Scheme| {
        let reader = CellReader::new(scheme);
        let read = |text: &(&String, &usize)| {
            let reading = reader.read(text.0);
            !reading.letters.is_empty() && reading.unread.is_none()
        };
        texts.iter().filter(read).map(|(_, count)| *count).sum::<usize>()
    };
    let explained = |scheme: &Scheme| {
        let agrees = |(symbol, meaning): &&Entry| {
            scheme.letters.iter().any(|letter| letter.symbol == *symbol && same_word(&letter.name, meaning))
        };
        legend.iter().filter(agrees).count()
    };
    let all = schemes();
    let mentioned = mentioned(tables);
    // The first of equals is the most usual one.
    let key = |scheme: &Scheme| (explained(scheme), worth(scheme), mentioned.contains(&scheme.name.as_str()));
    let best = all.iter().rev().max_by_key(|scheme| key(scheme)).cloned().unwrap_or_default();
    let best_worth = worth(&best);
    proposal.candidates =
        all.iter().filter(|scheme| worth(scheme) == best_worth).map(|scheme| scheme.name.clone()).collect();
    let odd = odd_letters(&counts, legend);
    let (scheme, mut questions) = explained_by(best, legend);
    proposal.certain = !legend.is_empty() && odd.is_empty();
    if let Some((letter, count)) = odd.first() {
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
        let mut options = vec![scheme.name.clone()];
        let mut others: Vec<&Scheme> =
            all.iter().filter(|it| it.letter(*letter).is_some() || it.name == "RACI").collect();
        others.sort_by_key(|scheme| std::cmp::Reverse(worth(scheme)));
        options.extend(others.into_iter().map(|it| it.name.clone()).filter(|name| *name != scheme.name));
        let text = format!("{letter} occurs {times}: which scheme is it? It was read as {}.", scheme.name);
        questions.insert(0, Question { kind: QuestionKind::Scheme, text, options });
    } else if let Some(name) = mentioned.iter().find(|name| **name != scheme.name && legend.is_empty()) {
        let text =
            format!("The file speaks of {name}, but its letters fit {}: which scheme is it?", scheme.name);
        questions.insert(
            0,
            Question {
                kind: QuestionKind::Scheme,
                text,
                options: vec![scheme.name.clone(), (*name).to_owned()],
            },
        );
    }
    proposal.scheme = scheme;
    (proposal, questions)
}

/// Short texts of cells, which may be letters, with how often each stands.
fn short_texts(tables: &Tables) -> BTreeMap<String, usize> {
    let mut texts: HashMap<&str, usize> = HashMap::new();
    for source in &tables.tables {
        for cell in (0..source.table.height()).flat_map(|row| source.table.row(row)) {
            if cell.is_empty() || cell.len() > 40 {
                continue;
            }
            if let Some(count) = texts.get_mut(cell) {
                *count += 1;
            } else if texts.len() < MOST_TEXTS && may_be_letters(cell) {
                texts.insert(cell, 1);
            }
        }
    }
    texts.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()
}

/// Whether the text could be letters or a word for one; "CIO" and "ISMS" are neither.
fn may_be_letters(text: &str) -> bool {
    let text = tidy(text);
    let signs = text.chars().count();
    let plain = text.chars().all(char::is_alphanumeric);
    let first = text.chars().take_while(|c| c.is_alphanumeric()).count();
    text.chars().any(char::is_alphabetic)
        && if plain { !(3..5).contains(&signs) } else { !(3..5).contains(&first) }
}

/// How often each letter stands by itself.
fn counts(texts: &BTreeMap<String, usize>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for (text, count) in texts {
        let text = tidy(text);
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        // "V if needed" counts, "A new VPN" does not.
        if words().next().is_none_or(|word| word.chars().count() > 2) {
            continue;
        }
        let known = |word: &&str| {
            let letter =
                |c: char| "RACISDVOP".contains(latin_look_alike(c).unwrap_or(c).to_ascii_uppercase());
            word.chars().count() < 3 && word.chars().all(letter)
        };
        for word in words().take_while(known) {
            for c in word.chars() {
                let c = latin_look_alike(c).unwrap_or(c);
                if c.is_ascii_alphabetic() && (word.len() == 1 || c.is_ascii_uppercase()) {
                    *counts.entry(c.to_ascii_uppercase()).or_default() += count;
                }
            }
        }
    }
    counts
}

/// Letters that belong to some scheme but not to RACI, and that the file does not explain; the most frequent first.
fn odd_letters(counts: &BTreeMap<char, usize>, legend: &[Entry]) -> Vec<(char, usize)> {
    let odd = |letter: &char| {
        matches!(letter, 'D' | 'S' | 'V' | 'O' | 'P') && !legend.iter().any(|(known, _)| known == letter)
    };
    let mut found: Vec<(char, usize)> =
        counts.iter().filter(|(letter, _)| odd(letter)).map(|(c, n)| (*c, *n)).collect();
    found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    found
}

/// Names of schemes that headings and texts of the file speak of.
fn mentioned(tables: &Tables) -> Vec<&'static str> {
    let mut said = vec![title_key(&tables.file)];
    said.extend(tables.asides.iter().take(50).map(|aside| title_key(&aside.text)));
    said.extend(
        tables.tables.iter().take(50).flat_map(|table| [title_key(&table.title), title_key(&table.above)]),
    );
    let speaks_of = |name: &&str| {
        said.iter()
            .any(|text| text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == *name))
    };
    let names = [
        ("rasci", "RASCI"),
        ("raci-vs", "RACI-VS"),
        ("daci", "DACI"),
        ("cairo", "CAIRO"),
        ("racio", "CAIRO"),
        ("rapid", "RAPID"),
    ];
    names.iter().filter(|(word, _)| speaks_of(word)).map(|(_, name)| *name).collect()
}

fn same_word(name: &str, meaning: &str) -> bool {
    let first =
        |text: &str| title_key(text).chars().take_while(|c| c.is_alphanumeric()).take(5).collect::<String>();
    first(name) == first(meaning)
}

/// The scheme with the letters and names that the legend gives, and a question where a name means another part.
fn explained_by(mut scheme: Scheme, legend: &[Entry]) -> (Scheme, Vec<Question>) {
    let mut questions = Vec::new();
    let base = scheme.clone();
    for (symbol, meaning) in legend {
        let room = scheme.letters.len() < MOST_LETTERS;
        let name: String =
            meaning.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ' ' | '-')).collect();
        let name = name.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        let known = scheme.letters.iter_mut().find(|letter| letter.symbol == *symbol);
        match known {
            Some(letter) if same_word(&letter.name, meaning) => {}
            Some(letter) => {
                let set = base.letter(*symbol).map(crate::model::LetterSet::of);
                let word: String = meaning.chars().take_while(|c| c.is_alphanumeric()).collect();
                if crate::formats::table::words::letter_of_word(&word, &base) != set {
                    let text = format!(
                        "The file explains {symbol} as \"{meaning}\", not as {}: does it mean the same?",
                        letter.name
                    );
                    let options = vec![format!("the same as {}", letter.name), "something else".to_owned()];
                    questions.push(Question { kind: QuestionKind::Meaning, text, options });
                }
                letter.meaning = meaning.clone();
                letter.name = name;
            }
            None if room && symbol.is_ascii_uppercase() => {
                scheme.letters.push(LetterDefinition {
                    symbol: *symbol,
                    name,
                    meaning: meaning.clone(),
                    part: Part::Other,
                });
            }
            None => {}
        }
    }
    if scheme != base && scheme.letters.len() != base.letters.len() {
        scheme.name = scheme.letters.iter().map(|letter| letter.symbol).collect();
    }
    (scheme, questions)
}
