//! The findings: by weight, then by rule with its reason once; under each rule the places, the first few at first.

use std::collections::BTreeMap;

use leptos::html::{code, details, div, h3, h4, p, section, span, summary};
use leptos::prelude::*;

use super::finding_card::{Card, accepted, card, card_of};
use crate::app::App;
use crate::model::{Place, Severity};
use crate::rules::RuleId;
use crate::session::Session;
use crate::ui::kit::text_button;
use crate::ui::words;

/// How many findings of a rule are drawn at first.
const FIRST: usize = 3;
/// How many more a press on the button draws.
const MORE: usize = 100;

/// What is drawn of one rule.
#[derive(Clone, PartialEq)]
struct RuleGroup {
    rule: RuleId,
    severity: Severity,
    all: usize,
    cards: Vec<Card>,
}

/// How many findings of a rule the person asked to see; [`FIRST`] where nothing is said.
type Asked = RwSignal<BTreeMap<RuleId, usize>>;

/// The row and the role that the active cell is about.
type Here = [Option<Place>; 2];

fn here(session: &Session) -> Here {
    [
        session.active_activity().map(|activity| Place::Activity(activity.id)),
        session.active_role().filter(|_| session.active().line < 2).map(|role| Place::Role(role.id)),
    ]
}

/// The list. It follows a little after the typing; a rule whose findings are as they were is not drawn again.
pub(super) fn findings(app: App) -> impl IntoView {
    let signals = app.signals;
    let asked: Asked = RwSignal::new(BTreeMap::new());
    let groups = Memo::new(move |_| {
        signals.findings.get();
        signals.document.get();
        asked.with(|asked| app.quietly(|session| groups(session, asked)))
    });
    let waived = Memo::new(move |_| {
        signals.findings.get();
        signals.document.get();
        app.read(|session| {
            let found: Vec<_> = session.engine().waived(session.matrix()).take(50).collect();
            let explained =
                found.into_iter().map(|it| (it, session.engine().explain(session.matrix(), &it).message));
            explained.collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| {
        signals.active.get();
        app.read(here)
    });
    let shelf = move |severity: Severity| shelf(app, severity, groups, asked, current);
    div().attr("class", "findings").child((
        move || groups.with(Vec::is_empty).then(|| empty_state(app)),
        [Severity::Error, Severity::Warning, Severity::Advice].map(shelf).collect_view(),
        move || accepted(app, waived.get()),
    ))
}

fn groups(session: &mut Session, asked: &BTreeMap<RuleId, usize>) -> Vec<RuleGroup> {
    let most = |rule| asked.get(&rule).copied().unwrap_or(FIRST);
    let found = session.engine().by_rule(session.matrix(), most);
    let group = |found: crate::rules::RuleFindings| RuleGroup {
        rule: found.rule,
        severity: found.severity,
        all: found.all,
        cards: found.first.into_iter().map(|finding| card_of(session, finding)).collect(),
    };
    found.into_iter().map(group).collect()
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

/// All rules of one weight that report something.
fn shelf(
    app: App,
    severity: Severity,
    groups: Memo<Vec<RuleGroup>>,
    asked: Asked,
    current: Memo<Here>,
) -> AnyView {
    let name = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    };
    let rules = Memo::new(move |_| {
        groups.with(|groups| {
            let of_weight = groups.iter().filter(|group| group.severity == severity);
            of_weight.map(|group| group.rule).collect::<Vec<_>>()
        })
    });
    let all = move || {
        groups.with(|groups| {
            groups.iter().filter(|group| group.severity == severity).map(|group| group.all).sum::<usize>()
        })
    };
    let one = move |rule: RuleId| {
        let group =
            Memo::new(move |_| groups.with(|groups| groups.iter().find(|group| group.rule == rule).cloned()));
        move || group.get().map(|group| rule_group(app, group, asked, current))
    };
    let drawn = move || {
        (!rules.with(Vec::is_empty)).then(|| {
            div().attr("class", "finding-group").attr("data-severity", name).child((
                h3().child((
                    span().child(words::severity_group(severity)),
                    span().attr("class", "number").child(move || all().to_string()),
                )),
                For(ForProps::builder().each(move || rules.get()).key(|rule| *rule).children(one).build()),
            ))
        })
    };
    drawn.into_any()
}

/// One rule: what it says, why that matters, and where it fires.
fn rule_group(app: App, group: RuleGroup, asked: Asked, current: Memo<Here>) -> AnyView {
    let RuleGroup { rule, all, cards, .. } = group;
    let entry = rule.rule();
    let missing = all.saturating_sub(cards.len());
    let shown = cards.len();
    let cards = cards
        .into_iter()
        .map(|it| {
            let place = it.finding.place;
            card(app, it, move || current.get().contains(&Some(place)))
        })
        .collect::<Vec<_>>();
    let more = (missing > 0).then(|| {
        let label =
            if missing <= MORE { format!("Show all {all}") } else { format!("Show {MORE} more of {all}") };
        text_button("plain more", label, move || {
            asked.update(|asked| {
                asked.insert(rule, shown + MORE);
            });
        })
    });
    section()
        .attr("class", "rule-group")
        .attr("data-rule", rule.as_str())
        .child((
            details().child((
                summary().child((
                    h4().child(entry.title),
                    span().attr("class", "number").child(all.to_string()),
                    span().attr("class", "why").child("Why"),
                )),
                p().child(entry.reason),
                p().attr("class", "example").child(entry.example),
                code().child(rule.as_str()),
            )),
            cards,
            more,
        ))
        .into_any()
}
