//! What proves that a control is lived: evidence that is named, and kept.

use crate::edit::{Edit, Transaction};
use crate::model::{Activity, ActivityField, Severity};
use crate::rules::case::{Explanation, Fix, FixAction, quoted};
use crate::rules::registry::{Rule, RuleId, Scope, Words};

/// How long evidence is usually kept: what a button says, and the text for the field.
const RETENTIONS: [(&str, &str); 2] =
    [("Keep it 7 years", "7 years"), ("Keep it 1 year", "1 year, then archive")];

pub(in crate::rules) static EVIDENCE_MISSING: Rule = Rule::new(
    RuleId::EvidenceMissing,
    Severity::Advice,
    Scope::Row,
    Words {
        title: "No evidence",
        reason: "An auditor believes what is written down and still there; a control without evidence counts as not done.",
        example: "Backup recovery test satisfies A.8.13 and names neither a test record nor how long it is kept.",
    },
    |case| {
        case.on_row(|title, activity| {
            let controls = activity.details().controls.join(", ");
            let what = match (has_deliverable(activity), has_retention(activity)) {
                (false, false) => "names neither evidence nor how long it is kept",
                (false, true) => "names no evidence",
                _ => "does not say how long its evidence is kept",
            };
            Explanation::new(format!("{title} is to satisfy {controls} and {what}. Add it."))
        })
    },
)
.on_row(|row| {
    let activity = row.activity;
    let is_proven = has_deliverable(activity) && has_retention(activity);
    !is_proven && !activity.details().controls.is_empty()
})
.settled_by("Name the evidence; set how long it is kept.")
.fixed_by(|case, _| {
    let Some(activity) = case.activity() else { return Vec::new() };
    if !has_deliverable(activity) {
        return vec![Fix::new("Name the evidence", FixAction::EditActivity(activity.id))];
    }
    RETENTIONS.into_iter().map(|(label, text)| keep(activity, label, text)).collect()
});

fn has_deliverable(activity: &Activity) -> bool {
    !activity.details().deliverable.trim().is_empty()
}

fn has_retention(activity: &Activity) -> bool {
    !activity.details().retention.trim().is_empty()
}

fn keep(activity: &Activity, label: &str, text: &str) -> Fix {
    let edits = vec![Edit::SetActivity(activity.id, Box::new(ActivityField::Retention(text.to_owned())))];
    let what = format!("Say how long the evidence of {} is kept", quoted(&activity.title));
    Fix::new(label, FixAction::Apply(Transaction::new(what, edits)))
}
