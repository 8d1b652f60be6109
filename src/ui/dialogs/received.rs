//! A file whose matrix is here already: compared with it, or opened as a copy beside it.

use leptos::html::{button, div, p};
use leptos::prelude::*;

use super::form::gone;
use super::{close, modal_with};
use crate::app::{App, Received};
use crate::ui::files;
use crate::ui::kit::text_button;

/// The dialog.
pub(super) fn received(app: App) -> AnyView {
    let received = app.signals.received;
    let Some((name, elsewhere)) =
        received.with_untracked(|it| it.as_ref().map(|it| (it.name.clone(), it.elsewhere.clone())))
    else {
        return gone(app);
    };
    let leave = move || {
        received.set(None);
        close(app);
    };
    // What is done with the file; the dialog closes first, so that the focus goes where that leads.
    let with_file = move |act: fn(App, Received)| {
        let file = received.try_update(Option::take).flatten();
        app.signals.dialog.set(None);
        if let Some(file) = file {
            act(app, file);
        }
    };
    let (about, compare) = match &elsewhere {
        None => (
            format!(
                "{name} holds the matrix that is open. What differs can be shown change by change, to accept or to reject."
            ),
            "Compare with the open matrix".to_owned(),
        ),
        Some(title) => {
            let title = if title.is_empty() { crate::ui::words::UNTITLED } else { title };
            (
                format!(
                    "{name} holds a matrix that is in your library: {title}. What differs can be shown change by change, to accept or to reject."
                ),
                format!("Open {title} and compare"),
            )
        }
    };
    let content = div().attr("class", "dialog-body").child((
        p().child(about),
        div().attr("class", "actions").child((
            text_button("plain", "Cancel", leave),
            text_button("bordered", "Open as a copy", move || with_file(files::show_copy)),
            button()
                .attr("type", "button")
                .attr("class", "primary")
                .attr("autofocus", true)
                .child(compare)
                .on(leptos::ev::click, move |_| with_file(compare_with_own)),
        )),
    ));
    modal_with("dialog received", "This matrix is here already", content.into_any(), leave)
}

fn compare_with_own(app: App, file: Received) {
    match file.elsewhere {
        None => app.compare_file(file.name, &file.matrix),
        Some(_) => app.compare_stored(file.matrix.info.id, file.name, file.matrix),
    }
}
