//! Pixels: how tall lines and how wide columns are drawn at the present density and zoom.

use crate::grid::{Axis, Layout, Span};

/// Height of the band of party names in CSS pixels at 100 %.
const PARTY_BAND: u32 = 26;
/// Height of the role titles in CSS pixels at 100 %.
const ROLE_TITLES: u32 = 170;
/// How much room a scroll bar may take from the visible part.
const SCROLL_BAR: u32 = 16;

/// Everything that turns lines and columns into pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Geometry {
    /// Zoom in per cent.
    pub percent: u32,
    /// Row height at 100 %.
    pub row_height: u32,
    /// Distance scrolled down.
    pub top: u32,
    /// Distance scrolled to the right.
    pub left: u32,
    /// Width of the scrolling element.
    pub width: u32,
    /// Height of the scrolling element.
    pub height: u32,
}

impl Geometry {
    fn scaled(&self, pixels: u32) -> u32 {
        (pixels * self.percent).div_ceil(100)
    }
    /// Height of a line.
    pub fn line(&self) -> u32 {
        self.scaled(self.row_height)
    }
    /// Height of the party band.
    pub fn parties(&self) -> u32 {
        self.scaled(PARTY_BAND)
    }
    /// Height of all headings.
    pub fn head(&self) -> u32 {
        self.scaled(PARTY_BAND) + self.scaled(ROLE_TITLES)
    }
    /// Width of the title column; on a narrow screen it leaves room for some roles.
    pub fn titles(&self, layout: &Layout) -> u32 {
        self.scaled(layout.title_width()).min((self.width * 55 / 100).max(120))
    }
    /// Left edge of a role column, from the first one on.
    pub fn left_of(&self, layout: &Layout, column: usize) -> u32 {
        self.scaled(layout.left(column))
    }
    /// Width of a column.
    pub fn width_of(&self, layout: &Layout, column: usize) -> u32 {
        if column == 0 {
            self.titles(layout)
        } else {
            self.left_of(layout, column + 1).saturating_sub(self.left_of(layout, column))
        }
    }
    /// Upper edge of a line below the headings, from the first one on.
    pub fn top_of(&self, layout: &Layout, line: usize) -> u32 {
        line.saturating_sub(layout.heading_lines()) as u32 * self.line()
    }
    /// Width of everything.
    pub fn total_width(&self, layout: &Layout) -> u32 {
        self.titles(layout) + self.scaled(layout.roles_width())
    }
    /// Height of everything.
    pub fn total_height(&self, layout: &Layout) -> u32 {
        self.head() + self.top_of(layout, layout.line_count())
    }
    /// The visible part of the rows.
    pub fn down(&self) -> Axis {
        let extent = self.height.saturating_sub(self.head() + SCROLL_BAR).max(self.line());
        Axis { scroll: self.top, extent }
    }
    /// The visible part of the role columns.
    pub fn across(&self, layout: &Layout) -> Axis {
        let extent = self.width.saturating_sub(self.titles(layout) + SCROLL_BAR).max(self.scaled(24));
        Axis { scroll: self.left, extent }
    }
    /// The lines to draw.
    pub fn lines(&self, layout: &Layout) -> Span {
        let span = self.down().uniform(self.line(), layout.line_count() - layout.heading_lines());
        Span { first: span.first + layout.heading_lines(), end: span.end + layout.heading_lines() }
    }
    /// How many columns can be visible at once, whatever the scroll position.
    pub fn column_pool(&self, layout: &Layout) -> usize {
        let narrowest = (1..layout.column_count()).map(|column| self.width_of(layout, column)).min();
        let visible = self.across(layout).extent / narrowest.unwrap_or(1).max(1);
        (visible as usize + 3).min(layout.column_count() - 1)
    }
    /// The role columns to draw; always `pool` of them.
    pub fn columns(&self, layout: &Layout, pool: usize) -> Span {
        let unscaled = self.left * 100 / self.percent.max(1);
        let first = layout.column_under(unscaled).saturating_sub(1).max(1);
        let first = first.min((layout.column_count() - pool).max(1));
        Span { first, end: first + pool }
    }
    /// The line under a height within the scrolling content.
    pub fn line_at(&self, layout: &Layout, y: u32) -> usize {
        if y < self.parties() {
            0
        } else if y < self.head() {
            1
        } else {
            let body = ((y - self.head()) / self.line().max(1)) as usize;
            (body + layout.heading_lines()).min(layout.new_line())
        }
    }
    /// The column under a distance from the left within the scrolling content.
    pub fn column_at(&self, layout: &Layout, x: u32) -> usize {
        match x.checked_sub(self.titles(layout)) {
            None => 0,
            Some(x) => layout.column_under(x * 100 / self.percent.max(1)),
        }
    }
}
