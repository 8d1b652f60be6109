//! One recycled line: its heading in the pane of titles, its cells in the pane of rows.

use web_sys::{HtmlElement, Text};

use super::cell::Cell;
use super::order::Order;
use crate::grid::Span;
use crate::platform::dom;

/// How a line looks and what assistive technology is told of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// "area", "activity" or "new": the kind of line, for style sheets.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// What stands beside the title: "4 of 4".
    pub aside: String,
    /// State of the row, for style sheets: "complete", "error", ...
    pub state: &'static str,
    /// The state in words, for assistive technology.
    pub state_words: &'static str,
    /// Whether an area is open; `None` for other lines.
    pub open: Option<bool>,
}

/// The class of the mark beside the title.
fn state_class(heading: &Heading) -> &'static str {
    match (heading.open, heading.state) {
        (Some(true), _) => "state area open",
        (Some(false), _) => "state area",
        (None, "complete") => "state complete",
        (None, "unfinished") => "state unfinished",
        (None, "warning") => "state warning",
        (None, "error") => "state error",
        (None, "new") => "state new",
        _ => "state",
    }
}

/// A line element that shows now this line and now that.
pub struct Row {
    /// The element that holds the cells.
    pub element: HtmlElement,
    /// The heading's element.
    pub name: HtmlElement,
    state: HtmlElement,
    title: Text,
    aside: Text,
    shown: Heading,
    selected: bool,
    current: bool,
    /// The cells, each at its column modulo their number.
    pub cells: Vec<Cell>,
    /// The line it shows; `usize::MAX` before the first use.
    pub line: usize,
    name_id: String,
    cell_ids: String,
    order: Order,
}

impl Row {
    /// A new line with so many cells; `slot` makes its ids unique.
    pub fn new(slot: usize, cells: usize) -> Option<Self> {
        let element = dom::create("div", "line")?;
        dom::set(&element, "role", "row");
        dom::set(&element, "id", &format!("row-{slot}"));
        let name = dom::create("div", "name")?;
        let id = format!("line-{slot}");
        dom::set(&name, "role", "rowheader");
        dom::set(&name, "id", &id);
        dom::set(&name, "tabindex", "-1");
        dom::set(&name, "aria-colindex", "1");
        dom::set(&name, "aria-selected", "false");
        let state = dom::create("i", "state")?;
        dom::set(&state, "aria-hidden", "true");
        dom::append(&name, &state);
        let document = dom::document()?;
        let (title, aside) = (document.create_text_node(""), document.create_text_node(""));
        for (class, text) in [("title", &title), ("aside", &aside)] {
            let holder = dom::create("span", class)?;
            dom::append(&holder, text);
            dom::append(&name, &holder);
        }
        let mut made = Vec::with_capacity(cells);
        let cell_ids = format!("cell-{slot}-");
        for position in 0..cells {
            let cell = Cell::new(&format!("{cell_ids}{position}"))?;
            dom::append(&element, &cell.element);
            made.push(cell);
        }
        Some(Self {
            element,
            name,
            state,
            title,
            aside,
            shown: Heading::default(),
            selected: false,
            current: false,
            cells: made,
            line: usize::MAX,
            name_id: id,
            cell_ids,
            order: Order::default(),
        })
    }

    /// Tells assistive technology that the heading comes first and the cells follow in the span's order.
    pub fn tell_order(&mut self, columns: Span) {
        self.order.tell(&self.element, &self.name_id, &self.cell_ids, columns, self.cells.len());
    }

    /// Puts the line elsewhere.
    pub fn place(&mut self, line: usize, top: u32) {
        self.line = line;
        dom::style_px(&self.element, "top", f64::from(top));
        dom::style_px(&self.name, "top", f64::from(top));
        dom::set(&self.element, "aria-rowindex", &(line + 1).to_string());
    }

    /// Shows the heading; writes only what differs.
    pub fn paint(&mut self, heading: Heading) {
        let (before, now) = (&self.shown, &heading);
        if before.title != now.title {
            self.title.set_data(&now.title);
            dom::set(&self.name, "title", &now.title);
        }
        if before.aside != now.aside {
            self.aside.set_data(&now.aside);
        }
        if before.kind != now.kind {
            dom::set(&self.name, "data-kind", now.kind);
            dom::set(&self.element, "data-kind", now.kind);
        }
        if before.state != now.state || before.open != now.open {
            self.state.set_class_name(wasm_bindgen::intern(state_class(now)));
        }
        if (before.state_words, &before.title, &before.aside) != (now.state_words, &now.title, &now.aside) {
            let parts = [now.title.as_str(), now.aside.as_str(), now.state_words];
            let label: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            dom::set(&self.name, "aria-label", &label.join(", "));
            let invalid = matches!(now.state, "error" | "warning");
            if invalid {
                dom::set(&self.name, "aria-invalid", "true")
            } else {
                dom::unset(&self.name, "aria-invalid")
            }
        }
        if before.open != now.open {
            match now.open {
                Some(open) => dom::set(&self.name, "aria-expanded", if open { "true" } else { "false" }),
                None => dom::unset(&self.name, "aria-expanded"),
            }
        }
        self.shown = heading;
    }

    /// Marks the heading as selected, and as the one of the active cell.
    pub fn mark(&mut self, selected: bool, current: bool) {
        if selected != self.selected {
            self.selected = selected;
            dom::set(&self.name, "aria-selected", if selected { "true" } else { "false" });
        }
        if current != self.current {
            self.current = current;
            dom::set_flag(&self.name, "data-current", current);
        }
    }

    /// Takes the line out of the page.
    pub fn remove(&self) {
        self.element.remove();
        self.name.remove();
    }
}
