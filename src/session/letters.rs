//! Letters: typing, adding, clearing, cycling, filling.

use super::{Request, Session, Typed};
use crate::edit::{CellBlock, Edit, Transaction};
use crate::grid::{Line, fill_down, fill_right};
use crate::model::{Letter, LetterSet, Remark};

impl Session {
    /// A character typed over a cell: letters act at once, everything else starts the text editor.
    /// `add` puts the letter beside the others or takes it away. Returns whether it was understood.
    pub fn type_character(&mut self, character: char, add: bool) -> bool {
        if self.is_on_letters() {
            let Some(letter) = self.matrix.scheme.letter(character) else { return false };
            self.type_letter(letter, add);
            return true;
        }
        let line = self.layout.line(self.anchor.line);
        let titled = match line {
            Some(Line::Roles) => self.anchor.column > 0,
            Some(Line::Area(_)) => true,
            Some(Line::Activity(_) | Line::New) => self.anchor.column == 0,
            _ => false,
        };
        if titled && self.may_write() {
            self.request(Request::EditText(Some(character.to_string())));
        }
        titled
    }

    /// Whether the active cell holds letters.
    pub(super) fn is_on_letters(&self) -> bool {
        self.active_activity().is_some() && self.active_role().is_some()
    }

    /// Sets the letter in every selected cell, or adds it (takes it away where all have it).
    pub fn type_letter(&mut self, letter: Letter, add: bool) {
        let symbol = self.matrix.scheme.text(LetterSet::of(letter));
        let (cells, _) = self.selected_letters();
        let everywhere = cells.iter().all(|letters| letters.has(letter));
        // Everything typed into a cell before it is left goes back together.
        let begun = self.typed.filter(|typed| typed.point == self.anchor);
        let depth = begun.map_or(self.history.depth(), |typed| typed.depth);
        let name = self.cells_name();
        let done = if add && everywhere {
            let removed = LetterSet::of(letter);
            self.change_letters(format!("Take {symbol} away: {name}"), |letters| letters.without(removed))
        } else if add {
            self.change_letters(format!("Add {symbol}: {name}"), |letters| {
                letters.union(LetterSet::of(letter))
            })
        } else {
            self.change_letters(format!("Set {symbol}: {name}"), |_| LetterSet::of(letter))
        };
        if done {
            self.typed = Some(Typed { point: self.anchor, depth });
        }
    }

    /// Puts this set into every selected cell, as the letter picker does.
    pub fn set_letters(&mut self, letters: LetterSet) {
        let symbols = self.matrix.scheme.text(letters);
        let name = self.cells_name();
        let label =
            if symbols.is_empty() { format!("Clear {name}") } else { format!("Set {symbols}: {name}") };
        self.change_letters(label, |_| letters);
    }

    /// The letters of the selected cells row by row, and how many columns there are.
    pub(super) fn selected_letters(&self) -> (Vec<LetterSet>, usize) {
        let roles = self.selected_roles();
        let mut cells = Vec::new();
        for activity in self.selected_activities() {
            cells.extend(roles.iter().map(|role| self.matrix.letters(activity, *role)));
        }
        (cells, roles.len())
    }

    /// Changes every selected cell; cells that stay as they are cost nothing. `false` where nothing changed.
    fn change_letters(&mut self, label: String, change: impl Fn(LetterSet) -> LetterSet) -> bool {
        if let (Some(activity), Some(role), true) =
            (self.active_activity(), self.active_role(), self.anchor == self.head)
        {
            let before = self.matrix.letters(activity.id, role.id);
            let letters = change(before);
            let edit = Edit::SetLetters { activity: activity.id, role: role.id, letters };
            return letters != before && self.edit(label, vec![edit]);
        }
        let (before, _) = self.selected_letters();
        let after: Vec<LetterSet> = before.iter().map(|letters| change(*letters)).collect();
        self.replace_selected(label, &before, after)
    }

