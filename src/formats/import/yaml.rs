//! The part of YAML that tables are written in: maps, lists, quoted and plain texts, blocks of text, `[a, b]`.
//!
//! Anchors, tags, several documents and the like are not understood; the line is named and the rest is read.

use super::node::Node;
use super::source::Aside;

/// Deeper data is no table.
const DEEPEST: usize = 24;

/// Whether the text looks like YAML: most of its lines are `name:`, `name: value` or `- value`.
pub(super) fn is_yaml(text: &str) -> bool {
    let lines =
        text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).take(200);
    let (mut fits, mut all) = (0usize, 0usize);
    for line in lines {
        all += 1;
        let named = split_key(line.trim_start_matches("- ")).is_some();
        fits += usize::from(line == "---" || line.starts_with("- ") || line == "-" || named);
    }
    all > 1
        && fits * 10 >= all * 9
        && text.lines().any(|line| split_key(line.trim().trim_start_matches("- ")).is_some())
}

/// Reads the text; what is not understood is told by its line.
pub(super) fn read(text: &str) -> (Node, Vec<Aside>) {
    let mut reader = Reader { lines: Vec::new(), at: 0, unread: Vec::new() };
    for (line, number) in text.lines().zip(1..) {
        let content = line.trim_start_matches(' ');
        let indent = line.len() - content.len();
        if content.starts_with('\t') {
            reader.unread.push(Aside { line: number, text: format!("tabs before \"{}\"", content.trim()) });
        } else if content.starts_with('%') || matches!(content.trim_end(), "---" | "...") {
            let is_silent = |it: &Line| it.text.trim().is_empty() || it.text.trim_start().starts_with('#');
            let first = reader.lines.iter().all(is_silent);
            if !first && content.starts_with("---") {
                reader.unread.push(Aside { line: number, text: "a second document begins here".to_owned() });
            }
        } else {
            reader.lines.push(Line { indent, text: content.trim_end(), raw: line, number });
        }
    }
    let mut parts = Vec::new();
    while reader.peek().is_some() {
        let before = reader.at;
        parts.push(reader.block(0));
        if reader.at == before {
            reader.refuse();
        }
    }
    let node = if parts.len() == 1 { parts.pop() } else { None };
    (node.unwrap_or(Node::List(parts)), reader.unread)
}

#[derive(Clone, Copy)]
struct Line<'a> {
    indent: usize,
    text: &'a str,
    raw: &'a str,
    number: usize,
}

struct Reader<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    unread: Vec<Aside>,
}

