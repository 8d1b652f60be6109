//! Duties that must lie in different hands: separated pairs, and reviews of one's own work.

use crate::edit::{Edit, Registers, Touched, Transaction};
use crate::model::{Activity, LetterSet, Part, Place, Role, SeparatedPair, Severity};
use crate::rules::case::{
    Case, Explanation, Fix, FixAction, cells_of, listed, named, quoted, role_name, row_edit, without_or,
};
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};
use crate::rules::separation::pairs_in;

pub(in crate::rules) static SOD_ROLE: Rule = Rule::new(
    RuleId::SodRole,
    Severity::Error,
    Scope::Role,
    Words {
        title: "Both sides in one role",
        reason: "Whoever does both can make a mistake, or worse, and be the only one to see it; ISO 27001 A.5.3 asks to keep such duties apart.",
        example: "IAM Administrator is R for Approve access requests and for Create accounts.",
    },
    |case| {
        case.on_role(|title, role| {
            let Some(position) = case.matrix.role_index(role.id) else { return Explanation::default() };
            let pairs = pairs(case, case.engine.separation().held_by_role(position));
            let Some((number, pair)) = pairs.first().copied() else { return Explanation::default() };
            let rows = [false, true].map(|second| held_rows(case, role, number, second));
            let names = rows.each_ref().map(|rows| first_title(rows));
            let message = format!(
                "{title} holds {} and {}, but {} and {} must be kept apart. Give one of them to another role.",
                names[0], names[1], pair.first, pair.second
            );
            let cells = rows.iter().flatten().map(|row| Place::Cell(row.id, role.id));
            Explanation::new(message).about(cells)
        })
    },
)
.on_role(|role| role.holds_both_sides)
.settled_by("Take the role off one side or the other.")
.fixed_by(|case, _| {
    let Some(role) = case.role() else { return Vec::new() };
    [true, false].into_iter().filter_map(|second| take_off(case, role, second)).collect()
});

/// The pairs in a mask, with their numbers.
fn pairs<'a>(case: &Case<'a>, mask: u128) -> Vec<(usize, &'a SeparatedPair)> {
    pairs_in(mask).filter_map(|number| Some((number, case.matrix.separated_pairs.get(number)?))).collect()
}

/// The rows on one side of the pair that the role does or owns.
fn held_rows<'a>(case: &Case<'a>, role: &Role, pair: usize, second: bool) -> Vec<&'a Activity> {
    let load = case.layout().parts.load();
    let on_side = case.matrix.activities().filter(|row| case.engine.separation().is_on(row.id, pair, second));
    on_side.filter(|row| case.matrix.letters(row.id, role.id).meets(load)).collect()
}

fn first_title<'a>(rows: &[&'a Activity]) -> &'a str {
    rows.first().map_or("nothing", |row| named(&row.title, "an untitled activity"))
}

/// Takes the role off one side of every pair of which it holds both.
fn take_off(case: &Case<'_>, role: &Role, second: bool) -> Option<Fix> {
    let pairs = pairs(case, case.engine.separation().held_by_role(case.matrix.role_index(role.id)?));
    let mut rows: Vec<&Activity> =
        pairs.iter().flat_map(|(number, _)| held_rows(case, role, *number, second)).collect();
    rows.sort_unstable_by_key(|row| case.matrix.activity_index(row.id));
    rows.dedup_by_key(|row| row.id);
    let what = match rows.len() {
        0 => return None,
        1 => first_title(&rows).to_owned(),
        count => format!("{} and {} more", first_title(&rows), count - 1),
    };
    let label = format!("Take {} off {what}", role_name(role));
    let edits = rows.into_iter().map(|row| relieve(case, row, &[role])).collect();
    Some(Fix::new(label.clone(), FixAction::Apply(Transaction::new(label, edits))))
}

/// The edit by which roles no longer do or own a row; who had nothing else is consulted.
fn relieve(case: &Case<'_>, row: &Activity, roles: &[&Role]) -> Edit {
    let consulted = case.matrix.scheme.first_playing(Part::Before);
    let load = case.layout().parts.load();
    let rest = |letters: LetterSet| without_or(letters, load, consulted);
    row_edit(row.id, roles.iter().map(|role| (role.id, rest(case.matrix.letters(row.id, role.id)))))
}

