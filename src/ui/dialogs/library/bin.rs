//! The bin: matrices that were deleted, to be taken out again or deleted for good.

use leptos::html::{button, details, div, li, span, summary, ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{Shelf, title_of, when};
use crate::app::{purge, restore};
use crate::model::MatrixId;
use crate::store::Entry;

/// Id of the button that deletes for good; there is one at a time.
pub(super) const SURE: &str = "delete-for-good";

/// The bin; nothing where it is empty.
pub(super) fn bin(shelf: Shelf) -> Option<AnyView> {
    shelf.app.signals.library.get();
    let entries = shelf.app.library().bin();
    if entries.is_empty() {
        return None;
    }
    let heading = format!("Bin ({})", entries.len());
    let rows: Vec<_> = entries.into_iter().map(|entry| row(shelf, &entry)).collect();
    let unfolded = shelf.bin_open;
    Some(
        details()
            .attr("class", "bin")
            .prop("open", unfolded.get_untracked())
            .on(leptos::ev::Custom::<web_sys::Event>::new("toggle"), move |event: web_sys::Event| {
                let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
                unfolded.set(element.is_some_and(|element| element.has_attribute("open")));
            })
            .child((summary().child(heading), ul().attr("aria-label", "Deleted matrices").child(rows)))
            .into_any(),
    )
}

fn row(shelf: Shelf, entry: &Entry) -> AnyView {
    let (id, title) = (entry.id, title_of(entry));
    let deleted = entry.deleted.map(|at| format!("Deleted {}", when(at)));
    li().attr("class", "matrix")
        .child((
            div().attr("class", "open").child((
                span().attr("class", "title").child(title.clone()),
                span().attr("class", "edited").child(deleted),
            )),
            move || {
                let sure = shelf.purging.get() == Some(id);
                div().attr("class", "row-actions").child(if sure {
                    are_you_sure(shelf, id, &title)
                } else {
                    choices(shelf, id, &title)
                })
            },
        ))
        .into_any()
}

fn choices(shelf: Shelf, id: MatrixId, title: &str) -> Vec<AnyView> {
    vec![
        action("plain small", "Restore", format!("Restore {title}"), move || {
            restore(shelf.app, id);
            shelf.current.set(Some(id));
        }),
        action("plain small", "Delete for good…", format!("Delete {title} for good"), move || {
            shelf.purging.set(Some(id));
        }),
    ]
}

/// Nothing brings it back, so this one step is asked for twice.
fn are_you_sure(shelf: Shelf, id: MatrixId, title: &str) -> Vec<AnyView> {
    vec![
        span().attr("class", "ask").child("Nothing can bring it back.").into_any(),
        button()
            .attr("type", "button")
            .attr("id", SURE)
            .attr("class", "danger small")
            .attr("aria-label", format!("Delete {title} for good now"))
            .child("Delete for good")
            .on(leptos::ev::click, move |_| {
                shelf.purging.set(None);
                purge(shelf.app, id);
            })
            .into_any(),
        action("plain small", "Keep", format!("Keep {title} in the bin"), move || shelf.purging.set(None)),
    ]
}

fn action(class: &'static str, word: &'static str, label: String, act: impl Fn() + 'static) -> AnyView {
    button()
        .attr("type", "button")
        .attr("class", class)
        .attr("aria-label", label)
        .child(word)
        .on(leptos::ev::click, move |_| act())
        .into_any()
}
