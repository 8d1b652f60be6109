//! The top bar: title in place, status, saved mark, undo and redo, commands, file.

use leptos::html::{button, div, h1, header, input, span};
use leptos::prelude::*;

use super::kit::{Icon, command_button, icon, text_button, tooltip};
use crate::app::App;
use crate::command::{Command, Sheet};
use crate::errand::agreement::Mood;
use crate::platform::dom;
use crate::ui::grid::Draw;
use crate::ui::sheets::mood_name;
use crate::ui::words::UNTITLED;

/// Id of the title field.
const TITLE: &str = "matrix-title";

/// Puts the focus into the title and selects it.
pub fn focus_title() {
    use wasm_bindgen::JsCast;
    if let Some(field) =
        dom::by_id(TITLE).and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok())
    {
        dom::focus(&field);
        field.select();
    }
}

/// The bar.
pub fn toolbar(app: App) -> impl IntoView {
    let signals = app.signals;
    header().attr("class", "toolbar").attr("data-region", "toolbar").child((
        span().attr("class", "mark").attr("aria-hidden", "true"),
        title_field(app).into_any(),
        button()
            .attr("type", "button")
            .attr("class", "pill")
            .attr("title", "Status, version and limits of this matrix")
            .child(move || signals.status.get())
            .on(leptos::ev::click, move |_| {
                app.run(Command::MatrixSettings);
            })
            .into_any(),
        standing_mark(app).into_any(),
        saved_mark(app).into_any(),
        span().attr("class", "spacer"),
        step_button(app, Command::Undo, Icon::Undo),
        step_button(app, Command::Redo, Icon::Redo),
        view_buttons(app).into_any(),
        button()
            .attr("type", "button")
            .attr("class", "palette-button")
            .attr("title", tooltip(Command::Palette))
            .child((span().child("Do anything…"), span().attr("class", "keys").child(palette_keys())))
            .on(leptos::ev::click, move |_| {
                app.run(Command::Palette);
            })
            .into_any(),
        text_button("plain matrices", "Matrices", move || {
            app.run(Command::Library);
        }),
        text_button("plain opens", "Open", move || {
            app.run(Command::OpenFile);
        }),
        text_button("plain opens", "Export", move || {
            app.run(Command::Export);
        }),
        text_button("primary", "Save file", move || {
            app.run(Command::SaveFile);
        }),
    ))
}

fn palette_keys() -> &'static str {
    if dom::is_macintosh() { "⌘K" } else { "Ctrl K" }
}

/// The title, edited where it stands.
fn title_field(app: App) -> impl IntoView {
    let signals = app.signals;
    let heading = move || format!("Responsibility matrix {}", signals.title.get());
    div().attr("class", "title-field").child((
        h1().attr("class", "hidden-words").child(heading),
        span().attr("class", "sizer").attr("aria-hidden", "true").child(move || {
            let title = signals.title.get();
            if title.is_empty() { UNTITLED.to_owned() } else { title }
        }),
        input()
            .attr("id", TITLE)
            // The words beside it give the width.
            .attr("size", "1")
            .attr("placeholder", UNTITLED)
            .attr("aria-label", "Title of the matrix")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .prop("value", move || signals.title.get())
            .on(leptos::ev::change, move |event| {
                let title = event_target_value(&event).split_whitespace().collect::<Vec<_>>().join(" ");
                app.act(|session| session.rename_matrix(title));
                signals.title.notify();
            })
            .on(leptos::ev::keydown, move |event| {
                if matches!(event.key().as_str(), "Enter" | "Escape") {
                    if event.key() == "Escape" {
                        signals.title.notify();
                    }
                    app.draw(|painter, session| painter.focus_active(session));
                }
            }),
    ))
}

/// How the matrix stands to its baselines, as of the last pause; nothing while it has none.
fn standing_mark(app: App) -> impl IntoView {
    app.follow_agreement();
    let view = app.signals.agreement;
    move || {
        let mark = view.mark.get().filter(|mark| mark.mood != Mood::None)?;
        let title = format!("{}: show the agreement", mark.words);
        Some(
            button()
                .attr("type", "button")
                .attr("class", "pill standing-mark")
                .attr("data-mood", mood_name(mark.mood))
                .attr("data-behind", move || view.behind.get().to_string())
                .attr("title", title)
                .child(mark.words)
                .on(leptos::ev::click, move |_| {
                    app.run(Command::ShowSheet(Sheet::Agreement));
                }),
        )
    }
}

/// What is known of saving: the truth, and what to do where it is bad.
fn saved_mark(app: App) -> impl IntoView {
    let saved = app.signals.saved;
    span()
        .attr("class", "saved")
        .attr("data-safe", move || (saved.get().safe || saved.get().busy).to_string())
        .attr("title", move || saved.get().detail)
        .child((span().attr("class", "words").child(move || saved.get().text), move || {
            (!saved.get().safe && !saved.get().busy).then(|| {
                text_button("link", "Save to a file now", move || {
                    app.run(Command::SaveFile);
                })
            })
        }))
}

/// Undo or redo with the name of the step.
fn step_button(app: App, command: Command, picture: Icon) -> AnyView {
    let (label, word) = match command {
        Command::Undo => (app.signals.undo, "Undo"),
        _ => (app.signals.redo, "Redo"),
    };
    let words = move || match label.get() {
        Some(label) => format!("{word}: {label}"),
        None => format!("{word}: nothing"),
    };
    button()
        .attr("type", "button")
        .attr("class", "icon-button")
        .attr("aria-label", words)
        .attr("title", words)
        .prop("disabled", move || label.get().is_none())
        .child(icon(picture))
        .on(leptos::ev::click, move |_| {
            app.run(command);
        })
        .into_any()
}

/// Row height, zoom, theme, panel.
fn view_buttons(app: App) -> impl IntoView {
    div().attr("class", "view-buttons").attr("role", "group").attr("aria-label", "View").child((
        text_button("plain small", "A−", move || {
            app.run(Command::ZoomOut);
        }),
        text_button("plain small", "A+", move || {
            app.run(Command::ZoomIn);
        }),
        text_button("plain small", "Fit", move || {
            app.run(Command::ZoomToFit);
        }),
        command_button(app, Command::TogglePanel, Icon::Panel),
    ))
}
