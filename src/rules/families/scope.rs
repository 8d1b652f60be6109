//! What the matrix is about: items nobody owns or touches, work outside the provider's scope, owners without authority.

use crate::edit::{Edit, ListEdit, Registers, RowFields, Touched, Transaction};
use crate::model::{
    Activity, IdHash, Part, Place, ProviderScope, Role, RoleId, ScopeItem, ScopeItemField, Severity,
};
use crate::rules::case::{
    Case, Explanation, Fix, FixAction, MOST_OFFERED, cells_of, listed, named, role_name,
};
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

pub(in crate::rules) static ASSET_UNOWNED: Rule = Rule::new(
    RuleId::AssetUnowned,
    Severity::Error,
    Scope::Matrix,
    Words {
        title: "Nobody owns it",
        reason: "Nobody decides about a system without an owner, and nobody accepts its risk; ISO 27001 A.5.9 asks for one.",
        example: "The backup platform stands in the scope register without an owner.",
    },
    |case| {
        let Some(item) = item(case) else { return Explanation::default() };
        let name = item_name(item);
        Explanation::new(format!("{name} has no owner. Name the role that answers for it.")).capitalised()
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::SCOPE),
    find: |facts, report| {
        let is_owned = |item: &&ScopeItem| item.owner.is_some_and(|owner| facts.matrix.role(owner).is_some());
        facts.matrix.scope.iter().filter(|item| !is_owned(item)).for_each(|item| report(Place::ScopeItem(item.id)));
    },
})
.settled_by("Make a likely role the owner.")
.fixed_by(|case, _| {
    let Some(item) = item(case) else { return Vec::new() };
    likely_owners(case, item).into_iter().take(MOST_OFFERED).map(|role| give_owner(item, role)).collect()
});

/// The owners of what touches the item come first, then the customer's other roles.
fn likely_owners<'a>(case: &Case<'a>, item: &ScopeItem) -> Vec<&'a Role> {
    let owns = case.layout().parts.owns;
    let mut roles = case.customers();
    let mut touching: Vec<RoleId> = Vec::new();
    for activity in case.matrix.activities().filter(|it| it.details().systems.contains(&item.id)) {
        touching.extend(case.with_letters(activity, owns).iter().map(|role| role.id));
    }
    roles.sort_by_key(|role| {
        let times = touching.iter().filter(|it| **it == role.id).count();
        (std::cmp::Reverse(times), case.engine.role_counts(role.id).owns == 0)
    });
    roles
}

fn give_owner(item: &ScopeItem, role: &Role) -> Fix {
    let label = format!("Make {} the owner", role_name(role));
    let what = format!("Make {} the owner of {}", role_name(role), item_name(item));
    let edit = Edit::Scope(ListEdit::Set { id: item.id, field: ScopeItemField::Owner(Some(role.id)) });
    Fix::new(label, FixAction::Apply(Transaction::new(what, vec![edit])))
}

/// The scope item that the finding is about.
fn item<'a>(case: &Case<'a>) -> Option<&'a ScopeItem> {
    let Place::ScopeItem(id) = case.finding.place else { return None };
    case.matrix.scope.iter().find(|item| item.id == id)
}

fn item_name(item: &ScopeItem) -> &str {
    named(&item.name, "an item without a name")
}

pub(in crate::rules) static ASSET_UNTOUCHED: Rule = Rule::new(
    RuleId::AssetUntouched,
    Severity::Advice,
    Scope::Matrix,
    Words {
        title: "No activity touches it",
        reason: "A system in scope that no activity touches is either not needed here or looked after by nobody.",
        example: "The VPN stands in the scope register, and no activity names it.",
    },
    |case| {
        let Some(item) = item(case) else { return Explanation::default() };
        let name = item_name(item);
        Explanation::new(format!("{name} is touched by no activity. Name it where it is worked on, or take it out of the register."))
            .capitalised()
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| can_change_systems(touched) || touched.registers.meets(Registers::SCOPE),
    find: |facts, report| {
        let mut touched = std::collections::HashSet::<_, IdHash>::default();
        if !facts.matrix.scope.is_empty() {
            touched.extend(facts.matrix.activities().flat_map(|row| &row.details().systems).copied());
        }
        let untouched = facts.matrix.scope.iter().filter(|item| !touched.contains(&item.id));
        untouched.for_each(|item| report(Place::ScopeItem(item.id)));
    },
})
.settled_by("Take the item out of the register.")
.fixed_by(|case, _| {
    let Some(at) = item(case).and_then(|item| case.matrix.scope.iter().position(|it| it.id == item.id)) else {
        return Vec::new();
    };
    let name = case.matrix.scope.get(at).map_or("", item_name);
    let label = format!("Take {name} out of the register");
    let edits = vec![Edit::Scope(ListEdit::Remove { at, count: 1 })];
    vec![Fix::new(label.clone(), FixAction::Apply(Transaction::new(label, edits)))]
});

