//! The pane between the pointer and the cells while only keys or the wheel are used.
//!
//! After each layout a browser asks what lies under the resting pointer, through every line and cell. A pane
//! over them answers at once. It goes as soon as the pointer stirs, so that nobody meets it.

use web_sys::{Event, HtmlElement};

use super::Draw;
use crate::app::App;
use crate::platform::dom;

/// The pane.
#[derive(Debug)]
pub(super) struct Shield {
    element: HtmlElement,
    up: bool,
}

impl Shield {
    /// A pane that is not up, inside the scrolled pane.
    pub(super) fn new(canvas: &HtmlElement) -> Option<Self> {
        let element = dom::create("div", "shield")?;
        dom::set(&element, "aria-hidden", "true");
        dom::set(&element, "hidden", "");
        dom::append(canvas, &element);
        Some(Self { element, up: false })
    }

    /// Puts it up or takes it away.
    pub(super) fn put(&mut self, up: bool) {
        if self.up != up {
            self.up = up;
            dom::set_flag(&self.element, "hidden", !up);
        }
    }
}

/// Listens to what puts the pane up beside keys, and to what takes it away.
pub(super) fn listen(app: App, grid: &HtmlElement) {
    dom::listen_passive(grid, "wheel", move |_: Event| {
        app.draw(|painter, _| painter.shield.put(true));
    });
    for event in ["pointermove", "pointerdown", "dragenter"] {
        dom::listen_passive(grid, event, move |_: Event| {
            app.draw(|painter, _| painter.shield.put(false));
        });
    }
}
