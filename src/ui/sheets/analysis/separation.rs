//! Separation of duties: which role or person holds both of two duties kept apart, and through which activities.

use leptos::html::{div, h3, h4, section};
use leptos::prelude::*;

use super::picture::{Head, Line, Picture, Spot, picture};
use super::{follow, parts};
use crate::analysis::{Bearer, Conflict, Held, conflicts};
use crate::app::App;
use crate::command::Sheet;
use crate::model::SeparatedPair;
use crate::ui::grid::side_name;
use crate::ui::kit::text_button;
use crate::ui::words::counted;

/// So many bearers stand over the picture.
const MOST_BEARERS: usize = 120;

/// The chapter.
pub(super) fn separation(app: App) -> AnyView {
    let chosen = RwSignal::new(None::<Spot>);
    let found = Memo::new(move |_| {
        follow(app);
        app.read(|session| conflicts(session.matrix(), session.engine()))
    });
    let pairs = Memo::new(move |_| {
        follow(app);
        app.read(|session| session.matrix().separated_pairs.clone())
    });
    let edit = move || {
        text_button("link", "Edit the pairs kept apart", move || {
            super::super::show(app, Sheet::SeparatedPairs)
        })
    };
    let drawn = move || {
        if pairs.with(Vec::is_empty) {
            return parts::nothing("The matrix keeps no duties apart.");
        }
        if found.with(Vec::is_empty) {
            let pairs = counted(pairs.with(Vec::len), "pair", "pairs");
            return parts::nothing(format!("Nobody holds both duties of a pair. {pairs} looked at."));
        }
        let bearers = found.with(|found| bearers(found));
        let drawn = found.with(|found| pairs.with(|pairs| describe(app, found, pairs, &bearers)));
        let hint =
            move || chosen.get().is_none().then(|| parts::nothing("Choose a number to see the activities."));
        (picture(drawn, Some(chosen), move |spot| chosen.set(Some(spot))), hint).into_any()
    };
    let details = move || {
        let (line, column) = chosen.get()?;
        let meant = found.with(|found| {
            let bearer = column.checked_sub(1).map(|at| bearers(found).get(at).copied());
            let pair = line.checked_sub(1).map(|at| pairs.with(|pairs| pairs.get(at).map(|pair| pair.id)));
            let is_meant = |it: &&Conflict| {
                bearer.is_none_or(|wanted| wanted == Some(it.bearer))
                    && pair.is_none_or(|wanted| wanted == Some(it.pair))
            };
            found.iter().filter(is_meant).take(20).cloned().collect::<Vec<_>>()
        });
        Some(pairs.with(|pairs| meant.iter().map(|it| detail(app, it, pairs)).collect_view()))
    };
    (div().attr("class", "choices").child(edit()), drawn, details).into_any()
}

/// Everybody who holds both duties of some pair, in the order found: roles before people.
fn bearers(found: &[Conflict]) -> Vec<Bearer> {
    let mut bearers: Vec<Bearer> = found.iter().map(|it| it.bearer).collect();
    bearers.sort_unstable();
    bearers.dedup();
    bearers.truncate(MOST_BEARERS);
    bearers
}

fn bearer_name(app: App, bearer: Bearer) -> String {
    match bearer {
        Bearer::Role(role) => parts::role_title(app, role),
        Bearer::Person(person) => app.read(|session| {
            session.matrix().person(person).map(|person| person.name.clone()).unwrap_or_default()
        }),
    }
}

fn pair_words(pair: &SeparatedPair) -> String {
    format!("{} / {}", pair.first.trim(), pair.second.trim())
}

fn describe(app: App, found: &[Conflict], pairs: &[SeparatedPair], bearers: &[Bearer]) -> Picture {
    let counts = |pair: &SeparatedPair| -> Vec<u32> {
        let mut counts = vec![0; bearers.len()];
        for conflict in found.iter().filter(|it| it.pair == pair.id) {
            let at = bearers.binary_search(&conflict.bearer).ok();
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count = activities(conflict);
            }
        }
        counts
    };
    let line = |pair: &SeparatedPair| Line {
        title: pair_words(pair),
        aside: match found.iter().filter(|it| it.pair == pair.id).count() {
            0 => "nobody".to_owned(),
            count => count.to_string(),
        },
        counts: counts(pair),
    };
    let head = |bearer: &Bearer| Head {
        title: bearer_name(app, *bearer),
        side: match bearer {
            Bearer::Role(role) => app.read(|session| {
                let matrix = session.matrix();
                matrix.role(*role).map_or("", |role| side_name(matrix.side(role)))
            }),
            Bearer::Person(_) => "",
        },
    };
    Picture {
        label: "Duties kept apart, and who holds both".to_owned(),
        corner: "Kept apart",
        aside: "Who holds both",
        bands: Vec::new(),
        heads: bearers.iter().map(head).collect(),
        rotated: true,
        lines: pairs.iter().map(line).collect(),
    }
}

/// How many activities a conflict comes through.
fn activities(conflict: &Conflict) -> u32 {
    let held = conflict.first.iter().chain(&conflict.second);
    let mut activities: Vec<_> = held.map(|held| held.activity).collect();
    activities.sort_unstable();
    activities.dedup();
    activities.len() as u32
}

/// One conflict: who, and through which activities each of the two duties.
fn detail(app: App, conflict: &Conflict, pairs: &[SeparatedPair]) -> AnyView {
    let pair = pairs.iter().find(|pair| pair.id == conflict.pair);
    let duties = pair.map_or(("", ""), |pair| (pair.first.as_str(), pair.second.as_str()));
    let side = |duty: &str, held: &[Held]| {
        let list = held.iter().map(|held| (held.activity, Some(held.role))).collect();
        div().child((h4().child(duty.trim().to_owned()), parts::activity_list(app, list)))
    };
    section()
        .child((
            h3().child(format!("{} holds both", bearer_name(app, conflict.bearer))),
            div()
                .attr("class", "two-duties")
                .child((side(duties.0, &conflict.first), side(duties.1, &conflict.second))),
        ))
        .into_any()
}
