//! Short messages at the lower left, outside the grid.

use leptos::html::{div, span};
use leptos::prelude::*;

use super::kit::{Icon, icon_button, text_button};
use crate::app::App;
use crate::command::Command;
use crate::session::Dialog;

/// The pile of messages.
pub fn toasts(app: App) -> impl IntoView {
    let toasts = app.signals.toasts;
    let behind = move || app.signals.dialog.get() == Some(Dialog::Library);
    div().attr("class", "toasts").class(("behind", behind)).attr("role", "status").child(move || {
        toasts
            .get()
            .into_iter()
            .map(|toast| {
                let number = toast.number;
                div().attr("class", "toast").child((
                    span().child(toast.text),
                    toast.undo.then(|| {
                        text_button("link", "Undo", move || {
                            app.run(Command::Undo);
                            app.dismiss(number);
                        })
                    }),
                    icon_button(Icon::Close, "Dismiss", move || app.dismiss(number)),
                ))
            })
            .collect::<Vec<_>>()
    })
}
