//! Figures, not a verdict: how long full validation and one letter take. Run them optimised:
//! `cargo test --profile native --lib speed -- --ignored --nocapture --test-threads=1`.

use std::time::{Duration, Instant};

use super::support::{CUSTOMER, Chance, PROVIDER, THIRD, empty, person_id, today};
use crate::catalog::default_separated_pairs;
use crate::edit::{CellBlock, Edit, ListEdit, Transaction};
use crate::model::*;
use crate::rules::Engine;

/// A matrix with 35 % of its cells filled and titles of the usual length.
fn large(rows: usize, roles: usize) -> Matrix {
    const VERBS: &[&str] =
        &["Review", "Approve", "Change", "Monitor", "Restore", "Document", "Escalate", "Patch"];
    const OBJECTS: &[&str] = &[
        "firewall rules",
        "privileged accounts",
        "backup jobs",
        "production servers",
        "VPN gateways",
        "audit logs",
    ];
    let (mut chance, mut randomness) = (Chance::new(7), SeededRandomness::new(7));
    let mut matrix = empty();
    for position in 0..roles {
        let party = [CUSTOMER, CUSTOMER, PROVIDER, THIRD][position % 4];
        let holders = vec![person_id(position), person_id(position / 10)];
        let title = format!("Network Engineer {position}");
        matrix.people.push(Person { id: person_id(position), name: title.clone(), ..Person::default() });
        matrix.push_role(Role {
            id: RoleId::fresh(&mut randomness),
            title,
            party,
            holders,
            ..Role::default()
        });
    }
    for number in 0..rows {
        let (verb, object) = (VERBS[chance.below(VERBS.len())], OBJECTS[chance.below(OBJECTS.len())]);
        let id = ActivityId::fresh(&mut randomness);
        let mut row = Activity::new(id, format!("{verb} the {object} of site {number}"), roles);
        for at in 0..roles {
            if chance.below(100) < 35 {
                row.set_letters_at(at, LetterSet(1 << chance.below(4)));
            }
        }
        matrix.push_activity(row);
    }
    matrix
}

/// The same with 5,000 scope items, 500 people, the usual pairs, and something said of every row.
fn large_with_registers(rows: usize, roles: usize) -> Matrix {
    const ITEMS: usize = 5_000;
    let mut matrix = large(rows, roles);
    let mut chance = Chance::new(8);
    for number in matrix.people.len()..500 {
        let (id, contact) = (person_id(number), format!("person{number}@example.com"));
        matrix.people.push(Person { id, contact, ..Person::default() });
    }
    for number in 0..ITEMS {
        let owner = chance.any_role(&matrix);
        let (id, name) = (ScopeItemId(Id::from_bits(number as u64)), format!("Production server {number}"));
        matrix.scope.push(ScopeItem { id, name, owner, ..ScopeItem::default() });
    }
    matrix.separated_pairs = default_separated_pairs(&mut SeededRandomness::new(1));
    for number in 0..100 {
        let (id, classifies) = (EscalationId(Id::from_bits(number)), chance.any_role(&matrix));
        matrix.escalations.push(Escalation { id, classifies, ..Escalation::default() });
    }
    let ids: Vec<_> = matrix.activities().map(|row| row.id).collect();
    for (number, id) in ids.into_iter().enumerate() {
        let item = ScopeItemId(Id::from_bits(chance.below(ITEMS) as u64));
        let nature = if number % 10 == 0 { Nature::Review } else { Nature::Task };
        let fields = [ActivityField::Systems(vec![item]), ActivityField::Nature(nature)];
        let edits = fields.map(|field| Edit::SetActivity(id, Box::new(field)));
        Transaction::new("", edits.into()).apply(&mut matrix).unwrap();
    }
    matrix
}

/// The fastest and the middle one; on a busy machine only the fastest says something of the program.
fn fastest_and_median(mut times: Vec<Duration>) -> (Duration, Duration) {
    times.sort_unstable();
    (times[0], times[times.len() / 2])
}

fn measure_validation(matrix: &Matrix, what: &str) {
    let times = (0..25).map(|_| {
        let start = Instant::now();
        let engine = Engine::new(matrix, today());
        let time = start.elapsed();
        assert_eq!(engine.counts().activities as usize, matrix.activity_count());
        time
    });
    let (fastest, median) = fastest_and_median(times.collect());
    println!("full validation of {what}: {fastest:?}, median {median:?}");
}

fn measure_letters(engine: &mut Engine, matrix: &mut Matrix, what: &str) {
    let mut chance = Chance::new(3);
    let mut times = Vec::new();
    for _ in 0..2_001 {
        let activity = chance.any_row(matrix).unwrap();
        let role = chance.any_role(matrix).unwrap();
        let letters = LetterSet(chance.below(16) as u8);
        let edit = Edit::SetLetters { activity, role, letters };
        let (_, touched) = Transaction::new("", vec![edit]).apply(matrix).unwrap();
        let start = Instant::now();
        engine.update(matrix, &touched);
        times.push(start.elapsed());
    }
    times.sort_unstable();
    println!("one letter in {what}: {:?}, slowest of 100: {:?}", times[1_000], times[1_980]);
}

