//! `localStorage` as the fast store.

use gloo_storage::{LocalStorage, Storage as _};
use web_sys::{Storage, window};

use super::{PREFIX, fault};
use crate::store::{FastStore, Fault};

/// The browser's `localStorage`, under a prefix of this program's own.
pub struct LocalStore(Storage);

impl LocalStore {
    /// Opens it.
    ///
    /// # Errors
    /// [`Fault::Blocked`] where the browser forbids it or has none.
    pub fn open() -> Result<Self, Fault> {
        // Merely looking at it throws where storage is blocked, and gloo takes that for granted.
        let there = window().and_then(|window| window.local_storage().ok().flatten());
        there.filter(|storage| storage.length().is_ok()).ok_or(Fault::Blocked)?;
        Ok(Self(LocalStorage::raw()))
    }
}

impl FastStore for LocalStore {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.0.get_item(&format!("{PREFIX}{key}")).map_err(|error| fault(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.0.set_item(&format!("{PREFIX}{key}"), text).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.0.remove_item(&format!("{PREFIX}{key}")).map_err(|error| fault(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        let count = self.0.length().map_err(|error| fault(&error))?;
        let mut keys = Vec::new();
        for at in 0..count {
            let key = self.0.key(at).map_err(|error| fault(&error))?;
            let own = key.as_deref().and_then(|key| key.strip_prefix(PREFIX));
            keys.extend(own.filter(|key| key.starts_with(prefix)).map(str::to_owned));
        }
        Ok(keys)
    }
}
