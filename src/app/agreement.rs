//! Agreement: how the open matrix stands to its baselines, worked out by the second program after a pause, and the
//! steps that it makes.

use leptos::prelude::*;

use super::App;
use crate::errand::agreement::{Agreement, Ask, Mark, Mood, Paper, Step};
use crate::errand::{Answer, Errand};
use crate::formats::json;
use crate::model::Matrix;
use crate::platform::{clock, dom};

/// How long the mark waits after the last change, in milliseconds: it is not looked at while somebody writes.
const PAUSE: i32 = 2_000;

/// What is said where an answer came for a matrix that is another by now.
const MEANWHILE: &str = "The matrix was changed meanwhile, so nothing was done. Try again.";

/// What is known of the agreement.
#[derive(Clone, Copy)]
pub struct AgreementView {
    /// How the matrix stands, in a line.
    pub mark: RwSignal<Option<Mark>>,
    /// All that the sheet shows, as of when it was last asked for.
    pub sheet: RwSignal<Option<Agreement>>,
    /// Why there is nothing to show; empty where there is.
    pub problem: RwSignal<String>,
    /// Whether the mark is older than the matrix.
    pub behind: RwSignal<bool>,
    /// For which state of the matrix the sheet was last asked for.
    asked: RwSignal<Option<State>>,
    /// For which state of the matrix the mark holds.
    known: RwSignal<Option<State>>,
}

/// Which matrix is open, and how often it was changed.
type State = (u32, u32);

impl AgreementView {
    /// Nothing is known yet.
    pub(super) fn new() -> Self {
        Self {
            mark: RwSignal::new(None),
            sheet: RwSignal::new(None),
            problem: RwSignal::new(String::new()),
            behind: RwSignal::new(false),
            asked: RwSignal::new(None),
            known: RwSignal::new(None),
        }
    }

    fn forget(self) {
        self.mark.set(None);
        self.sheet.set(None);
        self.problem.set(String::new());
        self.asked.set(None);
        self.known.set(None);
    }
}

impl App {
    fn state(&self) -> State {
        (self.signals.document.get_untracked(), self.signals.edited.get_untracked())
    }

    /// Keeps the mark true, for as long as the page lives: a matrix with baselines is looked at after a pause.
    pub fn follow_agreement(self) {
        let view = self.signals.agreement;
        Effect::new(move |document: Option<u32>| {
            self.signals.findings.track();
            let now = self.signals.document.get();
            if document.is_some_and(|before| before != now) {
                view.forget();
            }
            let state = self.state();
            if view.known.get_untracked() == Some(state) {
                return now;
            }
            if self.read(|session| session.matrix().baselines.is_empty()) {
                view.mark.set(None);
                return now;
            }
            view.behind.set(true);
            dom::after(PAUSE, move || {
                if self.state() == state && view.known.get_untracked() != Some(state) {
                    self.look_at_standing();
                }
            });
            now
        });
    }

    fn look_at_standing(self) {
        leptos::task::spawn_local(async move {
            let state = self.state();
            // Nobody asked for it, so nobody is told where it fails.
            if let Ok((Answer::Mark(mark), _)) = self.errand(Errand::Agreement(Ask::Standing), &[]).await
                && self.state() == state
            {
                self.learn(state, mark);
            }
        });
    }

    fn learn(self, state: State, mark: Mark) {
        let view = self.signals.agreement;
        view.known.set(Some(state));
        view.behind.set(false);
        if view.mark.with_untracked(|before| before.as_ref() != Some(&mark)) {
            view.mark.set(Some(mark));
        }
    }

    /// Has all that the sheet shows worked out for the matrix as it is now, unless that has been asked for.
    pub fn look_at_agreement(self) {
        let view = self.signals.agreement;
        if view.asked.get_untracked() == Some(self.state()) {
            return;
        }
        view.asked.set(Some(self.state()));
        leptos::task::spawn_local(async move {
            let state = self.state();
            let ask = Ask::Sheet { today: clock::today() };
            let answered = self.errand(Errand::Agreement(ask), &[]).await;
            if self.state() != state {
                // The change that came meanwhile asks by itself.
                return;
            }
            match answered {
                Ok((Answer::Agreement(sheet), _)) => {
                    self.learn(state, sheet.mark.clone());
                    view.problem.set(String::new());
                    if view.sheet.with_untracked(|before| before.as_ref() != Some(&*sheet)) {
                        view.sheet.set(Some(*sheet));
                    }
                }
                Ok(_) => {}
                Err(sentence) => {
                    // What is shown would not be true any more.
                    view.sheet.set(None);
                    view.asked.set(None);
                    view.problem.set(sentence);
                }
            }
        });
    }

    /// Tells of a file that is about to be shown how it stands: to the baselines of the open matrix where it is the
    /// same one, else to its own. `tell` gets a sentence, a moment later; nothing where there are no baselines.
    pub fn tell_received(self, received: &Matrix, tell: impl FnOnce(String) + 'static) {
        let own = self.read(|session| {
            let own = session.matrix();
            let is_same = own.info.id == received.info.id && !own.baselines.is_empty();
            is_same.then(|| json::write(own))
        });
        let is_same = own.is_some();
        if !is_same && received.baselines.is_empty() {
            return;
        }
        let own = own.unwrap_or_else(|| json::write(&Matrix::default()));
        let file = json::write(received);
        leptos::task::spawn_local(async move {
            let answered = self.errand_for(Errand::Agreement(Ask::Received), &own, file.as_bytes()).await;
            let Ok((Answer::Mark(mark), _)) = answered else { return };
            let by = if is_same { "the baselines of the open matrix" } else { "its own baselines" };
            if mark.mood != Mood::None {
                tell(format!("By {by}: {}.", mark.words));
            }
        });
    }

    /// Makes a step as one that can be undone. `done` says so beside a way back where something went away; what came
    /// is seen on the sheet.
    pub fn step_to_agreement(self, label: String, step: Step, done: Option<String>) {
        leptos::task::spawn_local(async move {
            let state = self.state();
            match self.errand(Errand::Agreement(Ask::Step(step)), &[]).await {
                Ok(_) if self.state() != state => self.show_problem(MEANWHILE.to_owned()),
                Ok((Answer::Edits(edits), _)) => {
                    if self.act(|session| session.change(&label, edits)) {
                        self.look_at_agreement();
                        if let Some(done) = done {
                            self.toast(done, true);
                        }
                    }
                }
                Ok(_) => {}
                Err(sentence) => self.show_problem(sentence),
            }
        });
    }

    /// Has a file made and hands it to `give`.
    pub fn paper_of_agreement(self, paper: Paper, give: impl FnOnce(&[u8]) + 'static) {
        leptos::task::spawn_local(async move {
            match self.errand(Errand::Agreement(Ask::Paper(paper)), &[]).await {
                Ok((_, file)) => give(&file),
                Err(sentence) => self.show_problem(sentence),
            }
        });
    }
}
