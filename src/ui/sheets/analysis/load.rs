//! Load: what each role and each person carries as bars of letters, the most loaded first, with the verdict.

use leptos::html::{div, h3, i, p, section, span, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use super::{follow, leading, parts};
use crate::analysis::{HeatMap, Share, Tally, Verdict, by_person, by_role};
use crate::app::App;
use crate::command::Sheet;
use crate::model::{RoleId, Scheme};
use crate::session::Session;
use crate::ui::grid::{part_name, side_name};

/// So many bars are drawn at first.
const STEP: usize = 100;

/// Where a bar leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Goal {
    /// The role's column.
    Role(RoleId),
    /// The line in the register of people.
    Person(usize),
}

/// A role or a person with what it carries.
#[derive(Debug, Clone, PartialEq)]
struct Bar {
    goal: Goal,
    name: String,
    /// The side's name for style sheets; empty for people.
    side: &'static str,
    /// The roles held.
    under: String,
    counts: Tally,
    owned: Share,
    load: Share,
    verdicts: Vec<Verdict>,
}

/// The chapter.
pub(super) fn load(app: App) -> AnyView {
    let roles = Memo::new(move |_| {
        follow(app);
        app.read(role_bars)
    });
    let people = Memo::new(move |_| {
        follow(app);
        app.read(person_bars)
    });
    let people_part = move || {
        people.with(|people| !people.is_empty()).then(|| {
            section().child((
                h3().child("People"),
                p().attr("class", "hint").child("An activity met in several roles counts once."),
                bars(app, people, "Person"),
            ))
        })
    };
    (section().child((h3().child("Roles"), bars(app, roles, "Role"))), people_part).into_any()
}

fn named(name: &str, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

fn role_bars(session: &Session) -> Vec<Bar> {
    let matrix = session.matrix();
    let heat = HeatMap::of(matrix);
    let bar = |line: crate::analysis::RoleLine| Bar {
        goal: Goal::Role(line.role),
        name: named(matrix.role(line.role).map_or("", |role| &role.title), "Untitled role"),
        side: side_name(line.side),
        under: String::new(),
        counts: line.counts,
        owned: line.owned,
        load: line.load,
        verdicts: line.verdicts,
    };
    sorted(by_role(matrix, session.engine(), &heat).into_iter().map(bar).collect())
}

fn person_bars(session: &Session) -> Vec<Bar> {
    let matrix = session.matrix();
    let title = |role: &RoleId| matrix.role(*role).map_or("", |role| role.title.as_str());
    let bar = |(at, line): (usize, crate::analysis::PersonLine)| Bar {
        goal: Goal::Person(at),
        name: named(matrix.person(line.person).map_or("", |person| &person.name), "Unnamed"),
        side: "",
        under: line.roles.iter().map(title).collect::<Vec<_>>().join(", "),
        counts: line.counts,
        owned: line.owned,
        load: line.load,
        verdicts: line.verdicts,
    };
    sorted(by_person(matrix, session.engine()).into_iter().enumerate().map(bar).collect())
}

/// The most loaded first; where that is the same, who has more letters.
fn sorted(mut bars: Vec<Bar>) -> Vec<Bar> {
    bars.sort_by_key(|bar| std::cmp::Reverse((bar.counts.load, bar.counts.any)));
    bars
}

fn bars(app: App, bars: Memo<Vec<Bar>>, noun: &'static str) -> AnyView {
    let most = RwSignal::new(STEP);
    let count = move || bars.with(Vec::len);
    let drawn = move || {
        let scheme = app.read(|session| session.matrix().scheme.clone());
        bars.with(|bars| {
            if bars.is_empty() {
                return parts::nothing("There is nobody to count yet.");
            }
            let widest = bars.iter().map(|bar| letters(&scheme, &bar.counts)).max().unwrap_or(0).max(1);
            let lines = bars.iter().take(most.get()).map(|bar| line(app, &scheme, bar, widest));
            table()
                .attr("class", "figures")
                .child((heads(&scheme, noun), tbody().child(lines.collect_view())))
                .into_any()
        })
    };
    (drawn, parts::more(most, STEP, count)).into_any()
}

fn heads(scheme: &Scheme, noun: &'static str) -> AnyView {
    let head = |words: &'static str, class: &'static str| {
        th().attr("scope", "col").attr("class", class).child(words)
    };
    thead()
        .child(tr().child((
            head(noun, ""),
            head("Letters", "bar-column"),
            parts::count_heads(scheme),
            head("Load", "share"),
            head("Of ownership", "share"),
            head("Verdict", ""),
        )))
        .into_any()
}

/// How long the bar is: all letters, a cell with two of them counted twice.
fn letters(scheme: &Scheme, counts: &Tally) -> u32 {
    parts::parts(scheme).into_iter().map(|part| parts::count(counts, part)).sum()
}

fn line(app: App, scheme: &Scheme, bar: &Bar, widest: u32) -> AnyView {
    let stretch = |part| {
        let width = f64::from(parts::count(&bar.counts, part)) * 100.0 / f64::from(widest);
        (width > 0.0).then(|| i().attr("class", part_name(part)).style(("width", format!("{width:.2}%"))))
    };
    let stretches = parts::parts(scheme).into_iter().map(stretch).collect_view();
    let goal = bar.goal;
    let lead = parts::lead(bar.name.clone(), move || match goal {
        Goal::Role(role) => leading::to_place(app, None, Some(role)),
        Goal::Person(line) => crate::ui::sheets::go_to(app, Sheet::People, line, None),
    });
    let under = (!bar.under.is_empty()).then(|| span().attr("class", "hint").child(bar.under.clone()));
    let share = |share: Share| {
        let words = format!("{} of {}", share.part, share.whole);
        let percent = span().attr("class", "percent").child(format!("{} %", share.percent()));
        td().attr("class", "share").child((words, percent))
    };
    tr().child((
        th().attr("scope", "row")
            .attr("data-side", (!bar.side.is_empty()).then_some(bar.side))
            .child((lead, under)),
        td().attr("class", "bar-column")
            .child(div().attr("class", "bar").attr("aria-hidden", "true").child(stretches)),
        parts::count_cells(scheme, &bar.counts),
        share(bar.load),
        share(bar.owned),
        parts::verdict_cell(&bar.verdicts),
    ))
    .into_any()
}
