//! Sets of rules, one bit each: what a row or a role is found guilty of, in eight bytes.
//!
//! Knows the rules' numbers and nothing of what they mean.

use super::registry::RuleId;

/// A set of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct RuleMask(u64);

impl RuleMask {
    /// No rule.
    pub const EMPTY: Self = Self(0);

    /// The set of one rule.
    pub const fn of(rule: RuleId) -> Self {
        Self(1 << rule as u8)
    }
    /// Whether no rule is in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// How many rules are in it.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }
    /// Whether the rule is in it.
    pub const fn has(self, rule: RuleId) -> bool {
        self.meets(Self::of(rule))
    }
    /// Whether the two sets share a rule.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Both sets' rules.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// The rules that are in both.
    #[must_use]
    pub const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// The rules that are not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
    /// The set where `holds`, none otherwise.
    #[must_use]
    pub(super) const fn when(self, holds: bool) -> Self {
        if holds { self } else { Self::EMPTY }
    }
    /// Takes the first rule out of the set, in the registry's order.
    pub(super) fn take_first(&mut self) -> Option<RuleId> {
        let first = RuleId::ALL.get(self.0.trailing_zeros() as usize).copied()?;
        *self = self.without(Self::of(first));
        Some(first)
    }
    /// The rules, in the registry's order.
    pub fn iter(mut self) -> impl Iterator<Item = RuleId> {
        std::iter::from_fn(move || self.take_first())
    }
}

impl FromIterator<RuleId> for RuleMask {
    fn from_iter<T: IntoIterator<Item = RuleId>>(rules: T) -> Self {
        rules.into_iter().fold(Self::EMPTY, |set, rule| set.union(Self::of(rule)))
    }
}
