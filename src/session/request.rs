//! What a session asks of the shell, and what it tells the screen has changed.

use serde::{Deserialize, Serialize};

use super::documents::Paper;
use crate::command::Sheet;
use crate::edit::{Touched, Transaction};
use crate::grid::Point;
use crate::model::{ActivityId, BaselineId, Part, Place, RoleId, WaiverId};
use crate::rules::RuleId;

/// Something only the shell can do: it has the clipboard, the files, the focus.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Scroll to the active cell and give it the focus.
    Focus,
    /// Scroll to the corner of the selection that moves; the focus stays.
    FollowHead,
    /// Open the letter picker on the active cell.
    PickLetters,
    /// Open the text editor on the active cell, with this text instead of the present one if given.
    EditText(Option<String>),
    /// Open condition and note of the active cell.
    EditRemark,
    /// Open the menu of the active cell.
    ContextMenu,
    /// Put the selection on the clipboard.
    Copy,
    /// Put the selection on the clipboard, to be moved when it is pasted.
    Cut,
    /// Read the clipboard and paste it, where the browser allows that without a key.
    Paste,
    /// Open the file chooser.
    OpenFile,
    /// Save the matrix to a file.
    SaveFile,
    /// Open the file chooser for a file to compare with.
    CompareFile,
    /// Compare with the newest baseline.
    CompareBaseline,
    /// Put the whole matrix on the clipboard.
    CopyMatrix,
    /// Show the matrix as pages and print them.
    PrintMatrix,
    /// Show a sheet.
    ShowSheet(Sheet),
    /// Show a line of a sheet.
    ShowLine(Sheet, usize),
    /// Show a sheet and edit a cell of its register: the line and the column.
    EditSheet(Sheet, usize, usize),
    /// Show a document.
    ShowPaper(Paper),
    /// Ask for whom somebody wants to call.
    AskWhoIsCalled,
    /// Show the next sheet, or the previous.
    NextSheet {
        /// Towards the left.
        backwards: bool,
    },
    /// Show a tab of the side panel.
    ShowPanel(Panel),
    /// Show or hide the side panel.
    TogglePanel,
    /// Show a dialog.
    ShowDialog(Dialog),
    /// Open the find bar.
    Find {
        /// With a field for what the words are replaced with.
        replace: bool,
    },
    /// Go to the next place found, or the previous.
    FindAgain {
        /// Towards the start.
        backwards: bool,
    },
    /// Open the filter bar.
    Filter,
    /// Move the focus to the next part of the window, or the previous.
    NextRegion {
        /// Towards the start.
        backwards: bool,
    },
    /// Change the row height.
    NextDensity,
    /// Change the zoom.
    Zoom(Zoom),
    /// Switch projector view on or off.
    Present,
    /// Switch between light, dark and the system's choice.
    NextTheme,
    /// Edit the matrix's title.
    RenameMatrix,
    /// Do something with matrices other than this one.
    Library(LibraryRequest),
    /// Say something to the person, with a way to take the last step back.
    Toast {
        /// One sentence.
        text: String,
        /// Whether "Undo" stands beside it.
        undo: bool,
    },
    /// Say something through assistive technology alone.
    Announce(String),
    /// Show this finding in the panel.
    ShowFinding(Place),
}

/// A tab of the side panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Panel {
    /// Findings.
    Findings,
    /// The selected activity.
    Activity,
    /// The selected role.
    Role,
}

/// A dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// The command palette.
    Palette,
    /// The shortcut sheet.
    Shortcuts,
    /// The matrices in this browser.
    Library,
    /// The template gallery.
    Templates,
    /// A table that is being imported.
    Import,
    /// The areas of the templates, to be added to this matrix.
    AddArea,
    /// The matrix's own fields.
    MatrixSettings,
    /// Another letter scheme.
    Letters,
    /// A file for other programs.
    Export,
    /// What each side wants in a cell.
    Positions(ActivityId, RoleId),
    /// The split of one activity.
    Split(ActivityId),
    /// The holder of one role.
    Holder(RoleId),
    /// Which role shall play the part on the activity.
    ChooseRole(ActivityId, Part),
    /// Accepting a finding.
    Waive(RuleId, Place),
    /// A waiver that has ended.
    Renew(WaiverId),
    /// What to do with a file whose matrix is here already.
    Received,
    /// Signing a baseline.
    Sign(BaselineId),
    /// The copy for the other side.
    ProviderCopy,
    /// The evidence for an auditor.
    Evidence,
}

/// A change of zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// Larger.
    In,
    /// Smaller.
    Out,
    /// 100 %.
    Reset,
    /// Every column visible.
    Fit,
}

/// Something to do with the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LibraryRequest {
    /// Start an empty matrix.
    New,
    /// Copy this one.
    Duplicate,
    /// Delete this one.
    Delete,
}

/// What happened since the shell last looked.
#[derive(Debug, Default)]
pub struct Changes {
    /// What the transactions concerned.
    pub touched: Touched,
    /// Whether lines or columns are arranged anew.
    pub layout: bool,
    /// Whether another cell is active or selected, with the active cell before.
    pub selection: bool,
    /// Whether findings may differ.
    pub findings: bool,
    /// What was done, to be kept.
    pub transactions: Vec<Transaction>,
    /// What the shell shall do, in order.
    pub requests: Vec<Request>,
}

/// The cell in which a letter was just typed, and what it held before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The cell.
    pub point: Point,
    /// How many steps could be taken back before the typing.
    pub depth: usize,
}
