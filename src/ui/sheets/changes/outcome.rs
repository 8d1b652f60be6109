//! The foot of the sheet: what the rules would say of what is accepted, and taking it.

use leptos::html::{button, details, div, li, p, summary, ul};
use leptos::prelude::*;

use super::{plain, read};
use crate::app::App;
use crate::errand::{Decision, Outlook};
use crate::ui::kit::text_button;
use crate::ui::words::counted;

/// The foot.
pub(super) fn outcome(app: App) -> AnyView {
    let outlook = Memo::new(move |_| read(app, |review| review.outlook.clone()));
    let count = move |decision| Memo::new(move |_| read(app, |review| review.count(decision)));
    let (accepted, open, rejected) =
        (count(Decision::Accepted), count(Decision::Open), count(Decision::Rejected));
    let leaving = RwSignal::new(false);
    let words = move || match accepted.get() {
        0 => p().attr("class", "outlook").child("Nothing is accepted yet.").into_any(),
        count => p()
            .attr("class", "outlook")
            .attr("data-worse", outlook.with(is_worse).then_some(""))
            .child(taking(count, &outlook.get()))
            .into_any(),
    };
    let fresh = move || {
        let fresh = outlook.with(|outlook| outlook.fresh.clone());
        (!fresh.is_empty()).then(|| {
            details().attr("class", "fresh").child((
                summary().child(format!("{} would be new", counted(fresh.len(), "finding", "findings"))),
                ul().child(fresh.into_iter().map(|finding| li().child(finding)).collect_view()),
            ))
        })
    };
    let undecided = move || {
        let words = match open.get() {
            0 => return None,
            1 => "1 undecided change stays as it is in your matrix.".to_owned(),
            count => format!("{count} undecided changes stay as they are in your matrix."),
        };
        Some(p().attr("class", "hint").child(words))
    };
    let leave = move || {
        let has_decided = accepted.get_untracked() + rejected.get_untracked() > 0;
        if has_decided { leaving.set(true) } else { app.end_comparison() }
    };
    let actions = move || {
        if leaving.get() {
            let asked = p().attr("role", "alert").child("What you decided is not kept.");
            return div()
                .attr("class", "actions")
                .child((
                    asked,
                    plain("Go on deciding", move || leaving.set(false)),
                    text_button("primary", "Stop comparing", move || app.end_comparison()),
                ))
                .into_any();
        }
        div()
            .attr("class", "actions")
            .child((
                plain("Stop comparing", leave),
                button()
                    .attr("type", "button")
                    .attr("class", "primary")
                    .prop("disabled", move || accepted.get() == 0)
                    .child("Take the accepted changes")
                    .on(leptos::ev::click, move |_| app.take_accepted()),
            ))
            .into_any()
    };
    div()
        .attr("class", "changes-foot")
        .child((
            div().attr("class", "outlook-words").attr("aria-live", "polite").child((words, fresh, undecided)),
            actions,
        ))
        .into_any()
}

/// "Taking these 9: 2 errors (now 0), 7 warnings (now 5)."
fn taking(count: usize, outlook: &Outlook) -> String {
    let [errors, errors_now] = outlook.errors;
    let [warnings, warnings_now] = outlook.warnings;
    format!(
        "Taking {}: {} (now {errors_now}), {} (now {warnings_now}).",
        if count == 1 { "this one".to_owned() } else { format!("these {count}") },
        counted(errors as usize, "error", "errors"),
        counted(warnings as usize, "warning", "warnings"),
    )
}

fn is_worse(outlook: &Outlook) -> bool {
    outlook.errors[0] > outlook.errors[1]
}
