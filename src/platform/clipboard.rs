//! The clipboard from a menu. It exists only where the page came over https or from this machine;
//! elsewhere the browser's copy and paste events still work with keys.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardEvent, ClipboardItem, Event};

use super::dom;

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// As text.
    pub text: String,
    /// As HTML, if it is there.
    pub html: Option<String>,
}

fn clipboard() -> Option<Clipboard> {
    let navigator = dom::window()?.navigator();
    let value = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!value.is_undefined() && !value.is_null()).then(|| value.unchecked_into())
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Puts text and HTML on the clipboard, while a key or a click is handled. `false` where the browser does not let
/// a page do that.
pub fn write(text: &str, html: &str) -> bool {
    write_by_event(text, html) || write_by_request(text, html)
}

/// By the event that copying by key brings about: it comes on plain http too, and takes the HTML as it is.
fn write_by_event(text: &str, html: &str) -> bool {
    let Some(document) = dom::document() else { return false };
    let (text, html) = (text.to_owned(), html.to_owned());
    let taken = Rc::new(Cell::new(false));
    let told = Rc::clone(&taken);
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // Said of "beforecopy", it lets the page copy though nothing is selected.
        event.prevent_default();
        let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        if let Some(data) = data.filter(|_| event.type_() == "copy") {
            event.stop_immediate_propagation();
            told.set(
                data.set_data("text/plain", &text).and_then(|()| data.set_data("text/html", &html)).is_ok(),
            );
        }
    });
    const EVENTS: [&str; 2] = ["beforecopy", "copy"];
    let listener = heard.as_ref().unchecked_ref();
    for event in EVENTS {
        let _ = document.add_event_listener_with_callback_and_bool(event, listener, true);
    }
    let command = js_sys::Reflect::get(&document, &JsValue::from_str("execCommand"));
    if let Some(command) = command.ok().and_then(|command| command.dyn_into::<js_sys::Function>().ok()) {
        let _ = command.call1(&document, &JsValue::from_str("copy"));
    }
    for event in EVENTS {
        let _ = document.remove_event_listener_with_callback_and_bool(event, listener, true);
    }
    taken.get()
}

/// By asking for the clipboard, which browsers allow over https alone.
fn write_by_request(text: &str, html: &str) -> bool {
    let write = || {
        let clipboard = clipboard()?;
        let record = js_sys::Object::new();
        for (kind, content) in [("text/plain", text), ("text/html", html)] {
            js_sys::Reflect::set(&record, &JsValue::from_str(kind), &blob(content, kind)?.into()).ok()?;
        }
        let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record).ok()?;
        let promise = clipboard.write(&js_sys::Array::of1(&item).into());
        wasm_bindgen_futures::spawn_local(async move {
            // A refusal leaves the clipboard as it was; keys still work.
            let _ = JsFuture::from(promise).await;
        });
        Some(())
    };
    write().is_some()
}

/// Puts text alone on the clipboard. `false` where the browser has none for pages or refuses.
pub async fn write_text(text: &str) -> bool {
    match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Reads the clipboard. `None` where the browser does not allow it.
pub async fn read() -> Option<Content> {
    let clipboard = clipboard()?;
    let items: js_sys::Array = JsFuture::from(clipboard.read()).await.ok()?.dyn_into().ok()?;
    let mut content = Content { text: String::new(), html: None };
    for item in items.iter() {
        let item: ClipboardItem = item.dyn_into().ok()?;
        for kind in ["text/plain", "text/html"] {
            let Ok(blob) = JsFuture::from(item.get_type(kind)).await else { continue };
            let blob: Blob = blob.dyn_into().ok()?;
            let text = JsFuture::from(blob.text()).await.ok()?.as_string()?;
            if kind == "text/html" { content.html = Some(text) } else { content.text = text }
        }
    }
    Some(content)
}
