//! What stands over the columns of a table: roles with their parties and holders, and headings.

use super::gather::FoundRole;
use super::plan::{ColumnUse, RowUse, UpperUse};
use super::proposal::{ImportNoteKind, Place};
use super::take::Taking;
use super::view::is_usual;
use crate::formats::table::text::{tidy, title_key};

impl Taking<'_> {
    /// Reads what stands over the columns; gives the role of each column that has one.
    pub fn headers(&mut self) -> Vec<Option<usize>> {
        let width = self.plan.table.width();
        let mut roles = vec![None; width];
        let (mut over, mut count) = (String::new(), 0);
        for (column, place) in roles.iter_mut().enumerate() {
            match self.plan.columns.get(column).copied().unwrap_or_default() {
                ColumnUse::Role => {
                    count += 1;
                    *place = Some(self.role_of(column, count, &mut over));
                }
                ColumnUse::MarkOf(_) => *place = Some(self.marked_role(column, &mut over)),
                found => self.heading(column, found),
            }
        }
        roles
    }

    /// The role that a column of letters belongs to.
    fn role_of(&mut self, column: usize, count: usize, over: &mut String) -> usize {
        let upper = self.plan.upper_row.map(|row| self.title(row, column)).unwrap_or_default();
        let mut title = self.plan.header_row.map(|row| self.title(row, column)).unwrap_or_default();
        let merged = self.plan.header_row.is_some_and(|row| self.plan.table.is_continued(row, column));
        if !upper.is_empty() && (title.is_empty() || (merged && title == upper)) {
            // The title reaches over both rows.
            (title, *over) = (upper, String::new());
        } else if !upper.is_empty() {
            *over = upper;
        }
        let (mut party, mut holder) = (String::new(), String::new());
        match self.plan.upper {
            UpperUse::Parties => over.clone_into(&mut party),
            UpperUse::Holders => holder = over.clone(),
            UpperUse::Titles => (title, holder) = (over.clone(), title),
        }
        if title.is_empty() {
            title = format!("Role {count}");
            let place = Place { row: 0, ..self.place(0, column) };
            self.gathered.note(
                ImportNoteKind::Guessed,
                place,
                "",
                format!("This role has no title; it was called \"{title}\"."),
            );
        }
        let known = self.gathered.role_keys.get(&title_key(&title)).copied();
        if known.is_some_and(|role| self.used.contains(&role)) {
            let place = self.place(self.plan.header_row.unwrap_or_default(), column);
            self.gathered.note(
                ImportNoteKind::Guessed,
                place,
                &title,
                "The role stands here a second time; both columns are kept.",
            );
            self.gathered.roles.push(FoundRole { title, party, holder });
            return self.gathered.roles.len() - 1;
        }
        let role = self.gathered.role(title, party, holder);
        self.used.insert(role);
        role
    }

    /// The role that a column of marks belongs to; its title reaches from the left.
    fn marked_role(&mut self, column: usize, over: &mut String) -> usize {
        if let Some(row) = self.plan.header_row {
            self.tick(row, column);
        }
        let title = self.plan.upper_row.map(|row| self.title(row, column)).unwrap_or_default();
        if !title.is_empty() {
            *over = title;
        }
        let title = if over.is_empty() { "Role 1".to_owned() } else { over.clone() };
        self.gathered.role(title, String::new(), String::new())
    }

    /// Ticks off a heading that needs no keeping, and tells of any other.
    fn heading(&mut self, column: usize, found: ColumnUse) {
        for row in [self.plan.upper_row, self.plan.header_row].into_iter().flatten() {
            let text = tidy(self.plan.table.cell(row, column)).into_owned();
            let label = Some(row) == self.plan.header_row
                && matches!(found, ColumnUse::Description | ColumnUse::Notes | ColumnUse::Deliverable);
            let reading = self.reader.read(&text);
            let plain =
                !reading.letters.is_empty() && reading.condition.is_empty() && reading.unread.is_none();
            let mut below = row + 1..self.plan.table.height();
            let label = label && below.any(|row| !self.plan.table.cell(row, column).trim().is_empty());
            let names_letter =
                plain && matches!(found, ColumnUse::NamesOf(_)) && Some(row) == self.plan.header_row;
            let said = label
                || names_letter
                || text.is_empty()
                || is_usual(&text)
                || (found == ColumnUse::Side && self.plan.columns_for(ColumnUse::Side).nth(1).is_some());
            self.tick(row, column);
            if !said && !self.plan.table.is_continued(row, column) {
                let place = self.place(row, column);
                self.gathered.note(
                    ImportNoteKind::LeftOut,
                    place,
                    &text,
                    "It was taken for a heading and left out.",
                );
            }
        }
        if matches!(found, ColumnUse::Number | ColumnUse::Ignored) {
            let of_body = |row: &usize| {
                !matches!(self.plan.row(*row), RowUse::Legend | RowUse::Ignored | RowUse::Header)
            };
            let texts = (0..self.plan.table.height())
                .filter(of_body)
                .map(|row| self.plan.table.cell(row, column).trim());
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            let text = match texts.as_slice() {
                [] => return,
                [first, .., last] if texts.len() > 6 => format!("{first} to {last}, {} cells", texts.len()),
                all => all.join(", "),
            };
            let place = Place { row: 0, line: 0, ..self.place(0, column) };
            let sentence = match found {
                ColumnUse::Number => "These numbers were left out; the rows keep their order.",
                _ => "This column was left out.",
            };
            self.gathered.note(ImportNoteKind::LeftOut, place, &text, sentence);
        }
    }
}
