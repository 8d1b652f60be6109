//! A table that is imported: what was understood in one line, a picture of it, what can be corrected, and what
//! was not understood.

mod cells;
mod layout;
mod picture;
mod roles;

use std::sync::Arc;

use leptos::html::{button, details, div, h3, li, p, section, span, summary, ul};
use leptos::prelude::*;

use super::modal_with;
use crate::app::App;
use crate::catalog::schemes;
use crate::errand::QuestionKind;
use crate::platform::clipboard;
use crate::ui::fields::choice;
use crate::ui::kit::text_button;

/// The dialog.
pub(super) fn import(app: App) -> AnyView {
    let importing = app.signals.importing;
    let is_read = Memo::new(move |_| importing.reading.with(Option::is_some));
    let body = move || if is_read.get() { read(app) } else { waiting(app) };
    let content = div()
        .attr("class", "dialog-form")
        .child((div().attr("class", "dialog-body").child(body), actions(app, is_read)))
        .into_any();
    modal_with("dialog wide import", "Import a table", content, move || app.cancel_import())
}

fn waiting(app: App) -> AnyView {
    let name = app.signals.importing.name;
    p().attr("class", "import-waiting")
        .attr("role", "status")
        .child(move || format!("Reading {}…", name.get()))
        .into_any()
}

fn actions(app: App, is_read: Memo<bool>) -> AnyView {
    let importing = app.signals.importing;
    let reason = app.read(|session| session.read_only().map(str::to_owned));
    let empty = Memo::new(move |_| !is_read.get() || importing.with(|it| it.proposal.activity_count == 0));
    let locked = reason.is_some();
    div()
        .attr("class", "actions")
        .child((
            span().attr("class", "asking hint").attr("role", "status").child(move || {
                let read = is_read.get() && importing.busy.get();
                if read { "Reading it again…" } else { "" }
            }),
            text_button("plain", "Cancel", move || app.cancel_import()),
            button()
                .attr("type", "button")
                .attr("class", "plain")
                .attr("title", reason)
                .prop("disabled", move || locked || empty.get())
                .child("Add to the open matrix")
                .on(leptos::ev::click, move |_| app.add_import()),
            button()
                .attr("type", "button")
                .attr("class", "primary")
                .prop("disabled", move || empty.get())
                .child("Open as a new matrix")
                .on(leptos::ev::click, move |_| app.open_import()),
        ))
        .into_any()
}

/// Everything that was read.
fn read(app: App) -> AnyView {
    let importing = app.signals.importing;
    let told = Memo::new(move |_| importing.with(|reading| reading.summary.clone()));
    (
        p().attr("class", "import-summary").child((
            span().attr("class", "file-name").child(importing.name.get_untracked()),
            span().attr("role", "status").child(move || told.get()),
        )),
        scheme(app),
        slashes(app),
        move || picture::picture(importing),
        cells::cells(app),
        layout::layout(app),
        roles::roles(app),
        notes(app),
    )
        .into_any()
}

/// Which letters the file has; asked where they do not say so themselves.
fn scheme(app: App) -> AnyView {
    let importing = app.signals.importing;
    let asked = Memo::new(move |_| {
        importing.with(|reading| {
            let questions = reading.proposal.questions.iter();
            questions
                .filter(|question| question.kind != QuestionKind::Names)
                .map(|question| question.text.clone())
                .collect::<Vec<_>>()
        })
    });
    let known = schemes();
    let found = Memo::new(move |_| importing.with(|reading| reading.proposal.scheme.scheme.name.clone()));
    // Letters that the file itself explains are one more choice, the first.
    let own = found.get_untracked();
    let own = (!known.iter().any(|scheme| scheme.name == own)).then_some(own);
    let first = usize::from(own.is_some());
    let symbols = |scheme: &crate::model::Scheme| {
        let letters = scheme.letters.iter().map(|letter| format!("{} {}", letter.symbol, letter.name));
        format!("{}: {}", scheme.name, letters.collect::<Vec<_>>().join(", "))
    };
    let options: Vec<String> = own
        .map(|name| format!("{name}: as the file explains it"))
        .into_iter()
        .chain(known.iter().map(symbols))
        .collect();
    let names: Vec<String> = known.iter().map(|scheme| scheme.name.clone()).collect();
    let chosen = Signal::derive(move || {
        let name = found.get();
        names.iter().position(|known| *known == name).map_or(0, |at| at + first)
    });
    let choose = move |at: usize| {
        let scheme = at.checked_sub(first).and_then(|at| known.get(at).cloned());
        app.correct_import(|choices| choices.scheme = scheme);
    };
    let field = choice("Letters of the file", options, chosen, Arc::new(choose));
    let questions = move || asked.get().into_iter().map(|text| p().child(text)).collect::<Vec<_>>();
    div()
        .attr("class", "import-scheme")
        .attr("data-asked", move || (!asked.with(Vec::is_empty)).to_string())
        .child((questions, field))
        .into_any()
}

