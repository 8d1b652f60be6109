//! The sheet of documents: who is called, the list of documents, and the one that is read, printed or saved.

mod calls;
mod list;
mod matrix;
mod page;
mod tools;

use leptos::html::{div, h2, main, p};
use leptos::prelude::*;

use crate::app::App;
use crate::command::Sheet;
use crate::formats::report::Document;
use crate::platform::dom;
use crate::session::Paper;

/// So many lines of a document are drawn at first: more takes time, and few are read to the end.
const FIRST: usize = 500;

/// The document that is shown.
#[derive(Clone, Copy)]
struct Reading {
    app: App,
    /// Which one it is.
    paper: Memo<Paper>,
    /// What it says.
    document: Memo<Document>,
    /// Whether all of it is drawn.
    whole: RwSignal<bool>,
    /// How the matrix lies on paper.
    on_paper: matrix::OnPaper,
}

impl Reading {
    fn new(app: App) -> Self {
        let signals = app.signals;
        let paper = Memo::new(move |_| {
            signals.findings.get();
            let paper = signals.paper.get();
            app.read(|session| session.paper_there(paper))
        });
        let document = Memo::new(move |_| {
            signals.findings.get();
            let paper = paper.get();
            app.read(|session| session.paper(paper))
        });
        let whole = RwSignal::new(false);
        Effect::new(move || {
            paper.track();
            whole.set(false);
            if let Some(desk) = dom::find(".papers") {
                desk.set_scroll_top(0);
            }
        });
        Self { app, paper, document, whole, on_paper: matrix::OnPaper::new() }
    }
}

/// The sheet.
pub(super) fn documents(app: App) -> AnyView {
    let reading = Reading::new(app);
    tools::follow_printing(reading);
    let asks = Memo::new(move |_| !app.signals.call_words.with(|words| words.trim().is_empty()));
    let below = move || {
        if asks.get() {
            return calls::answers(app);
        }
        div().attr("class", "documents-body").child((list::list(reading), read(reading))).into_any()
    };
    main()
        .attr("class", "documents")
        .attr("data-region", "grid")
        .child((
            div().attr("class", "documents-head").child((
                div().child((
                    h2().child(Sheet::Documents.title()),
                    p().attr("class", "hint").child(Sheet::Documents.about()),
                )),
                calls::field(app),
            )),
            below,
        ))
        .into_any()
}

/// The document with its toolbar.
fn read(reading: Reading) -> AnyView {
    let papers = move || {
        if matrix::is_shown(reading) {
            return matrix::pages(reading);
        }
        let most = if reading.whole.get() { usize::MAX } else { FIRST };
        reading.document.with(|document| page::papers(document, most, move || reading.whole.set(true)))
    };
    let title = move || reading.document.with(|document| document.title.clone());
    div()
        .attr("class", "reading")
        .child((
            tools::tools(reading),
            div()
                .attr("class", "papers")
                .attr("role", "region")
                .attr("aria-label", title)
                .attr("tabindex", "0")
                .child(papers),
        ))
        .into_any()
}

/// Shows a document.
pub fn show(app: App, paper: Paper) {
    app.signals.paper.set(paper);
    app.signals.call_words.set(String::new());
    super::show(app, Sheet::Documents);
}

/// Shows the matrix as pages and prints them.
pub fn print_matrix(app: App) {
    show(app, Paper::Matrix);
    // The pages are drawn in the next frame.
    dom::next_frame(move || {
        dom::next_frame(move || {
            if !dom::print() {
                app.toast("The browser did not open its print window. Use its own menu.".to_owned(), false);
            }
        });
    });
}

/// Shows the sheet with the focus where somebody asks who is called.
pub fn ask(app: App) {
    super::show(app, Sheet::Documents);
    dom::next_frame(calls::focus);
}
