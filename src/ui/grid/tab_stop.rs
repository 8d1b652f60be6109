//! The element that Tab leads to. Exactly one of the grid's elements has that stop, and never by chance none.
//!
//! Taking the stop from the element with the focus makes a browser look at once whether it may keep the focus,
//! which costs a calculation of styles at every arrow key. So it is taken when the focus has gone on.

use web_sys::HtmlElement;

use crate::platform::dom;

/// Where Tab leads.
#[derive(Debug, Default)]
pub(super) struct TabStop {
    at: Option<HtmlElement>,
    /// The element that has the focus no longer than the next call.
    left: Option<HtmlElement>,
}

impl TabStop {
    /// The element.
    pub(super) fn element(&self) -> Option<&HtmlElement> {
        self.at.as_ref()
    }

    /// Forgets the element, because it leaves the page.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Lets Tab lead to the next element. `false` where it did before.
    pub(super) fn move_to(&mut self, next: HtmlElement) -> bool {
        if self.at.as_ref() == Some(&next) {
            return false;
        }
        self.settle();
        dom::set(&next, "tabindex", "0");
        if let Some(before) = self.at.replace(next) {
            if dom::focused().as_ref() == Some(&before) {
                self.left = Some(before);
            } else {
                dom::set(&before, "tabindex", "-1");
            }
        }
        true
    }

    /// Gives the element the focus.
    pub(super) fn focus(&mut self) {
        if let Some(element) = &self.at {
            dom::focus(element);
        }
        self.settle();
    }

    /// The focus has gone on: only one stop is left.
    pub(super) fn settle(&mut self) {
        let left = self.left.take();
        if let Some(left) = left.filter(|left| self.at.as_ref() != Some(left)) {
            dom::set(&left, "tabindex", "-1");
        }
    }
}
