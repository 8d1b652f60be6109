//! Writes a document as Markdown (GitHub's): one block after the other, a row a line, no padding, so that two
//! versions differ only where they say something else.

use super::clean;
use super::document::{Block, Document, Look, Span, Table, Text};

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    let mut out = String::new();
    heading(&mut out, 1, &document.title);
    if !document.source.is_empty() {
        paragraph(&mut out, &document.source.as_str().into());
    }
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => heading(&mut out, *level, text),
            Block::Paragraph(text) => paragraph(&mut out, text),
            Block::Facts(facts) => {
                let fact = |(name, text): &(String, Text)| {
                    Text::strong(format!("{name}:")).then(" ").then(text.clone())
                };
                list(&mut out, &facts.iter().map(fact).collect::<Vec<_>>());
            }
            Block::List(items) => list(&mut out, items),
            Block::Table(it) => table(&mut out, it),
            Block::NewPage => {}
        }
    }
    out
}

/// Parts the block that follows from the one before it.
fn part(out: &mut String) {
    if !out.is_empty() {
        out.push('\n');
    }
}

fn heading(out: &mut String, level: u8, text: &str) {
    part(out);
    (0..level.clamp(1, 6)).for_each(|_| out.push('#'));
    out.push(' ');
    out.push_str(&inline(&text.into(), " "));
    out.push('\n');
}

fn paragraph(out: &mut String, text: &Text) {
    part(out);
    out.push_str(&at_line_starts(&inline(text, "\\\n")));
    out.push('\n');
}

fn list(out: &mut String, items: &[Text]) {
    part(out);
    for item in items {
        out.push_str("- ");
        // What follows a break belongs to the item, so it stands under its text.
        out.push_str(&at_line_starts(&inline(item, "\\\n")).replace('\n', "\n  "));
        out.push('\n');
    }
}

fn table(out: &mut String, table: &Table) {
    part(out);
    let titles = table.columns.iter().map(|column| inline(&column.title.as_str().into(), " "));
    row(out, titles);
    row(out, table.columns.iter().map(|column| if column.numeric { "--:" } else { "---" }.to_owned()));
    for cells in &table.rows {
        row(out, cells.iter().map(|cell| inline(cell, "<br>")));
    }
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    out.push('\n');
}

/// The text with its emphasis, line breaks as `line_break`.
fn inline(text: &Text, line_break: &str) -> String {
    let mut out = String::new();
    for Span { text, look } in &text.spans {
        let before = text.starts_with(' ') && !out.is_empty();
        let words = clean::lines(text).map(|line| span(&line, *look)).collect::<Vec<_>>().join(line_break);
        if before && !out.ends_with(' ') {
            out.push(' ');
        }
        if !out.is_empty() && text.starts_with('\n') && !words.is_empty() {
            out.push_str(line_break);
        }
        out.push_str(&words);
        if text.ends_with(' ') && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out.trim().to_owned()
}

/// One line of one look.
fn span(line: &str, look: Look) -> String {
    match look {
        Look::Plain => escaped(line),
        Look::Strong => format!("**{}**", escaped(line)),
        Look::Code if line.contains(['`', '|']) => escaped(line),
        Look::Code => format!("`{line}`"),
    }
}

/// The line with a backslash before everything that Markdown reads as more than text, wherever it stands.
///
/// An address of the web is more than text as well: nobody who writes a title shall put links into a document,
/// and within a link the backslashes would be shown.
fn escaped(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for (at, character) in line.char_indices() {
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '!' => true,
            ':' => line.get(at..).is_some_and(|rest| rest.starts_with("://")),
            '.' => at >= 3 && line.get(at - 3..at).is_some_and(|word| word.eq_ignore_ascii_case("www")),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(character);
    }
    out
}

/// The lines with a backslash before what Markdown reads as more than text only where a line begins.
fn at_line_starts(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(at_line_start).collect();
    lines.join("\n")
}

fn at_line_start(line: &str) -> String {
    if line.starts_with(['#', '+', '-', '=']) {
        return format!("\\{line}");
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.split_at_checked(digits) {
        Some((number, rest)) if digits > 0 && rest.starts_with(['.', ')']) => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(blocks: Vec<Block>) -> String {
        markdown(&Document { title: "T".to_owned(), blocks, ..Document::default() })
    }

    #[test]
    fn what_would_be_markup_is_escaped_wherever_it_stands() {
        let nasty = "<script>x</script> **a** [b](c) `d` ~~e~~ | &lt; $f$ ![g](h) snake_case";
        let escaped = "\\<script\\>x\\</script\\> \\*\\*a\\*\\* \\[b\\](c) \\`d\\` \\~\\~e\\~\\~ \\| \\&lt; \\$f\\$ \
                       \\!\\[g\\](h) snake\\_case";
        assert_eq!(written(vec![Block::Paragraph(nasty.into())]), format!("# T\n\n{escaped}\n"));
        let mut table = Table::headed([nasty, "#n"]);
        table.rows.push(vec![nasty.into(), "1\n2".into()]);
        let wanted = format!("# T\n\n| {escaped} | n |\n| --- | --: |\n| {escaped} | 1<br>2 |\n");
        assert_eq!(written(vec![Block::Table(table)]), wanted);
        assert_eq!(written(vec![Block::Heading(2, "a\n# b".to_owned())]), "# T\n\n## a # b\n");
    }

    #[test]
    fn a_line_does_not_become_a_list_a_heading_or_a_rule() {
        for (line, wanted) in [
            ("# a", "\\# a"),
            ("- a", "\\- a"),
            ("+ a", "\\+ a"),
            ("12. a", "12\\. a"),
            ("3) a", "3\\) a"),
            ("2026 was", "2026 was"),
            ("===", "\\==="),
            ("a\n---", "a\\\n\\---"),
        ] {
            let paragraph = written(vec![Block::Paragraph(line.into())]);
            assert_eq!(paragraph, format!("# T\n\n{wanted}\n"), "{line}");
            let list = written(vec![Block::List(vec![line.into()])]);
            assert_eq!(list, format!("# T\n\n- {}\n", wanted.replace('\n', "\n  ")), "{line}");
        }
    }

    #[test]
    fn an_address_of_the_web_does_not_become_a_link() {
        assert_eq!(escaped("see http://a.b/c?d&e or WWW.x.y: z"), "see http\\://a.b/c?d\\&e or WWW\\.x.y: z");
    }

    #[test]
    fn emphasis_and_facts_are_written() {
        let text = Text::strong("Deputy").then(" of ").then(Text::code("role-idle")).then("\nnext");
        assert_eq!(inline(&text, "<br>"), "**Deputy** of `role-idle`<br>next");
        let facts = Block::Facts(vec![("Party".to_owned(), "Customer".into())]);
        assert_eq!(written(vec![facts]), "# T\n\n- **Party:** Customer\n");
        // An empty cell is empty, not two blanks.
        assert_eq!(inline(&Text::strong(" "), " "), "");
    }
}
