//! The analysis as a document: a summary, then every activity, role and person with its counts and verdicts.

use super::document::{Block, Document, Table, Text};
use super::parties;
use super::waivers;
use super::words;
use crate::analysis::{
    ActivityLine, HeatMap, PersonLine, RoleLine, Share, Tally, Verdict, by_activity, by_person, by_role,
};
use crate::model::{AreaId, Matrix, Part, PartyKind};
use crate::rules::{Engine, RowState};

/// The whole analysis. The engine must have followed the matrix to its present state.
pub fn analysis(matrix: &Matrix, engine: &Engine) -> Document {
    let mut document = Document { landscape: true, ..Document::of(matrix, "Analysis") };
    let (rows, heat) = (by_activity(matrix, engine), HeatMap::of(matrix));
    let roles = by_role(matrix, engine, &heat);
    summary(matrix, engine, &rows, &mut document);
    document.heading(2, "Between the parties");
    parties::interface(matrix, &mut document);
    document.heading(2, "Activities");
    activities(matrix, &rows, &heat, &mut document);
    document.heading(2, "Roles");
    let table = roles_table(matrix, &roles);
    document.table(table);
    if !matrix.people.is_empty() {
        document.heading(2, "People");
        document.paragraph("An activity met in several roles counts once.");
        let table = people_table(matrix, &by_person(matrix, engine));
        document.table(table);
    }
    document.heading(2, "Coverage");
    parties::coverage(matrix, &heat, &mut document);
    document.heading(2, "Separation of duties");
    parties::separation(matrix, engine, &mut document);
    if !matrix.waivers.is_empty() {
        document.heading(2, "Accepted findings");
        waivers::waivers(matrix, engine, &mut document);
    }
    document
}

fn summary(matrix: &Matrix, engine: &Engine, rows: &[ActivityLine], document: &mut Document) {
    let count = |holds: &dyn Fn(&ActivityLine) -> bool| rows.iter().filter(|row| holds(row)).count() as u32;
    let of_side = |side: PartyKind| matrix.roles().filter(|role| matrix.side(role) == side).count() as u32;
    let share = |part: u32| format!("{part} of {}", rows.len());
    let sides = [PartyKind::Customer, PartyKind::Provider, PartyKind::ThirdParty]
        .map(|side| format!("{} {}", words::side(side).to_lowercase(), of_side(side)));
    let counts = engine.counts();
    let findings = format!(
        "{}, {}, {} advice, {} waived",
        words::counted(counts.errors as usize, "error", "errors"),
        words::counted(counts.warnings as usize, "warning", "warnings"),
        counts.advice,
        counts.waived
    );
    let letters = matrix.scheme.letters.iter();
    let letters: Vec<String> = letters
        .map(|it| format!("{}: {}", words::letter(it), words::or(&it.meaning, "no meaning given")))
        .collect();
    let facts = [
        ("Letters", letters.join("\n")),
        ("Activities", rows.len().to_string()),
        ("With exactly one owner", share(count(&|row| row.counts.owns == 1))),
        ("With somebody who does it", share(count(&|row| row.counts.does > 0))),
        ("Not begun", share(count(&|row| row.state == RowState::Unfinished))),
        ("Roles", format!("{} ({})", matrix.role_count(), sides.join(", "))),
        ("People", matrix.people.len().to_string()),
        ("Findings", findings),
    ];
    document.blocks.push(Block::Facts(facts.map(|(name, text)| (name.to_owned(), text.into())).into()));
}

/// The headings of four columns of counts.
fn count_headings(matrix: &Matrix) -> [String; 4] {
    [Part::Does, Part::Owns, Part::Before, Part::After]
        .map(|part| format!("#{}", words::part_heading(&matrix.scheme, part)))
}

fn counts(tally: &Tally) -> [Text; 4] {
    [tally.does, tally.owns, tally.before, tally.after].map(Text::from)
}

fn verdicts(verdicts: &[Verdict]) -> Text {
    verdicts.iter().map(Verdict::to_string).collect::<Vec<_>>().join("\n").into()
}

/// A table for each area that has rows.
fn activities(matrix: &Matrix, rows: &[ActivityLine], heat: &HeatMap, document: &mut Document) {
    let headings = count_headings(matrix);
    let columns =
        || std::iter::once("Activity").chain(headings.iter().map(String::as_str)).chain(["Verdict"]);
    let mut tables: Vec<_> = heat.areas.iter().map(|area| (area.area, Table::headed(columns()))).collect();
    for row in rows {
        let Some(activity) = matrix.activity(row.activity) else { continue };
        let area = activity.area.filter(|area| matrix.area(*area).is_some());
        let Some((_, table)) = tables.iter_mut().find(|(id, _)| *id == area) else { continue };
        let mut cells = vec![words::activity_title(activity).into()];
        cells.extend(counts(&row.counts));
        cells.push(verdicts(&row.verdicts));
        table.rows.push(cells);
    }
    for (area, table) in tables {
        if !matrix.areas.is_empty() {
            document.heading(3, words::area_of(matrix, area));
        }
        document.table(table);
    }
}

/// "12 of 60, 20 %".
fn share(share: Share) -> Text {
    format!("{} of {}, {} %", share.part, share.whole, share.percent()).into()
}

fn areas(matrix: &Matrix, areas: &[Option<AreaId>]) -> Text {
    areas.iter().map(|area| words::area_of(matrix, *area)).collect::<Vec<_>>().join(", ").into()
}

fn roles_table(matrix: &Matrix, roles: &[RoleLine]) -> Table {
    let mut table = load_table(matrix, ["Role", "Side"]);
    for line in roles {
        let mut cells = vec![words::role_of(matrix, line.role).into(), words::side(line.side).into()];
        cells.extend(counts(&line.counts));
        cells.extend([share(line.owned), share(line.load)]);
        cells.extend([areas(matrix, &line.areas), verdicts(&line.verdicts)]);
        table.rows.push(cells);
    }
    table
}

/// An empty table of load, headed by who is meant.
fn load_table(matrix: &Matrix, who: [&str; 2]) -> Table {
    let headings = count_headings(matrix);
    let after = ["#Share of ownership", "#Load", "Areas", "Verdict"];
    Table::headed(who.into_iter().chain(headings.iter().map(String::as_str)).chain(after))
}

fn people_table(matrix: &Matrix, people: &[PersonLine]) -> Table {
    let mut table = load_table(matrix, ["Person", "Roles"]);
    for line in people {
        let name = matrix.person(line.person).map(|person| person.name.as_str()).unwrap_or_default();
        let held = line.roles.iter().map(|role| words::role_of(matrix, *role).to_owned());
        let deputises =
            line.deputises.iter().map(|role| format!("{} (deputy)", words::role_of(matrix, *role)));
        let roles: Vec<String> = held.chain(deputises).collect();
        let mut cells = vec![words::or(name, "Unnamed").into(), roles.join("\n").into()];
        cells.extend(counts(&line.counts));
        cells.extend([share(line.owned), share(line.load)]);
        cells.extend([areas(matrix, &line.areas), verdicts(&line.verdicts)]);
        table.rows.push(cells);
    }
    table
}
