//! How a matrix stands to its baselines: exactly one of them, changed since, or never taken.
//!
//! The same question for a file that came from elsewhere: is it exactly what was agreed? The whole content is
//! written and hashed for the answer, so it is asked when somebody looks, not after each key.

use serde::Serialize;

use super::content::content_text;
use super::hash::sha256;
use super::sign_off::is_agreed;
use crate::model::{Baseline, BaselineId, Matrix};

/// How a matrix stands to its baselines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "standing")]
pub enum Standing {
    /// It has none.
    NoBaseline,
    /// It is exactly this one.
    Exactly {
        /// The baseline.
        baseline: BaselineId,
        /// Whether every side signed it.
        agreed: bool,
    },
    /// It is none of them; this is the one it is measured by: the newest agreed one, or else the newest.
    ChangedSince {
        /// The baseline.
        baseline: BaselineId,
        /// Whether every side signed it.
        agreed: bool,
    },
}

/// How the matrix stands to its baselines.
pub fn standing(matrix: &Matrix) -> Standing {
    standing_of_hash(matrix, &content_hash(matrix))
}

/// How a matrix that came from elsewhere stands to the baselines of the own one.
pub fn standing_among(received: &Matrix, own: &Matrix) -> Standing {
    standing_of_hash(own, &content_hash(received))
}

/// The SHA-256 of the agreed content as it is now.
pub fn content_hash(matrix: &Matrix) -> String {
    sha256(content_text(matrix).as_bytes())
}

/// How content with this hash stands to the baselines of the matrix.
pub(super) fn standing_of_hash(matrix: &Matrix, hash: &str) -> Standing {
    let newest = newest_first(matrix);
    let Some(first) = newest.first() else { return Standing::NoBaseline };
    let agreed = |baseline: &&&Baseline| is_agreed(matrix, baseline);
    let mut same = newest.iter().filter(|baseline| baseline.hash == hash);
    if let Some(baseline) = same.clone().next() {
        let signed = same.find(agreed);
        return Standing::Exactly { baseline: signed.unwrap_or(baseline).id, agreed: signed.is_some() };
    }
    let signed = newest.iter().find(agreed);
    Standing::ChangedSince { baseline: signed.unwrap_or(first).id, agreed: signed.is_some() }
}

/// The baselines, the one taken last first.
pub(super) fn newest_first(matrix: &Matrix) -> Vec<&Baseline> {
    let mut baselines: Vec<&Baseline> = matrix.baselines.iter().rev().collect();
    baselines.sort_by_key(|baseline| std::cmp::Reverse(baseline.taken));
    baselines
}

/// The standing in words: "Changed since agreed v1.2".
pub fn standing_words(matrix: &Matrix, standing: Standing) -> String {
    let name = |id: BaselineId| {
        let found = matrix.baselines.iter().find(|baseline| baseline.id == id);
        found.map(|baseline| baseline.name.trim()).unwrap_or_default()
    };
    match standing {
        Standing::NoBaseline => "No baseline yet".to_owned(),
        Standing::Exactly { baseline, agreed: true } => format!("Agreed: exactly {}", name(baseline)),
        Standing::Exactly { baseline, agreed: false } => {
            format!("Exactly {}, not yet signed by all sides", name(baseline))
        }
        Standing::ChangedSince { baseline, agreed: true } => {
            format!("Changed since agreed {}", name(baseline))
        }
        Standing::ChangedSince { baseline, agreed: false } => format!("Changed since {}", name(baseline)),
    }
}
