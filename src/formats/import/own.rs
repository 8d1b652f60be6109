//! Files that this program exported: the matrix alone is read from them, by what is known of their layout.
//!
//! Whatever the format, the matrix becomes one table: a row of parties, a row of headings, a row per activity with
//! its area, its letters and its fields. What else such a file holds is named in one sentence.

use super::own_scheme;
use super::plan::{ColumnUse, Layout, Plan, RowUse};
use super::source::{FileKind, SourceTable, Tables};
use super::view::is_person;
use crate::catalog::choices::{Choice, SIDES};
use crate::formats::export::field_titles;
use crate::formats::table::TextTable;
use crate::formats::table::text::undo_neutralised;

/// The heading or sheet that the matrix stands under.
const MATRIX: &str = "Matrix";
/// The heading over the titles of activities, and the one over their areas.
const HEADINGS: [&str; 2] = ["Activity", "Area"];
/// What stands for the area of activities that have none.
const NO_AREA: &str = "Without an area";
/// What stands in the cells of a row without letters.
const NOTHING: &str = "–";
/// The tables beside the matrix, and the headings over two of them.
const DETAILS: &str = "Activities in detail";
const ABOUT: &str = "About";
const PARTIES: [&str; 4] = ["Parties", "Name", "Side", "Roles"];

/// What else stands in files of ours; a table under another heading is somebody else's.
const OTHERS: [&str; 17] = [
    "Legend",
    ABOUT,
    DETAILS,
    "Findings",
    PARTIES[0],
    "Roles",
    "People",
    "Scope",
    "Decision levels",
    "Escalation",
    "Escalation: who to call",
    "Reviews",
    "Separated duties",
    "Questions",
    "Positions",
    "Waivers",
    "Controls",
];
/// The heading of duties on the cards of roles, and that of the notes.
const DUTIES: &str = "Duties";
const NOTES: &str = "Internal notes";

/// The matrix of such a file.
#[derive(Default)]
struct Found {
    /// Titles with parties.
    roles: Vec<(String, String)>,
    rows: Vec<Row>,
}

