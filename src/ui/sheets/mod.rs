//! The sheets of the window: the tabs below, and the register that stands where the matrix stands else.

mod agreement;
mod analysis;
mod changes;
mod controls;
mod desk;
pub mod documents;
mod editor;
mod keys;
mod table;

use leptos::html::{button, main};
use leptos::prelude::*;

pub(super) use self::agreement::mood_name;
use self::desk::Desk;
use crate::app::App;
use crate::command::Sheet;
use crate::platform::dom;
use crate::session::Request;

/// The tabs, in the order of the sheets.
pub fn tabs(app: App) -> impl IntoView {
    let shown = app.signals.sheet;
    // Followed a moment later, so that a letter in the grid costs nothing here.
    let lengths = Memo::new(move |_| {
        app.signals.findings.get();
        app.signals.document.get();
        app.read(|session| Sheet::ALL.map(|sheet| session.sheet_len(sheet)))
    });
    let to_decide = changes::count(app);
    let tab = move |(at, sheet): (usize, Sheet)| {
        let lines = move || {
            if sheet == Sheet::Changes {
                return to_decide.get().map(|count| count.to_string());
            }
            let lines = lengths.with(|lengths| lengths.get(at).copied().unwrap_or_default());
            (lines > 0).then(|| lines.to_string())
        };
        button()
            .attr("type", "button")
            .attr("class", "sheet-tab")
            .attr("aria-current", move || (shown.get() == sheet).then_some("page"))
            .attr("title", sheet.about())
            .prop("hidden", move || sheet == Sheet::Changes && to_decide.get().is_none())
            .child((sheet.title(), move || {
                lines().map(|lines| leptos::html::span().attr("class", "number").child(lines))
            }))
            .on(leptos::ev::click, move |_| show(app, sheet))
    };
    leptos::html::nav()
        .attr("class", "sheet-tabs")
        .attr("data-region", "sheets")
        .attr("aria-label", "Sheets")
        .child(Sheet::ALL.into_iter().enumerate().map(tab).collect_view())
}

/// The register of the sheet that is shown; nothing while that is the matrix.
pub fn register(app: App) -> impl IntoView {
    let picture = RwSignal::new(analysis::Chapter::default());
    let kept = controls::Kept::new();
    let reviewed = changes::Kept::new();
    move || {
        app.signals.document.get();
        let content = match app.signals.sheet.get() {
            Sheet::Matrix => return None,
            Sheet::Documents => return Some(documents::documents(app)),
            Sheet::Analysis => analysis::analysis(app, picture),
            Sheet::Controls => controls::controls(app, kept),
            Sheet::Changes => changes::changes(app, reviewed),
            Sheet::Agreement => agreement::agreement(app),
            sheet => table::table(Desk::new(app, sheet)),
        };
        Some(main().attr("class", "register-region").attr("data-region", "grid").child(content).into_any())
    }
}

/// Shows a sheet and gives it the focus.
pub fn show(app: App, sheet: Sheet) {
    let before = app.signals.sheet.get_untracked();
    if before != sheet {
        app.signals.sheet.set(sheet);
    } else if sheet == Sheet::Matrix {
        return;
    }
    if sheet == Sheet::Matrix {
        dom::next_frame(move || {
            app.redraw();
            app.act(|session| session.request(Request::Focus));
        });
    } else {
        dom::next_frame(focus);
    }
}

/// Shows the sheet beside the one that is shown, from the last on the first again.
pub fn show_next(app: App, backwards: bool) {
    let is_compared = app.signals.comparison.with_untracked(Option::is_some);
    let sheets: Vec<Sheet> =
        Sheet::ALL.into_iter().filter(|sheet| *sheet != Sheet::Changes || is_compared).collect();
    let count = sheets.len();
    let now = app.signals.sheet.get_untracked();
    let at = sheets.iter().position(|sheet| *sheet == now).unwrap_or(0);
    let next = if backwards { at + count - 1 } else { at + 1 } % count;
    if let Some(sheet) = sheets.get(next) {
        show(app, *sheet);
    }
}

/// Shows a line of a sheet, and edits a column of it if one is given.
pub fn go_to(app: App, sheet: Sheet, line: usize, column: Option<usize>) {
    app.signals.sheet_goal.set(Some((sheet, line, column)));
    show(app, sheet);
}

/// Gives the register's active cell (or what stands for it in a sheet of another kind) the focus.
pub fn focus() {
    const STOPS: &str = ".register [tabindex='0'], .register-head [role=tab][aria-selected=true], \
                         .documents-entries [tabindex='0'], .controls-sheet [data-first], \
                         .change-list li[tabindex='0'], .change-list > [tabindex='0']";
    if let Some(cell) = dom::find(STOPS) {
        return dom::focus(&cell);
    }
    agreement::focus();
}
