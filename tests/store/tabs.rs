//! Two tabs with one matrix: one writes, the other reads, and neither overwrites what the other did.

use remit::store::{Access, Claim, Library, OtherTab, SavedState, StoreError};

use crate::browser::{Browser, at, block_on, sentences};
use crate::codec::{first_title, matrix, matrix_id, retitle};

const ASKED_NONE: Claim = Claim::IfFree(OtherTab::NotAsked);
const ANSWERED: Claim = Claim::IfFree(OtherTab::Answered);

fn first_tab(browser: &Browser) -> Library {
    let (tab, _) = browser.tab(at(0));
    block_on(tab.create(&matrix(1, "Access"), at(0))).unwrap();
    tab
}

fn load(tab: &Library, seconds: i64, claim: Claim) -> remit::store::Loaded {
    block_on(tab.load(matrix_id(1), at(seconds), claim)).unwrap()
}

#[test]
fn the_second_tab_may_only_read() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    assert!(first.holds(matrix_id(1)));
    first.append(matrix_id(1), &retitle("One"), at(1)).unwrap();
    let second = browser.quiet_tab(at(2));
    for claim in [ASKED_NONE, ANSWERED] {
        let loaded = load(&second, 2, claim);
        assert_eq!((loaded.access, first_title(&loaded.matrix)), (Access::OpenElsewhere, "One"));
    }
    let refused = second.append(matrix_id(1), &retitle("Two"), at(3));
    assert_eq!(refused, Err(StoreError::ReadOnly));
    assert!(!second.holds(matrix_id(1)));
    assert_eq!(block_on(first.flush(matrix_id(1), at(3))), SavedState::SavedDurably(at(1)));
}

#[test]
fn the_lease_of_a_closed_or_crashed_tab_is_taken_without_a_word() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    block_on(first.close(matrix_id(1), at(1)));
    assert_eq!(load(&browser.quiet_tab(at(1)), 1, ASKED_NONE).access, Access::Writable);
    // That tab is gone without closing: nobody answers, or the heartbeat stops.
    assert_eq!(load(&browser.quiet_tab(at(2)), 2, ASKED_NONE).access, Access::OpenElsewhere);
    assert_eq!(load(&browser.quiet_tab(at(2)), 2, Claim::IfFree(OtherTab::Silent)).access, Access::Writable);
    assert_eq!(load(&browser.quiet_tab(at(8)), 8, ASKED_NONE).access, Access::Writable);
}

#[test]
fn the_other_tabs_are_asked_only_where_one_may_have_the_matrix() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    let second = browser.quiet_tab(at(1));
    assert!(second.should_ask(matrix_id(1)) && !first.should_ask(matrix_id(1)));
    first.release_all(at(2));
    assert!(!second.should_ask(matrix_id(1)));
    assert!(Browser::without_fast_store().tab(at(0)).0.should_ask(matrix_id(1)));
}

#[test]
fn heartbeats_keep_the_lease_fresh() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    for seconds in (2..20).step_by(2) {
        assert_eq!(first.heartbeat(at(seconds)), []);
    }
    assert_eq!(load(&browser.quiet_tab(at(21)), 21, ASKED_NONE).access, Access::OpenElsewhere);
}

#[test]
fn a_tab_that_hands_over_writes_everything_down_first() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    first.append(matrix_id(1), &retitle("One"), at(1)).unwrap();
    block_on(first.hand_over(matrix_id(1), at(2)));
    let second = browser.quiet_tab(at(2));
    let loaded = load(&second, 2, Claim::TakeOver);
    assert_eq!((loaded.access, first_title(&loaded.matrix)), (Access::Writable, "One"));
    assert_eq!(first.append(matrix_id(1), &retitle("Late"), at(3)), Err(StoreError::TakenOver));
    assert_eq!(first.saved(matrix_id(1), at(3)).to_string(), "This matrix is now edited in another tab.");
    assert_eq!(first.take_notices(), []);
    assert_eq!(browser.fast.find("quick/"), [""; 0]);
}

