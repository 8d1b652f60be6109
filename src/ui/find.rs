//! The find bar: words, how many places, next and previous.

use leptos::html::{div, input, span};
use leptos::prelude::*;

use super::grid::Painter;
use super::kit::{Icon, icon_button, text_button};
use crate::app::App;
use crate::grid::{Point, find_all};
use crate::platform::dom;
use crate::ui::grid::Draw;

/// Id of the field.
const FIELD: &str = "find-field";

/// Puts the focus into the filter field.
pub fn focus_filter() {
    if let Some(field) = dom::by_id("filter-field") {
        dom::focus(&field);
    }
}

/// The bar, while it is open.
pub fn find_bar(app: App) -> impl IntoView {
    let signals = app.signals;
    let count = Memo::new(move |_| {
        signals.findings.get();
        let words = signals.find_words.get();
        app.read(|session| find_all(session.matrix(), session.layout(), &words).len())
    });
    let close = move || {
        signals.finding.set(false);
        app.draw(Painter::focus_active);
    };
    let bar = move || {
        div().attr("class", "find-bar").attr("role", "search").child((
            input()
                .attr("id", FIELD)
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("placeholder", "Find in titles, conditions and notes")
                .attr("aria-label", "Find")
                .prop("value", signals.find_words.get_untracked())
                .on(leptos::ev::input, move |event| signals.find_words.set(event_target_value(&event)))
                .on(leptos::ev::keydown, move |event| {
                    match event.key().as_str() {
                        "Enter" => go(app, event.shift_key(), false),
                        "Escape" => close(),
                        _ => return,
                    }
                    event.prevent_default();
                }),
            span().attr("class", "found").attr("aria-live", "polite").child(move || {
                match (signals.find_words.with(|words| words.trim().is_empty()), count.get()) {
                    (true, _) => String::new(),
                    (false, 0) => "Nothing found".to_owned(),
                    (false, count) => super::words::counted(count, "place", "places"),
                }
            }),
            icon_button(Icon::Up, "Previous place", move || go(app, true, false)),
            icon_button(Icon::Down, "Next place", move || go(app, false, false)),
            move || signals.replacing.get().then(|| replacement(app)),
            icon_button(Icon::Close, "Close the find bar", close),
        ))
    };
    Effect::new(move || {
        if signals.finding.get() {
            dom::next_frame(|| {
                if let Some(field) = dom::by_id(FIELD) {
                    dom::focus(&field);
                }
            });
        }
    });
    move || signals.finding.get().then(bar)
}

/// The field for what the words are replaced with.
fn replacement(app: App) -> AnyView {
    let with = RwSignal::new(String::new());
    let replace = move || {
        let words = app.signals.find_words.get_untracked();
        app.act(|session| session.replace_all(&words, &with.get_untracked()));
    };
    span()
        .attr("class", "replacement")
        .child((
            input()
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("placeholder", "Replace with")
                .attr("aria-label", "Replace with")
                .on(leptos::ev::input, move |event| with.set(event_target_value(&event))),
            text_button("plain", "Replace all", replace),
        ))
        .into_any()
}

/// Goes on from the active cell and gives the focus to the cell found.
pub fn again(app: App, backwards: bool) {
    if app.signals.find_words.with_untracked(|words| words.trim().is_empty()) {
        app.signals.finding.set(true);
    } else {
        go(app, backwards, true);
    }
}

fn go(app: App, backwards: bool, focus: bool) {
    let words = app.signals.find_words.get_untracked();
    let next = app.read(|session| {
        let found = find_all(session.matrix(), session.layout(), &words);
        let key = |point: &Point| (point.line, point.column);
        let here = key(&session.active());
        let next = if backwards {
            found.iter().rev().find(|point| key(point) < here).or(found.last())
        } else {
            found.iter().find(|point| key(point) > here).or(found.first())
        };
        next.copied()
    });
    let Some(point) = next else { return };
    app.act(|session| session.select(point));
    if focus {
        app.draw(Painter::focus_active);
    } else {
        app.draw(|painter, session| painter.show(session, session.active()));
    }
}
