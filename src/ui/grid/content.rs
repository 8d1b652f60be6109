//! What the parts of the grid say: headings, labels, load. It decides words; the others lay them out.

use super::cell::{Marks, severity_name};
use super::heads::RoleHead;
use super::row::Heading;
use crate::catalog::choices::Choice;
use crate::errand::Decision;
use crate::grid::Line;
use crate::model::{LetterSet, Part, PartyKind, Remark};
use crate::rules::RowState;
use crate::session::Session;

/// What an empty line invites to.
const NEW_ACTIVITY: &str = "Type an activity…";
/// What the empty column invites to.
const NEW_ROLE: &str = "Add a role…";

/// Names of the sides as style sheets know them.
pub fn side_name(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Customer => "customer",
        PartyKind::Provider => "provider",
        PartyKind::ThirdParty => "third",
    }
}

/// Text and side of the party at a position in the matrix.
pub fn party(session: &Session, index: usize) -> (String, &'static str) {
    let Some(party) = session.matrix().parties.get(index) else { return (String::new(), "customer") };
    let side = party.kind.words();
    let text = if party.name.is_empty() || party.name == side {
        side.to_owned()
    } else {
        format!("{side} · {}", party.name)
    };
    (text, side_name(party.kind))
}

/// Heading of a line.
pub fn heading(session: &Session, line: usize) -> Heading {
    let matrix = session.matrix();
    match session.layout().line(line) {
        Some(Line::Area(index)) => {
            let Some(area) = matrix.areas.get(index) else { return Heading::default() };
            let (complete, all) = session.area_progress(area.id);
            Heading {
                kind: "area",
                title: area.title.clone(),
                aside: format!("{complete} of {all}"),
                state: "",
                state_words: "complete",
                open: Some(!session.view().collapsed.contains(&area.id)),
            }
        }
        Some(Line::Activity(index)) => {
            let Some(activity) = matrix.activity_at(index) else { return Heading::default() };
            let (state, state_words) = match session.engine().row_state(activity.id) {
                RowState::Unfinished => ("unfinished", "unfinished"),
                RowState::Complete => ("complete", ""),
                RowState::Advice => ("complete", "has advice"),
                RowState::Warning => ("warning", "has a warning"),
                RowState::Error => ("error", "has an error"),
            };
            Heading {
                kind: "activity",
                title: activity.title.clone(),
                state,
                state_words,
                ..Heading::default()
            }
        }
        Some(Line::New) => {
            let title = NEW_ACTIVITY.to_owned();
            Heading { kind: "new", title, state: "new", ..Heading::default() }
        }
        _ => Heading::default(),
    }
}

/// Heading of a role column.
pub fn role_head(session: &Session, column: usize) -> RoleHead {
    let matrix = session.matrix();
    let layout = session.layout();
    let edge = column > 1 && layout.parties().iter().any(|run| run.first == column);
    let Some(role) = layout.role_at(column).and_then(|index| matrix.role_at(index)) else {
        return RoleHead { title: NEW_ROLE.to_owned(), side: "new", edge: true, ..RoleHead::default() };
    };
    let side = matrix.side(role);
    let duties = session.engine().role_counts(role.id).load as usize;
    let load = (duties.min(matrix.activity_count()) * 100).checked_div(matrix.activity_count()).unwrap_or(0);
    let worst = session.engine().role(role.id).worst();
    let mut words = format!(", {}", side.words().to_lowercase());
    if worst.is_some() {
        words.push_str(", has findings");
    }
    RoleHead {
        title: if role.title.is_empty() { "Untitled role".to_owned() } else { role.title.clone() },
        side: side_name(side),
        load: load as u32,
        finding: worst.map_or("", severity_name),
        words,
        edge,
    }
}

/// A cell in words: "A accountable, if personal data is affected", "CI consulted, informed". It begins with what
/// is seen.
pub fn cell_label(session: &Session, letters: LetterSet, said: Option<&Remark>, marks: Marks) -> String {
    let scheme = &session.matrix().scheme;
    let mut parts = Vec::new();
    for definition in letters.iter().filter_map(|letter| scheme.definition(letter)) {
        parts.push(definition.name.to_lowercase());
    }
    if let Some(first) = parts.first_mut() {
        *first = format!("{} {first}", scheme.text(letters));
    }
    if let Some(said) = said {
        for (before, text) in
            [("", &said.condition), ("note: ", &said.note), ("not understood: ", &said.unread)]
        {
            if !text.is_empty() {
                parts.push(format!("{before}{text}"));
            }
        }
    }
    if marks.disputed {
        parts.push("disputed".to_owned());
    }
    if let Some(proposed) = marks.proposed {
        let letters = scheme.text(proposed.letters);
        let letters = if letters.is_empty() { "nothing" } else { &letters };
        parts.push(match proposed.decision {
            Decision::Open => format!("the other side has {letters}"),
            Decision::Accepted => format!("becomes {letters}"),
            Decision::Rejected => format!("stays, {letters} rejected"),
        });
    }
    parts.join(", ")
}

/// The style class of a letter by the part it plays.
pub fn part_name(part: Part) -> &'static str {
    match part {
        Part::Does => "does",
        Part::Owns => "owns",
        Part::Before => "before",
        Part::After => "after",
        Part::Other => "other",
    }
}
