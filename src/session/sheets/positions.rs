//! The positions as a table: what each side wanted of a cell, and what was decided.

use super::super::positions::carry_out;
use super::register::{Alongside, Column, ColumnKind, Derived, Register, column};
use super::values::{self, Pen};
use crate::catalog::choices::Choice;
use crate::edit::{Edit, ListEdit};
use crate::model::{Matrix, Position, PositionField, PositionId, PositionSide, Randomness};

impl Register for Position {
    const COLUMNS: &'static [Column] = &[
        column("Activity", ColumnKind::Text, 260),
        column("Role", ColumnKind::Role, 180),
        column("Whose wish", ColumnKind::Choice(PositionSide::all_words), 140),
        column("Letters", ColumnKind::Text, 80),
        column("Reason", ColumnKind::Long, 260),
        column("Decided", ColumnKind::YesNo, 90),
        column("Why it was decided so", ColumnKind::Long, 260),
        column("Decided on", ColumnKind::Date, 120),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.positions
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Position(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: PositionId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, matrix: &Matrix, _: &Derived) -> String {
        match column {
            0 => matrix.activity(self.activity).map(|row| row.title.clone()).unwrap_or_default(),
            1 => values::role_title(matrix, Some(self.role)),
            2 => self.side.words().to_owned(),
            3 => self.letters.clone(),
            4 => self.reason.clone(),
            5 => values::yes_no_text(self.decided),
            6 => self.decision.clone(),
            _ => values::date_text(self.decided_on),
        }
    }
    fn write(&self, column: usize, text: &str, pen: &Pen<'_>) -> Result<PositionField, String> {
        Ok(match column {
            0 => PositionField::Activity(pen.activity(text)?),
            1 => {
                let role = pen.role(text)?;
                PositionField::Role(role.ok_or("A position is about a role: write the role's title.")?)
            }
            2 => PositionField::Side(values::choice(text)?),
            3 => PositionField::Letters(pen.letters(text)?),
            4 => PositionField::Reason(text.to_owned()),
            5 => PositionField::Decided(values::yes_no(text)?),
            6 => PositionField::Decision(text.to_owned()),
            _ => PositionField::DecidedOn(values::date(text)?),
        })
    }
    fn alongside(&self, field: &PositionField, pen: &Pen<'_>) -> Alongside<Self> {
        let decides = matches!(field, PositionField::Decided(true));
        let own = decides.then_some(PositionField::DecidedOn(Some(pen.today)));
        let means_letters = decides || (self.decided && matches!(field, PositionField::Letters(_)));
        let elsewhere = if means_letters { carry_out(self, pen.matrix) } else { Vec::new() };
        Alongside { own: own.into_iter().collect(), elsewhere }
    }
}
