//! One baseline: what it is called, whether it is whole, who signed it, and what can be done with it.

use std::sync::Arc;

use leptos::html::{article, button, div, h4, li, p, span, ul};
use leptos::prelude::*;

use super::standing::sides;
use super::{Compared, changes, focus_if_lost, hash, stop_button};
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::errand::agreement::{Ask, Changes, Content, Kept, Paper, Signed, Step};
use crate::errand::{Answer, Errand};
use crate::model::BaselineId;
use crate::platform::{clock, dom};
use crate::session::Dialog;
use crate::ui::fields::choice;
use crate::ui::files;
use crate::ui::words::counted;

/// The card of a baseline.
pub(super) fn card(app: App, compared: Compared, kept: Kept) -> AnyView {
    let (id, name) = (kept.id, shown_name(&kept.name));
    let state = if kept.agreed {
        "agreed"
    } else if kept.signatures.is_empty() {
        "unsigned"
    } else {
        "partly"
    };
    let taken = kept.taken.map(|at| format!("Taken {} at {}", clock::local_date(at), clock::time_of_day(at)));
    let now = kept.now.then(|| span().attr("class", "now").child("What the matrix says today"));
    let signed = (!kept.signatures.is_empty()).then(|| {
        let lines = kept.signatures.iter().map(|signed| signature(app, &name, signed)).collect_view();
        ul().attr("class", "signatures").attr("aria-label", format!("Signatures of {name}")).child(lines)
    });
    let of = name.clone();
    let difference = move || {
        let (_, to, changes) = compared.get().filter(|(of, ..)| *of == id)?;
        Some(difference(app, compared, (id, to), &of, changes))
    };
    article()
        .attr("class", "baseline")
        .attr("data-state", state)
        .attr("aria-label", format!("Baseline {name}"))
        .child((
            div().attr("class", "baseline-head").child((
                h4().child(name.clone()),
                span().attr("class", "standing-pill").child(signed_words(&kept)),
                now,
                span().attr("class", "taken").child(taken),
            )),
            hash(app, kept.hash.clone(), &name),
            problems(&kept).into_iter().map(|words| p().attr("class", "problem").child(words)).collect_view(),
            signed,
            actions(app, compared, &kept, &name),
            difference,
        ))
        .into_any()
}

fn shown_name(name: &str) -> String {
    if name.is_empty() { "Unnamed".to_owned() } else { name.to_owned() }
}

/// Who signed, in a few words.
fn signed_words(kept: &Kept) -> String {
    match (kept.agreed, kept.signatures.is_empty()) {
        (true, _) => "Agreed by all sides".to_owned(),
        (false, true) => "Not signed".to_owned(),
        (false, false) if kept.unsigned.is_empty() => "Signed".to_owned(),
        (false, false) => format!("Waits for {}", sides(&kept.unsigned)),
    }
}

/// What is wrong with it, in sentences.
fn problems(kept: &Kept) -> Vec<String> {
    let content = match kept.content {
        Content::Intact => None,
        Content::Changed => Some(
            "Its content was changed after it was taken: it does not match the hash. Nobody can rely on it.".to_owned(),
        ),
        Content::Missing => Some(
            "This file has its hash but not its content. A file that has the content can be compared and restored."
                .to_owned(),
        ),
    };
    let errors = (kept.errors > 0).then(|| {
        let words = counted(kept.errors as usize, "error is open", "errors are open");
        format!("{words} in it, so nobody can sign it. Waive them, or settle them and take a new baseline.")
    });
    content.into_iter().chain(errors).collect()
}

fn signature(app: App, baseline: &str, signed: &Signed) -> AnyView {
    let side = signed.side.map(|side| format!(" ({})", side.words())).unwrap_or_default();
    let role = if signed.role.is_empty() { String::new() } else { format!(", {}{side}", signed.role) };
    let date = signed.date.map(|date| format!(", {date}")).unwrap_or_default();
    let problem = (!signed.problem.is_empty())
        .then(|| span().attr("class", "problem").child(format!("Does not hold: {}", signed.problem)));
    let (id, name, baseline) = (signed.id, signed.name.clone(), baseline.to_owned());
    let label = format!("Withdraw the signature of {name} from {baseline}");
    let withdraw = button()
        .attr("type", "button")
        .attr("class", "link")
        .attr("aria-label", label.clone())
        .attr("data-stop", format!("withdraw-{id}"))
        .child("Withdraw")
        .on(leptos::ev::click, move |_| {
            let done = format!("Withdrew the signature of {name} from {baseline}.");
            app.step_to_agreement(label.clone(), Step::Withdraw(id), Some(done));
        });
    let words = format!("{}{role}{date}", signed.name);
    li().child((span().attr("class", "who").child(words), problem, withdraw)).into_any()
}

