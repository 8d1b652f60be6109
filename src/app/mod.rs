//! Signals as a view cache over the session; dispatch, the only writer; autosave; carrying out requests.
//!
//! Components call [`App::act`] and read the signals; nothing else changes a session.

mod agreement;
mod comparison;
mod errands;
mod importing;
mod library;
mod preferences;
mod screen;
mod signals;
mod toasts;

pub use agreement::AgreementView;
pub use comparison::{Comparison, Received};
pub use importing::Importing;
pub use library::{
    Preview, SavedMark, delete, discard_preview, duplicate, keep_preview, open_stored, purge, rename,
    restore, show_preview, start_app, template,
};
pub use preferences::{Preferences, Theme};
pub use screen::Screen;
pub use signals::{Editing, MenuAt, PaletteUse, Signals};
pub use toasts::Toast;

use leptos::prelude::*;

use self::library::Keeper;
use crate::command::Command;
use crate::grid::View;
use crate::model::Matrix;
use crate::platform::{clock, dom, random};
use crate::session::{Changes, PasteReport, Request, Session};

/// The application: handles to everything, cheap to copy into every component.
#[derive(Clone, Copy)]
pub struct App {
    session: StoredValue<Session, LocalStorage>,
    screen: StoredValue<Option<Box<dyn Screen>>, LocalStorage>,
    /// Who carries out what a session asks of the shell.
    carry_out: fn(App, Request),
    keeper: StoredValue<Keeper, LocalStorage>,
    helper: errands::Helper,
    /// What the components read.
    pub signals: Signals,
}

impl App {
    /// Starts with a matrix on the screen.
    pub(crate) fn new(
        matrix: Matrix,
        preferences: Preferences,
        keeper: Keeper,
        carry_out: fn(Self, Request),
    ) -> Self {
        let view =
            View { density: preferences.density, title_width: preferences.title_width, ..View::default() };
        let session =
            Session::new(matrix, view, clock::today(), Box::new(random::BrowserRandomness::default()));
        let app = Self {
            session: StoredValue::new_local(session),
            screen: StoredValue::new_local(None),
            carry_out,
            keeper: StoredValue::new_local(keeper),
            helper: StoredValue::new_local(Default::default()),
            signals: Signals::new(&preferences),
        };
        app.refresh();
        app
    }

    /// Looks into the session.
    pub fn read<T>(&self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with_value(look)
    }

    /// The only way to change anything: runs `act` on the session and lets screen and store follow.
    pub fn act<T>(&self, act: impl FnOnce(&mut Session) -> T) -> T {
        let mut result = None;
        let mut changes = Changes::default();
        self.session.update_value(|session| {
            result = Some(act(session));
            changes = session.take_changes();
        });
        self.follow(&changes);
        self.carry_out_all(changes.requests);
        // `update_value` runs its closure exactly once.
        result.unwrap_or_else(|| std::process::abort())
    }

    /// Carries requests out in order. What follows a change of the sheet waits until that sheet is drawn: a
    /// cell of a grid that is still hidden can neither be shown nor edited.
    fn carry_out_all(&self, requests: Vec<Request>) {
        let mut requests = requests.into_iter();
        while let Some(request) = requests.next() {
            let before = self.signals.sheet.get_untracked();
            (self.carry_out)(*self, request);
            if self.signals.sheet.get_untracked() != before && requests.len() > 0 {
                let app = *self;
                return dom::next_frame(move || app.carry_out_all(requests.collect()));
            }
        }
    }

    /// Runs a command of the table. `false` where it does nothing here.
    pub fn run(&self, command: Command) -> bool {
        self.act(|session| session.run(command))
    }

    /// Puts another matrix on the screen, with an empty history.
    pub fn open(&self, matrix: Matrix) {
        let view = self.read(|session| View {
            filter: Default::default(),
            collapsed: Default::default(),
            ..session.view().clone()
        });
        let session =
            Session::new(matrix, view, clock::today(), Box::new(random::BrowserRandomness::default()));
        self.session.set_value(session);
        self.session.update_value(|session| {
            session.take_changes();
        });
        self.refresh();
        let percent = self.signals.percent.get_untracked();
        self.with_screen(|screen, session| {
            screen.go_home();
            screen.rebuild(session, percent);
        });
        self.signals.sheet.set(crate::command::Sheet::Matrix);
        self.signals.comparison.set(None);
        self.signals.paper.set(crate::session::Paper::default());
        self.signals.call_words.set(String::new());
        self.signals.document.update(|count| *count += 1);
        self.catch_focus();
    }

