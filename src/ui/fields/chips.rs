//! Several things in one field: a chip each, with a way to take it away, and a select to add one.

use std::sync::Arc;

use leptos::html::{button, div, li, option, select, span, ul};
use leptos::prelude::*;

use super::{fresh_id, labelled, set};
use crate::platform::dom;
use crate::ui::kit::{Icon, icon};

/// One thing that is in the field or could be.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip<T> {
    /// What is meant.
    pub id: T,
    /// What it is called.
    pub words: String,
}

/// A field with chips.
pub struct Chips<T: Send + Sync + 'static> {
    /// What the field is called.
    pub title: &'static str,
    /// What the select that adds says: "Add a role".
    pub add: &'static str,
    /// What stands there while nothing is in it.
    pub none: &'static str,
    /// What is in it.
    pub chosen: Signal<Vec<Chip<T>>>,
    /// What could be added.
    pub offered: Signal<Vec<Chip<T>>>,
    /// Adds (`true`) or takes away.
    pub change: Arc<dyn Fn(T, bool) + Send + Sync>,
}

impl<T: Copy + PartialEq + Send + Sync + 'static> Chips<T> {
    /// The field.
    pub fn view(self) -> AnyView {
        let Self { title, add, none, chosen, offered, change } = self;
        let adder = fresh_id("add");
        let (take_away, focus) = (Arc::clone(&change), adder.clone());
        let chips = move || {
            let chips = chosen.get();
            let empty = chips.is_empty().then(|| li().attr("class", "hint").child(none));
            let chips = chips.into_iter().map(|chip| {
                let (take_away, focus) = (Arc::clone(&take_away), focus.clone());
                removable(chip.words, move || {
                    take_away(chip.id, false);
                    give_focus(&focus);
                })
            });
            (chips.collect::<Vec<_>>(), empty)
        };
        let adder = move || {
            let offered = offered.get();
            let (ids, words): (Vec<T>, Vec<String>) = offered.into_iter().map(|it| (it.id, it.words)).unzip();
            if ids.is_empty() {
                return None;
            }
            let change = Arc::clone(&change);
            let options = words.into_iter().enumerate();
            let options = options.map(|(at, words)| option().attr("value", at.to_string()).child(words));
            let focus = adder.clone();
            let select = select()
                .attr("id", adder.clone())
                .child((option().attr("value", "").child("Choose…"), options.collect::<Vec<_>>()))
                .on(leptos::ev::change, move |event| {
                    let at = event_target_value(&event).parse::<usize>().ok();
                    if let Some(id) = at.and_then(|at| ids.get(at)) {
                        change(*id, true);
                        give_focus(&focus);
                    }
                });
            Some(labelled(add, adder.clone(), select.into_any()))
        };
        set(
            title,
            div()
                .attr("class", "chips-field")
                .child((ul().attr("class", "tags").child(chips), adder))
                .into_any(),
        )
    }
}

/// A chip with a button that takes it away.
pub(crate) fn removable(words: String, remove: impl Fn() + 'static) -> AnyView {
    let label = format!("Take {words} away");
    li().attr("class", "tag")
        .child((
            span().child(words),
            button()
                .attr("type", "button")
                .attr("class", "tag-remove")
                .attr("aria-label", label.clone())
                .attr("title", label)
                .child(icon(Icon::Close))
                .on(leptos::ev::click, move |_| remove()),
        ))
        .into_any()
}

/// Gives the focus to the control that adds: the button that had it is gone with its chip.
pub(crate) fn give_focus(id: &str) {
    let selector = format!("select#{id}, #{id} input");
    dom::next_frame(move || {
        if let Some(element) = dom::find(&selector) {
            dom::focus(&element);
        }
    });
}
