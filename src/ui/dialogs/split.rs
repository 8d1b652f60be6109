//! Who does which part where both sides do the work.

use leptos::prelude::*;

use super::form::{about, form_dialog, gone};
use crate::app::App;
use crate::model::{ActivityField, ActivityId, Split};
use crate::ui::fields::{Text, hint};

/// The dialog.
pub(super) fn split(app: App, id: ActivityId) -> AnyView {
    let known = app.read(|session| {
        let activity = session.matrix().activity(id)?;
        Some((activity.title.clone(), activity.details().split.clone()))
    });
    let Some((title, split)) = known else { return gone(app) };
    let parts = RwSignal::new(split.parts);
    let evidence = RwSignal::new(split.evidence);
    let hand_over = RwSignal::new(split.hand_over);
    let fields = (
        about(title),
        hint(
            "Both sides do part of the work. Auditors ask for these three answers, and so does a quiet night.",
        ),
        Text::lines("Who does which part", 3).first().bound(parts),
        Text::lines("What proves it", 2).bound(evidence),
        Text::lines("Where the hand-over is", 2).bound(hand_over),
    );
    let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
    let save = move || {
        let split = Split { parts: text(parts), evidence: text(evidence), hand_over: text(hand_over) };
        app.act(|session| {
            session.set_activity(id, ActivityField::Split(split));
        });
        true
    };
    form_dialog(app, "dialog", "Describe the split", "Save", fields.into_any(), save)
}
