//! How one *moves* in the grid: order, selection, motions, fills, the visible window. All pure.
//!
//! Knows the matrix and the words of `edit` for places; nothing of pixels on a screen beyond
//! plain numbers, and nothing of who draws them.

mod blocks;
mod layout;
mod motion;
mod search;
mod view;
mod window;

pub use blocks::{fill_down, fill_right, tile};
pub use layout::{Layout, Line, Point, Rectangle};
pub use motion::{Motion, moved};
pub use search::{Found, find_all};
pub use view::{Density, Filter, View};
pub use window::{Axis, Span, scroll_to_show};

#[cfg(test)]
mod tests;
