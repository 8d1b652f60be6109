//! Fields for text, numbers and dates.

use std::sync::Arc;

use leptos::html::{datalist, div, input, option, p, textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::{fresh_id, labelled};

/// A field for text: what it looks like.
#[derive(Debug, Clone)]
pub struct Text {
    label: String,
    kind: &'static str,
    lines: u8,
    offers: Option<Signal<Vec<String>>>,
    hint: &'static str,
    limits: Option<(String, String)>,
    required: bool,
    first: bool,
}

/// What a field reports.
#[derive(Clone)]
pub struct Writer {
    /// Every key: the text so far.
    pub typed: Arc<dyn Fn(String) + Send + Sync>,
    /// The field is left or Enter pressed: the text. Returns what the field shall show from now on, if another text.
    pub done: Arc<dyn Fn(String) -> Option<String> + Send + Sync>,
    /// Escape: returns the text to go back to; `None` where nothing was typed and the key is somebody else's.
    pub revert: Arc<dyn Fn() -> Option<String> + Send + Sync>,
}

impl Writer {
    /// Puts every key into a signal, as a dialog wants it.
    pub fn into_signal(signal: RwSignal<String>) -> Self {
        Self {
            typed: Arc::new(move |text| signal.set(text)),
            done: Arc::new(|_| None),
            revert: Arc::new(|| None),
        }
    }
}

impl Text {
    /// A field of one line.
    pub fn line(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            kind: "text",
            lines: 1,
            offers: None,
            hint: "",
            limits: None,
            required: false,
            first: false,
        }
    }
    /// A field of several lines.
    pub fn lines(label: impl Into<String>, lines: u8) -> Self {
        Self { lines, ..Self::line(label) }
    }
    /// A whole number between two limits.
    pub fn number(label: impl Into<String>, least: u16, most: u16) -> Self {
        let limits = Some((least.to_string(), most.to_string()));
        Self { kind: "number", limits, ..Self::line(label) }
    }
    /// A day.
    pub fn date(label: impl Into<String>) -> Self {
        Self { kind: "date", ..Self::line(label) }
    }
    /// Offers texts to choose from; others can be written too.
    pub fn offering(self, offers: impl IntoIterator<Item = String>) -> Self {
        self.offering_live(Signal::stored(offers.into_iter().collect()))
    }
    /// The same with texts that can change while the field is shown.
    pub fn offering_live(self, offers: Signal<Vec<String>>) -> Self {
        Self { offers: Some(offers), ..self }
    }
    /// Explains the field in a sentence below it.
    pub fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }
    /// The form cannot be handed in while the field is empty.
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }
    /// The field has the focus when its dialog opens.
    pub fn first(self) -> Self {
        Self { first: true, ..self }
    }

    /// A dialog's field, bound to a signal.
    pub fn bound(self, signal: RwSignal<String>) -> AnyView {
        self.view(signal.into(), Writer::into_signal(signal))
    }

    /// The field.
    pub fn view(self, value: Signal<String>, writer: Writer) -> AnyView {
        let hint = (!self.hint.is_empty()).then(|| fresh_id("hint"));
        let words = self.hint;
        let below = hint.clone().map(|id| p().attr("class", "hint").attr("id", id).child(words));
        let (label, id) = (self.label.clone(), fresh_id("field"));
        let control = if self.lines > 1 {
            self.area(id.clone(), hint, value, writer)
        } else {
            self.input(id.clone(), hint, value, writer)
        };
        match below {
            Some(below) => {
                div().attr("class", "field-block").child((labelled(label, id, control), below)).into_any()
            }
            None => labelled(label, id, control),
        }
    }

    fn area(self, id: String, hint: Option<String>, value: Signal<String>, writer: Writer) -> AnyView {
        let (typed, done, revert) = (writer.typed, writer.done, writer.revert);
        textarea()
            .attr("id", id)
            .attr("rows", self.lines.to_string())
            .attr("aria-describedby", hint)
            .attr("required", self.required)
            .attr("autofocus", self.first)
            .prop("value", move || value.get())
            .on(leptos::ev::input, move |event| typed(event_target_value(&event)))
            .on(leptos::ev::change, move |event| finish(&event, &*done))
            .on(leptos::ev::keydown, move |event| escape(&event, &*revert))
            .into_any()
    }

    fn input(self, id: String, hint: Option<String>, value: Signal<String>, writer: Writer) -> AnyView {
        let (typed, done, revert) = (writer.typed, writer.done, writer.revert);
        let list = self.offers.map(|_| fresh_id("offers"));
        let offers = list.clone().zip(self.offers).map(|(id, offers)| {
            let options =
                move || offers.get().into_iter().map(|text| option().attr("value", text)).collect::<Vec<_>>();
            datalist().attr("id", id).child(options)
        });
        let (least, most) = self.limits.unzip();
        let control = input()
            .attr("id", id)
            .attr("type", self.kind)
            .attr("autocomplete", "off")
            .attr("list", list)
            .attr("min", least)
            .attr("max", most)
            .attr("aria-describedby", hint)
            .attr("required", self.required)
            .attr("autofocus", self.first)
            .prop("value", move || value.get())
            .on(leptos::ev::input, move |event| typed(event_target_value(&event)))
            .on(leptos::ev::change, move |event| finish(&event, &*done))
            .on(leptos::ev::keydown, move |event| escape(&event, &*revert));
        (control, offers).into_any()
    }
}

/// Hands the text in and shows what became of it.
fn finish(event: &Event, done: &dyn Fn(String) -> Option<String>) {
    // The element is taken now: after the text is handed in the event may have no target any more.
    let target = event.target();
    let written = event_target_value(event);
    if let Some(shown) = done(written.clone()).filter(|shown| *shown != written) {
        show(target, &shown);
    }
}

fn escape(event: &KeyboardEvent, revert: &dyn Fn() -> Option<String>) {
    if event.key() != "Escape" || event.is_composing() {
        return;
    }
    if let Some(text) = revert() {
        event.prevent_default();
        event.stop_propagation();
        show(event.target(), &text);
    }
}

fn show(target: Option<web_sys::EventTarget>, text: &str) {
    let Some(target) = target else { return };
    if let Some(field) = target.dyn_ref::<HtmlInputElement>() {
        field.set_value(text);
    } else if let Some(field) = target.dyn_ref::<HtmlTextAreaElement>() {
        field.set_value(text);
    }
}
