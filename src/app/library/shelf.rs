//! Going from one matrix to another: open, preview, back again.

use leptos::prelude::*;

use super::keeping::{flush, keep_preview};
use super::{Open, Preview, stored};
use crate::app::App;
use crate::catalog;
use crate::model::{Matrix, MatrixId};
use crate::platform::storage::Tabs;
use crate::platform::{clock, random};
use crate::session::LibraryRequest;
use crate::store::{Access, Claim, Library, OtherTab, StoreError};

/// Whether another tab has the matrix; they are asked only where one may have it.
pub(super) async fn other_tab(library: &Library, tabs: &Tabs, id: MatrixId) -> OtherTab {
    if library.should_ask(id) { tabs.who_has(id).await } else { OtherTab::Silent }
}

/// Reads a matrix of the library, for writing where no other tab has it.
pub(super) async fn load(
    library: &Library,
    tabs: &Tabs,
    id: MatrixId,
    take_over: bool,
) -> Result<(Matrix, Open, Vec<String>), StoreError> {
    let claim = if take_over {
        tabs.hand_over(id).await;
        Claim::TakeOver
    } else {
        Claim::IfFree(other_tab(library, tabs, id).await)
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
        LibraryRequest::Duplicate => stored::duplicate_open(app),
        LibraryRequest::Delete => stored::delete_open(app),
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
        leptos::task::spawn_local(async move { close(app, &library, id).await });
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

/// Opens a matrix of the library and closes the dialog it was chosen in.
pub fn open_stored(app: App, id: MatrixId, take_over: bool) {
    leptos::task::spawn_local(async move {
        if go_to(app, id, take_over).await {
            app.signals.dialog.set(None);
            app.catch_focus();
        }
    });
}

/// Opens a matrix of the library to lay something beside it; `false` where it cannot be opened.
pub(crate) async fn open_for_comparison(app: App, id: MatrixId) -> bool {
    go_to(app, id, false).await
}

/// Opens a matrix of the library; `false` where it cannot be opened and the one on the screen stays.
pub(super) async fn go_to(app: App, id: MatrixId, take_over: bool) -> bool {
    let (library, tabs) = app.library_and_tabs();
    let (matrix, open, notices) = match load(&library, &tabs, id, take_over).await {
        Ok(loaded) => loaded,
        Err(error) => {
            app.toast(error.to_string(), false);
            return false;
        }
    };
    let closing = app.stored().filter(|(_, closing)| *closing != id);
    app.keeper.update_value(|keeper| {
        keeper.open = open;
        keeper.before = None;
    });
    app.signals.preview.set(None);
    app.open(matrix);
    app.follow_access();
    for notice in notices {
        app.toast(notice, false);
    }
    if let Some((library, id)) = closing {
        close(app, &library, id).await;
    }
    flush(app).await;
    app.signals.library.update(|count| *count += 1);
    true
}

/// Closes a matrix that is not on the screen any more; what is not saved of it is told.
async fn close(app: App, library: &Library, id: MatrixId) {
    let saved = library.close(id, clock::now()).await;
    if !saved.is_safe() {
        let title = library.entry(id).map(|entry| entry.title).unwrap_or_default();
        app.toast(format!("{title}: {saved}"), false);
    }
}

/// The sample of the first visit.
pub(super) fn sample() -> Matrix {
    template(catalog::DEFAULT_PACK).unwrap_or_default()
}

/// A fresh matrix from a template pack.
pub fn template(id: &str) -> Option<Matrix> {
    catalog::pack(id).map(|pack| pack.build(&mut random::BrowserRandomness::default(), "en"))
}
