//! The letter picker: letters, condition and note of one cell.

use leptos::html::{button, div, input, label, p, span, textarea};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::Draw;
use crate::app::{App, Editing};
use crate::command::{Command, Scope, for_key};
use crate::grid::Motion;
use crate::model::{LetterSet, Remark};
use crate::platform::dom;
use crate::ui::window_keys::press_of;

/// The picker, while it is open.
pub(super) fn letter_picker(app: App) -> impl IntoView {
    let editing = app.signals.editing;
    move || {
        let Editing::Letters { remark } = editing.get()?;
        let (letters, said) = app.read(|session| {
            let (activity, role) = (session.active_activity()?, session.active_role()?);
            let said = activity.remark(role.id).cloned().unwrap_or_default();
            Some((session.matrix().letters(activity.id, role.id), said))
        })?;
        Some(picker(app, letters, said, remark))
    }
}

fn picker(app: App, before: LetterSet, said: Remark, to_remark: bool) -> AnyView {
    let letters = RwSignal::new(before);
    let condition = RwSignal::new(said.condition.clone());
    let note = RwSignal::new(said.note.clone());
    let unread = RwSignal::new(said.unread.clone());
    let close = move |commit: bool| {
        if app.signals.editing.get_untracked().is_none() {
            return;
        }
        app.signals.editing.set(None);
        if commit {
            let remark = Remark {
                condition: condition.get_untracked().trim().to_owned(),
                note: note.get_untracked().trim().to_owned(),
                unread: unread.get_untracked(),
            };
            let chosen = letters.get_untracked();
            app.act(|session| {
                if chosen != before {
                    session.set_letters(chosen);
                }
                session.set_remark(remark);
            });
        }
        app.draw(super::Painter::focus_active);
    };
    let scheme = app.read(|session| session.matrix().scheme.clone());
    let choices = scheme.all().iter().filter_map(|letter| Some((letter, scheme.definition(letter)?.clone())));
    let choices: Vec<_> = choices
        .map(|(letter, definition)| {
            button()
                .attr("type", "button")
                .attr("class", "letter-choice")
                .attr("aria-pressed", move || letters.get().has(letter).to_string())
                .child((
                    span()
                        .attr("class", format!("chip {}", super::part_name(definition.part)))
                        .child(definition.symbol.to_string()),
                    span().child((
                        span().attr("class", "name").child(definition.name),
                        span().attr("class", "meaning").child(definition.meaning),
                    )),
                ))
                .on(leptos::ev::click, move |_| letters.update(|set| *set = set.toggled(letter)))
        })
        .collect();
    let title = app.read(|session| session.active_text());
    let by_symbol = move |symbol: char| app.read(|session| session.matrix().scheme.letter(symbol));
    let on_key = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let in_text = target.as_ref().is_some_and(dom::takes_text);
        // Enter on Cancel means Cancel; on a letter and in a field it means Done.
        let on_action = target.is_some_and(|target| target.matches(".actions *, .link").unwrap_or(false));
        match event.key().as_str() {
            "Escape" => close(false),
            "Tab" if stay_inside(event.shift_key()) => {}
            "Enter" if on_action => return event.stop_propagation(),
            "Enter" if !event.shift_key() => {
                close(true);
                app.run(Command::Move(Motion::Down));
            }
            key if !in_text && key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() => {
                let Some(letter) = key.chars().next().and_then(by_symbol) else { return };
                letters.update(|set| *set = set.toggled(letter));
            }
            _ => {
                // A command that is heard everywhere finds the choice taken; other keys are the picker's own.
                if for_key(&press_of(&event), &[Scope::Everywhere]).is_none() {
                    return event.stop_propagation();
                }
                return close(true);
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let view = div()
        .attr("class", "picker floating")
        .attr("role", "dialog")
        .attr("aria-label", format!("Letters: {title}"))
        .on(leptos::ev::keydown, on_key)
        .child((
            p().attr("class", "picker-title").child(title),
            div().attr("class", "letter-choices").child(choices),
            move || (!unread.get().is_empty()).then(|| unread_row(unread)),
            label().child((
                "Condition",
                input()
                    .attr("id", "picker-condition")
                    .attr("placeholder", "if personal data is affected")
                    .attr("autocomplete", "off")
                    .prop("value", said.condition)
                    .on(leptos::ev::input, move |event| condition.set(event_target_value(&event))),
            )),
            label().child((
                "Note",
                textarea()
                    .attr("rows", "2")
                    .prop("value", said.note)
                    .on(leptos::ev::input, move |event| note.set(event_target_value(&event))),
            )),
            positions_row(app, move || close(true)),
            div().attr("class", "actions").child((
                crate::ui::kit::text_button("plain", "Cancel", move || close(false)),
                crate::ui::kit::text_button("primary", "Done", move || close(true)),
            )),
        ));
    place_and_focus(app, to_remark);
    div()
        .attr("class", "picker-layer")
        .child((
            div().attr("class", "picker-shade").attr("aria-hidden", "true").on(
                leptos::ev::pointerdown,
                move |event| {
                    event.prevent_default();
                    close(true);
                },
            ),
            view,
        ))
        .into_any()
}

/// Takes Tab from the last element of the picker to the first and back; between them the browser does it.
fn stay_inside(backwards: bool) -> bool {
    let list = dom::document()
        .and_then(|it| it.query_selector_all(".picker :is(button, input, textarea):not(:disabled)").ok());
    let Some(list) = list else { return false };
    let end = |at| list.get(at)?.dyn_into::<web_sys::HtmlElement>().ok();
    let (first, last) = (end(0), end(list.length().saturating_sub(1)));
    let (from, to) = if backwards { (first, last) } else { (last, first) };
    match to {
        Some(to) if dom::focused() == from => {
            dom::focus(&to);
            true
        }
        _ => false,
    }
}

/// Text that was pasted and is no letter: it is shown until somebody lets it go.
fn unread_row(unread: RwSignal<String>) -> AnyView {
    p().attr("class", "unread")
        .child((
            "Not understood: ",
            span().attr("class", "quoted").child(unread.get_untracked()),
            crate::ui::kit::text_button("link", "Let it go", move || unread.set(String::new())),
        ))
        .into_any()
}

/// Whether the cell is disputed, and the way to what each side wants; what was chosen so far is kept first.
fn positions_row(app: App, keep: impl Fn() + 'static) -> AnyView {
    let said = app.read(|session| {
        let (activity, role) = (session.active_activity()?.id, session.active_role()?.id);
        Some(session.positions_in_words(activity, role)).filter(|words| !words.is_empty())
    });
    let open = move || {
        keep();
        app.run(Command::Positions);
    };
    p().attr("class", "positions-row")
        .child((said, crate::ui::kit::text_button("link", "Positions…", open)))
        .into_any()
}

/// Puts the picker beside the active cell, inside the window, and the focus into it.
fn place_and_focus(app: App, to_remark: bool) {
    dom::next_frame(move || {
        let Some(picker) = dom::find(".picker") else { return };
        let cell = app.draw(|painter, session| {
            painter.element(session, session.active()).map(|cell| cell.get_bounding_client_rect())
        });
        let window = dom::window();
        let size = |length: Option<wasm_bindgen::JsValue>| length.and_then(|it| it.as_f64()).unwrap_or(800.0);
        let (wide, high) = (
            size(window.as_ref().and_then(|window| window.inner_width().ok())),
            size(window.as_ref().and_then(|window| window.inner_height().ok())),
        );
        if let Some(cell) = cell.flatten() {
            let own = picker.get_bounding_client_rect();
            let left = (cell.left()).min(wide - own.width() - 8.0).max(8.0);
            let below = cell.bottom() + 4.0;
            let top =
                if below + own.height() > high { (cell.top() - own.height() - 4.0).max(8.0) } else { below };
            dom::style_px(&picker, "left", left);
            dom::style_px(&picker, "top", top);
        }
        let first = if to_remark { "#picker-condition" } else { ".letter-choice" };
        if let Some(field) = dom::find(first) {
            dom::focus(&field);
        }
    });
}
