//! What the components read: small values, set by the application alone.

use leptos::prelude::*;

use super::App;
use super::agreement::AgreementView;
use super::comparison::{Comparison, Received};
use super::importing::Importing;
use super::library::{Preview, SavedMark};
use super::preferences::{Preferences, Theme};
use super::toasts::Toast;
use crate::catalog::choices::Choice;
use crate::command::{Command, Sheet};
use crate::grid::Density;
use crate::model::MatrixId;
use crate::platform::dom;
use crate::session::{Dialog, Panel, Paper, PasteReport, Session, Tally};

/// How long everything outside the grid waits for more typing before it follows, in milliseconds.
const PAUSE: i32 = 120;
/// How many keys can put that off.
const MOST_KEYS: u32 = 25;

/// What is being edited over the grid.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Editing {
    /// The letters, condition and note of the active cell.
    Letters {
        /// Whether the condition is what the person wants to write.
        remark: bool,
    },
}

/// Where the context menu is open, in CSS pixels of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MenuAt {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The commands last run from the palette, newest first.
pub type PaletteUse = Vec<Command>;

/// Handles to every signal.
#[derive(Clone, Copy)]
pub struct Signals {
    /// Title of the matrix.
    pub title: RwSignal<String>,
    /// "Draft 0.3".
    pub status: RwSignal<String>,
    /// Counts for the status strip.
    pub tally: RwSignal<Tally>,
    /// Name of the step that undo takes back.
    pub undo: RwSignal<Option<String>>,
    /// Name of the step that redo does again.
    pub redo: RwSignal<Option<String>>,
    /// Place of the active cell in words.
    pub active_text: RwSignal<String>,
    /// Its letters in words.
    pub active_letters: RwSignal<String>,
    /// Counts up when another cell is active.
    pub active: RwSignal<u32>,
    /// Counts up when lines and columns are arranged anew.
    pub arranged: RwSignal<u32>,
    /// Counts up at every change of the document.
    pub edited: RwSignal<u32>,
    /// What is known of the agreement.
    pub agreement: AgreementView,
    /// The sheet in the middle of the window.
    pub sheet: RwSignal<Sheet>,
    /// The line that a sheet shall go to when it is shown, and the column to edit there.
    pub sheet_goal: RwSignal<Option<(Sheet, usize, Option<usize>)>>,
    /// The document that the sheet of documents shows.
    pub paper: RwSignal<Paper>,
    /// For what somebody wants to know who is called.
    pub call_words: RwSignal<String>,
    /// Counts up a little after findings may have changed.
    pub findings: RwSignal<u32>,
    /// Counts up when another matrix is open.
    pub document: RwSignal<u32>,
    /// The tab of the side panel that is open.
    pub panel: RwSignal<Option<Panel>>,
    /// The dialog that is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// What is edited over the grid.
    pub editing: RwSignal<Option<Editing>>,
    /// Where the context menu is open.
    pub menu: RwSignal<Option<MenuAt>>,
    /// Whether the find bar is open.
    pub finding: RwSignal<bool>,
    /// Whether the find bar replaces too.
    pub replacing: RwSignal<bool>,
    /// The table that is being imported.
    pub importing: Importing,
    /// What is looked for in the find bar.
    pub find_words: RwSignal<String>,
    /// What is known of saving.
    pub saved: RwSignal<SavedMark>,
    /// What is shown without being stored.
    pub preview: RwSignal<Option<Preview>>,
    /// The matrix that another tab writes, if it is shown here.
    pub watched: RwSignal<Option<MatrixId>>,
    /// Counts up when the list of matrices is another.
    pub library: RwSignal<u32>,
    /// What is compared with the open matrix.
    pub comparison: RwSignal<Option<Comparison>>,
    /// A file whose matrix is here already, while the person is asked.
    pub received: RwSignal<Option<Received>>,
    /// What a paste or a file brought that is worth a look.
    pub report: RwSignal<Option<PasteReport>>,
    /// Row height.
    pub density: RwSignal<Density>,
    /// Width of the title column.
    pub title_width: RwSignal<u32>,
    /// Short messages.
    pub toasts: RwSignal<Vec<Toast>>,
    /// What assistive technology shall say.
    pub announcement: RwSignal<String>,
    /// Zoom in per cent.
    pub percent: RwSignal<u32>,
    /// Light, dark or as the system says.
    pub theme: RwSignal<Theme>,
    /// Projector view.
    pub presenting: RwSignal<bool>,
    /// Commands last run from the palette.
    pub recent: RwSignal<PaletteUse>,
    /// How many keys what is outside the grid has yet to follow.
    keys_waiting: RwSignal<u32>,
    /// Whether findings may have changed since it followed.
    findings_wait: RwSignal<bool>,
}

