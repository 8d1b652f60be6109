//! The wire between tabs of one browser: messages over a BroadcastChannel, changes of leases in `localStorage`.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, StorageEvent, window};

use super::PREFIX;
use crate::model::MatrixId;
use crate::platform::wait::{Giver, question};
use crate::store::{OtherTab, TabMessage};

const CHANNEL: &str = "remit";
/// How long another tab may take to say that it has a matrix, in milliseconds; a busy one needs a while.
const ASK_PATIENCE: i32 = 400;
/// How long another tab may take to write everything down and hand a matrix over, in milliseconds.
const HAND_OVER_PATIENCE: i32 = 1_500;

type Listener<T> = Closure<dyn FnMut(T)>;
type Waiting = Rc<RefCell<Vec<(TabMessage, Giver<bool>)>>>;

/// The connection to the other tabs; it ends when this is dropped.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    waiting: Waiting,
    on_storage: Listener<StorageEvent>,
    /// Lives as long as the channel that calls it.
    _on_message: Listener<MessageEvent>,
}

impl Tabs {
    /// Listens to the other tabs. `on_message` gets what they say; `on_lease` is called when one of them has
    /// changed a lease: time for [`crate::store::Library::heartbeat`].
    pub fn listen(on_message: impl Fn(TabMessage) + 'static, on_lease: impl Fn() + 'static) -> Self {
        let waiting = Waiting::default();
        let answered = Rc::clone(&waiting);
        let on_message = Closure::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            // Anything else is from another program, or a later version of this one.
            let Ok(message) = text.parse::<TabMessage>() else { return };
            let mut open = answered.borrow_mut();
            open.extract_if(.., |(expected, _)| *expected == message).for_each(|(_, giver)| giver.give(true));
            drop(open);
            on_message(message);
        });
        let lease = format!("{PREFIX}lease/");
        let on_storage = Closure::new(move |event: StorageEvent| {
            // Without a key, everything was cleared.
            if event.key().is_none_or(|key| key.starts_with(&lease)) {
                on_lease();
            }
        });
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        }
        if let Some(window) = window() {
            // Without it, the heartbeat notices a lost lease a little later.
            let _ = window.add_event_listener_with_callback("storage", on_storage.as_ref().unchecked_ref());
        }
        Self { channel, waiting, on_storage, _on_message: on_message }
    }

    /// Tells the other tabs; returns whether there is a way to.
    pub fn send(&self, message: TabMessage) -> bool {
        let text = message.to_string();
        self.channel.as_ref().is_some_and(|channel| channel.post_message(&text.into()).is_ok())
    }

    /// Asks the other tabs whether one of them has the matrix open for writing.
    pub async fn who_has(&self, id: MatrixId) -> OtherTab {
        match self.ask(TabMessage::WhoHas(id), TabMessage::IHave(id), ASK_PATIENCE).await {
            Some(true) => OtherTab::Answered,
            Some(false) => OtherTab::Silent,
            None => OtherTab::NotAsked,
        }
    }

    /// Asks for the matrix and waits, not for long, until the tab that has it has written everything down.
    pub async fn hand_over(&self, id: MatrixId) -> bool {
        let answer = self.ask(TabMessage::HandOver(id), TabMessage::HandedOver(id), HAND_OVER_PATIENCE);
        answer.await.unwrap_or_default()
    }

    /// Whether the expected answer came in time; `None` where nobody could be asked.
    async fn ask(&self, message: TabMessage, expected: TabMessage, patience: i32) -> Option<bool> {
        let (giver, answer) = question();
        self.waiting.borrow_mut().push((expected, giver.clone()));
        if !self.send(message) {
            self.waiting.borrow_mut().retain(|(other, _)| *other != expected);
            return None;
        }
        giver.give_after(patience, false);
        let answered = answer.await;
        if !answered {
            self.waiting.borrow_mut().retain(|(other, _)| *other != expected);
        }
        Some(answered)
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.set_onmessage(None);
            channel.close();
        }
        if let Some(window) = window() {
            let listener = self.on_storage.as_ref().unchecked_ref();
            // A listener that is not there needs no taking away.
            let _ = window.remove_event_listener_with_callback("storage", listener);
        }
    }
}
