//! What the application asks of whatever draws the grid.

use std::any::Any;

use crate::session::{Changes, Session};

/// A drawn grid.
pub trait Screen: Any {
    /// Draws again what a change touched.
    fn follow(&mut self, session: &Session, changes: &Changes);
    /// Measures and draws everything anew at a zoom in per cent.
    fn rebuild(&mut self, session: &Session, percent: u32);
    /// Scrolls to the upper left corner.
    fn go_home(&mut self);
    /// How many whole lines one screen has.
    fn page(&self) -> usize;
}