impl<'a> Reader<'a> {
    /// The next line that says anything.
    fn peek(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.lines.get(self.at).copied() {
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(line);
            }
            self.at += 1;
        }
        None
    }

    /// The next line is not understood.
    fn refuse(&mut self) {
        if let Some(line) = self.peek() {
            self.unread.push(Aside { line: line.number, text: line.text.to_owned() });
            self.at += 1;
        }
    }

    /// Reads the map, list or text that begins at the next line.
    fn block(&mut self, depth: usize) -> Node {
        let Some(first) = self.peek() else { return Node::Text(String::new()) };
        if depth > DEEPEST {
            self.refuse();
            return Node::Text(String::new());
        }
        if is_item(first.text) {
            self.list(first.indent, depth)
        } else if split_key(first.text).is_some() {
            self.map(first.indent, depth)
        } else {
            self.at += 1;
            self.value(first.text, first, depth)
        }
    }

    fn list(&mut self, indent: usize, depth: usize) -> Node {
        let mut items = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent && is_item(line.text)) {
            let after = line.text.get(1..).unwrap_or_default();
            let text = after.trim_start();
            if text.is_empty() || text.starts_with('#') {
                self.at += 1;
                let inner = self.peek().filter(|next| next.indent > indent);
                items.push(if inner.is_some() { self.block(depth + 1) } else { Node::Text(String::new()) });
            } else if split_key(text).is_some() || is_item(text) {
                // The rest of the line is the first line of what the item holds.
                let moved = indent + 1 + (after.len() - text.len());
                if let Some(place) = self.lines.get_mut(self.at) {
                    (place.indent, place.text) = (moved, text);
                }
                items.push(self.block(depth + 1));
            } else {
                self.at += 1;
                items.push(self.value(text, line, depth));
            }
        }
        Node::List(items)
    }

    fn map(&mut self, indent: usize, depth: usize) -> Node {
        let mut members = Vec::new();
        while let Some(line) = self.peek().filter(|line| line.indent == indent && !is_item(line.text)) {
            let Some((key, value)) = split_key(line.text) else {
                self.refuse();
                continue;
            };
            self.at += 1;
            let value = without_comment(value);
            let node = if value.is_empty() {
                let deeper =
                    |next: &Line<'_>| next.indent > indent || (next.indent == indent && is_item(next.text));
                let inner = self.peek().filter(deeper);
                if inner.is_some() { self.block(depth + 1) } else { Node::Text(String::new()) }
            } else {
                self.value(value, line, depth)
            };
            members.push((unquoted(key), node, line.number));
        }
        // A line further in than the map belongs to nothing.
        while self.peek().is_some_and(|line| line.indent > indent) {
            self.refuse();
        }
        Node::Map(members)
    }

    /// A value that begins in this line, which has been taken.
    fn value(&mut self, text: &str, line: Line<'a>, depth: usize) -> Node {
        let text = without_comment(text);
        match text.chars().next() {
            Some('|' | '>') if text.len() <= 3 => self.text_block(line.indent, text.starts_with('>')),
            Some('&' | '*' | '!') => {
                self.unread.push(Aside { line: line.number, text: text.to_owned() });
                Node::Text(String::new())
            }
            Some('[' | '{') => {
                let mut text = text.to_owned();
                // It may go on over several lines.
                while !is_closed(&text) && text.len() < 1_000_000 {
                    let Some(next) = self.peek() else { break };
                    self.at += 1;
                    text.push(' ');
                    text.push_str(without_comment(next.text));
                }
                let mut rest = text.as_str();
                let node = flow(&mut rest, depth, line.number);
                match node {
                    Some(node) if rest.trim().is_empty() => node,
                    _ => {
                        self.unread.push(Aside { line: line.number, text });
                        Node::Text(String::new())
                    }
                }
            }
            _ => {
                let mut whole = text.to_owned();
                let quoted = text.starts_with(['"', '\'']);
                // Plain text goes on in lines that are indented more.
                while !quoted
                    && let Some(next) = self.peek().filter(|next| {
                        next.indent > line.indent && !is_item(next.text) && split_key(next.text).is_none()
                    })
                {
                    self.at += 1;
                    whole.push(' ');
                    whole.push_str(without_comment(next.text));
                }
                Node::Text(unquoted(&whole))
            }
        }
    }

    /// The lines of a block of text.
    fn text_block(&mut self, indent: usize, folded: bool) -> Node {
        let mut text = String::new();
        while let Some(line) = self.lines.get(self.at).copied() {
            if !line.text.is_empty() && line.indent <= indent {
                break;
            }
            self.at += 1;
            if !text.is_empty() {
                text.push(if folded { ' ' } else { '\n' });
            }
            text.push_str(line.raw.trim());
        }
        Node::Text(text.trim().to_owned())
    }
}

fn is_item(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}

/// `name: value` or `name:`.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let cut = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text.get(1..)?.find(quote)? + 2;
            text.get(end..)?.starts_with(':').then_some(end)?
        }
        '[' | '{' | '|' | '>' | '#' | '&' | '*' | '!' => return None,
        _ => text.find(": ").or_else(|| text.ends_with(':').then(|| text.len() - 1))?,
    };
    let (key, value) = text.split_at(cut);
    let value = value.get(1..)?;
    (value.is_empty() || value.starts_with(' ')).then(|| (key.trim(), value.trim()))
}

/// The text up to a `#` that a blank stands before, outside quotes.
fn without_comment(text: &str) -> &str {
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'') && (at == 0 || matches!(before, ' ' | '[' | '{' | ',')) => {
                quote = Some(c)
            }
            None if c == '#' && before == ' ' => return text.get(..at).unwrap_or_default().trim_end(),
            None => {}
        }
        before = c;
    }
    text.trim_end()
}

