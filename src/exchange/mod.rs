//! Two parties: how their copies of a matrix meet, how they come to agree, and what proves it.
//!
//! [`compare()`](compare::compare) says what differs between an older and a newer matrix. [`Review`](merge::Review)
//! puts mine beside theirs, with the version both began from where there is one, takes a decision for each thing
//! that differs, and gives ordinary edits to be performed on mine in one step. Baselines, sign-offs, copies for
//! the other side and evidence follow.
//!
//! What is hashed, signed and compared is the *agreed content* ([`agreed_content`]): what the parties owe each
//! other, and not who holds a role today, how people are reached, or what one side noted for itself. So both
//! sides can check the same hash, whatever was left out of the copy that one of them got.
//!
//! Pure: dates and random bits are arguments, files are texts and bytes. Knows nothing of where files come
//! from or go to, nor of any screen.

#[macro_use]
mod lists;

mod baseline;
mod change_report;
pub mod compare;
mod content;
mod evidence;
mod hash;
mod leaving_out;
pub mod merge;
#[cfg(test)]
mod numbered;
mod provider_copy;
mod sign_off;
mod standing;
mod verify;
mod zip;

pub use baseline::{ContentState, baseline_text, content_state, read_baseline, remove, restore, take};
pub use change_report::change_report;
pub use content::{agreed_content, content_text, within};
pub use evidence::{evidence, evidence_pack};
pub use hash::sha256;
pub use provider_copy::{USUALLY_LEFT_OUT, complete, copy};
pub use sign_off::{Signature, findings_of, sign, unsigned_sides, withdraw};
pub use standing::{Standing, content_hash, standing, standing_among, standing_words};
pub use verify::{BaselineCheck, SignOffCheck, Verification, verify};
pub use zip::{File, zip};

#[cfg(test)]
mod tests;
