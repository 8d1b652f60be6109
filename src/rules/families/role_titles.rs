//! What roles are called: a function of one party, not a department, not a person, not twice.

use crate::edit::{Edit, ListEdit, Transaction};
use crate::model::{Person, PersonId, Place, Randomness, Role, RoleField, Severity};
use crate::rules::case::{Case, Explanation, Fix, FixAction, named, role_name};
use crate::rules::lexicon;
use crate::rules::merge;
use crate::rules::registry::{Rule, RuleId, Scope, Words};

pub(in crate::rules) static ROLE_VAGUE: Rule = Rule::new(
    RuleId::RoleVague,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Vague role",
        reason: "A department or a company cannot be called at night; a specific function can.",
        example: "A column is called \"IT team\" instead of \"Infrastructure Manager\".",
    },
    |case| {
        case.on_role(|title, role| {
            let text = if role.title.trim().is_empty() {
                "A role has no title. Name its function.".to_owned()
            } else {
                format!("\"{title}\" does not say who acts. Name the function, such as {}.", suggestion(role))
            };
            Explanation::new(text)
        })
    },
)
.on_role(|role| role.profile.by_title.has(RuleId::RoleVague))
.settled_by("Rename the role, with titles to choose from.")
.fixed_by(|case, _| {
    let rename = |role: &Role| {
        let suggestions = lexicon::role_suggestions(&role.title);
        Fix::new("Rename the role", FixAction::RenameRole(role.id, suggestions))
    };
    case.role().map(rename).into_iter().collect()
});

fn suggestion(role: &Role) -> &'static str {
    lexicon::role_suggestions(&role.title).first().copied().unwrap_or("IT Manager")
}

pub(in crate::rules) static ROLE_PERSON: Rule = Rule::new(
    RuleId::RolePerson,
    Severity::Advice,
    Scope::Role,
    Words {
        title: "Person instead of role",
        reason: "People change places and functions stay; the person belongs among the role's holders.",
        example: "A column is called \"Anna Schmidt\".",
    },
    |case| {
        case.on_role(|title, _| {
            Explanation::new(format!(
                "\"{title}\" looks like a person. Name the function, and {title} as its holder."
            ))
        })
    },
)
.on_role(|role| role.profile.by_title.has(RuleId::RolePerson))
.settled_by("Make the person a holder of the role, then rename the role.")
.fixed_by(|case, randomness| {
    case.role().map(|role| move_to_holder(case, role, randomness)).into_iter().collect()
});

/// Makes the person in the title a holder; the title is then the person's to change.
fn move_to_holder(case: &Case<'_>, role: &Role, randomness: &mut dyn Randomness) -> Fix {
    let title = role.title.trim();
    let known = case.matrix.people.iter().find(|person| person.name == title || person.contact == title);
    let mut edits = Vec::new();
    let holder = known.map_or_else(|| PersonId::fresh(randomness), |person| person.id);
    if known.is_none() {
        let contact = if title.contains('@') { title.to_owned() } else { String::new() };
        let person = Person { id: holder, name: title.to_owned(), contact, ..Person::default() };
        edits.push(Edit::Person(ListEdit::Insert { at: case.matrix.people.len(), items: vec![person] }));
    }
    if !role.holders.contains(&holder) {
        let mut holders = role.holders.clone();
        holders.push(holder);
        edits.push(Edit::SetRole(role.id, Box::new(RoleField::Holders(holders))));
    }
    let change = Transaction::new(format!("Make {title} a holder of the role"), edits);
    let label = format!("Make {title} the holder and rename the role");
    Fix::new(label, FixAction::ApplyThenRename(change, role.id))
}

pub(in crate::rules) static ROLE_DUPLICATE: Rule = Rule::new(
    RuleId::RoleDuplicate,
    Severity::Warning,
    Scope::Role,
    Words {
        title: "Role stands twice",
        reason: "Two columns for one function split its duties between two places to look.",
        example: "\"Security lead\" and \"Lead, Security\" of the same party, or two columns with the same letters.",
    },
    |case| {
        case.on_role(|title, role| {
            let Some(original) = original(case, role) else { return Explanation::default() };
            let earlier = role_name(original);
            let text = if crate::rules::words::title_key(title) == crate::rules::words::title_key(earlier) {
                format!("{title} is called nearly the same as {earlier}. Merge them or rename one.")
            } else {
                format!("{title} has the same letters as {earlier} on every activity. Merge them if they are one.")
            };
            Explanation::new(text).about([Place::Role(original.id)])
        })
    },
)
.on_role(|role| role.is_copy)
.settled_by("Merge the two roles; rename one.")
.fixed_by(|case, _| {
    let Some(role) = case.role() else { return Vec::new() };
    let Some(original) = original(case, role) else { return Vec::new() };
    let label = format!("Merge with {}", named(&original.title, "the other role"));
    vec![
        Fix::new(label, FixAction::Apply(merge::roles(case.matrix, original, role))),
        Fix::new("Rename the role", FixAction::RenameRole(role.id, &[])),
    ]
});

/// The role that stands first of the two.
fn original<'a>(case: &Case<'a>, role: &Role) -> Option<&'a Role> {
    let position = case.matrix.role_index(role.id)?;
    case.matrix.role_at(case.engine.original_of(position)?)
}
