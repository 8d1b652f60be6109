//! The painter: draws the session's matrix into recycled elements and nothing else.
//!
//! It reads the session and never changes it. Scrolling allocates no elements; an edit touches the
//! cells of its row, the row's heading and the role's heading.

use web_sys::HtmlElement;

use super::content;
use super::geometry::Geometry;
use super::heads::Heads;
use super::marks::MarkLayer;
use super::order::Order;
use super::paint::paint_row;
use super::row::Row;
use super::shield::Shield;
use super::tab_stop::TabStop;
use crate::grid::{Line, Point, Span};
use crate::platform::dom;
use crate::session::Session;

/// The drawn grid.
pub struct Painter {
    /// The scrolling element; it has the role of the grid and hears every key and pointer.
    pub scroller: HtmlElement,
    canvas: HtmlElement,
    names: HtmlElement,
    body: HtmlElement,
    pub(super) heads: Heads,
    marks: MarkLayer,
    pub(super) shield: Shield,
    pub(super) rows: Vec<Row>,
    pub(super) geometry: Geometry,
    pub(super) lines: Span,
    pub(super) columns: Span,
    pool: usize,
    order: Order,
    pub(super) stop: TabStop,
    /// Whether it shall have the focus as soon as nobody works with the painter.
    wants_focus: bool,
}

impl Painter {
    /// Builds the panes inside the scrolling element.
    pub fn new(scroller: HtmlElement) -> Option<Self> {
        let canvas = dom::create("div", "canvas")?;
        let body = dom::create("div", "body")?;
        dom::set(&body, "role", "rowgroup");
        let names = dom::create("div", "names")?;
        let heads = Heads::new()?;
        for pane in [&heads.pane, &names, &body] {
            dom::append(&canvas, pane);
        }
        dom::append(&scroller, &canvas);
        let marks = MarkLayer::new(&body, &names, &heads.pane)?;
        let shield = Shield::new(&canvas)?;
        let geometry = Geometry { percent: 100, row_height: 34, top: 0, left: 0, width: 0, height: 0 };
        Some(Self {
            scroller,
            canvas,
            names,
            body,
            heads,
            marks,
            shield,
            rows: Vec::new(),
            geometry,
            lines: Span::default(),
            columns: Span::default(),
            pool: 0,
            order: Order::default(),
            stop: TabStop::default(),
            wants_focus: false,
        })
    }

    /// How lines and columns become pixels now.
    pub fn geometry(&self) -> &Geometry {
        &self.geometry
    }

    /// The upper left corner, where the filter lives.
    pub fn corner(&self) -> &HtmlElement {
        &self.heads.corner
    }

    /// The pane that scrolls with the cells, for what floats over them.
    pub fn canvas(&self) -> &HtmlElement {
        &self.canvas
    }

    /// Whether a cell or a heading has the focus.
    fn has_focus(&self) -> bool {
        dom::focused().is_some_and(|element| self.scroller.contains(Some(&element)))
    }

    /// How many whole lines one screen has.
    pub fn page(&self) -> usize {
        (self.geometry.down().extent / self.geometry.line().max(1)).max(2) as usize - 1
    }

    /// Measures the scrolling element and draws everything anew, for a new size, density, zoom or matrix.
    pub fn rebuild(&mut self, session: &Session, percent: u32) {
        let had_focus = self.has_focus();
        let layout = session.layout();
        self.geometry = Geometry {
            percent,
            row_height: session.view().density.row_height(),
            width: self.scroller.client_width().max(0) as u32,
            height: self.scroller.client_height().max(0) as u32,
            top: self.scroller.scroll_top().max(0) as u32,
            left: self.scroller.scroll_left().max(0) as u32,
        };
        let geometry = &self.geometry;
        dom::style(&self.scroller, "--scale", &format!("{}", f64::from(percent) / 100.0));
        dom::style_px(&self.scroller, "--line", f64::from(geometry.line()));
        dom::style_px(&self.scroller, "--head", f64::from(geometry.head()));
        dom::style_px(&self.scroller, "--titles", f64::from(geometry.titles(layout)));
        let pool = geometry.column_pool(layout);
        let lines = geometry.lines(layout);
        if pool != self.pool || lines.len() != self.rows.len() {
            self.rebuild_pool(lines.len(), pool);
        }
        self.arrange(session);
        self.restore_focus(had_focus);
    }

