//! Keys in the grid: one listener for all cells.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::Draw;
use crate::app::App;
use crate::command::{Command, Scope, for_key};
use crate::platform::dom;
use crate::ui::window_keys::{is_composing, press_of};

/// Listens to keys for as long as the grid lives.
pub(super) fn listen(app: App, grid: &HtmlElement) {
    dom::listen(grid, "keydown", move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        // Fields that float over the grid listen for themselves.
        if target.is_some_and(|target| dom::takes_text(&target)) || is_composing(&event) {
            return;
        }
        app.draw(|painter, _| painter.shield.put(true));
        if heard(app, &event) {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// Whether the key meant something here.
fn heard(app: App, event: &KeyboardEvent) -> bool {
    let press = press_of(event);
    if !press.control && !press.alt && press.key != " " && press.key.chars().count() == 1 {
        let character = press.key.chars().next().unwrap_or(' ');
        let is_question = character == '?' && !app.read(types_text);
        return !character.is_whitespace()
            && !is_question
            && app.act(|session| session.type_character(character, press.shift));
    }
    match for_key(&press, &[Scope::Grid, Scope::Window, Scope::Everywhere]) {
        // The browser's own events carry the clipboard without asking for permission.
        Some(Command::Copy | Command::Cut | Command::Paste) | None => false,
        Some(command) => app.run(command),
    }
}

/// Whether the active cell takes text rather than letters.
fn types_text(session: &crate::session::Session) -> bool {
    session.text_at(session.active()).is_some()
}
