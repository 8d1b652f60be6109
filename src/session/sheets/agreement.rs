//! The review log and the open questions as tables.

use super::register::{Column, ColumnKind, Derived, Register, column};
use super::values::{self, Pen};
use crate::catalog::choices::Choice;
use crate::edit::{Edit, ListEdit};
use crate::model::{
    Matrix, Place, Question, QuestionField, QuestionId, Randomness, Review, ReviewChecks, ReviewField,
    ReviewId, ReviewTrigger,
};

impl Register for Review {
    const COLUMNS: &'static [Column] = &[
        column("Date", ColumnKind::Date, 120),
        column("Why", ColumnKind::Choice(ReviewTrigger::all_words), 220),
        column("Reviewers", ColumnKind::Text, 200),
        column("Responsibilities still true", ColumnKind::YesNo, 120),
        column("Contacts still right", ColumnKind::YesNo, 110),
        column("Repeated issues looked at", ColumnKind::YesNo, 120),
        column("Outcome", ColumnKind::Long, 240),
        column("Changes made", ColumnKind::Long, 220),
        column("Next review", ColumnKind::Date, 120),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.reviews
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Review(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: ReviewId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, _: &Matrix, _: &Derived) -> String {
        match column {
            0 => values::date_text(self.date),
            1 => self.trigger.words().to_owned(),
            2 => self.reviewers.clone(),
            3 => values::yes_no_text(self.checks.responsibilities),
            4 => values::yes_no_text(self.checks.contacts),
            5 => values::yes_no_text(self.checks.repeated_issues),
            6 => self.outcome.clone(),
            7 => self.changes.clone(),
            _ => values::date_text(self.next_date),
        }
    }
    fn write(&self, column: usize, text: &str, _pen: &Pen<'_>) -> Result<ReviewField, String> {
        let checks = self.checks.clone();
        Ok(match column {
            0 => ReviewField::Date(values::date(text)?),
            1 => ReviewField::Trigger(values::choice(text)?),
            2 => ReviewField::Reviewers(text.to_owned()),
            3 => ReviewField::Checks(ReviewChecks { responsibilities: values::yes_no(text)?, ..checks }),
            4 => ReviewField::Checks(ReviewChecks { contacts: values::yes_no(text)?, ..checks }),
            5 => ReviewField::Checks(ReviewChecks { repeated_issues: values::yes_no(text)?, ..checks }),
            6 => ReviewField::Outcome(text.to_owned()),
            7 => ReviewField::Changes(text.to_owned()),
            _ => ReviewField::NextDate(values::date(text)?),
        })
    }
}

impl Register for Question {
    const COLUMNS: &'static [Column] = &[
        column("Question", ColumnKind::Long, 320),
        column("About", ColumnKind::Shown, 240),
        column("Raised by", ColumnKind::Text, 150),
        column("Who resolves it", ColumnKind::Text, 170),
        column("By when", ColumnKind::Date, 120),
        column("Answer", ColumnKind::Long, 300),
    ];
    fn list(matrix: &Matrix) -> &[Self] {
        &matrix.questions
    }
    fn edit(edit: ListEdit<Self>) -> Edit {
        Edit::Question(edit)
    }
    fn fresh(randomness: &mut dyn Randomness) -> Self {
        Self { id: QuestionId::fresh(randomness), ..Self::default() }
    }
    fn read(&self, column: usize, matrix: &Matrix, _: &Derived) -> String {
        match column {
            0 => self.text.clone(),
            1 => about(self.place, matrix),
            2 => self.raised_by.clone(),
            3 => self.resolved_by.clone(),
            4 => values::date_text(self.due),
            _ => self.answer.clone(),
        }
    }
    fn write(&self, column: usize, text: &str, _pen: &Pen<'_>) -> Result<QuestionField, String> {
        Ok(match column {
            0 => QuestionField::Text(text.to_owned()),
            1 => return Err(values::shown_only()),
            2 => QuestionField::RaisedBy(text.to_owned()),
            3 => QuestionField::ResolvedBy(text.to_owned()),
            4 => QuestionField::Due(values::date(text)?),
            _ => QuestionField::Answer(text.to_owned()),
        })
    }
    fn place(&self) -> Option<Place> {
        Some(Place::Question(self.id))
    }
}

/// What a question is about, in words.
fn about(place: Place, matrix: &Matrix) -> String {
    let row = |id| matrix.activity(id).map(|row| row.title.as_str()).unwrap_or_default();
    let role = |id| matrix.role(id).map(|role| role.title.as_str()).unwrap_or_default();
    match place {
        Place::Activity(id) => row(id).to_owned(),
        Place::Role(id) => role(id).to_owned(),
        Place::Cell(activity, id) => format!("{} × {}", row(activity), role(id)),
        Place::Area(id) => matrix.area(id).map(|area| area.title.clone()).unwrap_or_default(),
        _ => "The matrix".to_owned(),
    }
}
