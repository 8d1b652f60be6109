//! Role cards: what one role is there for, who holds it and everything it does, fit for a job description.
//!
//! Notes are for the matrix's own people and stay out of it.

use super::cells;
use super::document::{Document, Text};
use super::duties;
use super::words;
use crate::catalog::SKILL_LEVELS;
use crate::model::{Matrix, Role, RoleId};

/// The card of one role; `None` where there is no such role.
pub fn role_card(matrix: &Matrix, role: RoleId) -> Option<Document> {
    let role = matrix.role(role)?;
    let mut document = Document::of(matrix, format!("Role card: {}", words::role_title(role)));
    write(matrix, role, 2, &mut document);
    Some(document)
}

/// The cards of all roles, each on a page of its own, in the matrix's order.
pub fn role_cards(matrix: &Matrix) -> Document {
    let mut document = Document::of(matrix, "Role cards");
    for role in matrix.roles() {
        if let Some(card) = role_card(matrix, role.id) {
            document.append(Document { title: words::role_title(role).to_owned(), ..card });
        }
    }
    if matrix.role_count() == 0 {
        document.paragraph("The matrix has no roles yet.");
    }
    document
}

fn write(matrix: &Matrix, role: &Role, level: u8, document: &mut Document) {
    if !role.responsibilities.trim().is_empty() {
        document.paragraph(role.responsibilities.as_str());
    }
    document.blocks.push(super::Block::Facts(facts(matrix, role)));
    duties::write(matrix, role, level, document);
}

/// Who the role is: party, people, what it may and what it owns.
fn facts(matrix: &Matrix, role: &Role) -> Vec<(String, Text)> {
    let mut facts = Vec::new();
    let mut fact = |name: &str, text: Text| {
        if !text.is_empty() {
            facts.push((name.to_owned(), text));
        }
    };
    fact("Party", party(matrix, role).into());
    let holders: Vec<String> = role.holders.iter().filter_map(|id| cells::person(matrix, *id)).collect();
    let holder_name = if holders.len() > 1 { "Holders" } else { "Holder" };
    fact(
        holder_name,
        if holders.is_empty() { Text::strong(cells::NOBODY) } else { holders.join("\n").into() },
    );
    let deputy = role.deputy.and_then(|id| cells::person(matrix, id));
    fact("Deputy", deputy.map_or_else(|| Text::strong(cells::NOBODY), Text::from));
    fact("Reached at", role.contact.trim().into());
    fact("Authority", role.authorisation_level.trim().into());
    fact("Owns", role.assets.trim().into());
    let owned = matrix.scope.iter().filter(|item| item.owner == Some(role.id));
    let owned: Vec<&str> = owned.map(|item| words::or(&item.name, "Untitled item")).collect();
    fact("Owns in the scope register", owned.join("\n").into());
    fact("Skill level", role.skill_level.map(skill).unwrap_or_default().into());
    facts
}

/// "Provider", with the organisation's name where it says more.
fn party(matrix: &Matrix, role: &Role) -> String {
    let side = words::side(matrix.side(role));
    let name = matrix.party(role.party).map(|party| party.name.trim()).unwrap_or_default();
    if name.is_empty() || name.eq_ignore_ascii_case(side) {
        side.to_owned()
    } else {
        format!("{name} ({side})")
    }
}

/// "3: Administers standard services".
fn skill(level: u8) -> String {
    let known = usize::from(level).checked_sub(1).and_then(|index| SKILL_LEVELS.get(index));
    known.map_or_else(|| level.to_string(), |words| format!("{level}: {words}"))
}
