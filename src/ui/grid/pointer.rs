//! Pointer in the grid: click, drag, resize, reorder, fill; one set of listeners for all cells.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, PointerEvent};

use super::Draw;
use crate::app::{App, MenuAt};
use crate::grid::{Line, Point, Rectangle};
use crate::platform::dom;

/// How many pixels the pointer must go before a press becomes a drag.
const SLACK: i32 = 4;
/// How close to an edge of a heading a press means its width, in pixels.
const EDGE: i32 = 5;

/// What the pressed pointer is doing.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Drag {
    /// Nothing.
    No,
    /// Selecting from where it was pressed.
    Select,
    /// Filling from the selection.
    Fill(Rectangle),
    /// Changing the width of a column that started at this many pixels of the window.
    Resize { column: usize, left: i32 },
    /// Perhaps moving a row by its heading.
    Row { line: usize, x: i32, y: i32 },
    /// Perhaps moving a role by its heading.
    Role { column: usize, x: i32, y: i32 },
}

/// Listens to the pointer for as long as the grid lives.
pub(super) fn listen(app: App, grid: &HtmlElement) {
    let drag = Rc::new(Cell::new(Drag::No));
    let (pressed, moved, released) = (Rc::clone(&drag), Rc::clone(&drag), drag);
    let capture = grid.clone();
    dom::listen(grid, "pointerdown", move |event: PointerEvent| {
        if event.button() == 0 && is_in_cells(&event) {
            pressed.set(press(app, &event));
            if pressed.get() != Drag::No {
                let _ = capture.set_pointer_capture(event.pointer_id());
            }
        }
    });
    dom::listen(grid, "pointermove", move |event: PointerEvent| follow(app, moved.get(), &event));
    dom::listen(grid, "pointerup", move |event: PointerEvent| {
        release(app, released.replace(Drag::No), &event)
    });
    // The painter gives the focus; the browser would take it away again, because the grid holds the pointer.
    dom::listen(grid, "mousedown", move |event: MouseEvent| {
        if is_in_cells(&event) {
            event.prevent_default();
        }
    });
    dom::listen(grid, "dblclick", move |event: MouseEvent| {
        if !is_in_cells(&event) {
            return;
        }
        let Some(point) = point_of(app, &event) else { return };
        if let Some(column) = edge_under(app, &event) {
            return app.act(|session| session.resize_column(column, None));
        }
        if app.read(|session| session.active() == point) {
            app.run(crate::command::Command::OpenEditor);
        }
    });
    dom::listen(grid, "contextmenu", move |event: MouseEvent| {
        if !is_in_cells(&event) {
            return;
        }
        event.prevent_default();
        let Some(point) = point_of(app, &event) else { return };
        app.act(|session| {
            if !session.selected().contains(point) {
                session.select(point);
            }
        });
        app.signals.menu.set(Some(MenuAt { x: f64::from(event.client_x()), y: f64::from(event.client_y()) }));
    });
}

/// Fields and buttons that float over the grid are not its cells.
fn is_in_cells(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_none_or(|target| target.closest("input, textarea, button, .floating").ok().flatten().is_none())
}

/// The cell under the pointer.
fn point_of(app: App, event: &MouseEvent) -> Option<Point> {
    app.draw(|painter, session| {
        let frame = painter.scroller.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - frame.left(), f64::from(event.client_y()) - frame.top());
        let (x, y) = (x.max(0.0) as u32, y.max(0.0) as u32);
        let (layout, geometry) = (session.layout(), painter.geometry());
        // Titles and headings stay in place, so what is under the pointer there does not depend on the scrolling.
        let y = if y < geometry.head() { y } else { y + geometry.top };
        let x = if x < geometry.titles(layout) { x } else { x + geometry.left };
        Point { line: geometry.line_at(layout, y), column: geometry.column_at(layout, x) }
    })
}

/// The column whose right edge is under the pointer, in the headings.
fn edge_under(app: App, event: &MouseEvent) -> Option<usize> {
    let point = point_of(app, event).filter(|point| point.line < 2)?;
    app.draw(|painter, session| {
        let (layout, geometry) = (session.layout(), painter.geometry());
        let frame = painter.scroller.get_bounding_client_rect();
        let x = event.client_x() - frame.left() as i32;
        let right_of = |column: usize| {
            let titles = geometry.titles(layout) as i32;
            let right = geometry.left_of(layout, column + 1) as i32;
            if column == 0 { titles } else { titles + right - geometry.left as i32 }
        };
        let near = |column: usize| (x - right_of(column)).abs() <= EDGE;
        [point.column, point.column.saturating_sub(1)]
            .into_iter()
            .find(|column| *column < layout.new_column() && near(*column))
    })?
}

