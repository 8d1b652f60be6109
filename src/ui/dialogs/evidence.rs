//! The evidence for an auditor: as an archive with everything, or as one page.

use leptos::html::{button, div, li, p, span, ul};
use leptos::prelude::*;

use super::{close, modal};
use crate::app::App;
use crate::errand::agreement::Paper;
use crate::platform::clock;
use crate::ui::files;

/// The dialog.
pub(super) fn evidence(app: App) -> AnyView {
    let save = move |ending: &'static str, kind: &'static str, paper: Paper| {
        let name = app.read(|session| files::name_for(session, "evidence", ending));
        app.paper_of_agreement(paper, move |bytes| files::give_bytes(app, &name, bytes, kind));
        close(app);
    };
    let today = clock::today();
    let offer = |first: bool, title: &'static str, facts: &'static str, act: Box<dyn Fn()>| {
        let choose = button()
            .attr("type", "button")
            .attr("class", "catalogue-offer")
            .attr("autofocus", first)
            .child((span().attr("class", "name").child(title), span().attr("class", "facts").child(facts)))
            .on(leptos::ev::click, move |_| act());
        li().child(choose)
    };
    let content = div()
        .attr("class", "dialog-body")
        .child((
            p().child(
                "What is agreed and by whom, the findings and who accepted them, reviews, coverage of controls and the \
                 change log, as of today.",
            ),
            ul().attr("class", "catalogue-offers").child((
                offer(
                    true,
                    "Save the archive (ZIP)",
                    "Matrix, baselines, documents, and a MANIFEST that sha256sum -c checks.",
                    Box::new(move || save("zip", "application/zip", Paper::Archive(today))),
                ),
                offer(
                    false,
                    "Save the evidence as a page (HTML)",
                    "One document to read and print.",
                    Box::new(move || save("html", "text/html", Paper::Page(today))),
                ),
            )),
        ))
        .into_any();
    modal(app, "dialog", "Save the evidence pack", content)
}
