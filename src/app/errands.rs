//! Errands: asking the second program, and telling whoever waits what came of it.

use leptos::prelude::*;

use super::App;
use crate::errand::{Answer, Errand, unfit};
use crate::formats::json;
use crate::platform::worker::Worker;

/// The second program as the application knows it.
pub(super) type Helper = StoredValue<Worker, LocalStorage>;

impl App {
    /// Has an errand done for the open matrix as it is now, with a file where it needs one.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do; the matrix is as it was.
    pub async fn errand(&self, errand: Errand, file: &[u8]) -> Result<(Answer, Vec<u8>), String> {
        let matrix = self.read(|session| json::write(session.matrix()));
        self.errand_for(errand, &matrix, file).await
    }

    /// Has an errand done that goes on with an earlier one and needs neither matrix nor file.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub async fn further_errand(&self, errand: Errand) -> Result<(Answer, Vec<u8>), String> {
        self.errand_for(errand, "", &[]).await
    }

    /// Has an errand done for a matrix that was written down before; for none where the text is empty.
    ///
    /// # Errors
    /// A sentence that says what is wrong and what to do.
    pub async fn errand_for(
        &self,
        errand: Errand,
        matrix: &str,
        file: &[u8],
    ) -> Result<(Answer, Vec<u8>), String> {
        let mut text = serde_json::to_string(&errand).map_err(|error| unfit(&error))?;
        text.push('\n');
        text.push_str(matrix);
        let (answer, made) = self.helper.get_value().ask(&text, file).await?;
        Ok((serde_json::from_str(&answer).map_err(|error| unfit(&error))?, made))
    }

    /// Gives up what the second program is doing.
    pub fn stop_errands(&self) {
        self.helper.with_value(Worker::stop);
    }
}
