//! IndexedDB as the durable store: one object store of bytes by key, written with strict durability.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Event, IdbDatabase, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction, window,
};

use super::fault;
use crate::platform::wait::{Answer, question};
use crate::store::{Batch, DurableStore, Fault, Guard, Later, Records};

const DATABASE: &str = "remit";
const VERSION: u32 = 1;
const RECORDS: &str = "records";
/// A database that has not opened after this many milliseconds counts as not there.
const PATIENCE: i32 = 4_000;
/// A reading that has not ended after this many milliseconds has failed.
const READ_PATIENCE: i32 = 15_000;

/// The open connection, while there is one.
type Connection = Rc<RefCell<Option<IdbDatabase>>>;

/// The browser's IndexedDB. A connection that the browser closes is opened again when it is needed.
pub struct IndexedStore(Connection);

impl IndexedStore {
    /// Opens the database, and makes it where it is missing.
    ///
    /// # Errors
    /// Where the browser has none, forbids it, or does not answer within four seconds.
    pub async fn open() -> Result<Self, Fault> {
        let store = Self(Connection::default());
        store.connect().await?;
        Ok(store)
    }

    async fn connect(&self) -> Result<(), Fault> {
        if self.0.borrow().is_some() {
            return Ok(());
        }
        let factory = window().and_then(|window| window.indexed_db().ok().flatten());
        let request = factory.ok_or(Fault::Blocked)?.open_with_u32(DATABASE, VERSION);
        let request = request.map_err(|error| fault(&error))?;
        prepare(&request);
        let (giver, answer) = question();
        giver.give_after(PATIENCE, Err(Fault::Slow));
        let (opening, connection) = (request.clone(), Rc::clone(&self.0));
        on_end(&request, move |event| {
            giver.give(if event.type_() == "success" {
                adopt(&opening, &connection)
            } else {
                Err(fault_of(&opening))
            });
        });
        answer.await
    }

    /// Begins a transaction; `None` where there is no connection any more.
    fn transaction(&self, writing: Option<bool>) -> Option<IdbTransaction> {
        let database = self.0.borrow().clone()?;
        let begun = begin(&database, writing);
        if begun.is_err() {
            // The only thing wrong with such a call can be the connection.
            self.0.borrow_mut().take();
        }
        begun.ok()
    }

    async fn reading(&self) -> Result<IdbObjectStore, Fault> {
        if let Some(transaction) = self.transaction(None) {
            return records(&transaction);
        }
        self.connect().await?;
        let transaction = self.transaction(None);
        records(&transaction.ok_or_else(|| Fault::Failed("no connection".to_owned()))?)
    }
}

impl DurableStore for IndexedStore {
    fn get<'a>(&'a self, key: &'a str) -> Later<'a, Result<Option<Vec<u8>>, Fault>> {
        Box::pin(async move {
            let request = self.reading().await?.get(&key.into());
            Ok(bytes_of(&finished(&request.map_err(|error| fault(&error))?).await?))
        })
    }

    fn keys<'a>(&'a self, prefix: &'a str) -> Later<'a, Result<Vec<String>, Fault>> {
        Box::pin(async move {
            let store = self.reading().await?;
            let request = store.get_all_keys_with_key(&range_of(prefix)?).map_err(|error| fault(&error))?;
            Ok(texts_of(&finished(&request).await?))
        })
    }

    fn read<'a>(&'a self, prefix: &'a str) -> Later<'a, Records> {
        Box::pin(async move {
            let store = self.reading().await?;
            let range = range_of(prefix)?;
            let keys = store.get_all_keys_with_key(&range).map_err(|error| fault(&error))?;
            let values = store.get_all_with_key(&range).map_err(|error| fault(&error))?;
            // Requests of one transaction are answered in order, so the keys are there first.
            let values = Array::from(&finished(&values).await?);
            let keys = texts_of(&keys.result().map_err(|error| fault(&error))?);
            let values = values.iter().map(|value| bytes_of(&value).unwrap_or_default());
            Ok(keys.into_iter().zip(values).collect())
        })
    }

    fn commit(&self, batch: Batch) -> Later<'_, Result<(), Fault>> {
        // The transaction begins here and now, so that batches take effect in the order they were handed in.
        match self.transaction(Some(batch.relaxed)) {
            Some(transaction) => {
                let answer = write(transaction, batch);
                Box::pin(async move { answer?.await })
            }
            None => Box::pin(async move {
                self.connect().await?;
                let transaction = self.transaction(Some(batch.relaxed));
                let transaction = transaction.ok_or_else(|| Fault::Failed("no connection".to_owned()))?;
                write(transaction, batch)?.await
            }),
        }
    }
}

