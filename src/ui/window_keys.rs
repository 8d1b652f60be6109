//! Keys that are heard wherever the focus is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::app::App;
use crate::command::{Command, KeyPress, Scope, for_key};
use crate::platform::dom;

/// A key as the command table knows it.
pub fn press_of(event: &KeyboardEvent) -> KeyPress {
    KeyPress {
        key: event.key(),
        code: event.code(),
        control: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
    }
}

/// Whether the key belongs to an input method or writes a character with AltGr.
pub fn is_composing(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.get_modifier_state("AltGraph")
}

/// Whether a command makes sense while a dialog is open: it opens another, or has nothing to do with the grid.
const fn leads_on(command: Command) -> bool {
    matches!(
        command,
        Command::Palette | Command::Shortcuts | Command::OpenFile | Command::SaveFile | Command::NextTheme
    )
}

/// Listens for as long as the page lives.
pub fn listen(app: App) {
    let Some(document) = dom::document() else { return };
    dom::listen(&document, "keydown", move |event: KeyboardEvent| {
        if event.default_prevented() || is_composing(&event) {
            return;
        }
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let in_text = target.is_some_and(|target| dom::takes_text(&target));
        let in_dialog = app.signals.dialog.get_untracked().is_some();
        let heard: &[Scope] =
            if in_text || in_dialog { &[Scope::Everywhere] } else { &[Scope::Everywhere, Scope::Window] };
        let press = press_of(&event);
        if press.key == "Escape" && app.signals.presenting.get_untracked() && !in_dialog {
            app.run(Command::Present);
            event.prevent_default();
            return;
        }
        if let Some(command) = for_key(&press, heard) {
            event.prevent_default();
            // What lies behind a dialog stays as it is.
            if !in_dialog || leads_on(command) {
                app.run(command);
            }
        }
    });
}
