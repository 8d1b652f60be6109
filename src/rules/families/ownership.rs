//! Who owns a row and who does it: exactly one owner, somebody responsible, no doubt who acts when.

use crate::edit::{Edit, Transaction};
use crate::model::{Activity, Part, PartyKind, Role, Severity};
use crate::rules::case::{
    Case, Explanation, Fix, FixAction, MOST_OFFERED, cells_of, listed, number, quoted, role_name, row_edit,
    without_or,
};
use crate::rules::registry::{Rule, RuleId, Scope, Words};
use crate::rules::rows::{RowFacts, has_condition};

pub(in crate::rules) static ACTIVITY_UNASSIGNED: Rule = Rule::new(
    RuleId::ActivityUnassigned,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Nobody assigned",
        reason: "A task that nobody has is a task that nobody does.",
        example: "Log review is listed, but no role has a letter for it.",
    },
    |case| {
        case.on_row(|title, _| {
            Explanation::new(format!("{title} has no letter at all. Assign it or delete it."))
        })
    },
)
.on_row(|row| !row.is_begun())
.settled_by("Choose who does it; delete the activity.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let mut fixes = vec![Fix::new("Choose who does it", FixAction::ChooseRole(activity.id, Part::Does))];
    if let Some(at) = case.matrix.activity_index(activity.id) {
        let label = format!("Delete {}", quoted(&activity.title));
        let edits = vec![Edit::RemoveActivities { at, count: 1 }];
        fixes.push(Fix::new("Delete the activity", FixAction::Apply(Transaction::new(label, edits))));
    }
    fixes
});

pub(in crate::rules) static ACCOUNTABLE_MISSING: Rule = Rule::new(
    RuleId::AccountableMissing,
    Severity::Error,
    Scope::Row,
    Words {
        title: "No owner",
        reason: "Without one role that answers for the outcome, nobody decides and nobody notices when it fails.",
        example: "Log review has people who do it, but no A.",
    },
    |case| case.on_row(|title, _| Explanation::new(format!("{title} has no owner. Name one role."))),
)
.on_row(|row| row.is_begun() && row.total.owns == 0 && !row.layout.parts.owns.is_empty())
.settled_by("Make a role that does the work, or another that takes part, the owner; choose another role.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let does = case.with_letters(activity, case.layout().parts.does);
    let is_own = |role: &&Role| case.matrix.side(role) == PartyKind::Customer;
    let mut candidates: Vec<&Role> = does.iter().copied().filter(is_own).collect();
    let involved = case.with_letters(activity, case.matrix.scheme.all());
    let others = involved.into_iter().filter(is_own).filter(|role| !does.iter().any(|it| it.id == role.id));
    candidates.extend(others);
    // Ownership stays with the customer, so the provider is offered only where nobody else takes part.
    if candidates.is_empty() {
        candidates = does;
    }
    case.give_one(activity, &candidates, Part::Owns)
});

pub(in crate::rules) static ACCOUNTABLE_MANY: Rule = Rule::new(
    RuleId::AccountableMany,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Several owners",
        reason: "Where two roles answer for the outcome, each can wait for the other.",
        example: "Firewall rule change has an A for Infrastructure Manager and for Security Lead.",
    },
    |case| {
        case.on_row(|title, activity| {
            let owners = case.meant(activity);
            let (count, names) = (number(owners.len()), listed(&owners));
            let advice =
                if case.layout().one_owner_per_party { "Keep one of each party." } else { "Keep one." };
            Explanation::new(format!("{title} has {count} owners: {names}. {advice}"))
                .about(cells_of(activity.id, &owners))
        })
    },
)
.on_row(|row| {
    let several = row.total.owns > 1;
    several && (!row.layout.one_owner_per_party || row.layout.has_rival_owners(row.activity.letters()))
})
.on_cell(|cell| cell.owns() && (!cell.layout.one_owner_per_party || cell.has_rival_of_its_party()))
.settled_by("Keep one owner; the others keep their other letters, or are consulted.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let owners = case.meant(activity);
    owners.iter().map(|kept| keep_owner(case, activity, &owners, kept)).collect()
});