#[derive(Default)]
struct Row {
    area: String,
    title: String,
    cells: Vec<String>,
    fields: Vec<(&'static str, String)>,
    line: usize,
}

/// Keeps only the matrix where the file is one of ours.
pub(super) fn keep(tables: &mut Tables) {
    let is_matrix = |table: &SourceTable| match tables.kind {
        FileKind::Separated => true,
        FileKind::Workbook => table.title == MATRIX,
        _ => !table.lists && (table.title == MATRIX || table.above == MATRIX),
    };
    let (matrix, others): (Vec<&SourceTable>, Vec<&SourceTable>) =
        tables.tables.iter().partition(|table| is_matrix(table));
    let is_ours = |other: &&SourceTable| {
        let of_card = other.above == DUTIES || other.title == DUTIES;
        other.lists || of_card || other.title == NOTES || OTHERS.contains(&other.title.as_str())
    };
    let all_ours = others.iter().all(is_ours);
    let Some(mut found) = found(tables, &matrix).filter(|_| all_ours) else { return };
    let named = |title: &str| others.iter().find(|other| other.title == title).map(|other| &other.table);
    let parties = named(PARTIES[0]).filter(|table| table.row(0).eq(PARTIES.into_iter().skip(1)));
    if let Some(parties) = parties {
        tables.sides = sides(parties);
        name_parties(&mut found, parties);
    }
    if let Some(details) = named(DETAILS) {
        add_details(&mut found, details);
    }
    let title = matrix_title(tables, &matrix, named(ABOUT));
    tables.scheme = own_scheme::find(tables);
    let mut left: Vec<&str> = Vec::new();
    for other in others.iter().filter(|other| !other.lists) {
        let title =
            if other.above == DUTIES || other.title == DUTIES { "Role cards" } else { other.title.as_str() };
        if ![DETAILS, ABOUT, PARTIES[0], "Legend", ""].contains(&title) && !left.contains(&title) {
            left.push(title);
        }
    }
    if !left.is_empty() {
        tables.notices.push(format!(
            "Remit exported this file: its matrix was read, the rest was not ({}).",
            left.join(", ")
        ));
    }
    let own = Some(found.roles.len());
    let (table, lines) = found.table();
    tables.tables = vec![SourceTable { title, table, lines, own, ..SourceTable::default() }];
    tables.asides.clear();
}

/// The matrix from its tables; nothing where their shape is another.
fn found(tables: &Tables, matrix: &[&SourceTable]) -> Option<Found> {
    let mut found = Found::default();
    let mut said = tables.asides.iter().map(|aside| aside.text.as_str());
    let mut remarks = 0;
    for source in matrix {
        let shape = Shape::of(source, tables.kind)?;
        let add = Adding { source, shape: &shape, kind: tables.kind };
        match tables.kind {
            FileKind::Html => add.columns(&mut found, &mut said, &mut remarks),
            _ => add.rows(&mut found),
        }
    }
    (!found.rows.is_empty() && !found.roles.is_empty()).then_some(found)
}

/// Where things stand in a table.
struct Shape {
    /// The row with the titles of roles.
    header: usize,
    /// The column with the titles of activities.
    title: usize,
    roles: Vec<(String, String)>,
    /// The headings after the roles.
    fields: Vec<&'static str>,
}

impl Shape {
    fn of(source: &SourceTable, kind: FileKind) -> Option<Self> {
        let table = &source.table;
        let header = usize::from(kind != FileKind::Markdown);
        let title = usize::from(kind == FileKind::Separated && table.cell(header, 0) == HEADINGS[1]);
        let leading = |column: usize| header == 0 || table.cell(0, column).is_empty();
        if table.cell(header, title) != HEADINGS[0] || !(0..=title).all(leading) {
            return None;
        }
        let is_role = |column: &usize| header == 0 || !table.cell(0, *column).is_empty();
        let columns = title + 1..table.row(header).count();
        let role = |column: usize| {
            let party = if header == 0 { "" } else { table.cell(0, column) };
            (restored(table.cell(header, column), kind), restored(party, kind))
        };
        let mut roles: Vec<_> = columns.clone().take_while(is_role).map(role).collect();
        let rest = columns.skip(roles.len()).map(|column| table.cell(header, column));
        let fields = rest.map(|text| field_titles().find(|title| *title == text)).collect::<Option<_>>()?;
        if header == 0 {
            // A column of text is none of ours.
            if roles.iter().any(|(title, _)| field_titles().any(|field| field == title)) {
                return None;
            }
            divide(&mut roles);
        }
        // Somebody else's table may name a person over each role.
        let persons = kind == FileKind::Separated
            && roles.iter().all(|(_, party)| is_person(party))
            && roles.windows(2).all(|pair| matches!(pair, [one, other] if one.1 != other.1));
        (!persons).then_some(Self { header, title, roles, fields })
    }
}

/// "Engineer (Provider)" in every heading names the parties.
fn divide(roles: &mut [(String, String)]) {
    let divided: Option<Vec<_>> = roles.iter().map(|(title, _)| last_brackets(title)).collect();
    if let Some(divided) = divided {
        roles.clone_from_slice(&divided);
    }
}

/// The text before the last pair of brackets, and what stands in it.
fn last_brackets(text: &str) -> Option<(String, String)> {
    let inner = text.strip_suffix(')')?;
    let mut depth = 1;
    for (at, sign) in inner.char_indices().rev() {
        match sign {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (title, party) = (inner.get(..at)?.trim(), inner.get(at + 1..)?);
            return (!title.is_empty()).then(|| (title.to_owned(), party.to_owned()));
        }
    }
    None
}

fn restored(text: &str, kind: FileKind) -> String {
    if kind == FileKind::Separated { undo_neutralised(text).to_owned() } else { text.to_owned() }
}

struct Adding<'a> {
    source: &'a SourceTable,
    shape: &'a Shape,
    kind: FileKind,
}

