//! Blocks of letters: filling a selection and tiling what was copied over it.

use crate::model::LetterSet;

/// The size of a pasted block against a selection: where each pasted cell comes from.
///
/// One cell fills the selection; a block is repeated where the selection is an exact multiple of it;
/// otherwise it is laid down once from the upper left corner. Returns width and height of the result.
pub fn tile(block: (usize, usize), selection: (usize, usize)) -> (usize, usize) {
    let along = |block: usize, selection: usize| {
        if block > 0 && selection > block && selection.is_multiple_of(block) { selection } else { block }
    };
    (along(block.0, selection.0), along(block.1, selection.1))
}

/// The rows of a selection filled with its first row. `width` is the number of columns.
pub fn fill_down(cells: &[LetterSet], width: usize) -> Vec<LetterSet> {
    cells.get(..width).unwrap_or_default().iter().copied().cycle().take(cells.len()).collect()
}

/// The columns of a selection filled with its first column. `width` is the number of columns.
pub fn fill_right(cells: &[LetterSet], width: usize) -> Vec<LetterSet> {
    cells
        .chunks(width.max(1))
        .flat_map(|row| row.first().into_iter().flat_map(|first| std::iter::repeat_n(*first, row.len())))
        .collect()
}
