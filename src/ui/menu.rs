//! The context menu of a cell, a row, a column or an area; its lines come from the table of commands.

use leptos::html::{button, div, hr, span};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::grid::Painter;
use crate::app::App;
use crate::command::{Command, entry};
use crate::grid::Line;
use crate::platform::dom;
use crate::session::Session;
use crate::ui::grid::Draw;

/// The menu's commands in groups, for where the active cell is.
fn lines(session: &Session) -> Vec<Vec<Command>> {
    let cells = vec![
        Command::OpenEditor,
        Command::EditRemark,
        Command::Positions,
        Command::Clear,
        Command::FillDown,
        Command::FillRight,
    ];
    let clipboard = vec![Command::Cut, Command::Copy, Command::Paste];
    let rows = vec![
        Command::InsertActivityAbove,
        Command::InsertActivityBelow,
        Command::MoveUp,
        Command::MoveDown,
        Command::InsertArea,
        Command::DeleteActivities,
    ];
    let columns = vec![
        Command::InsertRoleBefore,
        Command::InsertRoleAfter,
        Command::MoveLeft,
        Command::MoveRight,
        Command::DeleteRoles,
    ];
    match session.layout().line(session.active().line) {
        Some(Line::Parties | Line::Roles) => {
            vec![vec![Command::OpenEditor, Command::ShowRole, Command::ShowRoleCard], clipboard, columns]
        }
        Some(Line::Area(_)) => vec![
            vec![Command::OpenEditor, Command::ToggleArea, Command::CollapseAll, Command::ExpandAll],
            vec![
                Command::InsertActivityBelow,
                Command::InsertArea,
                Command::AddArea,
                Command::MoveUp,
                Command::MoveDown,
                Command::DeleteArea,
            ],
        ],
        Some(Line::Activity(_)) if session.active().column == 0 => {
            vec![vec![Command::OpenEditor, Command::ShowActivity], clipboard, rows]
        }
        Some(Line::Activity(_)) => vec![cells, clipboard, rows, columns],
        _ => vec![vec![Command::Paste, Command::InsertArea, Command::AddArea]],
    }
}

/// The menu, while it is open.
pub fn context_menu(app: App) -> impl IntoView {
    let menu = app.signals.menu;
    move || {
        let place = menu.get()?;
        let close = move || {
            menu.set(None);
            app.draw(Painter::focus_active);
        };
        let groups = app.read(lines);
        let last = groups.len().saturating_sub(1);
        let items = groups
            .into_iter()
            .enumerate()
            .map(|(index, group)| {
                let buttons = group.into_iter().map(|command| item(app, command)).collect::<Vec<_>>();
                (buttons, (index < last).then(|| hr().attr("role", "separator")))
            })
            .collect::<Vec<_>>();
        dom::next_frame(move || fit_and_focus(place.x, place.y));
        let shade = div().attr("class", "menu-shade").attr("aria-hidden", "true");
        Some((
            shade
                .on(leptos::ev::pointerdown, move |event| {
                    event.prevent_default();
                    close();
                })
                .on(leptos::ev::contextmenu, |event| event.prevent_default()),
            div()
                .attr("class", "menu")
                .attr("role", "menu")
                .attr("aria-label", "Menu of the selection")
                .child(items)
                .on(leptos::ev::keydown, move |event| {
                    match event.key().as_str() {
                        "Escape" | "Tab" => close(),
                        "ArrowDown" => step(1),
                        "ArrowUp" => step(-1),
                        "Home" => step(-1000),
                        "End" => step(1000),
                        _ => return,
                    }
                    event.prevent_default();
                    event.stop_propagation();
                }),
        ))
    }
}

fn item(app: App, command: Command) -> AnyView {
    let Some(entry) = entry(command) else { return ().into_any() };
    let keys = entry.keys.first().map(|chord| chord.shown(dom::is_macintosh()));
    button()
        .attr("type", "button")
        .attr("role", "menuitem")
        .attr("tabindex", "-1")
        .prop("disabled", !app.read(|session| session.can(command)))
        .child((span().child(entry.label), span().attr("class", "keys").child(keys)))
        .on(leptos::ev::click, move |_| {
            app.signals.menu.set(None);
            app.draw(Painter::focus_active);
            app.run(command);
        })
        .into_any()
}

fn items() -> Vec<HtmlElement> {
    let Some(list) = dom::document().and_then(|it| it.query_selector_all(".menu button:not(:disabled)").ok())
    else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

/// Moves the focus by so many lines, around the ends by one and to the ends by more.
fn step(by: i32) {
    let items = items();
    let count = items.len() as i32;
    let here = dom::focused()
        .and_then(|focused| items.iter().position(|item| *item == focused))
        .map_or(-1, |at| at as i32);
    let next = match by {
        1 | -1 => (here + by).rem_euclid(count.max(1)),
        _ => (here + by).clamp(0, count - 1),
    };
    if let Some(item) = items.get(next as usize) {
        dom::focus(item);
    }
}

/// Puts the menu at the place, inside the window, and the focus on its first line.
fn fit_and_focus(x: f64, y: f64) {
    let Some(menu) = dom::find(".menu") else { return };
    let own = menu.get_bounding_client_rect();
    let size = |length: Result<wasm_bindgen::JsValue, _>| {
        length.ok().and_then(|it: wasm_bindgen::JsValue| it.as_f64())
    };
    let Some(window) = dom::window() else { return };
    let (wide, high) =
        (size(window.inner_width()).unwrap_or(800.0), size(window.inner_height()).unwrap_or(600.0));
    dom::style_px(&menu, "left", x.min(wide - own.width() - 6.0).max(6.0));
    dom::style_px(&menu, "top", y.min(high - own.height() - 6.0).max(6.0));
    step(1);
}
