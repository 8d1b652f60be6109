//! The private marks in the HTML that Remit copies, by which it reads its own cells back without loss.
//!
//! Other programs ignore these attributes or drop them; then the visible text is read.

use super::markup::{Attributes, resolved};
use crate::model::Remark;

/// On the table: `1` where the first row and column are titles, else `0`.
pub(super) const HEADERS: &str = "data-remit-headers";
/// On a title cell: the exact title, neutralised as in the visible text.
pub(super) const TITLE: &str = "data-remit-title";
/// On a cell: the symbols of its letters and nothing else.
pub(super) const LETTERS: &str = "data-remit-letters";
/// On a cell: its condition.
pub(super) const CONDITION: &str = "data-remit-condition";
/// On a cell: its note.
pub(super) const NOTE: &str = "data-remit-note";
/// On a cell: text that is no letter.
pub(super) const UNREAD: &str = "data-remit-unread";

/// Whether the table is one of ours, and if so whether it has titles.
pub(super) fn headers(table: Attributes<'_>) -> Option<bool> {
    table.get(HEADERS).map(|value| value == "1")
}

/// What an attribute of one of our cells says: its exact text, or something beside its letters.
/// Other attributes say nothing.
pub(super) fn read_attribute(name: &str, value: &str, text: &mut Option<String>, remark: &mut Remark) {
    if !name.starts_with("data-remit-") {
        return;
    }
    let value = resolved(value).into_owned();
    match name {
        TITLE | LETTERS => *text = Some(value),
        CONDITION => remark.condition = value,
        NOTE => remark.note = value,
        UNREAD => remark.unread = value,
        _ => {}
    }
}
