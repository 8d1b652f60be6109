//! Exports of matrices with something odd in every field: each is written, and its rows come back.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

mod support;

use std::collections::BTreeSet;

use remit::formats::export::{Export, ExportFormat, csv, export, losses, restored};
use remit::formats::table::TextTable;
use remit::model::{Matrix, Timestamp};
use support::random_matrix;

fn noon() -> Timestamp {
    Timestamp::from_seconds(1_795_348_800)
}

fn matrices() -> impl Iterator<Item = (u64, Matrix)> {
    (0..60).map(|seed| (seed, random_matrix(seed, (seed % 9) as usize, (seed % 23) as usize)))
}

#[test]
fn the_same_matrix_gives_the_same_file_in_every_format() {
    for (seed, matrix) in matrices().take(20) {
        for format in ExportFormat::ALL {
            let mut options = Export::to(format);
            options.parts.notes = seed % 2 == 0;
            let first = export(&matrix, &options, noon());
            if format == ExportFormat::Xlsx && !cfg!(feature = "xlsx") {
                assert!(first.is_err());
                continue;
            }
            assert!(!first.as_ref().unwrap().is_empty(), "{seed}");
            assert_eq!(export(&matrix, &options, noon()), first, "{seed}");
            let sentences = losses(&matrix, &options);
            assert!(sentences.iter().all(|it| it.ends_with('.') && !it.contains(" 0 ")), "{sentences:?}");
        }
    }
}

#[test]
fn every_title_is_found_in_its_row_of_the_csv_file() {
    for (seed, matrix) in matrices() {
        let table = TextTable::from_csv(&csv(&matrix, &Export::to(ExportFormat::Csv)));
        assert_eq!(table.height(), matrix.activity_count() + 2, "{seed}");
        let column = table.row(1).position(|heading| heading == "Activity").unwrap();
        let found: BTreeSet<&str> =
            (2..table.height()).map(|row| restored(table.cell(row, column))).collect();
        let wanted: BTreeSet<&str> = matrix.activities().map(|activity| activity.title.as_str()).collect();
        assert_eq!(found, wanted, "{seed}");
        for row in 0..table.height() {
            assert!(table.row(row).all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{seed}");
        }
    }
}
