//! The law: whatever is done and whatever fails, what was called saved is there, in order, and nothing else is.

use std::pin::Pin;

use proptest::prelude::*;
use remit::edit::{Edit, Transaction};
use remit::model::{Activity, ActivityId, Id, LetterSet, Matrix};
use remit::store::{Access, Claim, Fault, Library, OtherTab, SavedState};

use crate::browser::{Browser, at, block_on, poll_once};
use crate::codec::{activity, matrix, matrix_id, rename, role};

#[derive(Debug, Clone)]
enum Step {
    Letters(usize, usize, u8),
    Insert(usize),
    Remove(usize),
    Title(u16),
    /// Writes, polled so many times and then waited for, or given up.
    Flush {
        polls: u8,
        wait: bool,
    },
    Snapshot {
        polls: u8,
        wait: bool,
    },
    /// The browser brings the fast store to the disk.
    ReachDisk,
    /// The database fails after so many batches.
    Fail(u8),
    FastFull,
    Heal,
    /// The tab is gone, the browser stays.
    CloseTab,
    /// The browser is gone; so many of the batches under way were written.
    Kill(u8),
    /// Another tab takes over.
    OtherTab,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..3usize, 0..3usize, 0..16u8).prop_map(|(row, column, letters)| Step::Letters(row, column, letters)),
        2 => (0..4usize).prop_map(Step::Insert),
        1 => (0..4usize).prop_map(Step::Remove),
        2 => any::<u16>().prop_map(Step::Title),
        5 => (0..6u8, any::<bool>()).prop_map(|(polls, wait)| Step::Flush { polls, wait }),
        2 => (0..6u8, any::<bool>()).prop_map(|(polls, wait)| Step::Snapshot { polls, wait }),
        1 => Just(Step::ReachDisk),
        1 => (0..3u8).prop_map(Step::Fail),
        1 => Just(Step::FastFull),
        2 => Just(Step::Heal),
        2 => Just(Step::CloseTab),
        2 => (0..3u8).prop_map(Step::Kill),
        1 => Just(Step::OtherTab),
    ];
    prop::collection::vec(step, 1..60)
}

/// A person at work, who remembers every state the matrix was in and which of them was called saved.
struct Person {
    browser: Browser,
    tab: Library,
    clock: i64,
    states: Vec<Matrix>,
    /// The last state that was called durably saved.
    acknowledged: usize,
    fresh: u64,
}

impl Person {
    fn new() -> Self {
        let browser = Browser::new();
        browser.durable.lag.set(2);
        let tab = browser.quiet_tab(at(0));
        let start = matrix(1, "Access");
        block_on(tab.create(&start, at(0))).unwrap();
        Self { browser, tab, clock: 0, states: vec![start], acknowledged: 0, fresh: 0 }
    }

    fn current(&self) -> &Matrix {
        self.states.last().unwrap()
    }

    fn edit(&mut self, edit: Edit) {
        let transaction = Transaction::new("Edit", vec![edit]);
        let mut next = self.current().clone();
        if transaction.clone().apply(&mut next).is_ok() {
            self.tab.append(matrix_id(1), &transaction, at(self.clock)).unwrap();
            self.states.push(next);
        }
    }

    fn note(&mut self, state: &SavedState) {
        if matches!(state, SavedState::SavedDurably(_)) {
            self.acknowledged = self.states.len() - 1;
        }
    }

    fn drive<T>(
        &mut self,
        mut future: Pin<Box<dyn Future<Output = T> + 'static>>,
        polls: u8,
        wait: bool,
    ) -> Option<T> {
        for _ in 0..polls {
            if let std::task::Poll::Ready(value) = poll_once(future.as_mut()) {
                return Some(value);
            }
        }
        wait.then(|| block_on(future))
    }

    fn flush(&mut self, polls: u8, wait: bool) {
        let (tab, now) = (self.tab.clone(), at(self.clock));
        let flush = Box::pin(async move { tab.flush(matrix_id(1), now).await });
        if let Some(state) = self.drive(flush, polls, wait) {
            self.note(&state);
        }
    }

    fn snapshot(&mut self, polls: u8, wait: bool) {
        let snapshot = self.tab.snapshot(matrix_id(1), self.current(), at(self.clock));
        if let Some(Ok(state)) = self.drive(snapshot, polls, wait) {
            self.note(&state);
        }
    }

    /// Opens the matrix again and checks the law.
    fn reopen(&mut self, claim: Claim) {
        self.browser.durable.heal();
        self.browser.fast.quota.set(None);
        // Within this time every browser has brought the fast store to the disk.
        self.clock += 100;
        self.browser.fast.reach_disk();
        self.tab = self.browser.quiet_tab(at(self.clock));
        let loaded = block_on(self.tab.load(matrix_id(1), at(self.clock), claim)).unwrap();
        assert_eq!(loaded.access, Access::Writable);
        let found = self.states.iter().rposition(|state| *state == loaded.matrix);
        let found = found.expect("a state that the matrix was once in");
        assert!(
            found >= self.acknowledged || self.states[self.acknowledged] == loaded.matrix,
            "state {found} of {} was recovered, {} was acknowledged",
            self.states.len() - 1,
            self.acknowledged
        );
        assert_eq!(loaded.notices, []);
        self.states.truncate(found + 1);
        self.acknowledged = self.acknowledged.min(found);
    }

