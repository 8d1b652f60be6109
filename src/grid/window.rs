//! The visible window: which lines or columns are on screen, and how far to scroll to show one.

/// Positions from `first` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first position.
    pub first: usize,
    /// The one after the last.
    pub end: usize,
}

impl Span {
    /// How many positions it has.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.first)
    }
    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Whether the position is in it.
    pub fn contains(&self, position: usize) -> bool {
        (self.first..self.end).contains(&position)
    }
}

/// One direction of the visible window, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Axis {
    /// How far it is scrolled.
    pub scroll: u32,
    /// How much is visible beside the headings.
    pub extent: u32,
}

impl Axis {
    /// The positions to draw where all have the same size: the visible ones and one more on each side,
    /// always the same number of them so that their elements can be reused.
    pub fn uniform(self, size: u32, count: usize) -> Span {
        let pool = (self.extent.div_ceil(size.max(1)) as usize + 3).min(count);
        let first = (self.scroll / size.max(1)) as usize;
        let first = first.saturating_sub(1).min(count - pool);
        Span { first, end: first + pool }
    }
}

/// The scroll position at which `[start, start + size)` is visible: the present one where it is already.
pub fn scroll_to_show(axis: Axis, start: u32, size: u32) -> u32 {
    let end = start + size;
    if start < axis.scroll || size > axis.extent {
        start
    } else if end > axis.scroll + axis.extent {
        end - axis.extent
    } else {
        axis.scroll
    }
}
