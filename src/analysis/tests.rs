//! Counts that are known beforehand, and the law that one way of counting agrees with another.

use std::time::Instant;

use super::*;
use crate::model::*;
use crate::rules::{Engine, Finding, RowState, RuleId};

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn role_id(number: usize) -> RoleId {
    RoleId(Id::from_bits(100 + number as u64))
}

fn row_id(number: usize) -> ActivityId {
    ActivityId(Id::from_bits(200 + number as u64))
}

fn area_id(number: usize) -> AreaId {
    AreaId(Id::from_bits(300 + number as u64))
}

fn person_id(number: usize) -> PersonId {
    PersonId(Id::from_bits(400 + number as u64))
}

/// A matrix drawn as lines: the first has a side per role (c, p, t), each other an area's number (or `-`), the
/// letters of each role (`.` for none), and the title.
fn drawn(picture: &str) -> Matrix {
    let mut matrix = Matrix::default();
    let kinds = [PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty];
    let party = |kind: PartyKind| PartyId(Id::from_bits(1 + kind as u64));
    matrix.parties.extend(kinds.map(|kind| Party { id: party(kind), kind, ..Party::default() }));
    matrix.areas.extend((0..3).map(|number| Area { id: area_id(number), ..Area::default() }));
    let mut lines = picture.lines().map(str::trim).filter(|line| !line.is_empty());
    for (number, side) in lines.next().unwrap().split_whitespace().enumerate() {
        let kind = kinds["cpt".find(side).unwrap()];
        let title = format!("Role {number}");
        assert!(matrix.push_role(Role { id: role_id(number), title, party: party(kind), ..Role::default() }));
    }
    let roles = matrix.role_count();
    for (number, line) in lines.enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut row = Activity::new(row_id(number), words[1 + roles..].join(" "), roles);
        row.area = words[0].parse().ok().map(area_id);
        for role in 0..roles {
            row.set_letters_at(role, matrix.scheme.parse(words[1 + role].trim_matches('.')).unwrap());
        }
        assert!(matrix.push_activity(row));
    }
    matrix
}

const SMALL: &str = "
    c  c  p  t
    1  A  C  R  I   Patch servers
    0  RA .  .  .   Approve access
    0  A  A  R  .   Provision access
    -  .  .  .  .   Nothing yet
    1  I  RI R  .   Review logs
";

fn small() -> Matrix {
    drawn(SMALL)
}

fn words<T: ToString>(verdicts: &[T]) -> Vec<String> {
    verdicts.iter().map(T::to_string).collect()
}

#[test]
fn rows_are_counted_and_judged_with_the_count_beside() {
    let mut matrix = small();
    matrix.rules.limits.consulted = 0;
    let lines = by_activity(&matrix, &Engine::strict(&matrix, today()));
    let counts = |row: usize| {
        let Tally { does, owns, before, after, .. } = lines[row].counts;
        [does, owns, before, after]
    };
    assert_eq!(counts(0), [1, 1, 1, 1]);
    assert_eq!(counts(1), [1, 1, 0, 0]);
    assert_eq!(counts(4), [2, 0, 0, 2]);
    assert_eq!(words(&lines[0].verdicts), ["Many consulted (1, limit 0)", "Everybody involved (4)"]);
    assert_eq!(words(&lines[1].verdicts), ["Nobody asked or told (0)"]);
    assert_eq!(words(&lines[2].verdicts), ["Several owners (2)", "Nobody asked or told (0)"]);
    assert_eq!(words(&lines[3].verdicts), ["Nobody assigned (0)"]);
    assert_eq!(words(&lines[4].verdicts), ["No owner (0)"]);
    assert_eq!(
        lines.iter().map(|line| line.state).max_by_key(|it| *it == RowState::Error),
        Some(RowState::Error)
    );
}

#[test]
fn a_rule_that_is_switched_off_says_nothing_here_either() {
    let mut matrix = small();
    matrix.rules.grades.insert("accountable-many".to_owned(), RuleGrade::Off);
    let lines = by_activity(&matrix, &Engine::new(&matrix, today()));
    assert_eq!(words(&lines[2].verdicts), ["Nobody asked or told (0)"]);
}

