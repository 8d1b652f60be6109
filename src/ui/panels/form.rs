//! Forms that follow the active cell. A field belongs to the thing it was drawn for: what is written in it
//! goes there, whichever cell is active by then, and nothing half typed is lost when the form is drawn anew.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::command::{Scope, for_key};
use crate::platform::dom;
use crate::session::Session;
use crate::ui::fields::{self, Text, Writer};
use crate::ui::grid::{Draw, Painter};
use crate::ui::window_keys::press_of;

/// How long a form waits before it follows the active cell, in milliseconds; walking through the grid stays quick.
const FOLLOW_DELAY: i32 = 60;

/// Takes what was written.
type Write = Arc<dyn Fn(&mut Session, String) + Send + Sync>;
/// Looks up what is there.
type Read<T> = Arc<dyn Fn(&Session) -> T + Send + Sync>;

/// Text that was typed and not yet handed in.
type Pending = Option<(Write, String)>;

/// A panel's form.
#[derive(Clone, Copy)]
pub(super) struct Form {
    pub(super) app: App,
    pending: StoredValue<Pending>,
}

impl Form {
    /// A form whose half-typed text is handed in when it goes.
    pub(super) fn new(app: App) -> Self {
        let form = Self { app, pending: StoredValue::new(None) };
        on_cleanup(move || form.flush());
        form
    }

    /// Hands in what was typed, to the thing it was typed for.
    pub(super) fn flush(self) {
        let pending = self.pending.try_update_value(Option::take).flatten();
        if let Some((write, text)) = pending {
            self.app.act(|session| write(session, text));
        }
    }

    /// What the session says, followed.
    pub(super) fn follow<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Session) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        let app = self.app;
        Memo::new(move |_| {
            app.signals.findings.get();
            app.read(|session| read(session))
        })
        .into()
    }

    /// A text field: `read` says what is there, `write` takes what was written.
    pub(super) fn text(
        self,
        text: Text,
        read: impl Fn(&Session) -> String + Send + Sync + 'static,
        write: impl Fn(&mut Session, String) + Send + Sync + 'static,
    ) -> AnyView {
        self.text_field(text, Arc::new(read), Arc::new(write))
    }

    fn text_field(self, text: Text, read: Read<String>, write: Write) -> AnyView {
        let (app, pending) = (self.app, self.pending);
        let shown = Arc::clone(&read);
        let value = self.follow(move |session| shown(session));
        let (typing, present) = (Arc::clone(&write), Arc::clone(&read));
        let writer = Writer {
            typed: Arc::new(move |text| pending.set_value(Some((Arc::clone(&typing), text)))),
            done: Arc::new(move |text| {
                pending.try_set_value(None);
                app.act(|session| write(session, text));
                Some(app.read(|session| read(session)))
            }),
            revert: Arc::new(move || {
                let typed = pending.try_update_value(Option::take).flatten();
                typed.map(|_| app.read(|session| present(session)))
            }),
        };
        text.view(value, writer)
    }

    /// A choice among few.
    pub(super) fn choice(
        self,
        label: &str,
        options: Vec<String>,
        read: impl Fn(&Session) -> usize + Send + Sync + 'static,
        write: impl Fn(&mut Session, usize) + Send + Sync + 'static,
    ) -> AnyView {
        let app = self.app;
        let choose = Arc::new(move |at| app.act(|session| write(session, at)));
        fields::choice(label, options, self.follow(read), choose)
    }
}

/// What `look` finds at the active cell, a moment after it moved.
pub(super) fn follow_active<T: Copy + PartialEq + Send + Sync + 'static>(
    app: App,
    look: fn(&Session) -> Option<T>,
) -> RwSignal<Option<T>> {
    let shown = RwSignal::new(app.read(look));
    let waiting = StoredValue::new(false);
    Effect::new(move || {
        app.signals.active.get();
        app.signals.document.get();
        app.signals.findings.get();
        if app.read(look) == shown.get_untracked() || waiting.get_value() {
            return;
        }
        waiting.set_value(true);
        dom::after(FOLLOW_DELAY, move || {
            waiting.try_set_value(false);
            let now = app.read(look);
            // The panel may be closed by now.
            if shown.try_get_untracked().is_some_and(|before| before != now) {
                shown.set(now);
            }
        });
    });
    shown
}

/// Keys of a whole form: Escape goes back to the grid; a select hears what is heard in the window, such as undo.
pub(super) fn on_key(app: App, event: &web_sys::KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    if event.key() == "Escape" {
        event.prevent_default();
        event.stop_propagation();
        app.draw(Painter::focus_active);
        return;
    }
    let press = press_of(event);
    let on_select = dom::focused().is_some_and(|element| element.tag_name() == "SELECT");
    if on_select
        && press.control
        && let Some(command) = for_key(&press, &[Scope::Window])
    {
        event.prevent_default();
        event.stop_propagation();
        app.run(command);
    }
}

/// Why nothing can be written, where that is so.
pub(super) fn reason(form: Form) -> Signal<Option<String>> {
    let app = form.app;
    Memo::new(move |_| {
        app.signals.watched.get();
        app.signals.document.get();
        app.signals.findings.get();
        app.read(|session| session.read_only().map(str::to_owned))
    })
    .into()
}
