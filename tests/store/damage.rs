//! Damaged records: the newest whole state is shown, the rest is set aside and offered, nothing is deleted.

use remit::store::{Library, SavedState, StoreError};

use crate::browser::{Browser, at, block_on, sentences};
use crate::codec::{first_title, matrix, matrix_id, retitle};
use crate::library::FREE;

/// A matrix with three snapshots, two changes between them and two after the last, all durable.
fn worked_on() -> (Browser, Library) {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    let mut current = matrix(1, "Access");
    block_on(tab.create(&current, at(0))).unwrap();
    for step in 1..=6 {
        let change = retitle(&step.to_string());
        tab.append(id, &change, at(step)).unwrap();
        change.apply(&mut current).unwrap();
        if step == 2 || step == 4 {
            block_on(tab.snapshot(id, &current, at(step))).unwrap();
        }
    }
    assert_eq!(block_on(tab.close(id, at(6))), SavedState::SavedDurably(at(6)));
    (browser, tab)
}

fn key(browser: &Browser, prefix: &str, sequence: u64) -> String {
    let part = format!("/{sequence:016x}-");
    let found = browser.durable.find(&part);
    found.into_iter().find(|key| key.starts_with(prefix)).unwrap()
}

#[test]
fn a_damaged_newest_snapshot_is_replaced_by_the_one_before_and_the_changes_since() {
    let (browser, tab) = worked_on();
    let newest = key(&browser, "snapshot/", 4);
    browser.durable.corrupt(&newest);
    let damaged = browser.durable.bytes(&newest);
    let loaded = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("6", 6));
    assert_eq!(
        sentences(&loaded.notices),
        ["A damaged record of \u{201c}Access\u{201d} was found and set aside; nothing is missing."]
    );
    assert_eq!(block_on(tab.raw(&loaded.notices[0].kept[0])).unwrap(), damaged);
    assert!(loaded.wants_snapshot);
    assert_eq!(browser.durable.find(&newest).len(), 1, "it lies aside and nowhere else");
    block_on(tab.snapshot(matrix_id(1), &loaded.matrix, at(9))).unwrap();
    block_on(tab.close(matrix_id(1), at(9)));
    assert_eq!(block_on(tab.load(matrix_id(1), at(10), FREE)).unwrap().notices, []);
}

#[test]
fn two_damaged_snapshots_are_no_loss_either() {
    let (browser, tab) = worked_on();
    for sequence in [2, 4] {
        browser.durable.corrupt(&key(&browser, "snapshot/", sequence));
    }
    let loaded = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("6", 6));
    assert_eq!(loaded.notices[0].kept.len(), 2);
}

#[test]
fn with_every_snapshot_damaged_the_matrix_is_not_opened_and_nothing_is_touched() {
    let (browser, tab) = worked_on();
    for sequence in [0, 2, 4] {
        browser.durable.corrupt(&key(&browser, "snapshot/", sequence));
    }
    let before = browser.durable.find("journal/");
    let refused = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap_err();
    assert_eq!(refused, StoreError::Unreadable);
    assert_eq!(
        refused.to_string(),
        "No saved state of this matrix can be read. Nothing was deleted; you can download its records."
    );
    assert_eq!(browser.durable.find("journal/"), before);
    let keys = block_on(tab.raw_keys(matrix_id(1))).unwrap();
    assert_eq!(keys.len(), 3 + 6);
    for key in keys {
        assert!(!block_on(tab.raw(&key)).unwrap().is_empty());
    }
}

#[test]
fn a_damaged_change_ends_the_recovery_and_the_changes_after_it_are_set_aside() {
    let (browser, tab) = worked_on();
    let broken = key(&browser, "journal/", 5);
    browser.durable.corrupt(&broken);
    let loaded = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("4", 4));
    assert_eq!(
        sentences(&loaded.notices),
        [
            "Some changes to \u{201c}Access\u{201d} could not be read. It is as it was before them; they were set aside and can be downloaded."
        ]
    );
    assert_eq!(loaded.notices[0].kept.len(), 2);
    // What is done now follows the change that was read, and is read back without a word.
    tab.append(matrix_id(1), &retitle("New"), at(10)).unwrap();
    block_on(tab.close(matrix_id(1), at(10)));
    let loaded = block_on(tab.load(matrix_id(1), at(11), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence, loaded.notices), ("New", 5, vec![]));
    assert_eq!(browser.durable.find("aside/journal/").len(), 2);
}

