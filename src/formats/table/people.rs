//! The people that a table names as holders of roles, found in the matrix or added to it.

use super::draft::{DraftRole, NoteKind};
use super::insert::Inserting;
use super::text::title_key;
use crate::edit::{Edit, ListEdit};
use crate::model::{Person, PersonId, RoleField, RoleId};

/// People who are added, and roles that get a holder.
#[derive(Default)]
pub(super) struct People {
    added: Vec<Person>,
    later: Vec<Edit>,
    /// How many people the matrix has.
    before: usize,
}

impl People {
    /// The person of this name; `None` where there is no name.
    pub fn person(&mut self, inserting: &mut Inserting<'_>, name: &str) -> Option<PersonId> {
        let key = title_key(name);
        if key.is_empty() {
            return None;
        }
        self.before = inserting.matrix.people.len();
        let mut all = inserting.matrix.people.iter().chain(&self.added);
        if let Some(person) = all.find(|person| title_key(&person.name) == key) {
            return Some(person.id);
        }
        let id = PersonId::fresh(inserting.randomness);
        self.added.push(Person { id, name: name.to_owned(), ..Person::default() });
        Some(id)
    }

    /// Gives a role of the matrix its holder, unless it has some already.
    pub fn keep(&mut self, inserting: &mut Inserting<'_>, role: RoleId, draft: &DraftRole) {
        let Some(person) = self.person(inserting, &draft.holder) else { return };
        let holders = inserting.matrix.role(role).map(|role| role.holders.clone()).unwrap_or_default();
        if holders.is_empty() {
            self.later.push(Edit::SetRole(role, Box::new(RoleField::Holders(vec![person]))));
        } else if !holders.contains(&person) {
            let text = format!("\"{}\" keeps its holders; left out: \"{}\".", draft.title, draft.holder);
            inserting.note(NoteKind::Skipped, text);
        }
    }

    /// The edits, people first.
    pub fn edits(self) -> impl Iterator<Item = Edit> {
        let insert = Edit::Person(ListEdit::Insert { at: self.before, items: self.added });
        let any = matches!(&insert, Edit::Person(ListEdit::Insert { items, .. }) if !items.is_empty());
        any.then_some(insert).into_iter().chain(self.later)
    }
}
