//! The engine's law: following changes one by one leads exactly where a fresh full validation leads.

use proptest::prelude::*;

use super::support::{Chance, row_id, sketch, today};
use crate::edit::{Edit, Transaction};
use crate::model::*;
use crate::rules::{Engine, Finding, RuleId};

fn snapshot(engine: &Engine, matrix: &Matrix) -> Vec<Finding> {
    engine.findings(matrix).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn following_changes_equals_validating_afresh(seed: u64, rows in 0usize..12, roles in 1usize..7) {
        let mut chance = Chance::new(seed);
        let mut matrix = chance.matrix(rows, roles);
        let mut engine = Engine::new(&matrix, today());
        for step in 0..25 {
            let before = snapshot(&engine, &matrix);
            let change = chance.transaction(&matrix);
            let Ok((inverse, touched)) = change.clone().apply(&mut matrix) else { continue };
            engine.update(&matrix, &touched);
            let fresh = Engine::new(&matrix, today());
            prop_assert!(engine == fresh, "step {step}: {change:?}");
            prop_assert_eq!(engine.counts(), fresh.counts());
            let after = snapshot(&engine, &matrix);
            check_change(&engine, &before, &after)?;
            if step % 5 == 4 {
                let (_, touched) = inverse.apply(&mut matrix).unwrap();
                engine.update(&matrix, &touched);
                prop_assert!(engine == Engine::new(&matrix, today()), "undo of {change:?}");
            }
        }
    }

    #[test]
    fn counts_are_what_the_list_of_findings_says(seed: u64, rows in 0usize..20, roles in 1usize..9) {
        let mut chance = Chance::new(seed);
        let mut matrix = chance.matrix(rows, roles);
        for _ in 0..6 {
            let _ = chance.transaction(&matrix).apply(&mut matrix);
        }
        let engine = Engine::new(&matrix, today());
        let counts = engine.counts();
        let count = |severity| engine.findings(&matrix).filter(|it| it.severity == severity).count() as u32;
        prop_assert_eq!(counts.errors, count(Severity::Error));
        prop_assert_eq!(counts.warnings, count(Severity::Warning));
        prop_assert_eq!(counts.advice, count(Severity::Advice));
        prop_assert_eq!(counts.waived, engine.waived(&matrix).count() as u32);
        for rule in RuleId::ALL {
            let listed = engine.findings(&matrix).filter(|it| it.rule == *rule).count() as u32;
            prop_assert_eq!(engine.count_of(*rule), listed);
        }
        let unfinished = matrix.activities().filter(|row| row.is_unassigned()).count() as u32;
        prop_assert_eq!(counts.unfinished, unfinished);
    }

    #[test]
    fn every_finding_is_explained_and_every_ready_fix_fits(seed: u64, rows in 1usize..10, roles in 1usize..7) {
        let mut chance = Chance::new(seed);
        let mut matrix = chance.matrix(rows, roles);
        for _ in 0..6 {
            let _ = chance.transaction(&matrix).apply(&mut matrix);
        }
        let engine = Engine::new(&matrix, today());
        for finding in engine.findings(&matrix) {
            let explanation = engine.explain(&matrix, &finding);
            prop_assert!(explanation.message.ends_with('.'), "{finding:?}: {}", explanation.message);
            prop_assert!(!explanation.message.contains(finding.rule.as_str()), "no ids in sentences");
            for fix in engine.fixes(&matrix, &finding, &mut SeededRandomness::new(seed)) {
                let crate::rules::FixAction::Apply(change) = fix.action else { continue };
                prop_assert!(!change.label.is_empty() && !change.edits.is_empty());
                let mut fixed = matrix.clone();
                let label = change.label.clone();
                let (_, touched) = change.apply(&mut fixed).unwrap();
                let mut after = engine.clone();
                after.update(&fixed, &touched);
                if finding.rule == RuleId::AccountableMany && matrix.rules.one_owner_per_party {
                    continue; // The fix settles one party; another may have several owners as well.
                }
                let stays = after.findings(&fixed).any(|it| it.rule == finding.rule && it.place == finding.place);
                prop_assert!(!stays, "{finding:?} stays after {label}");
            }
        }
    }
}

/// What the engine says of the last change is what the two lists of findings say.
fn check_change(engine: &Engine, before: &[Finding], after: &[Finding]) -> Result<(), TestCaseError> {
    let same = |one: &Finding, other: &Finding| one.rule == other.rule && one.place == other.place;
    let new: Vec<_> = after.iter().filter(|it| !before.iter().any(|old| same(old, it))).collect();
    let gone = before.iter().filter(|it| !after.iter().any(|new| same(it, new))).count();
    let change = engine.last_change();
    prop_assert_eq!((change.appeared as usize, change.settled as usize), (new.len(), gone));
    let gravest = new.iter().map(|it| it.severity).min();
    prop_assert_eq!(change.first.map(|it| it.severity), gravest);
    prop_assert!(change.first.is_none_or(|first| new.contains(&&first)));
    Ok(())
}

#[test]
fn the_last_change_names_what_appeared_and_what_settled() {
    let mut matrix = sketch("Owner, Engineer\nChange firewall | A R\nReview logs | - -");
    let mut engine = Engine::new(&matrix, today());
    assert_eq!(engine.last_change(), crate::rules::Change::default());
    let second = matrix.role_at(1).unwrap().id;
    let letters = matrix.scheme.parse("RA").unwrap();
    let edit = Edit::SetLetters { activity: row_id(0), role: second, letters };
    let (inverse, touched) = Transaction::new("Set A", vec![edit]).apply(&mut matrix).unwrap();
    engine.update(&matrix, &touched);
    let change = engine.last_change();
    assert_eq!((change.appeared, change.settled), (1, 0));
    assert_eq!(change.first.unwrap().rule, RuleId::AccountableMany);
    let (_, touched) = inverse.apply(&mut matrix).unwrap();
    engine.update(&matrix, &touched);
    assert_eq!((engine.last_change().appeared, engine.last_change().settled), (0, 1));
}

#[test]
fn another_day_ends_waivers_without_a_change() {
    let mut matrix = sketch("Owner, Engineer\nChange firewall | A -");
    let place = Place::Activity(row_id(0));
    matrix.waivers.push(super::support::waiver("responsible-missing", place, Some("2026-11-22")));
    let mut engine = Engine::new(&matrix, today());
    assert_eq!((engine.counts().errors, engine.counts().waived), (0, 1));
    engine.set_today(&matrix, today().plus_days(1));
    assert_eq!((engine.counts().errors, engine.counts().waived), (1, 0));
    assert_eq!(engine.count_of(RuleId::WaiverExpired), 1);
    assert!(engine == Engine::new(&matrix, today().plus_days(1)));
}
