//! The matrix as one HTML page that needs nothing else: no script, nothing loaded, ready to be printed.
//!
//! What a cell says beside its letters stands in a numbered list below the grid, so that columns stay narrow. Where
//! the roles are too many for the paper, the grid comes in sets of columns, each with the activities again.

use super::document;
use super::options::{Export, Paper};
use super::shape::{self, Column};
use crate::formats::report::html::{begin, blocks, element, finish, inline};
use crate::formats::report::{Document, words};
use crate::model::{Activity, Date, LetterSet, Matrix, Part, PartyKind, Scheme};

const STYLE: &str = include_str!("page.css");
const COLOURS: &str = include_str!("colours.css");

/// The page; what is due is measured by `today`.
pub(super) fn page(matrix: &Matrix, options: &Export, today: Date) -> String {
    let mut opening = document::opening(matrix);
    opening.landscape = true;
    let paper = match options.paper {
        Paper::A4 => "@page { size: A4 landscape; margin: 10mm; }\n",
        Paper::A3 => "@page { size: A3 landscape; margin: 12mm; }\n",
    };
    let colours = if options.colours { COLOURS } else { "" };
    let print = "@media print { body { font-size: 8pt; line-height: 1.35; } }\n";
    let mut out = begin(&opening, &[STYLE, colours, paper, print].concat());
    blocks(&mut out, &opening.blocks);
    if options.parts.legend {
        legend(&mut out, &matrix.scheme);
    }
    grids(&mut out, matrix, options.paper);
    let mut closing = Document::default();
    document::closing(matrix, &options.parts, today, &mut closing);
    blocks(&mut out, &closing.blocks);
    finish(&mut out);
    out
}

fn text(out: &mut String, text: &str) {
    inline(out, &text.into());
}

fn legend(out: &mut String, scheme: &Scheme) {
    out.push_str("<h2>Letters</h2>\n<ul class=\"key\">\n");
    for (index, definition) in (0u8..).zip(&scheme.letters) {
        out.push_str("<li><i class=\"");
        out.push_str(weight(scheme, LetterSet::of(crate::model::Letter(index))));
        out.push_str("\">");
        text(out, &definition.symbol.to_string());
        out.push_str("</i> ");
        text(out, words::or(&definition.name, "Without a name"));
        if !definition.meaning.trim().is_empty() {
            out.push_str(": ");
            text(out, &definition.meaning);
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

/// How many columns of letters fit the paper beside the activities.
const fn columns_per_page(paper: Paper) -> usize {
    match paper {
        Paper::A4 => 28,
        Paper::A3 => 44,
    }
}

fn grids(out: &mut String, matrix: &Matrix, paper: Paper) {
    out.push_str("<h2>Matrix</h2>\n");
    if matrix.activity_count() == 0 {
        element(out, "p", &"The matrix has no activities yet.".into());
        return;
    }
    let columns = shape::columns(matrix);
    // Sets of nearly the same size look better than a full one and a rest.
    let sets = columns.len().div_ceil(columns_per_page(paper)).max(1);
    let size = columns.len().div_ceil(sets).max(1);
    let mut remarks: Vec<String> = Vec::new();
    let groups = shape::groups(matrix);
    let empty: [&[Column<'_>]; 1] = [&[]];
    let chunks: Vec<&[Column<'_>]> =
        if columns.is_empty() { empty.to_vec() } else { columns.chunks(size).collect() };
    for (number, set) in chunks.into_iter().enumerate() {
        out.push_str(if number == 0 { "<table class=\"grid\">\n" } else { "<table class=\"grid again\">\n" });
        head(out, set);
        for group in &groups {
            out.push_str("<tbody>\n");
            if !matrix.areas.is_empty() {
                out.push_str(&format!(
                    "<tr class=\"area\"><th scope=\"rowgroup\" colspan=\"{}\">",
                    set.len() + 1
                ));
                text(out, words::area_of(matrix, group.area.map(|area| area.id)));
                out.push_str("</th></tr>\n");
            }
            for activity in &group.rows {
                row(out, matrix, activity, set, &mut remarks);
            }
            out.push_str("</tbody>\n");
        }
        out.push_str("</table>\n");
    }
    if !remarks.is_empty() {
        out.push_str("<h3>Remarks in the cells</h3>\n<ol class=\"remarks\">\n");
        remarks.iter().for_each(|remark| element(out, "li", &remark.as_str().into()));
        out.push_str("</ol>\n");
    }
}

fn head(out: &mut String, set: &[Column<'_>]) {
    out.push_str("<thead>\n<tr><td class=\"title\"></td>");
    for (first, last) in shape::party_runs(set) {
        let Some(column) = set.get(first) else { continue };
        let (side, span) = (side(column.side), last - first + 1);
        out.push_str(&format!("<th scope=\"colgroup\" class=\"party {side}\" colspan=\"{span}\">"));
        text(out, &column.party);
        out.push_str("</th>");
    }
    out.push_str("</tr>\n<tr><th scope=\"col\" class=\"title\">Activity</th>");
    for column in set {
        out.push_str(&format!("<th scope=\"col\" class=\"role {}\"><span>", side(column.side)));
        text(out, &column.title());
        out.push_str("</span></th>");
    }
    out.push_str("</tr>\n</thead>\n");
}

fn row(
    out: &mut String,
    matrix: &Matrix,
    activity: &Activity,
    set: &[Column<'_>],
    remarks: &mut Vec<String>,
) {
    out.push_str("<tr><th scope=\"row\">");
    text(out, words::activity_title(activity));
    out.push_str("</th>");
    for column in set {
        let letters = activity.letters_at(column.index);
        let weight = weight(&matrix.scheme, letters);
        match weight {
            "" => out.push_str("<td>"),
            weight => out.push_str(&format!("<td class=\"{weight}\">")),
        }
        text(out, &matrix.scheme.text(letters));
        let said = activity.remark(column.role.id);
        let said = said.map(|it| [it.condition.trim(), it.unread.trim()]).unwrap_or_default();
        if said.iter().any(|text| !text.is_empty()) {
            let said = said.iter().copied().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
            let place = [words::activity_title(activity), &column.title()].join(", ");
            remarks.push(format!("{place}: {said}"));
            out.push_str(&format!("<sup>{}</sup>", remarks.len()));
        }
        out.push_str("</td>");
    }
    out.push_str("</tr>\n");
}

const fn side(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Customer => "customer",
        PartyKind::Provider => "provider",
        PartyKind::ThirdParty => "third",
    }
}

/// The class of the weightiest part that the letters play; none for no letters.
fn weight(scheme: &Scheme, letters: LetterSet) -> &'static str {
    let parts = [(Part::Owns, "owns"), (Part::Does, "does"), (Part::Before, "before")];
    let found = parts.into_iter().find(|(part, _)| letters.meets(scheme.playing(*part)));
    match found {
        Some((_, class)) => class,
        None if letters.is_empty() => "",
        None => "after",
    }
}
