//! Writes a document as one HTML page that needs nothing else: no script, nothing loaded, ready to be printed.

use super::document::{Block, Document, Look, Table, Text};
use super::pieces::Piece;

/// How the page looks on screen and on paper.
const STYLE: &str = include_str!("style.css");

/// Wide tables on paper lie on their side and are set smaller.
const LANDSCAPE: &str = "@page { size: A4 landscape; margin: 10mm; }\n@media print { body { font-size: 8pt; line-height: 1.35; } }\n";

/// The document as a page. Every text in it is escaped, and a policy in the page forbids scripts and loading.
pub fn html(document: &Document) -> String {
    let mut out = begin(document, if document.landscape { LANDSCAPE } else { "" });
    blocks(&mut out, &document.blocks);
    finish(&mut out);
    out
}

/// The page up to the document's first block; `style` comes after the style that all pages have.
pub(in crate::formats) fn begin(document: &Document, style: &str) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html");
    if is_language(&document.language) {
        out.push_str(" lang=\"");
        out.push_str(&document.language);
        out.push('"');
    }
    out.push_str(
        ">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    element(&mut out, "title", &document.title.as_str().into());
    out.push_str("<style>\n");
    out.push_str(STYLE);
    out.push_str(style);
    out.push_str("</style>\n</head>\n<body>\n<main>\n");
    element(&mut out, "h1", &document.title.as_str().into());
    if !document.source.is_empty() {
        out.push_str("<p class=\"source\">");
        inline(&mut out, &document.source.as_str().into());
        out.push_str("</p>\n");
    }
    out
}

/// What stands after the last block of a page.
pub(in crate::formats) fn finish(out: &mut String) {
    out.push_str("</main>\n</body>\n</html>\n");
}

/// Whether the tag is one, and not something that would end the attribute.
fn is_language(tag: &str) -> bool {
    !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Writes the blocks, one after the other.
pub(in crate::formats) fn blocks(out: &mut String, blocks: &[Block]) {
    let mut begins_page = false;
    for block in blocks {
        match block {
            Block::Heading(level, text) => {
                let name = ["h2", "h3", "h4", "h5", "h6"].get(usize::from(level.saturating_sub(2)));
                let name = name.unwrap_or(&"h6");
                out.push('<');
                out.push_str(name);
                out.push_str(if begins_page { " class=\"page\">" } else { ">" });
                inline(out, &text.as_str().into());
                end(out, name);
            }
            Block::Paragraph(text) => element(out, "p", text),
            Block::Facts(facts) => {
                out.push_str("<dl>\n");
                for (name, text) in facts {
                    element(out, "dt", &name.as_str().into());
                    element(out, "dd", text);
                }
                out.push_str("</dl>\n");
            }
            Block::List(items) => {
                out.push_str("<ul>\n");
                items.iter().for_each(|item| element(out, "li", item));
                out.push_str("</ul>\n");
            }
            Block::Table(it) => table(out, it),
            Block::NewPage => {}
        }
        begins_page = *block == Block::NewPage;
    }
}

fn table(out: &mut String, table: &Table) {
    out.push_str("<table>\n<thead>\n<tr>");
    for column in &table.columns {
        cell(out, "th scope=\"col\"", column.numeric, &column.title.as_str().into());
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (index, text) in row.iter().enumerate() {
            let numeric = table.columns.get(index).is_some_and(|column| column.numeric);
            cell(out, if index == 0 { "th scope=\"row\"" } else { "td" }, numeric, text);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// A cell; `tag` is the name of its element with attributes.
fn cell(out: &mut String, tag: &str, numeric: bool, text: &Text) {
    out.push('<');
    out.push_str(tag);
    out.push_str(if numeric { " class=\"number\">" } else { ">" });
    inline(out, text);
    out.push_str(if tag.starts_with("th") { "</th>" } else { "</td>" });
}

/// Writes an element of this name with the text in it.
pub(in crate::formats) fn element(out: &mut String, name: &str, text: &Text) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    inline(out, text);
    end(out, name);
}

fn end(out: &mut String, name: &str) {
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

/// Writes the text with its looks and line breaks.
pub(in crate::formats) fn inline(out: &mut String, text: &Text) {
    for piece in text.pieces() {
        let Piece::Words(words, look) = piece else {
            out.push_str("<br>");
            continue;
        };
        let (start, end) = match look {
            Look::Plain => ("", ""),
            Look::Strong => ("<strong>", "</strong>"),
            Look::Code => ("<code>", "</code>"),
        };
        out.push_str(start);
        escape(out, &words);
        out.push_str(end);
    }
}

/// Puts text where it can never be markup, be it content or an attribute.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            character => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "</title><script>alert('x')</script><img src=x onerror=\"y\">&amp;\u{1b}[2J";
    const ESCAPED: &str = "&lt;/title&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&lt;img src=x \
                           onerror=&quot;y&quot;&gt;&amp;amp;[2J";

    #[test]
    fn text_is_text_in_every_block() {
        let mut table = Table::headed([NASTY]);
        table.rows.push(vec![NASTY.into()]);
        let document = Document {
            title: NASTY.to_owned(),
            source: NASTY.to_owned(),
            language: "en\"><script>".to_owned(),
            blocks: vec![
                Block::Heading(2, NASTY.to_owned()),
                Block::Paragraph(Text::strong(NASTY).then(Text::code(NASTY))),
                Block::Facts(vec![(NASTY.to_owned(), NASTY.into())]),
                Block::List(vec![NASTY.into()]),
                Block::Table(table),
            ],
            ..Document::default()
        };
        let page = html(&document);
        assert!(page.starts_with("<!DOCTYPE html>\n<html>\n"), "a tag that is none is left out");
        assert_eq!(page.matches(ESCAPED).count(), 11);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{1b}'));
    }

    #[test]
    fn a_page_needs_nothing_but_itself() {
        let page = html(&Document { language: "de-AT".to_owned(), ..Document::default() });
        assert!(page.contains("<html lang=\"de-AT\">") && page.contains("default-src 'none'"));
        for loader in ["<script", "<link", "<img", "<iframe", "@import", "url(", "http:", "https:", "src="] {
            assert!(!page.contains(loader) || loader == "src=" && !page.contains(" src="), "{loader}");
        }
        assert!(!page.contains("landscape"));
        assert!(html(&Document { landscape: true, ..Document::default() }).contains("A4 landscape"));
    }

    #[test]
    fn spans_keep_the_blanks_and_breaks_between_them() {
        let mut out = String::new();
        inline(&mut out, &Text::strong("Ada").then(", ").then("+49 30").then("\nGrace"));
        assert_eq!(out, "<strong>Ada</strong>, +49 30<br>Grace");
    }

    #[test]
    fn a_heading_after_a_new_page_begins_one() {
        let blocks = vec![Block::NewPage, Block::Heading(3, "Lead".to_owned())];
        assert!(html(&Document { blocks, ..Document::default() }).contains("<h3 class=\"page\">Lead</h3>"));
    }
}