#[test]
fn a_missing_change_ends_the_recovery_too() {
    let (browser, tab) = worked_on();
    browser.durable.take(&key(&browser, "journal/", 5));
    let loaded = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.notices[0].kept.len()), ("4", 1));
}

#[test]
fn a_change_that_does_not_fit_ends_the_recovery_too() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("Fits"), at(1)).unwrap();
    let beyond = remit::edit::Edit::RemoveActivities { at: 90, count: 1 };
    tab.append(id, &remit::edit::Transaction::new("Cannot be", vec![beyond]), at(2)).unwrap();
    tab.append(id, &retitle("After"), at(3)).unwrap();
    block_on(tab.close(id, at(3)));
    let loaded = block_on(tab.load(id, at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("Fits", 1));
    assert_eq!(loaded.notices[0].kept.len(), 2);
}

#[test]
fn a_damaged_copy_in_the_fast_store_costs_nothing_where_the_database_has_the_change() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    browser.fast.reach_disk();
    block_on(tab.flush(id, at(1)));
    browser.kill(0);
    let quick = browser.fast.find("quick/").remove(0);
    browser.fast.change(&quick, |text| text.truncate(20));
    let tab = browser.quiet_tab(at(9));
    let loaded = block_on(tab.load(id, at(9), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "One");
    assert_eq!(
        sentences(&loaded.notices),
        ["A damaged record of \u{201c}Access\u{201d} was found and set aside; nothing is missing."]
    );
    assert_eq!(browser.fast.find("quick/"), [""; 0]);
}

#[test]
fn a_change_torn_in_the_fast_store_before_it_was_durable_is_set_aside_and_told() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let quick = browser.fast.find("quick/").remove(0);
    browser.fast.change(&quick, |text| text.truncate(20));
    let tab = browser.quiet_tab(at(9));
    let loaded = block_on(tab.load(id, at(9), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("Activity 0", 0));
    assert!(loaded.notices[0].to_string().starts_with("Some changes to \u{201c}Access\u{201d} could not"));
    assert_eq!(block_on(tab.raw(&loaded.notices[0].kept[0])).unwrap().len(), 20);
}

#[test]
fn where_setting_aside_fails_the_damaged_record_stays_and_work_goes_on() {
    let (browser, tab) = worked_on();
    let broken = key(&browser, "journal/", 5);
    browser.durable.corrupt(&broken);
    browser.durable.fail(remit::store::Fault::Full);
    let loaded = block_on(tab.load(matrix_id(1), at(9), FREE)).unwrap();
    assert!(loaded.notices[0].kept.contains(&broken));
    browser.durable.heal();
    tab.append(matrix_id(1), &retitle("New"), at(10)).unwrap();
    block_on(tab.close(matrix_id(1), at(10)));
    let loaded = block_on(browser.quiet_tab(at(20)).load(matrix_id(1), at(20), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("New", 5));
}

#[test]
fn a_damaged_or_missing_entry_is_made_anew_from_the_matrix() {
    let (browser, _) = worked_on();
    let entry = browser.durable.find("entry/").remove(0);
    browser.durable.corrupt(&entry);
    let (tab, notices) = browser.tab(at(9));
    assert_eq!(
        sentences(&notices),
        [
            "The library's record of \u{201c}Access\u{201d} was damaged and was made anew; the matrix is whole."
        ]
    );
    assert_eq!((tab.entries()[0].title.as_str(), tab.entries()[0].edited), ("Access", at(6)));
    assert_eq!(browser.durable.find("aside/entry/").len(), 1);
    browser.durable.take(&entry);
    assert_eq!(browser.tab(at(10)).0.entries()[0].title, "Access");
    browser.quiet_tab(at(11));
}

#[test]
fn a_damaged_entry_of_a_matrix_that_cannot_be_read_is_told_and_left() {
    let (browser, _) = worked_on();
    let entry = browser.durable.find("entry/").remove(0);
    browser.durable.corrupt(&entry);
    for sequence in [0, 2, 4] {
        browser.durable.corrupt(&key(&browser, "snapshot/", sequence));
    }
    let (_, notices) = browser.tab(at(9));
    assert_eq!(
        sentences(&notices),
        ["A matrix in the library could not be read. Its records are untouched and can be downloaded."]
    );
    assert_eq!(browser.durable.find("entry/"), [entry]);
}
