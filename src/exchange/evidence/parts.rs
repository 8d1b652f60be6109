//! The parts of the evidence that are tables of the matrix: responsibilities, findings, waivers, reviews,
//! control coverage, change log. Judges nothing itself.

use crate::analysis::coverage::{Coverage, Standing};
use crate::catalog::choices::Choice;
use crate::catalog::controls::catalogue;
use crate::formats::report::words;
use crate::formats::report::{Block, Column, Document, Table, Text};
use crate::model::{Activity, Date, Matrix, Place, Role, RoleId, Severity};
use crate::rules::{Engine, RULES};

/// The matrix itself: a table for each area, the letters and when they hold.
pub(super) fn responsibilities(matrix: &Matrix) -> Vec<Block> {
    let mut document = Document::default();
    let letters = matrix.scheme.letters.iter();
    document.list(
        letters.map(|it| Text::strong(words::letter(it)).then(format!(": {}", it.meaning.trim()))).collect(),
    );
    let areas = std::iter::once(None).chain(matrix.areas.iter().map(|area| Some(area.id)));
    for area in areas {
        let rows: Vec<&Activity> = matrix.activities().filter(|row| row.area == area).collect();
        if !rows.is_empty() {
            document.heading(2, words::area_of(matrix, area));
            document.table(table_of(matrix, &rows));
        }
    }
    if matrix.activity_count() == 0 {
        document.paragraph("The matrix has no activities.");
    }
    document.blocks
}

/// The rows with a column for each role that has something in one of them.
fn table_of(matrix: &Matrix, rows: &[&Activity]) -> Table {
    let takes_part = |column: usize, role: RoleId| {
        rows.iter().any(|row| !row.letters_at(column).is_empty() || row.remark(role).is_some())
    };
    let columns: Vec<(usize, &Role)> =
        matrix.roles().enumerate().filter(|(column, role)| takes_part(*column, role.id)).collect();
    let titles = columns.iter().map(|(_, role)| words::or(&role.title, "Untitled role"));
    let column = |title: &str| Column { title: title.to_owned(), numeric: false };
    let columns_of_table = std::iter::once("Activity").chain(titles).map(column).collect();
    let mut table = Table { columns: columns_of_table, rows: Vec::new() };
    for row in rows {
        let cells = columns.iter().map(|(column, role)| {
            let text = Text::from(matrix.scheme.text(row.letters_at(*column)));
            match row.remark(role.id).map(|remark| remark.condition.trim()) {
                Some(condition) if !condition.is_empty() => text.then(format!("\n{condition}")),
                _ => text,
            }
        });
        let title = std::iter::once(Text::from(words::activity_title(row)));
        table.rows.push(title.chain(cells).collect());
    }
    table
}

/// Everything that the rules report and nobody has accepted.
pub(super) fn findings(matrix: &Matrix, engine: &Engine) -> Vec<Block> {
    let mut document = Document::default();
    let mut table = Table::headed(["Weight", "Where", "Finding", "Rule"]);
    for finding in engine.findings(matrix) {
        table.rows.push(vec![
            match finding.severity {
                Severity::Error => Text::strong("Error"),
                Severity::Warning => "Warning".into(),
                Severity::Advice => "Advice".into(),
            },
            place(matrix, finding.place).into(),
            engine.explain(matrix, &finding).message.into(),
            Text::code(finding.rule.as_str()),
        ]);
    }
    if table.rows.is_empty() {
        document.paragraph("The rules find nothing.");
    }
    document.table(table);
    document.blocks
}

/// What was accepted on purpose, by whom, until when, and what limits the risk meanwhile.
pub(super) fn waivers(matrix: &Matrix, today: Date) -> Vec<Block> {
    let mut document = Document::default();
    let mut table = Table::headed([
        "Rule",
        "Where",
        "Why it is accepted",
        "Compensating control",
        "Accepted by",
        "On",
        "Until",
    ]);
    for waiver in &matrix.waivers {
        let rule = RULES.iter().find(|rule| rule.id.as_str() == waiver.rule);
        let until = match waiver.until {
            None => "Until withdrawn".into(),
            Some(until) if until < today => Text::strong(format!("Expired on {until}")),
            Some(until) => until.to_string().into(),
        };
        table.rows.push(vec![
            rule.map_or(waiver.rule.as_str(), |rule| rule.title).into(),
            place(matrix, waiver.place).into(),
            waiver.reason.trim().into(),
            waiver.compensating_control.trim().into(),
            waiver.accepted_by.trim().into(),
            day(waiver.accepted_on),
            until,
        ]);
    }
    if table.rows.is_empty() {
        document.paragraph("No finding is waived.");
    }
    document.table(table);
    document.blocks
}

