//! A field with chips to which things are added by typing: a list of what fits opens below.
//!
//! Arrow keys go through the list, Enter takes, Escape closes the list and then empties the field. Backspace takes
//! no chip away: chips go by their own buttons, so that nothing is lost by one key too many.

use std::sync::Arc;

use leptos::html::{div, input, li, p, span, ul};
use leptos::prelude::*;

use super::chips::{Chip, give_focus, removable};
use super::{fresh_id, labelled, set};
use crate::platform::dom;

/// Something that fits what was typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What is added.
    pub value: String,
    /// Its short name, in bold.
    pub name: String,
    /// What it is.
    pub words: String,
    /// Where it comes from.
    pub from: String,
}

/// Finds what fits a text.
pub type Find = Arc<dyn Fn(&str) -> Vec<Offer> + Send + Sync>;

/// The field.
pub struct Combobox {
    /// What the field is called.
    pub title: &'static str,
    /// What the line for typing is called.
    pub add: &'static str,
    /// Explains what can be typed.
    pub hint: &'static str,
    /// What is in it.
    pub chosen: Signal<Vec<Chip<String>>>,
    /// What fits the text; the first is taken by Enter.
    pub find: Find,
    /// Adds (`true`) or takes away.
    pub change: Arc<dyn Fn(String, bool) + Send + Sync>,
}

/// What the list below the line consists of.
#[derive(Clone, Copy)]
struct List {
    text: RwSignal<String>,
    open: RwSignal<bool>,
    at: RwSignal<usize>,
    offers: Memo<Vec<Offer>>,
}

impl List {
    fn is_shown(self) -> bool {
        self.open.get() && !self.offers.with(Vec::is_empty)
    }

    /// Moves the mark, from the last on the first again, or opens the list.
    fn step(self, id: &str, backwards: bool) {
        let count = self.offers.with_untracked(Vec::len).max(1);
        if !self.open.get_untracked() {
            return self.open.set(true);
        }
        let now = self.at.get_untracked();
        let next = if backwards { now + count - 1 } else { now + 1 } % count;
        self.at.set(next);
        if let Some(line) = dom::by_id(&format!("{id}-{next}")) {
            line.scroll_into_view_with_bool(false);
        }
    }

    fn write(self, text: String) {
        self.open.set(!text.trim().is_empty());
        self.at.set(0);
        self.text.set(text);
    }
}

impl Combobox {
    /// The field.
    pub fn view(self) -> AnyView {
        let Self { title, add, hint, chosen, find, change } = self;
        let text = RwSignal::new(String::new());
        let offers = Memo::new(move |_| text.with(|text| find(text.trim())));
        let list = List { text, open: RwSignal::new(false), at: RwSignal::new(0), offers };
        let id = fresh_id("combobox");
        let (focus, take_away) = (id.clone(), Arc::clone(&change));
        let chips = move || {
            let chips = chosen.get().into_iter().map(|chip| {
                let (take_away, focus) = (Arc::clone(&take_away), focus.clone());
                removable(chip.words, move || {
                    take_away(chip.id.clone(), false);
                    give_focus(&focus);
                })
            });
            chips.collect::<Vec<_>>()
        };
        let take: Take = Arc::new(move |value| {
            list.write(String::new());
            change(value, true);
        });
        let about = format!("{id}-about");
        let line = line(list, &id, &about, Arc::clone(&take));
        let box_id = id.clone();
        let options = options(list, &id, add, take);
        let content = div().attr("class", "chips-field").child((
            ul().attr("class", "tags").prop("hidden", move || chosen.with(Vec::is_empty)).child(chips),
            div()
                .attr("class", "combobox")
                .attr("id", box_id)
                .child((labelled(add, format!("{id}-line"), line), options)),
            p().attr("class", "hint").attr("id", about).child(hint),
        ));
        set(title, content.into_any())
    }
}

/// Adds a value.
type Take = Arc<dyn Fn(String) + Send + Sync>;

fn line(list: List, id: &str, about: &str, take: Take) -> AnyView {
    let (option, moving) = (id.to_owned(), id.to_owned());
    let active = move || list.is_shown().then(|| format!("{option}-{}", list.at.get()));
    input()
        .attr("id", format!("{id}-line"))
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", format!("{id}-list"))
        .attr("aria-describedby", about.to_owned())
        .attr("aria-expanded", move || list.is_shown().to_string())
        .attr("aria-activedescendant", active)
        .prop("value", move || list.text.get())
        .on(leptos::ev::input, move |event| list.write(event_target_value(&event)))
        .on(leptos::ev::blur, move |_| list.open.set(false))
        .on(leptos::ev::keydown, move |event| {
            if !event.is_composing() && pressed(list, &event.key(), &moving, &take) {
                event.prevent_default();
                event.stop_propagation();
            }
        })
        .into_any()
}

/// Whether the key meant the list.
fn pressed(list: List, key: &str, id: &str, take: &Take) -> bool {
    let is_open = list.open.get_untracked() && !list.offers.with_untracked(Vec::is_empty);
    let is_empty = list.text.with_untracked(|text| text.trim().is_empty());
    match key {
        "ArrowDown" | "ArrowUp" => list.step(id, key == "ArrowUp"),
        "Enter" if is_open => {
            let at = list.at.get_untracked();
            let value = list.offers.with_untracked(|offers| offers.get(at).map(|it| it.value.clone()));
            if let Some(value) = value {
                take(value);
            }
        }
        "Enter" => list.open.set(!is_empty),
        "Escape" if is_open => list.open.set(false),
        "Escape" if !is_empty => list.write(String::new()),
        _ => return false,
    }
    true
}

fn options(list: List, id: &str, label: &'static str, take: Take) -> AnyView {
    let option_id = id.to_owned();
    let lines = move || {
        let lines = list.offers.get().into_iter().enumerate().map(|(at, offer)| {
            let (take, value) = (Arc::clone(&take), offer.value);
            li().attr("role", "option")
                .attr("id", format!("{option_id}-{at}"))
                .attr("aria-selected", move || (list.at.get() == at).to_string())
                .child((
                    span().attr("class", "offer-name").child(offer.name),
                    span().attr("class", "offer-words").child(offer.words),
                    span().attr("class", "group").child(offer.from),
                ))
                // The line keeps the focus.
                .on(leptos::ev::mousedown, |event| event.prevent_default())
                .on(leptos::ev::click, move |_| take(value.clone()))
        });
        lines.collect::<Vec<_>>()
    };
    ul().attr("id", format!("{id}-list"))
        .attr("class", "offers")
        .attr("role", "listbox")
        .attr("aria-label", label)
        .prop("hidden", move || !list.is_shown())
        .child(lines)
        .into_any()
}
