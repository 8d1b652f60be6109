//! Separation of duties: which role or person holds both sides of a pair that the matrix keeps apart.
//!
//! Gives the shape of the picture, pair by bearer. Whether that is an error is the rules' concern.

use std::collections::HashMap;

use crate::model::{Activity, ActivityId, IdHash, Matrix, Part, PersonId, RoleId, SeparatedPairId};
use crate::rules::Engine;

/// Who holds both sides of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bearer {
    /// One role alone.
    Role(RoleId),
    /// A person through several roles, of which one holds the first side and another the second.
    Person(PersonId),
}

/// A duty held: through which activity and in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Held {
    /// The activity.
    pub activity: ActivityId,
    /// The role.
    pub role: RoleId,
}

/// A pair, who holds both sides of it, and through what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The pair.
    pub pair: SeparatedPairId,
    /// Who holds both sides.
    pub bearer: Bearer,
    /// What is held of the first duty.
    pub first: Vec<Held>,
    /// What is held of the second.
    pub second: Vec<Held>,
}

/// Every conflict: pair by pair, the roles before the people, each in the matrix's order. Which activity is which
/// duty is what the rules say; the engine must have followed the matrix to its present state.
pub fn conflicts(matrix: &Matrix, engine: &Engine) -> Vec<Conflict> {
    let duties = Duties::of(matrix, engine);
    let people = people(matrix);
    let mut found = Vec::new();
    for (pair, [first, second]) in matrix.separated_pairs.iter().zip(&duties.0) {
        if first.is_empty() || second.is_empty() {
            continue;
        }
        let [first, second] = [columns(matrix, first), columns(matrix, second)];
        for (first, second) in first.iter().zip(&second) {
            if let (Some(held), false) = (first.first(), second.is_empty()) {
                let (bearer, first, second) = (Bearer::Role(held.role), first.clone(), second.clone());
                found.push(Conflict { pair: pair.id, bearer, first, second });
            }
        }
        for (person, roles) in &people {
            if is_between(roles, &first, &second) {
                let together = |side: &[Vec<Held>]| -> Vec<Held> {
                    roles.iter().filter_map(|role| side.get(*role)).flatten().copied().collect()
                };
                let (bearer, first, second) = (Bearer::Person(*person), together(&first), together(&second));
                found.push(Conflict { pair: pair.id, bearer, first, second });
            }
        }
    }
    found
}

/// The rows of each pair's two duties.
struct Duties<'a>(Vec<[Vec<&'a Activity>; 2]>);

impl<'a> Duties<'a> {
    fn of(matrix: &'a Matrix, engine: &Engine) -> Self {
        let mut sides = vec![<[Vec<&Activity>; 2]>::default(); matrix.separated_pairs.len()];
        for row in matrix.activities() {
            for (pair, second) in engine.duties(row.id) {
                let side = sides.get_mut(pair).and_then(|sides| sides.get_mut(usize::from(second)));
                side.into_iter().for_each(|side| side.push(row));
            }
        }
        Self(sides)
    }
}

/// The people with several roles, and the positions of these.
fn people(matrix: &Matrix) -> Vec<(PersonId, Vec<usize>)> {
    let mut people: Vec<_> = matrix.people.iter().map(|person| (person.id, Vec::new())).collect();
    let places: HashMap<PersonId, usize, IdHash> =
        people.iter().enumerate().map(|(place, (person, _))| (*person, place)).collect();
    for (position, role) in matrix.roles().enumerate() {
        for place in role.holders.iter().filter_map(|holder| places.get(holder)) {
            if let Some((_, roles)) = people.get_mut(*place).filter(|(_, roles)| !roles.contains(&position)) {
                roles.push(position);
            }
        }
    }
    people.retain(|(_, roles)| roles.len() > 1);
    people
}

/// Per role, the rows of these that it does or owns.
fn columns(matrix: &Matrix, rows: &[&Activity]) -> Vec<Vec<Held>> {
    let load = matrix.scheme.playing(Part::Does).union(matrix.scheme.playing(Part::Owns));
    let mut columns = vec![Vec::new(); matrix.role_count()];
    for row in rows {
        let cells = row.letters().iter().zip(matrix.roles()).zip(&mut columns);
        for ((_, role), held) in cells.filter(|((letters, _), _)| letters.meets(load)) {
            held.push(Held { activity: row.id, role: role.id });
        }
    }
    columns
}

/// Whether one of the roles holds the first duty and another the second.
fn is_between(roles: &[usize], first: &[Vec<Held>], second: &[Vec<Held>]) -> bool {
    let holds = |side: &[Vec<Held>], role: usize| side.get(role).is_some_and(|held| !held.is_empty());
    roles
        .iter()
        .any(|one| holds(first, *one) && roles.iter().any(|other| other != one && holds(second, *other)))
}