impl Signals {
    /// Signals of a window that shows nothing yet.
    pub fn new(preferences: &Preferences) -> Self {
        Self {
            title: RwSignal::new(String::new()),
            status: RwSignal::new(String::new()),
            tally: RwSignal::new(Tally::default()),
            undo: RwSignal::new(None),
            redo: RwSignal::new(None),
            active_text: RwSignal::new(String::new()),
            active_letters: RwSignal::new(String::new()),
            active: RwSignal::new(0),
            arranged: RwSignal::new(0),
            edited: RwSignal::new(0),
            agreement: AgreementView::new(),
            sheet: RwSignal::new(Sheet::Matrix),
            sheet_goal: RwSignal::new(None),
            paper: RwSignal::new(Paper::default()),
            call_words: RwSignal::new(String::new()),
            findings: RwSignal::new(0),
            document: RwSignal::new(0),
            panel: RwSignal::new(preferences.panel.filter(|_| !dom::is_narrow())),
            dialog: RwSignal::new(None),
            editing: RwSignal::new(None),
            menu: RwSignal::new(None),
            finding: RwSignal::new(false),
            replacing: RwSignal::new(false),
            importing: Importing::new(),
            find_words: RwSignal::new(String::new()),
            saved: RwSignal::new(SavedMark::default()),
            preview: RwSignal::new(None),
            watched: RwSignal::new(None),
            library: RwSignal::new(0),
            comparison: RwSignal::new(None),
            received: RwSignal::new(None),
            report: RwSignal::new(None),
            density: RwSignal::new(preferences.density),
            title_width: RwSignal::new(preferences.title_width),
            toasts: RwSignal::new(Vec::new()),
            announcement: RwSignal::new(String::new()),
            percent: RwSignal::new(preferences.percent),
            theme: RwSignal::new(preferences.theme),
            presenting: RwSignal::new(false),
            recent: RwSignal::new(Vec::new()),
            keys_waiting: RwSignal::new(0),
            findings_wait: RwSignal::new(false),
        }
    }

    /// Follows everything that one edit can change.
    pub(super) fn follow_counts(&self, session: &Session) {
        set_if_new(self.tally, session.tally());
        let step = |label: Option<&str>| label.map(str::to_owned);
        set_if_new(self.undo, step(session.history().undo_label()));
        set_if_new(self.redo, step(session.history().redo_label()));
        let info = &session.matrix().info;
        set_if_new(self.title, info.title.clone());
        let status = info.status.words();
        set_if_new(self.density, session.view().density);
        set_if_new(self.title_width, session.view().title_width);
        set_if_new(self.status, format!("{status} {}", info.version_label).trim().to_owned());
    }

    /// Follows the active cell.
    pub(super) fn follow_active(&self, session: &Session) {
        set_if_new(self.active_text, session.active_text());
        set_if_new(self.active_letters, session.active_letters());
    }
}

/// Sets a signal only if that changes it, so that nothing that reads it runs in vain.
fn set_if_new<T: PartialEq + Clone + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|before| *before != value) {
        signal.set(value);
    }
}

/// Lets everything outside the grid follow once the typing pauses, at the latest after some keys. A key costs
/// what the grid costs; the eye, which is on the grid, does not see the difference.
pub(super) fn follow_soon(app: App, findings: bool) {
    let signals = app.signals;
    if findings {
        signals.findings_wait.set(true);
    }
    let keys = signals.keys_waiting.get_untracked();
    signals.keys_waiting.set(keys + 1);
    if keys == 0 {
        follow_after_pause(app, 1);
    }
}

/// Follows if the pause brings no more keys than the `seen` ones; otherwise waits for the next pause.
fn follow_after_pause(app: App, seen: u32) {
    let signals = app.signals;
    dom::after(PAUSE, move || {
        let keys = signals.keys_waiting.get_untracked();
        if keys > seen && keys < MOST_KEYS {
            return follow_after_pause(app, keys);
        }
        signals.keys_waiting.set(0);
        app.refresh_strip();
        if signals.findings_wait.get_untracked() {
            signals.findings_wait.set(false);
            signals.findings.update(|count| *count += 1);
        }
    });
}
