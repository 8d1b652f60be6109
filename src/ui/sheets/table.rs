//! The register as a table: headings, lines, the empty line at the end, and marks for findings.

use leptos::html::{
    col, colgroup, div, h2, input, p, span, table as table_element, tbody, td, th, thead, tr,
};
use leptos::prelude::*;

use super::desk::{Desk, Spot, Start, cell_id};
use super::{editor, keys};
use crate::model::Severity;
use crate::platform::dom;
use crate::session::{Column, ColumnKind};

/// So many lines are drawn at once; a longer register is drawn around what is seen.
const MOST: usize = 200;
/// How high a line of a longer register is, in CSS pixels.
const LINE: usize = 33;

/// The sheet: what it is for, a filter, the table.
pub(super) fn table(desk: Desk) -> AnyView {
    let sheet = desk.sheet;
    let scrolled = RwSignal::new(0usize);
    let head = div().attr("class", "register-head").child((
        h2().child(sheet.title()),
        p().attr("class", "hint").child(sheet.about()),
        input()
            .attr("type", "search")
            .attr("aria-label", format!("Filter {}", sheet.title()))
            .attr("placeholder", "Filter")
            .prop("value", move || desk.filter.get())
            .on(leptos::ev::input, move |event| desk.filter.set(event_target_value(&event))),
    ));
    let count = move || (desk.shown.with(Vec::len) + 2).to_string();
    let grid = table_element()
        .attr("class", "register")
        .attr("role", "grid")
        .attr("aria-label", sheet.title())
        .attr("aria-multiselectable", "true")
        .attr("aria-rowcount", count)
        .attr("data-long", move || (desk.lines() > MOST && !desk.shown.with(Vec::is_empty)).then_some(""))
        .child((widths(desk.columns()), headings(desk.columns()), lines(desk, scrolled)))
        .on(leptos::ev::keydown, move |event| keys::pressed(desk, &event))
        .on(leptos::ev::copy, move |event| keys::copied(desk, &event, false))
        .on(leptos::ev::cut, move |event| keys::copied(desk, &event, true))
        .on(leptos::ev::paste, move |event| keys::pasted(desk, &event));
    Effect::new(move || mark_selection(desk, scrolled));
    let scroll = div().attr("class", "register-scroll").child(grid).on(leptos::ev::scroll, move |event| {
        let top = event_target::<web_sys::Element>(&event).scroll_top().max(0) as usize;
        // Only a long register is drawn around what is seen.
        if desk.lines() > MOST {
            scrolled.set(top / LINE / 20 * 20);
        }
    });
    (head, scroll).into_any()
}

fn widths(columns: &'static [Column]) -> AnyView {
    let column = |column: &Column| col().style(("width", format!("{}px", column.width)));
    colgroup()
        .child((col().attr("class", "number-column"), columns.iter().map(column).collect_view()))
        .into_any()
}

fn headings(columns: &'static [Column]) -> AnyView {
    let heading = |(at, column): (usize, &Column)| {
        th().attr("scope", "col").attr("aria-colindex", (at + 2).to_string()).child(column.title)
    };
    let headings = columns.iter().enumerate().map(heading).collect_view();
    let corner = td().attr("class", "line-number").attr("aria-colindex", "1").child(());
    thead().child(tr().attr("aria-rowindex", "1").child((corner, headings))).into_any()
}

/// The part of the lines that is drawn: first and end.
fn drawn(desk: Desk, scrolled: RwSignal<usize>) -> (usize, usize) {
    let all = desk.shown.with(Vec::len) + 1;
    if all <= MOST {
        return (0, all);
    }
    let first = scrolled.get().saturating_sub(MOST / 3).min(all - MOST);
    (first, first + MOST)
}

fn lines(desk: Desk, scrolled: RwSignal<usize>) -> AnyView {
    let drawn = Memo::new(move |_| drawn(desk, scrolled));
    let spacer = move |height: usize| {
        (height > 0).then(|| {
            let cell = td().style(("height", format!("{}px", height * LINE)));
            tr().attr("aria-hidden", "true").attr("class", "spacer").child(cell)
        })
    };
    let above = move || spacer(drawn.get().0);
    let below =
        move || spacer(desk.shown.with(Vec::len) + 1 - drawn.get().1.min(desk.shown.with(Vec::len) + 1));
    let positions = move || {
        let (first, end) = drawn.get();
        (first..end).collect::<Vec<_>>()
    };
    let each =
        For(ForProps::builder().each(positions).key(|at| *at).children(move |at| line(desk, at)).build());
    tbody().child((above, each, below)).into_any()
}

