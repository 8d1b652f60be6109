//! Carrying out the commands of the table.

use super::moving::Whole;
use super::{Dialog, LibraryRequest, Panel, Paper, Request, Session, Zoom};
use crate::command::{Command, Sheet};
use crate::grid::{Line, Motion};

impl Session {
    /// Whether the command would do something now.
    pub fn can(&self, command: Command) -> bool {
        let on_row = || self.active_activity().is_some();
        let on_role = || self.active_role().is_some();
        let writable = self.read_only.is_none();
        match command {
            Command::Undo => writable && self.history.undo_label().is_some(),
            Command::Redo => writable && self.history.redo_label().is_some(),
            Command::DeleteActivities => writable && !self.selected_activities().is_empty(),
            Command::DeleteRoles => writable && !self.selected_roles().is_empty(),
            Command::EditRemark | Command::CycleLetter => writable && on_row() && on_role(),
            Command::Clear | Command::FillDown | Command::FillRight => writable && on_row() && on_role(),
            Command::Positions => on_row() && on_role(),
            Command::ClearFilter => !self.view.filter.is_empty(),
            Command::CompareBaseline => !self.matrix.baselines.is_empty(),
            Command::ShowSheet(Sheet::Changes) => self.proposal.is_some(),
            Command::ShowActivity => on_row(),
            Command::ShowRole | Command::ShowRoleCard => on_role(),
            Command::NameHolder => on_role() && self.read_only().is_none(),
            Command::DeleteArea | Command::ToggleArea => {
                matches!(self.layout.line(self.anchor.line), Some(Line::Area(_)))
                    || self.active_activity().is_some_and(|activity| activity.area.is_some())
            }
            Command::InsertActivityAbove
            | Command::InsertActivityBelow
            | Command::InsertRoleBefore
            | Command::InsertRoleAfter
            | Command::InsertArea
            | Command::InsertSelected
            | Command::DeleteSelected
            | Command::Cut
            | Command::Paste
            | Command::MoveUp
            | Command::MoveDown
            | Command::MoveLeft
            | Command::MoveRight => writable,
            _ => true,
        }
    }

    /// Carries the command out. `false` where it does nothing here and the key should do what it does elsewhere.
    pub fn run(&mut self, command: Command) -> bool {
        if self.belongs_elsewhere(command) {
            return false;
        }
        if writes(command) && !self.may_write() {
            return true;
        }
        match command {
            Command::Move(motion) => self.move_by(motion),
            Command::Extend(motion) => self.extend_by(motion),
            Command::NextCell => return self.move_on(false),
            Command::PreviousCell => return self.move_on(true),
            Command::SelectAll => self.select_all(),
            Command::SelectColumn => self.select_columns(),
            Command::SelectRow => self.select_rows(),
            Command::ShowActiveCell => self.request(Request::Focus),
            Command::Cancel => return self.cancel(),
            _ => return self.run_edit(command),
        }
        true
    }

    /// Whether the command's keys are the browser's here: with one column selected they load the page again, with
    /// no whole row or column they zoom.
    fn belongs_elsewhere(&self, command: Command) -> bool {
        match command {
            Command::FillRight => self.selected_roles().len() < 2,
            Command::InsertSelected => self.whole() == Whole::No,
            _ => false,
        }
    }

    fn run_edit(&mut self, command: Command) -> bool {
        match command {
            Command::OpenEditor => self.open_editor(),
            Command::CycleLetter => self.cycle_letter(),
            Command::Clear => self.clear(),
            Command::FillDown => self.fill_down(),
            Command::FillRight => self.fill_right(),
            Command::InsertBelowOrFill if self.anchor != self.head && self.is_on_letters() => {
                self.fill_from_active();
            }
            Command::InsertBelowOrFill | Command::InsertActivityBelow => self.insert_activities(1, true),
            Command::InsertActivityAbove => self.insert_activities(1, false),
            Command::InsertRoleBefore => self.insert_roles(1, false),
            Command::InsertRoleAfter => self.insert_roles(1, true),
            Command::InsertSelected => self.insert_selected(),
            Command::DeleteSelected => self.delete_selected(),
            Command::DeleteActivities => self.delete_activities(),
            Command::DeleteRoles => self.delete_roles(),
            Command::InsertArea => self.insert_area(),
            Command::DeleteArea => self.delete_area(),
            Command::MoveUp => self.move_row(false),
            Command::MoveDown => self.move_row(true),
            Command::MoveLeft => self.move_column(false),
            Command::MoveRight => self.move_column(true),
            Command::ToggleArea => self.toggle_area(),
            Command::CollapseAll => self.collapse_all(true),
            Command::ExpandAll => self.collapse_all(false),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::NextFinding => self.walk_findings(false),
            Command::PreviousFinding => self.walk_findings(true),
            Command::CheckAll => self.check_all(),
            Command::ParkQuestion => self.park_question(),
            Command::Positions => return self.open_positions(),
            Command::ClearFilter => self.clear_filter(),
            _ => return self.run_request(command),
        }
        true
    }

