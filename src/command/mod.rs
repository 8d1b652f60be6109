//! Each command once: id, label, help, keys and group; menus, palette and shortcut sheet come from here.
//!
//! What a command does is `session`'s concern; this is the table and the reading of keys.

mod keys;
mod sheet;
mod table;

pub use keys::{Chord, KeyPress};
pub use sheet::Sheet;
pub use table::{COMMANDS, Entry, Group, Scope, entry, for_key};

use crate::grid::Motion;

/// Something a person can ask for without saying more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Move the active cell.
    Move(Motion),
    /// Move the selection's other corner.
    Extend(Motion),
    /// Move to the next cell, at the end of a row to the next row.
    NextCell,
    /// Move to the previous cell.
    PreviousCell,
    /// Open the letter picker or the text editor.
    OpenEditor,
    /// Put the next single letter of the scheme into the active cell.
    CycleLetter,
    /// Empty the selected cells.
    Clear,
    /// Revert what was just typed, drop the copy mark, then the selection.
    Cancel,
    /// Select all cells.
    SelectAll,
    /// Select the whole column.
    SelectColumn,
    /// Select the whole row.
    SelectRow,
    /// Fill the selection with its first row.
    FillDown,
    /// Fill the selection with its first column.
    FillRight,
    /// Insert a row below, or fill a selected range from the active cell.
    InsertBelowOrFill,
    /// Insert a row above.
    InsertActivityAbove,
    /// Insert a row below.
    InsertActivityBelow,
    /// Insert a column before.
    InsertRoleBefore,
    /// Insert a column after.
    InsertRoleAfter,
    /// Insert as many rows or columns as are selected.
    InsertSelected,
    /// Delete the selected rows or columns.
    DeleteSelected,
    /// Delete the selected rows.
    DeleteActivities,
    /// Delete the selected columns.
    DeleteRoles,
    /// Start a new area.
    InsertArea,
    /// Take the area's heading away and keep its rows.
    DeleteArea,
    /// Move the selected rows or area up.
    MoveUp,
    /// Move the selected rows or area down.
    MoveDown,
    /// Move the selected column to the left.
    MoveLeft,
    /// Move the selected column to the right.
    MoveRight,
    /// Copy.
    Copy,
    /// Cut: copy now, move when pasted.
    Cut,
    /// Paste.
    Paste,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Write a note or a condition on the cell.
    EditRemark,
    /// Go to the next finding.
    NextFinding,
    /// Go to the previous finding.
    PreviousFinding,
    /// Judge empty rows too.
    CheckAll,
    /// Scroll to the active cell.
    ShowActiveCell,
    /// Open the menu of the cell, row or column.
    ContextMenu,
    /// Go to the next part of the window.
    NextRegion,
    /// Go to the previous part of the window.
    PreviousRegion,
    /// Find words.
    Find,
    /// Find words and replace them.
    Replace,
    /// Go to the next place found.
    FindNext,
    /// Go to the previous place found.
    FindPrevious,
    /// Open the filter bar.
    FilterRows,
    /// Show every row again.
    ClearFilter,
    /// Fold the area away or open it.
    ToggleArea,
    /// Fold every area away.
    CollapseAll,
    /// Open every area.
    ExpandAll,
    /// Every command by name.
    Palette,
    /// The shortcut sheet.
    Shortcuts,
    /// Start a new matrix.
    NewMatrix,
    /// The list of matrices in this browser.
    Library,
    /// The template gallery.
    Templates,
    /// Add an area of a template.
    AddArea,
    /// Copy the matrix.
    DuplicateMatrix,
    /// Delete the matrix.
    DeleteMatrix,
    /// Rename the matrix.
    RenameMatrix,
    /// The matrix's own fields and its limits.
    MatrixSettings,
    /// Another letter scheme, or letters of one's own.
    ChangeLetters,
    /// Open a file.
    OpenFile,
    /// Read a table of another program.
    ImportTable,
    /// Save to a file.
    SaveFile,
    /// Compare the matrix with a file.
    CompareFile,
    /// Compare the matrix with its newest baseline.
    CompareBaseline,
    /// Save a copy for the other side.
    ProviderCopy,
    /// Save the evidence for an auditor.
    EvidencePack,
    /// A file for other programs.
    Export,
    /// The whole matrix for the clipboard.
    CopyMatrix,
    /// The matrix as pages, printed.
    PrintMatrix,
    /// Show one of the sheets.
    ShowSheet(Sheet),
    /// The sheet to the right.
    NextSheet,
    /// The sheet to the left.
    PreviousSheet,
    /// Park a question about the active cell.
    ParkQuestion,
    /// The card of the role in whose column the active cell is.
    ShowRoleCard,
    /// Name a person who holds the active role.
    NameHolder,
    /// The search for who is called.
    WhoIsCalled,
    /// What each side wants in the active cell.
    Positions,
    /// The findings panel.
    ShowFindings,
    /// The activity panel.
    ShowActivity,
    /// The role panel.
    ShowRole,
    /// Show or hide the panel.
    TogglePanel,
    /// The next row height.
    NextDensity,
    /// Larger text.
    ZoomIn,
    /// Smaller text.
    ZoomOut,
    /// The usual text size.
    ZoomReset,
    /// The zoom at which every column is visible.
    ZoomToFit,
    /// Projector view.
    Present,
    /// Light, dark, as the system says.
    NextTheme,
}
