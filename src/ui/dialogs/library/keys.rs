//! Keys of the list of matrices: arrows between rows, F2, Delete; from the search field down into the list.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{SEARCH, Shelf, row};
use crate::model::MatrixId;
use crate::platform::dom;

/// What finds the buttons that open a matrix, in the order shown.
const ROWS: &str = ".matrices .open";

/// In the search field: down into the list, Enter opens the first match.
pub(super) fn in_search(shelf: Shelf, event: &KeyboardEvent) {
    match event.key().as_str() {
        "ArrowDown" => go_to(rows().into_iter().next()),
        "Enter" => {
            if let Some(id) = shelf.found.with_untracked(|found| found.first().map(|it| it.entry.id)) {
                shelf.open(id);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// In the list. Keys in a title that is being written are its own.
pub(super) fn in_list(shelf: Shelf, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|target| !dom::takes_text(target)) else { return };
    let rows = rows();
    let here = target.closest("li").ok().flatten().and_then(|item| item.query_selector(".open").ok()?);
    let at = rows.iter().position(|row| here.as_ref().is_some_and(|here| row.is_same_node(Some(here))));
    let Some(at) = at else { return };
    match event.key().as_str() {
        "ArrowDown" => go_to(rows.get(at + 1).cloned()),
        "ArrowUp" if at == 0 => go_to(dom::by_id(SEARCH)),
        "ArrowUp" => go_to(rows.get(at - 1).cloned()),
        "Home" => go_to(rows.first().cloned()),
        "End" => go_to(rows.last().cloned()),
        "F2" => shelf.renaming.set(id_of(rows.get(at))),
        "Delete" => {
            if let Some(id) = id_of(rows.get(at)) {
                row::delete_row(shelf, id);
            }
        }
        _ => return,
    }
    event.prevent_default();
}

/// The matrix that the row after this one opens, or the one before where it is the last.
pub(super) fn neighbour(id: MatrixId) -> Option<MatrixId> {
    let ids: Vec<MatrixId> = rows().iter().filter_map(|row| id_of(Some(row))).collect();
    let at = ids.iter().position(|other| *other == id)?;
    ids.get(at + 1).or_else(|| ids.get(at.checked_sub(1)?)).copied()
}

fn rows() -> Vec<HtmlElement> {
    let Some(list) = dom::document().and_then(|it| it.query_selector_all(ROWS).ok()) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect()
}

fn id_of(row: Option<&HtmlElement>) -> Option<MatrixId> {
    row?.id().strip_prefix("matrix-")?.parse().ok()
}

fn go_to(element: Option<HtmlElement>) {
    if let Some(element) = element {
        let _ = element.focus();
    }
}
