//! The letters: their names and meanings; another scheme only while no cell has one.

use std::sync::Arc;

use leptos::html::{b, li, span, ul};
use leptos::prelude::*;

use super::text;
use crate::app::App;
use crate::catalog::schemes;
use crate::model::{LetterDefinition, Part, Scheme};
use crate::ui::fields::{Text, choice, hint};
use crate::ui::grid::part_name;

/// What the rules take a letter for, in words.
const fn part_words(part: Part) -> &'static str {
    match part {
        Part::Does => "does the work",
        Part::Owns => "owns the outcome",
        Part::Before => "gives input before",
        Part::After => "is told after",
        Part::Other => "not looked at by rules",
    }
}

/// One letter's fields.
#[derive(Clone)]
struct Line {
    letter: LetterDefinition,
    name: RwSignal<String>,
    meaning: RwSignal<String>,
}

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    name: RwSignal<String>,
    lines: RwSignal<Vec<Line>>,
}

fn lines_of(scheme: &Scheme) -> Vec<Line> {
    let lines = scheme.letters.iter().cloned().map(|letter| Line {
        name: RwSignal::new(letter.name.clone()),
        meaning: RwSignal::new(letter.meaning.clone()),
        letter,
    });
    lines.collect()
}

impl Draft {
    pub(super) fn new(scheme: &Scheme) -> Self {
        Self { name: RwSignal::new(scheme.name.clone()), lines: RwSignal::new(lines_of(scheme)) }
    }

    pub(super) fn fields(self, app: App) -> AnyView {
        let used = app.read(crate::session::Session::has_letters);
        let preset = if used {
            let name = self.name.get_untracked();
            hint(format!("Scheme {name}. Another scheme can be chosen while no cell has a letter."))
        } else {
            self.presets()
        };
        let lines = self.lines;
        let list = move || lines.get().into_iter().map(line).collect::<Vec<_>>();
        (preset, ul().attr("class", "letter-lines").child(list)).into_any()
    }

    fn presets(self) -> AnyView {
        let presets = schemes();
        let own = self.name.get_untracked();
        let known = presets.iter().any(|scheme| scheme.name == own);
        let mut names: Vec<String> = presets.iter().map(|scheme| scheme.name.clone()).collect();
        if !known {
            names.push(own);
        }
        let at = {
            let names = names.clone();
            let name = self.name;
            Signal::derive(move || names.iter().position(|it| *it == name.get()).unwrap_or_default())
        };
        // The signals of new lines belong to the dialog, not to the select's event.
        let owner = Owner::current();
        let choose = move |at: usize| {
            let Some(scheme) = presets.get(at) else { return };
            let lines = match &owner {
                Some(owner) => owner.with(|| lines_of(scheme)),
                None => lines_of(scheme),
            };
            self.name.set(scheme.name.clone());
            self.lines.set(lines);
        };
        choice("Scheme", names, at, Arc::new(choose))
    }

    pub(super) fn scheme(self) -> Scheme {
        let lines = self.lines.get_untracked().into_iter();
        let letters = lines.map(|line| LetterDefinition {
            name: text(line.name),
            meaning: text(line.meaning),
            ..line.letter
        });
        Scheme { name: self.name.get_untracked(), letters: letters.collect() }
    }
}

fn line(line: Line) -> AnyView {
    let Line { letter, name, meaning } = line;
    let symbol = letter.symbol;
    li().child((
        span().attr("class", "letter-of-line").child((
            b().attr("class", format!("chip {}", part_name(letter.part))).child(letter.symbol.to_string()),
            span().attr("class", "hint").child(part_words(letter.part)),
        )),
        Text::line(format!("Name of {symbol}")).bound(name),
        Text::line(format!("Meaning of {symbol}")).bound(meaning),
    ))
    .into_any()
}
