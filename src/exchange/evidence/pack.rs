//! The archive of the evidence: matrix, baselines, documents, and a list with the hash of each file.

use super::super::baseline::baseline_text;
use super::super::hash::sha256;
use super::super::zip::{File, zip};
use super::evidence;
use crate::formats::json::{EXTENSION, write};
use crate::formats::report::{analysis, escalation_sheet, html, markdown, role_cards};
use crate::model::{Baseline, Date, Matrix};
use crate::rules::Engine;

/// The list with the hashes, in the form that `sha256sum -c` reads.
const MANIFEST: &str = "MANIFEST";

/// The archive as of a day. The same matrix on the same day gives the same bytes.
///
/// # Errors
/// A sentence where it would be larger than a ZIP file can be.
pub fn evidence_pack(matrix: &Matrix, engine: &Engine, today: Date) -> Result<Vec<u8>, String> {
    let document = evidence(matrix, engine, today);
    let mut files = vec![
        File::new(format!("matrix.{EXTENSION}"), write(matrix)),
        File::new("evidence.html", html(&document)),
        File::new("evidence.md", markdown(&document)),
        File::new("escalation.md", markdown(&escalation_sheet(matrix))),
        File::new("role-cards.md", markdown(&role_cards(matrix))),
        File::new("analysis.md", markdown(&analysis(matrix, engine))),
    ];
    for (number, baseline) in (1..).zip(&matrix.baselines) {
        if let Some(text) = baseline_text(matrix, baseline) {
            files.push(File::new(baseline_path(number, baseline), text));
        }
    }
    let lines = files.iter().map(|file| format!("{}  {}\n", sha256(&file.content), file.path));
    let manifest = lines.collect::<String>();
    files.push(File::new(MANIFEST, manifest));
    zip(&files, today)
}

/// `baselines/02-v1-2-agreed.json`: the number keeps apart what is called alike.
fn baseline_path(number: u32, baseline: &Baseline) -> String {
    let mut name = String::new();
    for character in baseline.name.trim().chars().take(40) {
        if character.is_ascii_alphanumeric() {
            name.push(character.to_ascii_lowercase());
        } else if !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_matches('-');
    let dash = if name.is_empty() { "" } else { "-" };
    format!("baselines/{number:02}{dash}{name}.{EXTENSION}")
}
