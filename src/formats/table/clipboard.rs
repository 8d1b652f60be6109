//! What is on the clipboard, in the best form there is: our own cells, an HTML table, or separated text.

use super::block::Block;
use super::delimited::looks_like_csv;
use super::text_table::TextTable;
use crate::model::Scheme;

impl TextTable {
    /// The table on the clipboard: Remit's own cells where they are there, else the HTML table, else
    /// tab-separated text, else comma-separated text. Any other text is one column, a line to a cell.
    pub fn from_clipboard(html: Option<&str>, text: &str) -> Self {
        if let Some(table) = html.and_then(Self::from_html) {
            return table;
        }
        if !text.contains('\t') && looks_like_csv(text) {
            return Self::from_csv(text);
        }
        Self::from_tsv(text)
    }
}

/// Reads the clipboard as a block of cells to be pasted at the cursor. Text that is no letter is kept
/// as unread; whether the table rather has titles, [`recognise`](super::recognise()) says.
pub fn read_block(html: Option<&str>, text: &str, scheme: &Scheme) -> Block {
    Block::read(&TextTable::from_clipboard(html, text), scheme)
}
