//! A comparison that is under way: begun, decided, laid anew when the matrix changes, taken or given up.
//!
//! The second program compares and reckons; here is what the screen shows of it.

use leptos::prelude::*;

use super::App;
use super::library::open_for_comparison;
use crate::command::Sheet;
use crate::errand::{Answer, Decision, Errand, Review};
use crate::formats::json;
use crate::model::{Matrix, MatrixId};
use crate::platform::clock;
use crate::session::Request;

/// What is said where the second program answers something else.
const UNFIT: &str = "The two parts of Remit do not fit. Reload the page.";

/// A matrix that came as a file and is here already; the person says what shall be done with it.
#[derive(Debug, Clone)]
pub struct Received {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub matrix: Matrix,
    /// What was noticed while reading it, one sentence each.
    pub notices: Vec<String>,
    /// The title under which it is in the library, where it is not the one that is open.
    pub elsewhere: Option<String>,
}

/// A comparison as the screen shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// What is compared with: a file's name.
    pub name: String,
    /// How it stands.
    pub review: Review,
    /// Counts up when it is laid anew.
    pub laid: u32,
    /// At which change of the document it was laid.
    edited: u32,
}

impl App {
    /// Begins to compare the open matrix with one that was received.
    pub fn compare_file(&self, name: String, received: &Matrix) {
        let file = json::write(received).into_bytes();
        self.begin(name, Errand::Compare { today: clock::today() }, file);
    }

    /// Opens the matrix of the library that was received as a file, and compares the two.
    pub fn compare_stored(&self, id: MatrixId, name: String, received: Matrix) {
        let app = *self;
        leptos::task::spawn_local(async move {
            if open_for_comparison(app, id).await {
                app.compare_file(name, &received);
            }
        });
    }

    /// Begins to compare the open matrix with its newest baseline.
    pub fn compare_baseline(&self) {
        let newest = self.read(|session| {
            let newest = session.matrix().baselines.iter().rev().max_by_key(|baseline| baseline.taken);
            newest.map(|baseline| (baseline.id, baseline.name.trim().to_owned()))
        });
        let Some((baseline, name)) = newest else { return };
        let errand = Errand::CompareBaseline { baseline, today: clock::today() };
        self.begin(format!("baseline {name}"), errand, Vec::new());
    }

    fn begin(&self, name: String, errand: Errand, file: Vec<u8>) {
        let app = *self;
        leptos::task::spawn_local(async move {
            match app.review(errand, &file).await {
                Some((review, _)) if review.items.is_empty() => {
                    app.end_comparison();
                    let text = format!("{name} and the open matrix say the same.");
                    app.act(|session| session.request(Request::Toast { text, undo: false }));
                }
                Some((review, edited)) => {
                    let before = app.signals.comparison.with_untracked(|it| it.as_ref().map(|it| it.laid));
                    let laid = before.map_or(0, |laid| laid + 1);
                    app.signals.comparison.set(Some(Comparison { name, review, laid, edited }));
                    app.follow_review();
                    app.act(|session| session.request(Request::ShowSheet(Sheet::Changes)));
                }
                None => {}
            }
        });
    }

    /// Has a review made for the matrix as it is now; tells at which change that was. `None` where that failed,
    /// which the person is told, or another matrix is open by now.
    async fn review(&self, errand: Errand, file: &[u8]) -> Option<(Review, u32)> {
        let signals = self.signals;
        let (edited, document) = (signals.edited.get_untracked(), signals.document.get_untracked());
        let answered = self.errand(errand, file).await;
        if document != signals.document.get_untracked() {
            return None;
        }
        match answered {
            Ok((Answer::Review(review), _)) => return Some((*review, edited)),
            Ok(_) => self.show_problem(UNFIT.to_owned()),
            Err(sentence) => self.show_problem(sentence),
        }
        None
    }

