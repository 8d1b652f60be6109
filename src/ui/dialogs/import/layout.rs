//! How each table is laid out: its layout, the row with the titles, and what each column is for.

use std::sync::Arc;

use leptos::html::{div, li, span, ul};
use leptos::prelude::*;

use super::disclosure;
use crate::app::{App, Importing};
use crate::errand::{ColumnUse, Layout, TableChoice, TableProposal};
use crate::ui::fields::{bare_choice, choice};

/// How many rows can be the one with the titles.
const HEADER_ROWS: usize = 12;
/// How many columns are listed.
const COLUMNS: usize = 60;

/// The disclosures, one for each table.
pub(super) fn layout(app: App) -> AnyView {
    let importing = app.signals.importing;
    let titles = Memo::new(move |_| {
        importing.with(|reading| {
            reading.proposal.tables.iter().map(|table| table.title.clone()).collect::<Vec<_>>()
        })
    });
    let several = move || titles.with(Vec::len) > 1;
    let one = move |(at, title): (usize, String)| {
        let words = match (several(), title.is_empty()) {
            (false, _) => "How the table is laid out".to_owned(),
            (true, true) => format!("How table {} is laid out", at + 1),
            (true, false) => format!("How the table “{title}” is laid out"),
        };
        disclosure(move || words.clone(), fields(app, at))
    };
    (move || titles.get().into_iter().enumerate().map(one).collect::<Vec<_>>()).into_any()
}

/// Looks at one table.
fn with_table<T>(importing: Importing, at: usize, look: impl FnOnce(&TableProposal) -> T) -> T {
    importing.with(|reading| match reading.proposal.tables.get(at) {
        Some(table) => look(table),
        None => look(&TableProposal::default()),
    })
}

fn correct(app: App, at: usize, change: impl FnOnce(&mut TableChoice)) {
    app.correct_import(|choices| change(choices.tables.entry(at).or_default()));
}

fn fields(app: App, at: usize) -> AnyView {
    let importing = app.signals.importing;
    let layouts: Vec<String> = Layout::ALL.iter().map(|layout| capital(layout.name())).collect();
    let chosen = Signal::derive(move || {
        let layout = with_table(importing, at, |table| table.layout);
        Layout::ALL.iter().position(|it| *it == layout).unwrap_or_default()
    });
    let choose = move |position: usize| {
        let layout = Layout::ALL.get(position).copied();
        // Rows and columns that were corrected are others in another layout.
        correct(app, at, |choice| *choice = TableChoice { layout, ..TableChoice::default() });
    };
    (
        div()
            .attr("class", "field-row")
            .child((choice("Layout", layouts, chosen, Arc::new(choose)), header(app, at))),
        columns(app, at),
    )
        .into_any()
}

fn capital(words: &str) -> String {
    let mut characters = words.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Which row holds the titles of columns.
fn header(app: App, at: usize) -> AnyView {
    let importing = app.signals.importing;
    let rows = Memo::new(move |_| {
        with_table(importing, at, |table| {
            let line = |(number, row): (usize, &Vec<String>)| {
                let texts: Vec<&str> =
                    row.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).take(4).collect();
                let text: String = texts.join(" | ").chars().take(60).collect();
                format!("{}: {text}", number + 1)
            };
            table.sample.iter().take(HEADER_ROWS).enumerate().map(line).collect::<Vec<_>>()
        })
    });
    let chosen =
        Signal::derive(move || with_table(importing, at, |table| table.header_row.map_or(0, |row| row + 1)));
    let field = move || {
        let mut options = vec!["No row".to_owned()];
        options.extend(rows.get());
        let choose =
            move |option: usize| correct(app, at, |choice| choice.header_row = option.checked_sub(1));
        choice("Row with the titles", options, chosen, Arc::new(choose))
    };
    field.into_any()
}

/// What each column is for.
fn columns(app: App, at: usize) -> AnyView {
    let importing = app.signals.importing;
    let titles = Memo::new(move |_| {
        with_table(importing, at, |table| {
            table.columns.iter().take(COLUMNS).map(|(title, _)| title.clone()).collect::<Vec<_>>()
        })
    });
    let uses = Memo::new(move |_| {
        let symbols: Vec<char> = importing.with(|reading| {
            reading.proposal.scheme.scheme.letters.iter().map(|letter| letter.symbol).collect()
        });
        with_table(importing, at, |table| uses(table.layout, &symbols))
    });
    let line = move |(column, title): (usize, String)| {
        let known = uses.get();
        let found = known.clone();
        let chosen = Signal::derive(move || {
            let used = with_table(importing, at, |table| table.columns.get(column).map(|(_, used)| *used));
            found.iter().position(|(it, _)| Some(*it) == used).unwrap_or_default()
        });
        let values: Vec<ColumnUse> = known.iter().map(|(used, _)| *used).collect();
        let choose = move |option: usize| {
            let Some(used) = values.get(option).copied() else { return };
            correct(app, at, |choice| {
                choice.columns.insert(column, used);
            });
        };
        let title = if title.is_empty() { format!("Column {}", column + 1) } else { title };
        let options = known.into_iter().map(|(_, words)| words).collect();
        li().child((
            span().child(title.clone()),
            bare_choice(options, chosen, Arc::new(choose), None, Some(format!("{title} holds"))),
        ))
    };
    let lines = move || titles.get().into_iter().enumerate().map(line).collect::<Vec<_>>();
    ul().attr("class", "import-columns").attr("aria-label", "What each column holds").child(lines).into_any()
}

/// What a column can be for, with words; letters only where the layout has columns for them.
fn uses(layout: Layout, symbols: &[char]) -> Vec<(ColumnUse, String)> {
    let plain = [
        (ColumnUse::Empty, "Nothing stands in it"),
        (ColumnUse::Ignored, "Left out"),
        (ColumnUse::Number, "Step numbers, left out"),
        (ColumnUse::Area, "Areas"),
        (ColumnUse::Activity, "Activities"),
        (ColumnUse::Role, "Letters of a role"),
        (ColumnUse::RoleName, "Names of roles"),
        (ColumnUse::Letters, "Letters"),
        (ColumnUse::Side, "Which side does it"),
        (ColumnUse::Description, "Descriptions"),
        (ColumnUse::Notes, "Notes"),
        (ColumnUse::Deliverable, "Deliverables"),
        (ColumnUse::Condition, "Conditions"),
    ];
    let fits = |used: &ColumnUse| match used {
        ColumnUse::RoleName | ColumnUse::Letters | ColumnUse::Condition => layout == Layout::Records,
        ColumnUse::Side => layout == Layout::Sides,
        ColumnUse::Role => !matches!(layout, Layout::Records | Layout::Sides | Layout::Marks),
        _ => true,
    };
    let mut all: Vec<(ColumnUse, String)> = plain
        .into_iter()
        .filter(|(used, _)| fits(used))
        .map(|(used, words)| (used, words.to_owned()))
        .collect();
    for symbol in symbols {
        match layout {
            Layout::Transposed | Layout::RotatedTransposed => {
                all.push((ColumnUse::NamesOf(*symbol), format!("Names of roles with {symbol}")));
            }
            Layout::Marks => all.push((ColumnUse::MarkOf(*symbol), format!("Marks for {symbol}"))),
            _ => {}
        }
    }
    all
}
