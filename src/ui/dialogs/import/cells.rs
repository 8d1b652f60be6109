//! What each text that stands in cells becomes; those that were guessed or not read come first.

use std::sync::Arc;

use leptos::html::{div, h3, p, section, span, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use super::disclosure;
use crate::app::{App, Importing};
use crate::errand::{LetterChoice, LetterProposal};
use crate::ui::fields::bare_choice;

/// What stands for a text that is left out.
const NOTHING: &str = "Nothing";
/// What stands for a text that is kept beside the cell.
const NOTE: &str = "A note on the cell";
/// What stands for a text that nobody could read yet.
const UNREAD: &str = "Not read: kept with the cell";

/// The lists.
pub(super) fn cells(app: App) -> AnyView {
    let importing = app.signals.importing;
    let texts = move |doubtful: bool| {
        Memo::new(move |_| {
            let known = importing.doubtful.get();
            importing.with(|reading| {
                let letters = reading.proposal.letters.iter();
                let mut texts: Vec<String> = letters
                    .filter(|letter| known.contains(&letter.text) == doubtful)
                    .map(|letter| letter.text.clone())
                    .collect();
                if doubtful {
                    texts.sort_by_key(|text| known.iter().position(|it| it == text));
                }
                texts
            })
        })
    };
    let (doubtful, plain) = (texts(true), texts(false));
    (
        section().attr("class", "import-cells").prop("hidden", move || doubtful.with(Vec::is_empty)).child((
            h3().child("What these cells become"),
            p().attr("class", "hint")
                .child("They hold more than plain letters, or nothing that could be read."),
            list(app, doubtful),
        )),
        div()
            .prop("hidden", move || plain.with(Vec::is_empty))
            .child(disclosure(move || format!("Plain letters ({})", plain.with(Vec::len)), list(app, plain))),
    )
        .into_any()
}

fn list(app: App, texts: Memo<Vec<String>>) -> AnyView {
    let head = |words| th().attr("scope", "col").child(words);
    let symbols = symbols(app.signals.importing);
    let lines = move || {
        let symbols = symbols.get();
        texts.get().into_iter().map(|text| line(app, text, &symbols)).collect::<Vec<_>>()
    };
    table()
        .attr("class", "mapping")
        .child((
            thead().child(tr().child((head("In the file"), head("Cells"), head("Becomes")))),
            tbody().child(lines),
        ))
        .into_any()
}

/// Every letter and every pair of letters.
fn symbols(importing: Importing) -> Memo<Vec<String>> {
    Memo::new(move |_| {
        importing.with(|reading| {
            let symbols: Vec<char> =
                reading.proposal.scheme.scheme.letters.iter().map(|letter| letter.symbol).collect();
            let single = symbols.iter().map(char::to_string);
            let pairs = symbols
                .iter()
                .enumerate()
                .flat_map(|(at, one)| symbols.iter().skip(at + 1).map(move |other| format!("{one}{other}")));
            single.chain(pairs).collect()
        })
    })
}

/// The letters without what is written between them.
fn plain(letters: &str) -> String {
    letters.chars().filter(|symbol| symbol.is_alphanumeric()).collect()
}

fn line(app: App, text: String, symbols: &[String]) -> AnyView {
    let importing = app.signals.importing;
    let own = text.clone();
    let found = Memo::new(move |_| {
        importing.with(|reading| {
            reading.proposal.letters.iter().find(|letter| letter.text == own).cloned().unwrap_or_default()
        })
    });
    let first = found.get_untracked();
    let mut options = symbols.to_vec();
    let letters = plain(&first.letters);
    if !letters.is_empty() && !options.contains(&letters) {
        options.push(letters);
    }
    options.extend([NOTHING, NOTE].map(str::to_owned));
    options.push(UNREAD.to_owned());
    let known = options.clone();
    let chosen = Signal::derive(move || {
        let now = found.with(becomes);
        known.iter().position(|option| *option == now).unwrap_or_default()
    });
    let (values, key) = (options.clone(), text.clone());
    let choose = move |at: usize| {
        let Some(value) = values.get(at) else { return };
        let condition = found.with_untracked(|letter| letter.condition.clone());
        app.correct_import(|choices| {
            match choice_for(value, &key, condition) {
                Some(choice) => choices.letters.insert(key.clone(), choice),
                None => choices.letters.remove(&key),
            };
        });
    };
    let condition = move || {
        let words = found.with(|letter| letter.condition.clone());
        (!words.is_empty()).then(|| span().attr("class", "hint").child(format!("Condition: {words}")))
    };
    let single = importing
        .reading
        .with_untracked(|reading| reading.as_ref().is_some_and(|reading| reading.proposal.tables.len() == 1));
    let mut place = first.place;
    if single {
        place.table = 0;
    }
    tr().child((
        th().attr("scope", "row").child((
            span().attr("class", "cell-text").child(text.clone()),
            span().attr("class", "hint").child(format!("first in {place}")),
        )),
        td().attr("class", "count-cell").child(move || found.with(|letter| letter.count.to_string())),
        td().child((
            bare_choice(options, chosen, Arc::new(choose), None, Some(format!("{text} becomes"))),
            condition,
        )),
    ))
    .into_any()
}

/// What the text becomes, as one of the options.
fn becomes(letter: &LetterProposal) -> String {
    let letters = plain(&letter.letters);
    if !letters.is_empty() {
        letters
    } else if !letter.note.is_empty() {
        NOTE.to_owned()
    } else if !letter.unread.is_empty() {
        UNREAD.to_owned()
    } else {
        NOTHING.to_owned()
    }
}

/// The correction that an option stands for; `None` where it is none.
fn choice_for(value: &str, text: &str, condition: String) -> Option<LetterChoice> {
    match value {
        UNREAD => None,
        NOTHING => Some(LetterChoice::default()),
        NOTE => Some(LetterChoice { note: text.to_owned(), ..LetterChoice::default() }),
        letters => Some(LetterChoice { letters: letters.to_owned(), condition, ..LetterChoice::default() }),
    }
}
