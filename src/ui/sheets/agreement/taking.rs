//! Taking a baseline: a name, which is suggested, and a button.

use leptos::html::{button, form, h3, p, section};
use leptos::prelude::*;

use crate::app::App;
use crate::errand::agreement::{Mood, Step};
use crate::platform::clock;
use crate::ui::fields::Text;

/// The part of the sheet.
pub(super) fn taking(app: App) -> AnyView {
    let sheet = app.signals.agreement.sheet;
    let name = RwSignal::new(String::new());
    let next = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|it| it.next_name.clone())));
    // A name that was not written over follows what is suggested.
    Effect::new(move |before: Option<String>| {
        let next = next.get().unwrap_or_default();
        if name.with_untracked(|name| name.trim().is_empty() || Some(name) == before.as_ref()) {
            name.set(next.clone());
        }
        next
    });
    let same = Memo::new(move |_| {
        let kept = sheet.with(|sheet| {
            let baselines = sheet.iter().flat_map(|sheet| &sheet.baselines);
            baselines.into_iter().find(|kept| kept.now).map(|kept| kept.name.clone())
        });
        kept.map(|kept| format!("The matrix is exactly {kept}, so there is nothing new to keep yet."))
    });
    let class = move || {
        let mood = sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.mark.mood));
        if matches!(mood, Some(Mood::None | Mood::Changed)) { "primary" } else { "bordered" }
    };
    let hint = move || {
        let usual =
            "It keeps what both sides agree on, with the day and a hash. It takes its place in the file.";
        same.get().unwrap_or_else(|| usual.to_owned())
    };
    section()
        .attr("class", "taking")
        .child((
            h3().child("Take a baseline"),
            p().attr("class", "hint").child(hint),
            form()
                .attr("class", "taking-form")
                .on(leptos::ev::submit, move |event| {
                    event.prevent_default();
                    take(app, &name.get_untracked());
                })
                .child((
                    Text::line("Name of the baseline").required().bound(name),
                    button()
                        .attr("type", "submit")
                        .attr("class", class)
                        .attr("data-stop", "take")
                        .child("Take the baseline"),
                )),
        ))
        .into_any()
}

fn take(app: App, name: &str) {
    let name = name.trim().to_owned();
    let bits = app.quietly(|session| session.randomness().next_bits());
    let label = format!("Take baseline {name}");
    app.step_to_agreement(label, Step::Take { name, at: clock::now(), bits }, None);
}