#[test]
fn a_tab_that_was_taken_over_notices_before_it_writes() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    let second = browser.quiet_tab(at(1));
    assert_eq!(load(&second, 1, Claim::TakeOver).access, Access::Writable);
    assert_eq!(first.append(matrix_id(1), &retitle("Late"), at(2)), Err(StoreError::TakenOver));
    assert_eq!(
        StoreError::TakenOver.to_string(),
        "This matrix is now edited in another tab. Take it over to go on here."
    );
    assert!(!first.holds(matrix_id(1)));
    second.append(matrix_id(1), &retitle("Two"), at(3)).unwrap();
    assert_eq!(block_on(second.flush(matrix_id(1), at(3))), SavedState::SavedDurably(at(3)));
    let back = load(&first, 4, Claim::TakeOver);
    assert_eq!((back.access, first_title(&back.matrix)), (Access::Writable, "Two"));
    assert_eq!(second.heartbeat(at(5)), [matrix_id(1)]);
    assert_eq!(second.heartbeat(at(6)), []);
}

#[test]
fn what_was_entered_but_not_yet_durable_goes_over_to_the_new_holder() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    first.append(matrix_id(1), &retitle("One"), at(1)).unwrap();
    let second = browser.quiet_tab(at(2));
    let loaded = load(&second, 2, Claim::TakeOver);
    assert_eq!(first_title(&loaded.matrix), "One");
    assert_eq!(block_on(second.flush(matrix_id(1), at(2))), SavedState::SavedDurably(at(1)));
    browser.kill(0);
    let loaded = load(&browser.quiet_tab(at(30)), 30, ASKED_NONE);
    assert_eq!((first_title(&loaded.matrix), loaded.notices), ("One", vec![]));
}

#[test]
fn changes_of_a_tab_that_does_not_know_it_lost_are_set_aside_and_never_merged() {
    // Without a fast store there is no lease to look at: only the fence in the database stands.
    let browser = Browser::without_fast_store();
    let first = first_tab(&browser);
    let (second, _) = browser.tab(at(1));
    load(&second, 1, Claim::TakeOver);
    for title in ["Late", "Later"] {
        first.append(matrix_id(1), &retitle(title), at(2)).unwrap();
    }
    second.append(matrix_id(1), &retitle("Two"), at(2)).unwrap();
    assert_eq!(block_on(second.flush(matrix_id(1), at(2))), SavedState::SavedDurably(at(2)));
    assert_eq!(
        block_on(first.flush(matrix_id(1), at(3))).to_string(),
        "This matrix is now edited in another tab. The last 2 changes made here came too late and were set aside."
    );
    let notices = first.take_notices();
    assert_eq!(
        sentences(&notices),
        [
            "2 changes to \u{201c}Access\u{201d} came from a tab that had lost it. They were set aside and can be downloaded."
        ]
    );
    for key in &notices[0].kept {
        assert!(String::from_utf8(block_on(first.raw(key)).unwrap()).unwrap().contains("Late"));
    }
    let loaded = load(&browser.tab(at(9)).0, 9, ASKED_NONE);
    assert_eq!((first_title(&loaded.matrix), loaded.sequence), ("Two", 1));
}

#[test]
fn a_snapshot_of_a_tab_that_lost_overwrites_nothing() {
    let browser = Browser::without_fast_store();
    let first = first_tab(&browser);
    let (second, _) = browser.tab(at(1));
    load(&second, 1, Claim::TakeOver);
    second.append(matrix_id(1), &retitle("Two"), at(2)).unwrap();
    block_on(second.flush(matrix_id(1), at(2)));
    first.append(matrix_id(1), &retitle("Late"), at(2)).unwrap();
    let refused = block_on(first.snapshot(matrix_id(1), &matrix(1, "Old"), at(3)));
    assert_eq!(refused, Err(StoreError::TakenOver));
    let loaded = load(&browser.tab(at(9)).0, 9, ASKED_NONE);
    assert_eq!((first_title(&loaded.matrix), &*loaded.matrix.info.title), ("Two", "Access"));
}

