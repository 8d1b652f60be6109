//! The text field that lies over a title while it is edited.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::Draw;
use crate::app::App;
use crate::command::{Command, Scope, for_key};
use crate::grid::Motion;
use crate::platform::dom;
use crate::ui::window_keys::press_of;

/// Opens a field over the active cell. It starts with `text`, or with the present title, selected.
pub fn open_editor(app: App, text: Option<String>) {
    if let Some(reason) = app.read(|session| session.read_only().map(str::to_owned)) {
        return app.toast(reason, false);
    }
    let Some(present) = app.read(|session| session.text_at(session.active())) else { return };
    let typed = text.is_some();
    let Some(field) = field_over_active(app) else { return };
    field.set_value(&text.unwrap_or(present));
    let label = app.read(|session| if session.active().line < 2 { "Title of the role" } else { "Title" });
    dom::set(&field, "aria-label", label);
    dom::focus(&field);
    if !typed {
        field.select();
    }
    listen(app, &field);
}

/// A field at the place of the active cell, above it in the page.
fn field_over_active(app: App) -> Option<HtmlInputElement> {
    app.draw(|painter, session| painter.show(session, session.active()));
    let place = app.draw(|painter, session| {
        let cell = painter.element(session, session.active())?;
        let frame = painter.scroller.get_bounding_client_rect();
        let place = cell.get_bounding_client_rect();
        let head = session.active().line < session.layout().heading_lines();
        Some((place.left() - frame.left(), place.top() - frame.top(), place.width(), place.height(), head))
    });
    let (left, top, width, height, head) = place??;
    let field: HtmlInputElement = dom::create("input", "cell-editor floating")?.dyn_into().ok()?;
    dom::set(&field, "autocomplete", "off");
    // A role's title stands upright in a narrow column; it is edited lying, at the lower end.
    let (top, height, width) =
        if head { (top + height - 34.0, 34.0, width.max(240.0)) } else { (top, height, width) };
    for (property, value) in [("left", left), ("top", top), ("width", width), ("height", height)] {
        dom::style_px(&field, property, value);
    }
    let region = dom::find(".grid-region")?;
    dom::append(&region, &field);
    Some(field)
}

fn listen(app: App, field: &HtmlInputElement) {
    // The field may be left by a press on another cell, which is the active one by then.
    let place = app.read(crate::session::Session::active);
    // Leaving the field takes the text; a key that has taken or dropped it already must not do so again.
    let open = Rc::new(Cell::new(true));
    let close = {
        let (field, open) = (field.clone(), Rc::clone(&open));
        move |commit: bool| {
            if open.replace(false) {
                let text = field.value();
                field.remove();
                if commit {
                    app.act(|session| session.commit_text_at(place, &text));
                }
            }
        }
    };
    let on_blur = close.clone();
    dom::listen(field, "blur", move |_: web_sys::FocusEvent| on_blur(true));
    dom::listen(field, "keydown", move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let motion = match (event.key().as_str(), event.shift_key()) {
            ("Enter", false) => Some(Command::Move(Motion::Down)),
            ("Enter", true) => Some(Command::Move(Motion::Up)),
            ("Tab", false) => Some(Command::NextCell),
            ("Tab", true) => Some(Command::PreviousCell),
            ("Escape" | "F2", _) => None,
            _ => {
                // A command that is heard everywhere finds the text taken; other keys are the field's own.
                if for_key(&press_of(&event), &[Scope::Everywhere]).is_none() {
                    return event.stop_propagation();
                }
                close(true);
                app.draw(super::Painter::focus_active);
                return;
            }
        };
        event.prevent_default();
        event.stop_propagation();
        let drafting = app.read(|session| session.active().line == session.layout().new_line());
        close(event.key() != "Escape");
        app.draw(super::Painter::focus_active);
        match motion {
            // Enter in the empty line goes on to the next new activity, so that a list can be typed at once.
            Some(Command::Move(Motion::Down)) if drafting => {
                app.act(|session| {
                    let line = session.layout().new_line();
                    session.select(crate::grid::Point { line, column: 0 });
                });
                app.draw(super::Painter::focus_active);
            }
            // Enter in a role's title goes on to the next role.
            Some(Command::Move(Motion::Down)) if app.read(|session| session.active().line == 1) => {
                app.run(Command::Move(Motion::Right));
            }
            Some(command) => {
                app.run(command);
            }
            None => {}
        }
    });
}
