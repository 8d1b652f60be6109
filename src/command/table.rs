//! The table of commands. A command that is not here cannot be found, pressed or read about.

use super::Command::{self, *};
use super::keys::{Chord, KeyPress};
use super::sheet::Sheet;
use crate::grid::Motion;

/// Under which heading a command stands in the shortcut sheet and the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving about.
    Move,
    /// Selecting.
    Select,
    /// Letters and text.
    Edit,
    /// Rows, columns and areas.
    Structure,
    /// Findings.
    Findings,
    /// The matrix and the registers beside it.
    Sheets,
    /// Looking at the matrix.
    View,
    /// Matrices and files.
    Matrix,
}

impl Group {
    /// Every group in the order of the shortcut sheet.
    pub const ALL: [Self; 8] = [
        Self::Edit,
        Self::Move,
        Self::Select,
        Self::Structure,
        Self::Findings,
        Self::Sheets,
        Self::View,
        Self::Matrix,
    ];

    /// The heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Move",
            Self::Select => "Select",
            Self::Edit => "Letters and text",
            Self::Structure => "Rows, columns, areas",
            Self::Findings => "Findings",
            Self::Sheets => "Sheets",
            Self::View => "View",
            Self::Matrix => "Matrices and files",
        }
    }
}

/// Where a command's keys are heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Only while a cell of the grid has the focus.
    Grid,
    /// Anywhere but in a text field.
    Window,
    /// Everywhere, text fields included.
    Everywhere,
}

/// One command with everything that is said of it.
#[derive(Debug)]
pub struct Entry {
    /// What is asked for.
    pub command: Command,
    /// What it is called in menus and the palette.
    pub label: &'static str,
    /// More words under which the palette finds it.
    pub words: &'static str,
    /// Its keys, the usual one first.
    pub keys: &'static [Chord],
    /// Its heading.
    pub group: Group,
    /// Where its keys are heard.
    pub scope: Scope,
    /// Whether the palette lists it; moving about by name helps nobody.
    pub listed: bool,
}

/// The command's line in the table.
pub fn entry(command: Command) -> Option<&'static Entry> {
    COMMANDS.iter().find(|entry| entry.command == command)
}

/// The command that the key asks for in the scope; a wider scope is heard in a narrower place too.
pub fn for_key(press: &KeyPress, heard: &[Scope]) -> Option<Command> {
    let entry = COMMANDS
        .iter()
        .find(|entry| heard.contains(&entry.scope) && entry.keys.iter().any(|chord| chord.matches(press)));
    entry.map(|entry| entry.command)
}

const fn line(
    command: Command,
    label: &'static str,
    words: &'static str,
    keys: &'static [Chord],
    group: Group,
    scope: Scope,
    listed: bool,
) -> Entry {
    Entry { command, label, words, keys, group, scope, listed }
}

/// Writes the table: `Command "label" "words" [keys] Group Scope listed;`.
macro_rules! commands {
    ($($command:expr, $label:literal, $words:literal, [$($key:literal),*], $group:ident, $scope:ident, $listed:literal;)*) => {
        &[$(line($command, $label, $words, &[$(Chord($key)),*], Group::$group, Scope::$scope, $listed)),*]
    };
}

