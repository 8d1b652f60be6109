//! The template gallery: what each pack brings, with a small picture; choosing one shows it before it is kept.

use leptos::html::{button, div, li, p, span, ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::modal;
use super::picture::picture;
use crate::app::{App, Preview, show_preview, template};
use crate::catalog::choices::Choice;
use crate::catalog::{Pack, packs};
use crate::model::Matrix;
use crate::platform::dom;
use crate::ui::grid::side_name;
use crate::ui::words::counted;

/// What finds the cards.
const CARDS: &str = ".gallery .card";

/// The gallery.
pub(super) fn templates(app: App) -> AnyView {
    let cards: Vec<_> =
        packs().iter().filter_map(|pack| Some(li().child(card(app, pack, &template(pack.id)?)))).collect();
    let content = div()
        .attr("class", "dialog-body")
        .child((
            p().child(
                "A template opens as a preview. Your first change keeps it as a matrix of yours; \
                 what is open now stays in the list of matrices.",
            ),
            ul().attr("class", "gallery")
                .attr("aria-label", "Templates")
                .child(cards)
                .on(leptos::ev::keydown, move |event| on_key(&event)),
        ))
        .into_any();
    modal(app, "dialog wide templates", "New from a template", content)
}

/// One template; the whole card is the button that uses it.
fn card(app: App, pack: &'static Pack, matrix: &Matrix) -> AnyView {
    let first = packs().first().is_some_and(|first| first.id == pack.id);
    button()
        .attr("type", "button")
        .attr("class", "card")
        .attr("autofocus", first)
        .child((
            picture(matrix),
            span().attr("class", "name").child(pack.title),
            span().attr("class", "card-about").child((
                span().attr("class", "summary").child(pack.summary),
                span().attr("class", "facts").child(facts(matrix)),
                areas(matrix),
            )),
            parties(matrix),
            span().attr("class", "use").attr("aria-hidden", "true").child("Use"),
        ))
        .on(leptos::ev::click, move |_| {
            if let Some(matrix) = template(pack.id) {
                show_preview(app, matrix, Preview::Template(pack.title.to_owned()));
                super::focus_grid(app);
            }
        })
        .into_any()
}

/// How much there is: "31 activities, 14 roles, 6 areas, RACI".
fn facts(matrix: &Matrix) -> String {
    if matrix.activity_count() == 0 {
        return format!("Nothing filled in yet, {}", matrix.scheme.name);
    }
    let mut facts = vec![
        counted(matrix.activity_count(), "activity", "activities"),
        counted(matrix.role_count(), "role", "roles"),
    ];
    if !matrix.areas.is_empty() {
        facts.push(counted(matrix.areas.len(), "area", "areas"));
    }
    facts.push(matrix.scheme.name.clone());
    facts.join(", ")
}

fn areas(matrix: &Matrix) -> Option<AnyView> {
    let titles: Vec<&str> = matrix.areas.iter().map(|area| area.title.as_str()).collect();
    (!titles.is_empty()).then(|| span().attr("class", "areas").child(titles.join(" · ")).into_any())
}

/// The parties that take part, in their tints.
fn parties(matrix: &Matrix) -> AnyView {
    let chips: Vec<_> = matrix
        .parties
        .iter()
        .map(|party| {
            let name = if party.name.is_empty() { party.kind.words().to_owned() } else { party.name.clone() };
            span().attr("class", "party").attr("data-side", side_name(party.kind)).child(name)
        })
        .collect();
    span().attr("class", "parties").child(chips).into_any()
}

/// Arrow keys, Home and End go from card to card; up and down by a row of the gallery.
fn on_key(event: &KeyboardEvent) {
    let Some(list) = dom::document().and_then(|it| it.query_selector_all(CARDS).ok()) else { return };
    let cards: Vec<HtmlElement> =
        (0..list.length()).filter_map(|index| list.get(index)?.dyn_into().ok()).collect();
    let Some(at) = dom::focused().and_then(|here| cards.iter().position(|card| *card == here)) else {
        return;
    };
    let top = |card: &HtmlElement| card.get_bounding_client_rect().top();
    let across = cards.iter().take_while(|card| cards.first().is_some_and(|it| top(it) == top(card))).count();
    let next = match event.key().as_str() {
        "ArrowRight" => at + 1,
        "ArrowLeft" => at.saturating_sub(1),
        "ArrowDown" => at + across,
        "ArrowUp" if at >= across => at - across,
        "Home" => 0,
        "End" => cards.len().saturating_sub(1),
        _ => return,
    };
    event.prevent_default();
    if let Some(card) = cards.get(next) {
        // With scrolling: the card may be below.
        let _ = card.focus();
    }
}
