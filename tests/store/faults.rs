//! Stores that are blocked, full, slow or cleared: the work goes on, and the sentence says the truth.

use remit::store::{Fault, SavedState, StoreError};

use crate::browser::{Browser, at, block_on, sentences};
use crate::codec::{first_title, matrix, matrix_id, retitle, sized};
use crate::library::FREE;

#[test]
fn without_a_database_the_fast_store_stands_in_and_says_so() {
    let browser = Browser::without_database();
    let (tab, notices) = browser.tab(at(0));
    assert_eq!(
        sentences(&notices),
        [
            "The browser's database does not work, so matrices saved in it are not shown; they are not deleted. Reload the page to try again."
        ]
    );
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let saved = block_on(tab.flush(id, at(1)));
    assert_eq!(saved, SavedState::SavedProvisionally(at(1), Fault::Blocked));
    assert!(saved.is_safe());
    assert_eq!(
        saved.to_string(),
        "Saved for now, but the browser's database does not work: if the browser crashes, the last minute may be lost."
    );
    let (tab, _) = browser.tab(at(10));
    assert_eq!(first_title(&block_on(tab.load(id, at(10), FREE)).unwrap().matrix), "One");
}

#[test]
fn what_was_saved_without_a_database_moves_into_it_once_there_is_one() {
    let mut browser = Browser::without_database();
    let (tab, _) = browser.tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    block_on(tab.flush(id, at(1)));
    tab.append(id, &retitle("Two"), at(2)).unwrap();
    browser.no_durable = false;
    let tab = browser.quiet_tab(at(10));
    assert_eq!(tab.entries()[0].title, "Access");
    let loaded = block_on(tab.load(id, at(10), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("Two", 2));
    assert_eq!(block_on(tab.flush(id, at(10))), SavedState::SavedDurably(at(2)));
    assert_eq!(browser.fast.find("kept/"), [""; 0]);
    browser.kill(0);
    // The kill brought the moved records back; they are recognised, and nothing is doubled or lost.
    let tab = browser.tab(at(20)).0;
    assert_eq!(first_title(&block_on(tab.load(id, at(20), FREE)).unwrap().matrix), "Two");
}

#[test]
fn a_copy_that_differs_from_the_database_is_set_aside_not_merged() {
    let mut browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("Database"), at(1)).unwrap();
    block_on(tab.flush(id, at(1)));
    browser.no_durable = true;
    let (tab, _) = browser.tab(at(10));
    block_on(tab.create(&matrix(1, "Access"), at(10))).unwrap();
    tab.append(id, &retitle("Fast"), at(11)).unwrap();
    block_on(tab.flush(id, at(11)));
    browser.no_durable = false;
    let (tab, notices) = browser.tab(at(20));
    assert_eq!(
        sentences(&notices),
        ["An older copy of a matrix was found and set aside; it can be downloaded."]
    );
    let raw = block_on(tab.raw(notices[0].kept.last().unwrap())).unwrap();
    assert!(!raw.is_empty());
    assert_eq!(notices[0].kept.len(), 2);
    assert_eq!(first_title(&block_on(tab.load(id, at(20), FREE)).unwrap().matrix), "Database");
}

#[test]
fn without_a_fast_store_the_database_does_alone() {
    let browser = Browser::without_fast_store();
    let (tab, notices) = browser.tab(at(0));
    assert_eq!(
        sentences(&notices),
        ["This browser restricts what this page may store; wait for \"Saved\" before you close the tab."]
    );
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    assert!(!tab.append(id, &retitle("One"), at(1)).unwrap().kept);
    assert_eq!(block_on(tab.flush(id, at(1))), SavedState::SavedDurably(at(1)));
    tab.set_preference("theme", "dark");
    assert_eq!(tab.preference("theme").as_deref(), Some("dark"));
    browser.kill(0);
    let (tab, _) = browser.tab(at(10));
    assert_eq!(first_title(&block_on(tab.load(id, at(10), FREE)).unwrap().matrix), "One");
}

#[test]
fn with_everything_blocked_the_matrix_lives_in_the_tab_and_says_so() {
    let browser = Browser { no_fast: true, no_durable: true, ..Browser::new() };
    let (tab, notices) = browser.tab(at(0));
    assert_eq!(
        sentences(&notices),
        ["This browser keeps nothing for this page: save your work to a file before you close the tab."]
    );
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let saved = block_on(tab.flush(id, at(1)));
    assert!(!saved.is_safe());
    assert_eq!(
        saved.to_string(),
        "Not saved: this browser keeps nothing for this page. Save the matrix to a file before you close the tab."
    );
    // Within the tab everything works, so that one can look at another matrix and come back.
    block_on(tab.create(&matrix(2, "Other"), at(2))).unwrap();
    assert_eq!(first_title(&block_on(tab.load(id, at(3), FREE)).unwrap().matrix), "One");
}

#[test]
fn a_fast_store_that_is_blocked_later_does_no_harm() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.fast.blocked.set(true);
    assert!(!tab.append(id, &retitle("One"), at(1)).unwrap().kept);
    assert_eq!(block_on(tab.flush(id, at(1))), SavedState::SavedDurably(at(1)));
}

#[test]
fn a_full_fast_store_does_no_harm_while_the_database_works() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.fast.quota.set(Some(300));
    assert!(!tab.append(id, &retitle(&"x".repeat(400)), at(1)).unwrap().kept);
    assert_eq!(tab.saved(id, at(1)), SavedState::Saving);
    assert_eq!(block_on(tab.flush(id, at(1))), SavedState::SavedDurably(at(1)));
}

