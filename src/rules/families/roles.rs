//! What a whole column shows: roles that do nothing, everything, or only listen, and who holds them.

use crate::edit::{Edit, Registers, Touched, Transaction};
use crate::model::{Limits, PersonId, Place, Severity};
use crate::rules::case::{Case, Explanation, Fix, FixAction, counted, named, role_name};
use crate::rules::duties;
use crate::rules::elsewhere::MatrixFacts;
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

pub(in crate::rules) static ROLE_IDLE: Rule = Rule::new(
    RuleId::RoleIdle,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Role without a letter",
        reason: "A role that takes part in nothing is either not needed or was forgotten.",
        example: "Application Owner stands in the matrix and has no letter anywhere.",
    },
    |case| {
        case.on_role(|title, _| {
            Explanation::new(format!("{title} has no letter anywhere. Assign it or delete it."))
        })
    },
)
// Before the first letter of all, every role is idle and nobody needs to hear it.
.on_role(|role| role.counts.any == 0 && role.begun > 0)
.settled_by("Delete the role, where nothing else names it.")
.fixed_by(|case, _| {
    let Some(role) = case.role().filter(|role| !duties::is_named(case.matrix, role.id)) else {
        return Vec::new();
    };
    let Some(at) = case.matrix.role_index(role.id) else { return Vec::new() };
    let label = format!("Delete role {}", role_name(role));
    let change = Transaction::new(label, vec![Edit::RemoveRoles { at, count: 1 }]);
    vec![Fix::new(format!("Delete {}", role_name(role)), FixAction::Apply(change))]
});

/// Whether the load is more than the matrix's limits allow.
fn is_overload(limits: &Limits, load: u32, activities: u32) -> bool {
    let over_share = u64::from(load) * 100 > u64::from(limits.overloaded_percent) * u64::from(activities);
    over_share && load >= u32::from(limits.overloaded_minimum)
}

pub(in crate::rules) static ROLE_OVERLOADED: Rule = Rule::new(
    RuleId::RoleOverloaded,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Overloaded",
        reason: "A role or person that does or owns a large share of everything is where work waits. \
                 The limits are this matrix's own; nobody has standardised them.",
        example: "Infrastructure Manager is R or A on 31 of 60 activities.",
    },
    explain_overload,
)
.on_role(|role| is_overload(role.limits, role.counts.load, role.activities))
.on_matrix(MatrixCheck { concerned: can_change_loads, find: find_overloaded_people });

fn can_change_loads(touched: &Touched) -> bool {
    !touched.cells.is_empty()
        || !touched.inserted.is_empty()
        || !touched.removed.is_empty()
        || !touched.roles.is_empty()
        || touched.registers.meets(Registers::PEOPLE)
}

/// People with one role carry what the role carries, which says it already.
fn find_overloaded_people(facts: &MatrixFacts<'_>, report: &mut dyn FnMut(Place)) {
    let activities = facts.matrix.activity_count() as u32;
    let overloaded = facts
        .people
        .people
        .iter()
        .filter(|person| is_overload(&facts.matrix.rules.limits, person.load, activities));
    overloaded.for_each(|person| report(Place::Person(person.id)));
}

fn explain_overload(case: &Case<'_>) -> Explanation {
    let limits = &case.matrix.rules.limits;
    let activities = case.matrix.activity_count();
    let say = |who: &str, load: u32| {
        let share = (load as usize * 100).checked_div(activities).unwrap_or(0);
        format!(
            "{who} does or owns {load} of {activities} activities ({share} %; the limit is {} %). Share the load.",
            limits.overloaded_percent
        )
    };
    match case.finding.place {
        Place::Person(person) => explain_overloaded_person(case, person, say),
        _ => case.on_role(|title, role| Explanation::new(say(title, case.engine.role_counts(role.id).load))),
    }
}

fn explain_overloaded_person(
    case: &Case<'_>,
    person: PersonId,
    say: impl Fn(&str, u32) -> String,
) -> Explanation {
    let name = case.matrix.person(person).map(|it| it.name.as_str()).unwrap_or_default();
    let roles: Vec<_> = case.matrix.roles().filter(|role| role.holders.contains(&person)).collect();
    let who = format!("{} in {}", named(name, "One person"), counted(roles.len() as u32, "role", "roles"));
    let load = case.engine.person_load(case.matrix, person);
    Explanation::new(say(&who, load)).about(roles.into_iter().map(|role| Place::Role(role.id)))
}

/// In fewer rows than this a letter in each is no wonder.
const FEWEST_ROWS: u32 = 5;

pub(in crate::rules) static ROLE_EVERYWHERE: Rule = Rule::new(
    RuleId::RoleEverywhere,
    Severity::Advice,
    Scope::Role,
    Words {
        title: "Involved in everything",
        reason: "A role with a letter on every activity is a meeting, not a responsibility.",
        example: "Security Lead has a letter on all 42 activities.",
    },
    |case| {
        case.on_role(|title, role| {
            let count = case.engine.role_counts(role.id).any;
            Explanation::new(format!(
                "{title} has a letter on all {count} activities. Leave out those that do not need it."
            ))
        })
    },
)
.on_role(|role| role.activities >= FEWEST_ROWS && role.counts.any == role.activities);

pub(in crate::rules) static ROLE_INFORMED_ONLY: Rule = Rule::new(
    RuleId::RoleInformedOnly,
    Severity::Advice,
    Scope::Role,
    Words {
        title: "Only ever informed",
        reason: "A role that is only told needs no column; a mailing list would do.",
        example: "Executive stakeholders have an I on seven activities and nothing else.",
    },
    |case| {
        case.on_role(|title, role| {
            let count = counted(case.engine.role_counts(role.id).any, "activity", "activities");
            Explanation::new(format!("{title} is only ever informed, on {count}. A mailing list would do."))
        })
    },
)
.on_role(|role| role.counts.any > 0 && role.counts.beyond_informed == 0);

pub(in crate::rules) static HOLDER_MISSING: Rule = Rule::new(
    RuleId::HolderMissing,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Nobody holds the role",
        reason: "A role that must act needs a person who knows it; a title answers no phone.",
        example: "Security Lead is A on four activities, and no holder is named.",
    },
    |case| {
        case.on_role(|title, role| {
            let load = case.engine.role_counts(role.id).load;
            let why = if load > 0 {
                format!("does or owns {}", counted(load, "activity", "activities"))
            } else {
                "is called in an escalation".to_owned()
            };
            Explanation::new(format!("{title} {why}, and nobody holds it. Name the holder."))
        })
    },
)
.on_role(|role| !role.profile.has_holder && (role.counts.load > 0 || role.profile.is_called))
.settled_by("Name the holder.")
.fixed_by(|case, _| {
    let open = |role: &crate::model::Role| Fix::new("Name the holder", FixAction::EditHolder(role.id));
    case.role().map(open).into_iter().collect()
});