#[test]
#[ignore = "figures for a person to read"]
fn speed_of_full_validation() {
    for (rows, roles) in [(50, 10), (1_000, 50), (10_000, 100), (50_000, 200)] {
        let matrix = large(rows, roles);
        measure_validation(&matrix, &format!("{rows} x {roles}"));
    }
}

#[test]
#[ignore = "figures for a person to read"]
fn speed_with_full_registers() {
    let mut matrix = large_with_registers(10_000, 100);
    measure_validation(&matrix, "10000 x 100 with registers");
    let mut engine = Engine::new(&matrix, today());
    measure_letters(&mut engine, &mut matrix, "10000 x 100 with registers");
    let (row, item) = (matrix.activity_at(5_000).unwrap().id, matrix.scope[7].id);
    let pair = matrix.separated_pairs[0].id;
    let changes = [
        ("title", Edit::SetActivityTitle(row, "Order new keys".into())),
        (
            "scope item's name",
            Edit::Scope(ListEdit::Set { id: item, field: ScopeItemField::Name("X".into()) }),
        ),
        ("scope item's owner", Edit::Scope(ListEdit::Set { id: item, field: ScopeItemField::Owner(None) })),
        (
            "pair",
            Edit::SeparatedPair(ListEdit::Set { id: pair, field: SeparatedPairField::First("patch".into()) }),
        ),
        (
            "contact",
            Edit::Person(ListEdit::Set { id: person_id(3), field: PersonField::Contact("it@a.b".into()) }),
        ),
    ];
    for (what, edit) in changes {
        let (_, touched) = Transaction::new("", vec![edit]).apply(&mut matrix).unwrap();
        let start = Instant::now();
        engine.update(&matrix, &touched);
        println!("{what}: {:?}", start.elapsed());
    }
    assert!(engine == Engine::new(&matrix, today()));
}

#[test]
#[ignore = "figures for a person to read"]
fn speed_of_one_letter() {
    for (rows, roles) in [(50, 10), (1_000, 50), (10_000, 100), (50_000, 200)] {
        let mut matrix = large(rows, roles);
        let mut engine = Engine::new(&matrix, today());
        measure_letters(&mut engine, &mut matrix, &format!("{rows} x {roles}"));
        assert!(engine == Engine::new(&matrix, today()));
    }
}

#[test]
#[ignore = "figures for a person to read"]
fn speed_of_other_changes() {
    let mut matrix = large(10_000, 100);
    let mut engine = Engine::new(&matrix, today());
    let mut measured = |what: &str, matrix: &mut Matrix, edits: Vec<Edit>| {
        let (_, touched) = Transaction::new("", edits).apply(matrix).unwrap();
        let start = Instant::now();
        engine.update(matrix, &touched);
        println!("{what}: {:?}", start.elapsed());
    };
    let row = matrix.activity_at(5_000).unwrap().id;
    let role = matrix.role_at(50).unwrap().id;
    measured("title", &mut matrix, vec![Edit::SetActivityTitle(row, "Order new keys".into())]);
    measured("move a row", &mut matrix, vec![Edit::MoveActivity { from: 10, to: 9_000 }]);
    let added = vec![Activity::new(ActivityId(Id::from_bits(5)), "Order new locks", 100)];
    measured("insert a row", &mut matrix, vec![Edit::InsertActivities { at: 5, rows: added }]);
    measured("remove a row", &mut matrix, vec![Edit::RemoveActivities { at: 5, count: 1 }]);
    let holders = RoleField::Holders(vec![person_id(1), person_id(2)]);
    measured("holders", &mut matrix, vec![Edit::SetRole(role, Box::new(holders))]);
    let name = RoleField::Title("Infrastructure Manager".into());
    measured("role title, traits changed", &mut matrix, vec![Edit::SetRole(role, Box::new(name))]);
    let block = CellBlock {
        activities: matrix.activities().take(100).map(|row| row.id).collect(),
        roles: matrix.roles().map(|role| role.id).collect(),
        letters: vec![LetterSet(2); 10_000],
    };
    measured("paste 10,000 cells", &mut matrix, vec![Edit::SetCells(Box::new(block))]);
    measured("remove 9,000 rows", &mut matrix, vec![Edit::RemoveActivities { at: 0, count: 9_000 }]);
    assert!(engine == Engine::new(&matrix, today()));
}

#[test]
#[ignore = "figures for a person to read"]
fn speed_of_looking() {
    let matrix = large(10_000, 100);
    let engine = Engine::new(&matrix, today());
    let rows: Vec<_> = matrix.activities().skip(500).take(31).map(|row| row.id).collect();
    let roles: Vec<_> = matrix.roles().take(20).map(|role| role.id).collect();
    let start = Instant::now();
    let flagged = rows.iter().flat_map(|row| roles.iter().map(move |role| (*row, *role)));
    let flagged = flagged.filter(|(row, role)| engine.cell_flag(&matrix, *row, *role).is_some()).count();
    println!("flags of 620 cells ({flagged} flagged): {:?}", start.elapsed());
    let start = Instant::now();
    let findings = engine.findings(&matrix).count();
    println!("walk over {findings} findings: {:?}", start.elapsed());
    let start = Instant::now();
    let letters: usize =
        engine.findings(&matrix).take(40).map(|it| engine.explain(&matrix, &it).message.len()).sum();
    println!("40 messages ({letters} bytes): {:?}", start.elapsed());
}
