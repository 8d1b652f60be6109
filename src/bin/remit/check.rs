//! `remit check`: what the rules say of a matrix.

use remit::model::{Date, Matrix};
use remit::rules::Engine;

use crate::Outcome;
use crate::arguments::{File, Style};
use crate::files;
use crate::report::{self, Counts, Line, place_text};

/// Checks the file as of this day.
pub fn run(file: &File, style: Style, today: Date) -> Outcome {
    let opened = files::bytes(file).and_then(|bytes| files::open(file, &bytes));
    let opened = match opened {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    let lines = findings(&opened.matrix, today);
    Outcome { remarks: files::notices(file, &opened.notices), ..printed(&files::name(file), style, &lines) }
}

/// What the rules find, the gravest first. Who asks the command line wants to know of every row, so one
/// without letters is an error though the matrix may be a draft.
fn findings(matrix: &Matrix, today: Date) -> Vec<Line> {
    let engine = Engine::strict(matrix, today);
    let line = |finding: remit::rules::Finding| Line {
        rule: finding.rule.as_str(),
        severity: finding.severity,
        place: finding.place,
        place_text: place_text(matrix, finding.place),
        message: engine.explain(matrix, &finding).message,
    };
    engine.findings(matrix).map(line).collect()
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
    use remit::model::{Activity, ActivityId, Id, Place, Severity};

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

    #[test]
    fn a_row_that_nobody_has_begun_is_an_error_though_the_matrix_is_a_draft() {
        let mut matrix = Matrix::default();
        assert!(matrix.push_activity(Activity::new(ActivityId(Id::from_bits(1)), "Patch servers", 0)));
        let lines = findings(&matrix, Date::new(2026, 11, 22).unwrap());
        let unassigned: Vec<_> = lines
            .iter()
            .filter(|line| line.rule == "activity-unassigned")
            .map(|line| line.severity)
            .collect();
        assert_eq!(unassigned, [Severity::Error]);
    }
}
