//! The cells of an activity where they hold names, marks or sides rather than letters.

use super::gather::Says;
use super::plan::ColumnUse;
use super::proposal::ImportNoteKind;
use super::take::Taking;
use super::view::is_mark;
use super::who::{Who, who};
use crate::formats::table::text::{clean_title, tidy};

impl Taking<'_> {
    /// Names of roles that have this letter.
    pub fn named(&mut self, row: usize, column: usize, activity: usize, letter: char) {
        self.tick(row, column);
        let text = tidy(self.plan.table.cell(row, column)).into_owned();
        if is_nothing(&text) {
            return;
        }
        let place = self.place(row, column);
        for name in self.names.split(&text) {
            let role = self.gathered.role(name.title, String::new(), String::new());
            let condition = (!name.condition.is_empty()).then(|| name.condition.into_boxed_str());
            self.push(activity, role, Says::Letter(letter), condition, None, place);
        }
    }

    /// A mark for a letter of a role.
    pub fn mark(&mut self, row: usize, column: usize, activity: usize, role: usize, letter: char) {
        self.tick(row, column);
        let text = tidy(self.plan.table.cell(row, column)).into_owned();
        if is_nothing(&text) {
            return;
        }
        let place = self.place(row, column);
        let same = text.chars().count() == 1 && text.to_uppercase() == letter.to_string();
        let (mark, rest) = text.split_once(char::is_whitespace).unwrap_or((&text, ""));
        if same || is_mark(&text) {
            self.push(activity, role, Says::Letter(letter), None, None, place);
        } else if is_mark(mark) {
            let condition = rest.trim().trim_start_matches('(').trim_end_matches(')');
            self.push(activity, role, Says::Letter(letter), Some(condition.into()), None, place);
        } else {
            let says = Says::Text(self.gathered.text(&text));
            self.push(activity, role, says, None, None, place);
        }
    }

    /// An assignment to a row.
    pub fn record(&mut self, row: usize, activity: usize) {
        let letters = self.plan.column_for(ColumnUse::Letters);
        let letters_text = letters.map(|column| {
            self.tick(row, column);
            tidy(self.plan.table.cell(row, column)).into_owned()
        });
        let letters_text = letters_text.unwrap_or_default();
        let names: Vec<(usize, String)> = self
            .plan
            .columns_for(ColumnUse::RoleName)
            .map(|column| (column, tidy(self.plan.table.cell(row, column)).into_owned()))
            .collect();
        let condition = self.plan.column_for(ColumnUse::Condition).map(|column| {
            self.tick(row, column);
            tidy(self.plan.table.cell(row, column)).into_owned()
        });
        let condition = condition.filter(|text| !text.is_empty());
        let place = self.place(row, letters.unwrap_or_default());
        let mut given = false;
        let readable = self.source.lists && self.reader.read(&letters_text).letters.is_empty();
        for (column, text) in names {
            self.tick(row, column);
            if readable {
                // "SLA: 4 hours" among the lists is a text.
                self.append(activity, ColumnUse::Description, &format!("{letters_text}: {text}"));
                return;
            }
            for name in if is_nothing(&text) { Vec::new() } else { self.names.split(&text) } {
                let role = self.gathered.role(name.title, String::new(), String::new());
                let both: Vec<&str> = [name.condition.as_str(), condition.as_deref().unwrap_or_default()]
                    .into_iter()
                    .filter(|it| !it.is_empty())
                    .collect();
                let condition = (!both.is_empty()).then(|| both.join("; ").into_boxed_str());
                let says = Says::Text(self.gathered.text(&letters_text));
                self.push(activity, role, says, condition, None, place);
                given = true;
            }
        }
        if !given && (!is_nothing(&letters_text) || condition.is_some()) {
            let text = [letters_text, condition.unwrap_or_default()].join(" ");
            self.gathered.note(ImportNoteKind::NotRead, place, text.trim(), "No role is named beside it.");
        }
    }

    /// Who does it, for each column an area of its own.
    pub fn sides(&mut self, row: usize, title: &str) {
        let columns: Vec<usize> = self.plan.columns_for(ColumnUse::Side).collect();
        let single = columns.len() < 2;
        let mut first = None;
        for column in columns {
            let text = tidy(self.plan.table.cell(row, column)).into_owned();
            self.tick(row, column);
            let heading = clean_title(self.plan.header(column));
            let area = if single { self.area } else { self.gathered.area(heading) };
            let activity = self.gathered.activity(title.to_owned(), area);
            first = first.or(Some(activity));
            let place = self.place(row, column);
            let (you, provider) = match who(&text) {
                Some(Who::You) => (true, false),
                Some(Who::Provider) => (false, true),
                Some(Who::Shared) => (true, true),
                None if is_nothing(&text) => (false, false),
                None => {
                    self.append(activity, ColumnUse::Description, &text);
                    self.gathered.note(
                        ImportNoteKind::NotRead,
                        place,
                        &text,
                        "It names no side; it is kept in the description.",
                    );
                    (false, false)
                }
            };
            for (does, name) in [(you, "Customer"), (provider, "Provider")] {
                if does {
                    let role = self.gathered.role(name.to_owned(), String::new(), String::new());
                    self.push(activity, role, Says::Does, None, None, place);
                }
            }
        }
        // Without any such column the row is an activity that nobody does.
        let first = first.or_else(|| Some(self.gathered.activity(title.to_owned(), self.area)));
        if let Some(activity) = first {
            self.fields(row, activity);
        }
    }
}

/// Whether the text says that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text
            .chars()
            .all(|c| matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '/' | '.' | '·' | '…' | ' '))
        || matches!(
            text.to_lowercase().as_str(),
            "n/a" | "n.a." | "na" | "none" | "nobody" | "keine" | "niemand" | "aucun" | "nadie"
        )
}
