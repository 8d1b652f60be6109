//! The matrix's own settings: what it says of itself, parties, letters, limits and rules, saved as one step.

mod catalogues;
mod info;
mod letters;
mod parties;
mod rules;

use std::sync::Arc;

use leptos::prelude::*;

use super::form::form_dialog;
use crate::app::App;
use crate::session::Dialog;
use crate::ui::fields::group;

/// The dialog.
pub(super) fn settings(app: App) -> AnyView {
    let before = app.read(crate::session::Session::settings);
    let info = info::Draft::new(&before.info);
    let catalogues = catalogues::Draft::new(&before.info);
    let parties = parties::Draft::new(app, &before.parties);
    let letters = letters::Draft::new(&before.scheme);
    let rules = rules::Draft::new(&before.rules);
    let save = {
        let (before, rules) = (before.clone(), rules.clone());
        Arc::new(move || {
            let mut settings = before.clone();
            info.write(&mut settings.info);
            catalogues.write(&mut settings.info);
            settings.parties = parties.parties();
            settings.scheme = letters.scheme();
            rules.write(&mut settings.rules);
            app.act(|session| {
                session.change_settings(settings);
            });
        })
    };
    let first_save = Arc::clone(&save);
    let change_letters = move || {
        first_save();
        app.signals.dialog.set(Some(Dialog::Letters));
    };
    let fields = (
        group("Matrix", info.fields(app)),
        group("Control catalogues", catalogues.fields()),
        group("Parties", parties.fields(app)),
        group("Letters", letters.fields(change_letters)),
        group("Limits", rules.limits()),
        group("Rules", rules.table(app)),
    );
    let save = move || {
        save();
        true
    };
    form_dialog(app, "dialog wide settings", "Matrix settings", "Save", fields.into_any(), save)
}

/// What was written, without spaces around it.
fn text(signal: RwSignal<String>) -> String {
    signal.get_untracked().trim().to_owned()
}
