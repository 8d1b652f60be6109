//! The letters: their names and meanings; other letters are chosen in a dialog of their own.

use leptos::html::{b, li, span, ul};
use leptos::prelude::*;

use super::text;
use crate::catalog::choices::Choice;
use crate::model::{LetterDefinition, Scheme};
use crate::ui::fields::{Text, hint};
use crate::ui::grid::part_name;
use crate::ui::kit::text_button;

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

    /// The fields; `change` leaves the settings for other letters.
    pub(super) fn fields(self, change: impl Fn() + 'static) -> AnyView {
        let name = self.name.get_untracked();
        let list = self.lines.get_untracked().into_iter().map(line).collect::<Vec<_>>();
        (
            hint(format!("{name}. Rules look at the part a letter plays, not at its name.")),
            ul().attr("class", "letter-lines").child(list),
            text_button("plain add", "Save and change the letters…", change),
        )
            .into_any()
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
            span().attr("class", "hint").child(letter.part.words()),
        )),
        Text::line(format!("Name of {symbol}")).bound(name),
        Text::line(format!("Meaning of {symbol}")).bound(meaning),
    ))
    .into_any()
}