#[test]
fn roles_have_their_shares_and_areas() {
    let mut matrix = small();
    matrix.rules.limits.overloaded_minimum = 3;
    let engine = Engine::new(&matrix, today());
    let lines = by_role(&matrix, &engine, &HeatMap::of(&matrix));
    let first = &lines[0];
    assert_eq!((first.counts.does, first.counts.owns, first.counts.load, first.counts.any), (1, 3, 3, 4));
    assert_eq!(first.owned, Share { part: 3, whole: 3 });
    assert_eq!((first.load, first.load.percent()), (Share { part: 3, whole: 5 }, 60));
    assert_eq!(first.areas, [Some(area_id(0)), Some(area_id(1))]);
    assert_eq!(words(&first.verdicts), ["Overloaded (3 of 5, limit 40 %)"]);
    assert!(lines[3].counts.is_only_informed() && !lines[0].counts.is_only_informed());
    assert_eq!(words(&lines[3].verdicts), ["Only ever informed (1)"]);
    assert_eq!(lines[2].side, PartyKind::Provider);
}

#[test]
fn a_person_in_two_roles_carries_an_activity_once() {
    let mut matrix = small();
    matrix.rules.limits.overloaded_minimum = 4;
    matrix.people.push(Person { id: person_id(0), ..Person::default() });
    matrix.people.push(Person { id: person_id(1), ..Person::default() });
    for role in [0, 1] {
        matrix.roles.get_mut(&role_id(role)).unwrap().holders.push(person_id(0));
    }
    matrix.roles.get_mut(&role_id(3)).unwrap().deputy = Some(person_id(1));
    let lines = by_person(&matrix, &Engine::new(&matrix, today()));
    let first = &lines[0];
    assert_eq!(first.roles, [role_id(0), role_id(1)]);
    // Rows 0, 1, 2 and 4; in row 2 both roles own, in row 0 one owns and the other is asked.
    assert_eq!((first.counts.any, first.counts.load, first.counts.owns, first.counts.before), (4, 4, 3, 1));
    assert_eq!(first.load, Share { part: 4, whole: 5 });
    assert_eq!(words(&first.verdicts), ["Overloaded (4 of 5, limit 40 %)"]);
    assert_eq!(first.areas, [Some(area_id(0)), Some(area_id(1))]);
    assert_eq!((&lines[1].roles, &lines[1].deputises), (&vec![], &vec![role_id(3)]));
}

#[test]
fn a_person_with_one_overloaded_role_is_overloaded() {
    let mut matrix = small();
    matrix.rules.limits.overloaded_minimum = 3;
    matrix.people.push(Person { id: person_id(0), ..Person::default() });
    matrix.roles.get_mut(&role_id(0)).unwrap().holders.push(person_id(0));
    let lines = by_person(&matrix, &Engine::new(&matrix, today()));
    assert_eq!(lines[0].verdicts.iter().map(|it| it.rule).collect::<Vec<_>>(), [RuleId::RoleOverloaded]);
}

#[test]
fn the_heat_map_has_the_areas_that_have_rows() {
    let matrix = small();
    let heat = HeatMap::of(&matrix);
    let areas: Vec<_> = heat.areas.iter().map(|it| (it.area, it.activities, it.owned)).collect();
    assert_eq!(areas, [(None, 1, 0), (Some(area_id(0)), 2, 2), (Some(area_id(1)), 2, 1)]);
    assert_eq!(heat.cell(0, 0), Tally::default());
    assert_eq!((heat.cell(1, 0).owns, heat.cell(1, 0).load), (2, 2));
    assert_eq!((heat.cell(2, 2).does, heat.cell(2, 1).hears()), (2, 2));
    assert_eq!((heat.most().does, heat.most().owns), (2, 2));
    // Beside the map there is nothing, not somebody else's cell.
    assert_eq!(heat.cell(0, 7), Tally::default());
}

