//! What is put on the clipboard when cells are copied: separated text, and an HTML table that looks like the
//! matrix in any office program and that Remit reads back without loss.

use super::copied::{CONDITION, HEADERS, LETTERS, NOTE, TITLE, UNREAD};
use super::delimited::push_tsv_field;
use super::text::neutralised;
use crate::model::{Activity, ActivityId, LetterSet, Matrix, Part, Remark, RoleId, Scheme};

/// What is put on the clipboard, in both forms.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClipboardBlock {
    /// Tab-separated lines.
    pub text: String,
    /// A table.
    pub html: String,
}

/// The heading over the activities.
const CORNER: &str = "Activity";

/// Copies the cells where these rows and columns meet, in this order, with their titles if `headers`.
/// Rows and columns that the matrix does not have are left out.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe before it, which reading undoes.
pub fn copy_block(
    matrix: &Matrix,
    activities: &[ActivityId],
    roles: &[RoleId],
    headers: bool,
) -> ClipboardBlock {
    let mut writer = Writer::start(headers);
    let columns: Vec<(usize, RoleId)> =
        roles.iter().filter_map(|role| Some((matrix.role_index(*role)?, *role))).collect();
    if headers {
        writer.start_row();
        writer.title(CORNER, "th");
        for (index, _) in &columns {
            writer.title(matrix.role_at(*index).map_or("", |role| &role.title), "th");
        }
        writer.end_row();
    }
    for activity in activities.iter().filter_map(|id| matrix.activity(*id)) {
        writer.start_row();
        if headers {
            writer.title(&activity.title, "td");
        }
        for (index, role) in &columns {
            writer.cell(&matrix.scheme, activity, *index, *role);
        }
        writer.end_row();
    }
    writer.finish()
}

/// Writes both forms at once.
struct Writer {
    out: ClipboardBlock,
    first_cell: bool,
    first_row: bool,
    /// Whether nothing has been written into the open row's text.
    row_start: usize,
    visible: String,
}

impl Writer {
    fn start(headers: bool) -> Self {
        let mut html = String::from("<style><!--br{mso-data-placement:same-cell;}--></style><table ");
        html.push_str(HEADERS);
        html.push_str(if headers { "=\"1\"" } else { "=\"0\"" });
        html.push_str(" style=\"border-collapse:collapse\">");
        let out = ClipboardBlock { text: String::new(), html };
        Self { out, first_cell: true, first_row: true, row_start: 0, visible: String::new() }
    }

    fn start_row(&mut self) {
        if !self.first_row {
            self.out.text.push('\n');
        }
        self.first_row = false;
        self.first_cell = true;
        self.row_start = self.out.text.len();
        self.out.html.push_str("<tr>");
    }

    fn end_row(&mut self) {
        self.out.html.push_str("</tr>");
    }

    fn finish(mut self) -> ClipboardBlock {
        self.out.html.push_str("</table>");
        // A last row of one empty cell needs its line break to be a row at all.
        if !self.first_row && self.out.text.len() == self.row_start {
            self.out.text.push('\n');
        }
        self.out
    }

    /// Writes `visible` as the next field of the text.
    fn text_field(&mut self) {
        if !self.first_cell {
            self.out.text.push('\t');
        }
        self.first_cell = false;
        push_tsv_field(&mut self.out.text, &neutralised(&self.visible));
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.html.push(' ');
        self.out.html.push_str(name);
        self.out.html.push_str("=\"");
        escape_into(value, true, &mut self.out.html);
        self.out.html.push('"');
    }

    /// Ends the start tag and writes `visible` and the end tag.
    fn html_text(&mut self, tag: &str) {
        self.out.html.push('>');
        escape_into(&neutralised(&self.visible), false, &mut self.out.html);
        self.out.html.push_str("</");
        self.out.html.push_str(tag);
        self.out.html.push('>');
    }

    fn title(&mut self, title: &str, tag: &str) {
        self.visible.clear();
        self.visible.push_str(title);
        self.text_field();
        self.out.html.push('<');
        self.out.html.push_str(tag);
        self.attribute(TITLE, &neutralised(title));
        self.html_text(tag);
    }

    fn cell(&mut self, scheme: &Scheme, activity: &Activity, column: usize, role: RoleId) {
        const NONE: &Remark =
            &Remark { condition: String::new(), note: String::new(), unread: String::new() };
        let letters = activity.letters_at(column);
        let remark = activity.remark(role).unwrap_or(NONE);
        self.visible.clear();
        push_visible(&mut self.visible, scheme, letters, remark);
        self.text_field();
        self.out.html.push_str("<td");
        if !letters.is_empty() || !remark.is_empty() {
            let symbols = scheme.text(letters);
            self.attribute(LETTERS, &symbols);
            for (name, value) in
                [(CONDITION, &remark.condition), (NOTE, &remark.note), (UNREAD, &remark.unread)]
            {
                if !value.is_empty() {
                    self.attribute(name, value);
                }
            }
            self.out.html.push_str(style(scheme, letters));
        }
        self.html_text("td");
    }
}

/// What stands in a cell for everybody to read: `R`, `I (if needed)`.
pub(in crate::formats) fn push_visible(
    out: &mut String,
    scheme: &Scheme,
    letters: LetterSet,
    remark: &Remark,
) {
    for definition in letters.iter().filter_map(|letter| scheme.definition(letter)) {
        out.push(definition.symbol);
    }
    if !remark.condition.is_empty() {
        out.push_str(if out.is_empty() { "(" } else { " (" });
        out.push_str(&remark.condition);
        out.push(')');
    }
    if !remark.unread.is_empty() {
        out.push_str(if out.is_empty() { "" } else { " / " });
        out.push_str(&remark.unread);
    }
}

/// The cell's colours: those of the weightiest part in it.
fn style(scheme: &Scheme, letters: LetterSet) -> &'static str {
    let plays = |part| letters.meets(scheme.playing(part));
    if plays(Part::Owns) {
        " style=\"background:#8A2C0D;color:#FFFFFF;font-weight:bold;text-align:center\""
    } else if plays(Part::Does) {
        " style=\"background:#0072B2;color:#FFFFFF;font-weight:bold;text-align:center\""
    } else if plays(Part::Before) {
        " style=\"background:#F5C710;color:#1B1B1B;font-weight:bold;text-align:center\""
    } else if !letters.is_empty() {
        " style=\"background:#F1F5F9;color:#1B1B1B;font-weight:bold;text-align:center\""
    } else {
        ""
    }
}

/// Appends text so that it can do nothing in HTML but be read.
fn escape_into(text: &str, in_attribute: bool, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' if in_attribute => out.push_str("&#10;"),
            '\r' if in_attribute => out.push_str("&#13;"),
            '\t' if in_attribute => out.push_str("&#9;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
}