fn actions(app: App, compared: Compared, kept: &Kept, name: &str) -> AnyView {
    let (id, is_whole) = (kept.id, kept.content == Content::Intact);
    let button = |class, words: &'static str, act: Box<dyn Fn()>| {
        stop_button(class, words, format!("{words}-{id}"), act)
    };
    let can_sign = is_whole && kept.errors == 0 && !kept.signers.is_empty();
    let class = if kept.unsigned.is_empty() { "bordered" } else { "primary" };
    let sign = can_sign
        .then(|| button(class, "Sign…", Box::new(move || app.signals.dialog.set(Some(Dialog::Sign(id))))));
    let compare = is_whole.then(|| compare_button(app, compared, id));
    let name = name.to_owned();
    let (part, restored, removed) = (name.clone(), name.clone(), name);
    let save = is_whole.then(|| {
        button(
            "bordered",
            "Save its file",
            Box::new(move || {
                let file = app.read(|session| files::name_for(session, &part, "remit.json"));
                app.paper_of_agreement(Paper::Baseline(id), move |bytes| {
                    files::give_bytes(app, &file, bytes, "application/json");
                });
            }),
        )
    });
    let restore = (is_whole && !kept.now).then(|| {
        button(
            "bordered",
            "Restore",
            Box::new(move || {
                let done = format!("Restored what {restored} says. Notes, people and contacts stayed.");
                app.step_to_agreement(format!("Restore {restored}"), Step::Restore(id), Some(done));
            }),
        )
    });
    let remove = button(
        "bordered",
        "Remove",
        Box::new(move || {
            let done = format!("Removed the baseline {removed}.");
            app.step_to_agreement(format!("Remove baseline {removed}"), Step::Remove(id), Some(done));
        }),
    );
    div().attr("class", "buttons").child((sign, compare, save, restore, remove)).into_any()
}

/// Shows and hides what changed since the baseline.
fn compare_button(app: App, compared: Compared, id: BaselineId) -> AnyView {
    let is_open = move || compared.with(|shown| shown.as_ref().is_some_and(|(of, ..)| *of == id));
    button()
        .attr("type", "button")
        .attr("class", "bordered")
        .attr("data-stop", format!("compare-{id}"))
        .attr("aria-expanded", move || is_open().to_string())
        .child("Compare with today")
        .on(leptos::ev::click, move |_| {
            if untrack(is_open) { compared.set(None) } else { compare(app, compared, id, None) }
        })
        .into_any()
}

fn compare(app: App, compared: Compared, from: BaselineId, to: Option<BaselineId>) {
    leptos::task::spawn_local(async move {
        match app.errand(Errand::Agreement(Ask::Since(from, to)), &[]).await {
            Ok((Answer::Changes(changes), _)) => compared.set(Some((from, to, changes))),
            Ok(_) => {}
            Err(sentence) => app.show_problem(sentence),
        }
        // The choice that was made is drawn anew.
        dom::next_frame(focus_if_lost);
    });
}

/// What changed, and where there are other baselines the choice of what it is compared with.
fn difference(
    app: App,
    compared: Compared,
    (from, to): (BaselineId, Option<BaselineId>),
    name: &str,
    changed: Changes,
) -> AnyView {
    let others = app.signals.agreement.sheet.with_untracked(|sheet| {
        let others = sheet.iter().flat_map(|sheet| &sheet.baselines);
        let others = others.filter(|kept| kept.id != from && kept.content == Content::Intact);
        others.map(|kept| (kept.id, shown_name(&kept.name))).collect::<Vec<_>>()
    });
    let with = (!others.is_empty()).then(|| {
        let words = std::iter::once("Today".to_owned()).chain(others.iter().map(|(_, name)| name.clone()));
        let at = to.and_then(|to| others.iter().position(|(id, _)| *id == to)).map_or(0, |at| at + 1);
        let others = others.clone();
        let choose = move |at: usize| {
            let to = at.checked_sub(1).and_then(|at| others.get(at)).map(|(id, _)| *id);
            compare(app, compared, from, to);
        };
        let field = choice("Compared with", words.collect(), Signal::stored(at), Arc::new(choose));
        div().attr("data-stop", format!("with-{from}")).child(field)
    });
    let summary = format!("Since {name}: {}.", changed.summary);
    div()
        .attr("class", "compared")
        .child((
            with,
            p().attr("class", "summary").attr("role", "status").child(summary),
            changes::changes(app, from, to, name, changed),
        ))
        .into_any()
}
