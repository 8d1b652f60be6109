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
        let adding = move || select_to_add(add, adder.clone(), offered.get(), Arc::clone(&change));
        set(
            title,
            div()
                .attr("class", "chips-field")
                .child((ul().attr("class", "tags").child(chips), adding))
                .into_any(),
        )
    }
}

/// A select and a button: arrow keys in a closed select already choose, so choosing alone must not add.
fn select_to_add<T: Copy + Send + Sync + 'static>(
    label: &'static str,
    id: String,
    offered: Vec<Chip<T>>,
    change: Arc<dyn Fn(T, bool) + Send + Sync>,
) -> Option<AnyView> {
    if offered.is_empty() {
        return None;
    }
    let (ids, words): (Vec<T>, Vec<String>) = offered.into_iter().map(|it| (it.id, it.words)).unzip();
    let chosen = RwSignal::new(None::<usize>);
    let options = words.into_iter().enumerate().map(|(at, words)| {
        let is_chosen = move || chosen.get() == Some(at);
        option().attr("value", at.to_string()).prop("selected", is_chosen).child(words)
    });
    let none = option().attr("value", "").prop("selected", move || chosen.get().is_none()).child("Choose…");
    let select = select()
        .attr("id", id.clone())
        .child((none, options.collect::<Vec<_>>()))
        .on(leptos::ev::change, move |event| chosen.set(event_target_value(&event).parse().ok()));
    let focus = id.clone();
    let add = button()
        .attr("type", "button")
        .attr("class", "plain")
        .attr("aria-label", label)
        .prop("disabled", move || chosen.get().is_none())
        .child("Add")
        .on(leptos::ev::click, move |_| {
            if let Some(item) = chosen.get_untracked().and_then(|at| ids.get(at)) {
                change(*item, true);
                give_focus(&focus);
            }
        });
    Some(labelled(label, id, div().attr("class", "adder").child((select, add)).into_any()))
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
