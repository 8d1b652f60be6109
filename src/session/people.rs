//! People: naming holders and deputies, and letting go of them.
//!
//! A name that nobody has yet adds the person in the same step. A person who was only ever a name goes
//! again with the last role that named them, so that a slip of the pen does not stay in the list.

use super::Session;
use super::fields::one_line;
use crate::edit::{Edit, ListEdit};
use crate::model::{Matrix, Person, PersonField, PersonId, Place, RoleField, RoleId};

impl Session {
    /// The person of this name; capitals and surplus spaces do not matter.
    pub fn person_named(&self, name: &str) -> Option<&Person> {
        let wanted = one_line(name).to_lowercase();
        self.matrix.people.iter().find(|person| one_line(&person.name).to_lowercase() == wanted)
    }

    /// Adds a holder to the role by name. A name that is not known becomes a person; `contact`, where given,
    /// replaces the person's own. Returns whether anything changed.
    pub fn add_holder(&mut self, role: RoleId, name: &str, contact: Option<&str>) -> bool {
        let Some(known) = self.matrix.role(role) else { return false };
        let (mut holders, label) = (known.holders.clone(), self.role_name(known));
        let Some((person, mut edits)) = self.find_or_add(name, contact) else { return false };
        if !holders.contains(&person) {
            holders.push(person);
            edits.push(Edit::SetRole(role, Box::new(RoleField::Holders(holders))));
        }
        self.edit(format!("Name {} as holder of {label}", one_line(name)), edits)
    }

    /// Takes a holder away from the role. Returns whether anything changed.
    pub fn remove_holder(&mut self, role: RoleId, person: PersonId) -> bool {
        let Some(known) = self.matrix.role(role) else { return false };
        let mut holders = known.holders.clone();
        holders.retain(|holder| *holder != person);
        if holders.len() == known.holders.len() {
            return false;
        }
        let label = format!("Take {} away from {}", self.person_name(person), self.role_name(known));
        let mut edits = vec![Edit::SetRole(role, Box::new(RoleField::Holders(holders)))];
        edits.extend(self.forget_if_unnamed(person, role, known.deputy == Some(person)));
        self.edit(label, edits)
    }

    /// Names who stands in for the role's holders; an empty name leaves nobody. Returns whether anything changed.
    pub fn set_deputy(&mut self, role: RoleId, name: &str) -> bool {
        let Some(known) = self.matrix.role(role) else { return false };
        let (before, title) = (known.deputy, self.role_name(known));
        let still_holds = before.is_some_and(|person| known.holders.contains(&person));
        let (deputy, mut edits) = match self.find_or_add(name, None) {
            Some((person, edits)) => (Some(person), edits),
            None => (None, Vec::new()),
        };
        if deputy == before {
            return false;
        }
        edits.push(Edit::SetRole(role, Box::new(RoleField::Deputy(deputy))));
        if let Some(before) = before {
            edits.extend(self.forget_if_unnamed(before, role, still_holds));
        }
        self.edit(format!("Change the deputy of {title}"), edits)
    }

    /// Changes one field of the person; an empty name leaves it as it was. Returns whether anything changed.
    pub fn set_person(&mut self, id: PersonId, field: PersonField) -> bool {
        use crate::model::Record;
        let Some(person) = self.matrix.person(id) else { return false };
        let no_name = matches!(&field, PersonField::Name(name) if name.is_empty());
        if no_name || person.clone().swap(field.clone()) == field {
            return false;
        }
        let label = format!("Change the {} of {}", field.name(), self.person_name(id));
        self.edit(label, vec![Edit::Person(ListEdit::Set { id, field })])
    }

    /// The person of this name with the edits that make the name and the contact true; `None` for an empty name.
    fn find_or_add(&mut self, name: &str, contact: Option<&str>) -> Option<(PersonId, Vec<Edit>)> {
        let name = one_line(name);
        if name.is_empty() {
            return None;
        }
        let contact = contact.map(one_line);
        if let Some(person) = self.person_named(&name) {
            let id = person.id;
            let new = contact.filter(|contact| *contact != person.contact);
            let edit =
                new.map(|contact| Edit::Person(ListEdit::Set { id, field: PersonField::Contact(contact) }));
            return Some((id, edit.into_iter().collect()));
        }
        let id = PersonId::fresh(self.randomness.as_mut());
        let person = Person { id, name, contact: contact.unwrap_or_default(), ..Person::default() };
        let at = self.matrix.people.len();
        Some((id, vec![Edit::Person(ListEdit::Insert { at, items: vec![person] })]))
    }

    /// The edit that removes a person of whom only the name is known, once `role` no longer names them.
    fn forget_if_unnamed(&self, person: PersonId, role: RoleId, still_named: bool) -> Option<Edit> {
        let at = self.matrix.people.iter().position(|known| known.id == person)?;
        let known = self.matrix.people.get(at)?;
        let more = !known.contact.is_empty() || !known.notes.is_empty() || !known.extra.is_empty();
        let named = still_named || more || is_named_elsewhere(&self.matrix, person, role);
        (!named).then_some(Edit::Person(ListEdit::Remove { at, count: 1 }))
    }

    /// Name of a person in a label.
    fn person_name(&self, id: PersonId) -> String {
        self.matrix.person(id).map_or_else(|| "somebody".to_owned(), |it| super::describe::short(&it.name))
    }
}

/// Whether another role, a waiver or a question names the person.
fn is_named_elsewhere(matrix: &Matrix, person: PersonId, role: RoleId) -> bool {
    let place = Place::Person(person);
    let mut others = matrix.roles().filter(|other| other.id != role);
    others.any(|other| other.holders.contains(&person) || other.deputy == Some(person))
        || matrix.waivers.iter().any(|waiver| waiver.place == place)
        || matrix.questions.iter().any(|question| question.place == place)
}
