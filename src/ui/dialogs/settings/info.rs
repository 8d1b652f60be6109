//! What the matrix says of itself.

use std::sync::Arc;

use leptos::html::div;
use leptos::prelude::*;

use super::text;
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::model::{MatrixInfo, ReviewCycle, Status};
use crate::ui::fields::{Text, choice};

/// Languages that are offered; any other tag can be written.
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "it", "nl", "pl", "pt"];

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    title: RwSignal<String>,
    purpose: RwSignal<String>,
    status: RwSignal<usize>,
    version: RwSignal<String>,
    owner: RwSignal<String>,
    language: RwSignal<String>,
    cycle: RwSignal<usize>,
    next_review: RwSignal<String>,
}

impl Draft {
    pub(super) fn new(info: &MatrixInfo) -> Self {
        let text = |text: &String| RwSignal::new(text.clone());
        let next_review = info.next_review.map(|date| date.to_string()).unwrap_or_default();
        Self {
            title: text(&info.title),
            purpose: text(&info.purpose),
            status: RwSignal::new(info.status.position()),
            version: text(&info.version_label),
            owner: text(&info.owner),
            language: text(&info.language),
            cycle: RwSignal::new(ReviewCycle::position_or_none(info.review_cycle)),
            next_review: RwSignal::new(next_review),
        }
    }

    pub(super) fn fields(self, app: App) -> AnyView {
        let people = app.read(|session| {
            session.matrix().people.iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        });
        let select = |words: &str, options, signal: RwSignal<usize>| {
            choice(words, options, signal.into(), Arc::new(move |at| signal.set(at)))
        };
        (
            Text::line("Title").required().first().bound(self.title),
            Text::lines("Purpose", 2).bound(self.purpose),
            div().attr("class", "field-row").child((
                select("Status", Status::all_words(), self.status),
                Text::line("Version").bound(self.version),
                Text::line("Owner").offering(people).bound(self.owner),
                Text::line("Language").offering(LANGUAGES.map(str::to_owned)).bound(self.language),
            )),
            div().attr("class", "field-row").child((
                select("Review cycle", ReviewCycle::all_words_or_none(), self.cycle),
                Text::date("Next review").bound(self.next_review),
            )),
        )
            .into_any()
    }

    pub(super) fn write(self, info: &mut MatrixInfo) {
        info.title = text(self.title).split_whitespace().collect::<Vec<_>>().join(" ");
        info.purpose = text(self.purpose);
        info.status = Status::at(self.status.get_untracked()).unwrap_or(info.status);
        info.version_label = text(self.version);
        info.owner = text(self.owner);
        info.language = text(self.language);
        info.review_cycle = ReviewCycle::at_or_none(self.cycle.get_untracked());
        info.next_review = text(self.next_review).parse().ok();
    }
}
