//! Carrying out what a session asks of the shell.

use leptos::prelude::*;

use super::grid::{self, Draw};
use super::{files, find, regions, sheets, toolbar};
use crate::app::{App, Editing, MenuAt};
use crate::command::Sheet;
use crate::grid::View;
use crate::platform::dom;
use crate::session::{Panel, Request, Zoom};

/// Zoom steps in per cent.
const ZOOMS: [u32; 9] = [50, 67, 80, 90, 100, 110, 125, 150, 200];

/// Carries one request out.
pub fn carry_out(app: App, request: Request) {
    let signals = app.signals;
    match request {
        Request::Focus if signals.sheet.get_untracked() != Sheet::Matrix => sheets::focus(),
        Request::Focus => {
            app.draw(|painter, session| painter.focus_active(session));
        }
        Request::FollowHead => {
            app.draw(|painter, session| painter.show(session, session.head()));
        }
        Request::EditText(text) if signals.sheet.get_untracked() != Sheet::Matrix => {
            // The matrix is drawn in the next frame; the field goes over it right after.
            sheets::show(app, Sheet::Matrix);
            dom::next_frame(move || grid::open_editor(app, text));
        }
        Request::EditText(text) => grid::open_editor(app, text),
        Request::PickLetters => signals.editing.set(Some(Editing::Letters { remark: false })),
        Request::EditRemark => signals.editing.set(Some(Editing::Letters { remark: true })),
        Request::ContextMenu => open_menu_at_cell(app),
        Request::Copy => grid::copy_by_command(app, false),
        Request::Cut => grid::copy_by_command(app, true),
        Request::Paste => grid::paste_by_command(app),
        Request::ShowSheet(sheet) => sheets::show(app, sheet),
        Request::ShowLine(sheet, line) => sheets::go_to(app, sheet, line, None),
        Request::EditSheet(sheet, line, column) => sheets::go_to(app, sheet, line, Some(column)),
        Request::ShowPaper(paper) => sheets::documents::show(app, paper),
        Request::AskWhoIsCalled => sheets::documents::ask(app),
        Request::NextSheet { backwards } => sheets::show_next(app, backwards),
        Request::ShowPanel(panel) => signals.panel.set(Some(panel)),
        Request::TogglePanel => {
            let open = signals.panel.get_untracked().is_some();
            signals.panel.set((!open).then_some(Panel::Findings));
            dom::next_frame(move || app.redraw());
        }
        Request::ShowDialog(dialog) => signals.dialog.set(Some(dialog)),
        Request::Find { replace } => {
            signals.replacing.set(replace);
            signals.finding.set(true);
        }
        Request::FindAgain { backwards } => find::again(app, backwards),
        Request::Filter => find::focus_filter(),
        Request::NextRegion { backwards } => regions::go(app, backwards),
        Request::NextDensity => {
            let view = app.read(|session| session.view().clone());
            app.set_view(View { density: view.density.next(), ..view });
        }
        Request::Zoom(zoom) => change_zoom(app, zoom),
        Request::Present => present(app),
        Request::NextTheme => {
            signals.theme.update(|theme| *theme = theme.next());
            app.toast(format!("Colours: {}.", signals.theme.get_untracked().name()), false);
        }
        Request::RenameMatrix => toolbar::focus_title(),
        Request::Toast { text, undo } => app.toast(text, undo),
        Request::Announce(text) => signals.announcement.set(text),
        Request::ShowFinding(_) => signals.findings.update(|count| *count += 1),
        Request::OpenFile => files::choose(),
        Request::SaveFile => files::save(app),
        Request::CompareFile => files::choose_for_comparison(),
        Request::CompareBaseline => app.compare_baseline(),
        Request::CopyMatrix => grid::copy_whole(app),
        Request::PrintMatrix => sheets::documents::print_matrix(app),
        Request::Library(request) => app.carry_out_in_library(request),
    }
}

fn change_zoom(app: App, zoom: Zoom) {
    let now = app.signals.percent.get_untracked();
    let percent = match zoom {
        Zoom::In => ZOOMS.into_iter().find(|step| *step > now).unwrap_or(now),
        Zoom::Out => ZOOMS.into_iter().rev().find(|step| *step < now).unwrap_or(now),
        Zoom::Reset => 100,
        Zoom::Fit => app.draw(|painter, session| painter.fitting_percent(session)).unwrap_or(now),
    };
    app.signals.percent.set(percent);
    app.redraw();
}

/// Projector view: larger, without toolbar and panel; Escape or the same keys leave it.
fn present(app: App) {
    let signals = app.signals;
    let presenting = !signals.presenting.get_untracked();
    signals.presenting.set(presenting);
    signals.panel.set((!presenting).then_some(Panel::Findings));
    signals.percent.set(if presenting { 150 } else { 100 });
    dom::next_frame(move || {
        app.redraw();
        app.draw(|painter, session| painter.focus_active(session));
    });
}

/// Opens the menu beside the active cell.
fn open_menu_at_cell(app: App) {
    let place = app.draw(|painter, session| {
        let rectangle = painter.element(session, session.active())?.get_bounding_client_rect();
        Some(MenuAt { x: rectangle.left() + 12.0, y: rectangle.bottom() - 4.0 })
    });
    app.signals.menu.set(place.flatten());
}
