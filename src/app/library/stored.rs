//! What is done to matrices of the library, open or not: rename, duplicate, put into the bin, take out, delete.
//!
//! Each tells the other tabs, whose lists follow.

use leptos::prelude::*;

use super::keeping::keep_preview;
use super::shelf::{discard_preview, go_to, other_tab, sample, show_preview};
use super::{Open, Preview};
use crate::app::App;
use crate::model::MatrixId;
use crate::platform::{clock, random};
use crate::session::{Dialog, UNTITLED};
use crate::store::{Library, OtherTab, StoreError, TabMessage};

impl App {
    /// Lets the list of matrices be read again, here and in the other tabs.
    pub(crate) fn library_changed(&self) {
        self.signals.library.update(|count| *count += 1);
        let (_, tabs) = self.library_and_tabs();
        tabs.send(TabMessage::LibraryChanged);
    }

    /// What the matrix is called in the list.
    fn title_of(&self, id: MatrixId) -> String {
        let title = self.library().entry(id).map(|entry| entry.title).filter(|title| !title.is_empty());
        title.unwrap_or_else(|| UNTITLED.to_owned())
    }
}

/// Tells what came of a step, and lets the lists follow.
fn settle(app: App, result: Result<(), StoreError>, done: String) {
    match result {
        Ok(()) => app.toast(done, false),
        Err(error) => app.toast(error.to_string(), false),
    }
    app.library_changed();
}

/// Gives a matrix another title; an empty one leaves it as it is. For the open matrix that is a step to undo.
pub fn rename(app: App, id: MatrixId, title: String) {
    let former = app.title_of(id);
    if title.is_empty() || title == former {
        return;
    }
    if app.open_id() == Some(id) {
        return app.act(|session| session.rename_matrix(title));
    }
    let (library, tabs) = app.library_and_tabs();
    leptos::task::spawn_local(async move {
        let other = other_tab(&library, &tabs, id).await;
        let renamed = library.rename(id, &title, clock::now(), other).await;
        settle(app, renamed, format!("{former} is now called {title}."));
    });
}

/// Puts a copy beside the matrix; what is open stays open.
pub fn duplicate(app: App, id: MatrixId) {
    let library = app.library();
    let title = library.title_of_copy(&app.title_of(id));
    let copy = MatrixId::fresh(&mut random::BrowserRandomness::default());
    leptos::task::spawn_local(async move {
        let copied = library.duplicate(id, copy, &title, clock::now()).await;
        settle(app, copied, format!("{title} is in the list."));
    });
}

/// Copies what is on the screen and goes on with the copy.
pub(super) fn duplicate_open(app: App) {
    let library = app.library();
    let mut matrix = app.read(|session| session.matrix().clone());
    matrix.info.id = MatrixId::fresh(&mut random::BrowserRandomness::default());
    let original = if matrix.info.title.is_empty() { UNTITLED } else { &matrix.info.title };
    matrix.info.title = library.title_of_copy(original);
    let title = matrix.info.title.clone();
    show_preview(app, matrix, Preview::Template(title));
    keep_preview(app);
    app.toast("This is the copy; the original is under \u{201c}Matrices\u{201d}.".to_owned(), false);
}

/// Puts the matrix on the screen into the bin; a preview is only closed.
pub(super) fn delete_open(app: App) {
    match app.keeper.with_value(|keeper| keeper.open.clone()) {
        Open::Stored(id) | Open::Creating(id, _) => {
            delete(app, id);
            app.signals.dialog.set(Some(Dialog::Library));
        }
        Open::Watched(_) => app.toast(StoreError::OpenElsewhere.to_string(), false),
        Open::Preview => discard_preview(app),
    }
}

/// Puts a matrix into the bin, from which it can be restored. Where it is the one on the screen, the one edited
/// before it takes its place.
pub fn delete(app: App, id: MatrixId) {
    let (library, tabs) = app.library_and_tabs();
    let title = app.title_of(id);
    leptos::task::spawn_local(async move {
        let was_open = app.open_id() == Some(id);
        let elsewhere = !library.holds(id) && other_tab(&library, &tabs, id).await == OtherTab::Answered;
        let deleted =
            if elsewhere { Err(StoreError::OpenElsewhere) } else { library.delete(id, clock::now()).await };
        let gone = deleted.is_ok();
        settle(app, deleted, format!("{title} is in the bin."));
        if gone && was_open {
            leave(app, &library).await;
        }
    });
}

/// Goes from a matrix that was deleted to the one edited last, or to the sample; a dialog stays open.
async fn leave(app: App, library: &Library) {
    app.keeper.update_value(|keeper| keeper.open = Open::Preview);
    let next = library.entries().into_iter().next();
    let opened = match next {
        Some(entry) => go_to(app, entry.id, false).await,
        None => false,
    };
    if !opened {
        let dialog = app.signals.dialog.get_untracked();
        show_preview(app, sample(), Preview::Sample);
        app.signals.dialog.set(dialog);
    }
}

/// Takes a matrix out of the bin.
pub fn restore(app: App, id: MatrixId) {
    let library = app.library();
    let title = app.title_of(id);
    leptos::task::spawn_local(async move {
        let restored = library.restore(id, clock::now()).await;
        settle(app, restored, format!("{title} is back in the list."));
    });
}

/// Deletes a matrix in the bin for good.
pub fn purge(app: App, id: MatrixId) {
    let (library, tabs) = app.library_and_tabs();
    let title = app.title_of(id);
    leptos::task::spawn_local(async move {
        let other = other_tab(&library, &tabs, id).await;
        let purged = library.purge(id, clock::now(), other).await;
        settle(app, purged, format!("{title} is deleted for good."));
    });
}
