//! Copying and cutting: what goes to the clipboard, and what is remembered of where it came from.

use super::Session;
use crate::formats::table::{ClipboardBlock, copy_block};
use crate::model::{ActivityId, RoleId};

/// Cells that were cut, by identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) activities: Vec<ActivityId>,
    pub(super) roles: Vec<RoleId>,
    /// Whether titles were cut: the rows themselves move, or the roles where no row was cut.
    pub(super) titles: bool,
    /// What was put on the clipboard; something else there means that the cut is forgotten.
    pub(super) text: String,
}

impl Session {
    /// The selection as text and table; `None` where there is nothing to copy.
    pub fn copy(&mut self) -> Option<ClipboardBlock> {
        let selected = self.selected();
        let (mut activities, roles) = (self.selected_activities(), self.selected_roles());
        // Titles alone are texts in one column, as anywhere; with letters beside them they are a table.
        let headers = (selected.first.column == 0 && !roles.is_empty())
            || selected.first.line < self.layout.heading_lines();
        if activities.is_empty() && selected.first.line >= self.layout.heading_lines() {
            return None;
        }
        // A role title alone means the whole column.
        if activities.is_empty() {
            activities = self.matrix.activities().map(|activity| activity.id).collect();
        }
        if activities.is_empty() && roles.is_empty() {
            return None;
        }
        self.copied = self.selection();
        self.changes.selection = true;
        Some(copy_block(&self.matrix, &activities, &roles, headers))
    }

    /// The same, remembering that the cells move when they are pasted.
    pub fn cut(&mut self) -> Option<ClipboardBlock> {
        let block = self.copy()?;
        let first = self.selected().first;
        self.cut = Some(Source {
            titles: first.column == 0 || first.line < self.layout.heading_lines(),
            activities: self.selected_activities(),
            roles: self.selected_roles(),
            text: block.text.clone(),
        });
        Some(block)
    }
}
