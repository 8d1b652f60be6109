//! A seeded matrix of any size, as dense as the one of the browser benchmark: 35 % of the cells filled,
//! one A and at least one R in nearly every row.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a matrix that cannot be made is a slip here"
)]

use remit::catalog::default_separated_pairs;
use remit::edit::{Edit, Transaction};
use remit::model::{
    Activity, ActivityField, ActivityId, Letter, LetterSet, Matrix, Nature, Party, PartyKind, Person,
    PersonId, Randomness, Role, RoleField, RoleId, ScopeItem, ScopeItemId, SeededRandomness,
};

const RESPONSIBLE: LetterSet = LetterSet::of(Letter(0));
const ACCOUNTABLE: LetterSet = LetterSet::of(Letter(1));
const CONSULTED: LetterSet = LetterSet::of(Letter(2));
const INFORMED: LetterSet = LetterSet::of(Letter(3));

/// The same rows and columns give the same matrix.
pub fn matrix(rows: usize, columns: usize) -> Matrix {
    let mut chance = Chance(SeededRandomness::new((rows * 31 + columns) as u64));
    let mut matrix = Matrix::default();
    let parties = [PartyKind::Customer, PartyKind::Provider].map(|kind| Party {
        id: remit::model::PartyId::fresh(&mut chance.0),
        kind,
        name: format!("{kind:?}"),
        ..Party::default()
    });
    for column in 0..columns {
        // Two thirds are the customer's, as in a usual matrix.
        let party = if column * 3 < columns * 2 { parties[0].id } else { parties[1].id };
        let id = RoleId::fresh(&mut chance.0);
        matrix.push_role(Role { id, title: format!("Role {}", column + 1), party, ..Role::default() });
    }
    matrix.parties.extend(parties);
    for row in 0..rows {
        let id = ActivityId::fresh(&mut chance.0);
        let mut activity = Activity::new(id, format!("{} Review the access rights", row + 1), columns);
        fill(&mut activity, columns, &mut chance);
        matrix.push_activity(activity);
    }
    matrix
}

/// The same with registers as full as the product is made for: 5,000 scope items, of which each row touches one,
/// 500 people, duties kept apart, and reviews among the rows.
pub fn with_registers(rows: usize, columns: usize) -> Matrix {
    const ITEMS: usize = 5_000;
    let mut matrix = matrix(rows, columns);
    let mut chance = Chance(SeededRandomness::new(9));
    let owners: Vec<RoleId> = matrix.roles().map(|role| role.id).collect();
    for number in 0..500 {
        let id = PersonId::fresh(&mut chance.0);
        let (name, contact) = (format!("Person {number}"), format!("person{number}@example.com"));
        matrix.people.push(Person { id, name, contact, ..Person::default() });
    }
    for number in 0..ITEMS {
        let (id, name) = (ScopeItemId::fresh(&mut chance.0), format!("Production server {number}"));
        // Every tenth has no owner, and that is a finding.
        let owner = (number % 10 > 0).then(|| owners[chance.below(owners.len())]);
        matrix.scope.push(ScopeItem { id, name, owner, ..ScopeItem::default() });
    }
    matrix.separated_pairs = default_separated_pairs(&mut chance.0);
    let mut edits = Vec::new();
    for (number, row) in matrix.activities().map(|row| row.id).enumerate() {
        let item = matrix.scope[chance.below(ITEMS)].id;
        edits.push(Edit::SetActivity(row, Box::new(ActivityField::Systems(vec![item]))));
        if number % 10 == 0 {
            edits.push(Edit::SetActivity(row, Box::new(ActivityField::Nature(Nature::Review))));
        }
        edits.push(Edit::SetActivityTitle(row, title(&mut chance, number)));
    }
    for (number, role) in owners.iter().enumerate() {
        let holders = vec![matrix.people[number].id, matrix.people[number / 5].id];
        edits.push(Edit::SetRole(*role, Box::new(RoleField::Holders(holders))));
    }
    Transaction::new("", edits).apply(&mut matrix).unwrap();
    matrix
}

fn title(chance: &mut Chance, number: usize) -> String {
    const VERBS: [&str; 8] =
        ["Review", "Approve", "Change", "Monitor", "Restore", "Document", "Escalate", "Patch"];
    const OBJECTS: [&str; 6] = [
        "firewall rules",
        "privileged accounts",
        "backup jobs",
        "production servers",
        "VPN gateways",
        "audit logs",
    ];
    let (verb, object) = (VERBS[chance.below(VERBS.len())], OBJECTS[chance.below(OBJECTS.len())]);
    format!("{verb} the {object} of site {number}")
}

/// Gives a row its letters.
fn fill(activity: &mut Activity, columns: usize, chance: &mut Chance) {
    for column in 0..columns {
        if chance.per_cent() >= 35 {
            continue;
        }
        let letters = match chance.per_cent() {
            0..25 => RESPONSIBLE,
            25..60 => CONSULTED,
            _ => INFORMED,
        };
        activity.set_letters_at(column, letters);
    }
    let owner = chance.below(columns);
    let also_does = chance.per_cent() < 10;
    activity.set_letters_at(owner, if also_does { ACCOUNTABLE.union(RESPONSIBLE) } else { ACCOUNTABLE });
    let other = (owner + 1 + chance.below(columns - 1)) % columns;
    if !activity.letters().iter().any(|letters| letters.meets(RESPONSIBLE)) {
        activity.set_letters_at(other, RESPONSIBLE);
    }
    // Two rows in a hundred have no owner, or two.
    match chance.per_cent() {
        0 => activity.set_letters_at(owner, CONSULTED),
        1 => activity.set_letters_at(other, activity.letters_at(other).union(ACCOUNTABLE)),
        _ => {}
    }
}

struct Chance(SeededRandomness);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        (self.0.next_bits() % limit as u64) as usize
    }
    fn per_cent(&mut self) -> usize {
        self.below(100)
    }
}
