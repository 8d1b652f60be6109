//! Motions: where an arrow, Home, Page Down or Ctrl+arrow leads from a cell.

use super::layout::{Layout, Line, Point};

/// A way to move.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One column to the left; from the first role to the title.
    Left,
    /// One column to the right.
    Right,
    /// One line up; from the first row to the role titles.
    Up,
    /// One line down.
    Down,
    /// The title.
    RowStart,
    /// The last role.
    RowEnd,
    /// The first row's title.
    First,
    /// The last row's last role.
    Last,
    /// One screen up.
    PageUp,
    /// One screen down.
    PageDown,
    /// To the edge of the filled (or empty) stretch on the left.
    EdgeLeft,
    /// To the edge of the filled (or empty) stretch on the right.
    EdgeRight,
    /// To the edge of the filled (or empty) stretch above.
    EdgeUp,
    /// To the edge of the filled (or empty) stretch below.
    EdgeDown,
}

/// Where the motion leads. `page` is the number of lines on a screen; `filled` tells whether a cell holds something.
pub fn moved(
    layout: &Layout,
    from: Point,
    motion: Motion,
    page: usize,
    filled: &dyn Fn(Point) -> bool,
) -> Point {
    let Point { line, column } = from;
    let first_line = layout.heading_lines();
    let last_line = layout.new_line();
    let last_role = layout.new_column().saturating_sub(1).max(1).min(layout.new_column());
    let at = |line: usize, column: usize| layout.clamped(Point { line, column });
    match motion {
        Motion::Left => at(line, column.saturating_sub(1)),
        Motion::Right => at(line, column + 1),
        // The band of parties is reached from the role titles alone.
        Motion::Up => at(line.saturating_sub(1), column),
        Motion::Down => at(line + 1, column),
        Motion::RowStart => at(line, 0),
        Motion::RowEnd => at(line, last_role),
        Motion::First => at(first_line, 0),
        Motion::Last => at(last_line.saturating_sub(1).max(first_line), last_role),
        Motion::PageUp if line <= first_line => from,
        Motion::PageUp => at(line.saturating_sub(page.max(1)).max(first_line), column),
        Motion::PageDown => at((line + page.max(1)).min(last_line), column),
        Motion::EdgeLeft => {
            edge(layout, from, filled, |point| Point { column: point.column.saturating_sub(1), ..point })
        }
        Motion::EdgeRight => edge(layout, from, filled, |point| Point { column: point.column + 1, ..point }),
        Motion::EdgeUp => edge(layout, from, filled, |point| previous_row(layout, point)),
        Motion::EdgeDown => edge(layout, from, filled, |point| next_row(layout, point)),
    }
}

/// Walks on while the next cell is like the first step, as spreadsheets do: out of a filled stretch to
/// its last cell, out of an empty one to the next filled cell, else to the end.
fn edge(
    layout: &Layout,
    from: Point,
    filled: &dyn Fn(Point) -> bool,
    step: impl Fn(Point) -> Point,
) -> Point {
    let inside = |point: Point| point.column < layout.new_column() && point.line < layout.new_line();
    let next = |point: Point| {
        let next = step(point);
        (next != point && inside(next)).then_some(next)
    };
    let Some(mut here) = next(from) else { return from };
    let in_stretch = filled(from) && filled(here);
    while let Some(following) = next(here) {
        let stop = if in_stretch { !filled(following) } else { filled(here) };
        if stop {
            break;
        }
        here = following;
    }
    here
}

/// The next line that shows an activity, or the point itself.
fn next_row(layout: &Layout, from: Point) -> Point {
    let mut lines = from.line + 1..layout.new_line();
    let found = lines.find(|line| matches!(layout.line(*line), Some(Line::Activity(_))));
    found.map_or(from, |line| Point { line, ..from })
}

/// The previous line that shows an activity, or the point itself.
fn previous_row(layout: &Layout, from: Point) -> Point {
    let mut lines = (layout.heading_lines()..from.line).rev();
    let found = lines.find(|line| matches!(layout.line(*line), Some(Line::Activity(_))));
    found.map_or(from, |line| Point { line, ..from })
}
