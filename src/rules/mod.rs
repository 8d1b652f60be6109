//! What is *wrong* with a matrix: the rules, the engine that runs them, their fixes.
//!
//! [`Engine::new`] validates a matrix, [`Engine::update`] follows each change by what it touched.
//! [`RuleId`] and [`RULES`] say which rules there are. To add one: a line in `registry`, an entry with
//! its words and checks in a family's file. Knows the model and edits, and nothing of screens or files.

mod audits;
mod case;
mod columns;
mod confusable;
mod contacts;
mod duties;
mod elsewhere;
mod engine;
mod families;
mod finding;
mod grades;
mod journal;
mod layout;
mod lexicon;
mod lexicon_words;
mod mask;
mod matters;
mod merge;
mod people;
mod register_traits;
mod registry;
mod rows;
mod separation;
mod title_index;
mod title_reading;
mod topic_words;
mod topics;
mod waiver_index;
mod words;

pub use columns::RoleCounts;
pub use engine::{Engine, Findings, RuleFindings};
pub use finding::{Change, Counts, Explanation, Finding, Fix, FixAction, RowState};
pub use grades::severity_in;
pub use mask::RuleMask;
pub use registry::{RULES, Rule, RuleId, Scope, UnknownRule};
pub use words::{folded, for_each_word, title_key};

#[cfg(test)]
mod tests;