    /// Gives the focus to the grid where the button or dialog that had it is gone.
    pub(crate) fn catch_focus(&self) {
        let app = *self;
        dom::next_frame(move || {
            if dom::focused().is_none_or(|element| element.tag_name() == "BODY") {
                app.act(|session| session.request(Request::Focus));
            }
        });
    }

    /// Gives the drawn grid to the application once it is in the page.
    pub fn set_screen(&self, screen: Box<dyn Screen>) {
        self.screen.set_value(Some(screen));
        self.redraw();
    }

    /// Works with the drawn grid and the session, if the grid is in the page.
    pub fn with_screen<T>(&self, work: impl FnOnce(&mut dyn Screen, &Session) -> T) -> Option<T> {
        let mut result = None;
        self.session.with_value(|session| {
            self.screen
                .update_value(|screen| result = screen.as_mut().map(|screen| work(screen.as_mut(), session)));
        });
        result
    }

    /// Measures and draws the whole grid again.
    pub fn redraw(&self) {
        let percent = self.signals.percent.get_untracked();
        let page = self.with_screen(|screen, session| {
            screen.rebuild(session, percent);
            screen.page()
        });
        if let Some(page) = page {
            self.session.update_value(|session| session.set_page(page));
        }
    }

    /// Looks at the grid in another way and draws it.
    pub fn set_view(&self, view: View) {
        self.act(|session| session.set_view(view));
        self.redraw();
    }

    /// Looks into the session where that draws identities or other random bits; what is worked out there is
    /// not performed, so nothing follows.
    pub fn quietly<T>(&self, look: impl FnOnce(&mut Session) -> T) -> T {
        let mut result = None;
        self.session.update_value(|session| result = Some(look(session)));
        // `update_value` runs its closure exactly once.
        result.unwrap_or_else(|| std::process::abort())
    }

    /// Forbids changes to what is shown, with the reason.
    pub fn lock(&self, reason: &str) {
        self.session.update_value(|session| session.set_read_only(Some(reason.to_owned())));
    }

    /// Shows what a paste could not understand.
    pub fn show_report(&self, report: Option<PasteReport>) {
        if report.is_some() {
            self.signals.report.set(report);
        }
    }

    /// Shows what went wrong until the person has read it.
    pub fn show_problem(&self, summary: String) {
        self.signals.report.set(Some(PasteReport { summary, notes: Vec::new() }));
    }

    /// Lets the screen follow what changed.
    fn follow(&self, changes: &Changes) {
        if changes.layout || changes.selection || changes.findings {
            self.with_screen(|screen, session| screen.follow(session, changes));
        }
        if changes.layout {
            self.signals.arranged.update(|count| *count += 1);
        }
        if changes.selection {
            self.signals.active.update(|count| *count += 1);
        }
        if changes.findings {
            signals::follow_soon(*self, true);
        } else if changes.selection {
            signals::follow_soon(*self, false);
        }
        if !changes.transactions.is_empty() {
            self.signals.edited.update(|count| *count += 1);
            library::keep(*self, &changes.transactions);
        }
    }

    /// Sets every signal from the session.
    pub fn refresh(&self) {
        self.refresh_strip();
        self.signals.findings.update(|count| *count += 1);
        self.signals.active.update(|count| *count += 1);
    }

    /// Lets the strip and the toolbar follow.
    pub(crate) fn refresh_strip(&self) {
        self.read(|session| {
            self.signals.follow_counts(session);
            self.signals.follow_active(session);
        });
    }
}

/// The application of the component that asks.
pub fn use_app() -> App {
    // Every component is below the one that provides it.
    use_context::<App>().unwrap_or_else(|| std::process::abort())
}
