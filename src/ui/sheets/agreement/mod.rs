//! The sheet of agreement: how the matrix stands, the baselines with their signatures, and what goes to others.
//!
//! Lays out what the second program says; judges nothing itself.

mod baseline;
mod changes;
mod standing;
mod taking;

pub(in crate::ui) use self::standing::mood_name;

use leptos::html::{button, code, div, h2, h3, p, section};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::App;
use crate::command::{Command, Sheet};
use crate::errand::agreement::{Changes, Mark};
use crate::model::BaselineId;
use crate::platform::{clipboard, dom};
use crate::ui::kit::text_button;

/// The baseline that is compared, the one it is compared with (none for today), and what changed between them.
type Compared = RwSignal<Option<(BaselineId, Option<BaselineId>, Changes)>>;

/// What finds the part of the sheet that scrolls.
const SHEET: &str = ".agreement";
/// There it says which button had the focus last, so that it has it again when the sheet is drawn anew.
const LAST: &str = "data-last";

/// The sheet.
pub(super) fn agreement(app: App) -> AnyView {
    let view = app.signals.agreement;
    let compared: Compared = RwSignal::new(None);
    Effect::new(move || {
        app.signals.findings.track();
        app.signals.document.track();
        app.look_at_agreement();
    });
    Effect::new(move |before: Option<Option<Mark>>| {
        let mark = view.sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.mark.clone()));
        if let (Some(Some(before)), Some(now)) = (before, &mark)
            && before != *now
        {
            app.signals.announcement.set(now.words.clone());
        }
        compared.set(None);
        // What had the focus may have been drawn anew.
        dom::next_frame(focus_if_lost);
        mark
    });
    let head = div().attr("class", "register-head").child((
        h2().child(Sheet::Agreement.title()),
        p().attr("class", "hint").child(Sheet::Agreement.about()),
    ));
    let waits = Memo::new(move |_| view.sheet.with(Option::is_none));
    let content = move || if waits.get() { waiting(app) } else { shown(app, compared) };
    let body = div()
        .attr("class", "agreement")
        .attr("role", "region")
        .attr("aria-label", "Agreement")
        .attr("tabindex", "0")
        .on(leptos::ev::focusin, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let stop = target.and_then(|target| target.closest("[data-stop]").ok().flatten());
            let stop = stop.and_then(|stop| stop.get_attribute("data-stop"));
            if let Some(sheet) = dom::find(SHEET) {
                dom::set(&sheet, LAST, &stop.unwrap_or_default());
            }
        })
        .child(div().attr("class", "agreement-page").child(content));
    (head, body).into_any()
}

/// Gives the part that last had the focus the focus, or else the sheet.
pub(super) fn focus() {
    let Some(sheet) = dom::find(SHEET) else { return };
    let last = sheet.get_attribute(LAST);
    let stops = dom::find_all(".agreement [data-stop]").into_iter();
    let mut had = stops.filter(|element| element.get_attribute("data-stop") == last);
    let Some(had) = had.next() else { return dom::focus(&sheet) };
    // A field has its label around it.
    let field = had.query_selector("select").ok().flatten().and_then(|field| field.dyn_into().ok());
    dom::focus(&field.unwrap_or(had));
}

/// The same where nothing has it any more.
fn focus_if_lost() {
    if dom::focused().is_none_or(|element| element.tag_name() == "BODY") {
        focus();
    }
}

/// What is shown while nothing is known.
fn waiting(app: App) -> AnyView {
    let problem = app.signals.agreement.problem;
    (move || match problem.get() {
        problem if problem.is_empty() => {
            p().attr("class", "nothing").attr("role", "status").child("Looking at the baselines…").into_any()
        }
        problem => div()
            .attr("class", "nothing")
            .attr("role", "alert")
            .child((
                p().child(problem),
                text_button("bordered", "Try again", move || {
                    app.signals.agreement.problem.set(String::new());
                    app.look_at_agreement();
                }),
            ))
            .into_any(),
    })
    .into_any()
}

fn shown(app: App, compared: Compared) -> AnyView {
    let baselines = Memo::new(move |_| {
        let sheet = app.signals.agreement.sheet.get();
        sheet.map(|sheet| sheet.baselines).unwrap_or_default()
    });
    let cards = move || {
        let cards = baselines.get().into_iter().map(|kept| baseline::card(app, compared, kept));
        cards.collect_view()
    };
    let has_some = Memo::new(move |_| baselines.with(|baselines| !baselines.is_empty()));
    let list = move || {
        has_some.get().then(|| {
            section().attr("class", "baselines").attr("aria-label", "Baselines").child((
                h3().child("Baselines"),
                p().attr("class", "hint").child(
                    "The hash of a baseline is the SHA-256 of its file: save the file, run sha256sum on it, and \
                     compare.",
                ),
                cards,
            ))
        })
    };
    (standing::standing(app), taking::taking(app), list, handing_out(app)).into_any()
}

/// What goes to the other side and to auditors.
fn handing_out(app: App) -> AnyView {
    section()
        .attr("class", "handing-out")
        .child((
            h3().child("For others"),
            p().attr("class", "hint").child(
                "A copy for the provider leaves out what is yours alone. The evidence shows an auditor what was \
                 agreed, by whom, and what is open.",
            ),
            div().attr("class", "buttons").child((
                stop_button("bordered", "Save a copy for the provider…", "copy", move || {
                    app.run(Command::ProviderCopy);
                }),
                stop_button("bordered", "Save the evidence pack…", "evidence", move || {
                    app.run(Command::EvidencePack);
                }),
            )),
        ))
        .into_any()
}

/// A button that has the focus again after the sheet was drawn anew.
fn stop_button(
    class: &'static str,
    words: impl Into<String>,
    stop: impl Into<String>,
    act: impl Fn() + 'static,
) -> AnyView {
    button()
        .attr("type", "button")
        .attr("class", class)
        .attr("data-stop", stop.into())
        .child(words.into())
        .on(leptos::ev::click, move |_| act())
        .into_any()
}

/// A hash in full, with a button that copies it.
fn hash(app: App, hash: String, of: &str) -> AnyView {
    let (label, stop) = (format!("Copy the hash of {of}"), format!("hash-{of}"));
    let shown = hash.clone();
    let copy = button()
        .attr("type", "button")
        .attr("class", "link")
        .attr("aria-label", label)
        .attr("data-stop", stop)
        .child("Copy")
        .on(leptos::ev::click, move |_| {
            let hash = hash.clone();
            leptos::task::spawn_local(async move {
                let said = if clipboard::write_text(&hash).await {
                    "Copied the hash."
                } else {
                    "The browser keeps the clipboard to itself here. Select the hash and copy it."
                };
                app.toast(said.to_owned(), false);
            });
        });
    div().attr("class", "hash").child((code().child(shown), copy)).into_any()
}
