//! Keeping: which matrix is open, where it is saved, and the way from one matrix to another.
//!
//! A sample, a template or a file is first shown as a preview: nothing is stored until the person
//! changes it or keeps it, and the matrix that was open stays in the library.

mod keeping;
mod shelf;
mod start;
mod stored;
mod tabs;

use std::rc::Rc;

use leptos::prelude::*;

pub(crate) use keeping::keep;
pub use keeping::keep_preview;
pub(crate) use shelf::open_for_comparison;
pub use shelf::{discard_preview, open_stored, show_preview, template};
pub use start::start_app;
pub use stored::{delete, duplicate, purge, rename, restore};

use super::App;
use crate::edit::Transaction;
use crate::model::MatrixId;
use crate::platform::clock;
use crate::platform::storage::Tabs;
use crate::store::Library;

/// Where a preview comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Preview {
    /// The sample of the first visit.
    Sample,
    /// A template of this name.
    Template(String),
    /// A file of this name, with what was noticed while reading it.
    File {
        /// The file's name.
        name: String,
        /// One sentence each.
        notices: Vec<String>,
    },
}

/// What is known of saving, as the toolbar shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SavedMark {
    /// A few words.
    pub text: String,
    /// The whole sentence.
    pub detail: String,
    /// Whether nothing would be lost if the tab closed now.
    pub safe: bool,
    /// Whether it is only a moment's wait.
    pub busy: bool,
}

/// What is open.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Open {
    /// A preview; nothing is stored.
    Preview,
    /// Being put into the library; what happens meanwhile waits here.
    Creating(MatrixId, Vec<Transaction>),
    /// A matrix of the library, open for writing.
    Stored(MatrixId),
    /// A matrix of the library that another tab writes.
    Watched(MatrixId),
}

/// The library with the matrix that is open.
pub(crate) struct Keeper {
    pub(crate) library: Library,
    pub(crate) open: Open,
    /// The matrix that was open before a preview.
    pub(crate) before: Option<MatrixId>,
    /// Whether a write is about to happen.
    pub(crate) flush_waits: bool,
    /// The wire to the other tabs, once the window is up.
    pub(crate) tabs: Rc<Tabs>,
}

impl App {
    /// The library and the matrix in it that is open for writing.
    pub(crate) fn stored(&self) -> Option<(Library, MatrixId)> {
        self.keeper.with_value(|keeper| match keeper.open {
            Open::Stored(id) => Some((keeper.library.clone(), id)),
            _ => None,
        })
    }

    /// The library and the wire to the other tabs.
    pub(crate) fn library_and_tabs(&self) -> (Library, Rc<Tabs>) {
        self.keeper.with_value(|keeper| (keeper.library.clone(), Rc::clone(&keeper.tabs)))
    }

    /// The library, for the dialog that lists it.
    pub fn library(&self) -> Library {
        self.keeper.with_value(|keeper| keeper.library.clone())
    }

    /// The identity of the matrix that is open, and whether this tab may write it.
    pub fn open_id(&self) -> Option<MatrixId> {
        self.keeper.with_value(|keeper| match keeper.open {
            Open::Stored(id) | Open::Watched(id) | Open::Creating(id, _) => Some(id),
            Open::Preview => None,
        })
    }

    /// Lets the session know whether it may be changed, and the toolbar whether it is saved.
    pub(crate) fn follow_access(&self) {
        let app = *self;
        let (watched, saved) = self.keeper.with_value(|keeper| match keeper.open {
            Open::Watched(id) => (Some(id), None),
            Open::Stored(id) if !keeper.library.holds(id) => (Some(id), None),
            Open::Stored(id) => (None, Some(keeper.library.saved(id, clock::now()))),
            _ => (None, None),
        });
        self.signals.watched.set(watched);
        let reason =
            watched.map(|_| "Another tab has this matrix open. Take it over to change it here.".to_owned());
        self.session.update_value(|session| session.set_read_only(reason));
        match saved {
            Some(saved) => keeping::show_saved(app, &saved),
            None if watched.is_some() => self.signals.saved.set(SavedMark {
                text: "Open in another tab".into(),
                detail: "This matrix can be read here; another tab writes it.".into(),
                safe: true,
                busy: false,
            }),
            None => self.signals.saved.set(SavedMark {
                text: "Not kept yet".into(),
                detail: "This is a preview. Your first change keeps it in this browser.".into(),
                safe: true,
                busy: false,
            }),
        }
    }
}