/// Keeps one owner; the others keep their other letters, or are consulted where they had none.
fn keep_owner(case: &Case<'_>, activity: &Activity, owners: &[&Role], kept: &Role) -> Fix {
    let owns = case.layout().parts.owns;
    let consulted = case.matrix.scheme.first_playing(Part::Before);
    let rivals = owners.iter().filter(|role| {
        role.id != kept.id && (!case.layout().one_owner_per_party || role.party == kept.party)
    });
    let cells = rivals.map(|role| {
        let cell = case.matrix.letters(activity.id, role.id);
        (role.id, without_or(cell, owns, consulted))
    });
    let label = format!("Keep {}", role_name(kept));
    let what = format!("Keep {} as the owner of {}", role_name(kept), quoted(&activity.title));
    Fix::new(label, FixAction::Apply(Transaction::new(what, vec![row_edit(activity.id, cells)])))
}

pub(in crate::rules) static RESPONSIBLE_MISSING: Rule = Rule::new(
    RuleId::ResponsibleMissing,
    Severity::Error,
    Scope::Row,
    Words {
        title: "Nobody does it",
        reason: "An owner without somebody who does the work owns an intention.",
        example: "Backup recovery test has an A and a C, but no R.",
    },
    |case| case.on_row(|title, _| Explanation::new(format!("Nobody does {title}. Name who is responsible."))),
)
.on_row(|row| row.is_begun() && row.total.does == 0 && !row.layout.parts.does.is_empty())
.settled_by("Let the owner do it too; choose a role.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let owners = case.with_letters(activity, case.layout().parts.owns);
    case.give_one(activity, &owners, Part::Does)
});

pub(in crate::rules) static RESPONSIBLE_MANY: Rule = Rule::new(
    RuleId::ResponsibleMany,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Several do it",
        reason: "Where several roles do the same work, say who acts when, or the work is done twice or not at all.",
        example: "Patch deployment has an R for three roles, and no condition says which of them acts.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let (count, names) = (number(does.len()), listed(&does));
            let advice = "Say who acts when, or let one do it.";
            Explanation::new(format!("{count} roles do {title} without a condition: {names}. {advice}"))
                .capitalised()
                .about(cells_of(activity.id, &does))
        })
    },
)
.on_row(several_do_it)
.on_cell(|cell| cell.does() && !cell.remark().is_some_and(has_condition))
.settled_by("Say when a role acts; let one do it while the others support it or are consulted.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let does = case.meant(activity);
    let open = |role: &&Role| {
        let label = format!("Say when {} acts", role_name(role));
        Fix::new(label, FixAction::EditCondition(activity.id, role.id))
    };
    let mut fixes: Vec<Fix> = does.iter().skip(1).take(2).map(open).collect();
    fixes.extend(does.iter().take(MOST_OFFERED).map(|kept| keep_doer(case, activity, &does, kept)));
    fixes
});

/// A split text explains several; one on either side of the contract is `shared-unexplained`'s concern.
fn several_do_it(row: &RowFacts<'_>) -> bool {
    if row.total.does < 2 || row.has_split() || row.unconditional_does() < 2 {
        return false;
    }
    let sides = row.sides;
    let is_shared = sides.customer.does == 1 && sides.provider.does == 1 && sides.third.does == 0;
    !is_shared
}

/// Lets one role do the work; the others support it where the scheme can say so, or are consulted.
fn keep_doer(case: &Case<'_>, activity: &Activity, does: &[&Role], kept: &Role) -> Fix {
    let scheme = &case.matrix.scheme;
    let helps = scheme
        .letter('S')
        .filter(|letter| scheme.definition(*letter).is_some_and(|definition| definition.part == Part::Other));
    let instead = helps.or_else(|| scheme.first_playing(Part::Before));
    let others = does.iter().filter(|role| role.id != kept.id);
    let cells = others.map(|role| {
        let cell = case.matrix.letters(activity.id, role.id);
        (role.id, without_or(cell, case.layout().parts.does, instead))
    });
    let label = format!("Let {} do it", role_name(kept));
    let what = format!("Let {} do {}", role_name(kept), quoted(&activity.title));
    Fix::new(label, FixAction::Apply(Transaction::new(what, vec![row_edit(activity.id, cells)])))
}
