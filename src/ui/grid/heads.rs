//! The headings of the columns: the band of parties and the role titles, recycled like the cells.

use web_sys::{HtmlElement, Text};

use super::geometry::Geometry;
use super::order::Order;
use crate::grid::{Layout, Span};
use crate::platform::dom;

/// Id of the upper left corner.
const CORNER: &str = "corner-head";
/// What the ids of the role headings begin with.
const HEADS: &str = "head-";

/// What a role's heading shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoleHead {
    /// The title.
    pub title: String,
    /// "customer", "provider" or "third", for style sheets; "new" for the empty column.
    pub side: &'static str,
    /// Share of the activities that the role does or owns, in per cent.
    pub load: u32,
    /// Worst finding of the role, for style sheets; empty for none.
    pub finding: &'static str,
    /// What is read beside the title.
    pub words: String,
    /// Whether the column begins a party.
    pub edge: bool,
}

struct Head {
    element: HtmlElement,
    title: Text,
    bar: HtmlElement,
    badge: HtmlElement,
    shown: RoleHead,
    selected: bool,
    current: bool,
    column: usize,
}

struct Band {
    element: HtmlElement,
    text: Text,
}

/// The pane of column headings.
pub struct Heads {
    /// The pane, which stays at the top.
    pub pane: HtmlElement,
    /// The upper left corner, which stays in both directions.
    pub corner: HtmlElement,
    parties: HtmlElement,
    roles: HtmlElement,
    bands: Vec<Band>,
    heads: Vec<Head>,
    order: Order,
}

impl Heads {
    /// A pane without columns.
    pub fn new() -> Option<Self> {
        let pane = dom::create("div", "heads")?;
        let corner = dom::create("div", "corner")?;
        dom::set(&corner, "role", "columnheader");
        dom::set(&corner, "aria-colindex", "1");
        dom::set(&corner, "tabindex", "-1");
        dom::set(&corner, "id", CORNER);
        let words = dom::create("span", "hidden-words")?;
        words.set_text_content(Some("Activity"));
        dom::append(&corner, &words);
        let parties = row("parties", "1")?;
        let roles = row("roles", "2")?;
        for child in [&parties, &roles, &corner] {
            dom::append(&pane, child);
        }
        let order = Order::default();
        Some(Self { pane, corner, parties, roles, bands: Vec::new(), heads: Vec::new(), order })
    }

    /// The element of a role's heading, if it is drawn.
    pub fn role(&self, column: usize) -> Option<&HtmlElement> {
        self.heads.iter().find(|head| head.column == column).map(|head| &head.element)
    }

    /// The element of the party band over a column.
    pub fn party(&self, layout: &Layout, column: usize) -> Option<&HtmlElement> {
        let index = layout.parties().iter().position(|run| (run.first..=run.last).contains(&column))?;
        self.bands.get(index).map(|band| &band.element)
    }

    /// Makes room for so many headings.
    pub fn resize(&mut self, pool: usize) {
        for head in self.heads.drain(..) {
            head.element.remove();
        }
        self.order = Order::default();
        for position in 0..pool {
            let Some(head) = new_head() else { return };
            dom::set(&head.element, "id", &format!("{HEADS}{position}"));
            dom::append(&self.roles, &head.element);
            self.heads.push(head);
        }
    }