#[test]
fn a_full_database_is_told_and_tried_again() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.durable.fail(Fault::Full);
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let saved = block_on(tab.flush(id, at(1)));
    assert_eq!(saved, SavedState::SavedProvisionally(at(1), Fault::Full));
    assert_eq!(
        saved.to_string(),
        "Saved for now, but the browser's database is full: if the browser crashes, the last minute may be lost. Save the matrix to a file."
    );
    browser.fast.quota.set(Some(0));
    tab.append(id, &retitle("Two"), at(2)).unwrap();
    let saved = block_on(tab.flush(id, at(2)));
    assert!(!saved.is_safe());
    assert_eq!(saved.to_string(), "Not saved: the browser's storage is full. Save the matrix to a file now.");
    browser.durable.heal();
    assert_eq!(block_on(tab.flush(id, at(3))), SavedState::SavedDurably(at(2)));
    browser.kill(0);
    let loaded = block_on(browser.quiet_tab(at(9)).load(id, at(9), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "Two");
}

#[test]
fn a_new_matrix_that_finds_no_room_stays_open_and_is_saved_later() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    browser.durable.fail(Fault::Full);
    let saved = block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    assert_eq!(saved.to_string(), "Not saved: the browser's storage is full. Save the matrix to a file now.");
    let change = retitle("One");
    let mut current = matrix(1, "Access");
    assert!(tab.append(id, &change, at(1)).unwrap().wants_snapshot);
    change.apply(&mut current).unwrap();
    assert!(!block_on(tab.flush(id, at(1))).is_safe());
    browser.durable.heal();
    let saved = block_on(tab.snapshot(id, &current, at(2)));
    assert_eq!(saved, Ok(SavedState::SavedDurably(at(2))));
    browser.kill(0);
    let loaded = block_on(browser.quiet_tab(at(9)).load(id, at(9), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "One");
}

#[test]
fn a_full_fast_store_without_a_database_is_told_and_what_was_saved_stays() {
    let browser = Browser::without_database();
    let (tab, _) = browser.tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    assert!(block_on(tab.flush(id, at(1))).is_safe());
    browser.fast.quota.set(Some(0));
    tab.append(id, &retitle("Two"), at(2)).unwrap();
    assert_eq!(
        block_on(tab.flush(id, at(2))).to_string(),
        "Not saved: the browser's storage is full. Save the matrix to a file now."
    );
    let refused = block_on(tab.create(&sized(2, "Big", 50, 50), at(3))).unwrap();
    assert!(!refused.is_safe());
    let (tab, _) = browser.tab(at(10));
    assert_eq!(first_title(&block_on(tab.load(id, at(10), FREE)).unwrap().matrix), "One");
}

#[test]
fn a_database_that_does_not_answer_is_told_after_ten_seconds() {
    let browser = Browser::without_fast_store();
    let (tab, _) = browser.tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.durable.lag.set(u32::MAX);
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let mut flush = Box::pin(tab.flush(id, at(1)));
    assert!(crate::browser::poll_once(flush.as_mut()).is_pending());
    assert_eq!(tab.saved(id, at(11)), SavedState::Saving);
    assert_eq!(
        tab.saved(id, at(12)).to_string(),
        "Not saved yet: the browser's storage does not answer. Save the matrix to a file to be safe."
    );
}

#[test]
fn a_matrix_survives_the_clearing_of_stored_data_in_the_tab_that_has_it_open() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    let mut current = matrix(1, "Access");
    block_on(tab.create(&current, at(0))).unwrap();
    for key in browser.durable.find("") {
        browser.durable.take(&key);
    }
    let change = retitle("One");
    change.clone().apply(&mut current).unwrap();
    tab.append(id, &change, at(1)).unwrap();
    assert_eq!(
        block_on(tab.flush(id, at(1))).to_string(),
        "Not saved: this browser's stored data was cleared. Save the matrix to a file now."
    );
    assert!(tab.wants_snapshot(id));
    assert_eq!(block_on(tab.snapshot(id, &current, at(2))), Ok(SavedState::SavedDurably(at(2))));
    let loaded = block_on(browser.quiet_tab(at(9)).load(id, at(9), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "One");
}

#[test]
fn a_browser_killed_in_the_middle_of_a_snapshot_has_the_old_state_or_the_new() {
    for done in [0, 1] {
        let browser = Browser::new();
        let tab = browser.quiet_tab(at(0));
        let id = matrix_id(1);
        let mut current = matrix(1, "Access");
        block_on(tab.create(&current, at(0))).unwrap();
        let change = retitle("One");
        change.clone().apply(&mut current).unwrap();
        tab.append(id, &change, at(1)).unwrap();
        assert!(block_on(tab.flush(id, at(1))).is_safe());
        browser.durable.lag.set(5);
        let mut snapshot = tab.snapshot(id, &current, at(2));
        assert!(crate::browser::poll_once(std::pin::Pin::new(&mut snapshot)).is_pending());
        browser.kill(done);
        drop(snapshot);
        browser.durable.lag.set(0);
        assert_eq!(browser.durable.find("snapshot/").len(), 1 + done);
        let loaded = block_on(browser.quiet_tab(at(9)).load(id, at(9), FREE)).unwrap();
        assert_eq!((loaded.matrix, loaded.sequence), (current, 1));
    }
}

#[test]
fn a_matrix_saved_by_a_later_version_is_left_alone() {
    let mut browser = Browser { format: 2, ..Browser::new() };
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.format = 1;
    let before = browser.durable.find("snapshot/");
    let tab = browser.quiet_tab(at(9));
    assert_eq!(tab.entries()[0].title, "Access");
    let refused = block_on(tab.load(id, at(9), FREE)).unwrap_err();
    assert_eq!(refused, StoreError::Newer);
    assert_eq!(
        refused.to_string(),
        "A later version of Remit saved this matrix. Reload the page to get that version."
    );
    assert_eq!(browser.durable.find("snapshot/"), before);
}
