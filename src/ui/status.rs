//! The status strip: can this be agreed, what is wrong, where am I.

use leptos::html::{b, div, footer, i, span};
use leptos::prelude::*;

use super::kit::text_button;
use super::words::counted;
use crate::app::App;
use crate::command::Command;
use crate::model::Severity;

/// The strip.
pub fn status(app: App) -> impl IntoView {
    let signals = app.signals;
    let tally = signals.tally;
    footer().attr("class", "status").attr("data-region", "status").attr("tabindex", "-1").child((
        span()
            .attr("class", "progress")
            .attr("aria-hidden", "true")
            .child(i().style(("width", move || format!("{}%", tally.get().percent_complete())))),
        span().attr("class", "complete").child((
            b().child(move || format!("{} of {}", tally.get().complete, tally.get().activities)),
            " activities complete",
        )),
        count_button(app, Severity::Error, "error", "errors"),
        count_button(app, Severity::Warning, "warning", "warnings"),
        span().attr("class", "unfinished").child(move || {
            let unfinished = tally.get().unfinished;
            (unfinished > 0).then(|| format!("{unfinished} unfinished"))
        }),
        span().attr("class", "verdict").child(move || tally.get().verdict()),
        span().attr("class", "spacer"),
        span().attr("class", "place").child((
            move || signals.active_text.get(),
            move || {
                let letters = signals.active_letters.get();
                (!letters.is_empty()).then(|| (": ", b().child(letters)))
            },
        )),
        span().attr("class", "spacer"),
        span().attr("class", "local").child("Everything stays in this browser"),
        text_button("plain small shortcuts-button", "Shortcuts", move || {
            app.run(Command::Shortcuts);
        }),
        span().attr("class", "zoom").child(move || format!("{} %", signals.percent.get())),
        announcer(app).into_any(),
    ))
}

/// A count that leads to the findings panel.
fn count_button(app: App, severity: Severity, one: &'static str, many: &'static str) -> AnyView {
    let tally = app.signals.tally;
    let count = move || {
        let tally = tally.get();
        if severity == Severity::Error { tally.errors } else { tally.warnings }
    };
    leptos::html::button()
        .attr("type", "button")
        .attr("class", "count")
        .attr("data-severity", one)
        .attr("data-none", move || (count() == 0).to_string())
        .child(move || counted(count(), one, many))
        .on(leptos::ev::click, move |_| {
            app.run(Command::ShowFindings);
        })
        .into_any()
}

/// What assistive technology hears: findings after typing has paused, and what commands say.
fn announcer(app: App) -> impl IntoView {
    let signals = app.signals;
    let summary = Memo::new(move |_| {
        signals.findings.get();
        let tally = signals.tally.get_untracked();
        format!(
            "{}, {}",
            counted(tally.errors, "error", "errors"),
            counted(tally.warnings, "warning", "warnings")
        )
    });
    (
        div()
            .attr("class", "hidden-words")
            .attr("role", "status")
            .attr("aria-atomic", "true")
            .child(move || summary.get()),
        div()
            .attr("class", "hidden-words")
            .attr("aria-live", "polite")
            .attr("aria-atomic", "true")
            .child(move || signals.announcement.get()),
    )
}
