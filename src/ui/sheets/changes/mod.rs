//! The sheet of changes: what differs from a file that came back, decided thing by thing and taken in one step.
//!
//! Lays out what the second program compared; compares and reckons nothing itself.

mod line;
mod list;
mod outcome;

use leptos::html::{button, div, h2, p, span};
use leptos::prelude::*;

use crate::app::App;
use crate::errand::{Decision, Filter, Review};
use crate::ui::kit::text_button;

/// What the person has chosen on the sheet; it is there again when the sheet is.
#[derive(Clone, Copy)]
pub(super) struct Kept {
    filter: RwSignal<Filter>,
    /// Counts up when a filter is chosen, also the same once more: what was decided leaves the list only then.
    asked: RwSignal<u32>,
    /// How many lines are drawn.
    most: RwSignal<usize>,
    /// The line that Tab leads to, by its number.
    active: RwSignal<u32>,
}

/// How many lines are drawn at first, and how many more at a time.
const STEP: usize = 500;

impl Kept {
    pub(super) fn new() -> Self {
        Self {
            filter: RwSignal::new(Filter::default()),
            asked: RwSignal::new(0),
            most: RwSignal::new(STEP),
            active: RwSignal::new(0),
        }
    }

    fn choose(&self, filter: Filter) {
        self.most.set(STEP);
        self.filter.set(filter);
        self.asked.update(|count| *count += 1);
    }
}

/// Reads the review, which is there while the sheet is.
fn read<T: Default>(app: App, look: impl FnOnce(&Review) -> T) -> T {
    app.signals.comparison.with(|it| it.as_ref().map(|it| look(&it.review)).unwrap_or_default())
}

/// How many things wait for a decision, for the tab; `None` while nothing is compared.
pub(super) fn count(app: App) -> Memo<Option<usize>> {
    Memo::new(move |_| {
        app.signals.comparison.with(|it| it.as_ref().map(|it| it.review.count(Decision::Open)))
    })
}

/// The sheet.
pub(super) fn changes(app: App, kept: Kept) -> AnyView {
    let name = Memo::new(move |_| {
        app.signals.comparison.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default())
    });
    // The matrix was changed since the comparison was laid: by undo, or on another sheet.
    Effect::new(move || {
        app.signals.edited.track();
        app.renew_comparison();
    });
    let summary = Memo::new(move |_| read(app, |review| review.summary.clone()));
    let notes = Memo::new(move |_| read(app, |review| review.notes.clone()));
    let head = div().attr("class", "register-head").child((
        h2().child(move || format!("Changes from {}", name.get())),
        p().attr("class", "summary").child(move || sentence(&summary.get())),
        div().attr("class", "changes-notes").child(move || {
            notes.get().into_iter().map(|note| p().attr("class", "hint").child(note)).collect_view()
        }),
    ));
    div()
        .attr("class", "changes")
        .child((head, tools(app, kept), list::list(app, kept), outcome::outcome(app)))
        .into_any()
}

/// A summary as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// The filters, and what decides everything that is still open.
fn tools(app: App, kept: Kept) -> AnyView {
    let filters = Filter::ALL.map(|filter| {
        let count = Memo::new(move |_| read(app, |review| review.listed(filter).len()));
        button()
            .attr("type", "button")
            .attr("class", "small")
            .attr("aria-pressed", move || (kept.filter.get() == filter).to_string())
            .child((filter.title(), span().attr("class", "number").child(move || count.get())))
            .on(leptos::ev::click, move |_| kept.choose(filter))
    });
    let none_open = Memo::new(move |_| read(app, |review| review.count(Decision::Open)) == 0);
    let decide_all = move |decision| {
        let open = app
            .signals
            .comparison
            .with_untracked(|it| it.as_ref().map(|it| it.review.listed(Filter::Open)).unwrap_or_default());
        app.decide(open, decision);
    };
    let all = move |words: &'static str, decision: Decision| {
        button()
            .attr("type", "button")
            .attr("class", "bordered small")
            .attr("title", "Everything that waits for a decision")
            .prop("disabled", move || none_open.get())
            .child(words)
            .on(leptos::ev::click, move |_| {
                decide_all(decision);
                crate::platform::dom::next_frame(super::focus);
            })
    };
    div()
        .attr("class", "changes-tools")
        .child((
            div()
                .attr("class", "filters")
                .attr("role", "group")
                .attr("aria-label", "Which changes are listed")
                .child(filters.into_iter().collect_view()),
            p().attr("class", "hint keys-hint")
                .child("Arrows move, A accepts, R rejects, Backspace opens again, Enter goes to the cell."),
            all("Accept all", Decision::Accepted),
            all("Reject all", Decision::Rejected),
        ))
        .into_any()
}

/// A button of the foot.
fn plain(words: &'static str, act: impl Fn() + 'static) -> AnyView {
    text_button("bordered", words, act)
}
