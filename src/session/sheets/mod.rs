//! The sheets: the matrix itself, and the registers beside it as tables of text.
//!
//! Every cell of a register can be read as text and written from text, so typing, pasting, clearing and
//! filling are one road. Knows nothing of how a table is drawn.

mod agreement;
mod people;
mod positions;
mod register;
mod scope;
mod values;

pub use register::{Column, ColumnKind, Derived, Written};

pub use crate::command::Sheet;

use std::collections::HashMap;

use super::Session;
use super::request::Request;
use crate::edit::{Edit, ListEdit};
use crate::model::{
    DecisionLevel, Escalation, IdHash, Person, Place, Position, Question, Review, ScopeItem, SeparatedPair,
    Severity,
};
use crate::rules::Finding;

/// Findings that are about neither a row nor a role, by their place.
pub type FindingsByPlace = HashMap<Place, Vec<Finding>, IdHash>;

/// Does something with the register of a sheet; the matrix itself is none.
macro_rules! with_register {
    ($sheet:expr, $register:ident => $does:expr, else $otherwise:expr) => {
        match $sheet {
            Sheet::Matrix => $otherwise,
            Sheet::Analysis => $otherwise,
            Sheet::Documents => $otherwise,
            Sheet::Controls => $otherwise,
            Sheet::Changes => $otherwise,
            Sheet::Agreement => $otherwise,
            Sheet::Scope => {
                type $register = ScopeItem;
                $does
            }
            Sheet::People => {
                type $register = Person;
                $does
            }
            Sheet::DecisionLevels => {
                type $register = DecisionLevel;
                $does
            }
            Sheet::Escalation => {
                type $register = Escalation;
                $does
            }
            Sheet::Reviews => {
                type $register = Review;
                $does
            }
            Sheet::SeparatedPairs => {
                type $register = SeparatedPair;
                $does
            }
            Sheet::Questions => {
                type $register = Question;
                $does
            }
            Sheet::Positions => {
                type $register = Position;
                $does
            }
        }
    };
}

