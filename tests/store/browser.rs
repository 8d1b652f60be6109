//! A browser for these tests: two stores that fail on demand, and forget what a killed browser forgets.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use remit::model::{Id, Timestamp};
use remit::store::{
    Batch, DurableStore, FastStore, Fault, Later, Library, MemoryStore, Notice, Records, Stores, WriterId,
};

use crate::codec::PlainCodec;

/// Runs a future that only ever waits for stores of this module, which need no waking.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    for _ in 0..100_000 {
        if let Poll::Ready(value) = poll_once(future.as_mut()) {
            return value;
        }
    }
    panic!("the future does not come to an end");
}

/// Polls a future once.
pub fn poll_once<T>(future: std::pin::Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Poll<T> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_seconds(1_795_356_000 + seconds)
}

/// `localStorage`: what was set is there at once, and on the disk when the browser comes round to it.
#[derive(Default)]
pub struct Fast {
    now: RefCell<BTreeMap<String, String>>,
    disk: RefCell<BTreeMap<String, String>>,
    pub blocked: Cell<bool>,
    /// How many UTF-16 units fit.
    pub quota: Cell<Option<usize>>,
}

impl Fast {
    /// The browser writes its cache to the disk.
    pub fn reach_disk(&self) {
        self.disk.borrow_mut().clone_from(&self.now.borrow());
    }

    pub fn kill(&self) {
        self.now.borrow_mut().clone_from(&self.disk.borrow());
    }

    pub fn find(&self, part: &str) -> Vec<String> {
        self.now.borrow().keys().filter(|key| key.contains(part)).cloned().collect()
    }

    pub fn change(&self, key: &str, change: impl FnOnce(&mut String)) {
        change(self.now.borrow_mut().get_mut(key).unwrap());
        self.reach_disk();
    }

    fn open(&self) -> Result<(), Fault> {
        if self.blocked.get() { Err(Fault::Blocked) } else { Ok(()) }
    }
}

