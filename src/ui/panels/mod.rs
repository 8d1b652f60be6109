//! The side panel and its tabs.

mod activity;
mod activity_controls;
mod activity_rules;
mod finding_card;
mod findings;
mod form;
mod role;
mod role_people;
mod summary;

use leptos::html::{aside, button, div, h2};
use leptos::prelude::*;

use super::kit::{Icon, icon_button};
use crate::app::App;
use crate::command::Command;
use crate::session::Panel;

const TABS: [(Panel, &str); 3] =
    [(Panel::Findings, "Findings"), (Panel::Activity, "Activity"), (Panel::Role, "Role")];

/// The panel, while it is open.
pub fn side_panel(app: App) -> impl IntoView {
    let panel = app.signals.panel;
    let is_open = Memo::new(move |_| panel.get().is_some());
    // A tab begins at its top; within one tab the next row or role stays where the last was read.
    // At the first drawing it is there anyway, and saying so would cost a layout.
    Effect::new(move |drawn: Option<()>| {
        panel.track();
        let content = drawn.and_then(|()| crate::platform::dom::by_id("panel-content"));
        if let Some(content) = content {
            content.set_scroll_top(0);
        }
    });
    move || {
        is_open.get().then(|| {
            aside().attr("class", "panel").attr("data-region", "panel").attr("aria-label", "Details").child((
                div().attr("class", "tabs").child((
                    div().attr("class", "tab-list").attr("role", "tablist").child(
                        TABS.into_iter().map(|(which, title)| tab(app, which, title)).collect::<Vec<_>>(),
                    ),
                    icon_button(Icon::Close, "Hide the side panel", move || {
                        app.run(Command::TogglePanel);
                    }),
                )),
                move || {
                    let shown = panel.get()?;
                    let content = match shown {
                        Panel::Findings => findings::findings(app).into_any(),
                        Panel::Activity => activity::activity(app).into_any(),
                        Panel::Role => role::role(app).into_any(),
                    };
                    let tab = format!("tab-{shown:?}");
                    let title = TABS.iter().find(|(panel, _)| *panel == shown).map(|(_, title)| *title);
                    Some(
                        div()
                            .attr("class", "panel-content")
                            .attr("role", "tabpanel")
                            .attr("id", "panel-content")
                            .attr("tabindex", "0")
                            .attr("aria-labelledby", tab)
                            .child((h2().attr("class", "hidden-words").child(title), content)),
                    )
                },
            ))
        })
    }
}

fn tab(app: App, which: Panel, title: &'static str) -> AnyView {
    let panel = app.signals.panel;
    let tally = app.signals.tally;
    let count = move || {
        let tally = tally.get();
        let findings = tally.errors + tally.warnings;
        (which == Panel::Findings && findings > 0).then(|| format!(" {findings}"))
    };
    let chosen = move || panel.get() == Some(which);
    button()
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", format!("tab-{which:?}"))
        .attr("aria-controls", "panel-content")
        .attr("aria-selected", move || chosen().to_string())
        .attr("tabindex", move || if chosen() { "0" } else { "-1" })
        .child((title, count))
        .on(leptos::ev::click, move |_| panel.set(Some(which)))
        .on(leptos::ev::keydown, move |event| {
            let at = TABS.iter().position(|(tab, _)| *tab == which).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % TABS.len(),
                "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
                _ => return,
            };
            event.prevent_default();
            if let Some((tab, _)) = TABS.get(next) {
                panel.set(Some(*tab));
                if let Some(tab) = crate::platform::dom::by_id(&format!("tab-{tab:?}")) {
                    crate::platform::dom::focus(&tab);
                }
            }
        })
        .into_any()
}
