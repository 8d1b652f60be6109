//! The register of rules: numbers, ids and words hold together.

use crate::rules::{RULES, RuleId, RuleMask};

#[test]
fn every_rule_stands_at_its_number_and_is_found_by_its_id() {
    for (number, rule) in RULES.iter().enumerate() {
        assert_eq!(rule.id as usize, number, "{}", rule.id);
        assert_eq!(rule.id.as_str().parse(), Ok(rule.id));
        assert_eq!(RuleId::ALL[number].rule().id, rule.id);
    }
    assert!(RULES.len() <= 64, "a mask has 64 bits");
    assert!("no-such-rule".parse::<RuleId>().is_err());
}

#[test]
fn every_rule_has_words_and_is_checked_somewhere() {
    for rule in RULES {
        assert!(rule.on_row.is_some() || rule.on_role.is_some() || rule.on_matrix.is_some(), "{}", rule.id);
        assert!(rule.reason.ends_with('.') && rule.example.ends_with('.'), "{}", rule.id);
        assert!(!rule.title.is_empty() && !rule.title.ends_with('.'), "{}", rule.id);
        let fixes = rule.settled_by;
        assert!(fixes.is_empty() || rule.has_fixes() && fixes.ends_with('.'), "{}", rule.id);
    }
}

/// Ids stand in files and waivers: this list only ever grows.
#[test]
fn ids_are_stable() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id.as_str()).collect();
    for id in [
        "accountable-missing",
        "accountable-many",
        "responsible-missing",
        "oversight-missing",
        "shared-unexplained",
        "subcontractor-chain",
        "row-full",
        "activity-unassigned",
        "risk-acceptance-outside",
        "risk-acceptance-technical",
        "provider-accountable",
        "responsible-many",
        "no-communication",
        "consulted-many",
        "informed-many",
        "role-vague",
        "role-idle",
        "role-overloaded",
        "role-everywhere",
        "role-informed-only",
        "role-person",
        "role-duplicate",
        "activity-vague",
        "activity-duplicate",
        "holder-missing",
        "waiver-expired",
        "text-confusable",
        "exit-missing",
        "sod-role",
        "sod-person",
        "audit-independence",
        "self-approval",
        "approvers-too-few",
        "retro-review-missing",
        "formal-change-expected",
        "emergency-undefined",
        "authority-missing",
        "asset-unowned",
        "asset-untouched",
        "out-of-scope",
        "escalation-gap",
        "contact-generic",
        "deputy-missing",
        "response-time-missing",
        "review-overdue",
        "review-unplanned",
        "evidence-missing",
        "question-open",
        "control-uncovered",
    ] {
        assert!(ids.contains(&id), "{id}");
    }
}

#[test]
fn masks_hold_rules_as_sets() {
    let both: RuleMask = [RuleId::RowFull, RuleId::RoleIdle].into_iter().collect();
    assert_eq!(both.len(), 2);
    assert!(both.has(RuleId::RowFull) && !both.has(RuleId::RolePerson));
    assert_eq!(both.iter().collect::<Vec<_>>(), [RuleId::RoleIdle, RuleId::RowFull]);
    assert_eq!(both.without(RuleMask::of(RuleId::RowFull)), RuleMask::of(RuleId::RoleIdle));
}