impl Session {
    /// The columns of the sheet's register.
    pub fn sheet_columns(&self, sheet: Sheet) -> &'static [Column] {
        with_register!(sheet, R => <R as register::Register>::COLUMNS, else &[])
    }

    /// How many lines the register has.
    pub fn sheet_len(&self, sheet: Sheet) -> usize {
        with_register!(sheet, R => <R as register::Register>::list(&self.matrix).len(), else 0)
    }

    /// What the lines of the sheet tell that follows from the rows: worked out once for all lines, and again when
    /// anything has changed.
    pub fn sheet_derived(&self, sheet: Sheet) -> Derived {
        with_register!(sheet, R => <R as register::Register>::derived(&self.matrix), else Derived::default())
    }

    /// The texts of one line; empty beyond the last.
    pub fn sheet_line(&self, sheet: Sheet, line: usize, derived: &Derived) -> Vec<String> {
        with_register!(sheet, R => register::line::<R>(&self.matrix, line, derived), else Vec::new())
    }

    /// The lines in which the words stand, in whatever case; all lines where there are no words.
    pub fn sheet_lines_with(&self, sheet: Sheet, words: &str, derived: &Derived) -> Vec<usize> {
        let words = words.to_lowercase();
        with_register!(sheet, R => register::lines_with::<R>(&self.matrix, &words, derived), else Vec::new())
    }

    /// What is wrong beyond rows and roles, by place.
    pub fn findings_by_place(&self) -> FindingsByPlace {
        let mut found = FindingsByPlace::default();
        for finding in self.engine.findings_elsewhere() {
            found.entry(finding.place).or_default().push(finding);
        }
        found
    }

    /// What is wrong with the line: the gravest finding's weight, and every message.
    pub fn sheet_finding(
        &self,
        sheet: Sheet,
        line: usize,
        found: &FindingsByPlace,
    ) -> Option<(Severity, String)> {
        let place = with_register!(sheet, R => {
            let record = <R as register::Register>::list(&self.matrix).get(line)?;
            register::Register::place(record)?
        }, else return None);
        let found = found.get(&place)?;
        let worst = found.iter().map(|it| it.severity).min()?;
        let messages = found.iter().map(|it| self.engine.explain(&self.matrix, it).message);
        Some((worst, messages.collect::<Vec<_>>().join(" ")))
    }

    /// The line of a sheet that a place stands in.
    pub fn sheet_of(&self, place: Place) -> Option<(Sheet, usize)> {
        let sheet = match place {
            Place::ScopeItem(_) => Sheet::Scope,
            Place::Person(_) => Sheet::People,
            Place::DecisionLevel(_) => Sheet::DecisionLevels,
            Place::Escalation(_) => Sheet::Escalation,
            Place::Question(_) => Sheet::Questions,
            _ => return None,
        };
        let line = with_register!(sheet, R => {
            let mut records = <R as register::Register>::list(&self.matrix).iter();
            records.position(|it| register::Register::place(it) == Some(place))
        }, else None);
        line.map(|line| (sheet, line))
    }

    /// What may stand in a column, where that is a choice; the first is what an empty text stands for.
    pub fn sheet_choices(&self, sheet: Sheet, column: usize) -> Vec<String> {
        let kind = self.sheet_columns(sheet).get(column).map(|column| column.kind);
        match kind {
            Some(ColumnKind::Choice(words)) => words(),
            Some(ColumnKind::YesNo) => vec![values::NO.to_owned(), values::YES.to_owned()],
            Some(ColumnKind::Role) => self.matrix.roles().map(|role| role.title.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// Writes a block of texts from a cell on, as one step; lines beyond the last are added. What a cell
    /// cannot hold stays as it was and is told.
    pub fn write_sheet(
        &mut self,
        sheet: Sheet,
        line: usize,
        column: usize,
        texts: &[Vec<String>],
    ) -> Written {
        let lines: Vec<usize> = (line..line + texts.len()).collect();
        self.write_sheet_lines(sheet, &lines, column, texts)
    }

    /// Writes a block of texts, each of its lines into the line of that number, as one step.
    pub fn write_sheet_lines(
        &mut self,
        sheet: Sheet,
        lines: &[usize],
        column: usize,
        texts: &[Vec<String>],
    ) -> Written {
        with_register!(sheet, R => self.write_register::<R>(sheet, lines, column, texts), else Written::default())
    }

    /// Parks a question about the active cell (or its row or role) and opens it in its sheet.
    pub fn park_question(&mut self) {
        let row = self.active_activity().map(|row| row.id);
        let role = self.active_role().map(|role| role.id);
        let place = match (row, role) {
            (Some(row), Some(role)) => Place::Cell(row, role),
            (Some(row), None) => Place::Activity(row),
            (None, Some(role)) => Place::Role(role),
            (None, None) => Place::Matrix,
        };
        let id = crate::model::QuestionId::fresh(self.randomness.as_mut());
        let question = Question { id, place, ..Question::default() };
        let at = self.matrix.questions.len();
        let edit = Edit::Question(ListEdit::Insert { at, items: vec![question] });
        if self.edit("Park a question", vec![edit]) {
            self.request(Request::EditSheet(Sheet::Questions, at, 0));
        }
    }

    /// Puts an empty line before the one at `at`. Returns whether that happened.
    pub fn insert_sheet_line(&mut self, sheet: Sheet, at: usize) -> bool {
        with_register!(sheet, R => self.insert_line::<R>(sheet, at), else false)
    }

    /// Takes lines away. Returns whether that happened.
    pub fn remove_sheet_lines(&mut self, sheet: Sheet, at: usize, count: usize) -> bool {
        with_register!(sheet, R => self.remove_lines::<R>(sheet, at, count), else false)
    }

    /// Moves one line. Returns whether that happened.
    pub fn move_sheet_line(&mut self, sheet: Sheet, from: usize, to: usize) -> bool {
        with_register!(sheet, R => self.move_line::<R>(sheet, from, to), else false)
    }
}

#[cfg(test)]
mod tests;
