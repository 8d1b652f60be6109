//! The list of documents: those that every matrix has, and a card for each role under its party.

use leptos::html::{button, div, h3, input, li, nav, optgroup, option, p, select, ul};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::Reading;
use crate::platform::dom;
use crate::session::{CardShelf, Paper};
use crate::ui::fields::{fresh_id, labelled};

/// The list with its filter; where the window is narrow, a choice instead.
pub(super) fn list(reading: Reading) -> AnyView {
    let app = reading.app;
    let filter = RwSignal::new(String::new());
    let shelves = move |words: String| {
        app.signals.findings.get();
        app.read(|session| session.card_shelves(&words))
    };
    let shown = Memo::new(move |_| shelves(filter.get()));
    let all = Memo::new(move |_| shelves(String::new()));
    // The one that is shown leads into the list, as long as the list has it.
    let stop = Memo::new(move |_| {
        let paper = reading.paper.get();
        let is_card = |(id, _): &(_, String)| Paper::RoleCard(*id) == paper;
        let has = Paper::ALWAYS.iter().any(|(other, _)| *other == paper)
            || shown.with(|shelves| shelves.iter().flat_map(|shelf| &shelf.roles).any(is_card));
        if has { paper } else { Paper::default() }
    });
    let always = Paper::ALWAYS.map(|(paper, title)| entry(reading, stop, paper, title.to_owned()));
    let cards = move || {
        let shelves = shown.get();
        let words =
            if all.with(Vec::is_empty) { "The matrix has no roles yet." } else { "No role card fits." };
        let none = shelves.is_empty().then(|| p().attr("class", "hint").child(words));
        (shelves.into_iter().map(|it| shelf(reading, stop, it)).collect_view(), none)
    };
    let filter_field = input()
        .attr("type", "search")
        .attr("aria-label", "Filter role cards by role, person or party")
        .attr("placeholder", "Filter role cards")
        .prop("value", move || filter.get())
        .on(leptos::ev::input, move |event| filter.set(event_target_value(&event)));
    nav()
        .attr("class", "documents-list")
        .attr("aria-label", "Documents")
        .child((
            div().attr("class", "documents-entries").child((ul().child(always), filter_field, cards)),
            choice(reading, all),
        ))
        .on(leptos::ev::keydown, |event| walk(&event))
        .into_any()
}

fn shelf(reading: Reading, stop: Memo<Paper>, shelf: CardShelf) -> AnyView {
    let cards = shelf.roles.into_iter().map(|(id, title)| entry(reading, stop, Paper::RoleCard(id), title));
    (h3().child(shelf.party), ul().child(cards.collect_view())).into_any()
}

fn entry(reading: Reading, stop: Memo<Paper>, paper: Paper, title: String) -> AnyView {
    li().child(
        button()
            .attr("type", "button")
            .attr("aria-current", move || (reading.paper.get() == paper).then_some("true"))
            .attr("tabindex", move || if stop.get() == paper { "0" } else { "-1" })
            .child(title)
            .on(leptos::ev::click, move |_| reading.app.signals.paper.set(paper)),
    )
    .into_any()
}

/// Up, down, first and last entry of the list.
fn walk(event: &KeyboardEvent) {
    let entries = dom::find_all(".documents-entries button");
    let here = dom::focused().and_then(|focused| entries.iter().position(|it| *it == focused));
    let Some(here) = here else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => here + 1,
        "ArrowUp" => here.saturating_sub(1),
        "Home" => 0,
        "End" => entries.len().saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(entry) = entries.get(next) {
        dom::focus(entry);
        dom::scroll_into_view(entry);
    }
}

/// The same as a choice, for which a narrow window has room.
fn choice(reading: Reading, shelves: Memo<Vec<CardShelf>>) -> AnyView {
    let id = fresh_id("paper");
    let item = move |paper: Paper, title: String| {
        option()
            .attr("value", value_of(paper))
            .prop("selected", move || reading.paper.get() == paper)
            .child(title)
    };
    let always = Paper::ALWAYS.map(|(paper, title)| item(paper, title.to_owned()));
    let cards = move || {
        let group = |shelf: CardShelf| {
            let cards = shelf.roles.into_iter().map(|(id, title)| item(Paper::RoleCard(id), title));
            optgroup().attr("label", shelf.party).child(cards.collect_view())
        };
        shelves.get().into_iter().map(group).collect_view()
    };
    let chosen = move |event: web_sys::Event| {
        let value = event_target_value(&event);
        let cards = shelves.with_untracked(|shelves| {
            let roles = shelves.iter().flat_map(|shelf| &shelf.roles);
            roles.map(|(id, _)| Paper::RoleCard(*id)).collect::<Vec<_>>()
        });
        let mut papers = Paper::ALWAYS.iter().map(|(paper, _)| *paper).chain(cards);
        if let Some(paper) = papers.find(|paper| value_of(*paper) == value) {
            reading.app.signals.paper.set(paper);
        }
    };
    let control = select().attr("id", id.clone()).child((always, cards)).on(leptos::ev::change, chosen);
    div().attr("class", "documents-choice").child(labelled("Document", id, control.into_any())).into_any()
}

/// What stands for the document in the choice.
fn value_of(paper: Paper) -> String {
    match paper {
        Paper::Escalation => "escalation".to_owned(),
        Paper::RoleCards => "cards".to_owned(),
        Paper::Analysis => "analysis".to_owned(),
        Paper::Matrix => "matrix".to_owned(),
        Paper::RoleCard(role) => role.to_string(),
    }
}
