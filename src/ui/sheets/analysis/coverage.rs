//! Coverage: areas by roles, with how much the role has in the area.

use leptos::html::{div, label, option, select};
use leptos::prelude::*;

use super::picture::{Head, Line, Picture, Spot, picture};
use super::{follow, leading, parts};
use crate::analysis::{HeatArea, HeatMap, Tally};
use crate::app::App;
use crate::grid::Filter;
use crate::model::{Letter, Part, RoleId};
use crate::session::Session;
use crate::ui::grid::{party, side_name};

/// So many areas are drawn at first.
const STEP: usize = 60;

/// What is counted in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Any letter.
    Any,
    /// What makes work: does or owns.
    Load,
    /// A letter of this part.
    Part(Part),
}

impl Measure {
    fn count(self, tally: &Tally) -> u32 {
        match self {
            Self::Any => tally.any,
            Self::Load => tally.load,
            Self::Part(part) => parts::count(tally, part),
        }
    }

    fn words(self, session: &Session) -> String {
        match self {
            Self::Any => "Any letter".to_owned(),
            Self::Load => "Does or owns".to_owned(),
            Self::Part(part) => parts::part_title(&session.matrix().scheme, part),
        }
    }

    /// The letter that a filter can look for.
    fn letter(self, session: &Session) -> Option<Letter> {
        let Self::Part(part) = self else { return None };
        let scheme = &session.matrix().scheme;
        scheme.first_playing(part).filter(|_| scheme.playing(part).len() == 1)
    }
}

/// The measures that make sense for the scheme.
fn measures(session: &Session) -> Vec<Measure> {
    let parts = parts::parts(&session.matrix().scheme).into_iter().map(Measure::Part);
    [Measure::Any, Measure::Load].into_iter().chain(parts).collect()
}

/// The chapter.
pub(super) fn coverage(app: App) -> AnyView {
    let measure = RwSignal::new(Measure::Any);
    let most = RwSignal::new(STEP);
    let heat = Memo::new(move |_| {
        follow(app);
        app.read(|session| HeatMap::of(session.matrix()))
    });
    let areas = move || heat.with(|heat| heat.areas.len());
    let drawn = move || {
        follow(app);
        if heat.with(|heat| heat.areas.is_empty() || heat.roles.is_empty()) {
            return parts::nothing("There are no activities and roles to count yet.");
        }
        draw(app, heat, measure.get(), most.get())
    };
    (choice(app, measure), drawn, parts::more(most, STEP, areas)).into_any()
}

fn choice(app: App, measure: RwSignal<Measure>) -> impl IntoView {
    let options = app.read(|session| {
        let words = |measure: Measure| (measure, measure.words(session));
        measures(session).into_iter().map(words).collect::<Vec<_>>()
    });
    let known: Vec<Measure> = options.iter().map(|(measure, _)| *measure).collect();
    let option =
        |(at, (_, words)): (usize, (Measure, String))| option().attr("value", at.to_string()).child(words);
    let select = select().child(options.into_iter().enumerate().map(option).collect_view()).on(
        leptos::ev::change,
        move |event| {
            let at = event_target_value(&event).parse::<usize>().unwrap_or(0);
            measure.set(known.get(at).copied().unwrap_or(Measure::Any));
        },
    );
    div().attr("class", "choices").child(label().child(("Count ", select)))
}

/// The roles in the order in which the grid shows them: position in the matrix and identity.
fn columns(session: &Session) -> Vec<(usize, RoleId)> {
    let (layout, matrix) = (session.layout(), session.matrix());
    let role = |column| {
        let position = layout.role_at(column)?;
        Some((position, matrix.role_at(position)?.id))
    };
    (1..layout.new_column()).filter_map(role).collect()
}

fn draw(app: App, heat: Memo<HeatMap>, measure: Measure, most: usize) -> AnyView {
    let columns = app.read(columns);
    let (areas, drawn) = app.read(|session| {
        heat.with_untracked(|heat| {
            let areas: Vec<HeatArea> = heat.areas.iter().take(most).copied().collect();
            (areas, describe(session, heat, measure, &columns, most))
        })
    });
    picture(drawn, None, move |(line, column): Spot| {
        let role = column.checked_sub(1).and_then(|at| columns.get(at)).map(|(_, role)| *role);
        let Some(at) = line.checked_sub(1) else { return leading::to_place(app, None, role) };
        let Some(area) = areas.get(at).map(|known| known.area) else { return };
        let count = heat.with_untracked(|heat| {
            let position = column.checked_sub(1).and_then(|at| columns.get(at));
            position.map_or(0, |(position, _)| measure.count(&heat.cell(at, *position)))
        });
        // Where there is nothing yet, the whole area is shown, ready to be filled.
        let found = role.filter(|_| count > 0);
        let letter = found.and_then(|_| app.read(|session| measure.letter(session)));
        leading::to_rows(app, Filter { area: Some(area), role: found, letter, ..Filter::default() }, role);
    })
}

fn describe(
    session: &Session,
    heat: &HeatMap,
    measure: Measure,
    columns: &[(usize, RoleId)],
    most: usize,
) -> Picture {
    let matrix = session.matrix();
    let line = |(at, known): (usize, &HeatArea)| {
        let title = known.area.and_then(|area| matrix.area(area)).map(|area| area.title.clone());
        let counts = columns.iter().map(|(position, _)| measure.count(&heat.cell(at, *position)));
        Line {
            title: title.unwrap_or_else(|| "(no area)".to_owned()),
            aside: format!("{} of {}", known.owned, known.activities),
            counts: counts.collect(),
        }
    };
    let head = |(position, _): &(usize, RoleId)| {
        let role = matrix.role_at(*position);
        Head {
            title: role.map(|role| role.title.clone()).unwrap_or_default(),
            side: role.map_or("", |role| side_name(matrix.side(role))),
        }
    };
    let bands = session.layout().parties().iter().map(|run| {
        let (words, side) = party(session, run.index);
        (words, side, run.last + 1 - run.first)
    });
    Picture {
        label: format!("Coverage: {}", measure.words(session)),
        corner: "Area",
        aside: "Owned",
        bands: bands.collect(),
        heads: columns.iter().map(head).collect(),
        rotated: true,
        lines: heat.areas.iter().take(most).enumerate().map(line).collect(),
    }
}
