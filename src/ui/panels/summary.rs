//! What stands above a form: what is wrong there, and who has which letter.

use leptos::html::{b, button, div, li, p, span, ul};
use leptos::prelude::*;

use super::form::Form;
use crate::model::{ActivityId, Place, RoleId, Severity};
use crate::rules::Finding;
use crate::session::{Panel, Session};
use crate::ui::grid::part_name;
use crate::ui::kit::text_button;

/// What is wrong at the row or the role, the gravest first.
fn found(session: &Session, place: Place) -> Vec<(Severity, String)> {
    let engine = session.engine();
    let rules = match place {
        Place::Activity(id) => engine.row(id),
        Place::Role(id) => engine.role(id),
        _ => return Vec::new(),
    };
    let explained = rules.map(|(rule, severity)| {
        (severity, engine.explain(session.matrix(), &Finding { rule, severity, place }).message)
    });
    explained.collect()
}

/// The findings of a row or a role, with a way to their fixes.
pub(super) fn messages(form: Form, place: Place) -> AnyView {
    let app = form.app;
    let found = form.follow(move |session| found(session, place));
    let list = move || {
        let found = found.get();
        let lines = found.into_iter().map(|(severity, message)| {
            let (name, word) = match severity {
                Severity::Error => ("error", "Error"),
                Severity::Warning => ("warning", "Warning"),
                Severity::Advice => ("advice", "Advice"),
            };
            li().attr("data-severity", name).child((b().child(word), " ", span().child(message)))
        });
        let lines = lines.collect::<Vec<_>>();
        (!lines.is_empty()).then(|| {
            div().attr("class", "messages").child((
                ul().attr("aria-label", "Findings here").child(lines),
                text_button("link small", "Show the fixes", move || {
                    app.signals.panel.set(Some(Panel::Findings));
                }),
            ))
        })
    };
    list.into_any()
}

/// One role's letters on the activity.
#[derive(Clone, PartialEq)]
struct Duty {
    role: RoleId,
    title: String,
    /// Symbol, name and style class of each letter.
    letters: Vec<(char, String, &'static str)>,
    said: String,
}

fn duties(session: &Session, id: ActivityId) -> Vec<Duty> {
    let matrix = session.matrix();
    let Some(activity) = matrix.activity(id) else { return Vec::new() };
    let cells = matrix.roles().zip(activity.letters());
    let duties = cells.filter_map(|(role, letters)| {
        let said = activity.remark(role.id);
        let unread = said.filter(|said| !said.unread.is_empty());
        if letters.is_empty() && unread.is_none() {
            return None;
        }
        let definitions = letters.iter().filter_map(|letter| matrix.scheme.definition(letter));
        let letters = definitions.map(|it| (it.symbol, it.name.clone(), part_name(it.part))).collect();
        let said = match (said, unread) {
            (_, Some(said)) => format!("not understood: {}", said.unread),
            (Some(said), None) => said.condition.clone(),
            _ => String::new(),
        };
        Some(Duty { role: role.id, title: title_or(&role.title, "Untitled role"), letters, said })
    });
    duties.collect()
}

/// A title, or what stands for it.
pub(super) fn title_or(title: &str, otherwise: &str) -> String {
    if title.trim().is_empty() { otherwise.to_owned() } else { title.to_owned() }
}

/// Who has which letter on the activity; a press goes to the cell.
pub(super) fn letters(form: Form, id: ActivityId) -> AnyView {
    let app = form.app;
    let duties = form.follow(move |session| duties(session, id));
    let list = move || {
        let duties = duties.get();
        if duties.is_empty() {
            return p().attr("class", "hint").child("No role has a letter yet.").into_any();
        }
        let lines = duties.into_iter().map(|duty| {
            let role = duty.role;
            let chips = duty.letters.into_iter().map(|(symbol, name, part)| {
                span().attr("class", format!("chip {part}")).attr("title", name).child(symbol.to_string())
            });
            let go = button()
                .attr("type", "button")
                .attr("class", "duty")
                .child((
                    span().attr("class", "duty-letters").child(chips.collect::<Vec<_>>()),
                    span().attr("class", "duty-role").child(duty.title),
                    (!duty.said.is_empty()).then(|| span().attr("class", "duty-said").child(duty.said)),
                ))
                .on(leptos::ev::click, move |_| {
                    app.act(|session| session.go_to_place(Place::Cell(id, role)));
                });
            li().child(go)
        });
        ul().attr("class", "duties")
            .attr("aria-label", "Letters by role")
            .child(lines.collect::<Vec<_>>())
            .into_any()
    };
    list.into_any()
}

/// The letters of a role counted, with its share of the activities.
#[derive(Clone, PartialEq, Default)]
struct Load {
    counts: Vec<(char, String, &'static str, u32)>,
    share: String,
}

fn load(session: &Session, role: RoleId) -> Load {
    use crate::model::Part;
    let (matrix, counts) = (session.matrix(), session.engine().role_counts(role));
    let of_part = |part| match part {
        Part::Does => Some(counts.does),
        Part::Owns => Some(counts.owns),
        Part::Before => Some(counts.before),
        Part::After => Some(counts.after),
        Part::Other => None,
    };
    // Where several letters play one part they are counted together, under the first of them.
    let mut seen = Vec::new();
    let letters = matrix.scheme.letters.iter().filter_map(|letter| {
        let count = of_part(letter.part)?;
        (!seen.contains(&letter.part)).then(|| {
            seen.push(letter.part);
            (letter.symbol, letter.name.clone(), part_name(letter.part), count)
        })
    });
    let all = matrix.activity_count();
    let share = (counts.load as usize * 100).checked_div(all).unwrap_or(0);
    let words = format!("Does or owns {} of {all} activities ({share} %)", counts.load);
    Load { counts: letters.collect(), share: words }
}

/// How much the role has to do.
pub(super) fn role_load(form: Form, role: RoleId) -> AnyView {
    let load = form.follow(move |session| load(session, role));
    let shown = move || {
        let load = load.get();
        let counts = load.counts.into_iter().map(|(symbol, name, part, count)| {
            li().child((
                span()
                    .attr("class", format!("chip {part}"))
                    .attr("aria-hidden", "true")
                    .child(symbol.to_string()),
                span().attr("class", "hidden-words").child(name),
                b().child(count.to_string()),
            ))
        });
        (
            ul().attr("class", "counts")
                .attr("aria-label", "Letters of the role")
                .child(counts.collect::<Vec<_>>()),
            p().attr("class", "hint").child(load.share),
        )
    };
    div().attr("class", "load").child(shown).into_any()
}
