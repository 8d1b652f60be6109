//! Who holds a role: one person by name, with how they are reached.

use leptos::prelude::*;

use super::form::{about, form_dialog, gone};
use crate::app::App;
use crate::model::RoleId;
use crate::ui::fields::{Text, hint};

/// The dialog.
pub(super) fn holder(app: App, id: RoleId) -> AnyView {
    let known = app.read(|session| {
        let role = session.matrix().role(id)?;
        let holders = role.holders.iter().filter_map(|person| session.matrix().person(*person));
        let holders: Vec<String> = holders.map(|person| person.name.clone()).collect();
        let people = session.matrix().people.iter().map(|person| person.name.clone()).collect::<Vec<_>>();
        Some((role.title.clone(), holders, people))
    });
    let Some((title, holders, people)) = known else { return gone(app) };
    let name = RwSignal::new(String::new());
    let contact = RwSignal::new(String::new());
    // The contact of a person who is known already is shown as soon as the name is complete.
    Effect::new(move || {
        let known = app.read(|session| session.person_named(&name.get()).map(|it| it.contact.clone()));
        if let Some(known) = known.filter(|_| contact.with_untracked(String::is_empty)) {
            contact.set(known);
        }
    });
    let present = match holders.is_empty() {
        true => {
            "Nobody holds this role yet. A role with duties needs a person who answers for them.".to_owned()
        }
        false => format!("Held by {}. The person you name is added.", holders.join(", ")),
    };
    let fields = (
        about(title),
        hint(present),
        Text::line("Name").offering(people).required().first().bound(name),
        Text::line("Contact").hint("A direct number or address.").bound(contact),
    );
    let save = move || {
        let (name, contact) = (name.get_untracked(), contact.get_untracked());
        // An empty field says nothing: the contact of a person who is known stays.
        let contact = (!contact.trim().is_empty()).then_some(contact);
        let is_empty = name.trim().is_empty();
        if !is_empty {
            app.act(|session| session.add_holder(id, &name, contact.as_deref()));
        }
        !is_empty
    };
    form_dialog(app, "dialog", "Name a person", "Save", fields.into_any(), save)
}
