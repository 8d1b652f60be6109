//! Accepting a finding on purpose, and renewing what has ended.

use leptos::html::{b, div, p};
use leptos::prelude::*;

use super::form::{form_dialog, gone};
use crate::app::App;
use crate::model::{Date, Place, Severity, WaiverId};
use crate::rules::{Finding, RuleId};
use crate::session::{Session, WaiverText};
use crate::ui::fields::{Text, hint};

/// How long a finding is accepted where nobody says otherwise, in days: one review cycle.
const USUAL_DAYS: i32 = 90;

/// The fields of a waiver.
#[derive(Clone, Copy)]
struct Draft {
    reason: RwSignal<String>,
    control: RwSignal<String>,
    accepted_by: RwSignal<String>,
    until: RwSignal<String>,
}

impl Draft {
    fn new(text: WaiverText, today: Date) -> Self {
        Self {
            reason: RwSignal::new(text.reason),
            control: RwSignal::new(text.compensating_control),
            accepted_by: RwSignal::new(text.accepted_by),
            until: RwSignal::new(today.plus_days(USUAL_DAYS).to_string()),
        }
    }

    fn fields(self, app: App) -> AnyView {
        let people = app.read(|session| {
            session.matrix().people.iter().map(|person| person.name.clone()).collect::<Vec<_>>()
        });
        (
            Text::lines("Reason", 3).required().first().bound(self.reason),
            Text::lines("Compensating control", 2)
                .hint("What limits the risk meanwhile.")
                .bound(self.control),
            div().attr("class", "field-pair").child((
                Text::line("Accepted by").offering(people).bound(self.accepted_by),
                Text::date("Until").bound(self.until),
            )),
            hint("Until that day the finding counts as accepted; afterwards it comes back. Without a date it is accepted until you withdraw it. Reports show it with your reason."),
        )
            .into_any()
    }

    /// What was written; `None` while there is no reason.
    fn text(self) -> Option<WaiverText> {
        let text = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        let reason = text(self.reason);
        (!reason.is_empty()).then(|| WaiverText {
            reason,
            compensating_control: text(self.control),
            accepted_by: text(self.accepted_by),
            until: text(self.until).parse().ok(),
        })
    }
}

/// The finding's message, with its weight in words.
fn message(session: &Session, rule: RuleId, place: Place) -> String {
    let severity = severity(session, rule).unwrap_or(Severity::Warning);
    session.engine().explain(session.matrix(), &Finding { rule, severity, place }).message
}

fn severity(session: &Session, rule: RuleId) -> Option<Severity> {
    session.engine().rules().find(|(id, ..)| *id == rule).and_then(|(_, severity, _)| severity)
}

fn message_box(severity: Option<Severity>, message: String) -> AnyView {
    let (name, word) = match severity {
        Some(Severity::Error) => ("error", "Error"),
        Some(Severity::Advice) => ("advice", "Advice"),
        _ => ("warning", "Warning"),
    };
    p().attr("class", "quoted-finding")
        .attr("data-severity", name)
        .child((b().child(word), " ", message))
        .into_any()
}

/// The dialog that accepts a finding.
pub(super) fn waive(app: App, rule: RuleId, place: Place) -> AnyView {
    let (message, severity, today) =
        app.read(|session| (message(session, rule, place), severity(session, rule), session.today()));
    if message.is_empty() {
        return gone(app);
    }
    let draft = Draft::new(WaiverText::default(), today);
    let fields = (message_box(severity, message), draft.fields(app));
    let save = move || match draft.text() {
        Some(text) => {
            app.act(|session| session.waive(rule.as_str(), place, text));
            true
        }
        None => false,
    };
    form_dialog(app, "dialog", "Accept a finding", "Accept it", fields.into_any(), save)
}

/// The dialog that gives a waiver a new end.
pub(super) fn renew(app: App, id: WaiverId) -> AnyView {
    let known = app.read(|session| {
        let waiver = session.matrix().waivers.iter().find(|waiver| waiver.id == id)?.clone();
        let rule = waiver.rule.parse::<RuleId>().ok();
        let message = rule.map(|rule| message(session, rule, waiver.place)).unwrap_or_default();
        let ended = waiver.until.map(|until| format!("The waiver ended on {until}.")).unwrap_or_default();
        let severity = rule.and_then(|rule| severity(session, rule));
        Some((waiver, message, ended, severity, session.today()))
    });
    let Some((waiver, message, ended, severity, today)) = known else { return gone(app) };
    let text = WaiverText {
        reason: waiver.reason,
        compensating_control: waiver.compensating_control,
        accepted_by: waiver.accepted_by,
        until: None,
    };
    let draft = Draft::new(text, today);
    let message = (!message.is_empty()).then(|| message_box(severity, message));
    let fields = (message, hint(ended), draft.fields(app));
    let save = move || match draft.text() {
        Some(text) => {
            app.act(|session| session.renew_waiver(id, text));
            true
        }
        None => false,
    };
    form_dialog(app, "dialog", "Renew a waiver", "Renew it", fields.into_any(), save)
}
