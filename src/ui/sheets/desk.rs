//! Where a person stands in a register: the active cell, the selection, what is edited, what is filtered.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::command::Sheet;
use crate::platform::dom;
use crate::session::{Column, ColumnKind, Derived, FindingsByPlace};

/// A cell of the register as it is shown: the position among the shown lines, and the column.
pub(super) type Spot = (usize, usize);

/// How the editing of a cell began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Start {
    /// With the text that is there.
    Present,
    /// With what was typed, which takes its place.
    Typed(String),
}

/// The state of one register on the screen.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) app: App,
    pub(super) sheet: Sheet,
    /// The active cell.
    pub(super) active: RwSignal<Spot>,
    /// The corner of the selection that moves.
    pub(super) head: RwSignal<Spot>,
    /// Whether the active cell is edited.
    pub(super) editing: RwSignal<Option<Start>>,
    /// Words that shown lines must have.
    pub(super) filter: RwSignal<String>,
    /// What the lines tell that follows from the matrix.
    pub(super) derived: Memo<Arc<Derived>>,
    /// The lines shown, by their number.
    pub(super) shown: Memo<Vec<usize>>,
    /// What is wrong beyond rows and roles.
    pub(super) found: Memo<Arc<FindingsByPlace>>,
}

impl Desk {
    pub(super) fn new(app: App, sheet: Sheet) -> Self {
        let filter = RwSignal::new(String::new());
        let derived = Memo::new(move |_| {
            app.signals.edited.get();
            Arc::new(app.read(|session| session.sheet_derived(sheet)))
        });
        let shown = Memo::new(move |_| {
            app.signals.edited.get();
            let words = filter.get();
            derived.with(|derived| app.read(|session| session.sheet_lines_with(sheet, &words, derived)))
        });
        let found = Memo::new(move |_| {
            app.signals.findings.get();
            Arc::new(app.read(|session| session.findings_by_place()))
        });
        let desk = Self {
            app,
            sheet,
            active: RwSignal::new((0, 0)),
            head: RwSignal::new((0, 0)),
            editing: RwSignal::new(None),
            filter,
            derived,
            shown,
            found,
        };
        Effect::new(move || desk.follow_goal());
        desk
    }

    /// Goes where somebody sent the person.
    fn follow_goal(self) {
        let goals = self.app.signals.sheet_goal;
        let Some((sheet, line, column)) = goals.get() else { return };
        if sheet != self.sheet {
            return;
        }
        goals.set(None);
        self.filter.set(String::new());
        self.select((line, column.unwrap_or(0)));
        if column.is_some() {
            dom::next_frame(move || self.edit(Start::Present));
        }
    }

