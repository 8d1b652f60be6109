//! The document with its history, selection and findings; the one place where a command takes effect.
//!
//! It knows no screen: it says what changed ([`Changes`]) and what it wants done ([`Request`]).

mod adding_areas;
mod assigning;
mod calls;
mod controls;
mod copying;
mod describe;
mod documents;
mod fields;
mod findings;
mod letters;
mod moving;
mod pasting;
mod people;
mod perform;
mod positions;
mod printing;
mod proposal;
mod reorder;
mod replacing;
mod request;
mod roles;
mod run;
mod scheme;
mod settings;
mod sheets;
mod structure;
mod titles;

pub use adding_areas::AreaOffer;
pub use calls::{Called, CalledFor, Gap, Goal, PersonCalled};
pub use controls::ControlReference;
pub use controls::with_catalogue;
pub use describe::{UNTITLED, day_in_words};
pub use documents::{CardShelf, Paper};
pub use findings::{Tally, WaiverText};
pub use pasting::PasteReport;
pub use positions::{Decision, Wish};
pub use proposal::Proposed;
pub use request::{Changes, Dialog, LibraryRequest, Panel, Request, Typed, Zoom};
pub use scheme::{Becomes, SchemeDraft};
pub use settings::Settings;
pub use sheets::{Column, ColumnKind, Derived, FindingsByPlace, Sheet, Written};

use crate::edit::{History, Selection, Spot};
use crate::grid::{Layout, Point, Rectangle, View};
use crate::model::{Activity, Date, Matrix, Randomness, Role};
use crate::rules::Engine;

/// A matrix that is being worked on.
pub struct Session {
    matrix: Matrix,
    history: History,
    engine: Engine,
    view: View,
    layout: Layout,
    anchor: Point,
    head: Point,
    typed: Option<Typed>,
    /// What was cut and moves when it is pasted.
    cut: Option<copying::Source>,
    /// What was copied last, for the mark around it.
    copied: Option<Selection>,
    /// What a comparison under way proposes for cells.
    proposal: Option<proposal::Proposal>,
    read_only: Option<String>,
    page: usize,
    today: Date,
    randomness: Box<dyn Randomness>,
    changes: Changes,
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("title", &self.matrix.info.title).finish_non_exhaustive()
    }
}

impl Session {
    /// Opens the matrix with an empty history. `today` serves the rules that know dates.
    pub fn new(matrix: Matrix, view: View, today: Date, randomness: Box<dyn Randomness>) -> Self {
        let engine = Engine::new(&matrix, today);
        let layout = Layout::new(&matrix, &view, &|_| false);
        let start = layout.clamped(Point { line: layout.heading_lines(), column: 0 });
        let mut session = Self {
            matrix,
            history: History::default(),
            engine,
            view,
            layout,
            anchor: start,
            head: start,
            typed: None,
            cut: None,
            copied: None,
            proposal: None,
            read_only: None,
            page: 20,
            today,
            randomness,
            changes: Changes { layout: true, selection: true, findings: true, ..Changes::default() },
        };
        session.start_on_first_row();
        session
    }

    /// Puts the active cell on the first row, past an area's heading.
    fn start_on_first_row(&mut self) {
        let mut lines = self.layout.heading_lines()..self.layout.new_line();
        if let Some(line) = lines.find(|line| self.layout.activity_at(*line).is_some()) {
            self.anchor.line = line;
            self.head = self.anchor;
        }
    }

    /// The document.
    pub fn matrix(&self) -> &Matrix {
        &self.matrix
    }
    /// What can be taken back and done again.
    pub fn history(&self) -> &History {
        &self.history
    }
    /// What the rules found.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
    /// How the grid is looked at.
    pub fn view(&self) -> &View {
        &self.view
    }
    /// Which line and column shows what.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }
    /// The active cell.
    pub fn active(&self) -> Point {
        self.anchor
    }
    /// The corner of the selection that moves.
    pub fn head(&self) -> Point {
        self.head
    }
    /// The selected cells.
    pub fn selected(&self) -> Rectangle {
        Rectangle::between(self.anchor, self.head)
    }
    /// The place of the active cell.
    pub fn active_spot(&self) -> Option<Spot> {
        self.layout.spot(&self.matrix, self.anchor)
    }
    /// The activity in whose row the active cell is.
    pub fn active_activity(&self) -> Option<&Activity> {
        self.matrix.activity_at(self.layout.activity_at(self.anchor.line)?)
    }
    /// The role in whose column the active cell is.
    pub fn active_role(&self) -> Option<&Role> {
        self.matrix.role_at(self.layout.role_at(self.anchor.column)?)
    }
    /// The marked cells that were copied or cut, if they are still there.
    pub fn copy_mark(&self) -> Option<Rectangle> {
        let selection = self.copied?;
        let corner = |spot| self.layout.point(&self.matrix, spot);
        Some(Rectangle::between(corner(selection.anchor)?, corner(selection.head)?))
    }
    /// Why nothing can be changed, if so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }
    /// Whether a letter was just typed into the active cell, so that Enter moves on.
    pub fn has_typed(&self) -> bool {
        self.typed.is_some()
    }

    /// Forbids (with a reason in one sentence) or allows changes.
    pub fn set_read_only(&mut self, reason: Option<String>) {
        self.read_only = reason;
    }
    /// Tells how many lines one screen has.
    pub fn set_page(&mut self, lines: usize) {
        self.page = lines.max(1);
    }
    /// Looks at the grid in another way; selection and document stay.
    pub fn set_view(&mut self, view: View) {
        if view == self.view {
            return;
        }
        let selection = self.selection();
        self.view = view;
        self.arrange(selection);
    }
    /// Draws a new identity or other random bits.
    pub fn randomness(&mut self) -> &mut dyn Randomness {
        self.randomness.as_mut()
    }
    /// What happened since the last call.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }
    /// Asks something of the shell.
    pub fn request(&mut self, request: Request) {
        self.changes.requests.push(request);
    }

    /// The selection by identity.
    pub fn selection(&self) -> Option<Selection> {
        let anchor = self.layout.spot(&self.matrix, self.anchor)?;
        let head = self.layout.spot(&self.matrix, self.head)?;
        Some(Selection { anchor, head })
    }

    /// Arranges lines and columns anew and finds the selection again.
    fn arrange(&mut self, selection: Option<Selection>) {
        let engine = &self.engine;
        self.layout = Layout::new(&self.matrix, &self.view, &|activity| !engine.row(activity.id).is_empty());
        let point = |spot, fallback| {
            self.layout.point(&self.matrix, spot).unwrap_or_else(|| self.layout.clamped(fallback))
        };
        let (anchor, head) = match selection {
            Some(selection) => (point(selection.anchor, self.anchor), point(selection.head, self.head)),
            None => (self.layout.clamped(self.anchor), self.layout.clamped(self.head)),
        };
        self.anchor = anchor;
        self.head = head;
        self.changes.layout = true;
        self.changes.selection = true;
    }
}

#[cfg(test)]
mod people_tests;
#[cfg(test)]
mod settings_tests;
#[cfg(test)]
mod tests;
