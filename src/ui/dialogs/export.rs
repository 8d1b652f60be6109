//! The matrix as a file for other programs: the format, what goes along, and at once what the format cannot hold.

use std::sync::Arc;

use leptos::html::{button, div, form, li, p, ul};
use leptos::prelude::*;

use super::{close, modal};
use crate::app::App;
use crate::errand::{Answer, Delimiter, Errand, Export, ExportFormat, ExportPaper, Parts};
use crate::platform::{clock, dom};
use crate::ui::fields::{check, choice, hint, set};
use crate::ui::files;
use crate::ui::kit::text_button;

/// What the choice of formats calls our own.
const OWN: &str = "Remit file (JSON)";

/// A part that goes along, and the way to it.
struct Part {
    words: &'static str,
    /// Whether a CSV file can hold it.
    in_csv: bool,
    of: fn(&mut Parts) -> &mut bool,
}

const PARTS: [Part; 6] = [
    Part { words: "Activity fields", in_csv: true, of: |parts| &mut parts.activity_fields },
    Part { words: "Legend", in_csv: false, of: |parts| &mut parts.legend },
    Part { words: "Registers", in_csv: false, of: |parts| &mut parts.registers },
    Part { words: "Findings", in_csv: false, of: |parts| &mut parts.findings },
    Part { words: "Role cards", in_csv: false, of: |parts| &mut parts.role_cards },
    Part { words: "Internal notes", in_csv: true, of: |parts| &mut parts.notes },
];

/// What is chosen.
#[derive(Clone, Copy)]
struct Choosing {
    options: RwSignal<Export>,
    /// Whether it is our own format, which has no options.
    own: RwSignal<bool>,
    /// What would be left behind; nothing while that is worked out.
    losses: RwSignal<Option<Vec<String>>>,
    saving: RwSignal<bool>,
}

/// The dialog.
pub(super) fn export(app: App) -> AnyView {
    let choosing = Choosing {
        options: RwSignal::new(Export::default()),
        own: RwSignal::new(false),
        losses: RwSignal::new(None),
        saving: RwSignal::new(false),
    };
    follow_losses(app, choosing);
    let content = form()
        .attr("class", "dialog-form export")
        .on(leptos::ev::submit, move |event| {
            event.prevent_default();
            save(app, choosing);
        })
        .child((
            div().attr("class", "dialog-body").child((
                div().attr("class", "form").child((format(choosing), particulars(choosing), parts(choosing))),
                left_behind(choosing),
            )),
            div().attr("class", "actions").child((
                text_button("plain", "Cancel", move || close(app)),
                button()
                    .attr("type", "submit")
                    .attr("class", "primary")
                    .prop("disabled", move || choosing.saving.get())
                    .child(move || if choosing.saving.get() { "Writing…" } else { "Save" }),
            )),
        ))
        .into_any();
    // The dialog opens in the next frame; the first field can take the focus in the one after it.
    dom::next_frame(|| {
        dom::next_frame(|| {
            if let Some(field) = dom::find(".export select") {
                dom::focus(&field);
            }
        });
    });
    modal(app, "dialog", "Export", content)
}

fn format(choosing: Choosing) -> AnyView {
    let words = ExportFormat::ALL.iter().map(|format| format.words()).chain([OWN]).map(str::to_owned);
    let chosen = Signal::derive(move || {
        let format = choosing.options.with(|options| options.format);
        let formats = ExportFormat::ALL;
        let at = if choosing.own.get() { None } else { formats.iter().position(|it| *it == format) };
        at.unwrap_or(formats.len())
    });
    let choose = move |at: usize| {
        let format = ExportFormat::ALL.get(at).copied();
        choosing.own.set(format.is_none());
        if let Some(format) = format {
            choosing.options.update(|options| options.format = format);
        }
    };
    choice("Format", words.collect(), chosen, Arc::new(choose))
}

