//! Other letters for the matrix: which scheme, what becomes of the present letters, and letters of one's own.

mod own;

use std::sync::Arc;

use leptos::html::{b, div, p, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use super::form::form_dialog;
use crate::app::App;
use crate::catalog::schemes;
use crate::platform::dom;
use crate::session::{Becomes, SchemeDraft};
use crate::ui::fields::{bare_choice, choice, group};
use crate::ui::grid::part_name;

/// What stands after the schemes that come with the product.
const OWN: &str = "Own letters";

/// What the dialog works on.
#[derive(Clone, Copy)]
struct Desk {
    draft: RwSignal<SchemeDraft>,
    /// Whether the letters themselves can be changed.
    own: RwSignal<bool>,
    /// Counts how often there were other letters, so that their fields are drawn anew.
    shape: RwSignal<u32>,
}

impl Desk {
    /// Changes which letters there are.
    fn reshape(self, change: impl FnOnce(&mut SchemeDraft)) {
        self.draft.update(change);
        self.shape.update(|count| *count += 1);
    }
}

/// The dialog.
pub(super) fn letters(app: App) -> AnyView {
    let draft = app.read(SchemeDraft::new);
    let own = RwSignal::new(!draft.is_preset());
    let desk = Desk { draft: RwSignal::new(draft), own, shape: RwSignal::new(0) };
    let problem = RwSignal::new(None::<String>);
    // What was wrong is told once more only if it is still wrong.
    Effect::new(move || {
        desk.draft.track();
        problem.set(None);
    });
    let fields = (
        scheme_choice(desk),
        move || own.get().then(|| group("The letters", own::fields(desk))),
        group("What becomes of the present letters", mapping(desk)),
        p().attr("class", "relettering")
            .attr("role", "status")
            .child(move || desk.draft.with(SchemeDraft::summary)),
        move || problem.get().map(|words| p().attr("class", "problem").attr("role", "alert").child(words)),
    );
    let save = move || {
        let draft = desk.draft.get_untracked();
        if let Some(words) = draft.problem() {
            problem.set(Some(words));
            focus("[data-open=true] select");
            return false;
        }
        app.act(|session| session.change_scheme(draft.scheme().clone(), &draft.mapping()));
        true
    };
    form_dialog(app, "dialog wide letters", "Change the letters", "Change them", fields.into_any(), save)
}

fn scheme_choice(desk: Desk) -> AnyView {
    let known = schemes();
    let symbols = |letters: &[crate::model::LetterDefinition]| {
        letters
            .iter()
            .map(|letter| format!("{} {}", letter.symbol, letter.name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let mut names: Vec<String> =
        known.iter().map(|scheme| format!("{}: {}", scheme.name, symbols(&scheme.letters))).collect();
    names.push(OWN.to_owned());
    let presets = known.clone();
    let chosen = Signal::derive(move || {
        let own = desk.own.get();
        let name = desk.draft.with(|draft| draft.scheme().name.clone());
        let at = presets.iter().position(|scheme| !own && scheme.name == name);
        at.unwrap_or(presets.len())
    });
    let choose = move |at: usize| match known.get(at) {
        Some(scheme) => {
            desk.own.set(false);
            desk.reshape(|draft| draft.choose(scheme.clone()));
        }
        None => {
            desk.reshape(SchemeDraft::make_own);
            desk.own.set(true);
        }
    };
    choice("Letters", names, chosen, Arc::new(choose))
}

/// A table: each present letter, how many cells hold it, what it becomes.
fn mapping(desk: Desk) -> AnyView {
    let options = Memo::new(move |_| {
        desk.draft.with(|draft| {
            let words =
                |letter: &crate::model::LetterDefinition| format!("{} {}", letter.symbol, letter.name);
            draft.scheme().letters.iter().map(words).collect::<Vec<_>>()
        })
    });
    let head = |words| th().attr("scope", "col").child(words);
    let lines = move || {
        desk.shape.get();
        let options = options.get();
        let lines = desk.draft.with_untracked(|draft| {
            draft.lines().map(|(letter, count, becomes)| (letter.clone(), count, becomes)).collect::<Vec<_>>()
        });
        let rows = lines.into_iter().enumerate().map(|(at, (letter, count, becomes))| {
            let name = format!("{} becomes", letter.symbol);
            tr().attr("data-open", move || (becomes_now(desk, at) == Becomes::Open).to_string()).child((
                th().attr("scope", "row").child((
                    b().attr("class", format!("chip {}", part_name(letter.part)))
                        .child(letter.symbol.to_string()),
                    " ",
                    letter.name,
                )),
                td().attr("class", "count-cell").child(count.to_string()),
                td().child(target(desk, at, options.clone(), becomes == Becomes::Open, name)),
            ))
        });
        rows.collect::<Vec<_>>()
    };
    let grid = table().attr("class", "mapping").child((
        thead().child(tr().child((head("Now"), head("Cells"), head("Becomes")))),
        tbody().child(lines),
    ));
    div().child(grid).into_any()
}

fn becomes_now(desk: Desk, at: usize) -> Becomes {
    desk.draft.with(|draft| draft.lines().nth(at).map_or(Becomes::Text, |(_, _, becomes)| becomes))
}

/// The select of what the letter at a position becomes. `asks` puts a line before the others that is no answer.
fn target(desk: Desk, at: usize, letters: Vec<String>, asks: bool, name: String) -> AnyView {
    let count = letters.len();
    let first = usize::from(asks);
    let mut options = Vec::with_capacity(count + 2);
    options.extend(asks.then(|| "Choose…".to_owned()));
    options.extend(letters);
    options.push("No counterpart: keep it as text".to_owned());
    let chosen = Signal::derive(move || match becomes_now(desk, at) {
        Becomes::Open => 0,
        Becomes::Letter(position) => position + first,
        Becomes::Text => count + first,
    });
    let choose = move |option: usize| {
        let becomes = match option.checked_sub(first) {
            None => Becomes::Open,
            Some(position) if position < count => Becomes::Letter(position),
            Some(_) => Becomes::Text,
        };
        desk.draft.update(|draft| draft.set(at, becomes));
    };
    bare_choice(options, chosen, Arc::new(choose), None, Some(name))
}

/// Gives the focus to what is there once the fields are drawn anew.
fn focus(selector: &'static str) {
    dom::next_frame(move || {
        if let Some(element) = dom::find(selector) {
            dom::focus(&element);
        }
    });
}
