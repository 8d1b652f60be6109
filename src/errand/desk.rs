//! Does the errands. Between one errand and the next it keeps a review and the tables that were read, and nothing else.

use super::import::Import;
use super::review::{Received, Sitting};
use super::{Answer, Errand, agreement, export, unfit};
use crate::formats::json;
use crate::model::Matrix;

/// Does one errand after the other.
#[derive(Default)]
pub struct Desk {
    sitting: Option<Sitting>,
    import: Option<Import>,
}

/// What is said where an errand belongs to a review and there is none.
const NO_REVIEW: &str = "There is no comparison any more. Open the file again.";

/// What is said where an errand belongs to a table and none was read.
const NO_TABLE: &str = "The table is no longer at hand. Open the file again.";

impl Desk {
    /// Does the errand that the text describes: the errand itself, a line break, and the open matrix in its
    /// canonical form. Returns the answer as text and the file that goes with it.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub fn answer(&mut self, text: &str, file: &[u8]) -> Result<(String, Vec<u8>), String> {
        let (errand, matrix) = text.split_once('\n').unwrap_or((text, ""));
        let errand = serde_json::from_str(errand).map_err(|error| unfit(&error))?;
        let (answer, made) = self.run(errand, matrix, file)?;
        let answer = serde_json::to_string(&answer)
            .map_err(|error| format!("The answer could not be written ({error}). Try again."))?;
        Ok((answer, made))
    }

    /// Does one errand for the matrix that is written so.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub fn run(&mut self, errand: Errand, matrix: &str, file: &[u8]) -> Result<(Answer, Vec<u8>), String> {
        match errand {
            Errand::Export { options, now } => {
                Ok((Answer::File, export::file(&open(matrix)?, &options, now)?))
            }
            Errand::Losses { options } => {
                Ok(without_file(Answer::Losses(export::left_behind(&open(matrix)?, &options))))
            }
            Errand::Compare { today } => {
                let received = Received::File(Box::new(read(file)?));
                Ok(self.sit_down(Sitting::begin(open(matrix)?, received, today)?))
            }
            Errand::CompareBaseline { baseline, today } => {
                Ok(self.sit_down(Sitting::begin(open(matrix)?, Received::Baseline(baseline), today)?))
            }
            Errand::CompareAgain { today } => {
                let sitting = self.sitting.as_ref().ok_or(NO_REVIEW)?;
                let again = sitting.again(open(matrix)?, today)?;
                Ok(self.sit_down(again))
            }
            Errand::Decide { items, decision } => {
                let sitting = self.sitting.as_mut().ok_or(NO_REVIEW)?;
                sitting.decide(&items, decision);
                Ok(without_file(Answer::Review(Box::new(sitting.standing()))))
            }
            Errand::Take => {
                let sitting = self.sitting.as_ref().ok_or(NO_REVIEW)?;
                Ok(without_file(Answer::Edits(sitting.edits()?)))
            }
            Errand::Agreement(ask) => agreement::run(ask, &open(matrix)?, file),
            Errand::ReadTable { name } => {
                self.import = None;
                let import = self.import.insert(Import::begin(file, &name)?);
                Ok(without_file(Answer::Table(Box::new(import.reading()))))
            }
            Errand::CorrectTable { choices } => {
                let import = self.import.as_mut().ok_or(NO_TABLE)?;
                import.correct(choices);
                Ok(without_file(Answer::Table(Box::new(import.reading()))))
            }
            Errand::MakeMatrix { seed } => {
                let import = self.import.as_ref().ok_or(NO_TABLE)?;
                Ok((Answer::File, import.matrix(seed).into_bytes()))
            }
            Errand::InsertTable { seed } => {
                let import = self.import.as_ref().ok_or(NO_TABLE)?;
                Ok(without_file(import.insertion(&open(matrix)?, seed)))
            }
        }
    }

    /// Keeps the review that begins, and tells all of it.
    fn sit_down(&mut self, sitting: Sitting) -> (Answer, Vec<u8>) {
        let review = sitting.whole();
        self.sitting = Some(sitting);
        without_file(Answer::Review(Box::new(review)))
    }
}

fn without_file(answer: Answer) -> (Answer, Vec<u8>) {
    (answer, Vec::new())
}

/// The open matrix, as the page wrote it.
fn open(text: &str) -> Result<Matrix, String> {
    json::read(text.as_bytes()).map(|opened| opened.matrix).map_err(|error| error.to_string())
}

/// A matrix from a file.
fn read(file: &[u8]) -> Result<Matrix, String> {
    json::read(file).map(|opened| opened.matrix).map_err(|error| error.to_string())
}
