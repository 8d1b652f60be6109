//! The roles that were found: their titles, their sides, their parties.

use std::sync::Arc;

use leptos::html::{input, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use super::disclosure;
use crate::app::App;
use crate::catalog::choices::{Choice, SIDES};
use crate::errand::{RoleChoice, RoleProposal};
use crate::ui::fields::bare_choice;

/// The disclosure.
pub(super) fn roles(app: App) -> AnyView {
    let importing = app.signals.importing;
    let found = Memo::new(move |_| {
        importing
            .with(|reading| reading.proposal.roles.iter().map(|role| role.found.clone()).collect::<Vec<_>>())
    });
    let head = |words| th().attr("scope", "col").child(words);
    let lines =
        move || found.get().into_iter().enumerate().map(|(at, name)| line(app, at, name)).collect::<Vec<_>>();
    let list = table().attr("class", "mapping import-roles").child((
        thead().child(tr().child((head("Role"), head("Side"), head("Party")))),
        tbody().child(lines),
    ));
    disclosure(move || format!("Roles and their sides ({})", found.with(Vec::len)), list.into_any())
}

fn line(app: App, at: usize, found: String) -> AnyView {
    let importing = app.signals.importing;
    let role = Memo::new(move |_| {
        importing.with(|reading| reading.proposal.roles.get(at).cloned().unwrap_or_default())
    });
    let correct = {
        let found = found.clone();
        move |change: &dyn Fn(&mut RoleChoice)| {
            app.correct_import(|choices| change(choices.roles.entry(found.clone()).or_default()));
        }
    };
    let side = Signal::derive(move || {
        let side = role.with(|role| role.side);
        SIDES.iter().position(|it| *it == side).unwrap_or_default()
    });
    let (of_title, of_side, of_party) = (correct.clone(), correct.clone(), correct);
    let choose = move |option: usize| of_side(&|choice| choice.side = SIDES.get(option).copied());
    let sides = SIDES.iter().map(|side| side.words().to_owned()).collect();
    let field = |name: String, value: fn(&RoleProposal) -> String| {
        input()
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("aria-label", name)
            .prop("value", move || role.with(value))
    };
    tr().child((
        td().child(field(format!("Title of {found}"), |role| role.title.clone()).on(
            leptos::ev::change,
            move |event| {
                let title = event_target_value(&event);
                of_title(&|choice| choice.title = Some(title.clone()));
            },
        )),
        td().child(bare_choice(sides, side, Arc::new(choose), None, Some(format!("Side of {found}")))),
        td().child(field(format!("Party of {found}"), |role| role.party.clone()).on(
            leptos::ev::change,
            move |event| {
                let party = event_target_value(&event);
                of_party(&|choice| choice.party = Some(party.clone()));
            },
        )),
    ))
    .into_any()
}