fn unquoted(text: &str) -> String {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix('\'').and_then(|it| it.strip_suffix('\'')) {
        return inner.replace("''", "'");
    }
    if text.len() > 1 && text.starts_with('"') && text.ends_with('"') {
        return serde_json::from_str(text).unwrap_or_else(|_| text.trim_matches('"').to_owned());
    }
    if matches!(text, "~" | "null") { String::new() } else { text.to_owned() }
}

/// Whether every bracket of the text is closed.
fn is_closed(text: &str) -> bool {
    let opened = text.matches(['[', '{']).count();
    opened <= text.matches([']', '}']).count()
}

/// Reads `[a, b]`, `{a: b}` or a text that a comma or bracket ends.
fn flow(rest: &mut &str, depth: usize, line: usize) -> Option<Node> {
    if depth > DEEPEST {
        return None;
    }
    *rest = rest.trim_start();
    let close = match rest.chars().next()? {
        '[' => ']',
        '{' => '}',
        _ => return Some(Node::Text(unquoted(scalar(rest, false)))),
    };
    *rest = rest.get(1..)?;
    let (mut list, mut map) = (Vec::new(), Vec::new());
    loop {
        *rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix(close) {
            *rest = after;
            return Some(if close == ']' { Node::List(list) } else { Node::Map(map) });
        }
        if close == '}' {
            let key = unquoted(scalar(rest, true));
            *rest = rest.trim_start().strip_prefix(':')?;
            map.push((key, flow(rest, depth + 1, line)?, line));
        } else {
            list.push(flow(rest, depth + 1, line)?);
        }
        *rest = rest.trim_start();
        *rest = rest.strip_prefix(',').unwrap_or(rest);
        if rest.is_empty() {
            return None;
        }
    }
}

/// Takes a text off the front.
fn scalar<'a>(rest: &mut &'a str, key: bool) -> &'a str {
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
    let end = match quote {
        Some(quote) => rest.get(1..).and_then(|it| it.find(quote)).map(|at| at + 2),
        None => rest.find(|c| matches!(c, ',' | ']' | '}') || (key && c == ':')),
    };
    let (taken, after) = rest.split_at(end.unwrap_or(rest.len()));
    *rest = after;
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(members: &[(&str, Node)]) -> Node {
        Node::Map(members.iter().map(|(key, node)| ((*key).to_owned(), node.clone(), 0)).collect())
    }
    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }
    fn unlined(node: Node) -> Node {
        match node {
            Node::Map(members) => {
                Node::Map(members.into_iter().map(|(key, node, _)| (key, unlined(node), 0)).collect())
            }
            Node::List(list) => Node::List(list.into_iter().map(unlined).collect()),
            other => other,
        }
    }

    #[test]
    fn lists_of_maps_maps_of_maps_and_texts_are_read() {
        let (node, unread) = read(
            "# who\n---\nedges:\n  - activity: \"Patch: servers\" # all\n    role: CIO\n    letter: R\n  - {activity: Backup, roles: [A, 'B']}\n\
             other:\n  Patch:\n    CIO: >\n      R\n      if needed\n    CISO: 'it''s'\nlast:\n- one\n- two\n",
        );
        assert_eq!(unread, []);
        let edges = Node::List(vec![
            map(&[("activity", text("Patch: servers")), ("role", text("CIO")), ("letter", text("R"))]),
            map(&[("activity", text("Backup")), ("roles", Node::List(vec![text("A"), text("B")]))]),
        ]);
        let other = map(&[("Patch", map(&[("CIO", text("R if needed")), ("CISO", text("it's"))]))]);
        let last = Node::List(vec![text("one"), text("two")]);
        assert_eq!(unlined(node), map(&[("edges", edges), ("other", other), ("last", last)]));
    }

    #[test]
    fn what_is_not_understood_is_told_by_its_line() {
        let (_, unread) = read("a: &x 1\nb: [1, 2\nc:\n   d: 1\n  e: 2\n");
        let lines: Vec<usize> = unread.iter().map(|aside| aside.line).collect();
        assert_eq!(lines.first(), Some(&1), "{unread:?}");
        assert!(lines.len() > 1, "{unread:?}");
    }
}
