//! A register as a table of texts: what each kind of record says of itself, and the edits that texts become.

use super::super::Session;
use super::super::request::Request;
use super::Sheet;
use super::values::Pen;
use crate::edit::{Edit, ListEdit};
use crate::model::{Matrix, Place, Randomness, Record};

/// One column of a register.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// How wide it wants to be, in CSS pixels.
    pub width: u16,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy)]
pub enum ColumnKind {
    /// A few words.
    Text,
    /// Some sentences.
    Long,
    /// One of these.
    Choice(fn() -> Vec<String>),
    /// A role of the matrix, by its title.
    Role,
    /// A date.
    Date,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// What follows from elsewhere; it cannot be written here.
    Shown,
}

/// A column in one line.
pub(super) const fn column(title: &'static str, kind: ColumnKind, width: u16) -> Column {
    Column { title, kind, width }
}

/// What became of texts that were to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// Whether anything changed.
    pub changed: bool,
    /// What could not be written, one sentence each.
    pub refused: Vec<String>,
}

/// What changes with a field that was written.
pub(super) struct Alongside<R: Record> {
    /// Other fields of the same record.
    pub(super) own: Vec<R::Field>,
    /// Edits of anything else.
    pub(super) elsewhere: Vec<Edit>,
}

/// A kind of record that a sheet shows.
pub(super) trait Register: Record + Default {
    /// The columns, in order.
    const COLUMNS: &'static [Column];
    /// The records.
    fn list(matrix: &Matrix) -> &[Self];
    /// The edit of the list as an edit of the matrix.
    fn edit(edit: ListEdit<Self>) -> Edit;
    /// A new empty record.
    fn fresh(randomness: &mut dyn Randomness) -> Self;
    /// The text of a column.
    fn read(&self, column: usize, matrix: &Matrix) -> String;
    /// The field that the text of a column means.
    ///
    /// # Errors
    /// One sentence where the column cannot hold the text.
    fn write(&self, column: usize, text: &str, pen: &Pen<'_>) -> Result<Self::Field, String>;
    /// What else changes with a field that was written; the record holds the field already.
    fn alongside(&self, _field: &Self::Field, _pen: &Pen<'_>) -> Alongside<Self> {
        Alongside { own: Vec::new(), elsewhere: Vec::new() }
    }
    /// Where findings about the record are.
    fn place(&self) -> Option<Place> {
        None
    }
    /// Edits that must go before the records do, because others refer to them.
    fn before_removal(_leaving: &[Self], _matrix: &Matrix) -> Vec<Edit> {
        Vec::new()
    }
}

/// The texts of one line.
pub(super) fn line<R: Register>(matrix: &Matrix, line: usize) -> Vec<String> {
    let Some(record) = R::list(matrix).get(line) else { return Vec::new() };
    (0..R::COLUMNS.len()).map(|column| record.read(column, matrix)).collect()
}

impl Session {
    pub(super) fn write_register<R: Register>(
        &mut self,
        sheet: Sheet,
        line: usize,
        column: usize,
        texts: &[Vec<String>],
    ) -> Written {
        let mut written = Written::default();
        let (mut edits, mut added, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        let list = R::list(&self.matrix);
        let pen = Pen { matrix: &self.matrix, today: self.today };
        for (offset, cells) in texts.iter().enumerate() {
            let known = list.get(line + offset);
            let mut record = match known {
                Some(record) => record.clone(),
                None if cells.iter().all(String::is_empty) => continue,
                None => R::fresh(self.randomness.as_mut()),
            };
            for (at, text) in (column..R::COLUMNS.len()).zip(cells) {
                let text = text.trim();
                if record.read(at, &self.matrix) == text {
                    continue;
                }
                match record.write(at, text, &pen) {
                    Ok(field) => {
                        record.swap(field.clone());
                        let alongside = record.alongside(&field, &pen);
                        elsewhere.extend(alongside.elsewhere);
                        for field in std::iter::once(field).chain(alongside.own) {
                            if known.is_some() {
                                edits.push(R::edit(ListEdit::Set { id: record.id(), field: field.clone() }));
                            }
                            record.swap(field);
                        }
                    }
                    Err(sentence) => written.refused.push(sentence),
                }
            }
            if known.is_none() {
                added.push(record);
            }
        }
        let label = write_label(sheet, texts, added.len(), R::COLUMNS.get(column));
        if !added.is_empty() {
            edits.push(R::edit(ListEdit::Insert { at: list.len(), items: added }));
        }
        edits.extend(elsewhere);
        written.changed = !edits.is_empty() && self.edit(label, edits);
        written
    }

    pub(super) fn insert_line<R: Register>(&mut self, sheet: Sheet, at: usize) -> bool {
        let at = at.min(R::list(&self.matrix).len());
        let item = R::fresh(self.randomness.as_mut());
        let label = format!("Insert {}", sheet.one());
        self.edit(label, vec![R::edit(ListEdit::Insert { at, items: vec![item] })])
    }

    pub(super) fn remove_lines<R: Register>(&mut self, sheet: Sheet, at: usize, count: usize) -> bool {
        let list = R::list(&self.matrix);
        let at = at.min(list.len());
        let count = count.min(list.len() - at);
        if count == 0 {
            return false;
        }
        let mut edits = R::before_removal(list.get(at..at + count).unwrap_or_default(), &self.matrix);
        edits.push(R::edit(ListEdit::Remove { at, count }));
        let label = match count {
            1 => format!("Delete {}", sheet.one()),
            _ => format!("Delete {count} lines of {}", sheet.title()),
        };
        let text = format!("{label}.");
        let done = self.edit(label, edits);
        if done {
            self.request(Request::Toast { text: text.replacen("Delete", "Deleted", 1), undo: true });
        }
        done
    }

    pub(super) fn move_line<R: Register>(&mut self, sheet: Sheet, from: usize, to: usize) -> bool {
        let count = R::list(&self.matrix).len();
        if from >= count || to >= count || from == to {
            return false;
        }
        self.edit(format!("Move {}", sheet.one()), vec![R::edit(ListEdit::Move { from, to })])
    }
}

/// "Change the owner of a scope item", "Paste into Scope".
fn write_label(sheet: Sheet, texts: &[Vec<String>], added: usize, column: Option<&Column>) -> String {
    let one_cell = texts.len() == 1 && texts.iter().all(|cells| cells.len() == 1);
    match (one_cell, added, column) {
        (true, 0, Some(column)) => format!("Change \"{}\" of {}", column.title, sheet.one()),
        (true, ..) => format!("Add {}", sheet.one()),
        _ => format!("Paste into {}", sheet.title()),
    }
}
