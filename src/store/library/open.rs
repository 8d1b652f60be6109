//! Opening the library: which stores work, what lies in them, what has to move.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Assurance, Inner, Library, State, set_aside};
use crate::model::{MatrixId, Timestamp};
use crate::store::backend::{Batch, Codec, DurableStore, FastStore, Fault};
use crate::store::entry::Entry;
use crate::store::keys;
use crate::store::lease::WriterId;
use crate::store::memory::MemoryStore;
use crate::store::over_fast::{KEPT, OverFast};
use crate::store::record::{content, unseal};
use crate::store::replay::{Place, Raw};
use crate::store::words::{Event, Notice};

/// The browser's two stores, or why there is none.
pub struct Stores {
    /// Answers at once: `localStorage`.
    pub fast: Result<Rc<dyn FastStore>, Fault>,
    /// Survives a killed browser: IndexedDB.
    pub durable: Result<Rc<dyn DurableStore>, Fault>,
}

impl Library {
    /// Opens the library and lists what is in it. It always opens; where stores fail, the notices say what that means.
    pub async fn open(
        stores: Stores,
        codec: Rc<dyn Codec>,
        writer: WriterId,
        now: Timestamp,
    ) -> (Self, Vec<Notice>) {
        let mut notices = Vec::new();
        let (inner, durable_works) = Inner::choose(stores, codec, writer, &mut notices).await;
        let library = Self(Rc::new(inner));
        if durable_works {
            library.0.move_kept(&mut notices).await;
        }
        library.0.list_entries(now, &mut notices).await;
        (library, notices)
    }

    /// Reads the list again, after another tab has changed it.
    pub async fn refresh(&self, now: Timestamp) -> Vec<Notice> {
        let mut notices = Vec::new();
        self.0.list_entries(now, &mut notices).await;
        notices
    }

    /// Whether the database works; where it does not, a reload may find it working again.
    pub fn is_durable(&self) -> bool {
        self.0.assurance == Assurance::Durable
    }
}

fn about_all(event: Event) -> Notice {
    Notice { matrix: None, event, kept: Vec::new() }
}

impl Inner {
    /// Takes the best stores that work; the flag says whether the durable one does.
    async fn choose(
        stores: Stores,
        codec: Rc<dyn Codec>,
        writer: WriterId,
        notices: &mut Vec<Notice>,
    ) -> (Self, bool) {
        let fast = stores.fast.and_then(|fast| fast.keys(KEPT).map(|_| fast)).ok();
        let durable = match stores.durable {
            // A database can open and fail all the same; the first look shows it.
            Ok(durable) => durable.keys(keys::ENTRIES).await.map(|_| durable),
            Err(fault) => Err(fault),
        };
        let works = durable.is_ok();
        let (durable, assurance, event): (Rc<dyn DurableStore>, _, _) = match (durable, &fast) {
            (Ok(durable), Some(_)) => (durable, Assurance::Durable, None),
            (Ok(durable), None) => (durable, Assurance::Durable, Some(Event::NoFastStore)),
            (Err(fault), Some(fast)) => {
                let durable = Rc::new(OverFast::new(Rc::clone(fast)));
                (durable, Assurance::Provisional(fault.clone()), Some(Event::NoDatabase(fault)))
            }
            (Err(_), None) => (Rc::new(MemoryStore::new()), Assurance::Nothing, Some(Event::NothingKept)),
        };
        notices.extend(event.map(about_all));
        (Self { fast, durable, assurance, codec, writer, state: State::default().into() }, works)
    }

    /// Reads every matrix's entry; makes those anew that are damaged or missing.
    async fn list_entries(&self, now: Timestamp, notices: &mut Vec<Notice>) {
        let (records, snapshots) =
            match (self.durable.read(keys::ENTRIES).await, self.durable.keys(keys::SNAPSHOTS).await) {
                (Ok(records), Ok(snapshots)) => (records, snapshots),
                (Err(fault), _) | (_, Err(fault)) => {
                    notices.push(about_all(Event::NoDatabase(fault)));
                    return;
                }
            };
        let mut missing: BTreeSet<MatrixId> =
            snapshots.iter().filter_map(|key| keys::matrix_of(key)).collect();
        let mut entries = Vec::new();
        let mut broken = Vec::new();
        for (key, bytes) in records {
            match read_entry(&key, &bytes) {
                Some(entry) => {
                    missing.remove(&entry.id);
                    entries.push((entry.id, entry));
                }
                None => broken.push(Raw { place: Place::Durable, key, bytes }),
            }
        }
        self.keep_listed(entries);
        for raw in &broken {
            missing.extend(keys::matrix_of(&raw.key));
        }
        for id in missing {
            let of_matrix = |raw: &Raw| keys::matrix_of(&raw.key) == Some(id);
            let damaged = broken.iter().position(of_matrix).map(|at| broken.swap_remove(at));
            notices.push(self.rebuild_entry(id, damaged, now).await);
        }
    }

