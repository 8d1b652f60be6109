//! One change: where, how it was, how it would be, and the two buttons.

use leptos::html::{button, del, div, ins, li, span};
use leptos::prelude::*;

use super::{Kept, read};
use crate::app::App;
use crate::errand::{Decision, Item, Kind, Standing};

/// The line.
pub(super) fn line(app: App, kept: Kept, number: u32, item: Item) -> AnyView {
    let decision = decision_of(app, number);
    let is_choice = item.is_choice();
    let name = [item.group.as_str(), ": ", &item.place].concat();
    let stop = move || if kept.active.get() == number { "0" } else { "-1" };
    let buttons = is_choice.then(|| {
        let one = |decision| decide_button(app, vec![number], decision, &name, stop);
        div().attr("class", "decisions").child((one(Decision::Accepted), one(Decision::Rejected)))
    });
    let twin = (!item.twin.is_empty()).then(|| {
        let words = format!("Nearly the same as your {}: accepting keeps both.", item.twin);
        span().attr("class", "hint").child(words)
    });
    li().attr("class", "change-line")
        .attr("tabindex", stop)
        .attr("data-number", number.to_string())
        .attr("data-standing", standing_name(item.standing))
        .attr("data-decision", move || is_choice.then(|| decision_name(decision.get())))
        .child((
            div()
                .attr("class", "place")
                .child((span().attr("class", "where").child(item.place.clone()), tag(&item))),
            div().attr("class", "values").child((values(&item), twin)),
            buttons,
        ))
        .into_any()
}

fn decision_of(app: App, number: u32) -> Memo<Decision> {
    Memo::new(move |_| read(app, |review| review.decisions.get(number as usize).copied().unwrap_or_default()))
}

/// Accepts or rejects things; pressed while all of them are decided so, and pressed once more it opens them again.
pub(super) fn decide_button(
    app: App,
    numbers: Vec<u32>,
    decision: Decision,
    name: &str,
    stop: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
) -> AnyView {
    let word = if decision == Decision::Accepted { "Accept" } else { "Reject" };
    let own = numbers.clone();
    let pressed = Memo::new(move |_| {
        read(app, |review| own.iter().all(|number| review.decisions.get(*number as usize) == Some(&decision)))
    });
    button()
        .attr("type", "button")
        .attr("class", "small bordered")
        .attr("data-decision", decision_name(decision))
        .attr("aria-pressed", move || pressed.get().to_string())
        .attr("aria-label", [word, " ", name].concat())
        .attr("tabindex", stop)
        .child(word)
        .on(leptos::ev::click, move |_| {
            let next = if pressed.get_untracked() { Decision::Open } else { decision };
            app.decide(numbers.clone(), next);
        })
        .into_any()
}

/// What is special about the change, in a word or two.
fn tag(item: &Item) -> Option<AnyView> {
    let words = match (item.standing, item.kind) {
        (Standing::Conflict, _) => "Conflict",
        (Standing::Mine, _) => "Yours",
        (Standing::Agreed, _) => "Both the same",
        (Standing::Theirs, Kind::Added) => "New",
        (Standing::Theirs, Kind::Removed) => "Deleted",
        (Standing::Theirs, Kind::Moved) => "Moved",
        (Standing::Theirs, Kind::Changed) => return None,
    };
    Some(
        span()
            .attr("class", "tag")
            .attr("data-standing", standing_name(item.standing))
            .child(words)
            .into_any(),
    )
}

/// The old struck through, the new beside it; for a conflict both new ones, each with whose it is.
fn values(item: &Item) -> AnyView {
    let letters = item.letters.then_some("");
    let nothing = |words: &str| words.is_empty().then_some("");
    let text = |words: &str| if words.is_empty() { "nothing".to_owned() } else { words.to_owned() };
    let new = |words: &str| {
        ins().attr("data-letters", letters).attr("data-nothing", nothing(words)).child(text(words))
    };
    // What is new had nothing before, and what is gone has nothing after: that need not be said.
    let before = |words: &str| {
        let is_told = item.kind != Kind::Added || !words.is_empty();
        is_told.then(|| {
            del().attr("data-letters", letters).attr("data-nothing", nothing(words)).child(text(words))
        })
    };
    let after = |words: &str| (item.kind != Kind::Removed || !words.is_empty()).then(|| new(words));
    let whose = |words: &'static str| span().attr("class", "whose").child(words);
    match item.standing {
        Standing::Theirs => (before(&item.mine), after(&item.theirs)).into_any(),
        Standing::Mine | Standing::Agreed => (before(&item.old), after(&item.mine)).into_any(),
        Standing::Conflict => (
            before(&item.old).map(|old| span().attr("class", "version").child((whose("before"), old))),
            span().attr("class", "version").child((whose("yours"), new(&item.mine))),
            span().attr("class", "version").child((whose("theirs"), new(&item.theirs))),
        )
            .into_any(),
    }
}

const fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Mine => "mine",
        Standing::Theirs => "theirs",
        Standing::Agreed => "agreed",
        Standing::Conflict => "conflict",
    }
}

const fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::Open => "open",
        Decision::Accepted => "accepted",
        Decision::Rejected => "rejected",
    }
}
