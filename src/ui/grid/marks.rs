//! What lies over the cells: the ring of the active cell, the selection, the copied cells, the bands.
//!
//! Each pane that stays in place has its own, so that a ring never slides under a heading.

use std::cell::Cell;

use web_sys::HtmlElement;

use super::geometry::Geometry;
use crate::grid::{Layout, Point, Rectangle};
use crate::platform::dom;

/// Left, top, width, height in CSS pixels.
type Box4 = (u32, u32, u32, u32);

/// One mark, and where it is shown; it is written to only when that changes.
struct Mark {
    element: HtmlElement,
    place: Cell<Option<Box4>>,
}

impl Mark {
    /// A hidden mark in the pane.
    fn new(class: &str, pane: &HtmlElement) -> Option<Self> {
        let element = dom::create("div", class)?;
        dom::set(&element, "aria-hidden", "true");
        dom::set(&element, "hidden", "");
        dom::append(pane, &element);
        Some(Self { element, place: Cell::new(None) })
    }

    /// Shows the mark there, or hides it.
    fn show(&self, place: Option<Box4>) {
        let before = self.place.replace(place);
        if before == place {
            return;
        }
        let Some((left, top, width, height)) = place else { return dom::set(&self.element, "hidden", "") };
        if before.is_none() {
            dom::unset(&self.element, "hidden");
        }
        dom::style(&self.element, "transform", &format!("translate({left}px,{top}px)"));
        if before.is_none_or(|before| (before.2, before.3) != (width, height)) {
            dom::style_px(&self.element, "width", f64::from(width));
            dom::style_px(&self.element, "height", f64::from(height));
        }
    }
}

/// The marks of one pane.
struct Overlay {
    ring: Mark,
    range: Mark,
}

impl Overlay {
    fn new(pane: &HtmlElement) -> Option<Self> {
        Some(Self { range: Mark::new("range", pane)?, ring: Mark::new("ring", pane)? })
    }
}

/// All marks.
pub struct MarkLayer {
    body: Overlay,
    names: Overlay,
    heads: Overlay,
    copied: Mark,
    handle: Mark,
    drop_body: Mark,
    drop_heads: Mark,
    row_band: Mark,
    /// As high as what is drawn, because a layer as high as the matrix is dear.
    column_band: Mark,
}

impl MarkLayer {
    /// Puts hidden marks into the panes.
    pub fn new(body: &HtmlElement, names: &HtmlElement, heads: &HtmlElement) -> Option<Self> {
        Some(Self {
            row_band: Mark::new("band", body)?,
            column_band: Mark::new("band", body)?,
            copied: Mark::new("copied", body)?,
            body: Overlay::new(body)?,
            names: Overlay::new(names)?,
            heads: Overlay::new(heads)?,
            handle: Mark::new("fill-handle", body)?,
            drop_body: Mark::new("drop", names)?,
            drop_heads: Mark::new("drop", heads)?,
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
        self.drop_body.show(at_row);
        self.drop_heads.show(at_role);
    }

    /// Hides it; tells whether it was shown.
    pub fn hide_drop(&self) -> bool {
        let shown = [&self.drop_body, &self.drop_heads].into_iter().any(|mark| mark.place.get().is_some());
        self.drop_body.show(None);
        self.drop_heads.show(None);
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
        drawn: crate::grid::Span,
    ) {
        let place = Placer { layout, geometry };
        let in_heads = active.line < layout.heading_lines();
        let in_names = !in_heads && active.column == 0;
        let cell = Rectangle { first: active, last: active };
        self.heads.ring.show(in_heads.then(|| place.heads(cell)).flatten());
        self.names.ring.show(in_names.then(|| place.names(cell)).flatten());
        self.body.ring.show((!in_heads && !in_names).then(|| place.body(cell)).flatten());
        let range = (selected.first != selected.last).then_some(selected);
        self.heads.range.show(range.and_then(|range| place.heads(range)));
        self.names.range.show(range.and_then(|range| place.names(range)));
        let body = range.and_then(|range| place.body(range));
        self.body.range.show(body);
        self.copied.show(copied.and_then(|copied| place.body(copied)));
        let row = Rectangle {
            first: Point { line: active.line, column: 1 },
            last: Point { line: active.line, column: layout.new_column() },
        };
        self.row_band.show((!in_heads).then(|| place.body(row)).flatten());
        let column = Rectangle {
            first: Point { line: drawn.first, column: active.column },
            last: Point { line: drawn.end.saturating_sub(1), column: active.column },
        };
        self.column_band.show((active.column > 0).then(|| place.body(column)).flatten());
        let corner = place.body(selected).map(|(left, top, width, height)| {
            ((left + width).saturating_sub(5), (top + height).saturating_sub(5), 9, 9)
        });
        let on_cells = selected.first.column > 0 && selected.first.line >= layout.heading_lines();
        self.handle.show(corner.filter(|_| on_cells && layout.activity_at(selected.last.line).is_some()));
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
