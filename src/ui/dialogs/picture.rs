//! A small picture of a matrix: its lines and letters as coloured fields, too small to read and quick to know.

use leptos::prelude::*;
use leptos::svg;

use crate::grid::{Layout, Line, View};
use crate::model::{LetterSet, Matrix, Part, PartyKind};
use crate::ui::grid::{part_name, side_name};

/// Size of the picture, in the units of its paths.
const WIDE: usize = 240;
const HIGH: usize = 132;
/// How much of the width the titles take.
const TITLES: usize = 72;
/// What stays free on the right.
const MARGIN: usize = 8;
/// Height of a line, and of what is drawn in it.
const LINE: usize = 7;
const FIELD: usize = 5;
/// A cell is never wider than this.
const MOST_WIDE: usize = 12;
/// Which letter gives a field its colour where there are several.
const BY_WEIGHT: [Part; 5] = [Part::Owns, Part::Does, Part::Before, Part::After, Part::Other];

/// The picture; it is decoration, the facts stand beside it.
pub(super) fn picture(matrix: &Matrix) -> AnyView {
    let layout = Layout::new(matrix, &View::default(), &|_| false);
    let step = ((WIDE - TITLES - MARGIN) / matrix.role_count().max(1)).clamp(3, MOST_WIDE);
    let mut paths: Vec<(&str, String)> = bands(matrix, &layout, step);
    if matrix.activity_count() == 0 {
        paths.push(("blank", empty_lines()));
    }
    paths.push(("words", titles(matrix, &layout)));
    let parts = BY_WEIGHT.map(|part| (part_name(part), fields(matrix, &layout, step, part)));
    paths.extend(parts);
    svg::svg()
        .attr("class", "picture")
        .attr("viewBox", format!("0 0 {WIDE} {HIGH}"))
        .attr("preserveAspectRatio", "xMinYMin slice")
        .attr("aria-hidden", "true")
        .child(
            paths
                .into_iter()
                .filter(|(_, path)| !path.is_empty())
                .map(|(class, path)| svg::path().attr("class", class).attr("d", path))
                .collect::<Vec<_>>(),
        )
        .into_any()
}

/// The lines that fit, each with its upper edge.
fn lines(layout: &Layout) -> impl Iterator<Item = (usize, Line)> {
    let first = layout.heading_lines();
    let shown = (HIGH / LINE).saturating_sub(1).min(layout.new_line() - first);
    (0..shown).filter_map(move |at| Some(((at + 1) * LINE + 4, layout.line(first + at)?)))
}

fn rectangle(x: usize, y: usize, wide: usize, high: usize) -> String {
    format!("M{x} {y}h{wide}v{high}h-{wide}z")
}

/// The parties above their columns.
fn bands(matrix: &Matrix, layout: &Layout, step: usize) -> Vec<(&'static str, String)> {
    layout
        .parties()
        .iter()
        .map(|run| {
            let kind = matrix.party(run.party).map_or(PartyKind::Customer, |party| party.kind);
            let wide = (run.last + 1 - run.first) * step - 1;
            (side_name(kind), rectangle(TITLES + (run.first - 1) * step, 2, wide, FIELD))
        })
        .collect()
}

/// Lines that nobody has filled in.
fn empty_lines() -> String {
    let mut path = String::new();
    for y in (LINE + 4..HIGH).step_by(LINE) {
        path += &rectangle(0, y + 1, TITLES - 12, FIELD - 2);
        for x in (TITLES..WIDE).step_by(MOST_WIDE) {
            path += &rectangle(x, y, MOST_WIDE - 1, FIELD);
        }
    }
    path
}

/// A bar for each title, as long as the title is; headings of areas stand further left.
fn titles(matrix: &Matrix, layout: &Layout) -> String {
    let bar = |(y, line)| {
        let (x, title) = match line {
            Line::Area(index) => (0, &matrix.areas.get(index)?.title),
            Line::Activity(index) => (5, &matrix.activity_at(index)?.title),
            _ => return None,
        };
        let wide = (title.chars().count() * 2).clamp(8, TITLES - 12);
        Some(rectangle(x, y + 1, wide, FIELD - 2))
    };
    lines(layout).filter_map(bar).collect()
}

/// The fields of the cells in which this is the weightiest part.
fn fields(matrix: &Matrix, layout: &Layout, step: usize, part: Part) -> String {
    let wanted = matrix.scheme.playing(part);
    let heavier = BY_WEIGHT.into_iter().take_while(|other| *other != part);
    let heavier = heavier.fold(LetterSet::EMPTY, |set, other| set.union(matrix.scheme.playing(other)));
    let mut path = String::new();
    for (y, line) in lines(layout) {
        let Line::Activity(index) = line else { continue };
        let Some(activity) = matrix.activity_at(index) else { continue };
        for column in 1..layout.new_column() {
            let letters = layout.role_at(column).map(|role| activity.letters_at(role)).unwrap_or_default();
            if letters.meets(wanted) && !letters.meets(heavier) {
                path += &rectangle(TITLES + (column - 1) * step, y, step - 1, FIELD);
            }
        }
    }
    path
}