    /// Whether the comparison was laid beside the matrix as it is now.
    fn comparison_is_current(&self) -> bool {
        let edited = self.signals.edited.get_untracked();
        self.signals.comparison.with_untracked(|it| it.as_ref().is_some_and(|it| it.edited == edited))
    }

    /// Lays the comparison beside the matrix as it is now, where that has changed since.
    pub fn renew_comparison(&self) {
        if !self.comparison_is_current() {
            let app = *self;
            leptos::task::spawn_local(async move { app.lay_anew().await });
        }
    }

    async fn lay_anew(&self) {
        let errand = Errand::CompareAgain { today: clock::today() };
        let Some((review, edited)) = self.review(errand, &[]).await else { return };
        self.signals.comparison.update(|comparison| {
            if let Some(comparison) = comparison {
                comparison.review = review;
                comparison.edited = edited;
                comparison.laid += 1;
            }
        });
        self.follow_review();
    }

    /// Decides things by their numbers.
    pub fn decide(&self, items: Vec<u32>, decision: Decision) {
        let laid = self.signals.comparison.with_untracked(|it| it.as_ref().map(|it| it.laid));
        let Some(laid) = laid.filter(|_| !items.is_empty()) else { return };
        // The numbers are those of the list that is shown; where that is about to be another, they would decide
        // other things.
        if !self.comparison_is_current() {
            return self.renew_comparison();
        }
        let app = *self;
        leptos::task::spawn_local(async move {
            let review = match app.further_errand(Errand::Decide { items, decision }).await {
                Ok((Answer::Review(review), _)) => *review,
                Ok(_) => return app.show_problem(UNFIT.to_owned()),
                Err(sentence) => return app.show_problem(sentence),
            };
            app.signals.comparison.update(|comparison| {
                let same = |it: &&mut Comparison| it.laid == laid;
                if let Some(comparison) = comparison.as_mut().filter(same) {
                    comparison.review.decisions = review.decisions;
                    comparison.review.outlook = review.outlook;
                }
            });
            app.follow_review();
        });
    }

    /// Takes what was accepted, in one step; what is undecided stays as it is, and the comparison ends.
    pub fn take_accepted(&self) {
        let app = *self;
        leptos::task::spawn_local(async move {
            if !app.comparison_is_current() {
                app.lay_anew().await;
            }
            let counted = app.signals.comparison.with_untracked(|it| {
                it.as_ref().map(|it| (it.review.count(Decision::Accepted), it.name.clone()))
            });
            let Some((count, name)) = counted else { return };
            let edits = match app.further_errand(Errand::Take).await {
                Ok((Answer::Edits(edits), _)) => edits,
                Ok(_) => return app.show_problem(UNFIT.to_owned()),
                Err(sentence) => return app.show_problem(sentence),
            };
            if !app.comparison_is_current() {
                let sentence =
                    "The matrix changed in the meantime, so nothing was taken. Look at the changes again.";
                return app.show_problem(sentence.to_owned());
            }
            let changes = if count == 1 { "change" } else { "changes" };
            let label = format!("Take {count} {changes} from {name}");
            if app.act(|session| session.change(&label, edits)) {
                app.end_comparison();
                app.act(|session| {
                    let text = format!("{count} {changes} taken from {name}.");
                    session.request(Request::Toast { text, undo: true });
                });
            }
        });
    }

    /// Ends the comparison; what was decided is forgotten, and the matrix is shown.
    pub fn end_comparison(&self) {
        self.signals.comparison.set(None);
        self.follow_review();
        if self.signals.sheet.get_untracked() == Sheet::Changes {
            self.act(|session| session.request(Request::ShowSheet(Sheet::Matrix)));
        }
    }

    /// Lets the grid follow the comparison, or its end.
    fn follow_review(&self) {
        self.signals.comparison.with_untracked(|comparison| {
            let review = comparison.as_ref().map(|it| &it.review);
            self.session.update_value(|session| session.follow_review(review));
        });
        if self.signals.sheet.get_untracked() == Sheet::Matrix {
            self.redraw();
        }
    }
}
