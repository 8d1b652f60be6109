//! `remit check`: what the rules say of a matrix.

use remit::model::{Date, Matrix};

use crate::Outcome;
use crate::arguments::{File, Style};
use crate::files;
use crate::report::{self, Counts, Line};

/// Checks the file as of this day.
pub fn run(file: &File, style: Style, today: Date) -> Outcome {
    let opened = files::bytes(file).and_then(|bytes| files::open(file, &bytes));
    let opened = match opened {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    let Some(lines) = findings(&opened.matrix, today) else {
        return Outcome::not_done("Checking is not available in this build; the file itself can be read.");
    };
    Outcome { remarks: files::notices(file, &opened.notices), ..printed(&files::name(file), style, &lines) }
}

/// What the rules find; `None` in a build without rules.
fn findings(_matrix: &Matrix, _today: Date) -> Option<Vec<Line>> {
    None
}

/// The report, and 1 where it has an error.
fn printed(file: &str, style: Style, lines: &[Line]) -> Outcome {
    let output = match style {
        Style::Text => report::text(file, lines),
        Style::Json => report::json(file, lines),
    };
    Outcome { output, remarks: String::new(), code: u8::from(Counts::of(lines).errors > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit::model::{Place, Severity};

    fn line(severity: Severity) -> Line {
        let (place_text, message) = ("matrix".to_owned(), "Something.".to_owned());
        Line { rule: "exit-missing", severity, place: Place::Matrix, place_text, message }
    }

    #[test]
    fn only_errors_make_the_check_fail() {
        let code = |lines: &[Line]| printed("a.json", Style::Text, lines).code;
        assert_eq!(code(&[]), 0);
        assert_eq!(code(&[line(Severity::Warning), line(Severity::Advice)]), 0);
        assert_eq!(code(&[line(Severity::Advice), line(Severity::Error)]), 1);
    }
}
