//! A picture of the first rows as they were understood. Nothing in it can be changed.

use leptos::html::{b, div, p, span, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use crate::app::Importing;
use crate::errand::Proposal;
use crate::ui::grid::{part_name, side_name};
use crate::ui::words::counted;

/// How many rows are shown.
const ROWS: usize = 8;
/// How many roles are shown.
const ROLES: usize = 40;

/// The picture, with what it leaves out.
pub(super) fn picture(importing: Importing) -> AnyView {
    importing.with(|reading| {
        let proposal = &reading.proposal;
        if proposal.activity_count == 0 {
            let words = "Nothing of it would be in a matrix yet. Choose another layout below, or another row with the titles.";
            return p().attr("class", "problem").attr("role", "alert").child(words).into_any();
        }
        let counts = [
            counted(proposal.activity_count, "activity", "activities"),
            counted(proposal.roles.len(), "role", "roles"),
            counted(proposal.assignment_count, "cell with letters", "cells with letters"),
        ];
        let notes = match reading.note_heading.as_str() {
            "" => String::new(),
            heading => format!(" Listed at the end: {heading}."),
        };
        (
            div()
                .attr("class", "import-picture")
                .attr("role", "region")
                .attr("tabindex", "0")
                .attr("aria-label", "The first rows as understood")
                .child(table().child((head(proposal), tbody().child(rows(proposal))))),
            p().attr("class", "hint").child(format!("{}.{notes}", counts.join(", "))),
        )
            .into_any()
    })
}

fn head(proposal: &Proposal) -> AnyView {
    let role = |role: &crate::errand::RoleProposal| {
        let party = if role.party.is_empty() { side_words(role.side) } else { &role.party };
        th().attr("scope", "col").attr("data-side", side_name(role.side)).child((
            span().attr("class", "party").child(party.to_owned()),
            span().attr("class", "role").child(role.title.clone()),
        ))
    };
    let roles = proposal.roles.iter().take(ROLES).map(role).collect::<Vec<_>>();
    thead().child(tr().child((th().attr("scope", "col").child("Activity"), roles))).into_any()
}

fn rows(proposal: &Proposal) -> Vec<AnyView> {
    let mut area = "";
    let mut lines = Vec::new();
    for row in proposal.preview.iter().take(ROWS) {
        if row.area != area {
            area = &row.area;
            let width = proposal.roles.len().min(ROLES) + 1;
            let title =
                th().attr("colspan", width.to_string()).attr("scope", "colgroup").child(area.to_owned());
            lines.push(tr().attr("class", "area").child(title).into_any());
        }
        let cells = row.letters.iter().take(ROLES).map(|letters| td().child(chips(proposal, letters)));
        let title = th().attr("scope", "row").child(row.title.clone());
        lines.push(tr().child((title, cells.collect::<Vec<_>>())).into_any());
    }
    lines
}

fn chips(proposal: &Proposal, letters: &str) -> Vec<AnyView> {
    let scheme = &proposal.scheme.scheme;
    let chip = |symbol: char| {
        let letter = scheme.letters.iter().find(|letter| letter.symbol == symbol);
        let part = letter.map_or("other", |letter| part_name(letter.part));
        b().attr("class", format!("chip {part}")).child(symbol.to_string()).into_any()
    };
    letters.chars().filter(|symbol| *symbol != '/').map(chip).collect()
}

fn side_words(side: crate::model::PartyKind) -> &'static str {
    crate::catalog::choices::Choice::words(side)
}