    pub(super) fn columns(self) -> &'static [Column] {
        self.app.read(|session| session.sheet_columns(self.sheet))
    }

    /// How many lines there are to stand on: those shown and the empty one.
    pub(super) fn lines(self) -> usize {
        self.shown.with_untracked(Vec::len) + 1
    }

    /// The number of the line at a position; for the empty one the number the next line will have.
    pub(super) fn line_at(self, position: usize) -> usize {
        let line = self.shown.with_untracked(|shown| shown.get(position).copied());
        line.unwrap_or_else(|| self.app.read(|session| session.sheet_len(self.sheet)))
    }

    /// The numbers of so many lines as they are shown, from a position on; beyond the last shown come new ones.
    fn lines_from(self, position: usize, count: usize) -> Vec<usize> {
        let end = self.app.read(|session| session.sheet_len(self.sheet));
        self.shown.with_untracked(|shown| {
            let known = shown.iter().skip(position).copied();
            known.chain(end..).take(count).collect()
        })
    }

    /// The texts of the line at a position.
    fn texts(self, position: usize) -> Vec<String> {
        let line = self.line_at(position);
        self.derived
            .with_untracked(|derived| self.app.read(|session| session.sheet_line(self.sheet, line, derived)))
    }

    /// Keeps a spot inside the table.
    fn inside(self, (line, column): Spot) -> Spot {
        (line.min(self.lines() - 1), column.min(self.columns().len().saturating_sub(1)))
    }

    /// Makes the cell the active one and gives it the focus.
    pub(super) fn select(self, spot: Spot) {
        let spot = self.inside(spot);
        self.editing.set(None);
        self.active.set(spot);
        self.head.set(spot);
        self.focus_soon();
    }

    /// Selects from the active cell to this one.
    pub(super) fn extend(self, spot: Spot) {
        self.head.set(self.inside(spot));
        self.focus_soon();
    }

    /// First and last line and first and last column of the selection.
    pub(super) fn range(self) -> (Spot, Spot) {
        let (one, other) = (self.active.get(), self.head.get());
        ((one.0.min(other.0), one.1.min(other.1)), (one.0.max(other.0), one.1.max(other.1)))
    }

    /// Gives the active cell the focus: before the next key, and again once what changed is drawn.
    pub(super) fn focus_soon(self) {
        leptos::task::spawn_local(async move { self.focus_now() });
        dom::next_frame(move || self.focus_now());
    }

    fn focus_now(self) {
        let Some((line, column)) = self.active.try_get_untracked() else { return };
        // A key may have opened the cell meanwhile; its field keeps the focus.
        if self.editing.try_with_untracked(Option::is_some) != Some(false) {
            return;
        }
        if let Some(cell) = dom::by_id(&cell_id((line, column))) {
            dom::focus(&cell);
        }
        let head = self.head.try_get_untracked().unwrap_or((line, column));
        if let Some(cell) = dom::by_id(&cell_id(head)) {
            dom::scroll_into_view(&cell);
        }
    }

    /// Begins to edit the active cell, where it can be written.
    pub(super) fn edit(self, start: Start) {
        let column = self.columns().get(self.active.get_untracked().1);
        if matches!(column.map(|column| column.kind), None | Some(ColumnKind::Shown)) {
            return self.refuse("This column follows from the matrix and cannot be written here.".to_owned());
        }
        if let Some(reason) = self.app.read(|session| session.read_only().map(str::to_owned)) {
            return self.refuse(reason);
        }
        self.head.set(self.active.get_untracked());
        self.editing.set(Some(start));
    }

    /// Says why something was not done.
    pub(super) fn refuse(self, sentence: String) {
        self.app.toast(sentence, false);
    }

    /// Writes texts from a cell on; says what could not be written.
    pub(super) fn write(self, spot: Spot, texts: &[Vec<String>]) -> bool {
        let lines = self.lines_from(spot.0, texts.len());
        let written = self.app.act(|session| session.write_sheet_lines(self.sheet, &lines, spot.1, texts));
        let more = written.refused.len().saturating_sub(1);
        if let Some(first) = written.refused.into_iter().next() {
            let more =
                if more > 0 { format!(" {more} more cells stayed as they were.") } else { String::new() };
            self.refuse(format!("{first}{more}"));
        }
        written.changed
    }

    /// The texts of the selection, line by line.
    pub(super) fn selected_texts(self) -> Vec<Vec<String>> {
        let ((top, left), (bottom, right)) = self.range();
        let cells = |position| {
            let texts = self.texts(position);
            (left..=right).map(|column| texts.get(column).cloned().unwrap_or_default()).collect()
        };
        (top..=bottom).map(cells).collect()
    }

    /// The lines of the selection that are there already: the first one's number and how many.
    pub(super) fn selected_lines(self) -> Option<(usize, usize)> {
        let ((top, _), (bottom, _)) = self.range();
        let shown = self.shown.get_untracked();
        let bottom = bottom.min(shown.len().checked_sub(1)?);
        let (first, last) = (*shown.get(top)?, *shown.get(bottom)?);
        // With a filter the lines between are not meant, so they must not go with the others.
        (last + 1 - first == bottom + 1 - top).then_some((first, last + 1 - first))
    }
}

/// The id of a cell's element.
pub(super) fn cell_id((line, column): Spot) -> String {
    format!("register-{line}-{column}")
}
