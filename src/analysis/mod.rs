//! What a matrix *shows* when it is counted: per activity, per role and person, per area, between the parties.
//!
//! Everything here is worked out anew from a matrix in one pass over its cells, and nothing is kept. It reads
//! what the rules say and judges nothing itself. Knows nothing of files, documents or screens.

mod activities;
mod answer;
mod areas;
pub mod coverage;
mod escalation;
mod heat;
mod interface;
mod people;
mod roles;
mod separation;
mod strip;
mod tally;
mod verdict;

pub use activities::{ActivityLine, by_activity};
pub use answer::{Answer, Missing, Reached};
pub use escalation::{Call, CallReason, Subject, called_for_events, who_is_called};
pub use heat::{HeatArea, HeatMap};
pub use interface::{Interface, Sides};
pub use people::{PersonLine, by_person};
pub use roles::{RoleLine, by_role};
pub use separation::{Bearer, Conflict, Held, conflicts};
pub use strip::completeness_strip;
pub use tally::{Share, Tally};
pub use verdict::{Limit, Verdict};

#[cfg(test)]
mod tests;
