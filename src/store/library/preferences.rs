//! Small preferences: theme, density, the matrix that was open last.

use super::Library;
use crate::model::MatrixId;
use crate::store::keys;

/// The preference that names the matrix opened last.
const LAST_OPENED: &str = "last-opened";

impl Library {
    /// A preference, if it was ever set.
    pub fn preference(&self, name: &str) -> Option<String> {
        if let Some(value) = self.0.state.borrow().preferences.get(name) {
            return Some(value.clone());
        }
        self.0.fast.as_ref()?.get(&keys::preference(name)).ok()?
    }

    /// Sets a preference. Where the fast store refuses it, it holds until the tab closes.
    pub fn set_preference(&self, name: &str, value: &str) {
        let key = keys::preference(name);
        let kept = self.0.fast.as_ref().is_some_and(|fast| fast.set(&key, value).is_ok());
        let mut state = self.0.state.borrow_mut();
        if kept {
            state.preferences.remove(name);
        } else {
            state.preferences.insert(name.to_owned(), value.to_owned());
        }
    }

    /// The matrix that was opened last, if it is still in the library.
    pub fn last_opened(&self) -> Option<MatrixId> {
        let id = self.preference(LAST_OPENED)?.parse().ok()?;
        self.entry(id).filter(|entry| entry.deleted.is_none()).map(|entry| entry.id)
    }

    /// Notes that the matrix was opened.
    pub fn set_last_opened(&self, id: MatrixId) {
        self.set_preference(LAST_OPENED, &id.to_string());
    }
}
