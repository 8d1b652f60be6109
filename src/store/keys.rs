//! Where each record lies: the names of keys, the same in every store.
//!
//! A key that holds a sequence number writes it with sixteen hexadecimal digits, so that keys sort by it,
//! and names the writer, so that two tabs can never write to the same place.

use super::lease::WriterId;
use crate::model::MatrixId;

/// Entries of the library, one a matrix.
pub(super) const ENTRIES: &str = "entry/";
/// Snapshots of every matrix.
pub(super) const SNAPSHOTS: &str = "snapshot/";
/// What was set aside because it could not be used.
pub(super) const ASIDE: &str = "aside/";
/// In the fast store: changes that are not known to be durable yet.
const QUICK: &str = "quick/";
/// In the fast store: small preferences.
const PREFERENCES: &str = "preference/";

pub(super) fn entry(id: MatrixId) -> String {
    format!("{ENTRIES}{id}")
}

pub(super) fn lease(id: MatrixId) -> String {
    format!("lease/{id}")
}

pub(super) fn snapshots(id: MatrixId) -> String {
    format!("{SNAPSHOTS}{id}/")
}

pub(super) fn snapshot(id: MatrixId, sequence: u64, writer: WriterId) -> String {
    format!("{SNAPSHOTS}{id}/{sequence:016x}-{writer}")
}

pub(super) fn journal(id: MatrixId) -> String {
    format!("journal/{id}/")
}

pub(super) fn change(id: MatrixId, sequence: u64, writer: WriterId) -> String {
    format!("journal/{id}/{sequence:016x}-{writer}")
}

/// The keys of all changes from the first up to and including `sequence`, as a half-open range.
pub(super) fn journal_up_to(id: MatrixId, sequence: u64) -> (String, String) {
    let journal = journal(id);
    let end = format!("{journal}{:016x}", sequence.saturating_add(1));
    (journal, end)
}

/// Every key that starts with `prefix`, as a half-open range; prefixes end with a slash.
pub(super) fn all_below(prefix: String) -> (String, String) {
    // "0" is the character after "/".
    let end = format!("{}0", prefix.trim_end_matches('/'));
    (prefix, end)
}

/// The fast store's copy of a change.
pub(super) fn quick(key: &str) -> String {
    format!("{QUICK}{key}")
}

/// The change that a fast store's key is a copy of.
pub(super) fn unquick(key: &str) -> &str {
    key.strip_prefix(QUICK).unwrap_or(key)
}

pub(super) fn preference(name: &str) -> String {
    format!("{PREFERENCES}{name}")
}

/// Where a record goes that cannot be used; the same bytes always go to the same place.
pub(super) fn aside(key: &str, checksum: u64) -> String {
    format!("{ASIDE}{key}/{checksum:016x}")
}

/// The matrix a key belongs to.
pub(super) fn matrix_of(key: &str) -> Option<MatrixId> {
    key.split('/').nth(1)?.parse().ok()
}

/// The sequence number in a key of a snapshot or change.
pub(super) fn sequence_of(key: &str) -> Option<u64> {
    let digits = key.rsplit('/').next()?.split('-').next()?;
    u64::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;

    #[test]
    fn a_key_tells_its_matrix_and_sequence() {
        let (id, writer) = (MatrixId(Id::from_bits(77)), WriterId(Id::from_bits(5)));
        for key in [snapshot(id, 300, writer), change(id, 300, writer)] {
            assert_eq!(matrix_of(&key), Some(id));
            assert_eq!(sequence_of(&key), Some(300));
        }
    }

    #[test]
    fn the_range_up_to_a_change_ends_before_the_next() {
        let (id, writer) = (MatrixId(Id::from_bits(77)), WriterId(Id::from_bits(5)));
        let (from, to) = journal_up_to(id, 15);
        let within = |sequence| {
            let key = change(id, sequence, writer);
            from <= key && key < to
        };
        assert!(within(0) && within(15) && !within(16) && !within(4096));
    }
}
