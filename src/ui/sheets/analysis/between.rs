//! Between the parties: which side owns what which side does, and the activities behind each number.

use leptos::html::{h3, section};
use leptos::prelude::*;

use super::picture::{Head, Line, Picture, Spot, picture};
use super::{follow, parts};
use crate::analysis::{Interface, Sides};
use crate::app::App;
use crate::model::{ActivityId, PartyKind};
use crate::ui::grid::side_name;
use crate::ui::words::counted;

/// The chapter.
pub(super) fn between(app: App) -> AnyView {
    let chosen = RwSignal::new(None::<Spot>);
    let counted = Memo::new(move |_| {
        follow(app);
        app.read(|session| Interface::of(session.matrix()))
    });
    let drawn = move || {
        counted.with(|interface| {
            let (owners, doers) = sets(interface);
            if owners.is_empty() {
                return parts::nothing("The matrix has no activities yet.");
            }
            picture(describe(interface, &owners, &doers), Some(chosen), move |spot| chosen.set(Some(spot)))
        })
    };
    let list = move || {
        let spot = chosen.get()?;
        let (words, activities) = counted.with(|interface| behind(interface, spot))?;
        Some(section().child((
            h3().child(words),
            parts::activity_list(app, activities.into_iter().map(|id| (id, None)).collect()),
        )))
    };
    let hint =
        move || chosen.get().is_none().then(|| parts::nothing("Choose a number to see its activities."));
    (drawn, hint, list).into_any()
}

/// The sets of sides that own something and those that do something.
fn sets(interface: &Interface) -> (Vec<Sides>, Vec<Sides>) {
    (interface.owners().collect(), interface.doers().collect())
}

/// The side's name for style sheets; several sides have no tint of their own.
fn tint(sides: Sides) -> &'static str {
    let kinds = [PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty];
    kinds.into_iter().find(|kind| Sides::of(*kind) == sides).map_or("", side_name)
}

fn describe(interface: &Interface, owners: &[Sides], doers: &[Sides]) -> Picture {
    let line = |owns: &Sides| {
        let counts = doers.iter().map(|does| interface.activities(*owns, *does).len() as u32);
        let counts: Vec<u32> = counts.collect();
        Line {
            title: format!("Owned by: {}", lowered(*owns)),
            aside: counts.iter().sum::<u32>().to_string(),
            counts,
        }
    };
    let head = |does: &Sides| Head { title: format!("Done by: {}", lowered(*does)), side: tint(*does) };
    Picture {
        label: "Who owns what whom does".to_owned(),
        corner: "",
        aside: "All",
        bands: Vec::new(),
        heads: doers.iter().map(head).collect(),
        rotated: false,
        lines: owners.iter().map(line).collect(),
    }
}

fn lowered(sides: Sides) -> String {
    sides.words().to_lowercase()
}

/// What a chosen cell, line or column stands for, with its activities.
fn behind(interface: &Interface, (line, column): Spot) -> Option<(String, Vec<ActivityId>)> {
    let (owners, doers) = sets(interface);
    let owns = line.checked_sub(1).map(|at| owners.get(at).copied());
    let does = column.checked_sub(1).map(|at| doers.get(at).copied());
    let mut words = Vec::new();
    let owners = match owns {
        Some(owns) => {
            words.push(format!("Owned by: {}", lowered(owns?)));
            vec![owns?]
        }
        None => owners,
    };
    let doers = match does {
        Some(does) => {
            words.push(format!("done by: {}", lowered(does?)));
            vec![does?]
        }
        None => doers,
    };
    let cells = owners.iter().flat_map(|owns| doers.iter().map(move |does| (*owns, *does)));
    let activities: Vec<ActivityId> =
        cells.flat_map(|(owns, does)| interface.activities(owns, does)).copied().collect();
    words.push(counted(activities.len(), "activity", "activities"));
    let mut words = words.join(", ");
    if let Some(rest) = words.strip_prefix('d') {
        words = format!("D{rest}");
    }
    Some((words, activities))
}
