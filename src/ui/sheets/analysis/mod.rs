//! The analysis sheet: five chapters of figures, one shown at a time, so that only its numbers are worked out.
//!
//! Lays out what `crate::analysis` counts and leads from each number to its rows; counts and judges nothing.

mod activities;
mod between;
mod coverage;
mod leading;
mod load;
mod parts;
mod picture;
mod separation;

use leptos::html::{button, div, h2, p};
use leptos::prelude::*;

use crate::app::App;
use crate::command::Sheet;
use crate::platform::dom;

/// A chapter of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Chapter {
    /// Areas by roles.
    #[default]
    Coverage,
    /// What each role and person carries.
    Load,
    /// Which side owns what which side does.
    Between,
    /// Each activity with its counts.
    Activities,
    /// Who holds both sides of a separated pair.
    Separation,
}

impl Chapter {
    const ALL: [Self; 5] = [Self::Coverage, Self::Load, Self::Between, Self::Activities, Self::Separation];

    const fn title(self) -> &'static str {
        match self {
            Self::Coverage => "Coverage",
            Self::Load => "Load",
            Self::Between => "Between the parties",
            Self::Activities => "Activities",
            Self::Separation => "Separation of duties",
        }
    }

    const fn about(self) -> &'static str {
        match self {
            Self::Coverage => {
                "How much each role has in each area. Empty corners are where nobody is involved."
            }
            Self::Load => {
                "What each role and each person carries, the most loaded first. The limits are in the settings."
            }
            Self::Between => {
                "Which side owns what which side does. What one owns and another does must be in the contract."
            }
            Self::Activities => "The counts of each activity, and what the rules say of them.",
            Self::Separation => "Who holds both of two duties that the matrix keeps apart, and through what.",
        }
    }
}

/// The sheet.
pub(super) fn analysis(app: App, chapter: RwSignal<Chapter>) -> AnyView {
    let head = div().attr("class", "register-head analysis-head").child((
        h2().child(Sheet::Analysis.title()),
        div()
            .attr("class", "chapters")
            .attr("role", "tablist")
            .attr("aria-label", "Chapters of the analysis")
            .child(Chapter::ALL.map(|it| tab(chapter, it)).collect_view()),
        p().attr("class", "hint").child(move || chapter.get().about()),
    ));
    let content = move || match chapter.get() {
        Chapter::Coverage => coverage::coverage(app),
        Chapter::Load => load::load(app),
        Chapter::Between => between::between(app),
        Chapter::Activities => activities::activities(app),
        Chapter::Separation => separation::separation(app),
    };
    let body = div()
        .attr("class", "analysis")
        .attr("id", "analysis-chapter")
        .attr("role", "tabpanel")
        .attr("tabindex", "0")
        .attr("aria-label", move || chapter.get().title())
        .child(content);
    (head, body).into_any()
}

fn tab(chapter: RwSignal<Chapter>, own: Chapter) -> AnyView {
    let chosen = move || chapter.get() == own;
    button()
        .attr("type", "button")
        .attr("role", "tab")
        .attr("id", tab_id(own))
        .attr("aria-controls", "analysis-chapter")
        .attr("aria-selected", move || chosen().to_string())
        .attr("tabindex", move || if chosen() { "0" } else { "-1" })
        .child(own.title())
        .on(leptos::ev::click, move |_| chapter.set(own))
        .on(leptos::ev::keydown, move |event| {
            let count = Chapter::ALL.len();
            let at = Chapter::ALL.iter().position(|it| *it == own).unwrap_or(0);
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % count,
                "ArrowLeft" => (at + count - 1) % count,
                _ => return,
            };
            event.prevent_default();
            if let Some(next) = Chapter::ALL.get(next) {
                chapter.set(*next);
                if let Some(tab) = dom::by_id(&tab_id(*next)) {
                    dom::focus(&tab);
                }
            }
        })
        .into_any()
}

fn tab_id(chapter: Chapter) -> String {
    format!("chapter-{chapter:?}")
}

/// Lets the caller run again whenever the figures may be others.
fn follow(app: App) {
    app.signals.findings.track();
    app.signals.document.track();
}
