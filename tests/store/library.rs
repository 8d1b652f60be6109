//! The everyday life of the library: create, open, change, close, rename, copy, bin.

use remit::store::{Access, Claim, OtherTab, SavedState, StoreError};

use crate::browser::{Browser, at, block_on};
use crate::codec::{first_title, matrix, matrix_id, rename, retitle, sized};

pub const FREE: Claim = Claim::IfFree(OtherTab::Silent);

#[test]
fn a_change_is_durable_once_it_is_called_saved() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    assert_eq!(block_on(tab.create(&matrix(1, "Access"), at(0))), Ok(SavedState::SavedDurably(at(0))));
    let append = tab.append(id, &retitle("One"), at(5)).unwrap();
    assert!(append.kept);
    assert_eq!(tab.saved(id, at(5)), SavedState::Saving);
    assert_eq!(block_on(tab.flush(id, at(5))), SavedState::SavedDurably(at(5)));
    browser.kill(0);
    let tab = browser.quiet_tab(at(20));
    let loaded = block_on(tab.load(id, at(20), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "One");
    assert_eq!((loaded.access, loaded.sequence, loaded.notices), (Access::Writable, 1, vec![]));
    assert_eq!(loaded.replayed[0].label, "Rename to One");
}

#[test]
fn a_tab_crash_loses_nothing_even_before_the_database_answers() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    for title in ["One", "Two", "Three"] {
        tab.append(id, &retitle(title), at(1)).unwrap();
    }
    drop(tab);
    let tab = browser.quiet_tab(at(2));
    let loaded = block_on(tab.load(id, at(2), FREE)).unwrap();
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("Three", 3));
    assert_eq!(tab.saved(id, at(2)), SavedState::Saving);
    assert_eq!(block_on(tab.flush(id, at(2))), SavedState::SavedDurably(at(1)));
    browser.kill(0);
    let loaded = block_on(browser.quiet_tab(at(9)).load(id, at(9), FREE)).unwrap();
    assert_eq!(first_title(&loaded.matrix), "Three");
}

#[test]
fn changes_made_while_a_write_is_under_way_go_together_in_the_next() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.durable.batches.borrow_mut().clear();
    browser.durable.lag.set(3);
    tab.append(id, &retitle("0"), at(1)).unwrap();
    let mut flush = Box::pin(tab.flush(id, at(1)));
    assert!(crate::browser::poll_once(flush.as_mut()).is_pending());
    for title in ["1", "2", "3", "4"] {
        tab.append(id, &retitle(title), at(1)).unwrap();
        // A second call while the first is at it does nothing and does not wait.
        assert_eq!(block_on(tab.flush(id, at(1))), SavedState::Saving);
    }
    assert_eq!(block_on(flush), SavedState::SavedDurably(at(1)));
    assert_eq!(*browser.durable.batches.borrow(), [1, 4]);
}

#[test]
fn a_flush_that_is_given_up_half_way_does_not_block_the_next() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    browser.durable.lag.set(3);
    tab.append(id, &retitle("One"), at(1)).unwrap();
    let mut flush = Box::pin(tab.flush(id, at(1)));
    assert!(crate::browser::poll_once(flush.as_mut()).is_pending());
    drop(flush);
    assert_eq!(block_on(tab.flush(id, at(2))), SavedState::SavedDurably(at(1)));
}

#[test]
fn a_snapshot_takes_the_place_of_changes_and_three_stay() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    let mut current = matrix(1, "Access");
    block_on(tab.create(&current, at(0))).unwrap();
    for round in 0..5 {
        for step in 0..10 {
            let change = retitle(&format!("{round}.{step}"));
            tab.append(id, &change, at(200 * round)).unwrap();
            change.apply(&mut current).unwrap();
        }
        block_on(tab.snapshot(id, &current, at(200 * round))).unwrap();
    }
    assert_eq!(browser.durable.find("snapshot/").len(), 3);
    // The changes since the oldest of them stay, so that it could be brought up to date.
    assert_eq!(browser.durable.find("journal/").len(), 20);
    assert_eq!(browser.fast.find("quick/").len(), 0);
    assert_eq!(block_on(tab.close(id, at(900))), SavedState::SavedDurably(at(800)));
    let loaded = block_on(tab.load(id, at(900), FREE)).unwrap();
    assert_eq!((loaded.matrix, loaded.sequence), (current, 50));
    assert!(loaded.replayed.is_empty());
}

#[test]
fn opening_and_closing_without_a_change_pushes_no_older_state_out() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    for round in 0..5 {
        let loaded = block_on(tab.load(id, at(round), FREE)).unwrap();
        block_on(tab.snapshot(id, &loaded.matrix, at(round))).unwrap();
        block_on(tab.close(id, at(round)));
    }
    assert_eq!(browser.durable.find("snapshot/").len(), 1);
}

#[test]
fn a_long_journal_asks_for_a_snapshot() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    let asks =
        (0..500).position(|step| tab.append(id, &retitle(&step.to_string()), at(1)).unwrap().wants_snapshot);
    assert_eq!(asks, Some(400));
    let long = retitle(&"x".repeat(300_000));
    let other = matrix_id(2);
    block_on(tab.create(&matrix(2, "Other"), at(0))).unwrap();
    assert!(tab.append(other, &long, at(1)).unwrap().wants_snapshot);
}

