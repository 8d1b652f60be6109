//! A register as a table of texts: what each kind of record says of itself, and the edits that texts become.

use super::super::Session;
use super::super::request::Request;
use super::Sheet;
use std::collections::HashMap;

use super::values::{self, Pen};
use crate::edit::{Edit, ListEdit};
use crate::model::{Activity, Id, IdHash, Matrix, Place, Randomness, Record};

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

/// What the lines of a register tell that follows from the rows of the matrix: by record, the rows' titles in
/// words. Worked out in one walk over the rows, because a register may have thousands of lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Derived(HashMap<u64, String, IdHash>);

impl Derived {
    /// Names the rows of each record; `name` tells the records of a row.
    pub(super) fn of<'a, I>(matrix: &'a Matrix, name: impl Fn(&'a Activity) -> I) -> Self
    where
        I: IntoIterator<Item = Id>,
    {
        let mut titles: HashMap<u64, Vec<&str>, IdHash> = HashMap::default();
        for row in matrix.activities() {
            for record in name(row) {
                titles.entry(record.bits()).or_default().push(&row.title);
            }
        }
        Self(titles.into_iter().map(|(record, titles)| (record, values::listed(&titles))).collect())
    }

    /// What is told of the record.
    pub(super) fn text(&self, record: Id) -> String {
        self.0.get(&record.bits()).cloned().unwrap_or_default()
    }
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
    fn read(&self, column: usize, matrix: &Matrix, derived: &Derived) -> String;
    /// What all lines tell that follows from the rows of the matrix.
    fn derived(_matrix: &Matrix) -> Derived {
        Derived::default()
    }
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
pub(super) fn line<R: Register>(matrix: &Matrix, line: usize, derived: &Derived) -> Vec<String> {
    let Some(record) = R::list(matrix).get(line) else { return Vec::new() };
    (0..R::COLUMNS.len()).map(|column| record.read(column, matrix, derived)).collect()
}

/// The lines of which some text has the words, which are in lower case; all lines where there are no words.
pub(super) fn lines_with<R: Register>(matrix: &Matrix, words: &str, derived: &Derived) -> Vec<usize> {
    let fits = |record: &R| {
        let mut columns = 0..R::COLUMNS.len();
        words.is_empty()
            || columns.any(|column| record.read(column, matrix, derived).to_lowercase().contains(words))
    };
    let lines = R::list(matrix).iter().enumerate().filter(|(_, record)| fits(record));
    lines.map(|(line, _)| line).collect()
}

impl Session {
    pub(super) fn write_register<R: Register>(
        &mut self,
        sheet: Sheet,
        lines: &[usize],
        column: usize,
        texts: &[Vec<String>],
    ) -> Written {
        let mut written = Written::default();
        let (mut edits, mut added, mut elsewhere) = (Vec::new(), Vec::new(), Vec::new());
        let list = R::list(&self.matrix);
        let pen = Pen { matrix: &self.matrix, today: self.today };
        let derived = R::derived(&self.matrix);
        for (line, cells) in lines.iter().zip(texts) {
            let known = list.get(*line);
            let mut record = match known {
                Some(record) => record.clone(),
                None if cells.iter().all(String::is_empty) => continue,
                None => R::fresh(self.randomness.as_mut()),
            };
            for (at, text) in (column..R::COLUMNS.len()).zip(cells) {
                let text = text.trim();
                if record.read(at, &self.matrix, &derived) == text {
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