    fn take(&mut self, step: Step) {
        self.clock += 1;
        match step {
            Step::Letters(row, column, letters) => self.edit(Edit::SetLetters {
                activity: activity(row),
                role: role(column),
                letters: LetterSet(letters),
            }),
            Step::Insert(place) => {
                self.fresh += 1;
                let id = ActivityId(Id::from_bits(90_000 + self.fresh));
                let rows = vec![Activity::new(id, "Fresh", 3)];
                self.edit(Edit::InsertActivities { at: place, rows });
            }
            Step::Remove(place) => self.edit(Edit::RemoveActivities { at: place, count: 1 }),
            Step::Title(number) => {
                let edits = rename(&format!("Title {number}")).edits;
                edits.into_iter().for_each(|edit| self.edit(edit));
            }
            Step::Flush { polls, wait } => self.flush(polls, wait),
            Step::Snapshot { polls, wait } => self.snapshot(polls, wait),
            Step::ReachDisk => self.browser.fast.reach_disk(),
            Step::Fail(batches) => {
                self.browser.durable.fault_after.set(u32::from(batches));
                self.browser.durable.fail(Fault::Failed("disk".into()));
            }
            Step::FastFull => self.browser.fast.quota.set(Some(400)),
            Step::Heal => {
                self.browser.durable.heal();
                self.browser.fast.quota.set(None);
            }
            Step::CloseTab => self.reopen(Claim::IfFree(OtherTab::Silent)),
            Step::Kill(done) => {
                self.browser.kill(usize::from(done));
                self.reopen(Claim::IfFree(OtherTab::NotAsked));
            }
            Step::OtherTab => self.reopen(Claim::TakeOver),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_called_saved_is_there_after_every_kill_and_fault(steps in steps()) {
        let mut person = Person::new();
        for step in steps {
            person.take(step);
        }
        person.browser.kill(0);
        person.reopen(Claim::IfFree(OtherTab::Silent));
    }
}

#[derive(Debug, Clone, Copy)]
enum Deed {
    Insert,
    Flush { polls: u8 },
    Snapshot,
    TakeOver,
}

/// A tab that inserts rows, and remembers which it was told are saved.
#[derive(Default)]
struct Tab {
    library: Option<Library>,
    matrix: Matrix,
    unsaved: Vec<ActivityId>,
}

impl Tab {
    fn take_over(&mut self, browser: &Browser, clock: i64) {
        let library = self.library.get_or_insert_with(|| browser.tab(at(clock)).0);
        self.matrix = block_on(library.load(matrix_id(1), at(clock), Claim::TakeOver)).unwrap().matrix;
        self.unsaved.clear();
    }

    /// Does one thing and returns the rows that are now said to be saved.
    fn act(&mut self, deed: Deed, fresh: ActivityId, clock: i64) -> Vec<ActivityId> {
        let Some(library) = self.library.clone() else { return Vec::new() };
        let state = match deed {
            Deed::Insert => {
                let rows = vec![Activity::new(fresh, "Fresh", 3)];
                let insert = Edit::InsertActivities { at: self.matrix.activity_count(), rows };
                let insert = Transaction::new("Insert", vec![insert]);
                if library.append(matrix_id(1), &insert, at(clock)).is_ok() {
                    insert.apply(&mut self.matrix).unwrap();
                    self.unsaved.push(fresh);
                }
                return Vec::new();
            }
            Deed::Flush { polls } => {
                let mut flush = Box::pin(library.flush(matrix_id(1), at(clock)));
                let result = (0..polls).find_map(|_| match poll_once(flush.as_mut()) {
                    std::task::Poll::Ready(state) => Some(state),
                    std::task::Poll::Pending => None,
                });
                result.unwrap_or(SavedState::Saving)
            }
            Deed::Snapshot => block_on(library.snapshot(matrix_id(1), &self.matrix, at(clock)))
                .unwrap_or(SavedState::Saving),
            Deed::TakeOver => SavedState::Saving,
        };
        match state {
            SavedState::SavedDurably(_) => std::mem::take(&mut self.unsaved),
            _ => Vec::new(),
        }
    }
}

fn deeds() -> impl Strategy<Value = Vec<(usize, Deed)>> {
    let deed = prop_oneof![
        5 => Just(Deed::Insert),
        4 => (0..6u8).prop_map(|polls| Deed::Flush { polls }),
        1 => Just(Deed::Snapshot),
        2 => Just(Deed::TakeOver),
    ];
    prop::collection::vec((0..3usize, deed), 1..80)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The tabs see no leases here: each believes that it may write until the database refuses it.
    #[test]
    fn whichever_tab_was_told_that_a_row_is_saved_the_row_is_there(deeds in deeds()) {
        let browser = Browser::without_fast_store();
        let (first, _) = browser.tab(at(0));
        let start = matrix(1, "Access");
        block_on(first.create(&start, at(0))).unwrap();
        browser.durable.lag.set(2);
        let mut tabs = [Tab { library: Some(first), matrix: start, ..Tab::default() }, Tab::default(), Tab::default()];
        let mut saved = Vec::new();
        for (clock, (tab, deed)) in deeds.into_iter().enumerate() {
            let clock = clock as i64;
            let fresh = ActivityId(Id::from_bits(90_000 + clock as u64));
            if matches!(deed, Deed::TakeOver) {
                tabs[tab].take_over(&browser, clock);
            }
            saved.extend(tabs[tab].act(deed, fresh, clock));
        }
        browser.kill(0);
        let last = browser.tab(at(1_000)).0;
        let loaded = block_on(last.load(matrix_id(1), at(1_000), Claim::TakeOver)).unwrap();
        let rows: Vec<ActivityId> = loaded.matrix.activities().map(|row| row.id).collect();
        let found: Vec<ActivityId> = rows.into_iter().filter(|row| saved.contains(row)).collect();
        assert_eq!(found, saved, "in the order in which they were saved");
    }
}