#[test]
fn a_late_change_left_in_the_fast_store_by_a_crash_is_found_and_told() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    let lease = browser.fast.find("lease/").remove(0);
    let mut held = String::new();
    browser.fast.change(&lease, |text| held.clone_from(text));
    let second = browser.quiet_tab(at(1));
    load(&second, 1, Claim::TakeOver);
    // The first tab still sees the old lease, as it may for a moment, enters a change, and crashes.
    let mut taken = String::new();
    browser.fast.change(&lease, |text| taken = std::mem::replace(text, held));
    first.append(matrix_id(1), &retitle("Late"), at(2)).unwrap();
    browser.fast.change(&lease, |text| *text = taken);
    drop(first);
    second.append(matrix_id(1), &retitle("Two"), at(3)).unwrap();
    assert_eq!(block_on(second.close(matrix_id(1), at(3))), SavedState::SavedDurably(at(3)));
    let third = browser.quiet_tab(at(9));
    let loaded = load(&third, 9, ASKED_NONE);
    assert_eq!(first_title(&loaded.matrix), "Two");
    assert_eq!(
        sentences(&loaded.notices),
        [
            "One change to \u{201c}Access\u{201d} came from a tab that had lost it. It was set aside and can be downloaded."
        ]
    );
    assert_eq!(browser.fast.find("quick/"), [""; 0]);
}

#[test]
fn a_lease_the_browser_forgot_is_put_right() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    browser.fast.kill();
    assert_eq!(browser.fast.find("lease/"), [""; 0]);
    first.append(matrix_id(1), &retitle("One"), at(1)).unwrap();
    assert_eq!(browser.fast.find("lease/").len(), 1);
    assert_eq!(block_on(first.flush(matrix_id(1), at(1))), SavedState::SavedDurably(at(1)));
}

#[test]
fn a_page_that_goes_away_gives_its_leases_back_and_takes_them_up_when_it_returns() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    first.release_all(at(1));
    assert_eq!(first.heartbeat(at(2)), []);
    let second = browser.quiet_tab(at(3));
    assert_eq!(load(&second, 3, ASKED_NONE).access, Access::OpenElsewhere);
    first.release_all(at(4));
    assert_eq!(load(&second, 5, ASKED_NONE).access, Access::Writable);
    assert_eq!(first.heartbeat(at(6)), [matrix_id(1)]);
}

#[test]
fn a_matrix_open_elsewhere_is_neither_renamed_nor_emptied_from_the_bin() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    let second = browser.quiet_tab(at(1));
    let refused = block_on(second.rename(matrix_id(1), "New", at(1), OtherTab::Answered));
    assert_eq!(refused, Err(StoreError::OpenElsewhere));
    block_on(second.delete(matrix_id(1), at(2))).unwrap();
    let refused = block_on(second.purge(matrix_id(1), at(2), OtherTab::NotAsked));
    assert_eq!(refused, Err(StoreError::OpenElsewhere));
    first.append(matrix_id(1), &retitle("One"), at(3)).unwrap();
    assert_eq!(block_on(first.flush(matrix_id(1), at(3))), SavedState::SavedDurably(at(3)));
}

#[test]
fn the_list_follows_what_another_tab_does() {
    let browser = Browser::new();
    let first = first_tab(&browser);
    let second = browser.quiet_tab(at(1));
    block_on(first.create(&matrix(2, "Cloud"), at(2))).unwrap();
    assert_eq!(second.entries().len(), 1);
    assert_eq!(block_on(second.refresh(at(3))), []);
    assert_eq!(second.entries().len(), 2);
}
