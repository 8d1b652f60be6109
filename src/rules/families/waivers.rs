//! Findings accepted on purpose whose time has passed.

use crate::edit::{Edit, ListEdit, Registers, Transaction};
use crate::model::{Place, Severity, Waiver};
use crate::rules::case::{Case, Explanation, Fix, FixAction, named, role_name};
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};
use crate::rules::waiver_index::is_expired;

pub(in crate::rules) static WAIVER_EXPIRED: Rule = Rule::new(
    RuleId::WaiverExpired,
    Severity::Warning,
    Scope::Matrix,
    Words {
        title: "Waiver has expired",
        reason: "A risk is accepted for a time; after that somebody must look at it again.",
        example: "The provider's ownership of Patch deployment was accepted until 2026-09-30.",
    },
    |case| {
        let Some(waiver) = waiver(case) else { return Explanation::default() };
        let until = waiver.until.map(|date| date.to_string()).unwrap_or_default();
        let (rule, place) = (rule_title(waiver), place_name(case, waiver.place));
        let message =
            format!("The waiver of \"{rule}\" for {place} ended on {until}. Renew it or withdraw it.");
        Explanation::new(message).about([waiver.place])
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::WAIVERS),
    find: |facts, report| {
        let expired = facts.matrix.waivers.iter().filter(|waiver| is_expired(waiver, facts.today));
        expired.for_each(|waiver| report(Place::Waiver(waiver.id)));
    },
})
.settled_by("Renew the waiver; withdraw it.")
.fixed_by(|case, _| {
    let Some(waiver) = waiver(case) else { return Vec::new() };
    let mut fixes = vec![Fix::new("Renew the waiver", FixAction::RenewWaiver(waiver.id))];
    if let Some(at) = case.matrix.waivers.iter().position(|it| it.id == waiver.id) {
        let label = format!("Withdraw the waiver for {}", place_name(case, waiver.place));
        let edits = vec![Edit::Waiver(ListEdit::Remove { at, count: 1 })];
        fixes.push(Fix::new("Withdraw the waiver", FixAction::Apply(Transaction::new(label, edits))));
    }
    fixes
});

fn waiver<'a>(case: &Case<'a>) -> Option<&'a Waiver> {
    let Place::Waiver(id) = case.finding.place else { return None };
    case.matrix.waivers.iter().find(|waiver| waiver.id == id)
}

/// What the waived rule says; its id where a later version wrote it.
fn rule_title(waiver: &Waiver) -> &str {
    waiver.rule.parse::<RuleId>().map_or(waiver.rule.as_str(), |rule| rule.rule().title)
}

fn place_name<'a>(case: &Case<'a>, place: Place) -> &'a str {
    let name = match place {
        Place::Activity(id) | Place::Cell(id, _) => {
            case.matrix.activity(id).map(|it| named(&it.title, "an activity"))
        }
        Place::Role(id) => case.matrix.role(id).map(role_name),
        Place::Person(id) => case.matrix.person(id).map(|it| named(&it.name, "a person")),
        Place::Area(id) => case.matrix.area(id).map(|it| named(&it.title, "an area")),
        _ => Some("the matrix"),
    };
    name.unwrap_or("something that is gone")
}
