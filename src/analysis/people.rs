//! Vertical analysis of people: what somebody carries through all roles held. Activities are counted, not
//! letters, so that an activity met in two roles counts once.

use super::areas::AreaOrder;
use super::tally::{Share, Tallies, Tally};
use super::verdict::{Verdict, count_of};
use crate::model::{AreaId, LetterSet, Matrix, Person, PersonId, Place, RoleId};
use crate::rules::{Engine, RuleId};

/// One person, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonLine {
    /// The person.
    pub person: PersonId,
    /// The roles held.
    pub roles: Vec<RoleId>,
    /// The roles stood in for.
    pub deputises: Vec<RoleId>,
    /// On how many activities the person has a letter of each part, in any role held.
    pub counts: Tally,
    /// How many of the activities that have an owner the person owns.
    pub owned: Share,
    /// How many of all activities the person does or owns.
    pub load: Share,
    /// The areas in which the person has a letter, in the order shown.
    pub areas: Vec<Option<AreaId>>,
    /// What the rules say of the load.
    pub verdicts: Vec<Verdict>,
}

/// What is counted of a person on the way through the rows.
struct Counting<'a> {
    person: &'a Person,
    /// Positions of the roles held.
    columns: Vec<usize>,
    counts: Tally,
    /// Per area, whether there is a letter.
    areas: Vec<bool>,
}

/// Counts everybody, in the order of the matrix.
pub fn by_person(matrix: &Matrix, engine: &Engine) -> Vec<PersonLine> {
    let (order, tallies) = (AreaOrder::of(matrix), Tallies::of(&matrix.scheme));
    let mut people: Vec<Counting<'_>> = matrix.people.iter().map(|it| counting(matrix, &order, it)).collect();
    let owns = matrix.scheme.playing(crate::model::Part::Owns);
    let mut owned = 0;
    for activity in matrix.activities() {
        let (cells, area) = (activity.letters(), order.position(activity));
        owned += u32::from(cells.iter().any(|letters| letters.meets(owns)));
        for person in people.iter_mut().filter(|person| !person.columns.is_empty()) {
            let held = person.columns.iter().map(|column| activity.letters_at(*column));
            let letters = held.fold(LetterSet::EMPTY, LetterSet::union);
            if letters.is_empty() {
                continue;
            }
            person.counts.add(tallies.cell(letters));
            if let Some(known) = person.areas.get_mut(area) {
                *known = true;
            }
        }
    }
    let overloaded = overloaded(matrix, engine);
    people.into_iter().map(|person| line(matrix, &order, person, owned, &overloaded)).collect()
}

fn counting<'a>(matrix: &Matrix, order: &AreaOrder, person: &'a Person) -> Counting<'a> {
    let held = matrix.roles().enumerate().filter(|(_, role)| role.holders.contains(&person.id));
    Counting {
        person,
        columns: held.map(|(column, _)| column).collect(),
        counts: Tally::default(),
        areas: vec![false; order.len()],
    }
}

/// The people whom the rules call overloaded; those with one role carry what the role carries.
fn overloaded(matrix: &Matrix, engine: &Engine) -> Vec<(Place, crate::model::Severity)> {
    let only = |rule| if rule == RuleId::RoleOverloaded { usize::MAX } else { 0 };
    let groups = engine.by_rule(matrix, only).into_iter();
    groups.flat_map(|group| group.first).map(|finding| (finding.place, finding.severity)).collect()
}

fn line(
    matrix: &Matrix,
    order: &AreaOrder,
    counted: Counting<'_>,
    owned: u32,
    overloaded: &[(Place, crate::model::Severity)],
) -> PersonLine {
    let Counting { person, columns, counts, areas } = counted;
    let activities = matrix.activity_count() as u32;
    let roles: Vec<RoleId> =
        columns.iter().filter_map(|column| matrix.role_at(*column)).map(|role| role.id).collect();
    let is_meant = |place: Place| match place {
        Place::Person(id) => id == person.id,
        Place::Role(id) => roles.as_slice() == [id],
        _ => false,
    };
    let verdict = overloaded.iter().find(|(place, _)| is_meant(*place)).and_then(|(_, severity)| {
        let rule = RuleId::RoleOverloaded;
        let (count, limit) = count_of(rule, &counts, &matrix.rules.limits, activities)?;
        Some(Verdict { rule, severity: *severity, count, limit })
    });
    PersonLine {
        person: person.id,
        deputises: matrix.roles().filter(|role| role.deputy == Some(person.id)).map(|it| it.id).collect(),
        roles,
        counts,
        owned: Share { part: counts.owns, whole: owned },
        load: Share { part: counts.load, whole: activities },
        areas: order.iter().zip(areas).filter(|(_, known)| *known).map(|(area, _)| area).collect(),
        verdicts: verdict.into_iter().collect(),
    }
}
