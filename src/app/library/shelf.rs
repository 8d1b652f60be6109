//! Going from one matrix to another: open, preview, duplicate, delete, restore.

use std::rc::Rc;

use leptos::prelude::*;

use super::keeping::{flush, keep_preview};
use super::{Open, Preview};
use crate::app::App;
use crate::catalog;
use crate::model::{Matrix, MatrixId};
use crate::platform::storage::Tabs;
use crate::platform::{clock, random};
use crate::session::{Dialog, LibraryRequest};
use crate::store::{Access, Claim, Library, OtherTab, StoreError};

pub(super) async fn load(
    library: &Library,
    tabs: &Tabs,
    id: MatrixId,
    take_over: bool,
) -> Result<(Matrix, Open, Vec<String>), StoreError> {
    let claim = if take_over {
        tabs.hand_over(id).await;
        Claim::TakeOver
    } else if library.should_ask(id) {
        Claim::IfFree(tabs.who_has(id).await)
    } else {
        Claim::IfFree(OtherTab::Silent)
    };
    let loaded = library.load(id, clock::now(), claim).await?;
    let open = if loaded.access == Access::Writable { Open::Stored(id) } else { Open::Watched(id) };
    library.set_last_opened(id);
    let notices = loaded.notices.iter().map(ToString::to_string).collect();
    Ok((loaded.matrix, open, notices))
}

impl App {
    /// Does something with matrices other than the open one.
    pub fn carry_out_in_library(&self, request: LibraryRequest) {
        carry_out(*self, request);
    }
}

fn carry_out(app: App, request: LibraryRequest) {
    match request {
        LibraryRequest::New => {
            if let Some(matrix) = template("blank") {
                show_preview(app, matrix, Preview::Template("Blank".to_owned()));
                keep_preview(app);
            }
        }
        LibraryRequest::Duplicate => duplicate(app),
        LibraryRequest::Delete => delete_open(app),
    }
}

/// Shows a matrix without storing it; the one that was open stays in the library.
pub fn show_preview(app: App, matrix: Matrix, preview: Preview) {
    let closing = app.stored();
    app.keeper.update_value(|keeper| {
        if let Some((_, id)) = &closing {
            keeper.before = Some(*id);
        }
        keeper.open = Open::Preview;
    });
    if let Some((library, id)) = closing {
        leptos::task::spawn_local(async move {
            library.close(id, clock::now()).await;
        });
    }
    app.signals.preview.set(Some(preview));
    app.signals.dialog.set(None);
    app.open(matrix);
    app.follow_access();
}

/// Goes back from a preview to the matrix that was open before.
pub fn discard_preview(app: App) {
    let before = app.keeper.with_value(|keeper| keeper.before.or_else(|| keeper.library.last_opened()));
    match before {
        Some(id) => open_stored(app, id, false),
        None => show_preview(app, sample(), Preview::Sample),
    }
}

/// Opens a matrix of the library.
pub fn open_stored(app: App, id: MatrixId, take_over: bool) {
    let (library, tabs) = app.keeper.with_value(|keeper| (keeper.library.clone(), Rc::clone(&keeper.tabs)));
    let closing = app.stored();
    leptos::task::spawn_local(async move {
        if let Some((library, id)) = closing {
            library.close(id, clock::now()).await;
        }
        match load(&library, &tabs, id, take_over).await {
            Ok((matrix, open, notices)) => {
                app.keeper.update_value(|keeper| {
                    keeper.open = open;
                    keeper.before = None;
                });
                app.signals.preview.set(None);
                app.signals.dialog.set(None);
                app.open(matrix);
                app.follow_access();
                for notice in notices {
                    app.toast(notice, false);
                }
                flush(app).await;
            }
            Err(error) => app.toast(error.to_string(), false),
        }
    });
}

fn duplicate(app: App) {
    let mut matrix = app.read(|session| session.matrix().clone());
    matrix.info.id = MatrixId::fresh(&mut random::BrowserRandomness::default());
    matrix.info.title = format!("{} (copy)", matrix.info.title);
    let title = matrix.info.title.clone();
    show_preview(app, matrix, Preview::Template(title));
    keep_preview(app);
    app.toast("This is the copy; the original is in the library.".to_owned(), false);
}

fn delete_open(app: App) {
    match app.stored() {
        Some((_, id)) => delete(app, id),
        None => discard_preview(app),
    }
}

/// Puts a matrix into the bin; the dialog of matrices offers to restore it.
pub fn delete(app: App, id: MatrixId) {
    let library = app.keeper.with_value(|keeper| keeper.library.clone());
    let title = library.entry(id).map(|entry| entry.title).unwrap_or_default();
    let was_open = app.stored().is_some_and(|(_, open)| open == id);
    leptos::task::spawn_local(async move {
        if let Err(error) = library.delete(id, clock::now()).await {
            return app.toast(error.to_string(), false);
        }
        app.signals.library.update(|count| *count += 1);
        app.toast(format!("{title} is in the bin. Restore it under “All matrices”."), false);
        if was_open {
            app.keeper.update_value(|keeper| keeper.open = Open::Preview);
            match library.entries().first() {
                Some(entry) => open_stored(app, entry.id, false),
                None => show_preview(app, sample(), Preview::Sample),
            }
            app.signals.dialog.set(Some(Dialog::Library));
        }
    });
}

/// Takes a matrix out of the bin.
pub fn restore(app: App, id: MatrixId) {
    let library = app.keeper.with_value(|keeper| keeper.library.clone());
    leptos::task::spawn_local(async move {
        if let Err(error) = library.restore(id, clock::now()).await {
            app.toast(error.to_string(), false);
        }
        app.signals.library.update(|count| *count += 1);
    });
}

/// The sample of the first visit.
pub(super) fn sample() -> Matrix {
    template(catalog::DEFAULT_PACK).unwrap_or_default()
}

/// A fresh matrix from a template pack.
pub fn template(id: &str) -> Option<Matrix> {
    catalog::pack(id).map(|pack| pack.build(&mut random::BrowserRandomness::default(), "en"))
}
