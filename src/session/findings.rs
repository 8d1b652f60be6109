//! Findings: counts for the strip, walking from one to the next, fixing, waiving, checking all.

use super::{Dialog, Panel, Request, Session, Sheet};
use crate::catalog::words::counted;
use crate::edit::{ColumnSpot, Edit, ListEdit, RowSpot, Spot, Transaction};
use crate::grid::{Layout, View};
use crate::model::{ActivityId, AreaId, Date, MatrixField, Place, RoleId, Waiver, WaiverId};
use crate::rules::{Finding, Fix, FixAction, RowState, RuleId};

/// How the matrix stands, in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Findings that block agreement.
    pub errors: usize,
    /// Findings to fix or accept.
    pub warnings: usize,
    /// Findings that help.
    pub advice: usize,
    /// Findings accepted on purpose.
    pub waived: usize,
    /// Rows that nobody has begun.
    pub unfinished: usize,
    /// Rows that are settled.
    pub complete: usize,
    /// All rows.
    pub activities: usize,
}

impl Tally {
    /// Share of settled rows.
    pub fn percent_complete(&self) -> usize {
        (self.complete * 100).checked_div(self.activities).unwrap_or(0)
    }

    /// The line on its state in the list of matrices: "2 errors, 1 warning".
    pub fn summary(&self) -> String {
        if self.activities == 0 {
            return "Empty".to_owned();
        }
        let mut parts = Vec::new();
        for (count, one, many) in [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.unfinished, "unfinished", "unfinished"),
        ] {
            if count > 0 {
                parts.push(counted(count, one, many));
            }
        }
        if parts.is_empty() { "Ready to be agreed".to_owned() } else { parts.join(", ") }
    }

    /// Whether the matrix could be agreed, in words.
    pub fn verdict(&self) -> &'static str {
        if self.activities == 0 {
            ""
        } else if self.errors > 0 {
            "Cannot be agreed yet"
        } else if self.unfinished > 0 {
            "Unfinished"
        } else if self.warnings > 0 {
            "Can be agreed once the warnings are settled"
        } else {
            "Ready to be agreed"
        }
    }
}

/// What a waiver says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WaiverText {
    /// Why the finding is accepted.
    pub reason: String,
    /// What limits the risk meanwhile.
    pub compensating_control: String,
    /// Who accepts it.
    pub accepted_by: String,
    /// The last day it holds.
    pub until: Option<Date>,
}

impl Session {
    /// The counts.
    pub fn tally(&self) -> Tally {
        let counts = self.engine.counts();
        Tally {
            errors: counts.errors as usize,
            warnings: counts.warnings as usize,
            advice: counts.advice as usize,
            waived: counts.waived as usize,
            unfinished: counts.unfinished as usize,
            complete: counts.complete as usize,
            activities: counts.activities as usize,
        }
    }

    /// How many of an area's rows are settled, and how many there are.
    pub fn area_progress(&self, area: AreaId) -> (usize, usize) {
        let rows = self.matrix.activities().filter(|activity| activity.area == Some(area));
        rows.fold((0, 0), |(complete, all), activity| {
            let state = self.engine.row_state(activity.id);
            let settled = matches!(state, RowState::Complete | RowState::Advice | RowState::Warning);
            (complete + usize::from(settled), all + 1)
        })
    }

    /// Goes to the next row or role with a finding that weighs more than advice, in the order shown; after the
    /// last comes the first. Where there is none, advice counts too.
    pub(super) fn walk_findings(&mut self, backwards: bool) {
        let unfolded = View { collapsed: Default::default(), ..self.view.clone() };
        let engine = &self.engine;
        let layout = Layout::new(&self.matrix, &unfolded, &|row| !engine.row(row.id).is_empty());
        let places = self.finding_places(&layout);
        let here =
            self.active_spot().and_then(|spot| layout.point(&self.matrix, spot)).unwrap_or(self.anchor);
        let here = (here.line, if here.line == 1 { here.column } else { 0 });
        let next = if backwards {
            places.iter().rev().find(|(place, _)| *place < here).or(places.last())
        } else {
            places.iter().find(|(place, _)| *place > here).or(places.first())
        };
        let Some((_, place)) = next.copied() else {
            let Some(elsewhere) = self.engine.findings_elsewhere().next() else {
                return self.request(Request::Announce("There are no findings.".to_owned()));
            };
            let message = self.engine.explain(&self.matrix, &elsewhere).message;
            self.request(Request::Announce(format!("No row and no role has a finding. {message}")));
            return self.request(Request::ShowPanel(Panel::Findings));
        };
        self.go_to_place(place);
        self.request(Request::ShowFinding(place));
        if let Some(message) = self.messages_at(place).into_iter().next() {
            self.request(Request::Announce(message));
        }
    }

