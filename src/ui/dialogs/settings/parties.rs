//! The organisations: their names and sides, one more, one less.

use std::sync::Arc;

use leptos::html::{button, div, li, span, ul};
use leptos::prelude::*;

use super::text;
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::model::{Party, PartyKind};
use crate::platform::dom;
use crate::ui::fields::{Text, choice, hint};
use crate::ui::kit::{Icon, icon, text_button};

/// One organisation's fields.
#[derive(Clone)]
struct Line {
    party: Party,
    kind: RwSignal<usize>,
    name: RwSignal<String>,
    has_roles: bool,
}

impl Line {
    fn new(party: Party, has_roles: bool) -> Self {
        let (kind, name) = (RwSignal::new(party.kind.position()), RwSignal::new(party.name.clone()));
        Self { party, kind, name, has_roles }
    }
}

/// The fields.
#[derive(Clone, Copy)]
pub(super) struct Draft(RwSignal<Vec<Line>>);

impl Draft {
    pub(super) fn new(app: App, parties: &[Party]) -> Self {
        let lines = parties
            .iter()
            .map(|party| Line::new(party.clone(), app.read(|session| session.has_roles(party.id))));
        Self(RwSignal::new(lines.collect()))
    }

    pub(super) fn fields(self, app: App) -> AnyView {
        let lines = self.0;
        let list = move || {
            lines.get().into_iter().zip(1..).map(|(it, number)| line(it, number, lines)).collect::<Vec<_>>()
        };
        // The signals of a new line belong to the dialog, not to the button's press.
        let owner = Owner::current();
        let add = move || {
            let party = app.quietly(|session| session.new_party(PartyKind::ThirdParty));
            let new = match &owner {
                Some(owner) => owner.with(|| Line::new(party, false)),
                None => Line::new(party, false),
            };
            lines.update(|lines| lines.push(new));
            focus(".party-lines li:last-child input");
        };
        (
            ul().attr("class", "party-lines").child(list),
            text_button("plain add", "Add a party", add),
            hint("A party that has roles can be renamed, not removed."),
        )
            .into_any()
    }

    pub(super) fn parties(self) -> Vec<Party> {
        let lines = self.0.get_untracked().into_iter();
        let parties = lines.map(|line| Party {
            kind: PartyKind::at(line.kind.get_untracked()).unwrap_or(line.party.kind),
            name: text(line.name).split_whitespace().collect::<Vec<_>>().join(" "),
            ..line.party
        });
        parties.collect()
    }
}

fn line(line: Line, number: usize, lines: RwSignal<Vec<Line>>) -> AnyView {
    let Line { party, kind, name, has_roles } = line;
    // The last party stays: a role needs one to belong to.
    let can_go = !has_roles && lines.with_untracked(Vec::len) > 1;
    let remove = can_go.then(|| {
        let label = move || format!("Remove {}", name.get());
        button()
            .attr("type", "button")
            .attr("class", "icon-button")
            .attr("aria-label", label)
            .attr("title", "Remove this party")
            .child(icon(Icon::Close))
            .on(leptos::ev::click, move |_| {
                lines.update(|lines| lines.retain(|it| it.party.id != party.id));
                focus(".settings .add");
            })
    });
    let group =
        div().attr("class", "party-line").attr("role", "group").attr("aria-label", format!("Party {number}"));
    li().child(group.child((
        choice("Side", PartyKind::all_words(), kind.into(), Arc::new(move |at| kind.set(at))),
        Text::line("Name").bound(name),
        span().attr("class", "remove").child(remove),
    )))
    .into_any()
}

/// Gives the focus to what is there once the lines are drawn anew.
fn focus(selector: &'static str) {
    dom::next_frame(move || {
        if let Some(element) = dom::find(selector) {
            dom::focus(&element);
        }
    });
}
