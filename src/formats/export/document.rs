//! The parts of an export that are read from top to bottom: the matrix as tables, the legend, registers, cards.
//!
//! Markdown is made of all of them; the HTML page draws the matrix itself and takes the others from here.

use super::fields::fields_used;
use super::findings::findings;
use super::options::{Export, Parts};
use super::registers::{Register, registers};
use super::shape;
use crate::catalog::choices::Choice;
use crate::formats::report::{Block, Document, Table, Text, escalation_sheet, markdown, role_cards, words};
use crate::model::{Date, Matrix};
use crate::rules::Engine;

/// The matrix as a Markdown file; what is due is measured by `today`.
pub(super) fn as_markdown(matrix: &Matrix, options: &Export, today: Date) -> String {
    let mut document = opening(matrix);
    if options.parts.legend {
        legend(matrix, &mut document);
    }
    document.heading(2, "Matrix");
    grid(matrix, &mut document);
    closing(matrix, &options.parts, today, &mut document);
    markdown(&document)
}

/// The title with what the matrix says of itself.
pub(super) fn opening(matrix: &Matrix) -> Document {
    let info = &matrix.info;
    let mut document = Document::of(matrix, words::or(&info.title, "Untitled matrix"));
    // The source repeats the title; below the title the rest is enough.
    let status = info.status.words();
    document.source = match info.version_label.trim() {
        "" => status.to_owned(),
        version => format!("Version {version}, {}", status.to_lowercase()),
    };
    if !info.purpose.trim().is_empty() {
        document.paragraph(info.purpose.as_str());
    }
    let mut facts = Vec::new();
    let mut fact = |name: &str, text: String| {
        if !text.trim().is_empty() {
            facts.push((name.to_owned(), Text::from(text)));
        }
    };
    fact("Kept by", info.owner.clone());
    fact("Reviewed", info.review_cycle.map(|cycle| cycle.words().to_owned()).unwrap_or_default());
    fact("Next review", info.next_review.map(|date| date.to_string()).unwrap_or_default());
    if !facts.is_empty() {
        document.blocks.push(Block::Facts(facts));
    }
    document
}

/// What the letters mean.
pub(super) fn legend(matrix: &Matrix, document: &mut Document) {
    document.heading(2, "Letters");
    let letters = matrix.scheme.letters.iter();
    let fact = |it: &crate::model::LetterDefinition| {
        (words::letter(it), words::or(&it.meaning, "No meaning given.").into())
    };
    document.blocks.push(Block::Facts(letters.map(fact).collect()));
}

/// A table for each area; the parties stand over the roles where there is more than one.
fn grid(matrix: &Matrix, document: &mut Document) {
    let columns = shape::columns(matrix);
    let several = shape::party_runs(&columns).len() > 1;
    let title = |column: &shape::Column<'_>| match several {
        true => format!("{} ({})", column.title(), column.party),
        false => column.title(),
    };
    let titles: Vec<String> =
        std::iter::once("Activity".to_owned()).chain(columns.iter().map(title)).collect();
    for group in shape::groups(matrix) {
        if !matrix.areas.is_empty() {
            document.heading(3, words::area_of(matrix, group.area.map(|area| area.id)));
        }
        let mut table = Table::default();
        // A role's title may begin with the sign that stands for numbers elsewhere.
        table.columns.extend(
            titles
                .iter()
                .map(|title| crate::formats::report::Column { title: title.clone(), numeric: false }),
        );
        for activity in group.rows {
            let letters = columns.iter().map(|column| shape::cell_text(matrix, activity, column));
            let title = words::activity_title(activity).to_owned();
            table.rows.push(std::iter::once(title).chain(letters).map(Text::from).collect());
        }
        document.table(table);
    }
    if matrix.activity_count() == 0 {
        document.paragraph("The matrix has no activities yet.");
    }
}

/// Everything after the matrix: details, findings, registers, cards.
pub(super) fn closing(matrix: &Matrix, parts: &Parts, today: Date, document: &mut Document) {
    if parts.activity_fields {
        details(matrix, parts.notes).into_iter().for_each(|register| register.write(document));
    }
    if parts.findings {
        let findings = findings(matrix, &Engine::strict(matrix, today));
        match findings.rows.is_empty() {
            false => findings.write(document),
            true => {
                document.heading(2, findings.title);
                document.paragraph("Nothing was found.");
            }
        }
    }
    for register in registers(matrix, parts) {
        // The sheet of its own says it better.
        if register.title != "Escalation" {
            register.write(document);
        }
    }
    if parts.registers && !matrix.escalations.is_empty() {
        document.append(escalation_sheet(matrix));
    }
    if parts.role_cards && matrix.role_count() > 0 {
        document.append(role_cards(matrix));
    }
}

/// What is known of the activities, as far as anybody has said it: a line per activity with its fields.
fn details(matrix: &Matrix, notes: bool) -> Option<Register> {
    let fields = fields_used(matrix, notes);
    let row = |activity: &crate::model::Activity| {
        let texts = fields.iter().filter_map(|field| {
            let text = (field.text)(matrix, activity.details());
            (field.is_said(&text)).then(|| format!("{}: {}", field.title, text.trim()))
        });
        let texts = texts.collect::<Vec<_>>().join("\n");
        (!texts.is_empty()).then(|| vec![words::activity_title(activity).to_owned(), texts])
    };
    let rows: Vec<_> =
        shape::groups(matrix).into_iter().flat_map(|group| group.rows).filter_map(row).collect();
    (!rows.is_empty()).then(|| Register::new("Activities in detail", "Activity|Details", rows.into_iter()))
}
