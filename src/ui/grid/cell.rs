//! One recycled cell: letters as chips, a dot where something is said, a corner flag for a finding.
//!
//! Each write to the page is made only if it differs from what is already there.

use web_sys::{HtmlElement, Text};

use crate::errand::Decision;
use crate::model::{LetterSet, Part, Scheme, Severity};
use crate::platform::dom;
use crate::session::Proposed;

/// What a cell shows beside its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The worst finding that concerns this very cell.
    pub finding: Option<Severity>,
    /// Whether a condition or a note is there.
    pub remark: bool,
    /// Whether text is kept that is no letter.
    pub unread: bool,
    /// Whether the sides want different letters here and nothing is decided.
    pub disputed: bool,
    /// What a comparison under way proposes here.
    pub proposed: Option<Proposed>,
    /// Whether the column begins a party.
    pub edge: bool,
    /// Whether the cell belongs to the empty line or column.
    pub ghost: bool,
}

struct Chip {
    element: HtmlElement,
    text: Text,
    shown: Shown,
}

/// What a chip shows now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Letter(u8),
    /// A letter that looks another way by now.
    Outdated,
}

/// A cell element that shows now this cell and now that.
pub struct Cell {
    /// The element.
    pub element: HtmlElement,
    chips: Vec<Chip>,
    letters: LetterSet,
    marks: Marks,
    selected: bool,
    /// The column it shows; zero before the first use.
    pub column: usize,
}

/// How a chip looks, by the part its letter plays.
fn chip_class(part: Part) -> &'static str {
    match part {
        Part::Does => "chip does",
        Part::Owns => "chip owns",
        Part::Before => "chip before",
        Part::After => "chip after",
        Part::Other => "chip other",
    }
}

/// The class of a cell that a finding concerns. Advice is told in words alone.
fn cell_class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "cell error",
        Severity::Warning => "cell warning",
        Severity::Advice => "cell",
    }
}

impl Cell {
    /// A new empty cell under an id of its own.
    pub fn new(id: &str) -> Option<Self> {
        let element = dom::create("div", "cell")?;
        dom::set(&element, "id", id);
        dom::set(&element, "role", "gridcell");
        dom::set(&element, "tabindex", "-1");
        dom::set(&element, "aria-selected", "false");
        Some(Self {
            element,
            chips: Vec::new(),
            letters: LetterSet::EMPTY,
            marks: Marks::default(),
            selected: false,
            column: 0,
        })
    }

    /// Puts the cell into another column.
    pub fn place(&mut self, column: usize, left: u32, width: u32) {
        self.column = column;
        dom::style_px(&self.element, "left", f64::from(left));
        dom::style_px(&self.element, "width", f64::from(width));
        dom::set(&self.element, "aria-colindex", &(column + 1).to_string());
    }

    /// Shows letters and marks. `label` is asked for only if something changed.
    pub fn paint(&mut self, scheme: &Scheme, letters: LetterSet, marks: Marks, label: &dyn Fn() -> String) {
        let said_differently = marks.remark != self.marks.remark
            || marks.unread != self.marks.unread
            || marks.disputed != self.marks.disputed
            || marks.proposed != self.marks.proposed;
        if letters != self.letters {
            self.paint_letters(scheme, letters);
        }
        if letters != self.letters || said_differently {
            self.letters = letters;
            let has_marks = marks.remark || marks.unread || marks.disputed || marks.proposed.is_some();
            if letters.is_empty() && !has_marks {
                dom::unset(&self.element, "aria-label");
            } else {
                dom::set(&self.element, "aria-label", &label());
            }
        }
        if marks != self.marks {
            if marks.proposed != self.marks.proposed {
                self.paint_proposal(scheme, marks.proposed);
            }
            self.paint_marks(marks);
        }
    }

    fn paint_letters(&mut self, scheme: &Scheme, letters: LetterSet) {
        let count = letters.len() as usize;
        while self.chips.len() < count {
            let Some(chip) = new_chip() else { return };
            dom::append(&self.element, &chip.element);
            self.chips.push(chip);
        }
        // One that is not needed stays, empty: taking it out and putting it back costs more than its letter.
        for chip in self.chips.iter_mut().skip(count).filter(|chip| chip.shown != Shown::Nothing) {
            chip.shown = Shown::Nothing;
            chip.text.set_data("");
            chip.element.set_class_name("");
        }
        for (chip, letter) in self.chips.iter_mut().zip(letters.iter()) {
            let Some(definition) = scheme.definition(letter) else { continue };
            let now = Shown::Letter(letter.0);
            if std::mem::replace(&mut chip.shown, now) != now {
                let mut buffer = [0; 4];
                chip.text.set_data(wasm_bindgen::intern(definition.symbol.encode_utf8(&mut buffer)));
                chip.element.set_class_name(wasm_bindgen::intern(chip_class(definition.part)));
            }
        }
    }

    /// The style sheet writes it behind the letters; in words the label says it.
    fn paint_proposal(&self, scheme: &Scheme, proposed: Option<Proposed>) {
        let Some(Proposed { letters, decision }) = proposed else {
            dom::unset(&self.element, "data-proposed");
            return dom::unset(&self.element, "data-theirs");
        };
        let text = if letters.is_empty() { "–".to_owned() } else { scheme.text(letters) };
        dom::set(&self.element, "data-theirs", &text);
        let name = match decision {
            Decision::Open => "open",
            Decision::Accepted => "accepted",
            Decision::Rejected => "rejected",
        };
        dom::set(&self.element, "data-proposed", name);
    }

    fn paint_marks(&mut self, marks: Marks) {
        let element = &self.element;
        if marks.finding != self.marks.finding {
            match marks.finding {
                None => {
                    element.set_class_name("cell");
                    dom::unset(element, "aria-invalid");
                    dom::unset(element, "aria-describedby");
                }
                Some(severity) => {
                    element.set_class_name(wasm_bindgen::intern(cell_class(severity)));
                    let invalid = severity != Severity::Advice;
                    dom::set(element, "aria-invalid", if invalid { "true" } else { "false" });
                    dom::set(element, "aria-describedby", super::ACTIVE_FINDINGS);
                }
            }
        }
        if marks.remark != self.marks.remark {
            dom::set_flag(element, "data-remark", marks.remark);
        }
        if marks.unread != self.marks.unread {
            dom::set_flag(element, "data-unread", marks.unread);
        }
        if marks.disputed != self.marks.disputed {
            dom::set_flag(element, "data-disputed", marks.disputed);
        }
        if marks.edge != self.marks.edge {
            dom::set_flag(element, "data-edge", marks.edge);
        }
        if marks.ghost != self.marks.ghost {
            dom::set_flag(element, "data-ghost", marks.ghost);
        }
        self.marks = marks;
    }

    /// Forgets what is shown, because the scheme is another one.
    pub fn forget(&mut self) {
        for chip in self.chips.iter_mut().filter(|chip| chip.shown != Shown::Nothing) {
            chip.shown = Shown::Outdated;
        }
        let letters = self.letters;
        self.letters = LetterSet(!letters.0);
    }

    /// Tells assistive technology whether the cell is selected.
    pub fn select(&mut self, selected: bool) {
        if selected != self.selected {
            self.selected = selected;
            dom::set(&self.element, "aria-selected", if selected { "true" } else { "false" });
        }
    }
}

fn new_chip() -> Option<Chip> {
    let element = dom::create("b", "")?;
    let text = dom::document()?.create_text_node("");
    dom::append(&element, &text);
    Some(Chip { element, text, shown: Shown::Nothing })
}

/// The severity as style sheets know it.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}
