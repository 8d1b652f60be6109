//! All matrices: every matrix kept in this browser, to open, rename, copy and delete, and the bin.

mod bin;
mod keys;
mod row;

use leptos::html::{div, input, p, ul};
use leptos::prelude::*;

use super::modal;
use crate::app::{App, open_stored};
use crate::command::Command;
use crate::model::MatrixId;
use crate::platform::{clock, dom};
use crate::session::day_in_words;
use crate::store::Entry;
use crate::ui::kit::text_button;
use crate::ui::words::UNTITLED;

/// Id of the search field.
const SEARCH: &str = "matrix-search";

/// A matrix in the list.
#[derive(Clone, PartialEq)]
struct Listed {
    entry: Entry,
    /// Whether it is on the screen.
    is_open: bool,
}

/// What the dialog knows beside the library.
#[derive(Clone, Copy)]
struct Shelf {
    app: App,
    /// The matrices that fit what is searched for, last edited first. It follows the library.
    found: Memo<Vec<Listed>>,
    /// What is searched for.
    words: RwSignal<String>,
    /// The matrix whose row Tab leads to.
    current: RwSignal<Option<MatrixId>>,
    /// The matrix whose title is being written.
    renaming: RwSignal<Option<MatrixId>>,
    /// The matrix in the bin that is about to be deleted for good.
    purging: RwSignal<Option<MatrixId>>,
    /// Whether the bin is unfolded.
    bin_open: RwSignal<bool>,
}

impl Shelf {
    /// Opens a matrix, or goes back to it where it is on the screen already.
    fn open(&self, id: MatrixId) {
        if self.app.open_id() == Some(id) {
            super::close(self.app);
        } else {
            open_stored(self.app, id, false);
        }
    }

    /// Whether Tab leads to the matrix's row: the current one, else the first.
    fn is_stop(&self, id: MatrixId) -> bool {
        let first = || self.found.with(|found| found.first().map(|listed| listed.entry.id));
        self.current.get().or_else(first) == Some(id)
    }
}

fn find(app: App, words: &str) -> Vec<Listed> {
    let open = app.open_id();
    let entries = app.library().entries().into_iter().filter(|entry| fits(&entry.title, words));
    entries.map(|entry| Listed { is_open: open == Some(entry.id), entry }).collect()
}

/// Whether every word stands in the title; both are in lower case there.
fn fits(title: &str, words: &str) -> bool {
    let title = title.to_lowercase();
    words.split_whitespace().all(|word| title.contains(word))
}

/// A title for the eye: one without a title has a name too.
fn title_of(entry: &Entry) -> String {
    if entry.title.is_empty() { UNTITLED.to_owned() } else { entry.title.clone() }
}

/// A point in time as people say it: "today 14:02".
fn when(at: crate::model::Timestamp) -> String {
    format!("{} {}", day_in_words(clock::local_date(at), clock::today()), clock::time_of_day(at))
}

/// The dialog.
pub(super) fn library(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        app.signals.library.get();
        find(app, &words.get().to_lowercase())
    });
    let shelf = Shelf {
        app,
        found,
        words,
        current: RwSignal::new(None),
        renaming: RwSignal::new(None),
        purging: RwSignal::new(None),
        bin_open: RwSignal::new(false),
    };
    Effect::new(move || {
        found.track();
        app.signals.library.track();
        shelf.purging.track();
        dom::next_frame(move || find_focus(shelf));
    });
    let content = div()
        .attr("class", "dialog-body")
        .child((
            head(shelf),
            list(shelf),
            move || missing(shelf),
            move || bin::bin(shelf),
            // Messages elsewhere in the window lie behind the dialog.
            p().attr("class", "told").attr("role", "status").child(move || told(app)),
        ))
        .into_any();
    modal(app, "dialog wide library", "All matrices in this browser", content)
}

/// What was last told, as long as it is shown.
fn told(app: App) -> Option<String> {
    app.signals.toasts.get().pop().map(|toast| toast.text)
}

/// The search field and the ways to another matrix.
fn head(shelf: Shelf) -> AnyView {
    let app = shelf.app;
    let run = move |command: Command| {
        move || {
            app.run(command);
        }
    };
    div()
        .attr("class", "library-head")
        .child((
            input()
                .attr("id", SEARCH)
                .attr("class", "search")
                .attr("type", "search")
                .attr("autofocus", true)
                .attr("autocomplete", "off")
                .attr("aria-label", "Search by title")
                .attr("placeholder", "Search by title")
                .on(leptos::ev::input, move |event| {
                    shelf.words.set(event_target_value(&event));
                    shelf.current.set(None);
                })
                .on(leptos::ev::keydown, move |event| keys::in_search(shelf, &event)),
            text_button("primary", "New", run(Command::NewMatrix)),
            text_button("bordered", "From a template…", run(Command::Templates)),
            text_button("bordered", "Open a file…", run(Command::OpenFile)),
        ))
        .into_any()
}

/// Why there are no rows, where there are none.
fn missing(shelf: Shelf) -> Option<AnyView> {
    if shelf.found.with(|found| !found.is_empty()) {
        return None;
    }
    let text = if shelf.words.with(|words| words.trim().is_empty()) {
        "No matrix is kept in this browser yet. Begin with an empty one, take a template, or open a file."
    } else {
        "No title has these words."
    };
    Some(p().attr("class", "empty").child(text).into_any())
}

/// The rows. A row moves with its matrix and is drawn anew where anything on it is different.
fn list(shelf: Shelf) -> AnyView {
    let shown = |listed: &Listed| {
        let Listed { entry, is_open } = listed.clone();
        (entry.id, entry.title, entry.status, entry.edited, entry.activities, entry.roles, is_open)
    };
    let rows = ForProps::builder()
        .each(move || shelf.found.get())
        .key(shown)
        .children(move |listed| row::row(shelf, listed))
        .build();
    ul().attr("class", "matrices")
        .attr("aria-label", "Matrices, last edited first")
        .child(For(rows))
        .on(leptos::ev::keydown, move |event| keys::in_list(shelf, &event))
        .into_any()
}

/// Id of the button that opens a matrix.
fn button_id(id: MatrixId) -> String {
    format!("matrix-{id}")
}

/// Where what had the focus was drawn anew, the focus goes to the question that is open, else to the current row,
/// else to the search field.
fn find_focus(shelf: Shelf) {
    let lost = dom::focused().is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "DIALOG"));
    // The dialog may have gone meanwhile, and the signals with it.
    let (Some(current), true) = (shelf.current.try_get_untracked(), lost) else { return };
    let row = || current.and_then(|id| dom::by_id(&button_id(id)));
    let place = dom::by_id(bin::SURE).or_else(row).or_else(|| dom::by_id(SEARCH));
    if let Some(element) = place {
        // With scrolling: the row may be anywhere.
        let _ = element.focus();
    }
}
