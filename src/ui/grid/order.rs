//! The order in which assistive technology reads recycled elements.
//!
//! An element that scrolled out at one end shows what comes in at the other, so the order in the page is not
//! the order on the screen; `aria-owns` tells the latter.

use crate::grid::Span;
use crate::platform::dom;
use web_sys::HtmlElement;

/// The elements of one parent, each with an id of a prefix and its position modulo their number.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Position of the first one within the pool, and their number, as they were told last.
    told: Option<(usize, usize)>,
}

impl Order {
    /// Tells the order of the span's elements, after what is named in `before`; only if it is another one.
    pub(super) fn tell(&mut self, parent: &HtmlElement, before: &str, prefix: &str, span: Span, pool: usize) {
        let pool = pool.max(1);
        let now = (span.first % pool, span.len());
        if self.told.replace(now) == Some(now) {
            return;
        }
        let mut ids = String::from(before);
        for position in span.first..span.end {
            if !ids.is_empty() {
                ids.push(' ');
            }
            ids.push_str(prefix);
            ids.push_str(&(position % pool).to_string());
        }
        dom::set(parent, "aria-owns", &ids);
    }
}
