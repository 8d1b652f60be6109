//! Replacing words in titles, conditions and notes, as one step.

use super::Session;
use super::describe::short;
use super::request::Request;
use crate::catalog::words::counted;
use crate::edit::{Edit, ListEdit};
use crate::model::{AreaField, Remark, RoleField};

impl Session {
    /// Replaces the words wherever they stand, whatever their case. A title that would end up empty stays.
    pub fn replace_all(&mut self, words: &str, with: &str) {
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let changed = |text: &str| replaced(text, words, with);
        let title = |text: &str| changed(text).filter(|text| !text.trim().is_empty());
        let mut edits = Vec::new();
        for role in self.matrix.roles() {
            let field = title(&role.title).map(RoleField::Title);
            edits.extend(field.map(|field| Edit::SetRole(role.id, Box::new(field))));
        }
        for area in &self.matrix.areas {
            let field = title(&area.title).map(AreaField::Title);
            edits.extend(field.map(|field| Edit::Area(ListEdit::Set { id: area.id, field })));
        }
        for activity in self.matrix.activities() {
            edits.extend(title(&activity.title).map(|text| Edit::SetActivityTitle(activity.id, text)));
            for (role, remark) in activity.remarks() {
                let (condition, note) = (changed(&remark.condition), changed(&remark.note));
                if condition.is_some() || note.is_some() {
                    let remark = Remark {
                        condition: condition.unwrap_or_else(|| remark.condition.clone()),
                        note: note.unwrap_or_else(|| remark.note.clone()),
                        unread: remark.unread.clone(),
                    };
                    edits.push(Edit::SetRemark { activity: activity.id, role, remark: Box::new(remark) });
                }
            }
        }
        let count = edits.len();
        let text = if count == 0 {
            format!("“{}” was not found.", short(words))
        } else {
            format!("Replaced in {}.", counted(count, "place", "places"))
        };
        let done = self.edit(format!("Replace {} with {}", short(words), short(with)), edits);
        if done || count == 0 {
            self.request(Request::Toast { text, undo: done });
        }
    }
}

/// The text with every occurrence replaced; `None` where there is none. Case does not matter.
fn replaced(text: &str, words: &str, with: &str) -> Option<String> {
    let folded: Vec<String> = words.chars().map(|it| it.to_lowercase().collect()).collect();
    let characters: Vec<char> = text.chars().collect();
    let matches = |window: &[char]| {
        window.iter().zip(&folded).all(|(it, wanted)| it.to_lowercase().collect::<String>() == *wanted)
    };
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    let mut found = false;
    while let Some(character) = characters.get(at) {
        if characters.get(at..at + folded.len()).is_some_and(matches) {
            result.push_str(with);
            at += folded.len();
            found = true;
        } else {
            result.push(*character);
            at += 1;
        }
    }
    found.then_some(result)
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn words_are_replaced_whatever_their_case() {
        assert_eq!(replaced("Backup BACKUP up", "backup", "Copy").as_deref(), Some("Copy Copy up"));
        assert_eq!(replaced("Größe", "GRÖ", "klein").as_deref(), Some("kleinße"));
        assert_eq!(replaced("nothing", "x", "y"), None);
    }
}
