//! What lies over the cells: the ring of the active cell, the selection, the copied cells, the bands.
//!
//! Each pane that stays in place has its own, so that a ring never slides under a heading.

use web_sys::HtmlElement;

use super::geometry::Geometry;
use crate::grid::{Layout, Point, Rectangle};
use crate::platform::dom;

/// Left, top, width, height in CSS pixels.
type Box4 = (u32, u32, u32, u32);

/// The marks of one pane.
struct Overlay {
    ring: HtmlElement,
    range: HtmlElement,
}

impl Overlay {
    fn new(pane: &HtmlElement) -> Option<Self> {
        let range = dom::create("div", "range")?;
        let ring = dom::create("div", "ring")?;
        for mark in [&range, &ring] {
            dom::set(mark, "aria-hidden", "true");
            dom::append(pane, mark);
        }
        Some(Self { ring, range })
    }
}

/// All marks.
pub struct MarkLayer {
    body: Overlay,
    names: Overlay,
    heads: Overlay,
    copied: HtmlElement,
    handle: HtmlElement,
    drop_body: HtmlElement,
    drop_heads: HtmlElement,
    row_band: HtmlElement,
    column_band: HtmlElement,
}

/// Shows the mark there, or hides it.
fn show(mark: &HtmlElement, place: Option<Box4>) {
    match place {
        None => dom::set(mark, "hidden", ""),
        Some((left, top, width, height)) => {
            dom::unset(mark, "hidden");
            dom::style(mark, "transform", &format!("translate({left}px,{top}px)"));
            dom::style_px(mark, "width", f64::from(width));
            dom::style_px(mark, "height", f64::from(height));
        }
    }
}

impl MarkLayer {
    /// Puts hidden marks into the panes.
    pub fn new(body: &HtmlElement, names: &HtmlElement, heads: &HtmlElement) -> Option<Self> {
        let mark = |class: &str, pane: &HtmlElement| {
            let mark = dom::create("div", class)?;
            dom::set(&mark, "aria-hidden", "true");
            dom::set(&mark, "hidden", "");
            dom::append(pane, &mark);
            Some(mark)
        };
        Some(Self {
            row_band: mark("band", body)?,
            column_band: mark("band", body)?,
            copied: mark("copied", body)?,
            body: Overlay::new(body)?,
            names: Overlay::new(names)?,
            heads: Overlay::new(heads)?,
            handle: mark("fill-handle", body)?,
            drop_body: mark("drop", names)?,
            drop_heads: mark("drop", heads)?,
        })
    }

    /// Shows where a dragged row (in the titles) or role (in the headings) would go.
    pub fn show_drop(&self, layout: &Layout, geometry: &Geometry, row: bool, point: Option<Point>) {
        let place = Placer { layout, geometry };
        let cell = |line, column| Rectangle { first: Point { line, column }, last: Point { line, column } };
        let at_row = point.filter(|_| row).and_then(|point| place.names(cell(point.line, 0)));
        let at_role = point
            .filter(|point| !row && point.column > 0)
            .and_then(|point| place.heads(cell(1, point.column)));
        show(&self.drop_body, at_row);
        show(&self.drop_heads, at_role);
    }

    /// Hides it; tells whether it was shown.
    pub fn hide_drop(&self) -> bool {
        let shown = [&self.drop_body, &self.drop_heads].into_iter().any(|mark| !mark.has_attribute("hidden"));
        show(&self.drop_body, None);
        show(&self.drop_heads, None);
        shown
    }

    /// Moves every mark to where the selection is.
    pub fn paint(
        &self,
        layout: &Layout,
        geometry: &Geometry,
        active: Point,
        selected: Rectangle,
        copied: Option<Rectangle>,
    ) {
        let place = Placer { layout, geometry };
        let in_heads = active.line < layout.heading_lines();
        let in_names = !in_heads && active.column == 0;
        let cell = Rectangle { first: active, last: active };
        show(&self.heads.ring, in_heads.then(|| place.heads(cell)).flatten());
        show(&self.names.ring, in_names.then(|| place.names(cell)).flatten());
        show(&self.body.ring, (!in_heads && !in_names).then(|| place.body(cell)).flatten());
        let range = (selected.first != selected.last).then_some(selected);
        show(&self.heads.range, range.and_then(|range| place.heads(range)));
        show(&self.names.range, range.and_then(|range| place.names(range)));
        let body = range.and_then(|range| place.body(range));
        show(&self.body.range, body);
        show(&self.copied, copied.and_then(|copied| place.body(copied)));
        let row = Rectangle {
            first: Point { line: active.line, column: 1 },
            last: Point { line: active.line, column: layout.new_column() },
        };
        show(&self.row_band, (!in_heads).then(|| place.body(row)).flatten());
        let column = Rectangle {
            first: Point { line: layout.heading_lines(), column: active.column },
            last: Point { line: layout.new_line(), column: active.column },
        };
        show(&self.column_band, (active.column > 0).then(|| place.body(column)).flatten());
        let corner = place.body(selected).map(|(left, top, width, height)| {
            ((left + width).saturating_sub(5), (top + height).saturating_sub(5), 9, 9)
        });
        let on_cells = selected.first.column > 0 && selected.first.line >= layout.heading_lines();
        show(&self.handle, corner.filter(|_| on_cells && layout.activity_at(selected.last.line).is_some()));
    }
}

/// Where rectangles lie in each pane.
struct Placer<'a> {
    layout: &'a Layout,
    geometry: &'a Geometry,
}

impl Placer<'_> {
    /// Left edge and width of role columns, from the first one on.
    fn across(&self, first: usize, last: usize) -> Option<(u32, u32)> {
        let first = first.max(1);
        let left = self.geometry.left_of(self.layout, first);
        let right = self.geometry.left_of(self.layout, last + 1);
        (last >= first).then_some((left, right.saturating_sub(left)))
    }
    /// Upper edge and height of lines below the headings.
    fn down(&self, first: usize, last: usize) -> Option<(u32, u32)> {
        let first = first.max(self.layout.heading_lines());
        let top = self.geometry.top_of(self.layout, first);
        let bottom = self.geometry.top_of(self.layout, last + 1);
        (last >= first).then_some((top, bottom.saturating_sub(top)))
    }
    fn body(&self, range: Rectangle) -> Option<Box4> {
        let (left, width) = self.across(range.first.column, range.last.column)?;
        let (top, height) = self.down(range.first.line, range.last.line)?;
        Some((left, top, width, height))
    }
    fn names(&self, range: Rectangle) -> Option<Box4> {
        let (top, height) = self.down(range.first.line, range.last.line)?;
        (range.first.column == 0).then_some((0, top, self.geometry.titles(self.layout), height))
    }
    fn heads(&self, range: Rectangle) -> Option<Box4> {
        if range.first.line >= self.layout.heading_lines() {
            return None;
        }
        let band = self.geometry.parties();
        let top = if range.first.line == 0 { 0 } else { band };
        let bottom = if range.last.line == 0 { band } else { self.geometry.head() };
        let titles = self.geometry.titles(self.layout);
        let (left, width) = match self.across(range.first.column, range.last.column) {
            Some((left, width)) if range.first.column > 0 => (titles + left, width),
            Some((left, width)) => (0, titles + left + width),
            None => (0, titles),
        };
        Some((left, top, width, bottom - top))
    }
}