#[test]
fn the_strip_shows_the_worst_of_each_stretch() {
    let matrix = drawn(
        "c c
         0 A RC Patch servers
         0 A RC Review logs
         0 .  . Approve access
         0 A RC Restore backup
         0 A A  Close accounts",
    );
    let engine = Engine::new(&matrix, today());
    let strip = |buckets| completeness_strip(&engine, matrix.activities().map(|row| row.id), buckets);
    use RowState::{Complete, Error, Unfinished};
    assert_eq!(strip(5), [Complete, Complete, Unfinished, Complete, Error]);
    assert_eq!(strip(99).len(), 5);
    assert_eq!(strip(2), [Unfinished, Error]);
    assert_eq!(strip(1), [Error]);
    assert!(strip(0).is_empty());
    assert!(completeness_strip(&engine, [].into_iter(), 3).is_empty());
}

#[test]
fn every_activity_stands_once_between_the_sides() {
    let matrix = small();
    let interface = Interface::of(&matrix);
    let [customer, provider] = [PartyKind::Customer, PartyKind::Provider].map(Sides::of);
    assert_eq!(interface.activities(customer, provider), [row_id(0), row_id(2)]);
    assert_eq!(interface.activities(customer, customer), [row_id(1)]);
    assert_eq!(interface.activities(Sides::NONE, customer.union(provider)), [row_id(4)]);
    assert_eq!(interface.activities(Sides::NONE, Sides::NONE), [row_id(3)]);
    assert_eq!(interface.owners().map(Sides::words).collect::<Vec<_>>(), ["Customer", "Nobody"]);
    let doers: Vec<_> = interface.doers().map(Sides::words).collect();
    assert_eq!(doers, ["Customer", "Provider", "Customer and provider", "Nobody"]);
    let all: usize = Sides::ALL
        .iter()
        .flat_map(|owns| Sides::ALL.iter().map(|does| interface.activities(*owns, *does).len()))
        .sum();
    assert_eq!(all, matrix.activity_count());
}

fn pair(matrix: &mut Matrix, first: &str, second: &str) -> SeparatedPairId {
    let id = SeparatedPairId(Id::from_bits(500 + matrix.separated_pairs.len() as u64));
    let (first, second) = (first.to_owned(), second.to_owned());
    matrix.separated_pairs.push(SeparatedPair { id, first, second, ..SeparatedPair::default() });
    id
}

fn conflicts_of(matrix: &Matrix) -> Vec<Conflict> {
    conflicts(matrix, &Engine::new(matrix, today()))
}

#[test]
fn a_role_with_both_sides_of_a_pair_is_found_with_the_activities() {
    let mut matrix = small();
    let pair = pair(&mut matrix, "approve access", "provision access");
    let held = |row, role| Held { activity: row_id(row), role: role_id(role) };
    let conflict = Conflict {
        pair,
        bearer: Bearer::Role(role_id(0)),
        first: vec![held(1, 0)],
        second: vec![held(2, 0)],
    };
    assert_eq!(conflicts_of(&matrix), [conflict]);
}

#[test]
fn a_person_is_found_where_two_roles_hold_a_side_each() {
    let mut matrix = small();
    pair(&mut matrix, "provision access", "review logs");
    assert_eq!(conflicts_of(&matrix).len(), 2, "roles 1 and 2 hold both sides alone");
    matrix.separated_pairs.clear();
    let pair = pair(&mut matrix, "approve access", "review logs");
    assert_eq!(conflicts_of(&matrix), []);
    matrix.people.push(Person { id: person_id(0), ..Person::default() });
    for role in [0, 2] {
        matrix.roles.get_mut(&role_id(role)).unwrap().holders.push(person_id(0));
    }
    let found = conflicts_of(&matrix);
    assert_eq!((found.len(), found[0].pair, found[0].bearer), (1, pair, Bearer::Person(person_id(0))));
    assert_eq!(found[0].second, [Held { activity: row_id(4), role: role_id(2) }]);
}

/// The roles and people of whom the rules say that they hold both sides of a pair.
fn torn(matrix: &Matrix) -> Vec<Bearer> {
    let engine = Engine::new(matrix, today());
    let bearer = |finding: Finding| match (finding.rule, finding.place) {
        (RuleId::SodRole, Place::Role(role)) => Some(Bearer::Role(role)),
        (RuleId::SodPerson, Place::Person(person)) => Some(Bearer::Person(person)),
        _ => None,
    };
    engine.findings(matrix).filter_map(bearer).collect()
}