pub(in crate::rules) static SOD_PERSON: Rule = Rule::new(
    RuleId::SodPerson,
    Severity::Warning,
    Scope::Matrix,
    Words {
        title: "Both sides in one person",
        reason: "Two roles held by one person separate nothing; where the company is too small for more, \
                 a compensating control and a waiver say so.",
        example: "Anna holds IAM Administrator, who creates accounts, and Department Manager, who approves them.",
    },
    |case| {
        let Place::Person(id) = case.finding.place else { return Explanation::default() };
        let positions: Vec<usize> = roles_of(case).map(|(position, _)| position).collect();
        let pairs = pairs(case, case.engine.separation().held_between(&positions));
        let Some((_, pair)) = pairs.first() else { return Explanation::default() };
        let name = case.matrix.person(id).map_or("One person", |it| named(&it.name, "One person"));
        let roles: Vec<&Role> = roles_of(case).map(|(_, role)| role).collect();
        let message = format!(
            "{name} holds {}, and so both {} and {}. Let somebody else hold one role, or accept it with a compensating control.",
            listed(&roles), pair.first, pair.second
        );
        Explanation::new(message).about(roles.iter().map(|role| Place::Role(role.id)))
    },
)
.on_matrix(MatrixCheck {
    concerned: can_change_duties,
    find: |facts, report| {
        let people = facts.people.people.iter();
        let torn = people.filter(|person| facts.separation.held_between(&person.roles) != 0);
        torn.for_each(|person| report(Place::Person(person.id)));
    },
})
.settled_by("Accept it with a compensating control; change who holds one of the roles.")
.fixed_by(|case, _| {
    let waive = FixAction::Waive(case.finding.rule, case.finding.place);
    let mut fixes = vec![Fix::new("Accept it with a compensating control", waive)];
    let open = |role: &Role| Fix::new(format!("Change who holds {}", role_name(role)), FixAction::EditHolder(role.id));
    fixes.extend(roles_in_conflict(case).into_iter().take(2).map(open));
    fixes
});

fn can_change_duties(touched: &Touched) -> bool {
    let mut registers = Registers::PEOPLE;
    registers.add(Registers::SEPARATED_PAIRS);
    !touched.cells.is_empty()
        || !touched.activities.is_empty()
        || !touched.inserted.is_empty()
        || !touched.removed.is_empty()
        || !touched.roles.is_empty()
        || touched.registers.meets(registers)
}

/// The roles of the person that the finding is about, with their positions; those without a part in it left out.
fn roles_of<'a>(case: &Case<'a>) -> impl Iterator<Item = (usize, &'a Role)> {
    let person = case.finding.place;
    let held = case
        .matrix
        .roles()
        .enumerate()
        .filter(move |(_, role)| role.holders.iter().any(|holder| Place::Person(*holder) == person));
    let held: Vec<(usize, &Role)> = held.collect();
    let separation = case.engine.separation();
    let is_torn =
        |at: usize| held.iter().any(|(other, _)| *other != at && separation.held_between(&[at, *other]) != 0);
    let torn: Vec<(usize, &Role)> = held.iter().copied().filter(|(at, _)| is_torn(*at)).collect();
    torn.into_iter()
}

fn roles_in_conflict<'a>(case: &Case<'a>) -> Vec<&'a Role> {
    roles_of(case).map(|(_, role)| role).collect()
}

pub(in crate::rules) static AUDIT_INDEPENDENCE: Rule = Rule::new(
    RuleId::AuditIndependence,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Review of one's own work",
        reason: "Nobody finds their own mistakes; ISO 27001 clause 9.2 asks for auditors who are objective and impartial.",
        example: "Provider Network Engineer is R for Firewall rule change and for Firewall rule review.",
    },
    |case| {
        case.on_row(|title, review| {
            let roles = case.meant(review);
            let work = own_work(case, review, &roles);
            let (names, verb) = (listed(&roles), if roles.len() == 1 { "looks" } else { "look" });
            let message = format!(
                "By {title}, {names} {verb} at own work: {}. Let a role do it that has no part in that.",
                first_title(&work)
            );
            let cells = work.iter().flat_map(|row| cells_of(row.id, &roles));
            Explanation::new(message).about(cells_of(review.id, &roles)).about(cells)
        })
    },
)
.on_row(|row| row.is_biased)
.on_cell(|cell| cell.looks_at_own_work())
.settled_by("Take the roles that do the work off the review.")
.fixed_by(|case, _| {
    let Some(review) = case.activity() else { return Vec::new() };
    let roles = case.meant(review);
    let label = format!("Take {} off the review", listed(&roles));
    let what = format!("Take {} off {}", listed(&roles), quoted(&review.title));
    vec![
        Fix::new(label, FixAction::Apply(Transaction::new(what, vec![relieve(case, review, &roles)]))),
        case.choose(review, Part::Does),
    ]
});

/// The rows that the review looks at and one of the roles does or owns, in their order.
fn own_work<'a>(case: &Case<'a>, review: &Activity, roles: &[&Role]) -> Vec<&'a Activity> {
    let load = case.layout().parts.load();
    let reviewed = case.engine.audits().reviewed_by(review.id).iter();
    let mut rows: Vec<&Activity> = reviewed.filter_map(|row| case.matrix.activity(*row)).collect();
    rows.retain(|row| roles.iter().any(|role| case.matrix.letters(row.id, role.id).meets(load)));
    rows.sort_unstable_by_key(|row| case.matrix.activity_index(row.id));
    rows
}
