//! Controls of the catalogues that the matrix answers to, and the activities that stand for them.

use crate::catalog::controls::{Catalogue, Entry, EntryKind, catalogue};
use crate::catalog::words::first_of;
use crate::edit::{Registers, RowFields, Touched};
use crate::model::{Matrix, Place, Severity};
use crate::rules::case::{Case, Explanation};
use crate::rules::elsewhere::MatrixFacts;
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

/// How many controls a sentence names before it counts the rest.
const MOST_NAMED: usize = 4;

pub(in crate::rules) static CONTROL_UNCOVERED: Rule = Rule::new(
    RuleId::ControlUncovered,
    Severity::Advice,
    Scope::Matrix,
    Words {
        title: "Controls without an activity",
        reason: "An auditor asks control by control who owns it; one that no activity refers to has no answer \
                 (ISO 27001 clause 5.3 asks for assigned responsibilities).",
        example: "The matrix answers to ISO 27001, and no activity refers to A.8.13.",
    },
    explain,
)
.on_matrix(MatrixCheck { concerned: can_change_references, find: find_uncovered });

fn can_change_references(touched: &Touched) -> bool {
    touched.fields.meets(RowFields::CONTROLS)
        || !touched.inserted.is_empty()
        || !touched.removed.is_empty()
        || touched.registers.meets(Registers::INFO)
}

/// The catalogues that the matrix names and this version knows.
fn chosen(matrix: &Matrix) -> impl Iterator<Item = &'static Catalogue> + '_ {
    matrix.info.catalogues.iter().filter_map(|id| catalogue(id))
}

/// The controls of the catalogue that no activity refers to, in order.
fn uncovered(matrix: &Matrix, catalogue: &'static Catalogue) -> Vec<Entry> {
    let index = catalogue.index();
    let mut covered = vec![false; index.entries().len()];
    let references = matrix.activities().flat_map(|activity| &activity.details().controls);
    for entry in references.flat_map(|reference| index.meant(reference)) {
        if let Some(covered) = covered.get_mut(entry.place) {
            *covered = true;
        }
    }
    let entries = index.entries().iter().zip(covered);
    entries
        .filter(|(entry, covered)| entry.kind == EntryKind::Control && !covered)
        .map(|(entry, _)| *entry)
        .collect()
}

fn find_uncovered(facts: &MatrixFacts<'_>, found: &mut dyn FnMut(Place)) {
    if chosen(facts.matrix).any(|catalogue| !uncovered(facts.matrix, catalogue).is_empty()) {
        found(Place::Matrix);
    }
}

fn explain(case: &Case<'_>) -> Explanation {
    let mut sentences = Vec::new();
    for catalogue in chosen(case.matrix) {
        let missing = uncovered(case.matrix, catalogue);
        if !missing.is_empty() {
            let ids: Vec<&str> = missing.iter().map(|entry| entry.id).collect();
            let named = first_of(&ids, MOST_NAMED);
            sentences.push(format!("{}: no activity refers to {named}.", catalogue.name));
        }
    }
    Explanation::new(sentences.join(" "))
}
