//! Which role shall play a part on an activity: a list to search, the customer's roles first.

use leptos::html::{div, input, li, p, span, ul};
use leptos::prelude::*;

use super::form::{about, gone};
use super::{close, modal};
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::model::{ActivityId, Part, RoleId};
use crate::session::Session;
use crate::ui::fields::hint;
use crate::ui::grid::part_name;

/// A role to choose.
#[derive(Clone, PartialEq)]
struct Candidate {
    id: RoleId,
    title: String,
    party: String,
    letters: Vec<(char, &'static str)>,
}

fn candidates(session: &Session, activity: ActivityId) -> Vec<Candidate> {
    let matrix = session.matrix();
    let roles = session.roles_to_choose().into_iter().filter_map(|id| {
        let role = matrix.role(id)?;
        let side = matrix.side(role);
        let party = matrix.party(role.party).map(|party| party.name.clone()).filter(|name| !name.is_empty());
        let letters = matrix.letters(activity, id);
        let letters = letters.iter().filter_map(|letter| matrix.scheme.definition(letter));
        Some(Candidate {
            id,
            title: if role.title.is_empty() { "Untitled role".to_owned() } else { role.title.clone() },
            party: party.unwrap_or_else(|| side.words().to_owned()),
            letters: letters.map(|it| (it.symbol, part_name(it.part))).collect(),
        })
    });
    roles.collect()
}

/// Whether every word of the search stands in the role's title or its party's name.
fn fits(candidate: &Candidate, words: &str) -> bool {
    let text = format!("{} {}", candidate.title, candidate.party).to_lowercase();
    words.split_whitespace().all(|word| text.contains(word))
}

/// The dialog.
pub(super) fn choose_role(app: App, activity: ActivityId, part: Part) -> AnyView {
    let known = app.read(|session| {
        let row = session.matrix().activity(activity)?;
        let word = session.part_word(part);
        let former = match part {
            Part::Owns => row.letters().iter().any(|it| it.meets(session.matrix().scheme.playing(part))),
            _ => false,
        };
        (!word.is_empty()).then(|| (row.title.clone(), word, former, candidates(session, activity)))
    });
    let Some((title, word, former, all)) = known else { return gone(app) };
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let words = words.get().to_lowercase();
        all.iter().filter(|candidate| fits(candidate, &words)).cloned().collect::<Vec<_>>()
    });
    let give = move |role: RoleId| {
        close(app);
        app.act(|session| session.give_part(activity, role, part));
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        let at = chosen.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => show(chosen, (at + 1) % count),
            "ArrowUp" => show(chosen, (at + count - 1) % count),
            "Enter" => {
                if let Some(role) = found.with_untracked(|found| found.get(at).map(|it| it.id)) {
                    give(role);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let found = found.get();
        let lines = found.into_iter().enumerate().map(|(at, candidate)| line(at, candidate, chosen, give));
        lines.collect::<Vec<_>>()
    };
    let nothing = move || {
        found.with(Vec::is_empty).then(|| p().attr("class", "hint").child("No role has these words."))
    };
    let replaced = former
        .then(|| hint("An activity has one owner: the present one keeps its other letters or is consulted."));
    let content = div()
        .attr("class", "dialog-body")
        .child((
            about(format!("Who is {word} for {title}?")),
            replaced,
            input()
                .attr("class", "search")
                .attr("role", "combobox")
                .attr("autofocus", true)
                .attr("autocomplete", "off")
                .attr("aria-label", "Role")
                .attr("aria-expanded", "true")
                .attr("aria-controls", "roles-to-choose")
                .attr("aria-activedescendant", move || format!("role-to-choose-{}", chosen.get()))
                .attr("placeholder", "Search the roles")
                .on(leptos::ev::input, move |event| {
                    words.set(event_target_value(&event));
                    chosen.set(0);
                })
                .on(leptos::ev::keydown, on_key),
            ul().attr("id", "roles-to-choose")
                .attr("role", "listbox")
                .attr("aria-label", "Roles")
                .child(list),
            nothing,
        ))
        .into_any();
    modal(app, "dialog", "Choose a role", content)
}

/// Marks the line and brings it into view.
fn show(chosen: RwSignal<usize>, at: usize) {
    chosen.set(at);
    if let Some(line) = crate::platform::dom::by_id(&format!("role-to-choose-{at}")) {
        line.scroll_into_view_with_bool(false);
    }
}

fn line(
    at: usize,
    candidate: Candidate,
    chosen: RwSignal<usize>,
    give: impl Fn(RoleId) + Copy + 'static,
) -> AnyView {
    let role = candidate.id;
    let chips = candidate
        .letters
        .into_iter()
        .map(|(symbol, part)| span().attr("class", format!("chip {part}")).child(symbol.to_string()));
    li().attr("role", "option")
        .attr("id", format!("role-to-choose-{at}"))
        .attr("aria-selected", move || (chosen.get() == at).to_string())
        .child((
            span().child(candidate.title),
            span().attr("class", "duty-letters").child(chips.collect::<Vec<_>>()),
            span().attr("class", "group").child(candidate.party),
        ))
        .on(leptos::ev::click, move |_| give(role))
        .into_any()
}
