//! What we *know*: template packs, letter schemes, default registers and preset texts, as data.
//!
//! Packs are plain texts that a person can read and write; they are read only when opened. Knows
//! the model and nothing of rules, files or screens.

mod area;
pub mod choices;
pub mod controls;
mod defaults;
mod lines;
mod pack;
mod presets;
mod reader;
mod rows;
mod schemes;
pub mod words;

pub use area::{AreaAddition, add_area};
pub use defaults::{default_decision_levels, default_escalations, default_separated_pairs};
pub use lines::BadPack;
pub use pack::{DEFAULT_PACK, Pack, pack, packs};
pub use presets::{ACCESS_REVIEWS, AUTHORISATION_LEVELS, AccessReview, RETENTION_PRESETS, SKILL_LEVELS};
pub use reader::read_pack;
pub use schemes::{scheme, schemes};

#[cfg(test)]
mod tests;
