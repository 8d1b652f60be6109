//! The findings: grouped by severity, each with its reason, a way there, fixes and a way to accept it.

use leptos::html::{article, button, code, details, div, h3, p, span, summary};
use leptos::prelude::*;

use crate::app::App;
use crate::model::{Place, Severity};
use crate::rules::{Finding, Fix, FixAction};
use crate::session::Session;
use crate::ui::kit::text_button;
use crate::ui::words;

/// How many findings of a group are drawn at first; more come by a button.
const FIRST: usize = 30;

/// Everything one card shows; worked out for the cards that are drawn alone.
#[derive(Clone, PartialEq)]
struct Card {
    finding: Finding,
    message: String,
    fixes: Vec<Fix>,
}

/// A group of cards, and how many there are in all.
#[derive(Clone, PartialEq)]
struct Shelf {
    severity: Severity,
    cards: Vec<Card>,
    all: usize,
}

/// The row and the role that the active cell is about.
type Here = [Option<Place>; 2];

fn here(session: &Session) -> Here {
    [
        session.active_activity().map(|activity| Place::Activity(activity.id)),
        session.active_role().filter(|_| session.active().line < 2).map(|role| Place::Role(role.id)),
    ]
}

/// The list. It follows a little after the typing.
pub(super) fn findings(app: App) -> impl IntoView {
    let signals = app.signals;
    let most = RwSignal::new(FIRST);
    let shelves = Memo::new(move |_| {
        signals.findings.get();
        signals.document.get();
        let most = most.get();
        app.quietly(|session| {
            [Severity::Error, Severity::Warning, Severity::Advice].map(|it| shelf(session, it, most))
        })
    });
    let waived = Memo::new(move |_| {
        signals.findings.get();
        signals.document.get();
        app.read(|session| {
            let found: Vec<Finding> = session.engine().waived(session.matrix()).take(50).collect();
            let explained =
                found.into_iter().map(|it| (it, session.engine().explain(session.matrix(), &it).message));
            explained.collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| {
        signals.active.get();
        app.read(here)
    });
    let groups = move || {
        let shelves = shelves.get();
        let empty = shelves.iter().all(|shelf| shelf.all == 0);
        let groups =
            shelves.into_iter().filter(|shelf| shelf.all > 0).map(|shelf| group(app, shelf, most, current));
        let groups = groups.collect::<Vec<_>>();
        (empty.then(|| empty_state(app)), groups)
    };
    div().attr("class", "findings").child((groups, move || accepted(app, waived.get())))
}

fn shelf(session: &mut Session, severity: Severity, most: usize) -> Shelf {
    let counts = session.tally();
    let all = match severity {
        Severity::Error => counts.errors,
        Severity::Warning => counts.warnings,
        Severity::Advice => counts.advice,
    };
    let found: Vec<Finding> = session
        .engine()
        .findings(session.matrix())
        .skip_while(|finding| finding.severity < severity)
        .take_while(|finding| finding.severity == severity)
        .take(most)
        .collect();
    let cards = found
        .into_iter()
        .map(|finding| Card {
            message: session.engine().explain(session.matrix(), &finding).message,
            fixes: session.fixes(&finding),
            finding,
        })
        .collect();
    Shelf { severity, cards, all }
}

/// Nothing to report: say so, and what that means.
fn empty_state(app: App) -> AnyView {
    // The words depend on the counts even where no finding comes or goes.
    let tally = app.signals.tally.get();
    let text = if tally.activities == 0 {
        "No activities yet. Type the first one into the grid, paste a table, or start from a template."
    } else if tally.unfinished > 0 {
        "Nothing is wrong with the rows that have letters."
    } else {
        "No findings. This matrix can be agreed."
    };
    p().attr("class", "empty").child(text).into_any()
}

fn group(app: App, shelf: Shelf, most: RwSignal<usize>, current: Memo<Here>) -> AnyView {
    let name = match shelf.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let missing = shelf.all.saturating_sub(shelf.cards.len());
    let cards = shelf.cards.into_iter().map(|it| card(app, it, current)).collect::<Vec<_>>();
    div()
        .attr("class", "finding-group")
        .attr("data-severity", name)
        .child((
            h3().child((
                span().child(words::severity_group(shelf.severity)),
                span().attr("class", "number").child(shelf.all.to_string()),
            )),
            cards,
            (missing > 0).then(|| {
                text_button("plain more", format!("Show more ({missing})"), move || {
                    most.update(|most| *most += 100)
                })
            }),
        ))
        .into_any()
}

fn card(app: App, card: Card, current: Memo<Here>) -> AnyView {
    let finding = card.finding;
    let rule = finding.rule.rule();
    let fixes = card.fixes.into_iter().take(4).map(|fix| fix_button(app, fix)).collect::<Vec<_>>();
    let go = move || {
        app.act(|session| session.go_to_place(finding.place));
    };
    article()
        .attr("class", "finding")
        .attr("data-current", move || current.get().contains(&Some(finding.place)).to_string())
        .child((
            button()
                .attr("type", "button")
                .attr("class", "message")
                .child(card.message)
                .on(leptos::ev::click, move |_| go()),
            div().attr("class", "fixes").child((
                fixes,
                text_button("quiet", "Accept…", move || {
                    app.act(|session| session.apply_fix(FixAction::Waive(finding.rule, finding.place)));
                }),
            )),
            details().child((
                summary().child((span().child("Why"), code().child(finding.rule.as_str()))),
                p().child(rule.reason),
                p().attr("class", "example").child(rule.example),
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
fn accepted(app: App, waived: Vec<(Finding, String)>) -> Option<AnyView> {
    if waived.is_empty() {
        return None;
    }
    let count = waived.len().to_string();
    let cards = waived.into_iter().map(|(finding, message)| {
        let reason = app.read(|session| {
            let waiver = session.matrix().waivers.iter();
            let mut waiver =
                waiver.filter(|it| it.rule == finding.rule.as_str() && it.place == finding.place);
            waiver.next().map(|it| match it.until {
                Some(until) => format!("{} Accepted by {} until {until}.", it.reason, it.accepted_by),
                None => format!("{} Accepted by {}.", it.reason, it.accepted_by),
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
