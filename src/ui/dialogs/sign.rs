//! Signing a baseline: as which role, by whom, on which day.

use std::sync::Arc;

use leptos::html::div;
use leptos::prelude::*;

use super::form::{about, form_dialog, gone};
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::errand::agreement::{Signer, Step};
use crate::model::BaselineId;
use crate::platform::clock;
use crate::ui::fields::{Text, choice, hint};

/// The dialog.
pub(super) fn sign(app: App, id: BaselineId) -> AnyView {
    let known = app.signals.agreement.sheet.with_untracked(|sheet| {
        let kept = sheet.as_ref()?.baselines.iter().find(|kept| kept.id == id)?;
        Some((kept.name.clone(), kept.signers.clone()))
    });
    let Some((baseline, signers)) = known.filter(|(_, signers)| !signers.is_empty()) else {
        return gone(app);
    };
    let holder = |signer: Option<&Signer>| signer.map(|signer| signer.holder.clone()).unwrap_or_default();
    let chosen = RwSignal::new(0);
    let name = RwSignal::new(holder(signers.first()));
    let date = RwSignal::new(clock::today().to_string());
    let roles = signers.iter().map(|signer| format!("{} ({})", signer.title, signer.side.words())).collect();
    let people = app
        .read(|session| session.matrix().people.iter().map(|person| person.name.clone()).collect::<Vec<_>>());
    let signers = Arc::new(signers);
    let of_roles = signers.clone();
    let choose = move |at: usize| {
        // A name that was written stays; the holder's gives way to the next holder's.
        let before = holder(of_roles.get(chosen.get_untracked()));
        chosen.set(at);
        if name.with_untracked(|name| name.trim().is_empty() || *name == before) {
            name.set(holder(of_roles.get(at)));
        }
    };
    let fields = (
        about(baseline.clone()),
        hint(
            "A signature says that this role accepts exactly what the baseline keeps. It is dated and bound to the hash.",
        ),
        choice("Signs as", roles, chosen.into(), Arc::new(choose)),
        div().attr("class", "field-pair").child((
            Text::line("Name").offering(people).required().first().bound(name),
            Text::date("Date").required().bound(date),
        )),
    );
    let save = move || {
        let signer = signers.get(chosen.get_untracked());
        let (name, date) = (name.get_untracked().trim().to_owned(), date.get_untracked().parse().ok());
        let (Some(signer), Some(date), false) = (signer, date, name.is_empty()) else { return false };
        let bits = app.quietly(|session| session.randomness().next_bits());
        let step = Step::Sign { baseline: id, role: signer.role, name, date, today: clock::today(), bits };
        app.step_to_agreement(format!("Sign {baseline}"), step, None);
        true
    };
    form_dialog(app, "dialog", "Sign a baseline", "Sign", fields.into_any(), save)
}