/// Every command. The order is the order of the shortcut sheet; a key belongs to the first that names it.
pub const COMMANDS: &[Entry] = commands! {
    OpenEditor, "Edit cell", "letters picker rename title", ["Enter", "F2", "Alt+ArrowDown"], Edit, Grid, true;
    CycleLetter, "Next letter", "cycle toggle", ["Space"], Edit, Grid, true;
    Clear, "Clear cells", "empty delete letters", ["Delete", "Backspace"], Edit, Grid, true;
    Cancel, "Revert typing, drop selection", "escape", ["Escape"], Edit, Grid, false;
    EditRemark, "Condition and note…", "comment remark if", ["Shift+F2"], Edit, Grid, true;
    FillDown, "Fill down", "copy repeat", ["Ctrl+D"], Edit, Grid, true;
    FillRight, "Fill right", "copy repeat", ["Ctrl+R"], Edit, Grid, true;
    Copy, "Copy", "clipboard", ["Ctrl+C"], Edit, Grid, true;
    Cut, "Cut", "clipboard move", ["Ctrl+X"], Edit, Grid, true;
    Paste, "Paste", "clipboard insert", ["Ctrl+V"], Edit, Grid, true;
    Undo, "Undo", "back", ["Ctrl+Z"], Edit, Window, true;
    Redo, "Redo", "again", ["Ctrl+Y", "Ctrl+Shift+Z"], Edit, Window, true;
    Find, "Find…", "search", ["Ctrl+F"], Edit, Everywhere, true;
    Replace, "Find and replace…", "search change rename", ["Ctrl+H"], Edit, Everywhere, true;
    FindNext, "Find next", "search", ["Ctrl+G"], Edit, Everywhere, true;
    FindPrevious, "Find previous", "search", ["Ctrl+Shift+G"], Edit, Everywhere, true;

    Move(Motion::Left), "Left", "", ["ArrowLeft"], Move, Grid, false;
    Move(Motion::Right), "Right", "", ["ArrowRight"], Move, Grid, false;
    Move(Motion::Up), "Up", "", ["ArrowUp"], Move, Grid, false;
    Move(Motion::Down), "Down", "", ["ArrowDown"], Move, Grid, false;
    NextCell, "Next cell", "", ["Tab"], Move, Grid, false;
    PreviousCell, "Previous cell", "", ["Shift+Tab"], Move, Grid, false;
    Move(Motion::RowStart), "Start of the row", "", ["Home"], Move, Grid, false;
    Move(Motion::RowEnd), "End of the row", "", ["End"], Move, Grid, false;
    Move(Motion::First), "First cell", "", ["Ctrl+Home"], Move, Grid, false;
    Move(Motion::Last), "Last cell", "", ["Ctrl+End"], Move, Grid, false;
    Move(Motion::PageUp), "One screen up", "", ["PageUp"], Move, Grid, false;
    Move(Motion::PageDown), "One screen down", "", ["PageDown"], Move, Grid, false;
    Move(Motion::EdgeLeft), "To the edge on the left", "", ["Ctrl+ArrowLeft"], Move, Grid, false;
    Move(Motion::EdgeRight), "To the edge on the right", "", ["Ctrl+ArrowRight"], Move, Grid, false;
    Move(Motion::EdgeUp), "To the edge above", "", ["Ctrl+ArrowUp"], Move, Grid, false;
    Move(Motion::EdgeDown), "To the edge below", "", ["Ctrl+ArrowDown"], Move, Grid, false;
    ShowActiveCell, "Scroll to the active cell", "jump", ["Ctrl+Backspace"], Move, Grid, true;
    NextRegion, "Next part of the window", "panel toolbar leave grid", ["F6"], Move, Everywhere, false;
    PreviousRegion, "Previous part of the window", "", ["Shift+F6"], Move, Everywhere, false;

    SelectAll, "Select all", "", ["Ctrl+A"], Select, Grid, true;
    SelectColumn, "Select the column", "role", ["Ctrl+Space"], Select, Grid, true;
    SelectRow, "Select the row", "activity", ["Shift+Space"], Select, Grid, true;
    Extend(Motion::Left), "Extend left", "", ["Shift+ArrowLeft"], Select, Grid, false;
    Extend(Motion::Right), "Extend right", "", ["Shift+ArrowRight"], Select, Grid, false;
    Extend(Motion::Up), "Extend up", "", ["Shift+ArrowUp"], Select, Grid, false;
    Extend(Motion::Down), "Extend down", "", ["Shift+ArrowDown"], Select, Grid, false;
    Extend(Motion::RowStart), "Extend to the start of the row", "", ["Shift+Home"], Select, Grid, false;
    Extend(Motion::RowEnd), "Extend to the end of the row", "", ["Shift+End"], Select, Grid, false;
    Extend(Motion::First), "Extend to the first cell", "", ["Ctrl+Shift+Home"], Select, Grid, false;
    Extend(Motion::Last), "Extend to the last cell", "", ["Ctrl+Shift+End"], Select, Grid, false;
    Extend(Motion::PageUp), "Extend one screen up", "", ["Shift+PageUp"], Select, Grid, false;
    Extend(Motion::PageDown), "Extend one screen down", "", ["Shift+PageDown"], Select, Grid, false;
    Extend(Motion::EdgeLeft), "Extend to the edge on the left", "", ["Ctrl+Shift+ArrowLeft"], Select, Grid, false;
    Extend(Motion::EdgeRight), "Extend to the edge on the right", "", ["Ctrl+Shift+ArrowRight"], Select, Grid, false;
    Extend(Motion::EdgeUp), "Extend to the edge above", "", ["Ctrl+Shift+ArrowUp"], Select, Grid, false;
    Extend(Motion::EdgeDown), "Extend to the edge below", "", ["Ctrl+Shift+ArrowDown"], Select, Grid, false;

    InsertBelowOrFill, "Insert activity below, or fill the selection", "row add", ["Ctrl+Enter"], Structure, Grid, false;
    InsertActivityBelow, "Insert activity below", "row add new task", [], Structure, Window, true;
    InsertActivityAbove, "Insert activity above", "row add new task", ["Ctrl+Shift+Enter"], Structure, Grid, true;
    InsertRoleBefore, "Insert role before", "column add new left", [], Structure, Window, true;
    InsertRoleAfter, "Insert role after", "column add new right", [], Structure, Window, true;
    InsertArea, "Insert area", "group heading section add new", [], Structure, Window, true;
    AddArea, "Add an area from a template…", "group section pack insert activities roles", [], Structure, Window, true;
    InsertSelected, "Insert rows or columns", "add", ["Ctrl+Alt+=", "Ctrl+Shift++"], Structure, Grid, false;
    DeleteSelected, "Delete selected rows or columns", "remove", ["Ctrl+Alt+-"], Structure, Grid, true;
    DeleteActivities, "Delete activity", "row remove", [], Structure, Window, true;
    DeleteRoles, "Delete role", "column remove", [], Structure, Window, true;
    DeleteArea, "Remove the area's heading, keep its rows", "group ungroup delete", [], Structure, Window, true;
    MoveUp, "Move up", "row area reorder", ["Alt+Shift+ArrowUp"], Structure, Grid, true;
    MoveDown, "Move down", "row area reorder", ["Alt+Shift+ArrowDown"], Structure, Grid, true;
    MoveLeft, "Move left", "column role reorder", ["Alt+Shift+ArrowLeft"], Structure, Grid, true;
    MoveRight, "Move right", "column role reorder", ["Alt+Shift+ArrowRight"], Structure, Grid, true;
    ToggleArea, "Fold or open the area", "collapse expand group", [], Structure, Window, true;
    CollapseAll, "Fold all areas", "collapse", [], Structure, Window, true;
    ExpandAll, "Open all areas", "expand", [], Structure, Window, true;

    NextFinding, "Next finding", "problem error warning", ["F8"], Findings, Everywhere, true;
    PreviousFinding, "Previous finding", "problem error warning", ["Shift+F8"], Findings, Everywhere, true;
    CheckAll, "Check all rows, unfinished ones too", "validate", [], Findings, Window, true;
    ShowFindings, "Show findings", "panel problems", ["Ctrl+Shift+M"], Findings, Window, true;

    NextSheet, "Next sheet", "tab register", ["Alt+PageDown"], Sheets, Everywhere, true;
    PreviousSheet, "Previous sheet", "tab register", ["Alt+PageUp"], Sheets, Everywhere, true;
    ShowSheet(Sheet::Matrix), "Go to the matrix", "sheet grid raci", [], Sheets, Window, true;
    ShowSheet(Sheet::Scope), "Go to the scope", "sheet register systems assets items", [], Sheets, Window, true;
    ShowSheet(Sheet::People), "Go to the people", "sheet register holders deputies contacts", [], Sheets, Window, true;
    ShowSheet(Sheet::DecisionLevels), "Go to the decision levels", "sheet register approval", [], Sheets, Window, true;
    ShowSheet(Sheet::Escalation), "Go to the escalation", "sheet register events incident who to call", [], Sheets, Window, true;
    ShowSheet(Sheet::Reviews), "Go to the reviews", "sheet register log quarterly", [], Sheets, Window, true;
    ShowSheet(Sheet::SeparatedPairs), "Go to the separated pairs", "sheet register segregation of duties conflict", [], Sheets, Window, true;
    ShowSheet(Sheet::Questions), "Go to the open questions", "sheet register parking lot decisions", [], Sheets, Window, true;
    ShowSheet(Sheet::Analysis), "Go to the analysis", "sheet coverage heat map load bars provider interface horizontal vertical statistics", [], Sheets, Window, true;
    ShowSheet(Sheet::Documents), "Go to the documents", "sheet report print role cards escalation analysis pdf", [], Sheets, Window, true;
    NameHolder, "Name who holds this role…", "person holder people column responsible", [], Sheets, Window, true;
    ShowRoleCard, "Role card of this role", "document print column job description", [], Sheets, Window, true;
    WhoIsCalled, "Who is called for…", "call emergency incident number phone contact night search", [], Sheets, Window, true;
    ShowSheet(Sheet::Controls), "Go to the controls", "sheet coverage catalogue iso 27001 soc 2 nist gaps audit compliance", [], Sheets, Window, true;
    ShowSheet(Sheet::Positions), "Go to the decisions", "sheet register disputes positions log settled", [], Sheets, Window, true;
    ShowSheet(Sheet::Changes), "Go to the changes", "sheet compare review accept reject", [], Sheets, Window, true;
    ShowSheet(Sheet::Agreement), "Go to the agreement", "sheet baseline sign signature sign-off hash agreed version changed since restore", [], Sheets, Window, true;
    ParkQuestion, "Park a question here…", "open point parking lot ask", ["Ctrl+Alt+Q"], Sheets, Grid, true;
    Positions, "Positions of this cell…", "dispute disagree wish customer provider decide settle", [], Sheets, Window, true;

    Palette, "Find a command", "palette do anything", ["Ctrl+K"], View, Everywhere, false;
    Shortcuts, "Keyboard shortcuts", "help keys", ["F1", "Ctrl+/"], View, Everywhere, true;
    ContextMenu, "Menu of the cell", "context", ["Shift+F10", "ContextMenu", "Ctrl+Shift+\\"], View, Grid, false;
    FilterRows, "Filter activities", "show only", ["Ctrl+Shift+L"], View, Everywhere, true;
    ClearFilter, "Show all activities", "remove filter", [], View, Window, true;
    ShowActivity, "Show activity details", "inspector panel", [], View, Window, true;
    ShowRole, "Show role details", "inspector panel", [], View, Window, true;
    TogglePanel, "Show or hide the side panel", "", ["Ctrl+\\"], View, Window, true;
    NextDensity, "Row height S, M, L, XL", "density compact comfortable", [], View, Window, true;
    ZoomIn, "Larger", "zoom text size", [], View, Window, true;
    ZoomOut, "Smaller", "zoom text size", [], View, Window, true;
    ZoomReset, "Usual size", "zoom 100", [], View, Window, true;
    ZoomToFit, "Fit all roles into the window", "zoom width", ["Shift+1"], View, Window, true;
    Present, "Present on a projector", "full screen workshop", ["Ctrl+Shift+F"], View, Everywhere, true;
    NextTheme, "Light, dark or as the system", "theme colour mode", ["Alt+Shift+D"], View, Everywhere, true;

    NewMatrix, "New matrix", "blank empty create", [], Matrix, Window, true;
    Templates, "New from a template…", "gallery pack sample", [], Matrix, Window, true;
    Library, "All matrices in this browser…", "library open switch recent", [], Matrix, Window, true;
    RenameMatrix, "Rename the matrix", "title", [], Matrix, Window, true;
    MatrixSettings, "Matrix settings…", "status version scheme rules limits owner purpose", [], Matrix, Window, true;
    ChangeLetters, "Change the letters…", "scheme raci rasci daci rapid custom own symbols", [], Matrix, Window, true;
    DuplicateMatrix, "Duplicate the matrix", "copy", [], Matrix, Window, true;
    DeleteMatrix, "Delete the matrix", "remove", [], Matrix, Window, true;
    OpenFile, "Open a file…", "import json load", ["Ctrl+O"], Matrix, Everywhere, true;
    ImportTable, "Import a table…", "excel xlsx csv tsv markdown html asciidoc yaml spreadsheet open", [], Matrix, Window, true;
    SaveFile, "Save to a file", "export json download", ["Ctrl+S"], Matrix, Everywhere, true;
    CompareFile, "Compare with a file…", "merge differences provider came back review changes accept reject", [], Matrix, Window, true;
    CompareBaseline, "Compare with the newest baseline", "differences since changed agreed version", [], Matrix, Window, true;
    ProviderCopy, "Save a copy for the provider…", "other party share send without internal notes export", [], Matrix, Window, true;
    EvidencePack, "Save the evidence pack…", "audit proof zip archive hash signatures auditor export", [], Matrix, Window, true;
    Export, "Export…", "excel xlsx csv markdown html page save as workbook download", [], Matrix, Everywhere, true;
    PrintMatrix, "Print the matrix…", "paper pdf page a4 a3 letter", ["Ctrl+P"], Matrix, Grid, true;
    CopyMatrix, "Copy the whole matrix as a table", "clipboard headings excel word all", [], Matrix, Window, true;
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_and_no_key_stands_twice() {
        for (index, entry) in COMMANDS.iter().enumerate() {
            for other in &COMMANDS[index + 1..] {
                assert_ne!(entry.command, other.command);
                for key in entry.keys {
                    assert!(!other.keys.contains(key), "{} is taken by {}", key.0, entry.label);
                }
            }
        }
    }

    #[test]
    fn the_browsers_own_keys_are_left_alone() {
        let taken = [
            "Ctrl+N",
            "Ctrl+T",
            "Ctrl+W",
            "Ctrl+Tab",
            "Ctrl+PageUp",
            "Ctrl+PageDown",
            "Ctrl+L",
            "F5",
            "F11",
            "F12",
            "Ctrl+Shift+I",
            "Ctrl+Shift+J",
            "Ctrl+Shift+C",
            "Alt+ArrowLeft",
            "Alt+ArrowRight",
            "Ctrl+0",
            "Ctrl+=",
            "Ctrl+-",
        ];
        for entry in COMMANDS {
            for key in entry.keys {
                assert!(!taken.contains(&key.0), "{} belongs to the browser", key.0);
            }
        }
    }

    #[test]
    fn a_key_of_the_grid_is_not_heard_elsewhere() {
        let enter = KeyPress { key: "Enter".into(), code: "Enter".into(), ..KeyPress::default() };
        assert_eq!(for_key(&enter, &[Scope::Grid]), Some(OpenEditor));
        assert_eq!(for_key(&enter, &[Scope::Window, Scope::Everywhere]), None);
    }
}
