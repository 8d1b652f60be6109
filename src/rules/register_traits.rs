//! What row checks need to know of the scope register and the decision levels.
//!
//! Rebuilt when one of the two changes; rows that name what has changed are then judged again.

use std::collections::HashMap;

use super::topics::Topics;
use crate::model::{
    Activity, DecisionLevel, DecisionLevelId, IdHash, Matrix, ProviderScope, ScopeItem, ScopeItemId,
    ScopeKind,
};

/// What matters of a scope item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ScopeTraits {
    /// Whether the provider has no business with it.
    pub(super) is_outside: bool,
    /// Whether changing it needs approval case by case.
    pub(super) is_delicate: bool,
}

/// The scope items and decision levels by identity.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct RegisterTraits {
    scope: HashMap<ScopeItemId, ScopeTraits, IdHash>,
    /// How many approvals a level asks for.
    approvals: HashMap<DecisionLevelId, u8, IdHash>,
}

/// Whether what is spoken of must not be changed without approval.
pub(super) fn is_delicate(topics: Topics) -> bool {
    const BY_ITSELF: Topics = Topics::FIREWALL.and(Topics::VPN).and(Topics::PRIVILEGED);
    topics.meets(BY_ITSELF) || topics.has(Topics::SERVER.and(Topics::PRODUCTION))
}

/// Whether the level is the one for emergencies: it says so, or is numbered four.
pub(super) fn is_for_emergencies(level: &DecisionLevel) -> bool {
    Topics::of(&level.title).and(Topics::of(&level.covers)).meets(Topics::EMERGENCY)
        || level
            .title
            .trim_start()
            .strip_prefix('4')
            .is_some_and(|rest| !rest.starts_with(|it: char| it.is_ascii_digit()))
}

impl ScopeTraits {
    fn of(item: &ScopeItem) -> Self {
        let by_kind = matches!(item.kind, ScopeKind::Firewall | ScopeKind::Vpn);
        Self {
            is_outside: item.provider_scope == ProviderScope::No,
            is_delicate: by_kind || is_delicate(Topics::of(&item.name)),
        }
    }
}

impl RegisterTraits {
    pub(super) fn of(matrix: &Matrix) -> Self {
        Self {
            scope: matrix.scope.iter().map(|item| (item.id, ScopeTraits::of(item))).collect(),
            approvals: matrix.decision_levels.iter().map(|it| (it.id, it.approvals_needed)).collect(),
        }
    }

    /// What matters of each known item that the activity touches.
    pub(super) fn touched_by<'a>(&'a self, activity: &'a Activity) -> impl Iterator<Item = ScopeTraits> + 'a {
        activity.details().systems.iter().filter_map(|item| self.scope.get(item)).copied()
    }

    /// How many approvals the activity's decision level asks for; `None` where it has no known level.
    pub(super) fn approvals_for(&self, activity: &Activity) -> Option<u8> {
        self.approvals.get(&activity.details().decision_level?).copied()
    }

    /// Whether the activity is seen differently by these than by the others.
    pub(super) fn differ_for(&self, other: &Self, activity: &Activity) -> bool {
        self.approvals_for(activity) != other.approvals_for(activity)
            || activity.details().systems.iter().any(|item| self.scope.get(item) != other.scope.get(item))
    }
}
