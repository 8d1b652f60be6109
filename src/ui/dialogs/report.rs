//! What a paste or a file brought that is worth a look.

use leptos::html::{div, li, p, ul};
use leptos::prelude::*;

use super::modal_with;
use crate::app::App;
use crate::ui::kit::text_button;

/// The report, while there is one.
pub(super) fn report(app: App) -> impl IntoView {
    let report = app.signals.report;
    let close = move || {
        report.set(None);
        super::focus_grid(app);
    };
    move || {
        let shown = report.get()?;
        let notes = shown.notes.into_iter().map(|note| li().child(note)).collect::<Vec<_>>();
        let content = div()
            .attr("class", "dialog-body")
            .child((
                p().child(shown.summary),
                (!notes.is_empty()).then(|| ul().attr("class", "notes").child(notes)),
                div().attr("class", "actions").child(text_button("primary", "Understood", close)),
            ))
            .into_any();
        Some(modal_with("dialog", "Please look at this", content, close))
    }
}
