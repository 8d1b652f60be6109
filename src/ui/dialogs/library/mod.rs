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

/// Id of the search field.
const SEARCH: &str = "matrix-search";

/// What the dialog knows beside the library.
#[derive(Clone, Copy)]
struct Shelf {
    app: App,
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
    /// The matrices that fit what is searched for, last edited first. It follows the library.
    fn found(&self) -> Vec<Entry> {
        self.app.signals.library.get();
        let words = self.words.get().to_lowercase();
        let mut entries = self.app.library().entries();
        entries.retain(|entry| fits(&entry.title, &words));
        entries
    }

    /// Opens a matrix, or goes back to it where it is on the screen already.
    fn open(&self, id: MatrixId) {
        if self.app.open_id() == Some(id) {
            super::close(self.app);
        } else {
            open_stored(self.app, id, false);
        }
    }

    /// Whether Tab leads to the matrix's row: the current one, else the first.
    fn is_stop(&self, id: MatrixId, first: bool) -> bool {
        self.current.get().map_or(first, |current| current == id)
    }
}

/// Whether every word stands in the title; both are in lower case there.
fn fits(title: &str, words: &str) -> bool {
    let title = title.to_lowercase();
    words.split_whitespace().all(|word| title.contains(word))
}

/// A title for the eye: one without a title has a name too.
fn title_of(entry: &Entry) -> String {
    if entry.title.is_empty() { "Untitled matrix".to_owned() } else { entry.title.clone() }
}

/// A point in time as people say it: "Today 14:02".
fn when(at: crate::model::Timestamp) -> String {
    format!("{} {}", day_in_words(clock::local_date(at), clock::today()), clock::time_of_day(at))
}

/// The dialog.
pub(super) fn library(app: App) -> AnyView {
    let shelf = Shelf {
        app,
        words: RwSignal::new(String::new()),
        current: RwSignal::new(None),
        renaming: RwSignal::new(None),
        purging: RwSignal::new(None),
        bin_open: RwSignal::new(false),
    };
    let found = Memo::new(move |_| shelf.found());
    Effect::new(move || {
        found.track();
        app.signals.library.track();
        shelf.purging.track();
        dom::next_frame(move || find_focus(shelf));
    });
    let content = div()
        .attr("class", "dialog-body")
        .child((
            head(shelf, found),
            move || list(shelf, found.get()),
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
fn head(shelf: Shelf, found: Memo<Vec<Entry>>) -> AnyView {
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
                .on(leptos::ev::keydown, move |event| keys::in_search(shelf, found, &event)),
            text_button("primary", "New", run(Command::NewMatrix)),
            text_button("bordered", "From a template…", run(Command::Templates)),
            text_button("bordered", "Open a file…", run(Command::OpenFile)),
        ))
        .into_any()
}

/// The rows, or why there are none.
fn list(shelf: Shelf, found: Vec<Entry>) -> AnyView {
    if found.is_empty() {
        let text = if shelf.words.get_untracked().trim().is_empty() {
            "No matrix is kept in this browser yet. Begin with an empty one, take a template, or open a file."
        } else {
            "No title has these words."
        };
        return p().attr("class", "empty").child(text).into_any();
    }
    let rows: Vec<_> =
        found.into_iter().enumerate().map(|(at, entry)| row::row(shelf, entry, at == 0)).collect();
    ul().attr("class", "matrices")
        .attr("aria-label", "Matrices, last edited first")
        .child(rows)
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
