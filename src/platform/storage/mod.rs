//! The browser's stores behind the traits of `store`, and the wire between tabs.

mod indexed;
mod local;
mod tabs;

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::store::{DurableStore, FastStore, Fault, Stores};

pub use indexed::IndexedStore;
pub use local::LocalStore;
pub use tabs::Tabs;

/// What every key of this program in `localStorage` begins with.
const PREFIX: &str = "remit/";

/// Opens both stores; each says for itself why it cannot be used.
pub async fn stores() -> Stores {
    let fast = LocalStore::open().map(|store| Rc::new(store) as Rc<dyn FastStore>);
    let durable = IndexedStore::open().await.map(|store| Rc::new(store) as Rc<dyn DurableStore>);
    Stores { fast, durable }
}

/// What a thrown value or a request's error means.
fn fault(error: &JsValue) -> Fault {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return Fault::Failed(format!("{error:?}"));
    };
    match exception.name().as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => Fault::Full,
        "SecurityError" | "NotAllowedError" => Fault::Blocked,
        name => Fault::Failed(format!("{name}: {}", exception.message())),
    }
}