    /// Draws the band of parties.
    pub fn paint_parties(
        &mut self,
        layout: &Layout,
        geometry: &Geometry,
        name: &dyn Fn(usize) -> (String, &'static str),
    ) {
        let titles = geometry.titles(layout);
        dom::style_px(&self.corner, "width", f64::from(titles));
        dom::style_px(&self.parties, "height", f64::from(geometry.parties()));
        dom::style_px(&self.roles, "top", f64::from(geometry.parties()));
        dom::style_px(&self.roles, "height", f64::from(geometry.head() - geometry.parties()));
        while self.bands.len() < layout.parties().len() {
            let Some(band) = new_band() else { return };
            dom::append(&self.parties, &band.element);
            self.bands.push(band);
        }
        for band in self.bands.drain(layout.parties().len()..) {
            band.element.remove();
        }
        for (band, run) in self.bands.iter().zip(layout.parties()) {
            let left = geometry.left_of(layout, run.first);
            let right = geometry.left_of(layout, run.last + 1);
            let (text, side) = name(run.index);
            dom::style_px(&band.element, "left", f64::from(titles + left));
            dom::style_px(&band.element, "width", f64::from(right - left));
            dom::set(&band.element, "data-side", side);
            dom::set(&band.element, "title", &text);
            dom::set(&band.element, "aria-colindex", &(run.first + 1).to_string());
            dom::set(&band.element, "aria-colspan", &(run.last + 1 - run.first).to_string());
            band.text.set_data(&text);
        }
    }

    /// Draws the headings of the columns in the span; `all` draws those again that are already there.
    pub fn paint_roles(
        &mut self,
        layout: &Layout,
        geometry: &Geometry,
        span: Span,
        all: bool,
        head: &dyn Fn(usize) -> RoleHead,
    ) {
        let pool = self.heads.len().max(1);
        let titles = geometry.titles(layout);
        // The corner stands in the pane, because it stays at the left; it belongs to the row of titles.
        self.order.tell(&self.roles, CORNER, HEADS, span, pool);
        for column in span.first..span.end {
            let Some(slot) = self.heads.get_mut(column % pool) else { continue };
            if slot.column == column && !all {
                continue;
            }
            if slot.column != column || all {
                slot.column = column;
                let left = titles + geometry.left_of(layout, column);
                dom::style_px(&slot.element, "left", f64::from(left));
                dom::style_px(&slot.element, "width", f64::from(geometry.width_of(layout, column)));
                dom::set(&slot.element, "aria-colindex", &(column + 1).to_string());
            }
            slot.paint(head(column));
        }
    }

    /// Draws one heading again, if it is drawn.
    pub fn repaint(&mut self, column: usize, head: RoleHead) {
        if let Some(slot) = self.heads.iter_mut().find(|slot| slot.column == column) {
            slot.paint(head);
        }
    }

    /// Marks the headings of selected columns and of the active cell's.
    pub fn mark(&mut self, selected: &dyn Fn(usize) -> bool, current: usize) {
        for head in &mut self.heads {
            let is_selected = selected(head.column);
            if is_selected != head.selected {
                head.selected = is_selected;
                dom::set(&head.element, "aria-selected", if is_selected { "true" } else { "false" });
            }
            let is_current = head.column == current;
            if is_current != head.current {
                head.current = is_current;
                dom::set_flag(&head.element, "data-current", is_current);
            }
        }
    }
}

impl Head {
    fn paint(&mut self, head: RoleHead) {
        let before = &self.shown;
        if before.title != head.title {
            self.title.set_data(&head.title);
            dom::set(&self.element, "title", &head.title);
        }
        if before.side != head.side {
            dom::set(&self.element, "data-side", head.side);
        }
        if before.load != head.load {
            dom::style(&self.bar, "width", &format!("{}%", head.load));
        }
        if before.finding != head.finding {
            self.badge.set_class_name(wasm_bindgen::intern(badge_class(head.finding)));
        }
        if before.edge != head.edge {
            dom::set_flag(&self.element, "data-edge", head.edge);
        }
        if (&before.title, &before.words) != (&head.title, &head.words) {
            dom::set(&self.element, "aria-label", &format!("{}{}", head.title, head.words));
        }
        self.shown = head;
    }
}

/// The class of a heading's badge, by the worst finding.
fn badge_class(finding: &str) -> &'static str {
    match finding {
        "error" => "badge error",
        "warning" => "badge warning",
        _ => "badge",
    }
}

fn row(class: &str, index: &str) -> Option<HtmlElement> {
    let element = dom::create("div", class)?;
    dom::set(&element, "role", "row");
    dom::set(&element, "aria-rowindex", index);
    Some(element)
}

fn new_band() -> Option<Band> {
    let element = dom::create("div", "party")?;
    dom::set(&element, "role", "columnheader");
    dom::set(&element, "tabindex", "-1");
    let text = dom::document()?.create_text_node("");
    let label = dom::create("span", "label")?;
    dom::append(&label, &text);
    dom::append(&element, &label);
    Some(Band { element, text })
}

fn new_head() -> Option<Head> {
    let element = dom::create("div", "head")?;
    dom::set(&element, "role", "columnheader");
    dom::set(&element, "tabindex", "-1");
    dom::set(&element, "aria-selected", "false");
    let title = dom::document()?.create_text_node("");
    let label = dom::create("span", "title")?;
    dom::append(&label, &title);
    let load = dom::create("span", "load")?;
    let bar = dom::create("i", "")?;
    dom::append(&load, &bar);
    let badge = dom::create("i", "badge")?;
    let grip = dom::create("span", "grip")?;
    for part in [&label, &badge, &load, &grip] {
        dom::append(&element, part);
    }
    dom::set(&badge, "aria-hidden", "true");
    Some(Head {
        element,
        title,
        bar,
        badge,
        shown: RoleHead::default(),
        selected: false,
        current: false,
        column: 0,
    })
}