    /// Roles and rows with findings, in the order of the layout, each with its line (and for roles the column).
    fn finding_places(&self, layout: &Layout) -> Vec<((usize, usize), Place)> {
        use crate::model::Severity::Advice;
        let with = |least_advice: bool| {
            let counts = move |severity| least_advice || severity != Advice;
            let roles = (1..layout.new_column()).filter_map(move |column| {
                let role = self.matrix.role_at(layout.role_at(column)?)?.id;
                let worst = self.engine.role(role).worst().filter(|worst| counts(*worst));
                worst.map(|_| ((1, column), Place::Role(role)))
            });
            let rows = (layout.heading_lines()..layout.new_line()).filter_map(move |line| {
                let row = self.matrix.activity_at(layout.activity_at(line)?)?.id;
                let worst = self.engine.row(row).worst().filter(|worst| counts(*worst));
                worst.map(|_| ((line, 0), Place::Activity(row)))
            });
            roles.chain(rows).collect::<Vec<_>>()
        };
        let grave = with(false);
        if grave.is_empty() { with(true) } else { grave }
    }

    fn first_flagged_column(&self, line: usize) -> Option<usize> {
        let activity = self.matrix.activity_at(self.layout.activity_at(line)?)?;
        (1..self.layout.new_column()).find(|column| {
            let role = self.layout.role_at(*column).and_then(|index| self.matrix.role_at(index));
            role.is_some_and(|role| self.engine.cell_flag(&self.matrix, activity.id, role.id).is_some())
        })
    }

    /// What is wrong at a row, role or cell, in sentences.
    pub fn messages_at(&self, place: Place) -> Vec<String> {
        let found = match place {
            Place::Activity(id) => self.engine.row(id),
            Place::Role(id) => self.engine.role(id),
            Place::Cell(activity, role) => self.engine.cell(&self.matrix, activity, role),
            _ => return Vec::new(),
        };
        let place = if let Place::Cell(activity, _) = place { Place::Activity(activity) } else { place };
        found
            .map(|(rule, severity)| {
                self.engine.explain(&self.matrix, &Finding { rule, severity, place }).message
            })
            .collect()
    }

    /// What is wrong at the active cell, its row or its column, in one text.
    pub fn active_messages(&self) -> String {
        let messages = match (self.active_activity(), self.active_role()) {
            (Some(activity), Some(role)) => self.messages_at(Place::Cell(activity.id, role.id)),
            (Some(activity), None) => self.messages_at(Place::Activity(activity.id)),
            (None, Some(role)) => self.messages_at(Place::Role(role.id)),
            (None, None) => Vec::new(),
        };
        messages.join(" ")
    }

    /// Judges rows without letters too, or leaves them in peace again.
    pub(super) fn check_all(&mut self) {
        let strict = !self.engine.is_strict();
        self.engine.set_strict(&self.matrix, strict);
        self.changes.findings = true;
        self.changes.layout = true;
        let tally = self.tally();
        let text = if strict {
            format!(
                "Every row is checked: {}, {}.",
                counted(tally.errors, "error", "errors"),
                counted(tally.warnings, "warning", "warnings")
            )
        } else {
            "Rows without letters count as unfinished again.".to_owned()
        };
        self.request(Request::Toast { text, undo: false });
        self.request(Request::ShowPanel(Panel::Findings));
    }

    /// The fixes of a finding, the likeliest first.
    pub fn fixes(&mut self, finding: &Finding) -> Vec<Fix> {
        self.engine.fixes(&self.matrix, finding, self.randomness.as_mut())
    }

    /// Does what a fix says, or opens what a person must fill in.
    pub fn apply_fix(&mut self, action: FixAction) {
        match action {
            FixAction::Apply(transaction) => {
                self.perform(transaction);
            }
            FixAction::ApplyThenRename(transaction, role) => {
                if self.perform(transaction) {
                    self.open_role(role);
                }
            }
            FixAction::ChooseRole(activity, part) => {
                self.go_to(Some(activity), None);
                self.request(Request::ShowDialog(Dialog::ChooseRole(activity, part)));
            }
            FixAction::RenameActivity(activity) => {
                self.go_to(Some(activity), None);
                self.request(Request::EditText(None));
            }
            FixAction::EditSplit(activity) => {
                self.go_to(Some(activity), None);
                self.request(Request::ShowDialog(Dialog::Split(activity)));
            }
            FixAction::EditCondition(activity, role) => {
                self.go_to(Some(activity), Some(role));
                self.request(Request::EditRemark);
            }
            FixAction::EditHolder(role) => {
                self.go_to(None, Some(role));
                self.request(Request::ShowDialog(Dialog::Holder(role)));
            }
            FixAction::EditActivity(activity) => {
                self.go_to(Some(activity), None);
                self.request(Request::ShowPanel(Panel::Activity));
            }
            FixAction::EditRole(role) => {
                self.go_to(None, Some(role));
                self.request(Request::ShowPanel(Panel::Role));
            }
            FixAction::RenameRole(role, _) => self.open_role(role),
            FixAction::RenewWaiver(waiver) => self.request(Request::ShowDialog(Dialog::Renew(waiver))),
            FixAction::Waive(rule, place) => self.request(Request::ShowDialog(Dialog::Waive(rule, place))),
        }
    }

