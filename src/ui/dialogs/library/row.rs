//! One matrix in the list: what it is, and what can be done with it.

use leptos::html::{Input, button, div, input, li, span};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::{Listed, Shelf, button_id, keys, title_of, when};
use crate::app::{delete, duplicate, rename};
use crate::model::MatrixId;
use crate::platform::dom;
use crate::store::Entry;
use crate::ui::words::counted;

/// The row.
pub(super) fn row(shelf: Shelf, listed: Listed) -> AnyView {
    let Listed { entry, is_open } = listed;
    let id = entry.id;
    let shown = entry.clone();
    li().attr("class", "matrix")
        .attr("data-open", is_open.to_string())
        .child((
            move || {
                if shelf.renaming.get() == Some(id) {
                    field(shelf, &shown)
                } else {
                    opening(shelf, &shown, is_open)
                }
            },
            actions(shelf, &entry),
        ))
        .on(leptos::ev::focusin, move |_| shelf.current.set(Some(id)))
        .into_any()
}

/// The part that opens the matrix: title, size, state, when it was edited.
fn opening(shelf: Shelf, entry: &Entry, is_open: bool) -> AnyView {
    let id = entry.id;
    let size = format!(
        "{} × {}",
        counted(entry.activities, "activity", "activities"),
        counted(entry.roles, "role", "roles")
    );
    button()
        .attr("type", "button")
        .attr("class", "open")
        .attr("id", button_id(id))
        .attr("tabindex", move || if shelf.is_stop(id) { "0" } else { "-1" })
        .child((
            span()
                .attr("class", "title")
                .child((title_of(entry), is_open.then(|| span().attr("class", "badge").child("Open now")))),
            span().attr("class", "size").child(size),
            span().attr("class", "state").child(entry.status.clone()),
            span().attr("class", "edited").child(format!("Edited {}", when(entry.edited))),
        ))
        .on(leptos::ev::click, move |_| shelf.open(id))
        .into_any()
}

/// The title while it is being written: Enter keeps it, Escape leaves it as it was.
fn field(shelf: Shelf, entry: &Entry) -> AnyView {
    let id = entry.id;
    let place: NodeRef<Input> = NodeRef::new();
    place.on_load(|element| {
        dom::next_frame(move || {
            dom::focus(&element);
            element.select();
        });
    });
    let commit = move || {
        // Leaving the field by Enter or Escape takes it out of the page, which is heard as leaving it again.
        if shelf.renaming.try_get_untracked().flatten() != Some(id) {
            return;
        }
        let title = place.get_untracked().map(|field| field.value()).unwrap_or_default();
        shelf.renaming.set(None);
        rename(shelf.app, id, title.split_whitespace().collect::<Vec<_>>().join(" "));
    };
    let on_key = move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" => commit(),
            "Escape" => shelf.renaming.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
        dom::next_frame(move || super::find_focus(shelf));
    };
    input()
        .node_ref(place)
        .attr("class", "rename")
        .attr("aria-label", "New title")
        .attr("autocomplete", "off")
        .prop("value", entry.title.clone())
        .on(leptos::ev::keydown, on_key)
        .on(leptos::ev::blur, move |_| commit())
        .into_any()
}

fn actions(shelf: Shelf, entry: &Entry) -> AnyView {
    let (id, title) = (entry.id, title_of(entry));
    let action = |word: &'static str, act: Box<dyn Fn()>| {
        button()
            .attr("type", "button")
            .attr("class", "plain small")
            .attr("tabindex", move || if shelf.is_stop(id) { "0" } else { "-1" })
            .attr("aria-label", format!("{word} {title}"))
            .child(word)
            .on(leptos::ev::click, move |_| act())
    };
    div()
        .attr("class", "row-actions")
        .child((
            action("Rename", Box::new(move || shelf.renaming.set(Some(id)))),
            action("Duplicate", Box::new(move || duplicate(shelf.app, id))),
            action("Delete", Box::new(move || delete_row(shelf, id))),
        ))
        .into_any()
}

/// Puts the matrix into the bin; the focus goes to the row that takes its place.
pub(super) fn delete_row(shelf: Shelf, id: MatrixId) {
    shelf.current.set(keys::neighbour(id));
    delete(shelf.app, id);
}
