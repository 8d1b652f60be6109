//! The parts of the window that F6 walks through: toolbar, sheet, tabs of the sheets, panel, status strip.

use crate::app::App;
use crate::platform::dom;
use crate::session::Request;

/// The parts in order, each with what finds the element that takes the focus there.
const REGIONS: [(&str, &str); 5] = [
    ("toolbar", "[data-region=toolbar] button:not(:disabled)"),
    ("grid", ""),
    ("sheets", "[data-region=sheets] [aria-current=page]"),
    ("panel", "[data-region=panel] [role=tab][aria-selected=true]"),
    ("status", "[data-region=status] button"),
];

/// Moves the focus to the next part that is there, or the previous.
pub fn go(app: App, backwards: bool) {
    let here = dom::focused().and_then(|element| element.closest("[data-region]").ok().flatten());
    let here = here.and_then(|region| region.get_attribute("data-region"));
    let at = REGIONS.iter().position(|(name, _)| Some(*name) == here.as_deref()).unwrap_or(0);
    let count = REGIONS.len();
    for step in 1..=count {
        let next = if backwards { at + count - step } else { at + step } % count;
        let Some((name, selector)) = REGIONS.get(next) else { continue };
        if *name == "grid" {
            // Whatever sheet stands there.
            app.act(|session| session.request(Request::Focus));
            return;
        }
        if let Some(element) = dom::find(selector) {
            dom::focus(&element);
            return;
        }
    }
}
