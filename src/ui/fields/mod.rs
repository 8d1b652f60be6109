//! Fields of forms: a label above a control, the same in panels and dialogs.
//!
//! A field shows a value and reports what is written; it knows nothing of sessions.

mod chips;
mod combobox;
mod text;

pub(crate) use chips::give_focus;
pub use chips::{Chip, Chips};
pub use combobox::{Combobox, Offer};
pub use text::{Text, Writer};

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::html::{div, fieldset, h3, input, label, legend, option, p, section, select, span};
use leptos::prelude::*;

/// Takes the position of a choice.
pub type Choose = Arc<dyn Fn(usize) + Send + Sync>;

/// An id that no other element of the page has.
pub(crate) fn fresh_id(what: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("{what}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A label above its control, which has the id.
pub fn labelled(words: impl Into<String>, id: String, control: AnyView) -> AnyView {
    let label = label().attr("class", "field-label").attr("for", id).child(words.into());
    div().attr("class", "field").child((label, control)).into_any()
}

/// Fields under a heading.
pub fn group(title: &'static str, fields: AnyView) -> AnyView {
    section().attr("class", "fields").child((h3().child(title), fields)).into_any()
}

/// Fields that belong together under one name for those who cannot see it.
pub fn set(title: &'static str, fields: AnyView) -> AnyView {
    fieldset()
        .attr("class", "field-set")
        .child((legend().attr("class", "field-label").child(title), fields))
        .into_any()
}

/// A sentence that explains what stands above it.
pub fn hint(words: impl Into<String>) -> AnyView {
    p().attr("class", "hint").child(words.into()).into_any()
}

/// A choice among few, by position.
pub fn choice(words: &str, options: Vec<String>, chosen: Signal<usize>, choose: Choose) -> AnyView {
    let id = fresh_id("choice");
    labelled(words, id.clone(), bare_choice(options, chosen, choose, Some(id), None))
}

/// The same without a visible label, where a table's heads say what it is; then it has a name of its own.
pub fn bare_choice(
    options: Vec<String>,
    chosen: Signal<usize>,
    choose: Choose,
    id: Option<String>,
    name: Option<String>,
) -> AnyView {
    let options: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(at, words)| {
            option().attr("value", at.to_string()).prop("selected", move || chosen.get() == at).child(words)
        })
        .collect();
    select()
        .attr("id", id)
        .attr("aria-label", name)
        .child(options)
        .on(leptos::ev::change, move |event| {
            if let Ok(at) = event_target_value(&event).parse() {
                choose(at);
            }
        })
        .into_any()
}

/// Something that is so or not.
pub fn check(words: impl Into<String>, checked: Signal<bool>, change: impl Fn(bool) + 'static) -> AnyView {
    label()
        .attr("class", "check")
        .child((
            input()
                .attr("type", "checkbox")
                .prop("checked", move || checked.get())
                .on(leptos::ev::change, move |event| change(event_target_checked(&event))),
            span().child(words.into()),
        ))
        .into_any()
}
