//! A store in the tab's own memory: where a matrix lives while the browser keeps nothing, and in tests.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;
use std::rc::Rc;

use super::backend::{Batch, Bytes, DurableStore, FastStore, Fault, Later, Records};

/// Records in memory; they are gone when the last handle is. A clone is another handle to the same records.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<RefCell<BTreeMap<String, Bytes>>>);

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// A store with the same records that shares none of them: what a copy of the disk would hold.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self(Rc::new(RefCell::new(self.0.borrow().clone())))
    }

    fn find<T>(&self, prefix: &str, each: impl Fn(&String, &Bytes) -> T) -> Vec<T> {
        let records = self.0.borrow();
        let from = records.range(prefix.to_owned()..);
        from.take_while(|(key, _)| key.starts_with(prefix)).map(|(key, bytes)| each(key, bytes)).collect()
    }

    /// Makes the batch's changes at once, or none.
    ///
    /// # Errors
    /// Where the guard does not hold.
    pub fn apply(&self, batch: Batch) -> Result<(), Fault> {
        let mut records = self.0.borrow_mut();
        if let Some(guard) = &batch.guard {
            guard.check(records.get(&guard.key).map(|bytes| bytes.as_slice()))?;
        }
        for (from, to) in &batch.ranges {
            records.retain(|key, _| key < from || key >= to);
        }
        for key in &batch.deletes {
            records.remove(key);
        }
        records.extend(batch.puts);
        Ok(())
    }
}

impl FastStore for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let bytes = self.0.borrow().get(key).cloned();
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.0.borrow_mut().insert(key.to_owned(), Rc::new(text.as_bytes().to_vec()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        Ok(self.find(prefix, |key, _| key.clone()))
    }
}

impl DurableStore for MemoryStore {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Result<Option<Vec<u8>>, Fault>> {
        let bytes = self.0.borrow().get(key).cloned();
        Box::pin(ready(Ok(bytes.map(|bytes| bytes.to_vec()))))
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Later<'a, Result<Vec<String>, Fault>> {
        Box::pin(ready(Ok(self.find(prefix, |key, _| key.clone()))))
    }

    fn read<'a>(&'a self, prefix: &'a str) -> Later<'a, Records> {
        Box::pin(ready(Ok(self.find(prefix, |key, bytes| (key.clone(), bytes.to_vec())))))
    }

    fn commit(&self, batch: Batch) -> Later<'_, Result<(), Fault>> {
        Box::pin(ready(self.apply(batch)))
    }
}