/// The matrix with letters at random, and each of its people in three roles.
fn shaken(mut matrix: Matrix, seed: u64) -> Matrix {
    let mut randomness = SeededRandomness::new(seed);
    let mut under = |most: usize| (randomness.next_bits() % most.max(1) as u64) as usize;
    let rows: Vec<ActivityId> = matrix.activities().map(|row| row.id).collect();
    for row in rows {
        let row = matrix.activities.get_mut(&row).unwrap();
        for column in 0..row.letters().len() {
            if under(6) == 0 {
                row.set_letters_at(column, LetterSet(under(16) as u8));
            }
        }
    }
    let roles: Vec<RoleId> = matrix.roles().map(|role| role.id).collect();
    for number in 0..8 {
        matrix.people.push(Person { id: person_id(number), ..Person::default() });
        for _ in 0..3 {
            let role = roles.get(under(roles.len())).and_then(|role| matrix.roles.get_mut(role));
            role.into_iter().for_each(|role| role.holders.push(person_id(number)));
        }
    }
    matrix
}

#[test]
fn separation_names_exactly_those_whom_the_rules_name_in_every_template() {
    let mut named = (0, 0);
    for pack in crate::catalog::packs() {
        let opened = pack.build(&mut SeededRandomness::new(7), "en");
        let shaken = (0..6).map(|seed| shaken(opened.clone(), seed));
        for matrix in std::iter::once(opened.clone()).chain(shaken) {
            let mut found: Vec<Bearer> = conflicts_of(&matrix).iter().map(|it| it.bearer).collect();
            let mut expected = torn(&matrix);
            for list in [&mut found, &mut expected] {
                list.sort_unstable();
                list.dedup();
            }
            assert_eq!(found, expected, "{}", pack.id);
            let people = found.iter().filter(|it| matches!(it, Bearer::Person(_))).count();
            named = (named.0 + found.len() - people, named.1 + people);
        }
    }
    assert!(named.0 > 50 && named.1 > 20, "roles and people named: {named:?}");
}

/// The small matrix with an event, a holder and a deputy.
fn with_event() -> Matrix {
    let mut matrix = small();
    for (number, name) in ["Ada", "Grace"].into_iter().enumerate() {
        let contact = format!("+49 30 {number}");
        let (id, name) = (person_id(number), name.to_owned());
        matrix.people.push(Person { id, name, contact, ..Person::default() });
    }
    let role = matrix.roles.get_mut(&role_id(0)).unwrap();
    (role.holders, role.deputy) = (vec![person_id(0)], Some(person_id(1)));
    matrix.escalations.push(Escalation {
        event: "Server outage".to_owned(),
        first_notified: Some(role_id(0)),
        writes_report: Some(RoleId(Id::from_bits(999))),
        ..Escalation::default()
    });
    matrix
}

#[test]
fn an_event_is_answered_down_to_a_number() {
    let mut matrix = with_event();
    let calls = called_for_events(&matrix);
    let answers = &calls[0].answers;
    assert_eq!(answers.len(), 6);
    assert_eq!((answers[0].holders[0].name, answers[0].contact()), ("Ada", "+49 30 0"));
    assert_eq!(answers[0].deputy.map(|it| it.contact), Some("+49 30 1"));
    // A role that is not there answers nothing.
    assert!(answers[5].role.is_none() && answers[1].role.is_none());
    matrix.roles.get_mut(&role_id(0)).unwrap().contact = "on-call +49 30 9".to_owned();
    assert_eq!(called_for_events(&matrix)[0].answers[0].contact(), "on-call +49 30 9");
}

#[test]
fn a_search_finds_events_first_and_then_activities() {
    let mut matrix = with_event();
    let approver = Some(role_id(1));
    let row = matrix.activities.get_mut(&row_id(0)).unwrap();
    row.with_details(|details| details.emergency = Some(EmergencyRule::ApprovalFirst { approver }));
    let found = who_is_called(&matrix, "  SERVER ");
    assert_eq!(found.len(), 2);
    assert!(matches!(found[0].subject, Subject::Event(event) if event.event == "Server outage"));
    let reasons: Vec<_> = found[1].answers.iter().map(|it| (it.reason, it.role.unwrap().id)).collect();
    let wanted = [
        (CallReason::ApprovesFirst, role_id(1)),
        (CallReason::Does, role_id(2)),
        (CallReason::Owns, role_id(0)),
    ];
    assert_eq!(reasons, wanted);
    assert!(who_is_called(&matrix, " ").is_empty());
    assert!(who_is_called(&matrix, "server coffee").is_empty());
}