    /// Gives the focus back that went with an element that is no longer in the page.
    fn restore_focus(&mut self, had_focus: bool) {
        if had_focus && !self.has_focus() {
            self.stop.focus();
        }
    }

    fn rebuild_pool(&mut self, lines: usize, pool: usize) {
        for row in self.rows.drain(..) {
            row.remove();
        }
        self.stop.forget();
        self.order = Order::default();
        self.pool = pool;
        self.heads.resize(pool);
        for slot in 0..lines {
            let Some(row) = Row::new(slot, pool) else { return };
            dom::append(&self.body, &row.element);
            dom::append(&self.names, &row.name);
            self.rows.push(row);
        }
    }

    /// Follows a new arrangement of lines and columns: every element is placed and painted again.
    pub(super) fn arrange(&mut self, session: &Session) {
        let had_focus = self.has_focus();
        let layout = session.layout();
        let geometry = self.geometry;
        if geometry.column_pool(layout) != self.pool || geometry.lines(layout).len() != self.rows.len() {
            self.rebuild_pool(geometry.lines(layout).len(), geometry.column_pool(layout));
        }
        dom::style_px(&self.canvas, "width", f64::from(geometry.total_width(layout)));
        dom::style_px(&self.canvas, "height", f64::from(geometry.total_height(layout)));
        dom::set(&self.scroller, "aria-rowcount", &layout.line_count().to_string());
        dom::set(&self.scroller, "aria-colcount", &layout.column_count().to_string());
        self.heads.paint_parties(layout, &geometry, &|index| content::party(session, index));
        self.lines = geometry.lines(layout);
        self.columns = geometry.columns(layout, self.pool);
        let columns = self.columns;
        self.heads
            .paint_roles(layout, &geometry, columns, true, &|column| content::role_head(session, column));
        for line in self.lines.first..self.lines.end {
            self.place_row(session, line, true);
        }
        self.tell_order();
        self.paint_selection(session);
        self.restore_focus(had_focus);
    }

    /// Follows a new scroll position.
    pub fn scrolled(&mut self, session: &Session) {
        self.geometry.top = self.scroller.scroll_top().max(0) as u32;
        self.geometry.left = self.scroller.scroll_left().max(0) as u32;
        self.follow_scroll(session);
    }

    fn follow_scroll(&mut self, session: &Session) {
        let layout = session.layout();
        let (lines, columns) = (self.geometry.lines(layout), self.geometry.columns(layout, self.pool));
        if lines == self.lines && columns == self.columns {
            return;
        }
        let had_focus = self.has_focus();
        let sideways = columns != self.columns;
        self.lines = lines;
        self.columns = columns;
        for line in lines.first..lines.end {
            self.place_row(session, line, sideways);
        }
        self.tell_order();
        if sideways {
            let geometry = self.geometry;
            self.heads.paint_roles(layout, &geometry, columns, false, &|column| {
                content::role_head(session, column)
            });
        }
        self.paint_marks(session);
        self.mark_elements(session);
        self.keep_focus(session, had_focus);
    }

    /// Lets a row element show the line; `columns` places its cells again.
    fn place_row(&mut self, session: &Session, line: usize, columns: bool) {
        let layout = session.layout();
        let geometry = self.geometry;
        let (span, pool, count) = (self.columns, self.pool.max(1), self.rows.len().max(1));
        let Some(row) = self.rows.get_mut(line % count) else { return };
        if row.line == line && !columns {
            return;
        }
        row.place(line, geometry.top_of(layout, line));
        if columns {
            row.tell_order(span);
            for column in span.first..span.end {
                if let Some(cell) = row.cells.get_mut(column % pool) {
                    let left = geometry.left_of(layout, column);
                    cell.place(column, left, geometry.width_of(layout, column));
                }
            }
        }
        paint_row(session, row);
    }

    /// Tells assistive technology the order of the lines.
    fn tell_order(&mut self) {
        self.order.tell(&self.body, "", "row-", self.lines, self.rows.len());
    }

    /// Moves ring, range and bands.
    pub fn paint_selection(&mut self, session: &Session) {
        self.paint_marks(session);
        self.mark_elements(session);
        self.move_tab_stop(session);
    }

    fn paint_marks(&self, session: &Session) {
        let (active, selected, copied) = (session.active(), session.selected(), session.copy_mark());
        self.marks.paint(session.layout(), &self.geometry, active, selected, copied, self.lines);
    }

