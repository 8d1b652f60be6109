//! What is done with the document that is shown: printed, saved as a file, copied.

use leptos::html::div;
use leptos::prelude::*;

use super::{Reading, matrix};
use crate::command::Command;
use crate::formats::report;
use crate::platform::{clipboard, dom};
use crate::ui::files;
use crate::ui::kit::text_button;

/// The buttons above the document; the matrix has choices of its own, and its files are exports.
pub(super) fn tools(reading: Reading) -> AnyView {
    let buttons = move || match matrix::is_shown(reading) {
        true => (
            matrix::choices(reading),
            text_button("plain", "Export…", move || {
                reading.app.run(Command::Export);
            }),
        )
            .into_any(),
        false => (
            text_button("plain", "Save as HTML", move || {
                let text = reading.document.with_untracked(report::html);
                save(reading, &text, "html", "text/html");
            }),
            text_button("plain", "Save as Markdown", move || {
                let text = reading.document.with_untracked(report::markdown);
                save(reading, &text, "md", "text/markdown");
            }),
            text_button("plain", "Copy as Markdown", move || copy(reading)),
        )
            .into_any(),
    };
    div()
        .attr("class", "documents-tools")
        .attr("role", "group")
        .attr("aria-label", "This document")
        .child((text_button("plain", "Print", move || print(reading)), buttons))
        .into_any()
}

fn save(reading: Reading, text: &str, ending: &str, kind: &str) {
    let title = reading.document.with_untracked(|document| document.title.clone());
    let name = reading.app.read(|session| files::name_for(session, &title, ending));
    files::give(reading.app, &name, text, kind);
}

fn copy(reading: Reading) {
    let text = reading.document.with_untracked(report::markdown);
    leptos::task::spawn_local(async move {
        let said = if clipboard::write_text(&text).await {
            "Copied as Markdown."
        } else {
            "The browser keeps the clipboard to itself here. Save the document as Markdown instead."
        };
        reading.app.toast(said.to_owned(), false);
    });
}

/// Draws the whole document and opens the browser's print window.
fn print(reading: Reading) {
    reading.whole.set(true);
    // What is drawn follows before the next frame.
    dom::next_frame(move || {
        if !dom::print() {
            let said = "The browser did not open its print window. Save the document as HTML and print that.";
            reading.app.toast(said.to_owned(), false);
        }
    });
}

/// However printing begins, all of the document is printed, and the file it may become has its name.
pub(super) fn follow_printing(reading: Reading) {
    let begins = window_event_listener_untyped("beforeprint", move |_| {
        reading.whole.set(true);
        if let Some(page) = dom::document() {
            let matrix = reading.app.signals.title.get_untracked();
            page.set_title(&reading.document.with_untracked(|document| match matrix.trim() {
                "" => document.title.clone(),
                matrix if matrix == document.title => document.title.clone(),
                matrix => format!("{} – {matrix}", document.title),
            }));
        }
    });
    let ended = window_event_listener_untyped("afterprint", move |_| reading.app.signals.title.notify());
    on_cleanup(move || {
        begins.remove();
        ended.remove();
    });
}
