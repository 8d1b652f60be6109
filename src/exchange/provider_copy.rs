//! The copy for the other party: only the parts that may leave, and said so in the file; and the way back.
//!
//! Identities and the hash of the baseline stay, so that what comes back can be laid beside what was sent.

use super::baseline::baseline_text;
use super::leaving_out::{fill, leave_out};
use super::standing::{Standing, newest_first, standing};
use crate::model::{Baseline, CopyNote, Date, LeftOut, Matrix};

pub use crate::catalog::choices::USUALLY_LEFT_OUT;

/// A copy without these parts. Names in sign-offs and fields that this version does not know stay. Where the history is left out, the baseline that the copy goes back to stays
/// with its sign-offs: the one that the matrix now is, or else the newest. What is agreed is in every copy.
pub fn copy(matrix: &Matrix, left_out: &[LeftOut], made: Date) -> Matrix {
    let basis = basis(matrix).map(|baseline| Baseline {
        content: baseline_text(matrix, baseline).unwrap_or_default().to_owned(),
        ..baseline.clone()
    });
    let mut copy = matrix.clone();
    if left_out.contains(&LeftOut::History)
        && let Some(basis) = &basis
    {
        copy.baselines = vec![basis.clone()];
    }
    leave_out(&mut copy, left_out, basis.as_ref().map(|basis| basis.id));
    let earlier = matrix.info.copy.iter().flat_map(|note| &note.left_out);
    let mut left_out: Vec<LeftOut> = left_out.iter().chain(earlier).copied().collect();
    left_out.sort_unstable();
    left_out.dedup();
    let of = basis.map(|basis| basis.hash).unwrap_or_default();
    copy.info.copy = Some(CopyNote { left_out, made: Some(made), of });
    copy
}

fn basis(matrix: &Matrix) -> Option<&Baseline> {
    match standing(matrix) {
        Standing::Exactly { baseline, .. } => matrix.baselines.iter().find(|it| it.id == baseline),
        _ => newest_first(matrix).first().copied(),
    }
}

/// A copy that came back, with what was left out put in from the own matrix, so that it does not look deleted.
/// What the other side wrote there by now stays. A file that is no copy comes out as it is.
pub fn complete(received: &Matrix, own: &Matrix) -> Matrix {
    let mut matrix = received.clone();
    if let Some(note) = &received.info.copy {
        fill(&mut matrix, own, &note.left_out);
        matrix.info.copy.clone_from(&own.info.copy);
    }
    matrix
}
