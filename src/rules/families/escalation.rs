//! Who is called when something happens: every question answered, by somebody who can be reached, in time.

use crate::edit::{Edit, ListEdit, Registers, Transaction};
use crate::model::{
    Activity, ActivityField, Criticality, EmergencyRule, Escalation, EscalationField, Place, Role, RoleField,
    RoleId, Severity,
};
use crate::rules::case::{
    Case, Explanation, Fix, FixAction, MOST_OFFERED, cells_of, counted, listed, named, quoted, role_name,
};
use crate::rules::contacts::{Reach, reach};
use crate::rules::duties;
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

/// What each of the six questions asks, in the order of [`duties::answers`].
const QUESTIONS: [&str; 6] = [
    "who is told first",
    "who decides whether it is a security matter",
    "who may approve emergency changes",
    "who contacts the business",
    "who decides on containment",
    "who writes the report",
];

pub(in crate::rules) static ESCALATION_GAP: Rule = Rule::new(
    RuleId::EscalationGap,
    Severity::Error,
    Scope::Matrix,
    Words {
        title: "Question left open",
        reason: "At three in the morning nobody can ask who decides; every question is answered beforehand.",
        example: "For a data breach nobody is named who contacts the business.",
    },
    |case| {
        let Some(event) = event(case) else { return Explanation::default() };
        let open: Vec<&str> = gaps(case, event).map(|(question, _)| question).collect();
        let what = match open.as_slice() {
            [one] => (*one).to_owned(),
            [first, rest @ ..] => {
                format!("{first}, and {} more", counted(rest.len() as u32, "question", "questions"))
            }
            [] => String::new(),
        };
        Explanation::new(format!("{} leaves open {what}. Name a role.", event_name(event))).capitalised()
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::ESCALATIONS),
    find: |facts, report| {
        let is_open = |event: &&Escalation| {
            duties::answers(event)
                .any(|(answer, _)| answer.is_none_or(|role| facts.matrix.role(role).is_none()))
        };
        facts.matrix.escalations.iter().filter(is_open).for_each(|event| report(Place::Escalation(event.id)));
    },
})
.settled_by("Let a role of the event do what is open.")
.fixed_by(|case, _| {
    let Some(event) = event(case) else { return Vec::new() };
    let roles = likely_answers(case, event).into_iter().take(MOST_OFFERED);
    roles.map(|role| answer(case, event, role)).collect()
});

/// The questions of the event that no known role answers, with what puts an answer in place.
fn gaps(
    case: &Case<'_>,
    event: &Escalation,
) -> impl Iterator<Item = (&'static str, fn(Option<RoleId>) -> EscalationField)> {
    let matrix = case.matrix;
    let answers = QUESTIONS.into_iter().zip(duties::answers(event));
    answers
        .filter(move |(_, (answer, _))| answer.is_none_or(|role| matrix.role(role).is_none()))
        .map(|(question, (_, field))| (question, field))
}

/// The customer's roles, those first that answer other questions of this event, then those of other events.
fn likely_answers<'a>(case: &Case<'a>, event: &Escalation) -> Vec<&'a Role> {
    let here: Vec<RoleId> = duties::named_by(event).collect();
    let anywhere: Vec<RoleId> = case.matrix.escalations.iter().flat_map(duties::named_by).collect();
    let mut roles = case.customers();
    let times =
        |list: &[RoleId], role: &Role| std::cmp::Reverse(list.iter().filter(|it| **it == role.id).count());
    roles.sort_by_key(|role| (times(&here, role), times(&anywhere, role)));
    roles
}

fn answer(case: &Case<'_>, event: &Escalation, role: &Role) -> Fix {
    let label = format!("Let {} do what is open", role_name(role));
    let what = format!("Name {} for {}", role_name(role), event_name(event));
    let set = |field: fn(Option<RoleId>) -> EscalationField| {
        Edit::Escalation(ListEdit::Set { id: event.id, field: field(Some(role.id)) })
    };
    let edits = gaps(case, event).map(|(_, field)| set(field)).collect();
    Fix::new(label, FixAction::Apply(Transaction::new(what, edits)))
}

/// The event that the finding is about.
fn event<'a>(case: &Case<'a>) -> Option<&'a Escalation> {
    let Place::Escalation(id) = case.finding.place else { return None };
    case.matrix.escalations.iter().find(|event| event.id == id)
}

fn event_name(event: &Escalation) -> &str {
    named(&event.event, "an event without a name")
}

pub(in crate::rules) static RESPONSE_TIME_MISSING: Rule = Rule::new(
    RuleId::ResponseTimeMissing,
    Severity::Advice,
    Scope::Matrix,
    Words {
        title: "No response time",
        reason: "Without a time, nobody knows when to stop waiting and call the next one.",
        example: "Backup failure says who is told first, and not how fast somebody must answer.",
    },
    |case| {
        let Some(event) = event(case) else { return Explanation::default() };
        Explanation::new(format!(
            "{} does not say how fast somebody must answer. Set a time.",
            event_name(event)
        ))
        .capitalised()
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::ESCALATIONS),
    find: |facts, report| {
        let untimed = facts.matrix.escalations.iter().filter(|event| event.response_time.trim().is_empty());
        untimed.for_each(|event| report(Place::Escalation(event.id)));
    },
})
.settled_by("Set one of the usual times.")
.fixed_by(|case, _| {
    let Some(event) = event(case) else { return Vec::new() };
    let offer = |time: &str| {
        let edit = Edit::Escalation(ListEdit::Set {
            id: event.id,
            field: EscalationField::ResponseTime(time.to_owned()),
        });
        let label = format!("Answer {} within {time}", event_name(event));
        Fix::new(format!("Within {time}"), FixAction::Apply(Transaction::new(label, vec![edit])))
    };
    ["15 minutes", "1 hour", "4 hours"].into_iter().map(offer).collect()
});