fn can_change_systems(touched: &Touched) -> bool {
    touched.fields.meets(RowFields::SYSTEMS) || !touched.inserted.is_empty() || !touched.removed.is_empty()
}

pub(in crate::rules) static OUT_OF_SCOPE: Rule = Rule::new(
    RuleId::OutOfScope,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Outside the provider's scope",
        reason: "A provider that works on what its contract leaves out works without pay, without rules, or not at all.",
        example: "The provider is R for Payroll server patching, and the payroll server is outside its scope.",
    },
    |case| {
        case.on_row(|title, activity| {
            let does = case.meant(activity);
            let (names, verb) = (listed(&does), if does.len() == 1 { "does" } else { "do" });
            let items = outside(case, activity);
            let what = items.first().map_or("something", |item| item_name(item));
            let message = format!("{names} {verb} {title}, but {what} is outside the provider's scope. Change the scope or who does it.");
            Explanation::new(message)
                .about(cells_of(activity.id, &does))
                .about(items.iter().map(|item| Place::ScopeItem(item.id)))
        })
    },
)
.on_row(|row| {
    row.sides.provider.does > 0 && row.layout.registers.touched_by(row.activity).any(|item| item.is_outside)
})
.on_cell(|cell| cell.does() && cell.is_provider())
.settled_by("Put the item into the provider's scope.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let items = outside(case, activity);
    let what = match items.as_slice() {
        [] => return Vec::new(),
        [item] => item_name(item).to_owned(),
        [first, rest @ ..] => format!("{} and {} more", item_name(first), rest.len()),
    };
    let label = format!("Put {what} into the provider's scope");
    let field = ScopeItemField::ProviderScope(ProviderScope::Yes);
    let edits = items.iter().map(|item| Edit::Scope(ListEdit::Set { id: item.id, field: field.clone() })).collect();
    vec![
        Fix::new(label.clone(), FixAction::Apply(Transaction::new(label, edits))),
        case.choose(activity, Part::Does),
    ]
});

/// The items outside the provider's scope that the activity touches, in the register's order.
fn outside<'a>(case: &Case<'a>, activity: &Activity) -> Vec<&'a ScopeItem> {
    let systems = &activity.details().systems;
    let touched = case.matrix.scope.iter().filter(|item| systems.contains(&item.id));
    touched.filter(|item| item.provider_scope == ProviderScope::No).collect()
}

pub(in crate::rules) static AUTHORITY_MISSING: Rule = Rule::new(
    RuleId::AuthorityMissing,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "No authority",
        reason: "Who answers for an outcome or a system must be allowed to decide about it; ISO 27001 clause 5.3 asks for both together.",
        example: "Infrastructure Manager is A on nine activities, and nothing says what the role may decide.",
    },
    |case| {
        case.on_role(|title, role| {
            let owns = case.engine.role_counts(role.id).owns;
            let what = if owns > 0 { "answers for activities" } else { "owns assets" };
            Explanation::new(format!("{title} {what}, and nothing says what the role may decide. Give it an authorisation level."))
        })
    },
)
.on_role(|role| !role.profile.has_authority && (role.counts.owns > 0 || role.profile.owns_assets))
.settled_by("Say what the role may decide.")
.fixed_by(|case, _| {
    let open = |role: &Role| Fix::new("Say what the role may decide", FixAction::EditRole(role.id));
    case.role().map(open).into_iter().collect()
});
