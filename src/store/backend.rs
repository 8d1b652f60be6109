//! What the store needs from outside: a fast store, a durable store, and a codec for whole matrices.
//!
//! Everything can fail. Nothing here is `Send`: the browser's page is one thread.

use std::pin::Pin;
use std::rc::Rc;

use crate::model::Matrix;

/// A future that a store answers with.
pub type Later<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;
/// Records with their keys, or why they cannot be had.
pub type Records = Result<Vec<(String, Vec<u8>)>, Fault>;
/// A record on its way into a store; shared, so that trying again copies nothing.
pub type Bytes = Rc<Vec<u8>>;

/// Why a store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The browser does not let this page use it: private window, policy, or missing altogether.
    Blocked,
    /// There is no room.
    Full,
    /// The batch was for a holder of the lease that is not the holder now; nothing was written.
    Superseded,
    /// The record that guards the batch is gone: the stored data was cleared. Nothing was written.
    Cleared,
    /// It does not answer.
    Slow,
    /// Anything else, with the browser's own words for the console.
    Failed(String),
}

/// A small store that answers at once: the browser's `localStorage`.
///
/// What it accepted survives the tab, but a browser that is killed may forget the last minute of it.
pub trait FastStore {
    /// Reads one text.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Writes one text; where that fails, the former text stays.
    ///
    /// # Errors
    /// [`Fault::Full`] where there is no room, others where the store cannot be written.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;
    /// Takes one text away, if it is there.
    ///
    /// # Errors
    /// Where the store cannot be written.
    fn remove(&self, key: &str) -> Result<(), Fault>;
    /// The keys that start with `prefix`, in any order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault>;
}

/// The condition of a batch: the record at `key` is one of these (`None`: there is none).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guard {
    /// Which record is looked at.
    pub key: String,
    /// What it may be.
    pub accepted: Vec<Option<Bytes>>,
}

impl Guard {
    /// Whether a batch may go on.
    ///
    /// # Errors
    /// [`Fault::Cleared`] where the record is missing, [`Fault::Superseded`] where it is another.
    pub fn check(&self, found: Option<&[u8]>) -> Result<(), Fault> {
        let accepts = |accepted: &Option<Bytes>| accepted.as_deref().map(Vec::as_slice) == found;
        if self.accepted.iter().any(accepts) {
            return Ok(());
        }
        Err(if found.is_none() { Fault::Cleared } else { Fault::Superseded })
    }
}

/// Changes to a durable store that happen together or not at all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// What must hold; looked at in the same transaction as the changes.
    pub guard: Option<Guard>,
    /// Records to write, over what is there.
    pub puts: Vec<(String, Bytes)>,
    /// Records to take away.
    pub deletes: Vec<String>,
    /// Ranges of keys to take away: from the first, up to but without the second. They go before the writing.
    pub ranges: Vec<(String, String)>,
    /// Whether the answer may come before everything is safe from a crash of the browser.
    pub relaxed: bool,
}

/// A large store that answers later: IndexedDB. What it confirmed survives a killed browser.
pub trait DurableStore {
    /// Reads one record.
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Result<Option<Vec<u8>>, Fault>>;
    /// The keys that start with `prefix` (which ends with a slash), in order.
    fn keys<'a>(&'a self, prefix: &'a str) -> Later<'a, Result<Vec<String>, Fault>>;
    /// The records whose keys start with `prefix` (which ends with a slash), in the order of their keys.
    fn read<'a>(&'a self, prefix: &'a str) -> Later<'a, Records>;
    /// Makes the changes, all or none. Batches take effect in the order they were handed in, whether
    /// or not the answer is waited for.
    fn commit(&self, batch: Batch) -> Later<'_, Result<(), Fault>>;
}

/// Turns a matrix into bytes and back; text, so that it can lie in either store.
pub trait Codec {
    /// The version of the format that it writes; it must rise when older programs can no longer read it.
    fn version(&self) -> u32;
    /// Writes a matrix as UTF-8 text.
    fn encode(&self, matrix: &Matrix) -> Vec<u8>;
    /// Reads a matrix.
    ///
    /// # Errors
    /// Why it cannot be read, in words.
    fn decode(&self, bytes: &[u8]) -> Result<Matrix, String>;
}