/// What only some formats ask for.
fn particulars(choosing: Choosing) -> impl IntoView {
    move || {
        if choosing.own.get() {
            return hint("Everything, to be opened again in Remit. Internal notes go along.");
        }
        let options = choosing.options;
        let number = move |read: fn(&Export) -> usize| Signal::derive(move || options.with(read));
        let pick = |write: fn(&mut Export, usize)| -> crate::ui::fields::Choose {
            Arc::new(move |at| options.update(|options| write(options, at)))
        };
        let is = move |read: fn(&Export) -> bool| Signal::derive(move || options.with(read));
        let colours = move || {
            check("Coloured letters and parties", is(|it| it.colours), move |on| {
                options.update(|options| options.colours = on);
            })
        };
        let paper = move || {
            let papers = ["A4 on its side", "A3 on its side"].map(str::to_owned).to_vec();
            let is_a3 = number(|it| usize::from(it.paper == ExportPaper::A3));
            let write = |options: &mut Export, at| {
                options.paper = if at == 1 { ExportPaper::A3 } else { ExportPaper::A4 }
            };
            choice("Paper, when it is printed", papers, is_a3, pick(write))
        };
        match options.with(|options| options.format) {
            ExportFormat::Csv => {
                let words = ["Comma", "Semicolon, as Excel expects it where the comma divides decimals"];
                let chosen = number(|it| usize::from(it.delimiter == Delimiter::Semicolon));
                let write = |options: &mut Export, at| {
                    options.delimiter = if at == 1 { Delimiter::Semicolon } else { Delimiter::Comma };
                };
                let mark = check(
                    "Begin with the mark by which Excel knows the characters (byte order mark)",
                    is(|it| it.byte_order_mark),
                    move |on| options.update(|options| options.byte_order_mark = on),
                );
                let words = words.map(str::to_owned).to_vec();
                (choice("Between the fields", words, chosen, pick(write)), mark).into_any()
            }
            ExportFormat::Xlsx | ExportFormat::Html => (paper(), colours()).into_any(),
            ExportFormat::Markdown => ().into_any(),
        }
    }
}

/// What goes along.
fn parts(choosing: Choosing) -> impl IntoView {
    move || {
        if choosing.own.get() {
            return ().into_any();
        }
        let is_csv = choosing.options.with(|options| options.format == ExportFormat::Csv);
        let part = |part: &'static Part| {
            let read = move || {
                let mut parts = choosing.options.with(|options| options.parts);
                *(part.of)(&mut parts)
            };
            check(part.words, Signal::derive(read), move |on| {
                choosing.options.update(|options| *(part.of)(&mut options.parts) = on);
            })
        };
        let wanted = PARTS.iter().filter(|part| part.in_csv || !is_csv);
        let checks = div().attr("class", "export-parts").child(wanted.map(part).collect_view());
        set("Beside the matrix", checks.into_any())
    }
}

/// Asks what is left behind whenever something else is chosen; only the last answer counts.
fn follow_losses(app: App, choosing: Choosing) {
    let asked = StoredValue::new(0u32);
    Effect::new(move || {
        let options = choosing.options.get();
        asked.update_value(|count| *count += 1);
        let number = asked.get_value();
        leptos::task::spawn_local(async move {
            let answered = app.errand(Errand::Losses { options }, &[]).await;
            // The dialog may be closed by now.
            if asked.try_get_value() != Some(number) {
                return;
            }
            let told = match answered {
                Ok((Answer::Losses(sentences), _)) => sentences,
                Ok(_) => Vec::new(),
                Err(sentence) => vec![sentence],
            };
            choosing.losses.try_set(Some(told));
        });
    });
}

fn left_behind(choosing: Choosing) -> impl IntoView {
    let words = move || {
        if choosing.own.get() {
            return p().child("Nothing is left out.").into_any();
        }
        choosing.losses.with(|losses| match losses.as_deref() {
            None => p().child("Looking at what this format cannot hold …").into_any(),
            Some([]) => p().child("Nothing is left out.").into_any(),
            Some(sentences) => {
                let lines = sentences.iter().map(|it| li().child(it.clone())).collect_view();
                ul().child(lines).into_any()
            }
        })
    };
    div().attr("class", "export-losses").attr("role", "status").child(words)
}

fn save(app: App, choosing: Choosing) {
    if choosing.own.get_untracked() {
        files::save(app);
        close(app);
        return;
    }
    let options = choosing.options.get_untracked();
    let format = options.format;
    choosing.saving.set(true);
    leptos::task::spawn_local(async move {
        let answered = app.errand(Errand::Export { options, now: clock::now() }, &[]).await;
        choosing.saving.try_set(false);
        match answered {
            Ok((_, made)) => {
                let name = app.read(|session| files::name_for(session, "", format.extension()));
                files::give_bytes(app, &name, &made, format.media_type());
                close(app);
            }
            Err(sentence) => app.show_problem(sentence),
        }
    });
}
