//! What the rules have found, as a register.

use super::registers::Register;
use crate::model::{Matrix, Severity};
use crate::rules::Engine;

/// Every finding in words, the gravest first, then those that a waiver accepts.
pub(super) fn findings(matrix: &Matrix, engine: &Engine) -> Register {
    let row = |finding: crate::rules::Finding, waived: bool| {
        let grade = match finding.severity {
            _ if waived => "Waived",
            Severity::Error => "Error",
            Severity::Warning => "Warning",
            Severity::Advice => "Advice",
        };
        vec![grade.to_owned(), engine.explain(matrix, &finding).message, finding.rule.as_str().to_owned()]
    };
    let live = engine.findings(matrix).map(|finding| row(finding, false));
    let waived = engine.waived(matrix).map(|finding| row(finding, true));
    Register::new("Findings", "Grade|Finding|Rule", live.chain(waived))
}