/// Has the object store made in a new database.
fn prepare(request: &IdbOpenDbRequest) {
    let opening = request.clone();
    let upgrade = Closure::once_into_js(move || {
        let database = opening.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        // A database without its object store fails at the first look into it, and is reported then.
        let _ = database.map(|database| database.create_object_store(RECORDS));
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
}

/// Keeps the connection, until the browser or a later version of the program in another tab closes it.
fn adopt(request: &IdbOpenDbRequest, connection: &Connection) -> Result<(), Fault> {
    let result = request.result().map_err(|error| fault(&error))?;
    let database: IdbDatabase = result.dyn_into().map_err(|other| fault(&other))?;
    let lost = Rc::clone(connection);
    let close = Closure::once_into_js(move || {
        if let Some(database) = lost.borrow_mut().take() {
            database.close();
        }
    });
    database.set_onversionchange(Some(close.unchecked_ref()));
    let lost = Rc::clone(connection);
    let closed = Closure::once_into_js(move || drop(lost.borrow_mut().take()));
    database.set_onclose(Some(closed.unchecked_ref()));
    *connection.borrow_mut() = Some(database);
    Ok(())
}

/// Begins a transaction: for reading, or for writing, relaxed or not.
///
/// web-sys counts the third argument among its unstable parts, so the call is made by name.
fn begin(database: &IdbDatabase, writing: Option<bool>) -> Result<IdbTransaction, JsValue> {
    let call: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    let Some(relaxed) = writing else {
        return call.call2(database, &RECORDS.into(), &"readonly".into())?.dyn_into();
    };
    let options = Object::new();
    let durability = if relaxed { "relaxed" } else { "strict" };
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    call.call3(database, &RECORDS.into(), &"readwrite".into(), &options)?.dyn_into()
}

fn records(transaction: &IdbTransaction) -> Result<IdbObjectStore, Fault> {
    transaction.object_store(RECORDS).map_err(|error| fault(&error))
}

/// Hands the batch in: first the guard is looked at, then everything is written in the same transaction.
fn write(transaction: IdbTransaction, mut batch: Batch) -> Result<Answer<Result<(), Fault>>, Fault> {
    let store = records(&transaction)?;
    let refused = Rc::new(RefCell::new(None));
    let (giver, answer) = question();
    let (ended, why) = (transaction.clone(), Rc::clone(&refused));
    let end = Closure::once_into_js(move |event: Event| {
        giver.give(match why.borrow_mut().take() {
            Some(refusal) => Err(refusal),
            None if event.type_() == "complete" => Ok(()),
            None => Err(ended.error().map_or_else(unknown, |error| fault(&error.into()))),
        });
    });
    // Exactly one of the two comes.
    transaction.set_oncomplete(Some(end.unchecked_ref()));
    transaction.set_onabort(Some(end.unchecked_ref()));
    let give_up = move |transaction: &IdbTransaction, fault: Fault| {
        *refused.borrow_mut() = Some(fault);
        // It can only fail where the transaction is over already.
        let _ = transaction.abort();
    };
    match batch.guard.take() {
        None => {
            if let Err(error) = change(&store, &batch) {
                give_up(&transaction, fault(&error));
            }
        }
        Some(guard) => guarded(&transaction, &store, guard, batch, give_up)?,
    }
    Ok(answer)
}

/// Reads the guard's record and goes on with the batch where it allows it.
fn guarded(
    transaction: &IdbTransaction,
    store: &IdbObjectStore,
    guard: Guard,
    batch: Batch,
    give_up: impl FnOnce(&IdbTransaction, Fault) + 'static,
) -> Result<(), Fault> {
    let request = store.get(&guard.key.as_str().into()).map_err(|error| fault(&error))?;
    let (asked, store, transaction) = (request.clone(), store.clone(), transaction.clone());
    let go_on = Closure::once_into_js(move || {
        let found = asked.result().ok().and_then(|value| bytes_of(&value));
        let allowed = guard.check(found.as_deref());
        let written = allowed.and_then(|()| change(&store, &batch).map_err(|error| fault(&error)));
        if let Err(fault) = written {
            give_up(&transaction, fault);
        }
    });
    // Where the reading fails, the transaction aborts and says why.
    request.set_onsuccess(Some(go_on.unchecked_ref()));
    Ok(())
}

fn change(store: &IdbObjectStore, batch: &Batch) -> Result<(), JsValue> {
    for (from, to) in &batch.ranges {
        store.delete(&bounds(from, to)?)?;
    }
    for key in &batch.deletes {
        store.delete(&key.as_str().into())?;
    }
    for (key, bytes) in &batch.puts {
        store.put_with_key(&Uint8Array::from(bytes.as_slice()), &key.as_str().into())?;
    }
    Ok(())
}

/// Calls `then` with the one event that ends a request.
fn on_end(request: &IdbRequest, then: impl FnOnce(Event) + 'static) {
    let then = Closure::once_into_js(then);
    request.set_onsuccess(Some(then.unchecked_ref()));
    request.set_onerror(Some(then.unchecked_ref()));
}

/// The result of a request, once it is there.
async fn finished(request: &IdbRequest) -> Result<JsValue, Fault> {
    let (giver, answer) = question();
    giver.give_after(READ_PATIENCE, Err(Fault::Slow));
    on_end(request, move |event| giver.give(Ok(event.type_() == "success")));
    if answer.await? {
        return request.result().map_err(|error| fault(&error));
    }
    Err(fault_of(request))
}

fn fault_of(request: &IdbRequest) -> Fault {
    request.error().ok().flatten().map_or_else(unknown, |error| fault(&error.into()))
}

fn unknown() -> Fault {
    Fault::Failed("no reason given".to_owned())
}

/// The keys that start with a prefix that ends with a slash.
fn range_of(prefix: &str) -> Result<JsValue, Fault> {
    // "0" is the character after "/".
    let end = format!("{}0", prefix.trim_end_matches('/'));
    bounds(prefix, &end).map_err(|error| fault(&error))
}

/// From the first key, up to but without the second.
fn bounds(from: &str, to: &str) -> Result<JsValue, JsValue> {
    let range = IdbKeyRange::bound_with_lower_open_and_upper_open(&from.into(), &to.into(), false, true);
    range.map(JsValue::from)
}

fn bytes_of(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn texts_of(values: &JsValue) -> Vec<String> {
    Array::from(values).iter().filter_map(|value| value.as_string()).collect()
}
