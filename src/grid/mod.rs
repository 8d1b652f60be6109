//! How one *moves* in the grid: order, selection, motions, clipboard blocks, the visible window. All pure.
