//! Where a matrix *stays*: journal, generations and recovery over small storage traits.
//!
//! A change is written twice: at once into a fast store, and soon after into a durable one; only then is
//! it called saved. From time to time a snapshot takes the place of the changes before it. What is read back is
//! the newest whole snapshot and the unbroken chain of changes after it; everything else that is found is
//! set aside, never deleted. Knows no browser; clocks, random bits and the file format are handed in.

mod backend;
mod checksum;
mod entry;
mod keys;
mod lease;
mod ledger;
mod library;
mod memory;
mod over_fast;
mod record;
mod replay;
mod words;

pub use backend::{Batch, Bytes, Codec, DurableStore, FastStore, Fault, Guard, Later, Records};
pub use entry::Entry;
pub use lease::{BadMessage, HEARTBEAT_SECONDS, OtherTab, STALE_SECONDS, TabMessage, WriterId};
pub use library::{Access, Append, Claim, Library, Loaded, Stores};
pub use memory::MemoryStore;
pub use replay::Replayed;
pub use words::{Event, Notice, SavedState, StoreError, Unsaved};
