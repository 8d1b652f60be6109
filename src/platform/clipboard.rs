//! The clipboard from a menu. It exists only where the page came over https or from this machine;
//! elsewhere the browser's copy and paste events still work with keys.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem};

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

/// Puts text and HTML on the clipboard. `false` where the browser has none for pages.
pub fn write(text: &str, html: &str) -> bool {
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
