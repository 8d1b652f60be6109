//! The way out of an outsourcing contract, and what the provider owes while it runs.

use crate::edit::{Edit, Touched, Transaction};
use crate::model::{
    Activity, ActivityField, ActivityId, ActivityKind, AreaId, PartyKind, Place, Randomness, Record, Severity,
};
use crate::rules::case::{Case, Explanation, Fix, FixAction};
use crate::rules::elsewhere::MatrixFacts;
use crate::rules::matters::Matters;
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

/// In a matrix of fewer rows nobody has come to the contract yet.
const FEWEST_ROWS: usize = 5;

/// What an outsourcing matrix has a row for: its name in a sentence, and a title for the row. The order is that in
/// which [`crate::rules::matters`] counts the rows that settle them.
const MATTERS: [(&str, &str); Matters::COUNT] = [
    ("the exit", "Exit and hand-over planning"),
    ("the return of data", "Data return and deletion at contract end"),
    ("notice of incidents", "Incident notice by the provider"),
    ("approval of subcontractors", "Subcontractor approval"),
];

pub(in crate::rules) static EXIT_MISSING: Rule = Rule::new(
    RuleId::ExitMissing,
    Severity::Advice,
    Scope::Matrix,
    Words {
        title: "No way out",
        reason: "Every contract ends, and who hands over and returns the data is not agreed in a dispute; \
                 ISO 27001 A.5.20 and DORA article 28 ask for it beforehand.",
        example: "A provider runs the servers, and no row says who returns the data at the end.",
    },
    |case| {
        let missing: Vec<&str> = missing(case).map(|(what, _)| what).collect();
        let list = match missing.as_slice() {
            [] => return Explanation::default(),
            [one] => (*one).to_owned(),
            [rest @ .., last] => format!("{} or {last}", rest.join(", ")),
        };
        Explanation::new(format!(
            "A provider takes part, and no activity settles {list}. Add what is missing."
        ))
    },
)
.on_matrix(MatrixCheck { concerned: can_change_titles, find: find_missing })
.settled_by("Add the missing activities.")
.fixed_by(|case, randomness| {
    let rows: Vec<&str> = missing(case).map(|(_, title)| title).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let label = if rows.len() == 1 { "Add the missing activity" } else { "Add the missing activities" };
    let width = case.matrix.role_count();
    let area = case.matrix.activities().next_back().and_then(|last| last.area);
    let rows = rows.into_iter().map(|title| row(title, width, area, randomness));
    let edits = vec![Edit::InsertActivities { at: case.matrix.activity_count(), rows: rows.collect() }];
    vec![Fix::new(label, FixAction::Apply(Transaction::new(label, edits)))]
});

fn can_change_titles(touched: &Touched) -> bool {
    // The nature of a row says what it is about, too.
    !touched.activities.is_empty() || !touched.inserted.is_empty() || !touched.removed.is_empty()
}

/// A matrix in which a provider takes part is one of outsourcing; another party changes everything anyway.
fn find_missing(facts: &MatrixFacts<'_>, report: &mut dyn FnMut(Place)) {
    let matrix = facts.matrix;
    let is_outsourcing = matrix.roles().any(|role| matrix.side(role) == PartyKind::Provider);
    if is_outsourcing && matrix.activity_count() >= FEWEST_ROWS && facts.matters.are_open().contains(&true) {
        report(Place::Matrix);
    }
}

/// What no row settles, and what such a row may be called.
fn missing<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'static str, &'static str)> + use<'a> {
    let open = MATTERS.into_iter().zip(case.engine.matters().are_open());
    open.filter(|(_, is_open)| *is_open).map(|(matter, _)| matter)
}

fn row(title: &str, width: usize, area: Option<AreaId>, randomness: &mut dyn Randomness) -> Activity {
    let mut row = Activity::new(ActivityId::fresh(randomness), title, width);
    row.area = area;
    row.with_details(|details| details.swap(ActivityField::Kind(ActivityKind::Governance)));
    row
}
