//! The people and the escalation register as tables.

use super::register::{Column, ColumnKind, Derived, Register, column};
use super::values::{self, Pen};
use crate::edit::{Edit, ListEdit};
use crate::model::{
    Escalation, EscalationField, EscalationId, Matrix, Person, PersonField, PersonId, Place, Randomness,
    RoleField,
};

impl Register for Person {
    const COLUMNS: &'static [Column] = &[
        column("Name", ColumnKind::Text, 220),
        column("Contact", ColumnKind::Text, 240),
        column("Notes", ColumnKind::Long, 280),
        column("Holds", ColumnKind::Shown, 300),
        column("Stands in for", ColumnKind::Shown, 260),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.people
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Person(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: PersonId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, matrix: &Matrix, _: &Derived) -> String {
        let titles = |holds: &dyn Fn(&crate::model::Role) -> bool| {
            let roles = matrix.roles().filter(|role| holds(role));
            values::listed(&roles.map(|role| role.title.as_str()).collect::<Vec<_>>())
        };
        match column {
            0 => self.name.clone(),
            1 => self.contact.clone(),
            2 => self.notes.clone(),
            3 => titles(&|role| role.holders.contains(&self.id)),
            _ => titles(&|role| role.deputy == Some(self.id)),
        }
    }
    fn write(&self, column: usize, text: &str, pen: &Pen<'_>) -> Result<PersonField, String> {
        let taken = |name: &str| {
            let name = name.to_lowercase();
            pen.matrix.people.iter().any(|other| other.id != self.id && other.name.to_lowercase() == name)
        };
        Ok(match column {
            0 if !text.is_empty() && taken(text) => {
                return Err(format!("{text} is in the list already: give this one another name."));
            }
            0 => PersonField::Name(text.to_owned()),
            1 => PersonField::Contact(text.to_owned()),
            2 => PersonField::Notes(text.to_owned()),
            _ => return Err(values::shown_only()),
        })
    }
    fn place(&self) -> Option<Place> {
        Some(Place::Person(self.id))
    }
    fn before_removal(leaving: &[Self], matrix: &Matrix) -> Vec<Edit> {
        let leaves = |id: &PersonId| leaving.iter().any(|person| person.id == *id);
        let mut edits = Vec::new();
        for role in matrix.roles() {
            if role.holders.iter().any(leaves) {
                let stay = role.holders.iter().copied().filter(|id| !leaves(id)).collect();
                edits.push(Edit::SetRole(role.id, Box::new(RoleField::Holders(stay))));
            }
            if role.deputy.as_ref().is_some_and(leaves) {
                edits.push(Edit::SetRole(role.id, Box::new(RoleField::Deputy(None))));
            }
        }
        edits
    }
}

impl Register for Escalation {
    const COLUMNS: &'static [Column] = &[
        column("What happened", ColumnKind::Text, 220),
        column("First notified", ColumnKind::Role, 180),
        column("Operational or security?", ColumnKind::Role, 180),
        column("Approves emergency changes", ColumnKind::Role, 180),
        column("Contacts the business", ColumnKind::Role, 180),
        column("Decides on containment", ColumnKind::Role, 180),
        column("Writes the report", ColumnKind::Role, 180),
        column("Response time", ColumnKind::Text, 120),
        column("Update every", ColumnKind::Text, 120),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.escalations
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Escalation(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: EscalationId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, matrix: &Matrix, _: &Derived) -> String {
        match column {
            0 => self.event.clone(),
            1 => values::role_title(matrix, self.first_notified),
            2 => values::role_title(matrix, self.classifies),
            3 => values::role_title(matrix, self.approves_emergency_change),
            4 => values::role_title(matrix, self.contacts_business),
            5 => values::role_title(matrix, self.decides_containment),
            6 => values::role_title(matrix, self.writes_report),
            7 => self.response_time.clone(),
            _ => self.update_interval.clone(),
        }
    }
    fn write(&self, column: usize, text: &str, pen: &Pen<'_>) -> Result<EscalationField, String> {
        Ok(match column {
            0 => EscalationField::Event(text.to_owned()),
            1 => EscalationField::FirstNotified(pen.role(text)?),
            2 => EscalationField::Classifies(pen.role(text)?),
            3 => EscalationField::ApprovesEmergencyChange(pen.role(text)?),
            4 => EscalationField::ContactsBusiness(pen.role(text)?),
            5 => EscalationField::DecidesContainment(pen.role(text)?),
            6 => EscalationField::WritesReport(pen.role(text)?),
            7 => EscalationField::ResponseTime(text.to_owned()),
            _ => EscalationField::UpdateInterval(text.to_owned()),
        })
    }
    fn place(&self) -> Option<Place> {
        Some(Place::Escalation(self.id))
    }
}
