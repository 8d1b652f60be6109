//! A table that is being imported: what was read of it, what was corrected, and what becomes of it.
//!
//! The tables themselves stay with the second program; here is only what is shown.

use leptos::prelude::*;

use super::App;
use super::library::{Preview, show_preview};
use crate::errand::{Answer, Choices, Errand, TableReading};
use crate::formats::json;
use crate::model::Randomness;
use crate::platform::{dom, random};
use crate::session::{Dialog, PasteReport, Request};

/// How long corrections wait for more of them, in milliseconds.
const PAUSE: i32 = 150;

/// What the dialog shows.
#[derive(Clone, Copy)]
pub struct Importing {
    /// The file's name.
    pub name: RwSignal<String>,
    /// What was read; `None` until the file has been.
    pub reading: RwSignal<Option<TableReading>>,
    /// The corrections made so far.
    pub choices: RwSignal<Choices>,
    /// Texts of cells that were guessed or not read at some time; they keep their place when they are corrected.
    pub doubtful: RwSignal<Vec<String>>,
    /// Whether something is being worked out.
    pub busy: RwSignal<bool>,
    /// Counts files and corrections, so that late answers can be told.
    round: RwSignal<u32>,
    /// The round that what is shown belongs to.
    shown: RwSignal<u32>,
}

impl Importing {
    /// Nothing is being imported.
    pub(super) fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            reading: RwSignal::new(None),
            choices: RwSignal::new(Choices::default()),
            doubtful: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            round: RwSignal::new(0),
            shown: RwSignal::new(0),
        }
    }

    /// What was read, looked at; the empty reading until there is one.
    pub fn with<T>(&self, look: impl FnOnce(&TableReading) -> T) -> T {
        self.reading.with(|reading| match reading {
            Some(reading) => look(reading),
            None => look(&TableReading::default()),
        })
    }

    fn next_round(&self) -> u32 {
        let round = self.round.get_untracked().wrapping_add(1);
        self.round.set(round);
        round
    }

    fn show(&self, round: u32, reading: TableReading) {
        self.doubtful.update(|known| {
            for letter in reading.proposal.letters.iter().filter(|letter| letter.is_doubtful()) {
                if !known.contains(&letter.text) {
                    known.push(letter.text.clone());
                }
            }
        });
        self.reading.set(Some(reading));
        self.shown.set(round);
        self.busy.set(false);
    }
}

impl App {
    /// Shows what is read of a file that is none of ours, so that it can be corrected.
    pub fn import(&self, name: String, bytes: Vec<u8>) {
        let (app, importing) = (*self, self.signals.importing);
        let round = importing.next_round();
        importing.name.set(name.clone());
        importing.reading.set(None);
        importing.choices.set(Choices::default());
        importing.doubtful.set(Vec::new());
        importing.busy.set(true);
        self.signals.dialog.set(Some(Dialog::Import));
        leptos::task::spawn_local(async move {
            let answer = app.errand(Errand::ReadTable { name: name.clone() }, &bytes).await;
            if importing.round.get_untracked() != round {
                return;
            }
            match answer {
                Ok((Answer::Table(reading), _)) => importing.show(round, *reading),
                Ok(_) => app.end_import(),
                Err(why) => {
                    app.end_import();
                    app.show_problem(format!("{name} could not be opened. {why}"));
                }
            }
        });
    }

    /// Corrects how the table is read; what is shown follows after a short pause.
    pub fn correct_import(&self, change: impl FnOnce(&mut Choices)) {
        let (app, importing) = (*self, self.signals.importing);
        importing.choices.update(change);
        importing.busy.set(true);
        let round = importing.next_round();
        dom::after(PAUSE, move || {
            if importing.round.get_untracked() == round {
                leptos::task::spawn_local(async move {
                    app.settle_import().await;
                });
            }
        });
    }

    /// Has the corrections taken into account. `false` where the dialog has been left meanwhile, or it failed.
    async fn settle_import(&self) -> bool {
        let importing = self.signals.importing;
        let round = importing.round.get_untracked();
        if importing.shown.get_untracked() == round {
            return true;
        }
        let choices = importing.choices.get_untracked();
        let answer = self.further_errand(Errand::CorrectTable { choices }).await;
        if importing.round.get_untracked() != round {
            return false;
        }
        match answer {
            Ok((Answer::Table(reading), _)) => importing.show(round, *reading),
            Ok(_) => return false,
            Err(why) => {
                self.end_import();
                self.show_problem(why);
                return false;
            }
        }
        true
    }

    /// Leaves the dialog; what is being read is given up.
    pub fn cancel_import(&self) {
        if self.signals.importing.busy.get_untracked() {
            self.stop_errands();
        }
        self.end_import();
    }

    fn end_import(&self) {
        let importing = self.signals.importing;
        importing.next_round();
        importing.reading.set(None);
        importing.busy.set(false);
        if self.signals.dialog.get_untracked() == Some(Dialog::Import) {
            self.signals.dialog.set(None);
        }
        let app = *self;
        dom::next_frame(move || app.act(|session| session.request(Request::Focus)));
    }

    /// Opens what was read as a matrix of its own, which is kept when somebody says so.
    pub fn open_import(&self) {
        let (app, importing) = (*self, self.signals.importing);
        leptos::task::spawn_local(async move {
            if !app.settle_import().await {
                return;
            }
            let seed = random::BrowserRandomness::default().next_bits();
            let made = app.further_errand(Errand::MakeMatrix { seed }).await;
            let opened = made.and_then(|(_, file)| json::read(&file).map_err(|error| error.to_string()));
            let told = importing.reading.with_untracked(|reading| {
                reading.as_ref().map(|reading| reading.note_heading.clone()).unwrap_or_default()
            });
            let notices = if told.is_empty() { Vec::new() } else { vec![format!("While reading: {told}.")] };
            let name = importing.name.get_untracked();
            app.end_import();
            match opened {
                Ok(opened) => show_preview(app, opened.matrix, Preview::File { name, notices }),
                Err(why) => app.show_problem(why),
            }
        });
    }

    /// Adds what was read to the open matrix in one step.
    pub fn add_import(&self) {
        let (app, importing) = (*self, self.signals.importing);
        leptos::task::spawn_local(async move {
            if !app.settle_import().await {
                return;
            }
            let seed = random::BrowserRandomness::default().next_bits();
            let answer = app.errand(Errand::InsertTable { seed }, &[]).await;
            let label = format!("Import {}", importing.name.get_untracked());
            app.end_import();
            match answer {
                Ok((Answer::Insertion { edits, summary, notes }, _)) => {
                    let done = edits.is_empty() || app.act(|session| session.change(&label, edits.clone()));
                    if !done {
                        return;
                    }
                    if notes.is_empty() {
                        app.toast(summary, !edits.is_empty());
                    } else {
                        app.show_report(Some(PasteReport { summary, notes }));
                    }
                }
                Ok(_) => {}
                Err(why) => app.show_problem(why),
            }
        });
    }
}
