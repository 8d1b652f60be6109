//! The matrix as pages: sets of columns that fit the paper, with the activities again in each.

use std::sync::Arc;

use leptos::html::{article, div, h3, h4, i, li, ol, p, span, sup, table, tbody, td, th, thead, tr, ul};
use leptos::prelude::*;

use super::Reading;
use crate::formats::report::{MOST_CELLS, MatrixSheet, SheetCell, SheetColumn};
use crate::session::Paper;
use crate::ui::fields::{check, choice};

/// Papers on their side: what people call them, the word for styles, how many columns fit.
const PAPERS: [(&str, &str, usize); 4] =
    [("A4", "a4", 28), ("A3", "a3", 44), ("Letter", "letter", 26), ("Tabloid", "tabloid", 44)];

/// What is chosen for the page.
#[derive(Clone, Copy)]
pub(super) struct OnPaper {
    paper: RwSignal<usize>,
    only_role: RwSignal<bool>,
}

impl OnPaper {
    pub(super) fn new() -> Self {
        Self { paper: RwSignal::new(0), only_role: RwSignal::new(false) }
    }
}

/// The choices above the page.
pub(super) fn choices(reading: Reading) -> AnyView {
    let chosen = reading.on_paper;
    let papers = PAPERS.iter().map(|(words, ..)| format!("{words} on its side")).collect();
    let role = move || {
        reading.app.signals.findings.get();
        let title = reading.app.read(|session| {
            session.active_role().map(|role| crate::formats::report::role_title(role).to_owned())
        });
        title.map(|title| {
            check(format!("Only {title}"), chosen.only_role.into(), move |on| chosen.only_role.set(on))
        })
    };
    div()
        .attr("class", "paper-choices")
        .child((choice("Paper", papers, chosen.paper.into(), Arc::new(move |at| chosen.paper.set(at))), role))
        .into_any()
}

/// The pages.
pub(super) fn pages(reading: Reading) -> AnyView {
    let chosen = reading.on_paper;
    let (_, word, columns) = PAPERS.get(chosen.paper.get()).copied().unwrap_or(("", "a4", 28));
    reading.app.signals.findings.get();
    let sheet = reading.app.read(|session| {
        let role = session.active_role().map(|role| role.id).filter(|_| chosen.only_role.get());
        session.matrix_sheet(columns, role)
    });
    let document = reading.document.get();
    let source = format!("{}, {}", document.source, crate::platform::clock::today());
    let note = (!sheet.note.is_empty()).then(|| p().attr("class", "source").child(sheet.note.clone()));
    article()
        .attr("class", "paper matrix-paper")
        .attr("data-landscape", "")
        .attr("data-paper", word)
        .attr("lang", Some(document.language.clone()).filter(|language| !language.is_empty()))
        .child((
            h3().child(document.title.clone()),
            p().attr("class", "source").child(source),
            note,
            legend(&sheet),
            body(&sheet),
        ))
        .into_any()
}

fn legend(sheet: &MatrixSheet) -> AnyView {
    let letter = |(symbol, part, name): &(String, &'static str, String)| {
        li().child((i().attr("data-part", *part).child(symbol.clone()), format!(" {name}")))
    };
    ul().attr("class", "letter-key").child(sheet.letters.iter().map(letter).collect_view()).into_any()
}

fn body(sheet: &MatrixSheet) -> AnyView {
    if sheet.cells > MOST_CELLS {
        let words = format!(
            "The matrix has {} cells here, and {MOST_CELLS} is the most that is printed. Filter the activities first (Ctrl+Shift+L), or export it to Excel.",
            sheet.cells
        );
        return p().attr("class", "too-large").child(words).into_any();
    }
    if sheet.groups.is_empty() {
        return p().child("There are no activities to print.").into_any();
    }
    let mut first = 0;
    let sets = sheet.sets.iter().map(|set| {
        let shown = one_set(sheet, set, first);
        first += set.len();
        shown
    });
    let sets = sets.collect_view();
    let remarks = (!sheet.remarks.is_empty()).then(|| {
        let lines = sheet.remarks.iter().map(|remark| li().child(remark.clone())).collect_view();
        (h4().child("Remarks in the cells"), ol().attr("class", "cell-remarks").child(lines))
    });
    (sets, remarks).into_any()
}

/// One set of columns, the first of which is this one of all.
fn one_set(sheet: &MatrixSheet, set: &[SheetColumn], first: usize) -> AnyView {
    let mut runs: Vec<(&SheetColumn, usize)> = Vec::new();
    for column in set {
        match runs.last_mut().filter(|(known, _)| known.party == column.party) {
            Some((_, count)) => *count += 1,
            None => runs.push((column, 1)),
        }
    }
    let party = |(column, count): (&SheetColumn, usize)| {
        th().attr("scope", "colgroup")
            .attr("class", "party")
            .attr("data-side", column.side)
            .attr("colspan", count.to_string())
            .child(column.party.clone())
    };
    let role = |column: &SheetColumn| {
        th().attr("scope", "col")
            .attr("class", "role")
            .attr("data-side", column.side)
            .child(span().child(column.title.clone()))
    };
    let heads = thead().child((
        tr().child((td(), runs.into_iter().map(party).collect_view())),
        tr().child((
            th().attr("scope", "col").attr("class", "activity").child("Activity"),
            set.iter().map(role).collect_view(),
        )),
    ));
    let width = (set.len() + 1).to_string();
    let groups = sheet.groups.iter().map(|group| {
        let area = group.title.clone().map(|title| {
            let cell = th().attr("scope", "rowgroup").attr("colspan", width.clone()).child(title);
            tr().attr("class", "area").child(cell)
        });
        let rows = group.rows.iter().map(|row| {
            let cells = row.cells.iter().skip(first).take(set.len()).map(cell).collect_view();
            tr().child((th().attr("scope", "row").child(row.title.clone()), cells))
        });
        tbody().child((area, rows.collect_view()))
    });
    table().attr("class", "matrix-set").child((heads, groups.collect_view())).into_any()
}

fn cell(cell: &SheetCell) -> AnyView {
    let remark = (cell.remark > 0).then(|| sup().child(cell.remark.to_string()));
    let part = Some(cell.part).filter(|part| !part.is_empty());
    td().attr("data-part", part).child((cell.letters.clone(), remark)).into_any()
}

/// Whether the matrix is what is shown.
pub(super) fn is_shown(reading: Reading) -> bool {
    reading.paper.get() == Paper::Matrix
}
