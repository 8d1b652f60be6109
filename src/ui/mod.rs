//! What is drawn: the Leptos components. A component either lays out or decides.
//!
//! Elements are built with functions, not templates, because templates write markup as text, which the
//! page's content policy forbids.

pub mod dialogs;
pub mod fields;
pub mod files;
pub mod find;
pub mod grid;
pub mod kit;
pub mod menu;
pub mod panels;
pub mod regions;
pub mod requests;
pub mod sheets;
pub mod start_bar;
pub mod status;
pub mod toasts;
pub mod toolbar;
pub mod window_keys;
pub mod words;

use leptos::html::div;
use leptos::prelude::*;

use crate::app::{App, start_app};
use crate::command::Sheet;
use crate::platform::dom;

/// Takes the place of the page's skeleton and starts.
pub fn start() {
    console_error_panic_hook::set_once();
    let Some(place) = dom::by_id("app") else { return };
    // The framework's own executor starts with the first component.
    wasm_bindgen_futures::spawn_local(async move {
        let app = start_app(requests::carry_out).await;
        place.replace_children_with_node_0();
        leptos::mount::mount_to(place, move || frame(app)).forget();
        app.ready();
    });
}

/// The whole window.
fn frame(app: App) -> impl IntoView {
    provide_context(app);
    let signals = app.signals;
    window_keys::listen(app);
    files::listen_for_drops(app);
    Effect::new(move || {
        if let Some(root) = dom::document().and_then(|document| document.document_element()) {
            dom::set(&root, "data-theme", signals.theme.get().name());
        }
    });
    Effect::new(move || {
        if let Some(document) = dom::document() {
            let title = signals.title.get();
            let title = if title.is_empty() { words::UNTITLED } else { &title };
            document.set_title(&format!("{title} – Remit"));
        }
    });
    div()
        .class("frame")
        .attr("data-presenting", move || signals.presenting.get().to_string())
        .attr("data-sheet", move || if signals.sheet.get() == Sheet::Matrix { "matrix" } else { "register" })
        .attr("data-panel", move || signals.panel.get().is_some().to_string())
        .child((
            toolbar::toolbar(app).into_any(),
            start_bar::start_bar(app).into_any(),
            find::find_bar(app).into_any(),
            grid::grid(app).into_any(),
            sheets::register(app).into_any(),
            panels::side_panel(app).into_any(),
            sheets::tabs(app).into_any(),
            status::status(app).into_any(),
            dialogs::dialogs(app).into_any(),
            toasts::toasts(app).into_any(),
            files::inputs(app).into_any(),
        ))
}