#[test]
fn a_search_by_a_system_finds_what_touches_it_after_what_is_called_so() {
    let mut matrix = with_event();
    let id = ScopeItemId(Id::from_bits(600));
    matrix.scope.push(ScopeItem { id, name: "Access gateway".to_owned(), ..ScopeItem::default() });
    matrix.activities.get_mut(&row_id(0)).unwrap().with_details(|details| details.systems.push(id));
    let found = |words| {
        let calls = who_is_called(&matrix, words);
        let id = |call: &Call<'_>| match call.subject {
            Subject::Activity(activity) => activity.id,
            Subject::Event(_) => ActivityId::default(),
        };
        calls.iter().map(id).collect::<Vec<_>>()
    };
    assert_eq!(found("access"), [row_id(1), row_id(2), row_id(0)]);
    assert_eq!(found("patch gateway"), [row_id(0)]);
}

/// A matrix with two letters in five cells out of seven.
fn large(rows: usize, roles: usize) -> Matrix {
    let mut matrix = drawn("c c p t");
    matrix.roles.clear();
    let mut randomness = SeededRandomness::new(7);
    for number in 0..roles {
        let party = matrix.parties[number % 3].id;
        let holders = vec![person_id(number / 3)];
        matrix.people.push(Person { id: person_id(number), ..Person::default() });
        let title = format!("Network Engineer {number}");
        matrix.push_role(Role { id: role_id(number), title, party, holders, ..Role::default() });
    }
    for number in 0..rows {
        let mut row = Activity::new(
            ActivityId::fresh(&mut randomness),
            format!("Approve access to site {number}"),
            roles,
        );
        row.area = Some(area_id(number % 3));
        for role in 0..roles {
            let bits = randomness.next_bits();
            row.set_letters_at(role, LetterSet(if bits % 7 < 5 { (bits >> 8) as u8 & 15 } else { 0 }));
        }
        matrix.push_activity(row);
    }
    matrix
}

#[test]
fn counting_by_area_agrees_with_what_the_rules_count() {
    let matrix = large(97, 13);
    let (engine, heat) = (Engine::new(&matrix, today()), HeatMap::of(&matrix));
    for line in by_role(&matrix, &engine, &heat) {
        let known = engine.role_counts(line.role);
        let Tally { does, owns, before, after, load, any, only_after, .. } = line.counts;
        assert_eq!([does, owns, before, after], [known.does, known.owns, known.before, known.after]);
        assert_eq!([load, any, any - only_after], [known.load, known.any, known.beyond_informed]);
    }
    for line in by_person(&matrix, &engine) {
        assert_eq!(line.counts.load, engine.person_load(&matrix, line.person));
    }
}

/// Figures, not a verdict. Run it optimised:
/// `cargo test --profile native --lib analysis -- --ignored --nocapture`.
#[test]
#[ignore = "figures for a person to read"]
fn speed_of_each_analysis() {
    let mut matrix = large(10_000, 100);
    for _ in 0..12 {
        pair(&mut matrix, "approve site", "approve access");
    }
    let engine = Engine::new(&matrix, today());
    let heat = HeatMap::of(&matrix);
    let time = |name: &str, run: &dyn Fn() -> usize| {
        let times = (0..9).map(|_| {
            let start = Instant::now();
            assert!(run() > 0, "{name} finds something");
            start.elapsed()
        });
        println!("{name}: {:?}", times.min().unwrap());
    };
    time("activities", &|| by_activity(&matrix, &engine).len());
    time("heat map", &|| HeatMap::of(&matrix).roles.len());
    time("roles", &|| by_role(&matrix, &engine, &heat).len());
    time("people", &|| by_person(&matrix, &engine).len());
    time("strip", &|| completeness_strip(&engine, matrix.activities().map(|it| it.id), 400).len());
    time("interface", &|| Interface::of(&matrix).owners().count());
    time("separation, all rows meant", &|| conflicts(&matrix, &engine).len());
    time("search", &|| who_is_called(&matrix, "site 99").len());
}