#[test]
fn the_list_shows_title_counts_and_state_of_every_matrix() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    block_on(tab.create(&sized(2, "Cloud", 7, 2), at(1))).unwrap();
    let change = rename("Access management");
    let mut current = matrix(1, "Access");
    tab.append(matrix_id(1), &change, at(5)).unwrap();
    change.apply(&mut current).unwrap();
    tab.describe(matrix_id(1), &current, Some("3 problems"));
    block_on(tab.flush(matrix_id(1), at(5)));
    for tab in [tab, browser.quiet_tab(at(6))] {
        let entries = tab.entries();
        let shown: Vec<_> =
            entries.iter().map(|it| (&*it.title, it.activities, it.roles, it.created, it.edited)).collect();
        assert_eq!(shown, [("Access management", 3, 3, at(0), at(5)), ("Cloud", 7, 2, at(1), at(1))]);
        assert_eq!(entries[0].status, "3 problems");
        assert!(entries[0].bytes > 100);
    }
}

#[test]
fn a_matrix_is_renamed_and_copied_without_being_opened() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let (id, copy) = (matrix_id(1), matrix_id(2));
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    assert_eq!(block_on(tab.rename(id, "New", at(1), OtherTab::Silent)), Err(StoreError::OpenHere));
    block_on(tab.close(id, at(1)));
    block_on(tab.rename(id, "New", at(2), OtherTab::Silent)).unwrap();
    block_on(tab.duplicate(id, copy, "Copy of New", at(3))).unwrap();
    let titles =
        |tab: &remit::store::Library| tab.entries().into_iter().map(|entry| entry.title).collect::<Vec<_>>();
    assert_eq!(titles(&tab), ["Copy of New", "New"]);
    assert_eq!(titles(&browser.quiet_tab(at(4))), ["Copy of New", "New"]);
    assert_eq!(block_on(tab.load(id, at(5), FREE)).unwrap().matrix.info.title, "New");
    let loaded = block_on(tab.load(copy, at(5), FREE)).unwrap().matrix;
    assert_eq!((loaded.info.id, &*loaded.info.title), (copy, "Copy of New"));
}

#[test]
fn a_deleted_matrix_comes_back_until_the_bin_is_emptied() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab.append(id, &retitle("One"), at(1)).unwrap();
    tab.set_last_opened(id);
    assert_eq!(tab.last_opened(), Some(id));
    block_on(tab.delete(id, at(2))).unwrap();
    assert_eq!((tab.entries().len(), tab.bin().len(), tab.last_opened()), (0, 1, None));
    let tab = browser.quiet_tab(at(3));
    assert_eq!((tab.entries().len(), tab.bin()[0].deleted), (0, Some(at(2))));
    block_on(tab.restore(id, at(4))).unwrap();
    assert_eq!(first_title(&block_on(tab.load(id, at(4), FREE)).unwrap().matrix), "One");
    assert_eq!(block_on(tab.purge(id, at(5), OtherTab::Silent)), Err(StoreError::Unknown));
    block_on(tab.delete(id, at(5))).unwrap();
    block_on(tab.purge(id, at(6), OtherTab::Silent)).unwrap();
    assert_eq!(browser.durable.find(""), [""; 0]);
    assert!(browser.fast.find(&id.to_string()).is_empty());
    assert_eq!(browser.quiet_tab(at(7)).bin(), []);
}

#[test]
fn a_matrix_that_is_there_already_is_not_overwritten() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    let refused = block_on(tab.create(&matrix(1, "Imported"), at(1)));
    assert_eq!(refused, Err(StoreError::Exists));
    assert_eq!(
        StoreError::Exists.to_string(),
        "This matrix is in the library already. Open it, or import the file as a copy."
    );
    assert_eq!(tab.entries()[0].title, "Access");
}

#[test]
fn a_matrix_that_is_not_there_leaves_nothing_behind() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    for claim in [FREE, Claim::TakeOver, Claim::ReadOnly] {
        assert_eq!(block_on(tab.load(matrix_id(9), at(0), claim)).unwrap_err(), StoreError::Unknown);
    }
    assert_eq!((browser.durable.find(""), browser.fast.find("")), (vec![], vec![]));
}

#[test]
fn preferences_outlive_the_tab() {
    let browser = Browser::new();
    browser.quiet_tab(at(0)).set_preference("theme", "dark");
    assert_eq!(browser.quiet_tab(at(1)).preference("theme").as_deref(), Some("dark"));
    assert_eq!(browser.quiet_tab(at(1)).preference("density"), None);
}

#[test]
fn copies_get_titles_that_tell_them_apart_and_keep_the_line_on_their_state() {
    let browser = Browser::new();
    let tab = browser.quiet_tab(at(0));
    let id = matrix_id(1);
    let original = matrix(1, "Access");
    let title = original.info.title.clone();
    block_on(tab.create(&original, at(0))).unwrap();
    tab.describe(id, &original, Some("2 errors"));
    for (number, expected) in [(2, format!("{title} (copy)")), (3, format!("{title} (copy 2)"))] {
        assert_eq!(tab.title_of_copy(&title), expected);
        block_on(tab.duplicate(id, matrix_id(number), &expected, at(1))).unwrap();
        let copy = tab.entry(matrix_id(number)).unwrap();
        assert_eq!((copy.title, copy.status.as_str()), (expected, "2 errors"));
        assert!(!tab.holds(matrix_id(number)), "the copy is not opened");
    }
    assert_eq!(tab.title_of_copy(&format!("{title} (copy)")), format!("{title} (copy 3)"));
    assert_eq!(tab.title_of_copy("Plan (copyright)"), "Plan (copyright) (copy)");
}