    fn open_role(&mut self, role: RoleId) {
        self.go_to(None, Some(role));
        self.request(Request::EditText(None));
    }

    /// Selects what a finding is about.
    pub fn go_to_place(&mut self, place: Place) {
        match place {
            Place::Activity(activity) => {
                self.go_to(Some(activity), None);
                let line = self.active().line;
                if let Some(column) = self.first_flagged_column(line) {
                    self.select(crate::grid::Point { line, column });
                }
            }
            Place::Role(role) => self.go_to(None, Some(role)),
            Place::Cell(activity, role) => self.go_to(Some(activity), Some(role)),
            Place::Area(area) => self.go_to_area(area),
            Place::Waiver(waiver) => self.request(Request::ShowDialog(Dialog::Renew(waiver))),
            Place::Matrix => self.request(Request::ShowDialog(Dialog::MatrixSettings)),
            _ => {
                if let Some((sheet, line)) = self.sheet_of(place) {
                    self.request(Request::ShowLine(sheet, line));
                }
            }
        }
    }

    /// Goes where a finding can be settled: to its place, or, where that is the matrix as a whole, to the sheet or
    /// dialog in which the person can do something about it.
    pub fn go_to_finding(&mut self, finding: &Finding) {
        let request = match (finding.place, finding.rule) {
            (Place::Matrix, RuleId::ReviewOverdue | RuleId::ReviewUnplanned) => {
                // The line that is not there yet is the review to be held or planned.
                Request::ShowLine(Sheet::Reviews, self.matrix.reviews.len())
            }
            (Place::Matrix, RuleId::ControlUncovered) => Request::ShowSheet(Sheet::Controls),
            (Place::Matrix, RuleId::ExitMissing) => Request::ShowDialog(Dialog::AddArea),
            (place, _) => return self.go_to_place(place),
        };
        self.request(request);
    }

    /// Selects the area's heading, or its first row where the rows are not grouped.
    fn go_to_area(&mut self, area: AreaId) {
        let heading = Spot { row: RowSpot::Area(area), column: ColumnSpot::Title };
        let first = || self.matrix.activities().find(|row| row.area == Some(area)).map(|row| row.id);
        match (self.layout.point(&self.matrix, heading), first()) {
            (Some(point), _) => {
                self.select(point);
                self.request(Request::ShowSheet(Sheet::Matrix));
                self.request(Request::Focus);
            }
            (None, Some(row)) => self.go_to(Some(row), None),
            (None, None) => {}
        }
    }

    /// Accepts a finding on purpose.
    pub fn waive(&mut self, rule: &str, place: Place, text: WaiverText) {
        let id = WaiverId::fresh(self.randomness.as_mut());
        let waiver = Waiver {
            id,
            rule: rule.to_owned(),
            place,
            reason: text.reason,
            compensating_control: text.compensating_control,
            accepted_by: text.accepted_by,
            accepted_on: Some(self.today),
            until: text.until,
            ..Waiver::default()
        };
        let at = self.matrix.waivers.len();
        let transaction = Transaction::new(
            "Accept a finding",
            vec![Edit::Waiver(ListEdit::Insert { at, items: vec![waiver] })],
        );
        if self.perform(transaction) {
            self.request(Request::Toast { text: "Finding accepted.".to_owned(), undo: true });
        }
    }

    /// Withdraws the waiver that accepts the finding.
    pub fn withdraw_waiver(&mut self, rule: &str, place: Place) {
        let position =
            self.matrix.waivers.iter().position(|waiver| waiver.rule == rule && waiver.place == place);
        let Some(at) = position else { return };
        self.edit("Withdraw a waiver", vec![Edit::Waiver(ListEdit::Remove { at, count: 1 })]);
    }

    /// Today's date as the rules know it.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Renames the matrix; an empty title leaves it as it was.
    pub fn rename_matrix(&mut self, title: String) {
        if !title.is_empty() && title != self.matrix.info.title {
            self.edit("Rename the matrix", vec![Edit::SetInfo(Box::new(MatrixField::Title(title)))]);
        }
    }

    /// Performs edits that a panel or a dialog worked out, under a name.
    pub fn change(&mut self, label: &str, edits: Vec<Edit>) -> bool {
        self.edit(label, edits)
    }

    /// Whether the row has findings.
    pub fn has_findings(&self, activity: ActivityId) -> bool {
        !self.engine.row(activity).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_of_a_matrix_fits_a_line() {
        let tally = |errors, warnings, unfinished| Tally {
            errors,
            warnings,
            unfinished,
            activities: 9,
            ..Tally::default()
        };
        assert_eq!(tally(1, 0, 0).summary(), "1 error");
        assert_eq!(tally(2, 1, 3).summary(), "2 errors, 1 warning, 3 unfinished");
        assert_eq!(tally(0, 0, 0).summary(), "Ready to be agreed");
        assert_eq!(Tally::default().summary(), "Empty");
    }
}
