//! Excel workbooks: every sheet as a table of text, merged cells spread, within budgets of size.
//!
//! The archive is measured before it is read, because a small file can say that it is huge. Cells are taken one
//! by one and only rows and columns that hold any are kept, so a cell far away costs no more than one near by.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{DataRef, DataType, Reader, SheetVisible, Xlsx};

use super::source::{Aside, FileKind, Refusal, RefusalKind, SourceTable, Tables};
use crate::formats::table::text_table::TableBuilder;

/// How many cells a workbook may hold.
const MOST_CELLS: usize = 2_000_000;
/// How many places its tables may have, empty ones included.
const MOST_PLACES: usize = 4_000_000;
/// How many files the archive may hold.
const MOST_ENTRIES: usize = 10_000;
/// How large one file of the archive may be, in bytes.
const LARGEST_ENTRY: u64 = 256 * 1024 * 1024;
/// How large all of them may be together.
const LARGEST_WHOLE: u64 = 512 * 1024 * 1024;
/// Larger files of the archive may not be packed more than this many times over.
const DENSEST: u64 = 300;
/// From how many bytes on that is asked.
const DENSE_FROM: u64 = 16 * 1024 * 1024;
/// How many sheets are read.
const MOST_SHEETS: usize = 256;
/// Wider sheets lose their empty columns.
const WIDE: u32 = 1024;

/// The texts of a sheet by row and column.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// Reads the workbook.
pub(super) fn read(bytes: &[u8]) -> Result<Tables, Refusal> {
    let hidden_rows = measure(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    let mut tables = Tables { kind: FileKind::Workbook, ..Tables::default() };
    if hidden_rows > 0 {
        tables.notices.push(format!("Hidden rows: {hidden_rows}. They were read like the others."));
    }
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let mut left = Budget { cells: MOST_CELLS, places: MOST_PLACES };
    for (index, (name, visible)) in sheets.into_iter().enumerate() {
        if index >= MOST_SHEETS {
            tables.unread.push(Aside {
                line: 0,
                text: format!("Sheet \"{name}\" and those after it; {MOST_SHEETS} is the most."),
            });
            break;
        }
        if !visible {
            tables.notices.push(format!("The sheet \"{name}\" is hidden; it was read like the others."));
        }
        match sheet(&mut book, &name, &mut left) {
            Ok(Some(table)) => tables.tables.push(table),
            Ok(None) => {}
            Err(Problem::TooLarge) => return Err(too_large()),
            Err(Problem::Broken(why)) => {
                tables
                    .unread
                    .push(Aside { line: 0, text: format!("The sheet \"{name}\" cannot be read: {why}.") });
            }
        }
    }
    Ok(tables)
}

fn damaged(why: &str) -> Refusal {
    Refusal::new(RefusalKind::Damaged, format!("The workbook is damaged: {}.", why.trim_end_matches('.')))
}

fn too_large() -> Refusal {
    Refusal::new(
        RefusalKind::TooLarge,
        "The workbook holds more than this program takes; save the sheet you need as CSV.",
    )
}

/// Measures every file of the archive without keeping it; gives the number of hidden rows.
fn measure(bytes: &[u8]) -> Result<usize, Refusal> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_large());
    }
    let (mut whole, mut hidden) = (0u64, 0);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| damaged(&error.to_string()))?;
        let packed = entry.compressed_size();
        let name = entry.name().map(|name| name.to_lowercase()).unwrap_or_default();
        let mut measuring = Measuring { is_sheet: name.contains("worksheets/sheet"), ..Measuring::default() };
        let mut entry = entry.take(LARGEST_ENTRY + 1);
        let mut buffer = vec![0u8; 64 * 1024];
        loop {
            let length = entry.read(&mut buffer).map_err(|error| damaged(&error.to_string()))?;
            if length == 0 {
                break;
            }
            measuring.take(buffer.get(..length).unwrap_or_default());
            let dense =
                measuring.length > DENSE_FROM && measuring.length > packed.max(1).saturating_mul(DENSEST);
            if measuring.length > LARGEST_ENTRY || dense || whole + measuring.length > LARGEST_WHOLE {
                return Err(too_large());
            }
        }
        // Room is made for as many texts as the file says it has, before they are read.
        if name.ends_with("sharedstrings.xml") && said_strings(&measuring.start) > measuring.length {
            return Err(damaged("it says that it holds more texts than there is room for"));
        }
        whole += measuring.length;
        hidden += measuring.hidden;
    }
    Ok(hidden)
}

/// What was seen of one file of the archive.
#[derive(Default)]
struct Measuring {
    is_sheet: bool,
    length: u64,
    start: Vec<u8>,
    /// The part of a tag that the last buffer ended with.
    rest: Vec<u8>,
    hidden: usize,
}

