//! Who answers on which side of the contract: execution can be handed to a provider, ownership stays.
//!
//! In a matrix of one side none of these rules fires.

use crate::model::{Activity, Part, Place, Randomness, Severity};
use crate::rules::case::{Case, Explanation, Fix, FixAction, cells_of, listed};
use crate::rules::registry::{Rule, RuleId, Scope, Words};

pub(in crate::rules) static OVERSIGHT_MISSING: Rule = Rule::new(
    RuleId::OversightMissing,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "No oversight",
        reason: "Work done outside still falls back on the business, so somebody inside must own it, be asked or be told.",
        example: "Only provider roles have letters on Critical security alert triage.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let names = listed(&does);
            let verb = if does.len() == 1 { "does" } else { "do" };
            let message = format!(
                "{names} {verb} {title}, and no role of the customer owns it, is asked or is told. Add one."
            );
            Explanation::new(message).about(cells_of(activity.id, &does))
        })
    },
)
.on_row(|row| row.sides.provider.does + row.sides.third.does > 0 && row.sides.customer.heard() == 0)
.on_cell(|cell| cell.does() && !cell.is_customer())
.settled_by("Inform a role of the customer, or make it the owner where there is none.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let roles = case.customers_first_involved(activity);
    // An owner comes first where there is none; otherwise it is enough to be told.
    let owned = !case.with_letters(activity, case.layout().parts.owns).is_empty();
    let parts = if owned { [Part::After, Part::Before] } else { [Part::Owns, Part::After] };
    let part = parts.into_iter().find(|part| !case.letter_for(*part).is_empty());
    part.map(|part| case.give_one(activity, &roles, part)).unwrap_or_default()
});

pub(in crate::rules) static SHARED_UNEXPLAINED: Rule = Rule::new(
    RuleId::SharedUnexplained,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Shared without a split",
        reason: "Where both sides do the work, write down who does which part, what proves it and where the \
                 hand-over is; PCI DSS 12.8.5 and the FedRAMP customer responsibility matrix ask for exactly this.",
        example: "Internal IT and the provider are both R for patch deployment, and nothing says who patches what.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let names = listed(&does);
            let message = format!("{names} share {title} across the contract. Write who does which part.");
            Explanation::new(message).about(cells_of(activity.id, &does))
        })
    },
)
.on_row(|row| row.sides.customer.does > 0 && row.sides.provider.does > 0 && !row.has_split())
.on_cell(|cell| cell.does() && !cell.is_third())
.settled_by("Write the split: who does which part, what proves it, where the hand-over is.")
.fixed_by(|case, _| {
    let write = |activity: &Activity| Fix::new("Write the split", FixAction::EditSplit(activity.id));
    case.activity().map(write).into_iter().collect()
});

pub(in crate::rules) static SUBCONTRACTOR_CHAIN: Rule = Rule::new(
    RuleId::SubcontractorChain,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Subcontractor without an owner",
        reason: "A third party answers to whoever hired it, so the provider or the customer must own the result.",
        example: "The data centre operator is R for media destruction, and neither party of the contract is A.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let names = listed(&does);
            let verb = if does.len() == 1 { "does" } else { "do" };
            let message = format!("{names} {verb} {title}, and neither customer nor provider owns the result. Name the owner.");
            Explanation::new(message).about(cells_of(activity.id, &does))
        })
    },
)
.on_row(|row| row.sides.third.does > 0 && row.sides.customer.owns + row.sides.provider.owns == 0)
.on_cell(|cell| cell.does() && cell.is_third())
.settled_by("Make a role of the customer the owner.")
.fixed_by(move_owner_inside);

pub(in crate::rules) static PROVIDER_ACCOUNTABLE: Rule = Rule::new(
    RuleId::ProviderAccountable,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Provider owns the outcome",
        reason: "Execution can be delegated, ownership stays: auditors and regulators hold the customer to account.",
        example: "The provider's network engineer is A for Firewall rule change.",
    },
    |case| {
        case.on_row(|title, activity| {
            let owners = case.meant(activity);
            let (names, verb) = (listed(&owners), if owners.len() == 1 { "owns" } else { "own" });
            let message = format!(
                "{names} {verb} {title}, but ownership stays with the customer. Move it, or accept it with a reason."
            );
            Explanation::new(message).about(cells_of(activity.id, &owners))
        })
    },
)
.on_row(|row| row.sides.provider.owns > 0 && !row.accepts_risk())
.on_cell(|cell| cell.owns() && cell.is_provider())
.settled_by("Make a role of the customer the owner; accept it with a reason.")
.fixed_by(|case, randomness| {
    let mut fixes = move_owner_inside(case, randomness);
    if let Some(activity) = case.activity() {
        let waive = FixAction::Waive(case.finding.rule, Place::Activity(activity.id));
        fixes.push(Fix::new("Accept it with a reason", waive));
    }
    fixes
});

/// Offers to make a role of the customer the owner in place of everybody outside.
pub(super) fn move_owner_inside(case: &Case<'_>, _: &mut dyn Randomness) -> Vec<Fix> {
    let Some(activity) = case.activity() else { return Vec::new() };
    case.make_one_the_owner(activity, &case.customers_first_involved(activity))
}
