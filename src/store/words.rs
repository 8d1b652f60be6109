//! What the store tells the person: whether the work is saved, what was found damaged, what cannot be done.
//!
//! Each is an enum with a sentence, so that another language needs no parsing.

use std::fmt;

use super::backend::Fault;
use crate::model::{MatrixId, Timestamp};

/// Whether what was done to a matrix is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavedState {
    /// On its way.
    Saving,
    /// Everything up to this time survives even a killed browser.
    SavedDurably(Timestamp),
    /// Everything up to this time survives closing the tab, but a browser that is killed may lose the
    /// last minute.
    SavedProvisionally(Timestamp, Fault),
    /// Something would be lost if the tab closed now.
    NotSaved(Unsaved),
}

/// Why something is not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaved {
    /// The browser keeps nothing for this page.
    NothingKept,
    /// A store refused.
    Fault(Fault),
    /// Another tab has taken the matrix over; so many changes came too late and were set aside.
    TakenOver(usize),
    /// The matrix is not open for writing here.
    ReadOnly,
}

impl SavedState {
    /// Whether the tab may close without asking.
    pub fn is_safe(&self) -> bool {
        matches!(self, Self::SavedDurably(_) | Self::SavedProvisionally(..))
    }

    /// The time up to which everything is saved.
    pub fn time(&self) -> Option<Timestamp> {
        match self {
            Self::SavedDurably(at) | Self::SavedProvisionally(at, _) => Some(*at),
            Self::Saving | Self::NotSaved(_) => None,
        }
    }
}

impl fmt::Display for SavedState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saving => f.write_str("Saving."),
            Self::SavedDurably(_) => f.write_str("Saved in this browser."),
            Self::SavedProvisionally(_, Fault::Full) => f.write_str(
                "Saved for now, but the browser's database is full: if the browser crashes, the last minute may be lost. Save the matrix to a file.",
            ),
            Self::SavedProvisionally(..) => f.write_str(
                "Saved for now, but the browser's database does not work: if the browser crashes, the last minute may be lost.",
            ),
            Self::NotSaved(why) => why.fmt(f),
        }
    }
}

impl fmt::Display for Unsaved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingKept | Self::Fault(Fault::Blocked) => f.write_str(
                "Not saved: this browser keeps nothing for this page. Save the matrix to a file before you close the tab.",
            ),
            Self::Fault(Fault::Full) => f.write_str(
                "Not saved: the browser's storage is full. Save the matrix to a file now.",
            ),
            Self::Fault(Fault::Slow) => f.write_str(
                "Not saved yet: the browser's storage does not answer. Save the matrix to a file to be safe.",
            ),
            Self::Fault(Fault::Cleared) => f.write_str(
                "Not saved: this browser's stored data was cleared. Save the matrix to a file now.",
            ),
            Self::Fault(_) => f.write_str(
                "Not saved: the browser's storage does not work. Save the matrix to a file now.",
            ),
            Self::TakenOver(0) => f.write_str("This matrix is now edited in another tab."),
            Self::TakenOver(1) => f.write_str(
                "This matrix is now edited in another tab. The last change made here came too late and was set aside.",
            ),
            Self::TakenOver(count) => write!(
                f,
                "This matrix is now edited in another tab. The last {count} changes made here came too late and were set aside."
            ),
            Self::ReadOnly => f.write_str("This matrix is open for reading only."),
        }
    }
}

/// Something the person should know, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The matrix it is about, if it is about one.
    pub matrix: Option<MatrixId>,
    /// What happened.
    pub event: Event,
    /// The records set aside, by key: `Library::raw` gives their bytes for download.
    pub kept: Vec<String>,
}

