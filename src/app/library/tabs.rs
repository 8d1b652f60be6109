//! Other tabs: leases and messages.

use leptos::prelude::*;

use crate::app::App;
use crate::platform::clock;
use crate::store::TabMessage;

/// Renews this tab's leases; a matrix that another tab has taken over can only be read from now on.
pub(super) fn look_at_leases(app: App) {
    if !app.library().heartbeat(clock::now()).is_empty() {
        app.follow_access();
    }
}

/// Answers another tab.
pub(super) fn answer(app: App, message: TabMessage) {
    let (library, tabs) = app.library_and_tabs();
    match message {
        TabMessage::WhoHas(id) if library.holds(id) => {
            tabs.send(TabMessage::IHave(id));
        }
        TabMessage::HandOver(id) if library.holds(id) => leptos::task::spawn_local(async move {
            library.hand_over(id, clock::now()).await;
            tabs.send(TabMessage::HandedOver(id));
            app.follow_access();
        }),
        TabMessage::LibraryChanged => leptos::task::spawn_local(async move {
            library.refresh(clock::now()).await;
            app.signals.library.update(|count| *count += 1);
        }),
        _ => {}
    }
}