/// One line, or the empty one at the end.
fn line(desk: Desk, at: usize) -> AnyView {
    let texts = Memo::new(move |_| {
        desk.app.signals.edited.get();
        let line = desk.shown.with(|shown| shown.get(at).copied());
        let texts = |line| {
            desk.derived
                .with(|derived| desk.app.read(|session| session.sheet_line(desk.sheet, line, derived)))
        };
        line.map(|line| (line, texts(line)))
    });
    let finding = Memo::new(move |_| {
        let line = texts.with(|texts| texts.as_ref().map(|(line, _)| *line))?;
        desk.found.with(|found| desk.app.read(|session| session.sheet_finding(desk.sheet, line, found)))
    });
    let is_new = move || texts.with(Option::is_none);
    let number =
        move || texts.with(|texts| texts.as_ref().map_or("+".to_owned(), |(line, _)| (line + 1).to_string()));
    let mark = move || {
        finding.get().map(|(severity, message)| {
            let class = match severity {
                Severity::Error => "line-mark error",
                Severity::Warning => "line-mark warning",
                Severity::Advice => "line-mark advice",
            };
            span()
                .attr("class", class)
                .attr("role", "img")
                .attr("aria-label", message.clone())
                .attr("title", message)
        })
    };
    let cells = desk.columns().iter().enumerate().map(|(column, kind)| cell(desk, (at, column), kind, texts));
    tr().attr("aria-rowindex", (at + 2).to_string())
        .attr("data-new", move || is_new().then_some(""))
        .child((
            th().attr("scope", "row")
                .attr("class", "line-number")
                .attr("aria-colindex", "1")
                .child((number, mark)),
            cells.collect_view(),
        ))
        .into_any()
}

/// The texts of a line with its number; nothing for the empty line.
type Texts = Memo<Option<(usize, Vec<String>)>>;

fn cell(desk: Desk, spot: Spot, column: &'static Column, texts: Texts) -> AnyView {
    let text = Memo::new(move |_| {
        texts.with(|texts| {
            texts.as_ref().and_then(|(_, texts)| texts.get(spot.1).cloned()).unwrap_or_default()
        })
    });
    let is_edited = Memo::new(move |_| desk.active.get() == spot && desk.editing.with(Option::is_some));
    let hint = move || {
        let first = spot.1 == 0 && texts.with(Option::is_none);
        first.then(|| span().attr("class", "hint").child(format!("Add {}…", desk.sheet.one())))
    };
    let content = move || {
        if is_edited.get() {
            editor::editor(desk, column.kind, text.get_untracked())
        } else {
            (text.get(), hint()).into_any()
        }
    };
    td().attr("id", cell_id(spot))
        .attr("role", "gridcell")
        .attr("tabindex", if spot == (0, 0) { "0" } else { "-1" })
        .attr("aria-selected", "false")
        .attr("aria-colindex", (spot.1 + 2).to_string())
        .attr("aria-readonly", matches!(column.kind, ColumnKind::Shown).then_some("true"))
        .attr("data-edited", move || is_edited.get().then_some(""))
        .child(content)
        .on(leptos::ev::mousedown, move |event| {
            if is_edited.get_untracked() {
                return;
            }
            event.prevent_default();
            if event.shift_key() {
                desk.extend(spot);
            } else {
                desk.select(spot);
            }
        })
        .on(leptos::ev::dblclick, move |_| {
            if !is_edited.get_untracked() {
                desk.edit(Start::Present);
            }
        })
        .into_any()
}

/// Marks the selected cells and the one that Tab leads to. Done by hand: a register may have more cells than
/// a signal should have readers.
fn mark_selection(desk: Desk, scrolled: RwSignal<usize>) {
    let ((top, left), (bottom, right)) = desk.range();
    let active = desk.active.get();
    let _ = (desk.shown.with(Vec::len), scrolled.get());
    dom::next_frame(move || {
        for element in dom::find_all(".register [aria-selected=true]") {
            dom::set(&element, "aria-selected", "false");
        }
        for element in dom::find_all(".register [tabindex='0']") {
            dom::set(&element, "tabindex", "-1");
        }
        for line in top..=bottom.min(top + 2 * MOST) {
            for column in left..=right {
                if let Some(element) = dom::by_id(&cell_id((line, column))) {
                    dom::set(&element, "aria-selected", "true");
                }
            }
        }
        if let Some(element) = dom::by_id(&cell_id(active)) {
            dom::set(&element, "tabindex", "0");
        }
    });
}
