//! The grid as separated text (RFC 4180, lines end with CR LF), in the layout that comes back best: a row of
//! parties, a row of headings, then a row per activity with its area, its letters and its fields.

use super::fields::{Field, fields_used};
use super::options::Export;
use super::shape::{self, Column, NOTHING};
use crate::formats::table::text::{neutralised, undo_neutralised};
use crate::model::{Activity, Matrix};

/// The matrix as a CSV file.
///
/// A cell that a spreadsheet would run as a formula gets an apostrophe before it; [`restored`] takes it away.
pub fn csv(matrix: &Matrix, options: &Export) -> String {
    let columns = shape::columns(matrix);
    let fields = match options.parts.activity_fields {
        true => fields_used(matrix, options.parts.notes),
        false => Vec::new(),
    };
    let groups = shape::groups(matrix);
    let has_areas = groups.iter().any(|group| group.area.is_some());
    let mut writer = Writer { out: String::new(), delimiter: options.delimiter.character(), first: true };
    if options.byte_order_mark {
        writer.out.push('\u{feff}');
    }
    headings(&mut writer, &columns, &fields, has_areas);
    for group in groups {
        let area = group.area.map(|area| shape::on_one_line(&area.title));
        for activity in group.rows {
            if has_areas {
                writer.field(area.as_deref().unwrap_or_default());
            }
            row(&mut writer, matrix, activity, &columns, &fields, area.as_ref().is_none_or(String::is_empty));
        }
    }
    writer.out
}

/// The cell as it was before a formula was neutralised: what every reader of an exported CSV file calls first.
pub fn restored(cell: &str) -> &str {
    undo_neutralised(cell)
}

fn headings(writer: &mut Writer, columns: &[Column<'_>], fields: &[&Field], has_areas: bool) {
    let leading: &[&str] = if has_areas { &["Area", "Activity"] } else { &["Activity"] };
    leading.iter().for_each(|_| writer.field(""));
    columns.iter().for_each(|column| writer.field(&column.party));
    fields.iter().for_each(|_| writer.field(""));
    writer.end_row();
    leading.iter().for_each(|heading| writer.field(heading));
    columns.iter().for_each(|column| writer.field(&column.title()));
    fields.iter().for_each(|field| writer.field(field.title));
    writer.end_row();
}

/// A row after its area; `alone` where no area stands in it.
fn row(
    writer: &mut Writer,
    matrix: &Matrix,
    activity: &Activity,
    columns: &[Column<'_>],
    fields: &[&Field],
    alone: bool,
) {
    writer.field(&activity.title);
    let texts: Vec<String> = fields.iter().map(|field| (field.text)(matrix, activity.details())).collect();
    let bare = alone && shape::is_bare(activity) && texts.iter().all(|text| text.trim().is_empty());
    for column in columns {
        if bare {
            writer.field(NOTHING);
        } else {
            writer.field(&shape::cell_text(matrix, activity, column));
        }
    }
    texts.iter().for_each(|text| writer.field(text));
    writer.end_row();
}

struct Writer {
    out: String,
    delimiter: char,
    first: bool,
}

impl Writer {
    fn field(&mut self, text: &str) {
        if !self.first {
            self.out.push(self.delimiter);
        }
        self.first = false;
        let text = neutralised(text);
        // Either delimiter is quoted, so that a reader who guesses the delimiter cannot be misled.
        let quoted = text.contains(['"', ',', ';', '\t', '\r', '\n']) || text.trim().len() < text.len();
        if !quoted {
            self.out.push_str(&text);
            return;
        }
        self.out.push('"');
        for (index, part) in text.split('"').enumerate() {
            self.out.push_str(if index > 0 { "\"\"" } else { "" });
            self.out.push_str(part);
        }
        self.out.push('"');
    }

    fn end_row(&mut self) {
        self.out.push_str("\r\n");
        self.first = true;
    }
}
