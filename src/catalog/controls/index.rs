//! A catalogue made ready for many questions: every spelling of an identifier leads to its entry in one search.

use super::spelling::{FORMER, Folded, Key};
use super::{Catalogue, Entry, EntryKind, catalogues, former};

/// A catalogue with all its identifiers in order.
#[derive(Debug)]
pub struct Index {
    catalogue: &'static Catalogue,
    entries: Vec<Entry>,
    rows: Vec<Row>,
}

/// One identifier and an entry it leads to; a former identifier may lead to several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    key: Key,
    place: usize,
    is_former: bool,
}

impl Index {
    pub(super) fn new(catalogue: &'static Catalogue) -> Self {
        let entries: Vec<Entry> = catalogue.entries().collect();
        let mut index = Self { catalogue, entries, rows: Vec::new() };
        let place_of = |lead: &'static str| {
            move |entry: &Entry| {
                let folded = Folded::of(entry.id);
                let key = Key::of("", folded.text().strip_prefix(lead)?)?;
                Some(Row { key, place: entry.place, is_former: false })
            }
        };
        index.rows.extend(index.entries.iter().filter_map(place_of("")));
        index.rows.sort_unstable();
        // What people leave out, where the rest is nobody's identifier.
        if !catalogue.left_out.is_empty() {
            let controls = index.entries.iter().filter(|entry| entry.kind == EntryKind::Control);
            let shortened = controls.filter_map(place_of(catalogue.left_out));
            let free: Vec<Row> = shortened.filter(|row| index.at(row.key).is_empty()).collect();
            index.rows.extend(free);
        }
        let former: Vec<Row> = former::pairs(catalogue).flat_map(|pair| index.former(pair)).collect();
        index.rows.extend(former);
        // As the standard writes it, so that what is written so need not be folded.
        let exact = |entry: &Entry| {
            let key = Key::of("", entry.id)?;
            Some(Row { key, place: entry.place, is_former: false })
        };
        index.rows.extend(index.entries.iter().filter_map(exact));
        index.rows.sort_unstable();
        index.rows.dedup();
        index
    }

    /// The rows of a former control's number, with and without the year, for one successor.
    fn former(&self, (number, successor): (&str, &str)) -> impl Iterator<Item = Row> + use<> {
        let place = self.find(successor).map(|entry| entry.place);
        let folded = Folded::of(number);
        let keys = ["", FORMER].map(|lead| Key::of(lead, folded.text()));
        keys.into_iter().filter_map(move |key| Some(Row { key: key?, place: place?, is_former: true }))
    }

    /// The catalogue.
    pub const fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    /// Every entry, in the catalogue's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this identifier, however it is spelled; see [`Catalogue::find`].
    pub fn find(&self, text: &str) -> Option<Entry> {
        let row = self.rows(text).iter().find(|row| !row.is_former)?;
        self.entries.get(row.place).copied()
    }

    /// What a reference means: the entry it names, or the successors of the control that had the number in an
    /// earlier edition. Nothing where it names nothing in this catalogue.
    pub fn meant(&self, reference: &str) -> impl Iterator<Item = Entry> {
        self.rows(reference).iter().filter_map(|row| self.entries.get(row.place).copied())
    }

    fn rows(&self, text: &str) -> &[Row] {
        // Most references are written by the program itself: their beginning says whose they are.
        for catalogue in catalogues() {
            let Some(identifier) = text.strip_prefix(catalogue.prefix).and_then(|it| it.strip_prefix(' '))
            else {
                continue;
            };
            if catalogue != self.catalogue {
                return &[];
            }
            let rows = Key::of("", identifier).map(|key| self.at(key)).unwrap_or_default();
            if !rows.is_empty() {
                return rows;
            }
        }
        let folded = Folded::of(text);
        let address = self.catalogue.address(folded.text());
        let rows = address.key().map(|key| self.at(key)).unwrap_or_default();
        if !rows.is_empty() || !self.catalogue.has_families {
            return rows;
        }
        // "AC-2" is a control of the family AC.
        let Some((family, control)) = address.identifier.split_once('.') else { return rows };
        let is_number = control.starts_with(|first: char| first.is_ascii_digit());
        let key = if is_number { Key::of("", family) } else { None };
        key.map(|key| self.at(key)).unwrap_or_default()
    }

    fn at(&self, key: Key) -> &[Row] {
        let start = self.rows.partition_point(|row| row.key < key);
        let rows = self.rows.get(start..).unwrap_or_default();
        let length = rows.iter().take_while(|row| row.key == key).count();
        rows.get(..length).unwrap_or_default()
    }
}