    /// Commands that only the shell can carry out.
    fn run_request(&mut self, command: Command) -> bool {
        let request = match command {
            Command::EditRemark if !self.is_on_letters() => return false,
            Command::Copy => Request::Copy,
            Command::Cut => Request::Cut,
            Command::Paste => Request::Paste,
            Command::EditRemark => Request::EditRemark,
            Command::ContextMenu => Request::ContextMenu,
            Command::NextRegion => Request::NextRegion { backwards: false },
            Command::PreviousRegion => Request::NextRegion { backwards: true },
            Command::Find => Request::Find { replace: false },
            Command::Replace => Request::Find { replace: true },
            Command::FindNext => Request::FindAgain { backwards: false },
            Command::FindPrevious => Request::FindAgain { backwards: true },
            Command::FilterRows => Request::Filter,
            Command::Palette => Request::ShowDialog(Dialog::Palette),
            Command::Shortcuts => Request::ShowDialog(Dialog::Shortcuts),
            Command::Library => Request::ShowDialog(Dialog::Library),
            Command::Templates => Request::ShowDialog(Dialog::Templates),
            Command::AddArea => Request::ShowDialog(Dialog::AddArea),
            Command::ChangeLetters => Request::ShowDialog(Dialog::Letters),
            Command::MatrixSettings => Request::ShowDialog(Dialog::MatrixSettings),
            Command::NewMatrix => Request::Library(LibraryRequest::New),
            Command::DuplicateMatrix => Request::Library(LibraryRequest::Duplicate),
            Command::DeleteMatrix => Request::Library(LibraryRequest::Delete),
            Command::RenameMatrix => Request::RenameMatrix,
            Command::OpenFile | Command::ImportTable => Request::OpenFile,
            Command::SaveFile => Request::SaveFile,
            Command::CompareFile => Request::CompareFile,
            Command::CompareBaseline => Request::CompareBaseline,
            Command::ProviderCopy => Request::ShowDialog(Dialog::ProviderCopy),
            Command::EvidencePack => Request::ShowDialog(Dialog::Evidence),
            Command::Export => Request::ShowDialog(Dialog::Export),
            Command::CopyMatrix => Request::CopyMatrix,
            Command::PrintMatrix => Request::PrintMatrix,
            Command::ShowSheet(sheet) => Request::ShowSheet(sheet),
            Command::NameHolder => match self.active_role() {
                Some(role) => Request::ShowDialog(Dialog::Holder(role.id)),
                None => return false,
            },
            Command::ShowRoleCard => match self.active_role() {
                Some(role) => Request::ShowPaper(Paper::RoleCard(role.id)),
                None => return false,
            },
            Command::WhoIsCalled => Request::AskWhoIsCalled,
            Command::NextSheet => Request::NextSheet { backwards: false },
            Command::PreviousSheet => Request::NextSheet { backwards: true },
            Command::ShowFindings => Request::ShowPanel(Panel::Findings),
            Command::ShowActivity => Request::ShowPanel(Panel::Activity),
            Command::ShowRole => Request::ShowPanel(Panel::Role),
            Command::TogglePanel => Request::TogglePanel,
            Command::NextDensity => Request::NextDensity,
            Command::ZoomIn => Request::Zoom(Zoom::In),
            Command::ZoomOut => Request::Zoom(Zoom::Out),
            Command::ZoomReset => Request::Zoom(Zoom::Reset),
            Command::ZoomToFit => Request::Zoom(Zoom::Fit),
            Command::Present => Request::Present,
            Command::NextTheme => Request::NextTheme,
            _ => return false,
        };
        self.request(request);
        true
    }

    /// Enter: after typing a letter it moves down, as in a spreadsheet; else it opens the cell.
    fn open_editor(&mut self) {
        if self.has_typed() {
            return self.move_by(Motion::Down);
        }
        if self.is_on_letters() {
            return self.request(Request::PickLetters);
        }
        // A title that may not be changed is not opened: what is typed would be lost.
        if self.text_at(self.anchor).is_some() && self.may_write() {
            self.request(Request::EditText(None));
        }
    }

    /// Whether the matrix may be changed; where not, the person is told why.
    pub(super) fn may_write(&mut self) -> bool {
        let Some(reason) = self.read_only.clone() else { return true };
        self.request(Request::Toast { text: reason, undo: false });
        false
    }

    /// Escape: first the typed letter, then the mark of what was copied, then the selection. `false` where there
    /// is none of them, so that the key can mean something else.
    fn cancel(&mut self) -> bool {
        if self.revert_typed() {
            return true;
        }
        if self.copied.take().is_some() {
            self.cut = None;
            self.changes.selection = true;
            return true;
        }
        let had_range = self.anchor != self.head;
        self.select(self.anchor);
        had_range
    }
}

/// Whether the command changes the matrix.
fn writes(command: Command) -> bool {
    matches!(
        command,
        Command::CycleLetter
            | Command::Clear
            | Command::FillDown
            | Command::FillRight
            | Command::InsertBelowOrFill
            | Command::InsertActivityBelow
            | Command::InsertActivityAbove
            | Command::InsertRoleBefore
            | Command::InsertRoleAfter
            | Command::InsertSelected
            | Command::DeleteSelected
            | Command::DeleteActivities
            | Command::DeleteRoles
            | Command::InsertArea
            | Command::DeleteArea
            | Command::MoveUp
            | Command::MoveDown
            | Command::MoveLeft
            | Command::MoveRight
            | Command::Undo
            | Command::Redo
            | Command::EditRemark
            | Command::Cut
    )
}
