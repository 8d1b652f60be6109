//! What an export leaves behind, in sentences, before somebody relies on it.

use super::options::{Export, ExportFormat};
use super::shape::{self, NOTHING};
use crate::formats::report::words::counted;
use crate::formats::table::CellReader;
use crate::model::{Matrix, RuleSettings};

/// What a file in this format, with these parts, does not hold of the matrix: a sentence each, the gravest first;
/// none where everything is in it. Only the JSON file holds a matrix whole.
pub fn losses(matrix: &Matrix, options: &Export) -> Vec<String> {
    let file = options.format.words();
    let mut sentences = Vec::new();
    let left_out = missing(matrix, options);
    if !left_out.is_empty() {
        let verb =
            if left_out.len() == 1 && left_out.iter().all(|it| it.starts_with("1 ")) { "is" } else { "are" };
        sentences.push(format!("{} {verb} not in {} {file}.", listed(&left_out), article(options.format)));
    }
    if matrix.rules != RuleSettings::default() {
        let article = article(options.format);
        sentences.push(format!("The limits and grades of the rules are not in {article} {file}."));
    }
    if matches!(options.format, ExportFormat::Csv | ExportFormat::Xlsx) {
        let changed = misread(matrix);
        if changed > 0 {
            let (cells, come) = match changed {
                1 => ("1 cell".to_owned(), "comes"),
                _ => (format!("{changed} cells"), "come"),
            };
            sentences.push(format!(
                "{cells} {come} back differently when the {file} is imported, because of a remark that reads like letters."
            ));
        }
        if options.format == ExportFormat::Csv && matrix.info.title.trim() != "" {
            sentences.push("A CSV file holds no title, no version and no meanings of letters.".to_owned());
        }
    }
    if options.format == ExportFormat::Xlsx && has_long_text(matrix) {
        sentences.push("Texts of more than 32,000 characters are cut in an Excel workbook.".to_owned());
    }
    sentences
}

const fn article(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Xlsx | ExportFormat::Html => "an",
        ExportFormat::Csv | ExportFormat::Markdown => "a",
    }
}

/// What is not in the file, counted: "3 internal notes".
fn missing(matrix: &Matrix, options: &Export) -> Vec<String> {
    let parts = &options.parts;
    let registers = parts.registers && options.format != ExportFormat::Csv;
    let mut all = Vec::new();
    let mut count = |held: bool, count: usize, one: &str, several: &str| {
        if !held && count > 0 {
            all.push(counted(count, one, several));
        }
    };
    let fields = |notes: bool| {
        let rows = matrix.activities();
        rows.filter(|row| super::fields::says_anything(matrix, row, notes)).count()
    };
    let empty_areas =
        matrix.areas.len() - shape::groups(matrix).iter().filter(|it| it.area.is_some()).count();
    count(false, empty_areas, "area without activities", "areas without activities");
    count(parts.activity_fields, fields(false), "activity's details", "activities' details");
    count(false, notes_missing(matrix, options), "internal note", "internal notes");
    count(registers, matrix.people.len(), "person", "people");
    let described = matrix.roles().filter(|role| shape::is_described(role)).count();
    count(registers, described, "role's details", "roles' details");
    count(registers, matrix.scope.len(), "scope item", "scope items");
    count(registers, matrix.decision_levels.len(), "decision level", "decision levels");
    count(registers, matrix.escalations.len(), "escalation", "escalations");
    count(registers, matrix.reviews.len(), "review", "reviews");
    count(registers, matrix.separated_pairs.len(), "pair of separated duties", "pairs of separated duties");
    count(registers, matrix.questions.len(), "question", "questions");
    count(registers, matrix.positions.len(), "position", "positions");
    count(registers, matrix.waivers.len(), "waiver", "waivers");
    count(false, matrix.baselines.len(), "baseline", "baselines");
    count(false, matrix.sign_offs.len(), "sign-off", "sign-offs");
    count(false, matrix.log.len(), "line of the change log", "lines of the change log");
    count(false, matrix.extra.len(), "field of a later version", "fields of a later version");
    all
}

/// How many internal notes are not in the file: those of activities are fields, the others a register.
fn notes_missing(matrix: &Matrix, options: &Export) -> usize {
    let parts = &options.parts;
    let said = |text: &str| usize::from(!text.trim().is_empty());
    let rows: usize = matrix.activities().map(|row| said(&row.details().notes)).sum();
    let cells = matrix.activities().flat_map(|row| row.remarks()).map(|(_, it)| said(&it.note));
    let roles = matrix.roles().map(|role| said(&role.notes));
    let others: usize = cells.chain(roles).chain(matrix.people.iter().map(|it| said(&it.notes))).sum();
    let has_rows = parts.notes && parts.activity_fields;
    let has_others = parts.notes && options.format != ExportFormat::Csv;
    rows * usize::from(!has_rows) + others * usize::from(!has_others)
}

/// How many cells do not say the same when they are read back.
fn misread(matrix: &Matrix) -> usize {
    let reader = CellReader::new(&matrix.scheme);
    let columns = shape::columns(matrix);
    let mut count = 0;
    for activity in matrix.activities().filter(|row| row.remarks().next().is_some()) {
        for column in &columns {
            let Some(remark) = activity.remark(column.role.id) else { continue };
            let text = shape::cell_text(matrix, activity, column);
            let read = reader.read(&text);
            let same = read.letters == activity.letters_at(column.index)
                && read.condition == remark.condition
                && read.unread.unwrap_or_default() == remark.unread;
            count += usize::from(!same && text != NOTHING);
        }
    }
    count
}

fn has_long_text(matrix: &Matrix) -> bool {
    let long = |text: &str| text.len() > 32_000;
    matrix.activities().any(|row| long(&row.title) || long(&row.details().description))
}

/// "2 notes, 1 waiver and 3 reviews".
fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
