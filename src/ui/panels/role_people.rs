//! The part of the role's form that says who holds it, who stands in and how they are reached.

use leptos::html::{button, div, li, span, ul};
use leptos::prelude::*;

use super::form::Form;
use super::role::{read, text};
use crate::model::{PersonField, PersonId, RoleField, RoleId};
use crate::session::Session;
use crate::ui::fields::{Text, fresh_id, give_focus, hint, set};
use crate::ui::kit::{Icon, icon};

/// Holders, deputy and contact.
pub(super) fn people(form: Form, id: RoleId) -> AnyView {
    let known = form.follow(names);
    (
        set("Holders", holders(form, id)),
        deputy(form, id, known),
        text(
            form,
            id,
            Text::line("Escalation contact")
                .hint("How the role is reached at 3 a.m.: a direct number or address."),
            |it| &it.contact,
            RoleField::Contact,
        ),
    )
        .into_any()
}

/// Everybody's name.
fn names(session: &Session) -> Vec<String> {
    session.matrix().people.iter().map(|person| person.name.clone()).collect()
}

fn person_name(session: &Session, id: PersonId) -> String {
    session.matrix().person(id).map(|person| person.name.clone()).unwrap_or_default()
}

fn holders(form: Form, id: RoleId) -> AnyView {
    let place = fresh_id("holder");
    let focus = place.clone();
    let held = form.follow(move |session| {
        let holders = read(id, |it| it.holders.clone())(session);
        holders.into_iter().map(|person| (person, person_name(session, person))).collect::<Vec<_>>()
    });
    let list = move || {
        form.flush();
        let people = held.get();
        let none = people.is_empty().then(|| hint("Nobody holds this role yet."));
        let people = people.into_iter().map(|(person, name)| holder(form, id, person, name, focus.clone()));
        (ul().attr("class", "people").child(people.collect::<Vec<_>>()), none)
    };
    let text = Text::line("Add a holder")
        .offering_live(form.follow(names))
        .hint("A new name is added to the people of this matrix.");
    let adder = form.text(
        text,
        |_| String::new(),
        move |session, name| {
            session.add_holder(id, &name, None);
        },
    );
    div().attr("class", "chips-field").child((list, div().attr("id", place).child(adder))).into_any()
}

/// One holder: name, a way to take it away, and how the person is reached.
fn holder(form: Form, role: RoleId, person: PersonId, name: String, focus: String) -> AnyView {
    let app = form.app;
    let remove = format!("Take {name} away");
    li().child((
        div().attr("class", "person").child((
            span().child(name.clone()),
            button()
                .attr("type", "button")
                .attr("class", "tag-remove")
                .attr("aria-label", remove.clone())
                .attr("title", remove)
                .child(icon(Icon::Close))
                .on(leptos::ev::click, move |_| {
                    app.act(|session| session.remove_holder(role, person));
                    give_focus(&focus);
                }),
        )),
        contact(form, person, &name),
    ))
    .into_any()
}

/// How the person is reached, in whichever role.
fn contact(form: Form, person: PersonId, name: &str) -> AnyView {
    let present = move |session: &Session| {
        session.matrix().person(person).map(|person| person.contact.clone()).unwrap_or_default()
    };
    form.text(Text::line(format!("Contact of {name}")), present, move |session, contact| {
        session.set_person(person, PersonField::Contact(contact.trim().to_owned()));
    })
}

fn deputy(form: Form, id: RoleId, known: Signal<Vec<String>>) -> AnyView {
    let present = move |session: &Session| {
        read(id, |it| it.deputy)(session).map(|person| person_name(session, person)).unwrap_or_default()
    };
    let deputy = form.follow(move |session| {
        let person = read(id, |it| it.deputy)(session)?;
        // A deputy who holds the role too has the contact above.
        let holds = read(id, |it| it.holders.contains(&person))(session);
        (!holds).then(|| (person, person_name(session, person)))
    });
    let name = form.text(Text::line("Deputy").offering_live(known), present, move |session, name| {
        session.set_deputy(id, &name);
    });
    (name, move || deputy.get().map(|(person, name)| contact(form, person, &name))).into_any()
}