impl FastStore for Fast {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.open()?;
        Ok(self.now.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.open()?;
        let mut now = self.now.borrow_mut();
        let others = now.iter().filter(|(other, _)| *other != key);
        let used: usize = others.map(|(key, text)| units(key) + units(text)).sum();
        if self.quota.get().is_some_and(|quota| used + units(key) + units(text) > quota) {
            return Err(Fault::Full);
        }
        now.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.open()?;
        self.now.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Fault> {
        self.open()?;
        Ok(self.now.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect())
    }
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// IndexedDB: batches queue up, each happens whole or not at all, in order.
#[derive(Default)]
pub struct Durable {
    pub records: MemoryStore,
    queue: RefCell<VecDeque<(u64, Batch)>>,
    results: RefCell<BTreeMap<u64, Result<(), Fault>>>,
    tickets: Cell<u64>,
    /// How many times a batch is asked for before it is done.
    pub lag: Cell<u32>,
    /// What every read and every batch fails with.
    pub fault: RefCell<Option<Fault>>,
    /// How many batches succeed before [`Durable::fault`] sets in.
    pub fault_after: Cell<u32>,
    /// The batches that were handed in, by their number of puts.
    pub batches: RefCell<Vec<usize>>,
}

impl Durable {
    pub fn fail(&self, fault: Fault) {
        *self.fault.borrow_mut() = Some(fault);
    }

    pub fn heal(&self) {
        *self.fault.borrow_mut() = None;
    }

    /// The browser dies: the first so many of the batches under way are on the disk, the others are not.
    pub fn kill(&self, done: usize) {
        self.carry_out(|at, _| at < done);
        self.queue.borrow_mut().clear();
        self.results.borrow_mut().clear();
    }

    pub fn find(&self, part: &str) -> Vec<String> {
        let keys = FastStore::keys(&self.records, "").unwrap();
        keys.into_iter().filter(|key| key.contains(part)).collect()
    }

    pub fn bytes(&self, key: &str) -> Vec<u8> {
        block_on(DurableStore::get(&self.records, key)).unwrap().unwrap()
    }

    pub fn put(&self, key: &str, bytes: Vec<u8>) {
        let puts = vec![(key.to_owned(), Rc::new(bytes))];
        self.records.apply(Batch { puts, ..Batch::default() }).unwrap();
    }

    pub fn take(&self, key: &str) {
        self.records.apply(Batch { deletes: vec![key.to_owned()], ..Batch::default() }).unwrap();
    }

    /// Flips a bit in the middle of a record.
    pub fn corrupt(&self, key: &str) {
        let mut bytes = self.bytes(key);
        let middle = bytes.len() / 2;
        bytes[middle] ^= 4;
        self.put(key, bytes);
    }

    fn carry_out(&self, wanted: impl Fn(usize, u64) -> bool) {
        let mut at = 0;
        while let Some((ticket, batch)) = {
            let mut queue = self.queue.borrow_mut();
            queue.pop_front_if(|(ticket, _)| wanted(at, *ticket))
        } {
            at += 1;
            let fault = self.fault.borrow().clone();
            let left = self.fault_after.get();
            let result = match fault {
                Some(fault) if left == 0 => Err(fault),
                _ => {
                    self.fault_after.set(left.saturating_sub(1));
                    self.records.apply(batch)
                }
            };
            self.results.borrow_mut().insert(ticket, result);
        }
    }

    fn readable(&self) -> Result<(), Fault> {
        // A read waits for the writes handed in before it.
        self.carry_out(|_, _| true);
        match (self.fault.borrow().clone(), self.fault_after.get()) {
            (Some(fault @ (Fault::Blocked | Fault::Failed(_))), 0) => Err(fault),
            _ => Ok(()),
        }
    }
}

impl DurableStore for Durable {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Result<Option<Vec<u8>>, Fault>> {
        Box::pin(async move {
            self.readable()?;
            DurableStore::get(&self.records, key).await
        })
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Later<'a, Result<Vec<String>, Fault>> {
        Box::pin(async move {
            self.readable()?;
            DurableStore::keys(&self.records, prefix).await
        })
    }

    fn read<'a>(&'a self, prefix: &'a str) -> Later<'a, Records> {
        Box::pin(async move {
            self.readable()?;
            self.records.read(prefix).await
        })
    }

    fn commit(&self, batch: Batch) -> Later<'_, Result<(), Fault>> {
        let ticket = self.tickets.get();
        self.tickets.set(ticket + 1);
        self.batches.borrow_mut().push(batch.puts.len());
        self.queue.borrow_mut().push_back((ticket, batch));
        let mut left = self.lag.get();
        Box::pin(std::future::poll_fn(move |_| {
            if left > 0 {
                left -= 1;
                return Poll::Pending;
            }
            self.carry_out(|_, other| other <= ticket);
            Poll::Ready(self.results.borrow_mut().remove(&ticket).unwrap())
        }))
    }
}

/// One browser profile; every tab of it shares the two stores.
#[derive(Clone, Default)]
pub struct Browser {
    pub fast: Rc<Fast>,
    pub durable: Rc<Durable>,
    pub tabs: Rc<Cell<u64>>,
    pub no_fast: bool,
    pub no_durable: bool,
    pub format: u32,
}

impl Browser {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn without_database() -> Self {
        Self { no_durable: true, ..Self::default() }
    }

    pub fn without_fast_store() -> Self {
        Self { no_fast: true, ..Self::default() }
    }

    /// Opens a tab: the library with what it has to say.
    pub fn tab(&self, now: Timestamp) -> (Library, Vec<Notice>) {
        self.tabs.set(self.tabs.get() + 1);
        let fast: Result<Rc<dyn FastStore>, Fault> =
            if self.no_fast { Err(Fault::Blocked) } else { Ok(self.fast.clone()) };
        let durable: Result<Rc<dyn DurableStore>, Fault> =
            if self.no_durable { Err(Fault::Blocked) } else { Ok(self.durable.clone()) };
        let writer = WriterId(Id::from_bits(self.tabs.get()));
        let codec = Rc::new(PlainCodec::of_version(self.format));
        block_on(Library::open(Stores { fast, durable }, codec, writer, now))
    }

    /// Opens a tab that has nothing to say.
    pub fn quiet_tab(&self, now: Timestamp) -> Library {
        let (library, notices) = self.tab(now);
        assert_eq!(notices, []);
        library
    }

    /// The browser process dies; of the batches under way, the first so many are on the disk.
    pub fn kill(&self, done: usize) {
        self.durable.kill(done);
        self.fast.kill();
    }
}

/// The sentences of notices.
pub fn sentences(notices: &[Notice]) -> Vec<String> {
    notices.iter().map(Notice::to_string).collect()
}
