//! A dialog with fields: it saves everything in one step, and asks before it throws away what was written.

use leptos::html::{div, fieldset, form, p};
use leptos::prelude::*;

use super::{close, modal_with};
use crate::app::App;
use crate::ui::kit::text_button;

/// A dialog whose fields are handed in together. `save` says whether that is done; then the dialog closes.
pub(super) fn form_dialog(
    app: App,
    class: &'static str,
    title: &'static str,
    save_words: &'static str,
    fields: AnyView,
    save: impl Fn() -> bool + 'static,
) -> AnyView {
    let changed = RwSignal::new(false);
    let leaving = RwSignal::new(false);
    let leave = move || {
        if changed.get_untracked() && !leaving.get_untracked() { leaving.set(true) } else { close(app) }
    };
    let reason = app.read(|session| session.read_only().map(str::to_owned));
    let locked = reason.is_some();
    let actions = move || {
        if leaving.get() {
            div()
                .attr("class", "actions")
                .attr("role", "alert")
                .child((
                    p().attr("class", "asking").child("Discard what you wrote?"),
                    text_button("plain", "Keep writing", move || leaving.set(false)),
                    text_button("primary", "Discard", move || close(app)),
                ))
                .into_any()
        } else {
            div()
                .attr("class", "actions")
                .child((
                    text_button("plain", "Cancel", move || close(app)),
                    leptos::html::button()
                        .attr("type", "submit")
                        .attr("class", "primary")
                        .prop("disabled", locked)
                        .child(save_words),
                ))
                .into_any()
        }
    };
    let content = form()
        .attr("class", "dialog-form")
        .on(leptos::ev::input, move |_| changed.set(true))
        .on(leptos::ev::change, move |_| changed.set(true))
        .on(leptos::ev::submit, move |event| {
            event.prevent_default();
            if save() {
                close(app);
            }
        })
        .child((
            div().attr("class", "dialog-body").child((
                reason.map(|reason| p().attr("class", "problem").child(reason)),
                fieldset().attr("class", "form").prop("disabled", locked).child(fields),
            )),
            actions,
        ))
        .into_any();
    modal_with(class, title, content, leave)
}

/// Lets the form know that a button changed something, as a field does by itself.
pub(super) fn tell_change(event: &web_sys::MouseEvent) {
    if let (Some(target), Ok(change)) = (event.target(), web_sys::Event::new("change")) {
        change.init_event_with_bubbles("change", true);
        let _ = target.dispatch_event(&change);
    }
}

/// Closes a dialog about something that is gone; there is nothing to show.
pub(super) fn gone(app: App) -> AnyView {
    crate::platform::dom::next_frame(move || close(app));
    ().into_any()
}

/// What the dialog is about, above its fields.
pub(super) fn about(words: impl Into<String>) -> AnyView {
    p().attr("class", "about").child(words.into()).into_any()
}
