//! Areas of the templates, to be added to this matrix: what each would bring, and what is there already.

use leptos::html::{button, div, h3, input, li, p, section, span, ul};
use leptos::prelude::*;

use super::{close, modal};
use crate::app::{App, template};
use crate::catalog::{Pack, packs};
use crate::model::Matrix;
use crate::session::AreaOffer;
use crate::ui::words::counted;

/// A template with what its areas would bring.
struct Brought {
    pack: &'static Pack,
    matrix: StoredValue<Matrix>,
    offers: Vec<AreaOffer>,
}

/// The dialog.
pub(super) fn add_area(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let reason = app.read(|session| session.read_only().map(str::to_owned));
    let locked = reason.is_some();
    let brought = packs().iter().filter_map(|pack| {
        let matrix = template(pack.id)?;
        let offers = app.quietly(|session| session.area_offers(&matrix));
        (!offers.is_empty()).then(|| Brought { pack, matrix: StoredValue::new(matrix), offers })
    });
    let sections: Vec<_> = brought.map(|brought| of_pack(app, brought, words, locked)).collect();
    let content = div()
        .attr("class", "dialog-body")
        .child((
            p().child(
                "An area comes with its activities, their letters and the roles they need. \
                 What this matrix has already is used and stays as it is.",
            ),
            reason.map(|reason| p().attr("class", "problem").child(reason)),
            input()
                .attr("type", "search")
                .attr("class", "search")
                .attr("autofocus", true)
                .attr("autocomplete", "off")
                .attr("aria-label", "Find an area or activity")
                .attr("placeholder", "Find an area or activity")
                .on(leptos::ev::input, move |event| words.set(event_target_value(&event).to_lowercase())),
            sections,
        ))
        .into_any();
    modal(app, "dialog wide areas-to-add", "Add an area from a template", content)
}

fn of_pack(app: App, brought: Brought, words: RwSignal<String>, locked: bool) -> AnyView {
    let Brought { pack, matrix, offers } = brought;
    let texts: Vec<String> = offers.iter().map(|offer| searched(pack, matrix, offer)).collect();
    let all = texts.clone();
    let nothing_fits = move || words.with(|words| !all.iter().any(|text| fits(text, words)));
    let lines = offers.into_iter().zip(texts).map(|(offer, text)| {
        let is_out = move || words.with(|words| !fits(&text, words));
        li().prop("hidden", is_out).child(line(app, offer, matrix, locked))
    });
    section()
        .prop("hidden", nothing_fits)
        .child((h3().child(pack.title), ul().attr("aria-label", pack.title).child(lines.collect::<Vec<_>>())))
        .into_any()
}

/// What an area is found by: its title, the template's, and those of all its activities.
fn searched(pack: &Pack, matrix: StoredValue<Matrix>, offer: &AreaOffer) -> String {
    let mut text = format!("{} {}", pack.title, offer.title);
    matrix.with_value(|matrix| {
        for row in matrix.activities().filter(|row| row.area == Some(offer.area)) {
            text.push(' ');
            text.push_str(&row.title);
        }
    });
    text.to_lowercase()
}

/// Whether every word stands in the text.
fn fits(text: &str, words: &str) -> bool {
    words.split_whitespace().all(|word| text.contains(word))
}

fn line(app: App, offer: AreaOffer, matrix: StoredValue<Matrix>, locked: bool) -> AnyView {
    let has_all = offer.activities.is_empty();
    let area = offer.area;
    let activities = (!has_all).then(|| span().attr("class", "brought").child(offer.activities.join(" · ")));
    let roles = (!offer.roles.is_empty())
        .then(|| span().attr("class", "brought").child(format!("New roles: {}", offer.roles.join(", "))));
    div()
        .attr("class", "area-offer")
        .child((
            div().child((
                span().attr("class", "name").child(offer.title.clone()),
                span().attr("class", "facts").child(facts(&offer)),
                activities,
                roles,
            )),
            button()
                .attr("type", "button")
                .attr("class", "bordered")
                .attr("aria-label", format!("Add {}", offer.title))
                .prop("disabled", has_all || locked)
                .child("Add")
                .on(leptos::ev::click, move |_| {
                    close(app);
                    matrix.with_value(|matrix| app.act(|session| session.add_area_from(matrix, area)));
                }),
        ))
        .into_any()
}

/// "7 activities, 2 new roles, 1 already here".
fn facts(offer: &AreaOffer) -> String {
    if offer.activities.is_empty() {
        return "All its activities are here already".to_owned();
    }
    let mut facts = counted(offer.activities.len(), "activity", "activities");
    if !offer.roles.is_empty() {
        facts.push_str(", ");
        facts.push_str(&counted(offer.roles.len(), "new role", "new roles"));
    }
    if offer.already_there > 0 {
        facts.push_str(&format!(", {} already here", offer.already_there));
    }
    facts
}
