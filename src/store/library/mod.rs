//! The library: every matrix this browser keeps, and the way in and out of the stores.
//!
//! A [`Library`] is a handle; its clones share one state. No borrow of that state lives across an `await`,
//! so a key may be handled while a write is on its way.

mod load;
mod open;
mod preferences;
mod recover;
mod save;
mod shelf;
mod tabs;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::backend::{Batch, Codec, DurableStore, FastStore, Fault};
use super::entry::Entry;
use super::keys;
use super::lease::WriterId;
use super::ledger::Ledger;
use super::record::{Stamp, seal, sum_of};
use super::replay::{Place, Raw};
use super::words::{Notice, StoreError};
use crate::model::{MatrixId, Timestamp};

pub use load::{Access, Claim, Loaded};
pub use open::Stores;
pub use save::Append;

/// Every matrix that this browser keeps. Clones are handles to the same library.
#[derive(Clone)]
pub struct Library(Rc<Inner>);

struct Inner {
    /// Takes changes at once, where there is one.
    fast: Option<Rc<dyn FastStore>>,
    /// Takes everything, sooner or later.
    durable: Rc<dyn DurableStore>,
    assurance: Assurance,
    codec: Rc<dyn Codec>,
    writer: WriterId,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    entries: BTreeMap<MatrixId, Entry>,
    ledgers: BTreeMap<MatrixId, Ledger>,
    notices: Vec<Notice>,
    preferences: BTreeMap<String, String>,
}

/// What "written" is worth with the stores that work.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Assurance {
    /// It survives a killed browser.
    Durable,
    /// It survives the tab: the fast store stands in for the durable one, because of this.
    Provisional(Fault),
    /// It is gone with the tab.
    Nothing,
}

impl Library {
    /// The matrices, last edited first; what is in the bin is not among them.
    pub fn entries(&self) -> Vec<Entry> {
        self.list(|entry| entry.deleted.is_none())
    }

    /// The matrices in the bin, last edited first.
    pub fn bin(&self) -> Vec<Entry> {
        self.list(|entry| entry.deleted.is_some())
    }

    /// The matrix's entry.
    pub fn entry(&self, id: MatrixId) -> Option<Entry> {
        self.0.state.borrow().entries.get(&id).cloned()
    }

    /// What has come up since the last call and the person should know.
    pub fn take_notices(&self) -> Vec<Notice> {
        std::mem::take(&mut self.0.state.borrow_mut().notices)
    }

    /// The bytes of one record, for download, by a key from [`Notice::kept`] or [`Library::raw_keys`].
    ///
    /// # Errors
    /// Where the store cannot be read, or has no such record.
    pub async fn raw(&self, key: &str) -> Result<Vec<u8>, StoreError> {
        if let Some(bytes) = self.0.durable.get(key).await? {
            return Ok(bytes);
        }
        let text = self.0.fast.as_ref().map(|fast| fast.get(key)).transpose()?.flatten();
        text.map(String::into_bytes).ok_or(StoreError::Unknown)
    }

    /// The keys of every record of one matrix, and of everything of it that was ever set aside.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub async fn raw_keys(&self, id: MatrixId) -> Result<Vec<String>, StoreError> {
        let mut found = Vec::new();
        for prefix in [keys::snapshots(id), keys::journal(id)] {
            found.extend(self.0.durable.keys(&prefix).await?);
        }
        let aside = self.0.durable.keys(keys::ASIDE).await?;
        let of_matrix = |key: &String| key.strip_prefix(keys::ASIDE).and_then(keys::matrix_of) == Some(id);
        found.extend(aside.into_iter().filter(of_matrix));
        found.extend(self.0.quick_keys(id));
        Ok(found)
    }

    fn list(&self, wanted: impl Fn(&&Entry) -> bool) -> Vec<Entry> {
        let state = self.0.state.borrow();
        let mut entries: Vec<Entry> = state.entries.values().filter(wanted).cloned().collect();
        entries.sort_by_key(|entry| (std::cmp::Reverse(entry.edited), entry.id));
        entries
    }
}

impl Inner {
    /// Runs `change` on the books of an open matrix.
    fn with_ledger<T>(&self, id: MatrixId, change: impl FnOnce(&mut Ledger) -> T) -> Option<T> {
        self.state.borrow_mut().ledgers.get_mut(&id).map(change)
    }

    fn title(&self, id: MatrixId) -> String {
        let state = self.state.borrow();
        state.entries.get(&id).map(|entry| entry.title.clone()).unwrap_or_default()
    }

    fn tell(&self, notice: Notice) {
        self.state.borrow_mut().notices.push(notice);
    }

    /// The fast store's keys of changes of one matrix.
    fn quick_keys(&self, id: MatrixId) -> Vec<String> {
        let keys = self.fast.as_ref().map(|fast| fast.keys(&keys::quick(&keys::journal(id))));
        // Where it cannot be read, there is nothing to be had from it.
        keys.and_then(Result::ok).unwrap_or_default()
    }

    /// Takes changes away from the fast store that the durable one has.
    fn drop_quick(&self, spent: &[String]) {
        let Some(fast) = &self.fast else { return };
        for key in spent {
            // One that stays is recognised as a copy the next time.
            let _ = fast.remove(&keys::quick(key));
        }
    }

    /// The library's entry as a record.
    fn entry_record(&self, entry: &Entry, now: Timestamp) -> Result<(String, Vec<u8>), StoreError> {
        let mut content = Vec::new();
        crate::model::text::write_json(&mut content, entry, None)
            .map_err(|error| StoreError::Unwritable(error.to_string()))?;
        let key = keys::entry(entry.id);
        let stamp = Stamp {
            format: self.codec.version(),
            sequence: 0,
            epoch: 0,
            writer: self.writer,
            at: now,
            previous: 0,
        };
        let (bytes, _) = seal(&key, &stamp, content);
        Ok((key, bytes))
    }

    /// Adds the matrix's entry to a batch.
    fn add_entry(&self, id: MatrixId, now: Timestamp, batch: &mut Batch) -> Result<(), StoreError> {
        let entry = self.state.borrow().entries.get(&id).cloned();
        if let Some(entry) = entry {
            let (key, bytes) = self.entry_record(&entry, now)?;
            batch.puts.push((key, Rc::new(bytes)));
        }
        Ok(())
    }
}

/// Moves records aside within `batch`; returns where each will lie.
fn set_aside(records: Vec<Raw>, batch: &mut Batch) -> Vec<String> {
    let mut kept = Vec::with_capacity(records.len());
    for Raw { place, key, bytes } in records {
        let aside = keys::aside(&key, sum_of(&bytes));
        batch.puts.push((aside.clone(), Rc::new(bytes)));
        if place == Place::Durable {
            batch.deletes.push(key);
        }
        kept.push(aside);
    }
    kept
}
