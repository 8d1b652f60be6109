//! Errands about exports: the file that is asked for, and what it would not hold.

use crate::formats::export::{Export, export, losses};
use crate::model::{Matrix, Timestamp};

/// The file.
pub(super) fn file(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<Vec<u8>, String> {
    export(matrix, options, now)
}

/// What the file would leave behind, in sentences.
pub(super) fn left_behind(matrix: &Matrix, options: &Export) -> Vec<String> {
    losses(matrix, options)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::packs;
    use crate::errand::{Answer, Desk, Errand};
    use crate::formats::export::{ExportFormat, Parts};
    use crate::formats::json;
    use crate::model::SeededRandomness;

    const NOW: Timestamp = Timestamp::from_seconds(1_795_348_800);

    fn matrix() -> Matrix {
        packs()[1].build(&mut SeededRandomness::new(7), "en")
    }

    fn run(errand: Errand) -> (Answer, Vec<u8>) {
        Desk::default().run(errand, &json::write(&matrix()), &[]).unwrap()
    }

    #[test]
    fn the_file_is_the_one_of_the_command_line() {
        for format in [ExportFormat::Csv, ExportFormat::Markdown, ExportFormat::Html] {
            let options = Export::to(format);
            let (answer, made) = run(Errand::Export { options: options.clone(), now: NOW });
            assert!(matches!(answer, Answer::File));
            assert_eq!(made, export(&matrix(), &options, NOW).unwrap());
        }
    }

    #[cfg(feature = "xlsx")]
    #[test]
    fn a_workbook_is_made_too() {
        let (_, made) = run(Errand::Export { options: Export::default(), now: NOW });
        assert!(made.starts_with(b"PK"));
    }

    #[test]
    fn what_is_left_behind_depends_on_the_format_and_the_parts() {
        let told = |options: Export| match run(Errand::Losses { options }) {
            (Answer::Losses(sentences), made) if made.is_empty() => sentences,
            other => panic!("{other:?}"),
        };
        let (csv, page) = (told(Export::to(ExportFormat::Csv)), told(Export::to(ExportFormat::Html)));
        assert!(csv.len() > page.len(), "{csv:?} {page:?}");
        let parts = Parts { registers: false, ..Parts::default() };
        let bare = told(Export { parts, ..Export::to(ExportFormat::Html) });
        assert_ne!(bare, page);
    }
}
