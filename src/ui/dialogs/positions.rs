//! What each side wants in a disputed cell, and how it is decided.

use std::sync::Arc;

use leptos::html::{button, div, fieldset, legend, p, span};
use leptos::prelude::*;

use super::form::{about, form_dialog, gone, tell_change};
use crate::app::App;
use crate::catalog::choices::Choice;
use crate::model::{ActivityId, LetterDefinition, LetterSet, PositionSide, RoleId};
use crate::session::{Decision, Session, Wish};
use crate::ui::fields::{Text, choice, group, hint};
use crate::ui::grid::part_name;

/// One side's fields.
#[derive(Clone, Copy)]
struct Line {
    side: PositionSide,
    letters: RwSignal<LetterSet>,
    reason: RwSignal<String>,
}

/// What the dialog shows of the cell.
struct Known {
    title: String,
    now: String,
    wishes: Vec<Wish>,
    decided: Option<(PositionSide, String)>,
    letters: Vec<LetterDefinition>,
}

fn known(session: &Session, activity: ActivityId, role: RoleId) -> Option<Known> {
    let matrix = session.matrix();
    let (row, column) = (matrix.activity(activity)?, matrix.role(role)?);
    let present = matrix.letters(activity, role);
    let mut wishes = session.wishes(activity, role);
    let mut recorded = session.positions_of(activity, role).peekable();
    // How it is today is known already.
    if recorded.peek().is_none()
        && let Some(wish) = wishes.iter_mut().find(|wish| wish.side == PositionSide::AsIs)
    {
        wish.letters = present;
    }
    let decided = recorded.find(|position| position.decided);
    let now = matrix.scheme.text(present);
    Some(Known {
        title: format!("{} × {}", row.title, column.title),
        now: if now.is_empty() {
            "The cell is empty now.".to_owned()
        } else {
            format!("The cell says {now} now.")
        },
        wishes,
        decided: decided.map(|position| (position.side, position.decision.clone())),
        letters: matrix.scheme.letters.clone(),
    })
}

/// The dialog.
pub(super) fn positions(app: App, activity: ActivityId, role: RoleId) -> AnyView {
    let Some(known) = app.read(|session| known(session, activity, role)) else { return gone(app) };
    let Known { title, now, wishes, decided, letters } = known;
    let lines: Vec<Line> = wishes
        .into_iter()
        .map(|wish| Line {
            side: wish.side,
            letters: RwSignal::new(wish.letters),
            reason: RwSignal::new(wish.reason),
        })
        .collect();
    let settled = RwSignal::new(PositionSide::position_or_none(decided.as_ref().map(|(side, _)| *side)));
    let why = RwSignal::new(decided.map(|(_, reason)| reason).unwrap_or_default());
    let problem = RwSignal::new(false);
    let sides = lines.iter().map(|line| side(*line, &letters)).collect::<Vec<_>>();
    let mut options = vec!["Nothing yet: it stays disputed".to_owned()];
    options.extend(PositionSide::all_words());
    let fields = (
        about(title),
        hint(format!("{now} A side without letters and reason has no position.")),
        div().attr("class", "sides").child(sides),
        group(
            "Decision",
            (
                choice("Decided for", options, settled.into(), Arc::new(move |at| settled.set(at))),
                Text::lines("Why", 2).bound(why),
                hint("Deciding puts that side's letters into the cell. For a compromise, write it under \"As it should be\"."),
                move || {
                    let asks = problem.get() && settled.get() > 0 && why.with(|why| why.trim().is_empty());
                    asks.then(|| {
                        p().attr("class", "problem").attr("role", "alert").child("Say why it is decided so.")
                    })
                },
            )
                .into_any(),
        ),
    );
    let save = move || {
        let wish = |line: &Line| Wish {
            side: line.side,
            letters: line.letters.get_untracked(),
            reason: line.reason.get_untracked(),
        };
        let wishes: Vec<Wish> = lines.iter().map(wish).collect();
        let decision = PositionSide::at_or_none(settled.get_untracked())
            .map(|side| Decision { side, reason: why.get_untracked().trim().to_owned() });
        let unexplained = decision.as_ref().is_some_and(|decision| decision.reason.is_empty());
        problem.set(unexplained);
        if !unexplained {
            app.act(|session| session.settle_positions(activity, role, &wishes, decision.as_ref()));
        }
        !unexplained
    };
    form_dialog(app, "dialog wide positions", "Positions of this cell", "Save", fields.into_any(), save)
}

/// The fields of one side: letters to press, and why.
fn side(line: Line, letters: &[LetterDefinition]) -> AnyView {
    let chips = letters.iter().zip(0u8..).map(|(definition, at)| {
        let letter = crate::model::Letter(at);
        button()
            .attr("type", "button")
            .attr("class", "wish-letter")
            .attr("aria-pressed", move || line.letters.get().has(letter).to_string())
            .attr("aria-label", format!("{} {}", definition.symbol, definition.name))
            .attr("title", definition.name.clone())
            .child(
                span()
                    .attr("class", format!("chip {}", part_name(definition.part)))
                    .child(definition.symbol.to_string()),
            )
            .on(leptos::ev::click, move |event| {
                line.letters.update(|set| *set = set.toggled(letter));
                tell_change(&event);
            })
    });
    fieldset()
        .attr("class", "side")
        .child((
            legend().child(line.side.words()),
            div().attr("class", "wish-letters").child(chips.collect::<Vec<_>>()),
            Text::lines("Reason", 2).bound(line.reason),
        ))
        .into_any()
}
