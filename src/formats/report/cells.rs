//! Pieces that several documents share: a person with a number, a role with its holder. Knows no format.

use super::document::{Look, Span, Text};
use super::words;
use crate::analysis::{Answer, Missing, Reached};
use crate::model::{Matrix, PersonId};

/// What stands where somebody should.
pub(super) const NOBODY: &str = Missing::Role.words();

/// A name, and the number where there is one.
pub(super) fn reached(person: &Reached<'_>) -> String {
    with_contact(person.name, person.contact)
}

/// The person with the number.
pub(super) fn person(matrix: &Matrix, id: PersonId) -> Option<String> {
    let person = matrix.person(id)?;
    Some(with_contact(person.name.trim(), person.contact.trim()))
}

fn with_contact(name: &str, contact: &str) -> String {
    let name = words::or(name, "Unnamed");
    if contact.is_empty() { name.to_owned() } else { format!("{name}, {contact}") }
}

/// An answer in a cell: the role, who holds it with a number, the role's own number, the deputy.
pub(super) fn answer(answer: &Answer<'_>) -> Text {
    let Some(role) = answer.role else { return Text::strong(NOBODY) };
    let strong = |text: String| Span { text: format!("\n{text}"), look: Look::Strong };
    let mut text = Text::from(words::role_title(role));
    for holder in &answer.holders {
        text = text.then(strong(reached(holder)));
    }
    let own = role.contact.trim();
    if !own.is_empty() && answer.holders.iter().all(|holder| holder.contact != own) {
        text = text.then(strong(own.to_owned()));
    }
    if answer.contact().is_empty() {
        text = text.then(strong(Missing::Number.words().to_owned()));
    }
    match &answer.deputy {
        Some(deputy) => text.then(format!("\nDeputy: {}", reached(deputy))),
        None => text,
    }
}

impl From<Span> for Text {
    fn from(span: Span) -> Self {
        Self { spans: vec![span] }
    }
}
