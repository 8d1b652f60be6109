//! Keeping what was done: every change at once, durably soon after, a snapshot now and then.

use leptos::prelude::*;

use super::{Open, SavedMark};
use crate::app::App;
use crate::edit::Transaction;
use crate::model::MatrixId;
use crate::platform::{clock, dom};
use crate::store::{Library, SavedState, StoreError};

/// How often is looked whether a change has been followed by others, in milliseconds.
const MOMENT: i32 = 250;
/// How many such moments a change may wait for others before it is made durable.
const MOST_MOMENTS: u32 = 4;
/// How long no change must come before the mark says "Saved" again, in milliseconds.
const CALM: i32 = 200;
/// How long the page must be quiet before a snapshot is written, in milliseconds.
const QUIET: i32 = 2000;

/// Keeps what was done. The first change of a preview puts it into the library.
pub(crate) fn keep(app: App, transactions: &[Transaction]) {
    let now = clock::now();
    let mut refused = None;
    let mut create = false;
    app.keeper.update_value(|keeper| match &mut keeper.open {
        Open::Preview => create = true,
        Open::Creating(_, waiting) => waiting.extend(transactions.iter().cloned()),
        Open::Stored(id) => {
            for transaction in transactions {
                if let Err(error) = keeper.library.append(*id, transaction, now) {
                    refused = Some(error);
                }
            }
        }
        Open::Watched(_) => refused = Some(StoreError::ReadOnly),
    });
    if let Some(error) = refused {
        app.toast(error.to_string(), false);
        return app.follow_access();
    }
    if create {
        return keep_preview(app);
    }
    show_saving(app);
    flush_soon(app);
}

/// Says that something is on its way; that is only written to the page if it is news.
fn show_saving(app: App) {
    let saving = SavedMark { text: "Saving…".into(), busy: true, ..SavedMark::default() };
    if app.signals.saved.with_untracked(|mark| *mark != saving) {
        app.signals.saved.set(saving);
    }
}

/// Puts the preview into the library as a matrix of its own.
pub fn keep_preview(app: App) {
    if let Some(reason) = app.read(|session| session.read_only().map(str::to_owned)) {
        return app.toast(reason, false);
    }
    let matrix = app.read(|session| session.matrix().clone());
    let id = matrix.info.id;
    let library = app.keeper.with_value(|keeper| keeper.library.clone());
    app.keeper.update_value(|keeper| {
        keeper.open = Open::Creating(id, Vec::new());
        keeper.before = None;
    });
    app.signals.preview.set(None);
    app.catch_focus();
    show_saving(app);
    leptos::task::spawn_local(async move {
        let created = library.create(&matrix, clock::now()).await;
        library.set_last_opened(id);
        let mut waiting = Vec::new();
        app.keeper.update_value(|keeper| {
            if let Open::Creating(creating, held) = &mut keeper.open
                && *creating == id
            {
                waiting = std::mem::take(held);
                keeper.open = Open::Stored(id);
            }
        });
        match created {
            Ok(_) => app.library_changed(),
            Err(error) => app.toast(error.to_string(), false),
        }
        for transaction in waiting {
            if let Err(error) = library.append(id, &transaction, clock::now()) {
                app.toast(error.to_string(), false);
            }
        }
        flush(app).await;
    });
}

/// Makes durable what waits as soon as typing pauses, so that quick typing shares one write.
fn flush_soon(app: App) {
    let mut waiting = true;
    app.keeper.update_value(|keeper| waiting = std::mem::replace(&mut keeper.flush_waits, true));
    if !waiting {
        flush_when_calm(app, MOST_MOMENTS);
    }
}

/// Waits a moment, and again while changes keep coming, but no longer than so many moments.
fn flush_when_calm(app: App, moments: u32) {
    let before = app.signals.edited.get_untracked();
    dom::after(MOMENT, move || {
        if moments > 1 && app.signals.edited.get_untracked() != before {
            return flush_when_calm(app, moments - 1);
        }
        app.keeper.update_value(|keeper| keeper.flush_waits = false);
        leptos::task::spawn_local(async move { flush(app).await });
    });
}

pub(super) async fn flush(app: App) {
    let Some((library, id)) = app.stored() else { return };
    let title = |library: &Library| library.entry(id).map(|entry| entry.title);
    let before = title(&library);
    app.read(|session| {
        if session.matrix().info.id == id {
            library.describe(id, session.matrix(), Some(&session.tally().summary()));
        }
    });
    let saved = library.flush(id, clock::now()).await;
    show_saved_when_calm(app, id, saved);
    if title(&library) != before {
        app.library_changed();
    }
    if library.wants_snapshot(id) {
        snapshot_when_quiet(app);
    }
}

/// Writes a snapshot at the next quiet moment.
fn snapshot_when_quiet(app: App) {
    let changes = app.signals.findings.get_untracked();
    dom::after(QUIET, move || {
        if app.signals.findings.get_untracked() != changes {
            return snapshot_when_quiet(app);
        }
        let Some((library, id)) = app.stored() else { return };
        if !library.wants_snapshot(id) {
            return;
        }
        let written = app.read(|session| library.snapshot(id, session.matrix(), clock::now()));
        leptos::task::spawn_local(async move {
            if let Ok(saved) = written.await {
                show_saved(app, &saved);
            }
        });
    });
}

/// Shows at once what is not safe, and what is safe as soon as no more changes come: the mark must not
/// flicker between the keys of quick typing.
fn show_saved_when_calm(app: App, id: MatrixId, saved: SavedState) {
    if !saved.is_safe() || !app.signals.saved.with_untracked(|mark| mark.busy) {
        return show_saved(app, &saved);
    }
    let edited = app.signals.edited.get_untracked();
    dom::after(CALM, move || {
        if app.signals.edited.get_untracked() == edited && app.open_id() == Some(id) {
            show_saved(app, &saved);
        }
    });
}

pub(super) fn show_saved(app: App, saved: &SavedState) {
    let time = saved.time().map(clock::time_of_day);
    let text = match (saved, time) {
        (SavedState::Saving, _) => "Saving…".to_owned(),
        (SavedState::NotSaved(_), _) => saved.to_string(),
        (_, Some(time)) => format!("Saved in this browser {time}"),
        (_, None) => "Saved in this browser".to_owned(),
    };
    let busy = *saved == SavedState::Saving;
    app.signals.saved.set(SavedMark { text, detail: saved.to_string(), safe: saved.is_safe(), busy });
}
