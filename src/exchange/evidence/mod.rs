//! Evidence for an auditor: one document, and an archive with everything that the document speaks of.
//!
//! The document says what the matrix is, what was agreed and by whom, what is wrong with it and who accepted
//! that, what was reviewed and changed. Each claim about content names a hash that can be checked by other tools.

mod pack;
mod parts;
mod state;

pub use pack::evidence_pack;

use crate::formats::report::{Document, escalation_sheet};
use crate::model::{Date, Matrix};
use crate::rules::Engine;

/// The evidence as of a day. The engine must have followed the matrix to its present state.
pub fn evidence(matrix: &Matrix, engine: &Engine, today: Date) -> Document {
    let mut document = Document { landscape: true, ..Document::of(matrix, "Evidence") };
    state::agreement(matrix, engine, today, &mut document);
    let parts = [
        ("Responsibilities", parts::responsibilities(matrix)),
        ("Findings", parts::findings(matrix, engine)),
        ("Waivers", parts::waivers(matrix, today)),
        ("Reviews", parts::reviews(matrix)),
        ("Control coverage", parts::coverage(matrix)),
    ];
    for (title, blocks) in parts {
        document.append(Document { title: title.to_owned(), blocks, ..Document::default() });
    }
    document.append(escalation_sheet(matrix));
    let log = Document { title: "Change log".to_owned(), blocks: parts::log(matrix), ..Document::default() };
    document.append(log);
    document
}
