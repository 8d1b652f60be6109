//! The registers that a new matrix begins with: decision levels, separated pairs, event types.

use super::reader::read_pack;
use crate::model::{DecisionLevel, Escalation, Matrix, Randomness, SeparatedPair};

const REGISTERS: &str = include_str!("data/registers.txt");

/// The registers as an otherwise empty matrix; a test reads them, so that they are never missing.
fn registers(randomness: &mut dyn Randomness) -> Matrix {
    read_pack(REGISTERS, randomness).unwrap_or_default()
}

/// The four decision levels: routine, elevated, high-risk, emergency.
pub fn default_decision_levels(randomness: &mut dyn Randomness) -> Vec<DecisionLevel> {
    registers(randomness).decision_levels
}

/// The pairs of duties that are usually kept apart.
pub fn default_separated_pairs(randomness: &mut dyn Randomness) -> Vec<SeparatedPair> {
    registers(randomness).separated_pairs
}

/// The usual event types with response times, and every question still open.
pub fn default_escalations(randomness: &mut dyn Randomness) -> Vec<Escalation> {
    registers(randomness).escalations
}

#[cfg(test)]
pub(super) const TEXT: &str = REGISTERS;