/// The review log.
pub(super) fn reviews(matrix: &Matrix) -> Vec<Block> {
    let mut document = Document::default();
    if matrix.reviews.is_empty() {
        document.paragraph("No review is recorded.");
    }
    if let Some(next) = matrix.info.next_review {
        document.paragraph(format!("The next review is due on {next}."));
    }
    let mut table =
        Table::headed(["Date", "Why", "Reviewers", "Looked at", "Outcome", "Changes made", "Next review"]);
    for review in &matrix.reviews {
        let checks = [
            (review.checks.responsibilities, "Responsibilities still true"),
            (review.checks.contacts, "Contacts still right"),
            (review.checks.repeated_issues, "Repeated issues"),
        ];
        let checks: Vec<&str> = checks.iter().filter(|(done, _)| *done).map(|(_, words)| *words).collect();
        table.rows.push(vec![
            day(review.date),
            review.trigger.words().into(),
            review.reviewers.trim().into(),
            checks.join("\n").into(),
            review.outcome.trim().into(),
            review.changes.trim().into(),
            day(review.next_date),
        ]);
    }
    document.table(table);
    document.blocks
}

/// For each catalogue that the matrix answers to: how every control stands, and through which activities.
pub(super) fn coverage(matrix: &Matrix) -> Vec<Block> {
    let mut document = Document::default();
    let known: Vec<_> = matrix.info.catalogues.iter().filter_map(|id| catalogue(id)).collect();
    if known.is_empty() {
        document.paragraph("The matrix answers to no control catalogue.");
    }
    for catalogue in known {
        let coverage = Coverage::of(matrix, catalogue);
        let counts = coverage.counts();
        document.heading(2, format!("{} {}", catalogue.name, catalogue.version));
        document.paragraph(format!(
            "{} of {} controls have an activity with exactly one accountable owner, {} have activities without one, \
             {} have no activity.",
            counts.covered, counts.controls, counts.unowned, counts.missing
        ));
        let mut table = Table::headed(["Control", "What it asks for", "Stands", "Activities"]);
        for control in coverage.controls() {
            let stands = match control.standing() {
                Standing::Covered => "Covered".into(),
                Standing::Unowned => Text::strong("Without one owner"),
                Standing::Missing => "No activity".into(),
            };
            let titles: Vec<&str> =
                control.activities.iter().map(|it| words::activity_of(matrix, it.activity)).collect();
            table.rows.push(vec![
                control.entry.id.into(),
                control.entry.title.into(),
                stands,
                titles.join("\n").into(),
            ]);
        }
        document.table(table);
    }
    document.blocks
}

/// The change log, oldest first.
pub(super) fn log(matrix: &Matrix) -> Vec<Block> {
    let mut document = Document::default();
    if matrix.log.is_empty() {
        document.paragraph("No change is logged.");
    }
    let mut table = Table::headed(["When", "Who", "What"]);
    for entry in &matrix.log {
        table.rows.push(vec![entry.at.to_string().into(), entry.who.trim().into(), entry.what.trim().into()]);
    }
    document.table(table);
    document.blocks
}

fn day(date: Option<Date>) -> Text {
    date.map(|date| date.to_string()).unwrap_or_default().into()
}

/// What a finding or a waiver is about, in words.
fn place(matrix: &Matrix, place: Place) -> String {
    fn named(name: Option<&str>) -> &str {
        name.map_or("Something that is gone", |name| words::or(name, "Untitled"))
    }
    let row = |id| named(matrix.activity(id).map(|it| it.title.as_str()));
    let role = |id| named(matrix.role(id).map(|it| it.title.as_str()));
    let name = match place {
        Place::Matrix => "The matrix",
        Place::Activity(id) => row(id),
        Place::Role(id) => role(id),
        Place::Cell(activity, column) => return format!("{}, {}", row(activity), role(column)),
        Place::Area(id) => named(matrix.area(id).map(|it| it.title.as_str())),
        Place::Person(id) => named(matrix.person(id).map(|it| it.name.as_str())),
        Place::ScopeItem(id) => named(matrix.scope.iter().find(|it| it.id == id).map(|it| it.name.as_str())),
        Place::DecisionLevel(id) => {
            named(matrix.decision_levels.iter().find(|it| it.id == id).map(|it| it.title.as_str()))
        }
        Place::Escalation(id) => {
            named(matrix.escalations.iter().find(|it| it.id == id).map(|it| it.event.as_str()))
        }
        Place::Waiver(id) => named(matrix.waivers.iter().find(|it| it.id == id).map(|it| it.reason.as_str())),
        Place::Question(id) => {
            named(matrix.questions.iter().find(|it| it.id == id).map(|it| it.text.as_str()))
        }
    };
    name.to_owned()
}
