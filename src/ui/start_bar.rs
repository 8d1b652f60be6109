//! The quiet bar over a preview: what it is, and what can be done with it.

use leptos::html::{div, span};
use leptos::prelude::*;

use super::kit::text_button;
use crate::app::{App, Preview, discard_preview, keep_preview, open_stored};
use crate::command::Command;

/// The bar; it takes no room where a matrix of the library is open.
pub fn start_bar(app: App) -> impl IntoView {
    let signals = app.signals;
    move || {
        if let Some(id) = signals.watched.get() {
            return Some(
                div()
                    .attr("class", "start-bar")
                    .attr("data-kind", "watched")
                    .child((
                        span().child("Another tab has this matrix open, so it can only be read here."),
                        text_button("link", "Take over", move || open_stored(app, id, true)),
                    ))
                    .into_any(),
            );
        }
        let preview = signals.preview.get()?;
        let (text, notices) = match &preview {
            Preview::Sample => {
                ("This is a sample. Your first change keeps it as a matrix of yours.".to_owned(), vec![])
            }
            Preview::Template(title) => (format!("Template {title}: not kept yet."), vec![]),
            Preview::File { name, notices } => {
                let (errors, warnings) = app.read(|session| {
                    let tally = session.tally();
                    (tally.errors, tally.warnings)
                });
                let found = format!(
                    "{}, {}",
                    super::words::counted(errors, "error", "errors"),
                    super::words::counted(warnings, "warning", "warnings")
                );
                (format!("Preview of {name}: {found}. Nothing is stored yet."), notices.clone())
            }
        };
        let actions = match preview {
            Preview::Sample => vec![
                text_button("link", "Start empty", move || {
                    app.run(Command::NewMatrix);
                }),
                text_button("link", "Use a template", move || {
                    app.run(Command::Templates);
                }),
                text_button("link", "Open a file", move || {
                    app.run(Command::OpenFile);
                }),
            ],
            _ => vec![
                text_button("link strong", "Keep it", move || keep_preview(app)),
                text_button("link", "Close the preview", move || discard_preview(app)),
            ],
        };
        let notices =
            notices.into_iter().map(|notice| div().attr("class", "notice").child(notice)).collect::<Vec<_>>();
        Some(
            div()
                .attr("class", "start-bar")
                .attr("data-kind", "preview")
                .attr("role", "region")
                .attr("aria-label", "Preview")
                .child((span().child(text), actions, notices))
                .into_any(),
        )
    }
}
