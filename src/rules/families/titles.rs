//! What activities are called, and text that is not what it looks like.

use crate::edit::{Edit, Transaction};
use crate::model::{Activity, LetterSet, Matrix, Place, Remark, Role, RoleField, RoleId, Severity};
use crate::rules::case::{Case, Explanation, Fix, FixAction, named, quoted, role_name};
use crate::rules::registry::{Rule, RuleId, Scope, Words};
use crate::rules::{confusable, merge};

pub(in crate::rules) static ACTIVITY_VAGUE: Rule = Rule::new(
    RuleId::ActivityVague,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Vague activity",
        reason: "What is not named cannot be handed over; a title says what is done to what.",
        example: "A row is called \"Misc.\" or only \"Backups\".",
    },
    |case| {
        case.on_row(|title, activity| {
            let text = if activity.title.trim().is_empty() {
                "An activity with letters has no title. Say what is done.".to_owned()
            } else {
                format!("\"{title}\" does not say what is done. Name the work and its object.")
            };
            Explanation::new(text)
        })
    },
)
// A fresh row gets its title while it is typed.
.on_row(|row| {
    let is_fresh = row.activity.title.trim().is_empty() && !row.is_begun();
    row.is_vague && !is_fresh
})
.settled_by("Rename the activity.")
.fixed_by(|case, _| {
    let rename =
        |activity: &Activity| Fix::new("Rename the activity", FixAction::RenameActivity(activity.id));
    case.activity().map(rename).into_iter().collect()
});

pub(in crate::rules) static ACTIVITY_DUPLICATE: Rule = Rule::new(
    RuleId::ActivityDuplicate,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Activity stands twice",
        reason: "Two rows for one task will say two different things about it sooner or later.",
        example: "\"Firewall rule change\" and \"Change of firewall rules\".",
    },
    |case| {
        case.on_row(|title, activity| {
            let Some(first) = case.engine.original_of_row(case.matrix, activity.id) else {
                return Explanation::default();
            };
            let text = if first.title.trim() == title {
                format!("{title} stands twice. Merge the rows or rename one.")
            } else {
                format!(
                    "{title} says nearly the same as {}. Merge the rows or rename one.",
                    first.title.trim()
                )
            };
            Explanation::new(text).about([Place::Activity(first.id)])
        })
    },
)
.on_row(|row| row.is_copy)
.settled_by("Merge the two activities; rename one.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let Some(first) = case.engine.original_of_row(case.matrix, activity.id) else { return Vec::new() };
    let label = format!("Merge with {}", named(&first.title, "the other row"));
    vec![
        Fix::new(label, FixAction::Apply(merge::activities(case.matrix, first, activity))),
        Fix::new("Rename the activity", FixAction::RenameActivity(activity.id)),
    ]
});

pub(in crate::rules) static TEXT_CONFUSABLE: Rule = Rule::new(
    RuleId::TextConfusable,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Look-alike characters",
        reason: "Letters of another script and invisible characters look right, and then search, sorting and \
                 comparison miss them.",
        example: "\"\u{421}IO\" written with a Cyrillic letter in place of the C.",
    },
    |case| {
        let what = "characters that look like Latin letters or cannot be seen";
        match case.role() {
            Some(role) => {
                Explanation::new(format!("{} has {what}. Write it in plain letters.", role_name(role)))
            }
            None => case.on_row(|title, activity| {
                let cells = case.meant(activity).into_iter().map(|role| Place::Cell(activity.id, role.id));
                Explanation::new(format!("{title} has {what}. Write it in plain letters.")).about(cells)
            }),
        }
    },
)
.on_row(|row| {
    confusable::is_confusable(&row.activity.title) || row.activity.remarks().any(|(_, remark)| is_odd(remark))
})
.on_cell(|cell| cell.remark().is_some_and(is_odd))
.on_role(|role| role.profile.by_title.has(RuleId::TextConfusable))
.settled_by("Write it in plain letters.")
.fixed_by(|case, _| {
    let change = match (case.role(), case.activity()) {
        (Some(role), _) => plain_role(role),
        (None, Some(activity)) => plain_activity(case, activity),
        (None, None) => return Vec::new(),
    };
    vec![Fix::new("Write it in plain letters", FixAction::Apply(change))]
});

/// Whether unread text becomes something else when it is read as it looks.
fn is_odd(remark: &Remark) -> bool {
    !remark.unread.is_ascii() && confusable::as_latin(&remark.unread) != remark.unread
}

fn plain_role(role: &Role) -> Transaction {
    let title = confusable::normalised(&role.title);
    let label = format!("Write {title} in plain letters");
    Transaction::new(label, vec![Edit::SetRole(role.id, Box::new(RoleField::Title(title)))])
}

fn plain_activity(case: &Case<'_>, activity: &Activity) -> Transaction {
    let mut edits = Vec::new();
    let title = confusable::normalised(&activity.title);
    let label = format!("Write {} in plain letters", quoted(&title));
    if title != activity.title {
        edits.push(Edit::SetActivityTitle(activity.id, title));
    }
    for (role, remark) in activity.remarks().filter(|(_, remark)| is_odd(remark)) {
        edits.extend(plain_cell(case.matrix, activity, role, remark));
    }
    Transaction::new(label, edits)
}

/// Text that is letters of the scheme, once read as it looks, becomes letters; other text becomes plain.
fn plain_cell(matrix: &Matrix, activity: &Activity, role: RoleId, remark: &Remark) -> Vec<Edit> {
    let plain = confusable::as_latin(&remark.unread);
    let symbols: String =
        plain.chars().filter(|it| !it.is_whitespace() && !matches!(it, '/' | ',')).collect();
    let read = matrix.scheme.parse(&symbols.to_uppercase()).unwrap_or(LetterSet::EMPTY);
    let unread = if read.is_empty() { plain } else { String::new() };
    let remark = Remark { unread, ..remark.clone() };
    let mut edits = vec![Edit::SetRemark { activity: activity.id, role, remark: Box::new(remark) }];
    if !read.is_empty() {
        let letters = matrix.letters(activity.id, role).union(read);
        edits.push(Edit::SetLetters { activity: activity.id, role, letters });
    }
    edits
}
