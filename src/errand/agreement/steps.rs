//! Steps on the way to an agreement, as edits.

use super::Step;
use crate::edit::Edit;
use crate::exchange::{Signature, findings_of, remove, restore, sign, take, withdraw};
use crate::model::{Matrix, SeededRandomness};

/// The edits that make the step.
pub(super) fn edits(step: Step, matrix: &Matrix) -> Result<Vec<Edit>, String> {
    match step {
        Step::Take { name, at, bits } => take(matrix, &name, at, &mut SeededRandomness::new(bits)),
        Step::Sign { baseline, role, name, date, today, bits } => {
            let errors = findings_of(matrix, baseline, today)?.errors;
            let signature = Signature { baseline, role, name: &name, date };
            sign(matrix, &signature, errors, &mut SeededRandomness::new(bits))
        }
        Step::Withdraw(sign_off) => Ok(withdraw(matrix, sign_off)),
        Step::Restore(baseline) => restore(matrix, baseline),
        Step::Remove(baseline) => remove(matrix, baseline),
    }
}
