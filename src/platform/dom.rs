//! The page: elements, frames, timers, listeners. Each call that can fail says so or does nothing.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement, Window};

/// The window; absent only outside a page.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// A new element with a class (none if empty).
pub fn create(tag: &str, class: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document()?.create_element(tag).ok()?.dyn_into().ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// Sets an attribute; names are constants, so this cannot fail.
pub fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Takes an attribute away.
pub fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Sets or takes away an attribute without a value.
pub fn set_flag(element: &Element, name: &str, on: bool) {
    if on { set(element, name, "") } else { unset(element, name) }
}

/// Sets one style property; a strict content policy allows this where it forbids style attributes.
pub fn style(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// Sets a style property to a number of CSS pixels.
pub fn style_px(element: &HtmlElement, property: &str, pixels: f64) {
    style(element, property, &format!("{pixels}px"));
}

/// Appends a child.
pub fn append(parent: &Element, child: &web_sys::Node) {
    let _ = parent.append_child(child);
}

/// Gives the focus without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// The element by its id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that a selector finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element that a selector finds.
pub fn find_all(selector: &str) -> Vec<HtmlElement> {
    let Some(list) = document().and_then(|document| document.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// Scrolls as little as needed to show the element.
pub fn scroll_into_view(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Gives a field the focus: with the cursor at the end of its text, or with all of it selected.
pub fn focus_field(field: &Element, at_end: bool) {
    let Some(element) = field.dyn_ref::<HtmlElement>() else { return };
    focus(element);
    if let Some(input) = field.dyn_ref::<web_sys::HtmlInputElement>() {
        let end = input.value().encode_utf16().count() as u32;
        if at_end {
            // Fields for dates have no cursor; for them this fails and changes nothing.
            let _ = input.set_selection_range(end, end);
        } else {
            input.select();
        }
    } else if let Some(area) = field.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        let end = area.value().encode_utf16().count() as u32;
        let _ = area.set_selection_range(if at_end { end } else { 0 }, end);
    }
}

/// The element that has the focus.
pub fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Whether keys pressed there write text.
pub fn takes_text(element: &Element) -> bool {
    // Asked at every key, so that no name is turned into a string for it.
    if element.has_type::<web_sys::HtmlInputElement>() {
        let kind = element.get_attribute("type");
        return !matches!(kind.as_deref(), Some("checkbox" | "radio" | "button" | "file"));
    }
    element.has_type::<web_sys::HtmlTextAreaElement>() || element.has_type::<web_sys::HtmlSelectElement>()
}

/// Calls `heard` for every event of the type, for as long as the page lives.
pub fn listen<E: JsCast + 'static>(target: &EventTarget, event: &str, heard: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(event.unchecked_into()));
    let _ = target.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Calls `heard` for scrolling, without being able to prevent it.
pub fn listen_passive<E: JsCast + 'static>(target: &EventTarget, event: &str, heard: impl Fn(E) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| heard(event.unchecked_into()));
    let options = web_sys::AddEventListenerOptions::new();
    options.set_passive(true);
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
        event,
        closure.as_ref().unchecked_ref(),
        &options,
    );
    closure.forget();
}

/// Runs `then` once after so many milliseconds.
pub fn after(milliseconds: i32, then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    if let Some(window) = window() {
        let callback = callback.unchecked_ref();
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, milliseconds);
    }
}

/// Runs `then` again and again, as long as the page lives.
pub fn every(milliseconds: i32, then: impl Fn() + 'static) {
    let callback = Closure::<dyn Fn()>::new(then);
    if let Some(window) = window() {
        let callback = callback.as_ref().unchecked_ref();
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(callback, milliseconds);
    }
    callback.forget();
}

/// Runs `then` before the next frame is drawn.
pub fn next_frame(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    if let Some(window) = window() {
        let _ = window.request_animation_frame(callback.unchecked_ref());
    }
}

/// Opens the browser's print window. `false` where the browser refuses.
pub fn print() -> bool {
    window().is_some_and(|window| window.print().is_ok())
}

/// Whether the window is so narrow that a side panel would cover everything.
pub fn is_narrow() -> bool {
    const NARROW: f64 = 720.0;
    let width = window().and_then(|window| window.inner_width().ok()).and_then(|width| width.as_f64());
    width.is_some_and(|width| width < NARROW)
}

/// Whether the machine's keyboard has a Command key.
pub fn is_macintosh() -> bool {
    window().and_then(|window| window.navigator().platform().ok()).is_some_and(|name| name.starts_with("Mac"))
}

/// A value as text for messages.
pub fn text_of(value: &JsValue) -> String {
    value
        .as_string()
        .or_else(|| value.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message())))
        .unwrap_or_else(|| "an unknown reason".to_owned())
}
