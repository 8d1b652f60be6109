//! The matrix as an Excel workbook: the grid, the legend, the findings and a sheet for each register.

mod grid;
mod looks;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, IgnoreError, Workbook, Worksheet, XlsxError};

use super::findings::findings;
use super::options::{Export, Paper};
use super::registers::{Register, registers};
use crate::catalog::choices::Choice;
use crate::formats::report::words;
use crate::model::{Matrix, Timestamp};
use crate::rules::Engine;
use looks::{Looks, put};

/// The workbook; `now` is the moment it names as that of its making.
pub(super) fn workbook(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<Vec<u8>, String> {
    build(matrix, options, now).map_err(|error| match error {
        XlsxError::RowColumnLimitError => {
            "The matrix is larger than an Excel sheet, which has 1,048,576 rows and 16,384 columns."
                .to_owned()
        }
        error => format!("The workbook cannot be written: {error}."),
    })
}

fn build(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks::new(options.colours);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(matrix, options, now)?);
    grid::write(add(&mut workbook, matrix), matrix, options, &looks)?;
    let parts = &options.parts;
    let mut sheets = Vec::new();
    if parts.legend {
        sheets.extend([legend(matrix), about(matrix)]);
    }
    if parts.findings {
        sheets.push(findings(matrix, &Engine::strict(matrix, now.date())));
    }
    sheets.extend(registers(matrix, parts));
    for register in sheets.iter().filter(|register| !register.rows.is_empty()) {
        table(add(&mut workbook, matrix), register, &looks, options.paper)?;
    }
    workbook.save_to_buffer()
}

/// A new sheet with the matrix's title at the foot of its pages.
fn add<'a>(workbook: &'a mut Workbook, matrix: &Matrix) -> &'a mut Worksheet {
    let source: String = words::source(matrix).chars().take(120).collect();
    // A single ampersand begins an instruction.
    let source = looks::fit(&source).replace('\n', " ").replace('&', "&&");
    let sheet = workbook.add_worksheet();
    sheet.set_footer(format!("&L{source}&R&A, page &P of &N"));
    sheet
}

fn landscape(sheet: &mut Worksheet, paper: Paper) {
    // The numbers that workbooks have for paper.
    sheet.set_paper_size(match paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
    });
    sheet.set_landscape();
    sheet.set_margins(0.4, 0.4, 0.4, 0.6, 0.3, 0.3);
}

fn properties(matrix: &Matrix, options: &Export, now: Timestamp) -> Result<DocProperties, XlsxError> {
    // Days that a workbook cannot count give the first one that it can.
    let made =
        ExcelDateTime::from_timestamp(now.seconds()).or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))?;
    let properties = DocProperties::new()
        .set_title(looks::fit(words::or(&matrix.info.title, "Untitled matrix")))
        .set_subject(looks::fit(matrix.info.purpose.trim()))
        .set_creation_datetime(&made);
    Ok(match options.author.trim() {
        "" => properties,
        author => properties.set_author(looks::fit(author)),
    })
}

fn legend(matrix: &Matrix) -> Register {
    let rows = matrix.scheme.letters.iter().map(|it| {
        vec![it.symbol.to_string(), it.name.clone(), it.meaning.clone(), it.part.words().to_owned()]
    });
    Register::new("Legend", "Letter|Name|Meaning|Part", rows)
}

/// What the matrix says of itself.
fn about(matrix: &Matrix) -> Register {
    let info = &matrix.info;
    let facts = [
        ("Title", info.title.clone()),
        ("Purpose", info.purpose.clone()),
        ("Version", info.version_label.clone()),
        ("Status", info.status.words().to_owned()),
        ("Language", info.language.clone()),
        ("Kept by", info.owner.clone()),
        ("Reviewed", info.review_cycle.map(|cycle| cycle.words().to_owned()).unwrap_or_default()),
        ("Next review", info.next_review.map(|date| date.to_string()).unwrap_or_default()),
        ("Letter scheme", matrix.scheme.name.clone()),
    ];
    let said = facts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    Register::new("About", "What|Text", said.map(|(name, text)| vec![name.to_owned(), text]))
}

/// A sheet with a register: headings held in view, filters, columns as wide as their texts need.
fn table(sheet: &mut Worksheet, register: &Register, looks: &Looks, paper: Paper) -> Result<(), XlsxError> {
    sheet.set_name(register.title)?;
    let last_row = u32::try_from(register.rows.len()).unwrap_or(u32::MAX);
    let mut last_column = 0;
    for (column, title) in (0u16..).zip(&register.columns) {
        put(sheet, 0, column, title, &looks.heading)?;
        let texts = register.rows.iter().filter_map(|row| row.get(usize::from(column)));
        let length = texts.flat_map(|text| text.lines()).map(|line| line.chars().count()).max().unwrap_or(0);
        let width = length.max(title.chars().count()) + 2;
        sheet.set_column_width(column, u32::try_from(width).unwrap_or(60).clamp(10, 60))?;
        last_column = column;
    }
    for (row, texts) in (1u32..).zip(&register.rows) {
        for (column, text) in (0u16..).zip(texts) {
            put(sheet, row, column, text, &looks.text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.ignore_error_range(0, 0, last_row, last_column, IgnoreError::NumberStoredAsText)?;
    sheet.set_repeat_rows(0, 0)?;
    landscape(sheet, paper);
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}
