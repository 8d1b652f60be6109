//! A matrix picture: counts in shaded cells under upright or rotated heads. It is its own table, walked through
//! with arrow keys like the grid. Knows nothing of what is counted.

use leptos::html::{div, span, table, tbody, td, th, thead, tr};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::platform::dom;

/// A cell by line and column; line 0 holds the heads, column 0 the titles.
pub(super) type Spot = (usize, usize);

/// What stands over a column.
pub(super) struct Head {
    /// What it says.
    pub title: String,
    /// The side whose tint it has; empty for none.
    pub side: &'static str,
}

/// A line of counts.
pub(super) struct Line {
    /// What it is about.
    pub title: String,
    /// What is said at its end.
    pub aside: String,
    /// A count for each head.
    pub counts: Vec<u32>,
}

/// What is drawn.
pub(super) struct Picture {
    /// Its name.
    pub label: String,
    /// What the lines and the heads are.
    pub corner: &'static str,
    /// The heading over the asides; none if empty.
    pub aside: &'static str,
    /// What spans several heads: words, side, how many heads.
    pub bands: Vec<(String, &'static str, usize)>,
    /// The heads.
    pub heads: Vec<Head>,
    /// Whether there are too many heads to stand upright.
    pub rotated: bool,
    /// The lines.
    pub lines: Vec<Line>,
}

/// Into how many steps counts are shaded.
const SHADES: u32 = 4;

/// How dark a count is: 0 for nothing, then in equal steps up to the greatest.
fn shade(count: u32, most: u32) -> &'static str {
    match (count * SHADES).div_ceil(most.max(1)) {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "4",
    }
}

/// The picture. `open` is called for the cell or heading that is clicked or entered; `chosen` marks one of them.
pub(super) fn picture(
    picture: Picture,
    chosen: Option<RwSignal<Option<Spot>>>,
    open: impl Fn(Spot) + 'static,
) -> AnyView {
    let size = (picture.lines.len(), picture.heads.len());
    let most = picture.lines.iter().flat_map(|line| &line.counts).copied().max().unwrap_or(0);
    let stop = StoredValue::new((1, 1));
    let open = StoredValue::new_local(open);
    let open = move |spot: Spot| open.with_value(|open| open(spot));
    let lines = picture.lines.into_iter().enumerate().map(|(at, line)| draw_line(at + 1, line, most, chosen));
    let table = table()
        .attr("class", "picture")
        .attr("role", "grid")
        .attr("aria-label", picture.label)
        .attr("aria-describedby", "picture-help")
        .attr("data-rotated", picture.rotated.then_some(""))
        .child((
            thead().child((
                draw_bands(&picture.bands, !picture.aside.is_empty()),
                draw_heads(picture.corner, picture.aside, picture.heads),
            )),
            tbody().child(lines.collect_view()),
        ))
        .on(leptos::ev::click, move |event| {
            if let Some(spot) = event.target().and_then(spot_of) {
                move_stop(stop, spot);
                open(spot);
            }
        })
        .on(leptos::ev::keydown, move |event| {
            let here = stop.get_value();
            match event.key().as_str() {
                "Enter" | " " => open(here),
                key => match moved(here, key, size) {
                    Some(next) => move_stop(stop, next),
                    None => return,
                },
            }
            event.prevent_default();
        });
    let help = div()
        .attr("id", "picture-help")
        .attr("class", "hidden-words")
        .child("Arrow keys move. Enter shows the activities behind a number.");
    (help, div().attr("class", "picture-scroll").child(table)).into_any()
}

fn draw_bands(bands: &[(String, &'static str, usize)], has_aside: bool) -> Option<AnyView> {
    let band = |(words, side, span): &(String, &'static str, usize)| {
        th().attr("scope", "colgroup")
            .attr("class", "band")
            .attr("colspan", span.to_string())
            .attr("data-side", *side)
            .child(leptos::html::span().child(words.clone()))
    };
    let drawn = || {
        let end = has_aside.then(|| td().child(()));
        tr().child((td().attr("class", "corner").child(()), bands.iter().map(band).collect_view(), end))
    };
    (!bands.is_empty()).then(|| drawn().into_any())
}

fn draw_heads(corner: &'static str, aside: &'static str, heads: Vec<Head>) -> AnyView {
    let head = |(at, head): (usize, Head)| {
        th().attr("scope", "col")
            .attr("id", spot_id((0, at + 1)))
            .attr("tabindex", "-1")
            .attr("data-side", (!head.side.is_empty()).then_some(head.side))
            .attr("title", head.title.clone())
            .child(span().attr("class", "title").child(head.title))
    };
    tr().child((
        td().attr("class", "corner").child(corner),
        heads.into_iter().enumerate().map(head).collect_view(),
        (!aside.is_empty()).then(|| th().attr("scope", "col").attr("class", "aside").child(aside)),
    ))
    .into_any()
}

fn draw_line(line: usize, drawn: Line, most: u32, chosen: Option<RwSignal<Option<Spot>>>) -> AnyView {
    let cell = |(at, count): (usize, u32)| {
        let spot = (line, at + 1);
        let cell = td()
            .attr("id", spot_id(spot))
            .attr("tabindex", if spot == (1, 1) { "0" } else { "-1" })
            .attr("data-shade", shade(count, most))
            .child(count.to_string());
        match chosen {
            Some(chosen) => {
                cell.attr("aria-selected", move || (chosen.get() == Some(spot)).to_string()).into_any()
            }
            None => cell.into_any(),
        }
    };
    let aside = (!drawn.aside.is_empty()).then(|| td().attr("class", "aside").child(drawn.aside));
    tr().child((
        th().attr("scope", "row")
            .attr("id", spot_id((line, 0)))
            .attr("tabindex", "-1")
            .attr("title", drawn.title.clone())
            .child(drawn.title),
        drawn.counts.into_iter().enumerate().map(cell).collect_view(),
        aside,
    ))
    .into_any()
}

fn spot_id((line, column): Spot) -> String {
    format!("picture-{line}-{column}")
}

/// The spot that an event came from.
fn spot_of(target: web_sys::EventTarget) -> Option<Spot> {
    let element = target.dyn_into::<web_sys::Element>().ok()?;
    let element = element.closest("[id^=picture-]").ok()??;
    let id = element.id();
    let (line, column) = id.strip_prefix("picture-")?.split_once('-')?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Where a key leads; the corner is no place to stand.
fn moved((line, column): Spot, key: &str, (lines, columns): (usize, usize)) -> Option<Spot> {
    let next = match key {
        "ArrowUp" => (line.saturating_sub(1), column),
        "ArrowDown" => ((line + 1).min(lines), column),
        "ArrowLeft" => (line, column.saturating_sub(1)),
        "ArrowRight" => (line, (column + 1).min(columns)),
        "Home" => (line, 0),
        "End" => (line, columns),
        _ => return None,
    };
    Some(if next == (0, 0) { (line, column) } else { next })
}

/// Makes another cell the one that Tab leads to, and gives it the focus.
fn move_stop(stop: StoredValue<Spot>, next: Spot) {
    if let Some(before) = dom::by_id(&spot_id(stop.get_value())) {
        dom::set(&before, "tabindex", "-1");
    }
    stop.set_value(next);
    if let Some(element) = dom::by_id(&spot_id(next)) {
        dom::set(&element, "tabindex", "0");
        dom::focus(&element);
        dom::scroll_into_view(&element);
    }
}
