//! Looks, once everything is read, for ids that lead nowhere, and says what is done about each.
//!
//! Nothing is dropped: an area that is missing is added, any other id stays as it is.

use std::collections::HashSet;

use super::outcome::Notice;
use super::path::shortened;
use crate::model::{Area, AreaId, IdHash, Matrix, PartyId, PersonId, Role};

/// A row in an area that was not known when the row was read.
pub(super) struct AreaInQuestion {
    pub line: usize,
    /// Where the row stands in the list of activities.
    pub index: usize,
    pub area: AreaId,
}

/// Adds areas that rows stand in and the file does not list.
pub(super) fn add_missing_areas(matrix: &mut Matrix, rows: &[AreaInQuestion]) -> Vec<Notice> {
    let mut known: HashSet<AreaId, IdHash> = matrix.areas.iter().map(|area| area.id).collect();
    let mut notices = Vec::new();
    for row in rows {
        if !known.insert(row.area) {
            continue;
        }
        matrix.areas.push(Area { id: row.area, ..Area::default() });
        let title = matrix.activity_at(row.index).map_or("", |activity| activity.title.as_str());
        let sentence = format!(
            "The activity \"{}\" stands in an area that the file does not list ({}), so an area without a name was added.",
            shortened(title),
            row.area
        );
        notices.push(Notice { line: row.line, sentence });
    }
    notices
}

/// Tells which roles name a party or a person that the file does not list; `lines` has the line of each role.
pub(super) fn loose_ends(matrix: &Matrix, lines: &[usize]) -> Vec<Notice> {
    let parties: HashSet<PartyId, IdHash> = matrix.parties.iter().map(|party| party.id).collect();
    let people: HashSet<PersonId, IdHash> = matrix.people.iter().map(|person| person.id).collect();
    let mut notices = Vec::new();
    for (role, line) in matrix.roles().zip(lines) {
        let mut note = |sentence| notices.push(Notice { line: *line, sentence });
        let title = shortened(&role.title);
        if role.party != PartyId::default() && !parties.contains(&role.party) {
            note(format!(
                "The role \"{title}\" belongs to a party that the file does not list ({}), so it counts as the customer's.",
                role.party
            ));
        }
        for person in people_of(role).filter(|person| !people.contains(person)) {
            note(format!("The role \"{title}\" names a person that the file does not list ({person})."));
        }
    }
    notices
}

fn people_of(role: &Role) -> impl Iterator<Item = PersonId> {
    role.holders.iter().copied().chain(role.deputy)
}
