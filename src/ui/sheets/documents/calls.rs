//! "Who is called for …": the field, and the answers role by role with a way to what is missing.

use leptos::html::{a, div, h3, input, label, p, section, span, strong, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use crate::app::App;
use crate::command::Sheet;
use crate::platform::dom;
use crate::session::{Called, CalledFor, Gap, Goal, PersonCalled, Request};
use crate::ui::kit::text_button;

/// Id of the field.
const FIELD: &str = "who-is-called";
/// So many events and activities are answered at once.
const MOST: usize = 12;

/// The field. It answers at every key.
pub(super) fn field(app: App) -> AnyView {
    let words = app.signals.call_words;
    let control = input()
        .attr("id", FIELD)
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "data breach, firewall, a system …")
        .prop("value", move || words.get())
        .on(leptos::ev::input, move |event| words.set(event_target_value(&event)))
        .on(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && !words.with_untracked(String::is_empty) {
                words.set(String::new());
                event.prevent_default();
                event.stop_propagation();
            }
        });
    div()
        .attr("class", "who-is-called")
        .attr("role", "search")
        .child((label().attr("for", FIELD).child("Who is called for …"), control))
        .into_any()
}

/// Gives the field the focus, its words selected.
pub(super) fn focus() {
    if let Some(field) = dom::by_id(FIELD) {
        dom::focus_field(&field, false);
    }
}

/// The answers to the words in the field.
pub(super) fn answers(app: App) -> AnyView {
    let found = Memo::new(move |_| {
        app.signals.findings.get();
        let words = app.signals.call_words.get();
        app.read(|session| session.called_for(&words, MOST))
    });
    let summary = move || {
        found.with(|(calls, all)| match (calls.as_slice(), *all) {
            ([], _) => "No event, activity or system has these words.".to_owned(),
            ([one], _) => format!("{}: {} to call", one.title, people(one.answers.len())),
            (calls, all) if all > calls.len() => {
                format!("{all} found, the first {} shown. Write more words.", calls.len())
            }
            (_, all) => format!("{all} found"),
        })
    };
    let calls = move || found.with(|(calls, _)| calls.iter().map(|it| call(app, it)).collect_view());
    let nothing = move || {
        found.with(|(calls, _)| calls.is_empty()).then(|| {
            text_button("link", "Add an event to the escalation sheet", move || {
                let end = app.read(|session| session.sheet_len(Sheet::Escalation));
                app.act(|session| session.request(Request::EditSheet(Sheet::Escalation, end, 0)));
            })
        })
    };
    div()
        .attr("class", "calls")
        .attr("role", "region")
        .attr("aria-label", "Who is called")
        .attr("tabindex", "0")
        .child((p().attr("class", "calls-summary").attr("role", "status").child(summary), nothing, calls))
        .into_any()
}

fn people(count: usize) -> String {
    format!("{count} {}", if count == 1 { "role" } else { "roles" })
}

/// One event or activity.
fn call(app: App, call: &CalledFor) -> AnyView {
    let times = call.times.iter().map(|time| span().child(time.clone())).collect_view();
    let head = div().attr("class", "call-head").child((
        h3().child(call.title.clone()),
        span().attr("class", "hint").child(call.kind),
        div().attr("class", "call-times").child((times, gaps(app, &call.gaps))),
    ));
    let heads = ["Why", "Role", "Call", "Deputy"].map(|words| th().attr("scope", "col").child(words));
    let rows = call.answers.iter().map(|answer| row(app, answer)).collect_view();
    section()
        .attr("class", "call")
        .child((head, table().child((thead().child(tr().child(heads)), tbody().child(rows)))))
        .into_any()
}

/// One role that is called: why, who, with which number, and who stands in.
fn row(app: App, answer: &Called) -> AnyView {
    let role = answer.role.clone().map(|(id, title)| {
        text_button("link", title, move || app.act(|session| session.lead_to(Goal::Role(id))))
    });
    let own =
        (!answer.number.is_empty()).then(|| div().attr("class", "person").child(number(&answer.number)));
    let holders = answer.holders.iter().map(person).collect_view();
    let is_deputy = |gap: &&Gap| gap.words == crate::analysis::Missing::Deputy.words();
    let (of_deputy, others): (Vec<Gap>, Vec<Gap>) =
        answer.gaps.iter().cloned().partition(|gap| is_deputy(&gap));
    tr().child((
        th().attr("scope", "row").child(answer.reason),
        td().attr("data-label", "Role").child(role),
        td().attr("data-label", "Call").child((holders, own, gaps(app, &others))),
        td().attr("data-label", "Deputy").child((answer.deputy.as_ref().map(person), gaps(app, &of_deputy))),
    ))
    .into_any()
}

fn person(person: &PersonCalled) -> AnyView {
    let contact = (!person.contact.is_empty()).then(|| number(&person.contact));
    div().attr("class", "person").child((strong().child(person.name.clone()), contact)).into_any()
}

/// A number that a telephone can call, or an address as it is.
fn number(contact: &str) -> AnyView {
    match dialled(contact) {
        Some(digits) => a()
            .attr("class", "contact")
            .attr("href", format!("tel:{digits}"))
            .child(contact.to_owned())
            .into_any(),
        None => span().attr("class", "contact").child(contact.to_owned()).into_any(),
    }
}

/// The digits of a telephone number; nothing where it is no such number.
fn dialled(contact: &str) -> Option<String> {
    let is_number = contact.chars().all(|it| it.is_ascii_digit() || " +-/().".contains(it));
    let digits: String = contact.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    (is_number && digits.len() >= 3).then_some(digits)
}

/// What is missing, each a way to where it is written.
fn gaps(app: App, gaps: &[Gap]) -> AnyView {
    let gap = |gap: &Gap| {
        let goal = gap.goal;
        text_button("gap", gap.words, move || app.act(|session| session.lead_to(goal)))
    };
    gaps.iter().map(gap).collect_view().into_any()
}
