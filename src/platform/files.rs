//! Files that a person chooses, and files that are given to a person.

use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use super::dom;

/// How much of a file is asked for at a time, in bytes; two such slices are in memory.
const SLICE: f64 = 524_288.0;

/// The browser could not read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Hands the file over slice by slice, until `take` refuses one.
///
/// # Errors
/// Where the browser cannot read the file; the inner result is what `take` said last.
pub async fn read_slices<E>(
    file: &File,
    mut take: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<Result<(), E>, Unreadable> {
    let mut bytes = Vec::new();
    let mut asked = ask(file, 0.0)?;
    while let Some((slice, end)) = asked {
        let buffer = JsFuture::from(slice).await.map_err(|_| Unreadable)?;
        // The browser fetches the next slice while this one is read.
        asked = ask(file, end)?;
        let buffer: ArrayBuffer = buffer.dyn_into().map_err(|_| Unreadable)?;
        let array = Uint8Array::new(&buffer);
        bytes.resize(array.length() as usize, 0);
        array.copy_to(&mut bytes);
        if let Err(error) = take(&bytes) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(()))
}

/// Asks for the slice that begins here, and tells where it ends; `None` at the end of the file.
fn ask(file: &File, at: f64) -> Result<Option<(Promise, f64)>, Unreadable> {
    let end = (at + SLICE).min(file.size());
    if at >= end {
        return Ok(None);
    }
    let slice = file.slice_with_f64_and_f64(at, end).map_err(|_| Unreadable)?;
    Ok(Some((slice.array_buffer(), end)))
}

/// Gives a text to the person as a download. `false` where the browser refuses.
pub fn download(name: &str, text: &str, kind: &str) -> bool {
    download_part(name, &JsValue::from_str(text), kind)
}

/// The same with bytes.
pub fn download_bytes(name: &str, bytes: &[u8], kind: &str) -> bool {
    download_part(name, &Uint8Array::from(bytes), kind)
}

fn download_part(name: &str, content: &JsValue, kind: &str) -> bool {
    let download = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(content);
        // A sequence may hold texts and bytes alike, whatever the function is called.
        let blob = Blob::new_with_buffer_source_sequence_and_options(&parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlAnchorElement = dom::create("a", "")?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser needs the address a moment longer than the click.
        dom::after(10_000, move || {
            let _ = Url::revoke_object_url(&url);
        });
        Some(())
    };
    download().is_some()
}
