//! Who is asked and who is told: nobody at all is too few, everybody is too many.

use crate::model::{Activity, LetterSet, Part, Severity};
use crate::rules::case::{Case, Explanation, cells_of, counted, listed, number};
use crate::rules::registry::{Rule, RuleId, Scope, Words};

pub(in crate::rules) static NO_COMMUNICATION: Rule = Rule::new(
    RuleId::NoCommunication,
    Severity::Warning,
    Scope::Row,
    Words {
        title: "Nobody asked or told",
        reason: "Work that nobody hears of surprises somebody, usually during an incident.",
        example: "Firewall rule change has an R and an A, but no C and no I.",
    },
    |case| {
        case.on_row(|title, _| {
            Explanation::new(format!("Nobody is asked before or told after {title}. Add who needs to know."))
        })
    },
)
.on_row(|row| {
    let parts = row.layout.parts;
    let can = !parts.before.is_empty() || !parts.after.is_empty();
    can && row.is_begun() && row.total.before == 0 && row.total.after == 0
})
.settled_by("Choose who is consulted; choose who is informed.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    let parts = [Part::Before, Part::After];
    let usable = parts.into_iter().filter(|part| !case.letter_for(*part).is_empty());
    usable.flat_map(|part| case.give_one(activity, &[], part)).collect()
});

pub(in crate::rules) static CONSULTED_MANY: Rule = Rule::new(
    RuleId::ConsultedMany,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Many consulted",
        reason: "Everybody who must be asked can hold the work up; ask those whose answer changes it.",
        example: "Six roles are C for Firewall rule change; the matrix's limit is four.",
    },
    |case| {
        let (letters, limit) = (case.layout().parts.before, case.layout().limits.consulted);
        case.on_row(|title, activity| crowd(case, title, activity, letters, "asked before", limit))
    },
)
.on_row(|row| row.total.before > u32::from(row.layout.limits.consulted));

pub(in crate::rules) static INFORMED_MANY: Rule = Rule::new(
    RuleId::InformedMany,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Many informed",
        reason: "What everybody is told, nobody reads; a mailing list or a report serves better.",
        example: "Ten roles are I for Backup check; the matrix's limit is eight.",
    },
    |case| {
        let (letters, limit) = (case.layout().parts.after, case.layout().limits.informed);
        case.on_row(|title, activity| crowd(case, title, activity, letters, "told after", limit))
    },
)
.on_row(|row| row.total.after > u32::from(row.layout.limits.informed));

/// "Five roles are asked before X; the limit is 4: ..."
fn crowd(
    case: &Case<'_>,
    title: &str,
    activity: &Activity,
    letters: LetterSet,
    what: &str,
    limit: u16,
) -> Explanation {
    let roles = case.with_letters(activity, letters);
    let (count, names) = (counted(roles.len() as u32, "role is", "roles are"), listed(&roles));
    let message =
        format!("{count} {what} {title}; the limit is {limit}: {names}. Keep those who need to be.");
    Explanation::new(message).capitalised().about(cells_of(activity.id, &roles))
}

/// Fewer roles than this all have a letter on most rows, and should.
const FEWEST_ROLES: usize = 4;

pub(in crate::rules) static ROW_FULL: Rule = Rule::new(
    RuleId::RowFull,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "Everybody involved",
        reason: "A row in which every role has a letter tells nobody apart.",
        example: "All nine roles have a letter for Documentation update.",
    },
    |case| {
        case.on_row(|title, _| {
            let count = number(case.matrix.role_count());
            Explanation::new(format!(
                "All {count} roles have a letter for {title}. Leave out those who do not need one."
            ))
        })
    },
)
.on_row(|row| {
    let roles = row.layout.columns.len();
    roles >= FEWEST_ROLES && row.total.any as usize == roles
});