    /// Replaces the list, except for entries with news that are not written yet.
    fn keep_listed(&self, entries: Vec<(MatrixId, Entry)>) {
        let mut state = self.state.borrow_mut();
        let State { entries: listed, ledgers, .. } = &mut *state;
        listed.retain(|id, _| ledgers.contains_key(id));
        for (id, entry) in entries {
            listed.entry(id).or_insert(entry);
        }
    }

    async fn rebuild_entry(&self, id: MatrixId, damaged: Option<Raw>, now: Timestamp) -> Notice {
        let Ok(recovered) = self.recover(id).await else {
            let kept = damaged.map(|raw| raw.key).into_iter().collect();
            return Notice { matrix: Some(id), event: Event::EntryUnusable, kept };
        };
        let replay = &recovered.replay;
        let mut entry = Entry::new(&replay.matrix, now);
        entry.edited = replay.tip.at;
        entry.id = id;
        let mut batch = Batch::default();
        let mut kept = set_aside(damaged.into_iter().collect(), &mut batch);
        // The new entry takes the damaged one's place.
        batch.deletes.clear();
        if let Ok((key, bytes)) = self.entry_record(&entry, now) {
            batch.puts.push((key, Rc::new(bytes)));
        }
        let title = entry.title.clone();
        self.state.borrow_mut().entries.insert(id, entry);
        if self.durable.commit(batch).await.is_err() {
            kept.clear();
        }
        Notice { matrix: Some(id), event: Event::EntryRebuilt(title), kept }
    }

    /// Moves what was saved while there was no database into it.
    async fn move_kept(&self, notices: &mut Vec<Notice>) {
        let Some(fast) = &self.fast else { return };
        let kept = OverFast::new(Rc::clone(fast));
        let Ok(records) = kept.read("").await else { return };
        let matrices: BTreeSet<MatrixId> =
            records.iter().filter_map(|(key, _)| matrix_of_kept(key)).collect();
        for id in matrices {
            let records: Vec<_> =
                records.iter().filter(|(key, _)| matrix_of_kept(key) == Some(id)).cloned().collect();
            match self.move_matrix(id, records).await {
                Ok((notice, moved)) => {
                    notices.extend(notice);
                    for key in moved {
                        // One that stays is found to be the same the next time.
                        let _ = fast.remove(&format!("{KEPT}{key}"));
                    }
                }
                Err(fault) => notices.push(about_all(Event::NotMoved(fault))),
            }
        }
    }

    /// Copies one matrix's records over. Where the database knows the matrix already, its own records count,
    /// and what is different is set aside.
    async fn move_matrix(
        &self,
        id: MatrixId,
        records: Vec<(String, Vec<u8>)>,
    ) -> Result<(Option<Notice>, Vec<String>), Fault> {
        let known = !self.durable.keys(&keys::snapshots(id)).await?.is_empty();
        let moved: Vec<String> = records.iter().map(|(key, _)| key.clone()).collect();
        let mut batch = Batch::default();
        let mut foreign = Vec::new();
        for (key, bytes) in records {
            let is_content = key.starts_with(&keys::snapshots(id)) || key.starts_with(&keys::journal(id));
            if !known || key.starts_with(keys::ASIDE) {
                batch.puts.push((key, Rc::new(bytes)));
            } else if is_content && self.durable.get(&key).await?.as_ref() != Some(&bytes) {
                foreign.push(Raw { place: Place::Fast, key, bytes });
            }
        }
        let kept = set_aside(foreign, &mut batch);
        self.durable.commit(batch).await?;
        let notice = (!kept.is_empty()).then_some(Notice { matrix: Some(id), event: Event::OlderCopy, kept });
        Ok((notice, moved))
    }
}

fn matrix_of_kept(key: &str) -> Option<MatrixId> {
    keys::matrix_of(key.strip_prefix(keys::ASIDE).unwrap_or(key))
}

/// Entries are read whatever version wrote them: a matrix must never vanish from the list.
fn read_entry(key: &str, bytes: &[u8]) -> Option<Entry> {
    let sealed = unseal(key, bytes, u32::MAX).ok()?;
    let entry: Entry = serde_json::from_str(std::str::from_utf8(content(bytes, &sealed)).ok()?).ok()?;
    (Some(entry.id) == keys::matrix_of(key)).then_some(entry)
}
