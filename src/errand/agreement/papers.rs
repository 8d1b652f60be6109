//! Files that agreement brings: a baseline's own, the copy for the other side, the evidence, what changed.

use super::Paper;
use crate::exchange::{baseline_text, change_report, copy, evidence, evidence_pack};
use crate::formats::json::write;
use crate::formats::report::html;
use crate::model::Matrix;
use crate::rules::Engine;

/// The file.
pub(super) fn file(paper: Paper, matrix: &Matrix) -> Result<Vec<u8>, String> {
    match paper {
        Paper::Baseline(id) => {
            let baseline = matrix.baselines.iter().find(|baseline| baseline.id == id);
            let text = baseline.and_then(|baseline| baseline_text(matrix, baseline));
            let missing = "The content of that baseline is not in this matrix, so there is no file to save.";
            text.map(|text| text.as_bytes().to_vec()).ok_or_else(|| missing.to_owned())
        }
        Paper::Copy { left_out, made } => Ok(write(&copy(matrix, &left_out, made)).into_bytes()),
        Paper::Archive(today) => evidence_pack(matrix, &Engine::strict(matrix, today), today),
        Paper::Page(today) => Ok(html(&evidence(matrix, &Engine::strict(matrix, today), today)).into_bytes()),
        Paper::Changes(from, to) => Ok(html(&change_report(matrix, from, to)?).into_bytes()),
    }
}
