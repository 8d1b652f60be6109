//! The engine's law: following changes one by one leads exactly where a fresh full validation leads.

use proptest::prelude::*;

use super::support::{Chance, row_id, sketch, today};
use crate::edit::{Edit, ListEdit, Transaction};
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
        for group in engine.by_rule(&matrix, |_| 2) {
            let of_rule: Vec<_> = engine.findings(&matrix).filter(|it| it.rule == group.rule).collect();
            prop_assert_eq!(&group.first[..], &of_rule[..of_rule.len().min(2)]);
            prop_assert_eq!(group.all, of_rule.len());
        }
        let grouped: usize = engine.by_rule(&matrix, |_| 0).iter().map(|group| group.all).sum();
        prop_assert_eq!(grouped, engine.findings(&matrix).count());
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

/// The laws above say something of a rule only where random matrices reach it.
#[test]
fn random_matrices_reach_every_rule() {
    let mut reached = crate::rules::RuleMask::EMPTY;
    for seed in 0..400 {
        let mut chance = Chance::new(seed);
        let mut matrix = chance.matrix(8, 5);
        for _ in 0..12 {
            let _ = chance.transaction(&matrix).apply(&mut matrix);
        }
        let engine = Engine::strict(&matrix, today());
        reached = reached.union(engine.findings(&matrix).map(|finding| finding.rule).collect());
    }
    let missed: Vec<_> = RuleId::ALL.iter().filter(|rule| !reached.has(**rule)).collect();
    assert!(missed.is_empty(), "{missed:?}");
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

/// Applies each transaction and holds the engine to a fresh validation after each, and after each undo.
fn follow(matrix: &mut Matrix, changes: Vec<Vec<Edit>>) -> Vec<Vec<RuleId>> {
    let mut engine = Engine::new(matrix, today());
    let mut found = Vec::new();
    for edits in changes {
        let (inverse, touched) = Transaction::new("", edits).apply(matrix).unwrap();
        engine.update(matrix, &touched);
        assert!(engine == Engine::new(matrix, today()));
        found.push(engine.findings(matrix).map(|finding| finding.rule).collect());
        let (again, touched) = inverse.apply(matrix).unwrap();
        engine.update(matrix, &touched);
        assert!(engine == Engine::new(matrix, today()));
        let (_, touched) = again.apply(matrix).unwrap();
        engine.update(matrix, &touched);
    }
    found
}

fn set(matrix: &Matrix, row: usize, role: usize, letters: &str) -> Edit {
    let letters = matrix.scheme.parse(letters).unwrap();
    Edit::SetLetters { activity: row_id(row), role: super::support::role_id(role), letters }
}

#[test]
fn a_column_that_becomes_like_another_or_ceases_to_be_is_noticed_on_the_other_one() {
    let mut matrix = sketch("Clerk, Helper, Owner\nCheck a | R C A\nCheck b | C C A\nCheck c | I I A");
    // The change is made in the first column; the copy is the second.
    let changes = vec![
        vec![set(&matrix, 0, 0, "C")],
        vec![set(&matrix, 0, 0, "R")],
        vec![set(&matrix, 0, 0, "C"), set(&matrix, 1, 0, "I")],
        vec![set(&matrix, 1, 1, "I")],
    ];
    let found = follow(&mut matrix, changes);
    let copies: Vec<_> = found.iter().map(|rules| rules.contains(&RuleId::RoleDuplicate)).collect();
    assert_eq!(copies, [true, false, false, true]);
}

#[test]
fn the_first_letter_of_all_makes_the_other_roles_idle() {
    let mut matrix = sketch("Clerk, Helper, Owner\nCheck a | - - -");
    let changes = vec![vec![set(&matrix, 0, 0, "R")], vec![set(&matrix, 0, 0, "")]];
    let found = follow(&mut matrix, changes);
    let idle = |rules: &Vec<RuleId>| rules.iter().filter(|rule| **rule == RuleId::RoleIdle).count();
    assert_eq!(found.iter().map(idle).collect::<Vec<_>>(), [2, 0]);
}

#[test]
fn a_waiver_that_goes_in_the_step_in_which_the_only_letter_moves_leaves_the_other_roles_idle() {
    let mut matrix = sketch("Clerk, Helper\nCheck a | R -\nCheck b | - -");
    matrix.waivers.push(super::support::waiver("accountable-missing", Place::Activity(row_id(0)), None));
    let moves = vec![set(&matrix, 0, 0, ""), set(&matrix, 1, 0, "R")];
    let withdrawal = Edit::Waiver(ListEdit::Remove { at: 0, count: 1 });
    let found = follow(&mut matrix, vec![[moves, vec![withdrawal]].concat()]);
    assert!(found[0].contains(&RuleId::RoleIdle));
}

#[test]
fn rows_that_go_and_come_back_in_one_step_are_followed() {
    let mut matrix = sketch("Clerk, Helper\nCheck a | R A\nCheck b | A R\nCheck a | I C");
    let mut other = matrix.activity(row_id(0)).unwrap().clone();
    other.set_letters_at(0, LetterSet::EMPTY);
    other.title = "Check b".into();
    let fresh = Activity::new(row_id(9), "Check c", 2);
    let remove = |at| Edit::RemoveActivities { at, count: 1 };
    let insert = |at, row: &Activity| Edit::InsertActivities { at, rows: vec![row.clone()] };
    let letters = set(&matrix, 0, 0, "C");
    let changes = vec![
        vec![letters.clone(), remove(0), insert(2, &other)],
        vec![insert(0, &fresh), set(&matrix, 9, 1, "R"), remove(0)],
        vec![remove(2), insert(0, &other), letters, remove(0), insert(1, &other)],
        vec![set(&matrix, 1, 0, ""), remove(0)],
    ];
    follow(&mut matrix, changes);
}
