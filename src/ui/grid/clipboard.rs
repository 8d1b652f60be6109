//! Copy, cut and paste: the browser's own events where a key was pressed, its clipboard where a menu was used.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlElement};

use crate::app::App;
use crate::platform::{clipboard, dom};

/// Listens to the clipboard for as long as the grid lives.
pub(super) fn listen(app: App, grid: &HtmlElement) {
    let in_field = |event: &ClipboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        target.is_some_and(|target| dom::takes_text(&target))
    };
    for (name, cut) in [("copy", false), ("cut", true)] {
        dom::listen(grid, name, move |event: ClipboardEvent| {
            if in_field(&event) {
                return;
            }
            let block = app.act(|session| if cut { session.cut() } else { session.copy() });
            if let (Some(block), Some(data)) = (block, event.clipboard_data()) {
                // A refused write leaves the clipboard as it was; there is nothing else to do.
                let _ = data.set_data("text/plain", &block.text);
                let _ = data.set_data("text/html", &block.html);
                event.prevent_default();
            }
        });
    }
    dom::listen(grid, "paste", move |event: ClipboardEvent| {
        if in_field(&event) {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        event.prevent_default();
        let text = data.get_data("text/plain").unwrap_or_default();
        let html = data.get_data("text/html").ok().filter(|html| !html.is_empty());
        if text.is_empty() && html.is_none() && crate::ui::files::open_pasted_file(app, &data) {
            return;
        }
        paste(app, html.as_deref(), &text);
    });
}

fn paste(app: App, html: Option<&str>, text: &str) {
    if crate::ui::files::open_pasted(app, text) {
        return;
    }
    let report = app.act(|session| session.paste(html, text));
    app.show_report(report);
}

/// Copies (or cuts) from a menu.
pub fn copy_by_command(app: App, cut: bool) {
    let Some(block) = app.act(|session| if cut { session.cut() } else { session.copy() }) else { return };
    if !clipboard::write(&block.text, &block.html) {
        app.toast("This browser lets the page copy only by key: press Ctrl+C.".to_owned(), false);
    }
}

/// Copies the whole matrix with its headings.
pub fn copy_whole(app: App) {
    let said = match app.read(crate::session::Session::copy_whole) {
        None => "The matrix is empty; there is nothing to copy.",
        Some(block) if clipboard::write(&block.text, &block.html) => {
            "The whole matrix is on the clipboard, to be pasted into a sheet or a text."
        }
        Some(_) => "The browser keeps the clipboard to itself here. Use \"Export…\" instead.",
    };
    app.toast(said.to_owned(), false);
}

/// Pastes from a menu, where the browser allows that.
pub fn paste_by_command(app: App) {
    leptos::task::spawn_local(async move {
        match clipboard::read().await {
            Some(content) => paste(app, content.html.as_deref(), &content.text),
            None => {
                app.toast("This browser lets the page paste only by key: press Ctrl+V.".to_owned(), false)
            }
        }
    });
}
