//! Keys and clipboard in a register: the same as in the grid, as far as a table of texts has them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, KeyboardEvent};

use super::desk::{Desk, Start};
use super::editor::stepped;
use crate::formats::table::TextTable;
use crate::platform::dom;
use crate::ui::window_keys::is_composing;

/// How many lines a page is.
const PAGE: i32 = 15;

/// A key in the register.
pub(super) fn pressed(desk: Desk, event: &KeyboardEvent) {
    if is_here(event) && !is_composing(event) && heard(desk, event) {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// The selection is copied, or cut.
pub(super) fn copied(desk: Desk, event: &ClipboardEvent, cut: bool) {
    if is_here(event) {
        copy(desk, event);
        if cut {
            clear(desk, "");
        }
    }
}

/// Something is pasted.
pub(super) fn pasted(desk: Desk, event: &ClipboardEvent) {
    if is_here(event) {
        paste(desk, event);
    }
}

/// Whether the event comes from a cell of the register, not from a field in or beside it.
fn is_here(event: &web_sys::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        !dom::takes_text(&target) && target.closest(".register [role=gridcell]").ok().flatten().is_some()
    })
}

/// Whether the key meant something here.
fn heard(desk: Desk, event: &KeyboardEvent) -> bool {
    let key = event.key();
    let control = event.ctrl_key() || event.meta_key();
    if event.alt_key() && event.shift_key() {
        return moved_line(desk, &key);
    }
    if event.alt_key() {
        return false;
    }
    if control {
        return with_control(desk, &key, event.shift_key());
    }
    let (active, head) = (desk.active.get_untracked(), desk.head.get_untracked());
    let (down, across) = match key.as_str() {
        "ArrowUp" => (-1, 0),
        "ArrowDown" => (1, 0),
        "ArrowLeft" => (0, -1),
        "ArrowRight" => (0, 1),
        "PageUp" => (-PAGE, 0),
        "PageDown" => (PAGE, 0),
        "Home" => (0, i32::MIN / 2),
        "End" => (0, i32::MAX / 2),
        _ => return other_key(desk, &key, event.shift_key()),
    };
    if event.shift_key() {
        desk.extend(stepped(head, down, across));
    } else {
        desk.select(stepped(active, down, across));
    }
    true
}

fn other_key(desk: Desk, key: &str, shift: bool) -> bool {
    let active = desk.active.get_untracked();
    match key {
        "Enter" | "F2" => desk.edit(Start::Present),
        "Tab" => desk.select(stepped(active, 0, if shift { -1 } else { 1 })),
        "Delete" | "Backspace" => clear(desk, ""),
        "Escape" => desk.select(active),
        " " => desk.edit(Start::Present),
        _ if key.chars().count() == 1 => desk.edit(Start::Typed(key.to_owned())),
        _ => return false,
    }
    true
}

fn with_control(desk: Desk, key: &str, shift: bool) -> bool {
    let active = desk.active.get_untracked();
    match key {
        "Home" => desk.select((0, 0)),
        "End" => desk.select((desk.lines() - 1, usize::MAX)),
        "a" | "A" if !shift => {
            desk.active.set((0, 0));
            desk.extend((desk.lines().saturating_sub(2), usize::MAX));
        }
        "d" | "D" => fill_down(desk),
        "+" | "=" => {
            let line = desk.line_at(active.0);
            desk.app.act(|session| session.insert_sheet_line(desk.sheet, line));
            desk.select((active.0, 0));
        }
        "-" => remove_lines(desk),
        _ => return false,
    }
    true
}

/// Moves the line up or down.
fn moved_line(desk: Desk, key: &str) -> bool {
    let active = desk.active.get_untracked();
    let down = match key {
        "ArrowUp" => -1,
        "ArrowDown" => 1,
        _ => return false,
    };
    let target = stepped(active, down, 0);
    let (from, to) = (desk.line_at(active.0), desk.line_at(target.0));
    if target != active && desk.app.act(|session| session.move_sheet_line(desk.sheet, from, to)) {
        desk.select(target);
    }
    true
}

/// Takes the selected lines away.
fn remove_lines(desk: Desk) {
    let Some((first, count)) = desk.selected_lines() else {
        return desk.refuse("Take the filter away to delete several lines at once.".to_owned());
    };
    desk.app.act(|session| session.remove_sheet_lines(desk.sheet, first, count));
    let ((top, _), _) = desk.range();
    desk.select((top, desk.active.get_untracked().1));
}

/// Writes one text into every selected cell that is there.
fn clear(desk: Desk, text: &str) {
    let ((top, left), (bottom, right)) = desk.range();
    let Some(last) = desk.lines().checked_sub(2) else { return };
    if top > last {
        return;
    }
    let line = vec![text.to_owned(); right + 1 - left];
    desk.write((top, left), &vec![line; bottom.min(last) + 1 - top]);
}

/// Repeats the first selected line in those below.
fn fill_down(desk: Desk) {
    let texts = desk.selected_texts();
    let ((top, left), _) = desk.range();
    if let Some(first) = texts.first().filter(|_| texts.len() > 1) {
        desk.write((top, left), &vec![first.clone(); texts.len()]);
    }
}

fn copy(desk: Desk, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let table = TextTable::from_rows(desk.selected_texts());
    // A refused write leaves the clipboard as it was; there is nothing else to do.
    let _ = data.set_data("text/plain", &table.to_tsv());
    event.prevent_default();
}

fn paste(desk: Desk, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    event.prevent_default();
    let text = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").ok().filter(|html| !html.is_empty());
    let table = TextTable::from_clipboard(html.as_deref(), &text);
    let texts: Vec<Vec<String>> =
        table.rows().map(|row| row.map(|cell| cell.trim().to_owned()).collect()).collect();
    let ((top, left), (bottom, right)) = desk.range();
    // One text fills the whole selection.
    let texts = match texts.as_slice() {
        [line] if line.len() == 1 => vec![vec![line.concat(); right + 1 - left]; bottom + 1 - top],
        _ => texts,
    };
    if desk.write((top, left), &texts) && texts.len() > 1 {
        desk.app.toast(format!("Pasted {} lines.", texts.len()), true);
    }
    desk.focus_soon();
}
