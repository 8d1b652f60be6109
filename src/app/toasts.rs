//! Short messages that come and go by themselves.

use leptos::prelude::*;

use super::App;
use crate::platform::dom;

/// How long a message stays, in milliseconds.
const LIFETIME: i32 = 8000;
/// More than this many are never on the screen.
const MOST: usize = 3;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// Its number, to find it again.
    pub number: u32,
    /// One sentence.
    pub text: String,
    /// Whether "Undo" stands beside it.
    pub undo: bool,
}

impl App {
    /// Shows a message for a while.
    pub fn toast(&self, text: String, undo: bool) {
        let toasts = self.signals.toasts;
        let number = toasts.with_untracked(|toasts| toasts.last().map_or(0, |toast| toast.number + 1));
        toasts.update(|toasts| {
            toasts.push(Toast { number, text, undo });
            let surplus = toasts.len().saturating_sub(MOST);
            toasts.drain(..surplus);
        });
        expire(*self, number);
    }

    /// Takes a message away.
    pub fn dismiss(&self, number: u32) {
        self.signals.toasts.update(|toasts| toasts.retain(|toast| toast.number != number));
    }
}

/// Takes the message away in time, but never while the pointer or the focus is on it.
fn expire(app: App, number: u32) {
    dom::after(LIFETIME, move || {
        let held = dom::find(".toasts:hover, .toasts:focus-within").is_some();
        if held { expire(app, number) } else { app.dismiss(number) }
    });
}