    /// Replaces the letters of the selection as one step.
    fn replace_selected(&mut self, label: String, before: &[LetterSet], letters: Vec<LetterSet>) -> bool {
        if before == letters || letters.is_empty() {
            return false;
        }
        let block =
            CellBlock { activities: self.selected_activities(), roles: self.selected_roles(), letters };
        self.edit(label, vec![Edit::SetCells(Box::new(block))])
    }

    /// Puts the letter after the present one into the active cell; after the last comes an empty cell.
    pub(super) fn cycle_letter(&mut self) {
        let (Some(activity), Some(role)) = (self.active_activity(), self.active_role()) else {
            return self.request(Request::EditText(None));
        };
        let present = self.matrix.letters(activity.id, role.id);
        let count = self.matrix.scheme.letters.len() as u8;
        let next = match present.iter().next() {
            None => LetterSet::of(Letter(0)),
            Some(Letter(position)) if position + 1 < count => LetterSet::of(Letter(position + 1)),
            Some(_) => LetterSet::EMPTY,
        };
        let edit = Edit::SetLetters { activity: activity.id, role: role.id, letters: next };
        let label = format!("Change {} × {}", self.activity_name(activity), self.role_name(role));
        self.edit(label, vec![edit]);
    }

    /// Empties the selected cells, conditions and notes with them.
    pub(super) fn clear(&mut self) {
        let (activities, roles) = (self.selected_activities(), self.selected_roles());
        if activities.is_empty() || roles.is_empty() {
            let text =
                "Titles are not cleared. To delete the row or column, press Ctrl+Alt+- or use its menu.";
            return self.request(Request::Toast { text: text.to_owned(), undo: false });
        }
        let mut edits = Vec::new();
        for activity in &activities {
            let Some(row) = self.matrix.activity(*activity) else { continue };
            let said = row.remarks().filter(|(role, _)| roles.contains(role));
            edits.extend(said.map(|(role, _)| Edit::SetRemark {
                activity: *activity,
                role,
                remark: Box::new(Remark::default()),
            }));
        }
        let (before, _) = self.selected_letters();
        let empty = vec![LetterSet::EMPTY; before.len()];
        if before != empty {
            edits.push(Edit::SetCells(Box::new(CellBlock { activities, roles, letters: empty })));
        }
        let label = format!("Clear {}", self.cells_name());
        self.edit(label, edits);
    }

    pub(super) fn fill_down(&mut self) {
        let (before, width) = self.selected_letters();
        let after = fill_down(&before, width);
        let label = format!("Fill {} downwards", self.cells_name());
        self.replace_selected(label, &before, after);
    }

    pub(super) fn fill_right(&mut self) {
        let (before, width) = self.selected_letters();
        let after = fill_right(&before, width);
        let label = format!("Fill {} to the right", self.cells_name());
        self.replace_selected(label, &before, after);
    }

    /// Fills the selection with the letters of the active cell.
    pub(super) fn fill_from_active(&mut self) {
        let (Some(activity), Some(role)) = (self.active_activity(), self.active_role()) else { return };
        let letters = self.matrix.letters(activity.id, role.id);
        let label = format!("Fill {}", self.cells_name());
        self.change_letters(label, |_| letters);
    }

    /// Says something of the active cell.
    pub fn set_remark(&mut self, remark: Remark) {
        let (Some(activity), Some(role)) = (self.active_activity(), self.active_role()) else { return };
        if activity.remark(role.id).cloned().unwrap_or_default() == remark {
            return;
        }
        let label = format!("Note on {} × {}", self.activity_name(activity), self.role_name(role));
        let edit = Edit::SetRemark { activity: activity.id, role: role.id, remark: Box::new(remark) };
        self.perform(Transaction::new(label, vec![edit]));
    }

    /// Takes back what was just typed into the active cell. `false` where nothing was.
    pub(super) fn revert_typed(&mut self) -> bool {
        let Some(typed) = self.typed.take() else { return false };
        while typed.point == self.anchor && self.history.depth() > typed.depth {
            self.undo();
        }
        true
    }
}
