//! Who may accept a risk on the business's behalf: somebody inside, and somebody who bears it.

use super::sides::move_owner_inside;
use crate::model::{Nature, PartyKind, Severity};
use crate::rules::case::{Explanation, cells_of, listed};
use crate::rules::lexicon;
use crate::rules::registry::{Rule, RuleId, Scope, Words};

pub(in crate::rules) static RISK_ACCEPTANCE_OUTSIDE: Rule = Rule::new(
    RuleId::RiskAcceptanceOutside,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Risk accepted outside",
        reason: "Only the business can accept a risk to the business; a provider or third party cannot do it for it.",
        example: "The provider's security specialist is A for Risk acceptance for unresolved findings.",
    },
    |case| {
        case.on_row(|title, activity| {
            let owners = case.meant(activity);
            let (names, verb) = (listed(&owners), if owners.len() == 1 { "decides" } else { "decide" });
            let message =
                format!("{names} {verb} {title}, but only the customer can accept its risk. Move ownership inside.");
            Explanation::new(message).about(cells_of(activity.id, &owners))
        })
    },
)
.on_row(|row| row.sides.provider.owns + row.sides.third.owns > 0 && row.accepts_risk())
.on_cell(|cell| cell.owns() && !cell.is_customer())
.settled_by("Make a role of the customer the owner in place of the role outside.")
.fixed_by(move_owner_inside);

pub(in crate::rules) static RISK_ACCEPTANCE_TECHNICAL: Rule = Rule::new(
    RuleId::RiskAcceptanceTechnical,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Risk accepted by an engineer",
        reason: "Who accepts a risk must bear it: a business owner, not the role that runs the systems.",
        example: "A systems administrator is A for Risk acceptance for unresolved findings.",
    },
    |case| {
        case.on_row(|title, activity| {
            let owners = case.meant(activity);
            let message = format!(
                "{title} accepts a risk, and {} answers for it. Choose a business owner.",
                listed(&owners)
            );
            Explanation::new(message).about(cells_of(activity.id, &owners))
        })
    },
)
.on_row(|row| {
    let is_acceptance = row.activity.details().nature == Nature::RiskAcceptance;
    let mut cells = row.activity.letters().iter().zip(&row.layout.columns);
    is_acceptance
        && cells.any(|(letters, column)| {
            column.technical && column.side == PartyKind::Customer && letters.meets(row.layout.parts.owns)
        })
})
// An engineer outside is already an error of its own.
.on_cell(|cell| cell.owns() && cell.is_customer() && cell.column.technical)
.settled_by("Make a role of the customer that is not an engineer the owner.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let mut roles = case.customers_first_involved(activity);
    roles.retain(|role| !lexicon::is_technical_role(&role.title));
    case.make_one_the_owner(activity, &roles)
});
