//! The sheet of controls: how far the matrix answers to each chosen catalogue, and what is missing.

mod lines;
mod table;

use leptos::html::{button, div, h2, input, li, p, span, ul};
use leptos::prelude::*;

use self::lines::Wanted;
use crate::analysis::coverage::{Coverage, CoverageCounts};
use crate::app::App;
use crate::catalog::controls::{Catalogue, catalogues};
use crate::command::{Command, Sheet};
use crate::platform::dom;
use crate::ui::fields::check;
use crate::ui::kit::text_button;
use crate::ui::words::counted;

/// What the person has chosen on the sheet; it is there again when the sheet is.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    /// The catalogue whose controls are listed.
    catalogue: RwSignal<Option<&'static str>>,
    wanted: RwSignal<Wanted>,
    /// How far the table was scrolled, in CSS pixels.
    scrolled: StoredValue<i32>,
}

impl Kept {
    pub(super) fn new() -> Self {
        Self {
            catalogue: RwSignal::new(None),
            wanted: RwSignal::new(Wanted::default()),
            scrolled: StoredValue::new(0),
        }
    }
}

/// A chosen catalogue with what the matrix says to it.
#[derive(Clone, PartialEq)]
struct Answer {
    catalogue: &'static Catalogue,
    coverage: Coverage,
}

/// The sheet.
pub(super) fn controls(app: App, kept: Kept) -> AnyView {
    // Worked out a moment after each change, and only while the sheet is shown.
    let answers = Memo::new(move |_| {
        app.signals.findings.get();
        app.read(|session| {
            let chosen = session.chosen_catalogues().into_iter();
            let answer =
                |catalogue| Answer { catalogue, coverage: Coverage::of(session.matrix(), catalogue) };
            chosen.map(answer).collect::<Vec<_>>()
        })
    });
    let is_empty = Memo::new(move |_| answers.with(Vec::is_empty));
    let content = move || if is_empty.get() { nothing_chosen(app) } else { answered(app, kept, answers) };
    div().attr("class", "controls-sheet").child(content).into_any()
}

/// What is shown while the matrix answers to no catalogue.
fn nothing_chosen(app: App) -> AnyView {
    let offer = |(at, catalogue): (usize, &'static Catalogue)| {
        let referred = app.read(|session| {
            let counts = Coverage::of(session.matrix(), catalogue).counts();
            counts.covered + counts.unowned
        });
        let facts = match referred {
            0 => counted(catalogue.count(), "control", "controls"),
            some => format!(
                "{}, {some} in this matrix already",
                counted(catalogue.count(), "control", "controls")
            ),
        };
        let choose = button()
            .attr("type", "button")
            .attr("class", "catalogue-offer")
            .attr("data-first", (at == 0).then_some(""))
            .child((
                span().attr("class", "name").child(format!("{}, {}", catalogue.name, catalogue.version)),
                span().attr("class", "facts").child(facts),
            ))
            .on(leptos::ev::click, move |_| {
                app.act(|session| session.choose_catalogue(catalogue, true));
                // At once, not a moment later: the button is gone, and the focus goes to what takes its place.
                app.signals.findings.update(|count| *count += 1);
                dom::next_frame(super::focus);
            });
        li().child(choose)
    };
    div()
        .attr("class", "nothing-chosen")
        .child((
            h2().child("Which controls does this matrix answer to?"),
            p().child(
                "Choose a catalogue to see which of its controls have an activity with one owner, and which have none. \
                 More can be chosen later in the matrix settings.",
            ),
            ul().attr("class", "catalogue-offers").child(catalogues().iter().enumerate().map(offer).collect_view()),
        ))
        .into_any()
}

fn answered(app: App, kept: Kept, answers: Memo<Vec<Answer>>) -> AnyView {
    // The one that is listed: the person's choice while it is there, else the first.
    let listed = Memo::new(move |_| {
        let wished = kept.catalogue.get();
        answers.with(|answers| {
            let is_it = |answer: &&Answer| Some(answer.catalogue.id) == wished;
            answers.iter().find(is_it).or(answers.first()).cloned()
        })
    });
    let shown = Memo::new(move |_| listed.with(|it| it.as_ref().map(|it| it.catalogue.id)));
    let figures = Memo::new(move |_| {
        answers.with(|all| all.iter().map(|it| (it.catalogue, it.coverage.counts())).collect::<Vec<_>>())
    });
    let cards = move || {
        let cards = figures.get().into_iter().map(|(catalogue, counts)| card(kept, shown, catalogue, counts));
        cards.collect_view()
    };
    (
        head(app, kept),
        ul().attr("class", "coverage-cards").attr("aria-label", "Coverage of each catalogue").child(cards),
        table::table(app, kept, listed),
    )
        .into_any()
}

fn head(app: App, kept: Kept) -> AnyView {
    let wanted = kept.wanted;
    let gaps_only = Signal::derive(move || wanted.with(|wanted| wanted.gaps_only));
    div()
        .attr("class", "register-head")
        .child((
            h2().child(Sheet::Controls.title()),
            p().attr("class", "hint").child(Sheet::Controls.about()),
            check("Gaps only", gaps_only, move |gaps_only| {
                wanted.update(|wanted| wanted.gaps_only = gaps_only);
            }),
            input()
                .attr("type", "search")
                .attr("data-first", "")
                .attr("aria-label", "Filter Controls")
                .attr("placeholder", "Filter")
                .prop("value", wanted.get_untracked().words)
                .on(leptos::ev::input, move |event| {
                    wanted.update(|wanted| wanted.words = event_target_value(&event).to_lowercase());
                }),
            text_button("bordered", "Choose catalogues…", move || {
                app.run(Command::MatrixSettings);
            }),
        ))
        .into_any()
}

/// A catalogue's figures; pressing it lists its controls.
fn card(
    kept: Kept,
    shown: Memo<Option<&'static str>>,
    catalogue: &'static Catalogue,
    counts: CoverageCounts,
) -> AnyView {
    let count = |name: &'static str, number: usize, words: &'static str| {
        span().attr("class", "count").attr("data-standing", name).child(format!("{number} {words}"))
    };
    let part = |name: &'static str, number: usize| {
        let share = number as f64 * 100.0 / counts.controls.max(1) as f64;
        span().attr("data-standing", name).style(("width", format!("{share:.2}%")))
    };
    let content = button()
        .attr("type", "button")
        .attr("class", "coverage-card")
        .attr("aria-pressed", move || (shown.get() == Some(catalogue.id)).to_string())
        .on(leptos::ev::click, move |_| kept.catalogue.set(Some(catalogue.id)))
        .child((
            span().attr("class", "name").child(format!("{} ", catalogue.name)),
            span().attr("class", "version").child(catalogue.version),
            span().attr("class", "coverage-bar").attr("aria-hidden", "true").child((
                part("covered", counts.covered),
                part("unowned", counts.unowned),
                part("missing", counts.missing),
            )),
            span().attr("class", "coverage-counts").child((
                count("covered", counts.covered, "covered"),
                count("unowned", counts.unowned, "without one owner"),
                count("missing", counts.missing, "missing"),
            )),
        ));
    li().child(content).into_any()
}
