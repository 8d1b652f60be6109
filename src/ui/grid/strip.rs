//! The completeness strip beside the grid's scroll bar: where in the matrix errors, warnings and unbegun rows are.
//!
//! It follows once the typing pauses, never a key. F8 and the findings panel lead to the same places, so it is a
//! picture for assistive technology and a short cut for the pointer.

use leptos::html::div;
use leptos::prelude::*;
use leptos::svg;

use super::Draw;
use super::geometry::Geometry;
use crate::analysis::completeness_strip;
use crate::app::App;
use crate::platform::dom;
use crate::rules::RowState;
use crate::session::Session;

/// Into how many stretches the rows are put at most.
const MOST: usize = 300;
/// How wide the picture is in its own units.
const WIDTH: u32 = 12;

/// A stretch of lines in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stretch {
    state: RowState,
    /// The first line below the headings.
    first: usize,
    /// The line after the last.
    end: usize,
}

/// What the strip shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Shown {
    stretches: Vec<Stretch>,
    /// How many lines there are below the headings.
    lines: usize,
    /// Height of the headings in CSS pixels.
    head: u32,
    /// Height of all lines in CSS pixels.
    height: u32,
}

/// The strip.
pub fn strip(app: App) -> impl IntoView {
    let signals = app.signals;
    let shown = Memo::new(move |_| {
        signals.findings.track();
        signals.arranged.track();
        signals.document.track();
        let percent = signals.percent.get();
        app.read(|session| look(session, percent))
    });
    let path = move |state: RowState, width: u32| {
        svg::path()
            .attr("class", state_name(state))
            .attr("d", move || shown.with(|shown| outline(shown, state, width)))
    };
    // Told apart by width as much as by colour.
    let picture = svg::svg()
        .attr("viewBox", move || format!("0 0 {WIDTH} {}", shown.with(|shown| shown.lines.max(1))))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child((
            path(RowState::Unfinished, WIDTH / 3),
            path(RowState::Warning, WIDTH * 2 / 3),
            path(RowState::Error, WIDTH),
        ));
    let words = move || {
        let tally = signals.tally.get();
        format!(
            "Rows from top to bottom: {} unfinished, {} errors, {} warnings.",
            tally.unfinished, tally.errors, tally.warnings
        )
    };
    div()
        .attr("class", "strip")
        .attr("role", "img")
        .attr("aria-label", words)
        .attr("title", "Errors, warnings and unfinished rows. Click to go there.")
        .style(("top", move || format!("{}px", shown.with(|shown| shown.head))))
        .style(("--rows-height", move || format!("{}px", shown.with(|shown| shown.height))))
        .child(picture)
        .on(leptos::ev::click, move |event| {
            let Some(picture) = dom::find(".strip") else { return };
            let (bounds, height) = (picture.get_bounding_client_rect(), shown.with_untracked(|it| it.height));
            let height = bounds.height().min(f64::from(height)).max(1.0);
            let share = (f64::from(event.client_y()) - bounds.top()) / height;
            if let Some(line) = shown.with_untracked(|shown| line_at(shown, share)) {
                scroll_to(app, line);
            }
        })
}

fn state_name(state: RowState) -> &'static str {
    match state {
        RowState::Error => "error",
        RowState::Warning => "warning",
        _ => "unfinished",
    }
}

/// Works out what is shown.
fn look(session: &Session, percent: u32) -> Shown {
    let (layout, matrix) = (session.layout(), session.matrix());
    let first = layout.heading_lines();
    let row = |line: usize| Some((line - first, matrix.activity_at(layout.activity_at(line)?)?.id));
    let rows: Vec<_> = (first..layout.new_line()).filter_map(row).collect();
    let strip = completeness_strip(session.engine(), rows.iter().map(|(_, id)| *id), MOST);
    let mut stretches: Vec<Stretch> = Vec::new();
    for (bucket, state) in strip.iter().enumerate() {
        let begin = |bucket: usize| (bucket * rows.len()).div_ceil(strip.len());
        let lines = rows.get(begin(bucket)..begin(bucket + 1)).unwrap_or_default();
        let (Some((first, _)), Some((last, _))) = (lines.first(), lines.last()) else { continue };
        match stretches.last_mut() {
            Some(before) if before.state == *state && before.end == *first => before.end = last + 1,
            _ => stretches.push(Stretch { state: *state, first: *first, end: last + 1 }),
        }
    }
    let row_height = session.view().density.row_height();
    let geometry = Geometry { percent, row_height, top: 0, left: 0, width: 0, height: 0 };
    let lines = layout.line_count() - first;
    Shown { stretches, lines, head: geometry.head(), height: lines as u32 * geometry.line() }
}

/// The outline of every stretch in this state.
fn outline(shown: &Shown, state: RowState, width: u32) -> String {
    let mut outline = String::new();
    for stretch in shown.stretches.iter().filter(|stretch| stretch.state == state) {
        outline.push_str(&format!("M0 {}h{width}V{}H0z", stretch.first, stretch.end));
    }
    outline
}

/// The line below the headings at a share of the height.
fn line_at(shown: &Shown, share: f64) -> Option<usize> {
    let line = (share * shown.lines as f64).max(0.0) as usize;
    (line < shown.lines).then_some(line)
}

/// Scrolls until the line is in the middle.
fn scroll_to(app: App, line: usize) {
    app.draw(|painter, session| {
        let geometry = painter.geometry();
        let top = geometry.top_of(session.layout(), line + session.layout().heading_lines());
        let middle = top.saturating_sub(geometry.down().extent / 2);
        painter.scroller.set_scroll_top(i32::try_from(middle).unwrap_or(i32::MAX));
    });
}
