//! Editing one cell of a register where it stands: text, a choice, a date, a role by its title.

use leptos::html::{datalist, input, option, select, textarea};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::desk::{Desk, Spot, Start, cell_id};
use crate::platform::dom;
use crate::session::ColumnKind;

/// The list of role titles that role columns offer.
const OFFERS: &str = "register-offers";

/// The field that takes the place of the cell's text.
pub(super) fn editor(desk: Desk, kind: ColumnKind, present: String) -> AnyView {
    let spot = desk.active.get_untracked();
    let column = desk.columns().get(spot.1).map(|column| column.title).unwrap_or_default();
    let typed = match desk.editing.get_untracked() {
        Some(Start::Typed(text)) => Some(text),
        _ => None,
    };
    let text = match (&typed, kind) {
        (Some(_), ColumnKind::Choice(_) | ColumnKind::YesNo | ColumnKind::Date) => present.clone(),
        (Some(text), _) => text.clone(),
        (None, _) => present.clone(),
    };
    // As soon as the field is in the page, before the next key: what is typed quickly must not be lost.
    let at_end = typed.is_some();
    leptos::task::spawn_local(async move { focus_field(spot, at_end) });
    let commit = move |text: String, down: i32, across: i32| commit(desk, &text, down, across);
    let keys = move |event: KeyboardEvent| {
        event.stop_propagation();
        let text = event_target_value(&event);
        match (event.key().as_str(), event.shift_key()) {
            ("Enter", shift) if !event.alt_key() => {
                event.prevent_default();
                commit(text, if shift { -1 } else { 1 }, 0);
            }
            ("Tab", shift) => {
                event.prevent_default();
                commit(text, 0, if shift { -1 } else { 1 });
            }
            ("Escape", _) => {
                event.prevent_default();
                desk.editing.set(None);
                desk.focus_soon();
            }
            _ => {}
        }
    };
    // Leaving the field by the pointer keeps what was written, as in every spreadsheet.
    let left = move |text: String| {
        if desk.editing.with_untracked(Option::is_some) && desk.active.get_untracked() == spot {
            desk.editing.set(None);
            desk.write(spot, &[vec![text]]);
        }
    };
    match kind {
        ColumnKind::Choice(_) | ColumnKind::YesNo => {
            let choices = desk.app.read(|session| session.sheet_choices(desk.sheet, spot.1));
            let options = choices.into_iter().map(|words| {
                let chosen = words == text;
                option().attr("value", words.clone()).prop("selected", chosen).child(words)
            });
            select()
                .attr("aria-label", column)
                .child(options.collect_view())
                .on(leptos::ev::keydown, keys)
                .on(leptos::ev::blur, move |event| left(event_target_value(&event)))
                .into_any()
        }
        ColumnKind::Long => textarea()
            .attr("aria-label", column)
            .attr("rows", "3")
            .prop("value", text)
            .on(leptos::ev::keydown, keys)
            .on(leptos::ev::blur, move |event| left(event_target_value(&event)))
            .into_any(),
        _ => {
            let offers = matches!(kind, ColumnKind::Role).then(|| {
                let titles = desk.app.read(|session| session.sheet_choices(desk.sheet, spot.1));
                let offered = titles.into_iter().map(|title| option().attr("value", title)).collect_view();
                datalist().attr("id", OFFERS).child(offered)
            });
            let field = input()
                .attr("type", if matches!(kind, ColumnKind::Date) { "date" } else { "text" })
                .attr("aria-label", column)
                .attr("autocomplete", "off")
                .attr("list", offers.is_some().then_some(OFFERS))
                .prop("value", text)
                .on(leptos::ev::keydown, keys)
                .on(leptos::ev::blur, move |event| left(event_target_value(&event)));
            (field, offers).into_any()
        }
    }
}

/// Gives the field in the cell the focus.
fn focus_field(spot: Spot, at_end: bool) {
    let Some(cell) = dom::by_id(&cell_id(spot)) else { return };
    if let Ok(Some(field)) = cell.query_selector("input, select, textarea") {
        dom::focus_field(&field, at_end);
    }
}

/// Writes the text and goes on: down after Enter, across after Tab.
fn commit(desk: Desk, text: &str, down: i32, across: i32) {
    let spot = desk.active.get_untracked();
    desk.editing.set(None);
    desk.write(spot, &[vec![text.to_owned()]]);
    desk.select(stepped(spot, down, across));
}

/// The spot so many lines and columns away, not before the first.
pub(super) fn stepped(spot: (usize, usize), down: i32, across: i32) -> (usize, usize) {
    (spot.0.saturating_add_signed(down as isize), spot.1.saturating_add_signed(across as isize))
}
