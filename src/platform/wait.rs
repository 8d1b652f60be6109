//! Waiting for one answer that a callback gives: an event, a timer, a message from another tab.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::window;

struct Slot<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

/// The side that gives the answer; the first one given counts.
pub(in crate::platform) struct Giver<T>(Rc<RefCell<Slot<T>>>);

/// The side that waits.
pub(in crate::platform) struct Answer<T>(Rc<RefCell<Slot<T>>>);

/// A question without an answer yet.
pub(in crate::platform) fn question<T>() -> (Giver<T>, Answer<T>) {
    let slot = Rc::new(RefCell::new(Slot { value: None, waker: None }));
    (Giver(Rc::clone(&slot)), Answer(slot))
}

impl<T> Clone for Giver<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Giver<T> {
    pub(in crate::platform) fn give(&self, value: T) {
        let mut slot = self.0.borrow_mut();
        slot.value.get_or_insert(value);
        if let Some(waker) = slot.waker.take() {
            drop(slot);
            waker.wake();
        }
    }

    /// Gives the answer after so many milliseconds, should there be none by then.
    pub(in crate::platform) fn give_after(&self, milliseconds: i32, value: T)
    where
        T: 'static,
    {
        let giver = self.clone();
        let callback = Closure::once_into_js(move || giver.give(value));
        let Some(window) = window() else { return };
        // Without timers there is no patience either; whoever waits goes on waiting for the answer itself.
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
}

impl<T> Future for Answer<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut slot = self.0.borrow_mut();
        match slot.value.take() {
            Some(value) => Poll::Ready(value),
            None => {
                slot.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
