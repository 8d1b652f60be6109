//! A table with rows and columns changed over.

use crate::formats::table::TextTable;
use crate::formats::table::text_table::TableBuilder;

/// A wider table is not turned: it would not be read by anybody.
const MOST_CELLS: usize = 4_000_000;

/// The table with every row as a column; `None` where that would be too large.
pub(super) fn turned(table: &TextTable) -> Option<TextTable> {
    if table.width().saturating_mul(table.height()) > MOST_CELLS {
        return None;
    }
    let mut builder = TableBuilder::default();
    // Where the texts of a merged cell's first place stand is known once it has been added.
    let mut starts = std::collections::BTreeMap::new();
    for column in 0..table.width() {
        for row in 0..table.height() {
            let text = table.cell(row, column);
            let known = starts.get(text).copied().filter(|_| table.is_continued(row, column));
            match known {
                Some(range) => builder.continue_cell(range),
                None => {
                    let range = builder.add_cell(text);
                    starts.insert(text, range);
                }
            }
        }
        builder.end_row();
    }
    Some(builder.finish())
}