impl Measuring {
    fn take(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        let missing = 4096usize.saturating_sub(self.start.len());
        self.start.extend(bytes.iter().take(missing));
        if !self.is_sheet {
            return;
        }
        self.rest.extend_from_slice(bytes);
        let text = std::mem::take(&mut self.rest);
        for tag in text.split(|byte| *byte == b'<') {
            let is_row = tag.starts_with(b"row ") || tag.starts_with(b"x:row ");
            let attribute = |wanted: &[u8]| tag.windows(wanted.len()).any(|window| window == wanted);
            if is_row
                && tag.contains(&b'>')
                && (attribute(b" hidden=\"1\"") || attribute(b" hidden=\"true\""))
            {
                self.hidden += 1;
            }
        }
        // A tag that has not ended yet is looked at again with what follows.
        let last = text.rsplit(|byte| *byte == b'<').next().unwrap_or_default();
        if !last.contains(&b'>') && last.len() < 4096 {
            self.rest.push(b'<');
            self.rest.extend_from_slice(last);
        }
    }
}

/// How many texts the file of texts says it has.
fn said_strings(start: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(start);
    let after = text.split("uniqueCount").nth(1).unwrap_or_default();
    let digits: String =
        after.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    if digits.is_empty() { 0 } else { digits.parse().unwrap_or(u64::MAX) }
}

/// How much may still be taken.
struct Budget {
    cells: usize,
    places: usize,
}

enum Problem {
    TooLarge,
    Broken(String),
}

fn broken(error: &calamine::XlsxError) -> Problem {
    Problem::Broken(error.to_string())
}

/// One sheet; `None` where nothing stands in it.
fn sheet(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut Budget,
) -> Result<Option<SourceTable>, Problem> {
    let mut cells = Cells::new();
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A sheet of nothing but a chart has no cells.
        Err(calamine::XlsxError::WorksheetNotFound(_)) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    while let Some(cell) = reader.next_cell().map_err(|error| broken(&error))? {
        let text = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        left.cells = left.cells.checked_sub(1).ok_or(Problem::TooLarge)?;
        let (row, column) = cell.get_position();
        cells.entry(row).or_default().insert(column, text);
    }
    drop(reader);
    if cells.is_empty() {
        return Ok(None);
    }
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged: Vec<Merged> = merged.iter().map(|area| (area.start, area.end)).collect();
    laid_out(name, &cells, &merged, left).map(Some)
}

/// First and last cell of a merged region, by row and column.
type Merged = ((u32, u32), (u32, u32));

/// The rows and columns that hold anything, one empty row kept for each gap.
fn laid_out(name: &str, cells: &Cells, merged: &[Merged], left: &mut Budget) -> Result<SourceTable, Problem> {
    let mut rows: Vec<u32> = Vec::new();
    for row in cells.keys() {
        if rows.last().map_or(*row > 0, |last| row - last > 1) {
            rows.push(row - 1);
        }
        rows.push(*row);
    }
    let mut columns: Vec<u32> = cells.values().flat_map(|row| row.keys().copied()).collect();
    columns.sort_unstable();
    columns.dedup();
    let last = columns.last().copied().unwrap_or_default();
    if last < WIDE {
        columns = (0..=last).collect();
    }
    left.places = rows
        .len()
        .checked_mul(columns.len())
        .and_then(|n| left.places.checked_sub(n))
        .ok_or(Problem::TooLarge)?;
    let mut builder = TableBuilder::default();
    // Where the text of each merged region's first cell stands.
    let mut starts: BTreeMap<(u32, u32), (usize, usize)> = BTreeMap::new();
    let covers = regions(merged, &rows);
    for (index, row) in rows.iter().enumerate() {
        for column in &columns {
            let text = cells.get(row).and_then(|cells| cells.get(column)).map_or("", String::as_str);
            let region = covers
                .get(index)
                .and_then(|regions| regions.iter().find(|it| it.0.1 <= *column && *column <= it.1.1));
            match region.and_then(|region| starts.get(&region.0)) {
                Some(range) if text.is_empty() => builder.continue_cell(*range),
                _ => {
                    let range = builder.add_cell(text);
                    if let Some(region) = region.filter(|region| region.0 == (*row, *column)) {
                        starts.insert(region.0, range);
                    }
                }
            }
        }
        builder.end_row();
    }
    let lines = rows.iter().map(|row| *row as usize + 1).collect();
    Ok(SourceTable { title: name.to_owned(), table: builder.finish(), lines, ..SourceTable::default() })
}

/// For each row kept, the merged regions that reach into it.
fn regions(merged: &[Merged], rows: &[u32]) -> Vec<Vec<Merged>> {
    let mut found = vec![Vec::new(); rows.len()];
    let mut room = MOST_PLACES;
    for region in merged {
        let first = rows.partition_point(|row| *row < region.0.0);
        for place in found
            .iter_mut()
            .skip(first)
            .zip(rows.iter().skip(first))
            .take_while(|(_, row)| **row <= region.1.0)
        {
            if room > 0 && place.0.len() < 1000 {
                room -= 1;
                place.0.push(*region);
            }
        }
    }
    found
}

/// A cell's value as it is read by people.
fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
            let time =
                if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
            format!("{year:04}-{month:02}-{day:02}{time}")
        }
        DataRef::Error(error) => error.to_string(),
        other => other.as_string().unwrap_or_default(),
    }
}
