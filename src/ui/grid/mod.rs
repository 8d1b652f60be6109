//! The grid on the screen: the painter that draws it, and what is heard in it.

mod cell;
mod clipboard;
mod content;
mod corner;
mod editor;
mod geometry;
mod heads;
mod keys;
mod marks;
mod order;
mod paint;
mod painter;
mod picker;
mod pointer;
mod row;
mod shield;
mod strip;
mod tab_stop;

pub use clipboard::{copy_by_command, copy_whole, paste_by_command};
pub use content::{part_name, party, side_name};
pub use editor::open_editor;
pub use painter::Painter;

use leptos::html::{Div, div, main};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;

use crate::app::App;
use crate::command::Sheet;
use crate::platform::dom;
use crate::session::Session;

/// Access to the painter for everything that floats over the grid or is heard in it.
pub trait Draw {
    /// Works with painter and session, if the grid is in the page.
    fn draw<T>(&self, draw: impl FnOnce(&mut Painter, &Session) -> T) -> Option<T>;
}

impl Draw for App {
    fn draw<T>(&self, draw: impl FnOnce(&mut Painter, &Session) -> T) -> Option<T> {
        let (drawn, focus) = with_painter(*self, |painter, session| {
            let drawn = draw(painter, session);
            (drawn, painter.take_focus_request())
        })?;
        if let Some(element) = focus {
            give_focus(*self, &element);
        }
        Some(drawn)
    }
}

fn with_painter<T>(app: App, work: impl FnOnce(&mut Painter, &Session) -> T) -> Option<T> {
    app.with_screen(|screen, session| {
        let painter = (screen as &mut dyn std::any::Any).downcast_mut::<Painter>();
        painter.map(|painter| work(painter, session))
    })?
}

/// Gives the focus to a cell while nothing is borrowed: a field that loses it hands in what was typed at
/// once, which changes the session and may draw the active cell elsewhere.
fn give_focus(app: App, element: &HtmlElement) {
    dom::focus(element);
    let stop = with_painter(app, |painter, _| {
        painter.stop.settle();
        painter.stop.element().cloned()
    })
    .flatten();
    if let Some(stop) = stop.filter(|stop| stop != element) {
        dom::focus(&stop);
    }
}

/// Id of the text that describes what is wrong at the active cell.
pub(crate) const ACTIVE_FINDINGS: &str = "active-findings";

/// The grid with everything that floats over it.
pub fn grid(app: App) -> impl IntoView {
    let place: NodeRef<Div> = NodeRef::new();
    place.on_load(move |element| {
        let element: HtmlElement = element.into();
        // The element is in the page, but its size is known only after the window is put together.
        dom::next_frame(move || mount(app, element));
    });
    let signals = app.signals;
    let messages = move || {
        signals.active.get();
        signals.findings.get();
        app.read(crate::session::Session::active_messages)
    };
    let away = move || signals.sheet.get() != Sheet::Matrix;
    main().attr("class", "grid-region").attr("data-region", "grid").prop("hidden", away).child((
        div()
            .node_ref(place)
            .attr("class", "grid")
            .attr("id", "grid")
            .attr("role", "grid")
            .attr("aria-multiselectable", "true")
            .attr("aria-label", move || format!("Responsibility matrix {}", signals.title.get()))
            .attr("aria-describedby", "grid-help"),
        div().attr("id", "grid-help").attr("class", "hidden-words").child(
            "Arrow keys move. Letters fill the cell. Enter opens it. F8 goes to the next finding. F6 leaves the table.",
        ),
        div().attr("id", ACTIVE_FINDINGS).attr("class", "hidden-words").child(messages),
        corner::corner(app).into_any(),
        strip::strip(app).into_any(),
        picker::letter_picker(app).into_any(),
        crate::ui::menu::context_menu(app).into_any(),
    ))
}

/// Draws the grid into its element and listens to it.
fn mount(app: App, element: HtmlElement) {
    let Some(painter) = Painter::new(element.clone()) else { return };
    app.set_screen(Box::new(painter));
    keys::listen(app, &element);
    pointer::listen(app, &element);
    clipboard::listen(app, &element);
    shield::listen(app, &element);
    dom::listen_passive(&element, "scroll", move |_: web_sys::Event| {
        app.draw(Painter::scrolled);
    });
    follow_size(app, &element);
    app.draw(Painter::focus_active);
}

/// Draws again whenever the element gets another size.
fn follow_size(app: App, element: &HtmlElement) {
    let redraw = Closure::<dyn Fn()>::new(move || app.redraw());
    if let Ok(observer) = web_sys::ResizeObserver::new(redraw.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    redraw.forget();
}
