//! The fast store in place of the durable one, where the browser has no database.
//!
//! Everything above works as usual, with less room and less certainty: a browser that is killed may
//! forget the last minute. The records lie under a prefix of their own, and move into the
//! database as soon as there is one.

use std::future::ready;
use std::rc::Rc;

use super::backend::{Batch, DurableStore, FastStore, Fault, Later, Records};

/// The prefix of records that belong into a durable store.
pub(super) const KEPT: &str = "kept/";

pub(super) struct OverFast(Rc<dyn FastStore>);

impl OverFast {
    pub(super) fn new(fast: Rc<dyn FastStore>) -> Self {
        Self(fast)
    }

    fn find(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let mut keys = self.0.keys(&format!("{KEPT}{prefix}"))?;
        keys.sort_unstable();
        Ok(keys.into_iter().filter_map(|key| key.strip_prefix(KEPT).map(str::to_owned)).collect())
    }

    fn load(&self, key: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.0.get(&format!("{KEPT}{key}"))?.map(String::into_bytes))
    }

    fn load_all(&self, prefix: &str) -> Records {
        let mut records = Vec::new();
        for key in self.find(prefix)? {
            if let Some(bytes) = self.load(&key)? {
                records.push((key, bytes));
            }
        }
        Ok(records)
    }

    /// Writes everything before it takes anything away; where one write fails, the earlier ones are undone.
    fn apply(&self, batch: &Batch) -> Result<(), Fault> {
        if let Some(guard) = &batch.guard {
            guard.check(self.load(&guard.key)?.as_deref())?;
        }
        let mut undo = Vec::new();
        for (key, bytes) in &batch.puts {
            let key = format!("{KEPT}{key}");
            let before = self.0.get(&key)?;
            let text = std::str::from_utf8(bytes).map_err(|error| Fault::Failed(error.to_string()));
            if let Err(fault) = text.and_then(|text| self.0.set(&key, text)) {
                self.take_back(undo);
                return Err(fault);
            }
            undo.push((key, before));
        }
        self.clear(batch)
    }

    fn clear(&self, batch: &Batch) -> Result<(), Fault> {
        let written = |key: &str| batch.puts.iter().any(|(put, _)| put == key);
        for key in batch.deletes.iter().filter(|key| !written(key)) {
            self.0.remove(&format!("{KEPT}{key}"))?;
        }
        for (from, to) in &batch.ranges {
            let gone = |key: &String| from <= key && key < to && !written(key);
            for key in self.find("")?.into_iter().filter(gone) {
                self.0.remove(&format!("{KEPT}{key}"))?;
            }
        }
        Ok(())
    }

    fn take_back(&self, undo: Vec<(String, Option<String>)>) {
        for (key, before) in undo {
            // A value that fitted before fits again; if not, both the old and the new state are whole records.
            let _ = match before {
                Some(text) => self.0.set(&key, &text),
                None => self.0.remove(&key),
            };
        }
    }
}

impl DurableStore for OverFast {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Result<Option<Vec<u8>>, Fault>> {
        Box::pin(ready(self.load(key)))
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Later<'a, Result<Vec<String>, Fault>> {
        Box::pin(ready(self.find(prefix)))
    }

    fn read<'a>(&'a self, prefix: &'a str) -> Later<'a, Records> {
        Box::pin(ready(self.load_all(prefix)))
    }

    fn commit(&self, batch: Batch) -> Later<'_, Result<(), Fault>> {
        Box::pin(ready(self.apply(&batch)))
    }
}
