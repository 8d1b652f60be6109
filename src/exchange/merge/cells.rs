//! The accepted letters and remarks of cells that both matrices have.

use super::Target;
use super::building::Building;
use crate::edit::Edit;
use crate::exchange::compare::{Change, RemarkPart};

impl Building<'_> {
    /// Sets every accepted cell.
    pub(super) fn cells(&mut self) {
        for item in self.taken.clone() {
            match (&item.target, &item.change) {
                (Target::Letters(activity, role), Change::Letters(set)) => {
                    let matrix = &self.done.matrix;
                    if matrix.activity(*activity).is_none() || matrix.role(*role).is_none() {
                        continue;
                    }
                    match self.letters(*set) {
                        Some(letters) if letters == matrix.letters(*activity, *role) => {}
                        Some(letters) => {
                            self.push(Edit::SetLetters { activity: *activity, role: *role, letters });
                        }
                        None => self.done.left_out.push(item.target),
                    }
                }
                (Target::Remark(activity, role, part), Change::Text(text)) => {
                    let Some(row) = self.done.matrix.activity(*activity) else { continue };
                    if self.done.matrix.role(*role).is_none() {
                        continue;
                    }
                    let mut remark = row.remark(*role).cloned().unwrap_or_default();
                    match part {
                        RemarkPart::Condition => remark.condition.clone_from(text),
                        RemarkPart::Note => remark.note.clone_from(text),
                        RemarkPart::Unread => remark.unread.clone_from(text),
                    }
                    let remark = Box::new(remark);
                    self.push(Edit::SetRemark { activity: *activity, role: *role, remark });
                }
                _ => {}
            }
        }
    }
}