fn press(app: App, event: &PointerEvent) -> Drag {
    let Some(point) = point_of(app, event) else { return Drag::No };
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    if target.is_some_and(|target| target.class_list().contains("fill-handle")) {
        event.prevent_default();
        return Drag::Fill(app.read(crate::session::Session::selected));
    }
    if let Some(column) = edge_under(app, event) {
        event.prevent_default();
        let width = app.draw(|painter, session| painter.geometry().width_of(session.layout(), column));
        return Drag::Resize { column, left: event.client_x() - width.unwrap_or(0) as i32 };
    }
    let (line, was_active, was_cell) = app.read(|session| {
        (session.layout().line(point.line), session.active() == point, session.head() == session.active())
    });
    // The press must not move the focus by itself: the painter does, without scrolling.
    event.prevent_default();
    if event.shift_key() {
        app.act(|session| session.extend_to(point));
        app.draw(super::Painter::focus_active);
        return Drag::Select;
    }
    app.act(|session| session.select(point));
    app.draw(super::Painter::focus_active);
    match line {
        Some(Line::Area(_)) if point.column == 0 && near_left(app, event) => {
            app.run(crate::command::Command::ToggleArea);
            Drag::No
        }
        Some(Line::Activity(_)) if point.column == 0 => {
            Drag::Row { line: point.line, x: event.client_x(), y: event.client_y() }
        }
        Some(Line::Roles) if point.column > 0 => {
            Drag::Role { column: point.column, x: event.client_x(), y: event.client_y() }
        }
        Some(Line::New) if point.column == 0 => {
            app.run(crate::command::Command::OpenEditor);
            Drag::No
        }
        // A second click on the cell opens it, as a picker does.
        Some(Line::Activity(_)) if was_active && was_cell && event.detail() < 2 && point.column > 0 => {
            app.run(crate::command::Command::OpenEditor);
            Drag::No
        }
        _ => Drag::Select,
    }
}

/// Whether the press is on the triangle of an area's heading.
fn near_left(app: App, event: &PointerEvent) -> bool {
    let left = app.draw(|painter, _| painter.scroller.get_bounding_client_rect().left()).unwrap_or(0.0);
    f64::from(event.client_x()) - left < 34.0
}

fn follow(app: App, drag: Drag, event: &PointerEvent) {
    match drag {
        Drag::No => {
            let over_edge = event.buttons() == 0 && edge_under(app, event).is_some();
            app.draw(|painter, _| dom::set_flag(&painter.scroller, "data-resizing", over_edge));
        }
        Drag::Select => {
            let Some(point) = point_of(app, event) else { return };
            if app.read(|session| session.head() != point && session.layout().line(point.line).is_some()) {
                app.act(|session| session.extend_to(point));
                app.draw(|painter, session| painter.show(session, session.head()));
            }
        }
        Drag::Fill(source) => {
            if let Some(target) = point_of(app, event).map(|point| stretched(source, point)) {
                app.act(|session| session.select_range(target.first, target.last));
            }
        }
        Drag::Resize { column, left } => {
            let percent = app.signals.percent.get_untracked().max(1) as i32;
            let width = ((event.client_x() - left) * 100 / percent).max(24);
            app.draw(|painter, session| painter.preview_width(session, column, width as u32));
        }
        Drag::Row { x, y, .. } | Drag::Role { x, y, .. } => {
            let far = (event.client_x() - x).abs() + (event.client_y() - y).abs() > SLACK;
            let point = point_of(app, event).filter(|_| far);
            app.draw(|painter, session| painter.show_drop(session, matches!(drag, Drag::Row { .. }), point));
        }
    }
}

/// The selection stretched in one direction to the point.
fn stretched(source: Rectangle, point: Point) -> Rectangle {
    let Rectangle { first, last } = source;
    let beyond =
        |value: usize, low: usize, high: usize| value.saturating_sub(high).max(low.saturating_sub(value));
    let down = beyond(point.line, first.line, last.line) >= beyond(point.column, first.column, last.column);
    let corner = if down {
        Point { line: point.line, column: first.column }
    } else {
        Point { line: first.line, column: point.column }
    };
    let grown = |one: Point, other: Point| Rectangle::between(one, other);
    let upper = grown(first, corner).first;
    let lower =
        grown(last, Point { line: corner.line.max(last.line), column: corner.column.max(last.column) }).last;
    Rectangle { first: Point { line: upper.line.max(2), column: upper.column.max(1) }, last: lower }
}

fn release(app: App, drag: Drag, event: &PointerEvent) {
    let point = point_of(app, event);
    match drag {
        Drag::Fill(source) => {
            let target = app.read(crate::session::Session::selected);
            app.act(|session| {
                session.select_range(source.first, source.last);
                if target != source {
                    session.fill_to(target);
                }
            });
        }
        Drag::Resize { column, left } => {
            let percent = app.signals.percent.get_untracked().max(1) as i32;
            let width = ((event.client_x() - left) * 100 / percent).clamp(24, 1000) as u16;
            app.act(|session| session.resize_column(column, Some(width)));
            app.redraw();
        }
        Drag::Row { line, .. } | Drag::Role { column: line, .. } => {
            let dropped = app.draw(|painter, _| painter.hide_drop()).unwrap_or(false);
            let Some(point) = point.filter(|_| dropped) else { return };
            match drag {
                Drag::Row { .. } => app.act(|session| session.drop_activity(line, point.line)),
                _ => app.act(|session| session.drop_role(line, point.column)),
            }
        }
        Drag::No | Drag::Select => {}
    }
}
