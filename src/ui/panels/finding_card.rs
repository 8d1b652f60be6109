//! One finding: where it is, what is wrong, what would mend it, and a way to accept it.

use leptos::html::{article, button, div, h3, p, span};
use leptos::prelude::*;

use crate::app::App;
use crate::rules::{Finding, Fix, FixAction};
use crate::session::Session;
use crate::ui::kit::text_button;

/// How many fixes are offered at once.
const MOST_FIXES: usize = 4;

/// Everything one card shows; worked out for the cards that are drawn alone.
#[derive(Clone, PartialEq)]
pub(super) struct Card {
    pub(super) finding: Finding,
    message: String,
    fixes: Vec<Fix>,
}

/// What the finding's card shows.
pub(super) fn card_of(session: &mut Session, finding: Finding) -> Card {
    Card {
        message: session.engine().explain(session.matrix(), &finding).message,
        fixes: session.fixes(&finding),
        finding,
    }
}

/// The card.
pub(super) fn card(app: App, card: Card, is_current: impl Fn() -> bool + Send + 'static) -> AnyView {
    let finding = card.finding;
    let fixes = card.fixes.into_iter().take(MOST_FIXES).map(|fix| fix_button(app, fix)).collect::<Vec<_>>();
    article()
        .attr("class", "finding")
        .attr("data-current", move || is_current().to_string())
        .child((
            button().attr("type", "button").attr("class", "message").child(card.message).on(
                leptos::ev::click,
                move |_| {
                    app.act(|session| session.go_to_finding(&finding));
                },
            ),
            div().attr("class", "fixes").child((
                fixes,
                text_button("quiet", "Accept…", move || {
                    app.act(|session| session.apply_fix(FixAction::Waive(finding.rule, finding.place)));
                }),
            )),
        ))
        .into_any()
}

fn fix_button(app: App, fix: Fix) -> AnyView {
    let action = fix.action;
    text_button("fix", fix.label, move || {
        let action = action.clone();
        app.act(|session| session.apply_fix(action));
    })
}

/// Findings that were accepted on purpose.
pub(super) fn accepted(app: App, waived: Vec<(Finding, String)>) -> Option<AnyView> {
    if waived.is_empty() {
        return None;
    }
    let count = waived.len().to_string();
    let cards = waived.into_iter().map(|(finding, message)| {
        let reason = app.read(|session| {
            let waiver = session.matrix().waivers.iter();
            let mut waiver =
                waiver.filter(|it| it.rule == finding.rule.as_str() && it.place == finding.place);
            waiver.next().map(|it| {
                let by = match it.accepted_by.trim() {
                    "" => "Accepted".to_owned(),
                    name => format!("Accepted by {name}"),
                };
                let until = it.until.map(|until| format!(" until {until}")).unwrap_or_default();
                let control = match it.compensating_control.trim() {
                    "" => String::new(),
                    control => format!(" Compensating control: {control}"),
                };
                format!("{} {by}{until}.{control}", it.reason)
            })
        });
        article().attr("class", "finding").attr("data-waived", "true").child((
            p().child(message),
            p().attr("class", "reason").child(reason),
            div().attr("class", "fixes").child(text_button("fix", "Withdraw", move || {
                app.act(|session| session.withdraw_waiver(finding.rule.as_str(), finding.place));
            })),
        ))
    });
    let cards = cards.collect::<Vec<_>>();
    Some(
        div()
            .attr("class", "finding-group")
            .attr("data-severity", "waived")
            .child((
                h3().child((span().child("Accepted"), span().attr("class", "number").child(count))),
                cards,
            ))
            .into_any(),
    )
}