impl Adding<'_> {
    /// Each row with its area, which stands in it, above it, or above the table.
    fn body(&self) -> impl Iterator<Item = (usize, String)> {
        let table = &self.source.table;
        let mut area = if self.source.above == MATRIX { self.source.title.clone() } else { String::new() };
        (self.shape.header + 1..table.height()).filter_map(move |row| {
            if self.shape.title > 0 {
                area = restored(table.cell(row, 0), self.kind);
            } else if self.kind != FileKind::Separated && table.is_continued(row, 1) {
                table.cell(row, 0).clone_into(&mut area);
                return None;
            }
            Some((row, if area == NO_AREA { String::new() } else { area.clone() }))
        })
    }

    fn row(&self, row: usize, area: String) -> Row {
        let (table, first) = (&self.source.table, self.shape.title + 1);
        let cell = |column: usize| restored(table.cell(row, column), self.kind);
        let fields = self.shape.fields.iter().enumerate();
        Row {
            area,
            title: cell(self.shape.title),
            cells: (0..self.shape.roles.len()).map(|at| without_dash(cell(first + at))).collect(),
            fields: fields.map(|(at, title)| (*title, cell(first + self.shape.roles.len() + at))).collect(),
            line: self.source.lines.get(row).copied().unwrap_or_default(),
        }
    }

    fn rows(&self, found: &mut Found) {
        if found.roles.is_empty() {
            found.roles.clone_from(&self.shape.roles);
        }
        found.rows.extend(self.body().map(|(row, area)| self.row(row, area)));
    }

    /// A page has sets of columns, and what a cell says beside its letters stands in a numbered list.
    fn columns<'t>(&self, found: &mut Found, said: &mut impl Iterator<Item = &'t str>, remarks: &mut usize) {
        let first = found.rows.is_empty();
        for (at, (row, area)) in self.body().enumerate() {
            let mut next = self.row(row, area);
            for (cell, (role, _)) in next.cells.iter_mut().zip(&self.shape.roles) {
                let Some(letters) = cell.strip_suffix(&(*remarks + 1).to_string()) else { continue };
                *remarks += 1;
                let before = format!("{}, {role}: ", one_line(&next.title));
                if let Some(remark) = said.find_map(|text| text.strip_prefix(before.as_str())) {
                    *cell = format!("{} ({remark})", letters.trim_end());
                }
            }
            match found.rows.get_mut(at) {
                Some(known) if !first => known.cells.append(&mut next.cells),
                _ if first => found.rows.push(next),
                _ => {}
            }
        }
        found.roles.extend(self.shape.roles.iter().cloned());
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_dash(text: String) -> String {
    if text == NOTHING { String::new() } else { text }
}

/// The side of each party.
fn sides(parties: &TextTable) -> Vec<(String, crate::model::PartyKind)> {
    let side = |row: usize| {
        let kind = SIDES.into_iter().find(|side| side.words() == parties.cell(row, 1))?;
        Some((parties.cell(row, 0).to_owned(), kind))
    };
    (1..parties.height()).filter_map(side).collect()
}

/// The only party stands over no role in a Markdown file.
fn name_parties(found: &mut Found, parties: &TextTable) {
    let name = match (parties.height(), parties.cell(1, 0)) {
        (2, "") => parties.cell(1, 1),
        (2, name) => name,
        _ => return,
    };
    for (_, party) in found.roles.iter_mut().filter(|(_, party)| party.is_empty()) {
        name.clone_into(party);
    }
}

/// Fields that stand in a table of their own: "Kind: Security duty", a line each.
fn add_details(found: &mut Found, details: &TextTable) {
    let mut rows = found.rows.iter_mut();
    for line in 1..details.height() {
        let title = details.cell(line, 0);
        let Some(row) = rows.find(|row| row.title == title) else { return };
        for text in details.cell(line, 1).lines() {
            let said = text.split_once(": ");
            let known = said.and_then(|(name, text)| Some((field_titles().find(|it| *it == name)?, text)));
            match (known, row.fields.last_mut()) {
                (Some((name, text)), _) => row.fields.push((name, text.to_owned())),
                (None, Some((_, before))) => {
                    before.push('\n');
                    before.push_str(text);
                }
                (None, None) => {}
            }
        }
    }
}

fn matrix_title(tables: &Tables, matrix: &[&SourceTable], about: Option<&TextTable>) -> String {
    let about = about.filter(|table| table.cell(1, 0) == "Title").map(|table| table.cell(1, 1).to_owned());
    let over = matrix.first().filter(|table| table.title == MATRIX).map(|table| table.above.clone());
    about.or(over.filter(|title| !title.is_empty())).unwrap_or_else(|| tables.title.clone())
}

impl Found {
    /// All of it as one table, with the line that each row comes from.
    fn table(self) -> (TextTable, Vec<usize>) {
        let has_areas = self.rows.iter().any(|row| !row.area.is_empty());
        let fields: Vec<&str> = field_titles()
            .filter(|title| self.rows.iter().any(|row| row.fields.iter().any(|(name, _)| name == title)))
            .collect();
        let mut over = vec![String::new(); usize::from(has_areas) + 1];
        let mut heads: Vec<String> =
            HEADINGS.iter().rev().skip(usize::from(!has_areas)).map(|text| (*text).to_owned()).collect();
        for (title, party) in self.roles {
            over.push(party);
            heads.push(title);
        }
        heads.extend(fields.iter().map(|title| (*title).to_owned()));
        let mut lines = vec![0, 0];
        let mut rows = vec![over, heads];
        for row in self.rows {
            let mut cells: Vec<String> = has_areas.then_some(row.area).into_iter().collect();
            cells.push(row.title);
            cells.extend(row.cells);
            let text = |title: &&str| row.fields.iter().find(|(name, _)| name == title);
            cells.extend(fields.iter().map(|title| text(title).map(|it| it.1.clone()).unwrap_or_default()));
            rows.push(cells);
            lines.push(row.line);
        }
        if lines.iter().all(|line| *line == 0) {
            lines.clear();
        }
        (TextTable::from_rows(rows), lines)
    }
}

/// The plan of such a table, which has this many roles.
pub(super) fn plan(table: &TextTable, roles: usize) -> Plan {
    let title = usize::from(table.cell(1, 0) == HEADINGS[1] && table.cell(1, 1) == HEADINGS[0]);
    let column = |column: usize| match column {
        at if at < title => ColumnUse::Area,
        at if at == title => ColumnUse::Activity,
        at if at <= title + roles => ColumnUse::Role,
        at => super::view::text_use(table.cell(1, at)),
    };
    let row = |row: usize| match row {
        0 => RowUse::Upper,
        1 => RowUse::Header,
        _ => RowUse::Activity,
    };
    Plan {
        layout: Layout::Grid,
        table: table.clone(),
        rows: (0..table.height()).map(row).collect(),
        columns: (0..table.width()).map(column).collect(),
        header_row: Some(1),
        upper_row: Some(0),
        ..Plan::default()
    }
}