pub(in crate::rules) static CONTACT_GENERIC: Rule = Rule::new(
    RuleId::ContactGeneric,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Contact reaches nobody",
        reason: "A shared mailbox, a ticket queue or a switchboard is read when somebody has time; an emergency needs a person.",
        example: "All that is known of the Security Lead is soc@example.com.",
    },
    |case| {
        case.on_role(|title, role| {
            let shared = contacts(case, role).into_iter().find(|contact| reach(contact) == Reach::Anybody);
            let shared = shared.unwrap_or_default().trim();
            Explanation::new(format!("{title} is reached by {shared} alone, which is nobody in particular. Add a direct number or address."))
        })
    },
)
.on_role(|role| role.profile.is_anybody)
.settled_by("Name who is reached; change the contact.")
.fixed_by(|case, _| {
    let open = |role: &Role| {
        vec![
            Fix::new("Name who is reached", FixAction::EditHolder(role.id)),
            Fix::new("Change the contact", FixAction::EditRole(role.id)),
        ]
    };
    case.role().map(open).unwrap_or_default()
});

/// The role's own contact and those of its holders.
fn contacts<'a>(case: &Case<'a>, role: &'a Role) -> Vec<&'a str> {
    let holders = role.holders.iter().filter_map(|holder| case.matrix.person(*holder));
    std::iter::once(role.contact.as_str()).chain(holders.map(|person| person.contact.as_str())).collect()
}

pub(in crate::rules) static DEPUTY_MISSING: Rule = Rule::new(
    RuleId::DeputyMissing,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Nobody stands in",
        reason: "People sleep, travel and fall ill; who is called in an emergency needs a deputy who can be reached.",
        example: "Security Lead decides on containment, and no deputy is named.",
    },
    |case| {
        case.on_role(|title, role| {
            let deputy = crate::rules::columns::deputy(case.matrix, role);
            let text = match deputy {
                Some(person) => format!(
                    "{title} is called in an escalation, and {} stands in without a direct contact. Add a number or address.",
                    named(&person.name, "somebody")
                ),
                None => format!("{title} is called in an escalation, and nobody stands in. Name a deputy."),
            };
            Explanation::new(text)
        })
    },
)
// While nobody holds the role, that is said and comes first.
.on_role(|role| role.profile.is_called && role.profile.has_holder && !role.profile.has_deputy)
.settled_by("Make the second holder the deputy; name a deputy.")
.fixed_by(|case, _| {
    let Some(role) = case.role() else { return Vec::new() };
    let mut fixes: Vec<Fix> = second_holder(case, role).into_iter().collect();
    fixes.push(Fix::new("Name a deputy", FixAction::EditRole(role.id)));
    fixes
});

/// Offers the second holder, where there is one who can be reached.
fn second_holder(case: &Case<'_>, role: &Role) -> Option<Fix> {
    let mut holders = role.holders.iter().filter_map(|holder| case.matrix.person(*holder));
    let first = holders.next()?;
    let second = holders.find(|person| person.id != first.id && reach(&person.contact) == Reach::Someone)?;
    let label = format!("Make {} the deputy", named(&second.name, "the second holder"));
    let what = format!("{label} of {}", role_name(role));
    let edits = vec![Edit::SetRole(role.id, Box::new(RoleField::Deputy(Some(second.id))))];
    Some(Fix::new(label, FixAction::Apply(Transaction::new(what, edits))))
}

pub(in crate::rules) static EMERGENCY_UNDEFINED: Rule = Rule::new(
    RuleId::EmergencyUndefined,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "No emergency rule",
        reason: "At night the provider either waits while the damage grows, or acts without being allowed to; write down which.",
        example: "Patch deployment on production servers is critical, the provider is R, and nothing says what it may do at 3 a.m.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let message = format!(
                "{title} is critical, and nothing says what {} may do in an emergency. Choose a rule.",
                listed(&does)
            );
            Explanation::new(message).about(cells_of(activity.id, &does))
        })
    },
)
.on_row(|row| {
    let details = row.activity.details();
    row.sides.provider.does > 0 && details.criticality == Criticality::Critical && details.emergency.is_none()
})
.on_cell(|cell| cell.does() && cell.is_provider())
.settled_by("Set one of the emergency rules.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let owners = case.with_letters(activity, case.layout().parts.owns);
    let approver = owners.into_iter().find(|role| case.customers().iter().any(|it| it.id == role.id));
    let approval = approver.map_or_else(|| "Approval first".to_owned(), |role| format!("{} approves first", role_name(role)));
    vec![
        rule(activity, "Provider acts, documents within 24 hours".to_owned(), EmergencyRule::ProviderActs { document_within_hours: 24 }),
        rule(activity, approval, EmergencyRule::ApprovalFirst { approver: approver.map(|role| role.id) }),
        rule(activity, "Not permitted".to_owned(), EmergencyRule::NotPermitted),
    ]
});

fn rule(activity: &Activity, label: String, rule: EmergencyRule) -> Fix {
    let what = format!("Set the emergency rule of {}", quoted(&activity.title));
    let edit = Edit::SetActivity(activity.id, Box::new(ActivityField::Emergency(Some(rule))));
    Fix::new(label, FixAction::Apply(Transaction::new(what, vec![edit])))
}