/// What a notice is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Neither store works.
    NothingKept,
    /// The database does not work; the fast store takes its place.
    NoDatabase(Fault),
    /// The fast store does not work; the database does.
    NoFastStore,
    /// A damaged record was found, and everything in it exists elsewhere.
    DamagedCopy(String),
    /// Changes after a point could not be used.
    ChangesUnusable(String),
    /// So many changes came from a tab that had lost the matrix.
    LateChanges(String, usize),
    /// A matrix's place in the library was damaged and was made anew from the matrix.
    EntryRebuilt(String),
    /// A place in the library was damaged, and its matrix cannot be read either.
    EntryUnusable,
    /// An older copy of a matrix was found in the fast store.
    OlderCopy,
    /// Matrices that were saved while there was no database could not be moved into it.
    NotMoved(Fault),
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.event.fmt(f)
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingKept => f.write_str(
                "This browser keeps nothing for this page: save your work to a file before you close the tab.",
            ),
            Self::NoDatabase(_) => f.write_str(
                "The browser's database does not work, so matrices saved in it are not shown; they are not deleted. Reload the page to try again.",
            ),
            Self::NoFastStore => f.write_str(
                "This browser restricts what this page may store; wait for \"Saved\" before you close the tab.",
            ),
            Self::DamagedCopy(title) => write!(
                f,
                "A damaged record of \u{201c}{title}\u{201d} was found and set aside; nothing is missing."
            ),
            Self::ChangesUnusable(title) => write!(
                f,
                "Some changes to \u{201c}{title}\u{201d} could not be read. It is as it was before them; they were set aside and can be downloaded."
            ),
            Self::LateChanges(title, 1) => write!(
                f,
                "One change to \u{201c}{title}\u{201d} came from a tab that had lost it. It was set aside and can be downloaded."
            ),
            Self::LateChanges(title, count) => write!(
                f,
                "{count} changes to \u{201c}{title}\u{201d} came from a tab that had lost it. They were set aside and can be downloaded."
            ),
            Self::EntryRebuilt(title) => write!(
                f,
                "The library's record of \u{201c}{title}\u{201d} was damaged and was made anew; the matrix is whole."
            ),
            Self::EntryUnusable => f.write_str(
                "A matrix in the library could not be read. Its records are untouched and can be downloaded.",
            ),
            Self::OlderCopy => f.write_str(
                "An older copy of a matrix was found and set aside; it can be downloaded.",
            ),
            Self::NotMoved(Fault::Full) => f.write_str(
                "Matrices could not be moved into the browser's database because it is full. Make room and reload the page.",
            ),
            Self::NotMoved(_) => f.write_str(
                "Matrices could not be moved into the browser's database. Reload the page to try again.",
            ),
        }
    }
}

/// Why the store cannot do what it was asked; what was stored is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// There is no such matrix.
    Unknown,
    /// A matrix with this identity is in the library already.
    Exists,
    /// No saved state of the matrix can be read; the records stay for download.
    Unreadable,
    /// A later version of the program saved it.
    Newer,
    /// Another tab has it open.
    OpenElsewhere,
    /// It is open in this tab.
    OpenHere,
    /// Another tab has taken it over.
    TakenOver,
    /// It is not open for writing.
    ReadOnly,
    /// The change cannot be written down.
    Unwritable(String),
    /// A store failed.
    Fault(Fault),
}

impl From<Fault> for StoreError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "This matrix is not in the library of this browser.",
            Self::Exists => "This matrix is in the library already. Open it, or import the file as a copy.",
            Self::Unreadable => {
                "No saved state of this matrix can be read. Nothing was deleted; you can download its records."
            }
            Self::Newer => "A later version of Remit saved this matrix. Reload the page to get that version.",
            Self::OpenElsewhere => "This matrix is open in another tab. Close it there, or take it over.",
            Self::OpenHere => "This matrix is open. Close it first.",
            Self::TakenOver => "This matrix is now edited in another tab. Take it over to go on here.",
            Self::ReadOnly => "This matrix is open for reading only.",
            Self::Unwritable(_) => "This change cannot be saved. Undo it, or save the matrix to a file.",
            Self::Fault(Fault::Full) => {
                "The browser's storage is full. Delete matrices you no longer need, or save to a file."
            }
            Self::Fault(Fault::Blocked) => "This browser keeps nothing for this page. Save the matrix to a file.",
            Self::Fault(_) => "The browser's storage does not work. Save the matrix to a file, then reload the page.",
        })
    }
}

impl std::error::Error for StoreError {}
