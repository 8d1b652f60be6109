//! The second program: started in a worker when it is first needed, asked with a text and bytes, answering
//! with a text and bytes. Knows nothing of what is asked.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, ErrorEvent, MessageEvent};

use super::wait::{Giver, question};

/// What the page's script calls the function that starts the worker (boot.js).
const STARTER: &str = "remitWorker";
/// What the worker says once it can be asked (worker.js).
const READY: &str = "ready";

/// An answer: text and bytes, or why there is none, in a sentence.
pub type Answer = Result<(String, Vec<u8>), String>;

/// Why there is no answer where the second program could not be started.
const NOT_STARTED: &str = "This part of Remit could not be loaded. Reload the page and try again.";
/// Why there is no answer where it stopped in the middle.
const STOPPED: &str = "This part of Remit stopped before it was done. Nothing was changed; try again.";

/// The worker, once it is needed.
#[derive(Clone, Default)]
pub struct Worker(Rc<RefCell<Inner>>);

#[derive(Default)]
struct Inner {
    running: Option<web_sys::Worker>,
    ready: bool,
    /// What is asked before the worker is ready.
    waiting: Vec<(Array, Array)>,
    asked: BTreeMap<u32, Giver<Answer>>,
    last: u32,
}

impl Worker {
    /// Asks, and waits for the answer.
    ///
    /// # Errors
    /// What the second program says, or that it could not be started or has stopped.
    pub async fn ask(&self, text: &str, bytes: &[u8]) -> Answer {
        let (giver, answer) = question();
        {
            let mut inner = self.0.borrow_mut();
            inner.last = inner.last.wrapping_add(1);
            let number = inner.last;
            inner.asked.insert(number, giver);
            let bytes = Uint8Array::from(bytes);
            let moved = Array::of1(&bytes.buffer());
            let message = Array::of3(&number.into(), &text.into(), &bytes);
            match &inner.running {
                Some(running) if inner.ready => send(running, &message, &moved),
                _ => inner.waiting.push((message, moved)),
            }
        }
        self.start();
        answer.await
    }

    /// Stops what is being done; whoever waits hears that it stopped.
    pub fn stop(&self) {
        self.end(STOPPED);
    }

    fn start(&self) {
        if self.0.borrow().running.is_some() {
            return;
        }
        let started = web_sys::window()
            .and_then(|window| Reflect::get(&window, &STARTER.into()).ok())
            .and_then(|starter| starter.dyn_into::<Function>().ok())
            .and_then(|starter| starter.call0(&JsValue::NULL).ok())
            .and_then(|worker| worker.dyn_into::<web_sys::Worker>().ok());
        let Some(worker) = started else { return self.end(NOT_STARTED) };
        let (hearing, failing) = (self.clone(), self.clone());
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| hearing.hear(&event));
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        let failed = Closure::<dyn FnMut(ErrorEvent)>::new(move |_: ErrorEvent| failing.end(STOPPED));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        failed.forget();
        self.0.borrow_mut().running = Some(worker);
    }

    fn hear(&self, event: &MessageEvent) {
        let Ok(message) = event.data().dyn_into::<Array>() else {
            return if event.data() == READY { self.begin() } else { self.end(NOT_STARTED) };
        };
        let number = message.get(0).as_f64().unwrap_or_default() as u32;
        let giver = self.0.borrow_mut().asked.remove(&number);
        let (Some(giver), text) = (giver, message.get(2).as_string().unwrap_or_default()) else { return };
        giver.give(if message.get(1).is_truthy() {
            Ok((text, bytes_of(&message.get(3))))
        } else {
            Err(text)
        });
    }

    /// The worker can be asked now.
    fn begin(&self) {
        let mut inner = self.0.borrow_mut();
        inner.ready = true;
        let waiting = std::mem::take(&mut inner.waiting);
        if let Some(running) = &inner.running {
            waiting.iter().for_each(|(message, moved)| send(running, message, moved));
        }
    }

    /// The worker is gone; the next question starts another.
    fn end(&self, why: &str) {
        let ended = std::mem::take(&mut *self.0.borrow_mut());
        if let Some(running) = &ended.running {
            running.terminate();
        }
        self.0.borrow_mut().last = ended.last;
        for giver in ended.asked.into_values() {
            giver.give(Err(why.to_owned()));
        }
    }
}

fn send(worker: &web_sys::Worker, message: &Array, moved: &Array) {
    // What cannot be sent is never answered; a text and bytes can always be sent.
    let _ = worker.post_message_with_transfer(message, moved);
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

/// In the worker: answers whatever is asked, for as long as the worker lives.
pub fn serve(mut answer: impl FnMut(&str, Vec<u8>) -> Answer + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Ok(message) = event.data().dyn_into::<Array>() else { return };
        let text = message.get(1).as_string().unwrap_or_default();
        let answered = answer(&text, bytes_of(&message.get(2)));
        let (good, text, bytes) = match answered {
            Ok((text, bytes)) => (true, text, bytes),
            Err(why) => (false, why, Vec::new()),
        };
        let bytes = Uint8Array::from(bytes.as_slice());
        let answer = Array::of4(&message.get(0), &good.into(), &text.into(), &bytes);
        let _ = own.post_message_with_transfer(&answer, &Array::of1(&bytes.buffer()));
    });
    scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
}

/// In the worker: lets a panic say where it was.
pub fn hook_panics() {
    console_error_panic_hook::set_once();
}
