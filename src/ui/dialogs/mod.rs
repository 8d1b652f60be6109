//! Dialogs: one at a time, in the browser's own modal element.

mod add_area;
mod choose_role;
mod evidence;
mod export;
mod form;
mod holder;
mod import;
mod letters;
mod library;
mod palette;
mod picture;
mod positions;
mod provider_copy;
mod received;
mod report;
mod settings;
mod shortcuts;
mod sign;
mod split;
mod templates;
mod waiver;

use leptos::html::{Dialog as DialogElement, dialog, div, h2};
use leptos::prelude::*;

use super::grid::Painter;
use super::kit::{Icon, icon_button};
use crate::app::App;
use crate::command::Sheet;
use crate::session::Dialog;
use crate::ui::grid::Draw;

/// The dialog that is open.
pub fn dialogs(app: App) -> impl IntoView {
    let open = app.signals.dialog;
    (
        move || {
            let shown = open.get()?;
            Some(match shown {
                Dialog::Palette => palette::palette(app),
                Dialog::Shortcuts => shortcuts::shortcuts(app),
                Dialog::Library => library::library(app),
                Dialog::Import => import::import(app),
                Dialog::Templates => templates::templates(app),
                Dialog::AddArea => add_area::add_area(app),
                Dialog::MatrixSettings => settings::settings(app),
                Dialog::Letters => letters::letters(app),
                Dialog::Export => export::export(app),
                Dialog::Positions(activity, role) => positions::positions(app, activity, role),
                Dialog::Split(activity) => split::split(app, activity),
                Dialog::Holder(role) => holder::holder(app, role),
                Dialog::ChooseRole(activity, part) => choose_role::choose_role(app, activity, part),
                Dialog::Waive(rule, place) => waiver::waive(app, rule, place),
                Dialog::Renew(id) => waiver::renew(app, id),
                Dialog::Received => received::received(app),
                Dialog::Sign(baseline) => sign::sign(app, baseline),
                Dialog::ProviderCopy => provider_copy::provider_copy(app),
                Dialog::Evidence => evidence::evidence(app),
            })
        },
        report::report(app),
    )
}

/// Closes the dialog and gives the focus back to the grid.
pub fn close(app: App) {
    app.signals.dialog.set(None);
    focus_grid(app);
}

/// Gives the focus to the grid once the dialog has left the page; until then nothing behind it can take it.
pub fn focus_grid(app: App) {
    crate::platform::dom::next_frame(move || {
        if app.signals.sheet.get_untracked() == Sheet::Agreement {
            return crate::ui::sheets::focus();
        }
        app.draw(Painter::focus_active);
    });
}

/// A modal dialog with a title; Escape, the cross and a press beside it close it.
pub fn modal(app: App, class: &'static str, title: &'static str, content: AnyView) -> AnyView {
    modal_with(class, title, content, move || close(app))
}

/// The same with another way of closing.
pub fn modal_with(
    class: &'static str,
    title: &'static str,
    content: AnyView,
    close: impl Fn() + Copy + 'static,
) -> AnyView {
    let place: NodeRef<DialogElement> = NodeRef::new();
    place.on_load(|element| {
        crate::platform::dom::next_frame(move || {
            if element.is_connected() && !element.open() {
                let _ = element.show_modal();
            }
        });
    });
    dialog()
        .node_ref(place)
        .attr("class", class)
        .attr("aria-labelledby", "dialog-title")
        .on(leptos::ev::Custom::<web_sys::Event>::new("cancel"), move |event: web_sys::Event| {
            event.prevent_default();
            close();
        })
        .on(leptos::ev::pointerdown, move |event| {
            // The element itself is hit only beside its content.
            if event.target() == event.current_target() {
                close();
            }
        })
        .child(div().attr("class", "dialog-frame").child((
            div().attr("class", "dialog-head").child((
                h2().attr("id", "dialog-title").child(title),
                icon_button(Icon::Close, "Close", close),
            )),
            content,
        )))
        .into_any()
}
