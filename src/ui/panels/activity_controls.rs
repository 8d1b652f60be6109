//! The controls that an activity refers to: typed by identifier or words, shown with their titles.

use std::sync::Arc;

use leptos::prelude::*;

use super::activity::read;
use super::form::Form;
use crate::catalog::controls::{Entry, EntryKind};
use crate::model::ActivityId;
use crate::session::{ControlReference, Session};
use crate::ui::fields::{Chip, Combobox, Offer};

/// So many controls are offered at once.
const MOST: usize = 8;

/// The field.
pub(super) fn controls(form: Form, id: ActivityId) -> AnyView {
    let app = form.app;
    let references = form.follow(read(id, |it| it.details().controls.clone()));
    // What they mean is looked up only when they are others.
    let chosen =
        Memo::new(move |_| references.with(|all| all.iter().map(|text| chip(text)).collect::<Vec<_>>()));
    Combobox {
        title: "Controls",
        add: "Add a control",
        hint: "Type an identifier or words: A.5.15, CC6.1, backup.",
        chosen: chosen.into(),
        find: Arc::new(move |text| app.read(|session| offers(session, text))),
        change: Arc::new(move |reference, add| {
            app.act(|session| {
                if add {
                    session.attach_controls(id, &reference);
                } else {
                    session.detach_control(id, &reference);
                }
            });
        }),
    }
    .view()
}

fn chip(text: &str) -> Chip<String> {
    Chip { id: text.to_owned(), words: ControlReference::read(text).words() }
}

/// What fits the text: controls of the catalogues, and at the end the text itself.
fn offers(session: &Session, text: &str) -> Vec<Offer> {
    if text.is_empty() {
        return Vec::new();
    }
    let found = session.search_controls(text, MOST);
    let is_exact = found.first().is_some_and(|first| first.id == text);
    let controls = found.into_iter().filter(|entry| !entry.id.is_empty()).map(|entry| offer(&entry));
    let own = Offer {
        value: text.to_owned(),
        name: format!("\u{201c}{text}\u{201d}"),
        words: "as typed".to_owned(),
        from: String::new(),
    };
    controls.chain((!is_exact).then_some(own)).collect()
}

fn offer(entry: &Entry) -> Offer {
    let is_heading = matches!(entry.kind, EntryKind::Heading(_));
    let from = entry.catalogue.prefix;
    Offer {
        value: entry.reference(),
        name: entry.id.to_owned(),
        words: entry.title.to_owned(),
        from: if is_heading { format!("{from}, theme") } else { from.to_owned() },
    }
}
