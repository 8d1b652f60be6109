//! Letters of one's own: symbol, name, part and meaning of each, one more, one less.

use std::sync::Arc;

use leptos::html::{button, div, li, span, ul};
use leptos::prelude::*;

use super::super::form::tell_change;
use super::{Desk, focus};
use crate::catalog::choices::Choice;
use crate::model::{LetterDefinition, Part};
use crate::ui::fields::{Text, Writer, choice, hint};
use crate::ui::kit::{Icon, icon, text_button};

/// The fields.
pub(super) fn fields(desk: Desk) -> AnyView {
    let list = move || {
        desk.shape.get();
        let letters = desk.draft.with_untracked(|draft| draft.scheme().letters.clone());
        let can_go = letters.len() > 1;
        letters.into_iter().enumerate().map(|(at, letter)| line(desk, at, letter, can_go)).collect::<Vec<_>>()
    };
    let name = move || {
        desk.shape.get();
        let name = desk.draft.with_untracked(|draft| draft.scheme().name.clone());
        let rename = move |text: String| desk.draft.update(|draft| draft.rename(&text));
        Text::line("Name of the letters").required().view(Signal::stored(name), writer(rename))
    };
    let add = move || {
        if desk.draft.with_untracked(crate::session::SchemeDraft::has_room) {
            desk.reshape(crate::session::SchemeDraft::add);
            focus(".own-letters li:last-child input");
        }
    };
    let more = move || match desk.draft.with(crate::session::SchemeDraft::has_room) {
        true => text_button("plain add", "Add a letter", add),
        false => hint("A cell can hold eight different letters; there is no room for more."),
    };
    (name, ul().attr("class", "own-letters").child(list), more).into_any()
}

/// Hands every key on.
fn writer(write: impl Fn(String) + Send + Sync + 'static) -> Writer {
    Writer { typed: Arc::new(write), done: Arc::new(|_| None), revert: Arc::new(|| None) }
}

/// The capital that was typed last.
fn capital(text: &str) -> Option<char> {
    text.chars().rev().find(|typed| !typed.is_whitespace()).and_then(|typed| typed.to_uppercase().next())
}

fn line(desk: Desk, at: usize, letter: LetterDefinition, can_go: bool) -> AnyView {
    let define = move |change: &mut dyn FnMut(&mut LetterDefinition)| {
        desk.draft.update(|draft| draft.define(at, |letter| change(letter)));
    };
    let symbol = Writer {
        typed: Arc::new(move |text| {
            let typed = capital(&text).unwrap_or_default();
            define(&mut |letter| letter.symbol = typed);
        }),
        done: Arc::new(|text| capital(&text).map(|symbol| symbol.to_string())),
        revert: Arc::new(|| None),
    };
    let name = writer(move |text| define(&mut |letter| text.trim().clone_into(&mut letter.name)));
    let meaning = writer(move |text| define(&mut |letter| text.trim().clone_into(&mut letter.meaning)));
    let part = Signal::derive(move || {
        desk.draft.with(|draft| draft.scheme().letters.get(at).map_or(0, |letter| letter.part.position()))
    });
    let play = move |position: usize| {
        let part = Part::at(position).unwrap_or_default();
        define(&mut |letter| letter.part = part);
    };
    let remove = can_go.then(|| {
        button()
            .attr("type", "button")
            .attr("class", "icon-button")
            .attr("aria-label", format!("Remove {} {}", letter.symbol, letter.name))
            .attr("title", "Remove this letter")
            .child(icon(Icon::Close))
            .on(leptos::ev::click, move |event| {
                tell_change(&event);
                desk.reshape(|draft| draft.remove(at));
                // Where its cells go is asked at once.
                let asks = desk.draft.with_untracked(|draft| {
                    draft.lines().any(|(_, _, becomes)| becomes == crate::session::Becomes::Open)
                });
                focus(if asks { "[data-open=true] select" } else { ".letters .add" });
            })
    });
    let text = |text: String| Signal::stored(text);
    let group = div().attr("role", "group").attr("aria-label", format!("Letter {}", at + 1));
    li().child(group.attr("class", "own-letter").child((
        Text::line("Letter").required().view(text(letter.symbol.to_string()), symbol),
        Text::line("Name").view(text(letter.name), name),
        choice("Part", Part::all_words(), part, Arc::new(play)),
        Text::line("Meaning").view(text(letter.meaning), meaning),
        span().attr("class", "remove").child(remove),
    )))
    .into_any()
}
