//! JSON and YAML as tables: lists of objects become rows, their names the titles of columns.
//!
//! An object inside an object adds its members as columns, a list of objects inside one gives a row for each.
//! Values that fit into no row are told.

use super::node::Node;
use super::source::{Aside, SourceTable, Tables};
use crate::formats::table::TextTable;

/// Deeper data is no table.
const DEEPEST: usize = 32;
/// More columns than this are no table but data about something else.
const MOST_COLUMNS: usize = 4096;

/// A row: names of columns with their texts.
type Record = Vec<(String, String)>;

/// Adds the tables that the data holds.
pub(super) fn add(node: &Node, tables: &mut Tables) {
    find(node, "", "", tables, 0);
}

fn find(node: &Node, title: &str, above: &str, tables: &mut Tables, depth: usize) {
    if depth > DEEPEST {
        tables.unread.push(Aside { line: 0, text: format!("{title}: nested too deeply") });
        return;
    }
    match node {
        Node::Text(text) => aside(title, text, 0, tables),
        Node::List(list) if list.iter().any(|item| matches!(item, Node::Map(_))) => {
            let mut rows = Rows::default();
            for item in list {
                match item {
                    Node::Map(_) => rows.item(item, &Record::new(), &[], 0),
                    other => aside(title, &other.flat().unwrap_or_else(|| format!("{other:?}")), 0, tables),
                }
            }
            rows.table(title, above, tables);
        }
        Node::List(list) if list.iter().any(|item| matches!(item, Node::List(_))) => {
            let rows = list.iter().map(|row| match row {
                Node::List(cells) => {
                    cells.iter().map(|cell| cell.flat().unwrap_or_else(|| format!("{cell:?}"))).collect()
                }
                other => vec![other.flat().unwrap_or_default()],
            });
            let table = TextTable::from_rows(rows.collect::<Vec<_>>());
            tables.tables.push(SourceTable {
                title: title.to_owned(),
                above: above.to_owned(),
                table,
                ..SourceTable::default()
            });
        }
        Node::List(list) => {
            aside(title, &list.iter().filter_map(Node::flat).collect::<Vec<_>>().join(", "), 0, tables)
        }
        Node::Map(map) => find_in_map(map, title, above, tables, depth),
    }
}

fn find_in_map(map: &[(String, Node, usize)], title: &str, above: &str, tables: &mut Tables, depth: usize) {
    // Several members that are maps of texts are rows with their names as titles.
    let is_row = |node: &Node| matches!(node, Node::Map(inner) if !inner.is_empty() && inner.iter().all(|(_, value, _)| value.flat().is_some()));
    let rows: Vec<_> = map.iter().filter(|(_, value, _)| is_row(value)).collect();
    if !rows.is_empty() && rows.len() * 2 >= map.len() {
        let mut found = Rows { named: true, ..Rows::default() };
        for (key, value, line) in map {
            if is_row(value) {
                found.item(value, &vec![(String::new(), key.clone())], &[], *line);
            } else {
                find(value, key, title, tables, depth + 1);
            }
        }
        found.table(title, above, tables);
        return;
    }
    for (key, value, line) in map {
        match value.flat() {
            Some(text) => aside(key, &text.replace('\n', ", "), *line, tables),
            None => find(value, key, title, tables, depth + 1),
        }
    }
}

fn aside(title: &str, text: &str, line: usize, tables: &mut Tables) {
    if !text.trim().is_empty() {
        let text = if title.is_empty() { text.to_owned() } else { format!("{title}: {text}") };
        tables.asides.push(Aside { line, text });
    }
}

#[derive(Default)]
struct Rows {
    /// Whether the first column holds the names of members.
    named: bool,
    columns: Vec<String>,
    rows: Vec<(Vec<String>, usize)>,
    unread: Vec<Aside>,
}

impl Rows {
    /// Adds an object: one row, or one for each object of a list inside it.
    fn item(&mut self, node: &Node, outer: &Record, path: &[&str], line: usize) {
        let Node::Map(map) = node else { return };
        let mut record = outer.clone();
        let mut inner = Vec::new();
        let line = map.first().map_or(line, |(_, _, first)| if *first == 0 { line } else { *first });
        for (key, value, at) in map {
            if let Some(text) = value.flat() {
                record.push((key.clone(), text));
                continue;
            }
            match value {
                Node::List(list) => inner.push((key.as_str(), list)),
                Node::Map(members) => {
                    for (name, member, _) in members {
                        match member.flat() {
                            Some(text) => record.push((name.clone(), text)),
                            None => self
                                .unread
                                .push(Aside { line: *at, text: format!("{key}.{name}: {member:?}") }),
                        }
                    }
                }
                Node::Text(_) => {}
            }
        }
        if inner.is_empty() || path.len() > 4 {
            self.row(record, line);
            for (key, list) in inner {
                self.unread.push(Aside { line, text: format!("{key}: {list:?}") });
            }
            return;
        }
        for (key, list) in inner {
            let path: Vec<&str> = path.iter().copied().chain([key]).collect();
            for item in list {
                match item {
                    Node::Map(_) => self.item(item, &record, &path, line),
                    other => self.unread.push(Aside {
                        line,
                        text: format!("{key}: {}", other.flat().unwrap_or_else(|| format!("{other:?}"))),
                    }),
                }
            }
        }
    }

    fn row(&mut self, record: Record, line: usize) {
        let mut cells = vec![String::new(); self.columns.len()];
        for (key, text) in record {
            let at = match self.columns.iter().position(|column| *column == key) {
                Some(at) => at,
                None if self.columns.len() < MOST_COLUMNS => {
                    self.columns.push(key);
                    cells.push(String::new());
                    self.columns.len() - 1
                }
                None => {
                    self.unread.push(Aside { line, text: format!("{key}: {text}") });
                    continue;
                }
            };
            if let Some(cell) = cells.get_mut(at) {
                if !cell.is_empty() && !text.is_empty() {
                    cell.push('\n');
                }
                cell.push_str(&text);
            }
        }
        self.rows.push((cells, line));
    }

    fn table(self, title: &str, above: &str, tables: &mut Tables) {
        tables.unread.extend(self.unread);
        let lined = self.rows.iter().any(|(_, line)| *line > 0);
        let lines =
            std::iter::once(0).chain(self.rows.iter().map(|(_, line)| *line)).filter(|_| lined).collect();
        let mut header = self.columns;
        if let Some(first) = header.first_mut().filter(|first| self.named && first.is_empty()) {
            "Activity".clone_into(first);
        }
        let table = TextTable::from_rows(
            std::iter::once(header).chain(self.rows.into_iter().map(|(cells, _)| cells)),
        );
        let (title, above) = (title.to_owned(), above.to_owned());
        tables.tables.push(SourceTable {
            title,
            above,
            table,
            lines,
            records: true,
            ..SourceTable::default()
        });
    }
}