/// Whether a slash stands between two roles; asked where a name has one.
fn slashes(app: App) -> AnyView {
    let importing = app.signals.importing;
    let asked = Memo::new(move |_| {
        importing.with(|reading| {
            let questions = reading.proposal.questions.iter();
            questions
                .filter(|question| question.kind == QuestionKind::Names)
                .map(|question| question.text.clone())
                .collect::<Vec<_>>()
        })
    });
    let shown = Memo::new(move |_| {
        !asked.with(Vec::is_empty) || importing.choices.with(|choices| choices.slash_divides.is_some())
    });
    let field = move || {
        shown.get().then(|| {
            let chosen =
                Signal::derive(move || match importing.choices.with(|choices| choices.slash_divides) {
                    None => 0,
                    Some(true) => 1,
                    Some(false) => 2,
                });
            let choose = move |at: usize| {
                let divides = [None, Some(true), Some(false)].get(at).copied().flatten();
                app.correct_import(|choices| choices.slash_divides = divides);
            };
            let options =
                ["As it seems for each", "It stands between two roles", "It belongs to the role's name"];
            let texts =
                move || asked.get().into_iter().take(3).map(|text| p().child(text)).collect::<Vec<_>>();
            div().attr("class", "import-scheme").attr("data-asked", "true").child((
                texts,
                choice("A slash in a name", options.map(str::to_owned).to_vec(), chosen, Arc::new(choose)),
            ))
        })
    };
    field.into_any()
}

/// What was guessed, repaired, left out and not read, with its place.
fn notes(app: App) -> AnyView {
    let importing = app.signals.importing;
    let heading = Memo::new(move |_| importing.with(|reading| reading.note_heading.clone()));
    let told = Memo::new(move |_| importing.with(|reading| (reading.notes.clone(), reading.more_notes)));
    let list = move || {
        let (notes, more) = told.get();
        let more = (more > 0).then(|| li().child(format!("And {more} more.")));
        ul().attr("class", "notes")
            .attr("tabindex", "0")
            .attr("role", "list")
            .attr("aria-label", "Notes of the import")
            .child((notes.into_iter().map(|note| li().child(note)).collect::<Vec<_>>(), more))
    };
    let copy = move || {
        let text = told.with_untracked(|(notes, _)| notes.join("\n"));
        leptos::task::spawn_local(async move {
            let done = clipboard::write_text(&text).await;
            let words = if done { "The list was copied." } else { "The browser did not take the list." };
            app.toast(words.to_owned(), false);
        });
    };
    section()
        .attr("class", "import-notes")
        .prop("hidden", move || heading.with(String::is_empty))
        .child((
            div().attr("class", "import-heading").child((
                h3().child(move || format!("Please look: {}", heading.get())),
                text_button("link", "Copy list", copy),
            )),
            list,
        ))
        .into_any()
}

/// Corrections that few need, behind a disclosure.
fn disclosure(title: impl Fn() -> String + Send + 'static, content: AnyView) -> AnyView {
    details()
        .attr("class", "import-more")
        .child((summary().child(title), div().attr("class", "import-fields").child(content)))
        .into_any()
}
