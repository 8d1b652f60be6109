//! The upper left corner: the filter and how much is shown.

use leptos::html::{button, div, input, option, select, span};
use leptos::prelude::*;

use super::Draw;
use crate::app::App;
use crate::grid::{Filter, View};
use crate::model::Letter;
use crate::ui::kit::{Icon, icon};

/// Id of the filter field.
pub const FILTER: &str = "filter-field";

/// The corner's content; it lies over the corner of the grid, which scrolls in no direction.
pub fn corner(app: App) -> impl IntoView {
    let signals = app.signals;
    let state = move || {
        signals.document.get();
        signals.arranged.get();
        app.read(|session| (session.view().filter.clone(), session.layout().shown_activities()))
    };
    let state = Memo::new(move |_| state());
    div().attr("class", "corner-content floating").child((
        div().attr("class", "filter-field").child((
            icon(Icon::Search),
            input()
                .attr("id", FILTER)
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("placeholder", "Filter activities")
                .attr("aria-label", "Filter activities by title")
                .prop("value", move || state.get().0.text)
                .on(leptos::ev::input, move |event| {
                    let text = event_target_value(&event);
                    change(app, |filter| filter.text = text);
                })
                .on(leptos::ev::keydown, move |event| match event.key().as_str() {
                    "Escape" => {
                        change(app, |filter| filter.text.clear());
                        app.draw(super::Painter::focus_active);
                    }
                    "Enter" => {
                        app.draw(super::Painter::focus_active);
                    }
                    _ => {}
                }),
        )),
        div().attr("class", "filter-choices").child((
            letter_choice(app, state).into_any(),
            role_choice(app, state).into_any(),
            area_choice(app, state),
            findings_choice(app, state).into_any(),
        )),
        span().attr("class", "shown").child(move || {
            // The state is the same where nothing but the number of roles is another.
            signals.arranged.get();
            let (filter, shown) = state.get();
            let (activities, roles) =
                app.read(|session| (session.matrix().activity_count(), session.matrix().role_count()));
            let activities = if filter.is_empty() {
                crate::ui::words::counted(activities, "activity", "activities")
            } else {
                format!("{shown} of {activities} activities")
            };
            format!("{activities}, {}", crate::ui::words::counted(roles, "role", "roles"))
        }),
        move || {
            (!state.get().0.is_empty()).then(|| {
                crate::ui::kit::text_button("link", "Show all", move || {
                    app.run(crate::command::Command::ClearFilter);
                    app.redraw();
                })
            })
        },
    ))
}

type State = Memo<(Filter, usize)>;

fn change(app: App, change: impl FnOnce(&mut Filter)) {
    let mut view: View = app.read(|session| session.view().clone());
    change(&mut view.filter);
    app.set_view(view);
}

/// Only rows in which somebody has this letter.
fn letter_choice(app: App, state: State) -> impl IntoView {
    let letters = move || {
        app.signals.document.get();
        let scheme = app.read(|session| session.matrix().scheme.clone());
        let chosen = state.get().0.letter;
        let letters = scheme.letters.into_iter().enumerate().map(move |(position, definition)| {
            option()
                .attr("value", position.to_string())
                .prop("selected", chosen == Some(Letter(position as u8)))
                .child(format!("{} {}", definition.symbol, definition.name))
        });
        letters.collect::<Vec<_>>()
    };
    select()
        .attr("aria-label", "Only rows with this letter")
        .attr("data-set", move || state.get().0.letter.is_some().to_string())
        .child((option().attr("value", "").child("Letter"), letters))
        .on(leptos::ev::change, move |event| {
            let letter = event_target_value(&event).parse().ok().map(Letter);
            change(app, |filter| filter.letter = letter);
        })
}

/// Only rows in which this role has a letter.
fn role_choice(app: App, state: State) -> impl IntoView {
    let roles = move || {
        app.signals.findings.get();
        app.signals.document.get();
        let chosen = state.get().0.role;
        let roles: Vec<_> =
            app.read(|session| session.matrix().roles().map(|role| (role.id, role.title.clone())).collect());
        let roles = roles.into_iter().map(move |(id, title)| {
            option().attr("value", id.to_string()).prop("selected", chosen == Some(id)).child(title)
        });
        roles.collect::<Vec<_>>()
    };
    select()
        .attr("aria-label", "Only rows with a letter for this role")
        .attr("data-set", move || state.get().0.role.is_some().to_string())
        .child((option().attr("value", "").child("Role"), roles))
        .on(leptos::ev::change, move |event| {
            let role = event_target_value(&event).parse().ok();
            change(app, |filter| filter.role = role);
        })
}

/// How rows without an area are called where areas are chosen.
const NO_AREA: &str = "(no area)";

/// Only rows of this area, or of none; not there where the matrix has no areas.
fn area_choice(app: App, state: State) -> AnyView {
    let areas = Memo::new(move |_| {
        app.signals.findings.track();
        app.signals.document.track();
        app.read(|session| {
            let areas = session.matrix().areas.iter();
            let areas: Vec<_> = areas.map(|area| (area.id.to_string(), area.title.clone())).collect();
            if areas.is_empty() {
                areas
            } else {
                [areas, vec![("none".to_owned(), NO_AREA.to_owned())]].concat()
            }
        })
    });
    let chosen =
        move || state.get().0.area.map(|area| area.map_or("none".to_owned(), |area| area.to_string()));
    let options = move || {
        let chosen = chosen();
        let option = |(value, title): &(String, String)| {
            let is_chosen = chosen.as_ref() == Some(value);
            option().attr("value", value.clone()).prop("selected", is_chosen).child(title.clone())
        };
        areas.with(|areas| areas.iter().map(option).collect::<Vec<_>>())
    };
    let choice = move || {
        select()
            .attr("aria-label", "Only rows of this area")
            .attr("data-set", move || chosen().is_some().to_string())
            .child((option().attr("value", "").child("Area"), options))
            .on(leptos::ev::change, move |event| {
                let area = match event_target_value(&event).as_str() {
                    "" => None,
                    "none" => Some(None),
                    id => id.parse().ok().map(Some),
                };
                change(app, |filter| filter.area = area);
            })
    };
    (move || (!areas.with(Vec::is_empty)).then(choice)).into_any()
}

/// Only rows with findings.
fn findings_choice(app: App, state: State) -> impl IntoView {
    button()
        .attr("type", "button")
        .attr("class", "toggle")
        .attr("aria-pressed", move || state.get().0.findings.to_string())
        .attr("title", "Only rows with findings")
        .child("Findings")
        .on(leptos::ev::click, move |_| change(app, |filter| filter.findings = !filter.findings))
}