    fn mark_elements(&mut self, session: &Session) {
        let (selected, active) = (session.selected(), session.active());
        for row in &mut self.rows {
            let line = row.line;
            row.mark(selected.contains(Point { line, column: 0 }), active.line == line);
            for cell in &mut row.cells {
                cell.select(selected.contains(Point { line, column: cell.column }));
            }
        }
        let is_selected = |column: usize| (selected.first.column..=selected.last.column).contains(&column);
        self.heads.mark(&is_selected, active.column);
    }

    /// The element that shows the point, if it is drawn.
    pub fn element(&self, session: &Session, point: Point) -> Option<&HtmlElement> {
        match session.layout().line(point.line)? {
            Line::Parties | Line::Roles if point.column == 0 => Some(&self.heads.corner),
            Line::Parties => self.heads.party(session.layout(), point.column),
            Line::Roles => self.heads.role(point.column),
            line => {
                let row = self.rows.get(point.line % self.rows.len().max(1))?;
                if row.line != point.line {
                    return None;
                }
                if point.column == 0 || matches!(line, Line::Area(_)) {
                    return Some(&row.name);
                }
                let cell = row.cells.get(point.column % self.pool.max(1))?;
                (cell.column == point.column).then_some(&cell.element)
            }
        }
    }

    /// Makes the active cell the one that Tab leads to. `false` where it was before.
    fn move_tab_stop(&mut self, session: &Session) -> bool {
        let next = self.element(session, session.active()).cloned().unwrap_or_else(|| self.scroller.clone());
        self.stop.move_to(next)
    }

    /// After recycling, the focus stays with the active cell or waits at the grid.
    fn keep_focus(&mut self, session: &Session, had_focus: bool) {
        if self.move_tab_stop(session) && had_focus {
            self.stop.focus();
        }
    }

    /// The zoom in per cent at which every column fits beside the titles.
    pub fn fitting_percent(&self, session: &Session) -> u32 {
        let layout = session.layout();
        let wanted = layout.title_width() + layout.roles_width() + 20;
        (self.geometry.width * 100 / wanted.max(1)).clamp(50, 200)
    }

    /// Draws a column at a width that is not yet decided.
    pub fn preview_width(&mut self, session: &Session, column: usize, width: u32) {
        let scaled = f64::from(width * self.geometry.percent / 100);
        if column == 0 {
            dom::style_px(&self.heads.corner, "width", scaled);
        } else if let Some(head) = self.element(session, Point { line: 1, column }) {
            dom::style_px(head, "width", scaled);
        }
    }

    /// Shows where a dragged row or role would go; `None` while it would stay.
    pub fn show_drop(&mut self, session: &Session, row: bool, point: Option<Point>) {
        self.marks.show_drop(session.layout(), &self.geometry, row, point);
    }

    /// Hides it; tells whether it was shown.
    pub fn hide_drop(&mut self) -> bool {
        self.marks.hide_drop()
    }

    /// Scrolls so that the point can be seen.
    pub fn show(&mut self, session: &Session, point: Point) {
        let layout = session.layout();
        let geometry = &self.geometry;
        if point.line >= layout.heading_lines() {
            let start = geometry.top_of(layout, point.line);
            let top = crate::grid::scroll_to_show(geometry.down(), start, geometry.line());
            if top != geometry.top {
                self.scroller.set_scroll_top(top as i32);
                self.geometry.top = top;
            }
        }
        if point.column > 0 {
            let geometry = &self.geometry;
            let start = geometry.left_of(layout, point.column);
            let left = crate::grid::scroll_to_show(
                geometry.across(layout),
                start,
                geometry.width_of(layout, point.column),
            );
            if left != geometry.left {
                self.scroller.set_scroll_left(left as i32);
                self.geometry.left = left;
            }
        }
        self.follow_scroll(session);
    }

    /// The element that shall have the focus now, once.
    pub(super) fn take_focus_request(&mut self) -> Option<HtmlElement> {
        std::mem::take(&mut self.wants_focus).then(|| self.stop.element().cloned()).flatten()
    }

    /// Scrolls to the active cell and asks for the focus on it.
    pub fn focus_active(&mut self, session: &Session) {
        self.show(session, session.active());
        self.move_tab_stop(session);
        self.wants_focus = true;
    }
}
