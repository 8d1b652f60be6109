//! Everything known of the role in whose column the active cell is.

use leptos::html::{div, fieldset, p};
use leptos::prelude::*;

use super::form::{Form, follow_active, on_key, reason};
use super::{role_people, summary};
use crate::app::App;
use crate::catalog::choices::{Choice, UNSETTLED};
use crate::catalog::{AUTHORISATION_LEVELS, SKILL_LEVELS};
use crate::model::{PartyId, Place, Role, RoleField, RoleId};
use crate::session::Session;
use crate::ui::fields::{Text, group};
use crate::ui::kit::text_button;

/// The panel.
pub(super) fn role(app: App) -> impl IntoView {
    let form = Form::new(app);
    let shown = follow_active(app, |session| session.active_role().map(|role| role.id));
    move || {
        form.flush();
        match shown.get() {
            Some(id) => fields(form, id),
            None => p()
                .attr("class", "empty")
                .child("Select a cell in the column of a role to see everything known of it.")
                .into_any(),
        }
    }
}

fn fields(form: Form, id: RoleId) -> AnyView {
    let reason = reason(form);
    div()
        .attr("class", "inspector")
        .on(leptos::ev::keydown, move |event| on_key(form.app, &event))
        .child((
            summary::messages(form, Place::Role(id)),
            summary::role_load(form, id),
            move || reason.get().map(|reason| p().attr("class", "hint").child(reason)),
            fieldset().attr("class", "form").prop("disabled", move || reason.get().is_some()).child((
                title(form, id),
                party(form, id),
                group("People", role_people::people(form, id)),
                group("Authority", authority(form, id)),
                group("What it is there for", purpose(form, id)),
                width(form, id),
            )),
        ))
        .into_any()
}

/// What `look` finds in the role; nothing of it where the role is gone.
pub(super) fn read<T: Default>(id: RoleId, look: impl Fn(&Role) -> T) -> impl Fn(&Session) -> T {
    move |session| session.matrix().role(id).map(&look).unwrap_or_default()
}

/// A text field of the role.
pub(super) fn text(
    form: Form,
    id: RoleId,
    text: Text,
    look: fn(&Role) -> &String,
    field: fn(String) -> RoleField,
) -> AnyView {
    form.text(text, read(id, move |it| look(it).clone()), move |session, text| {
        session.set_role(id, field(text.trim().to_owned()));
    })
}

fn title(form: Form, id: RoleId) -> AnyView {
    form.text(Text::line("Title"), read(id, |it| it.title.clone()), move |session, text| {
        let title = text.split_whitespace().collect::<Vec<_>>().join(" ");
        session.set_role(id, RoleField::Title(title));
    })
}

/// The party. The parties can change while the panel is open, so the select is drawn anew with them.
fn party(form: Form, id: RoleId) -> AnyView {
    let parties = form.follow(|session| {
        let parties = session.matrix().parties.iter();
        let words = |name: &str, side: &'static str| match name {
            "" => side.to_owned(),
            name if name == side => side.to_owned(),
            name => format!("{name} ({})", side.to_lowercase()),
        };
        parties.map(|party| (party.id, words(&party.name, party.kind.words()))).collect::<Vec<_>>()
    });
    let select = move || {
        let (ids, words): (Vec<PartyId>, Vec<_>) = parties.get().into_iter().unzip();
        let known = ids.clone();
        let position =
            read(id, move |it| known.iter().position(|known| *known == it.party).unwrap_or_default());
        form.choice("Party", words, position, move |session, at| {
            if let Some(party) = ids.get(at) {
                session.set_role(id, RoleField::Party(*party));
            }
        })
    };
    select.into_any()
}

fn authority(form: Form, id: RoleId) -> AnyView {
    let levels = AUTHORISATION_LEVELS.iter().map(|level| (*level).to_owned());
    let skills = SKILL_LEVELS.iter().enumerate().map(|(at, words)| format!("{}: {words}", at + 1));
    let skills = std::iter::once(UNSETTLED.to_owned()).chain(skills).collect();
    (
        text(
            form,
            id,
            Text::line("Authorisation level").offering(levels),
            |it| &it.authorisation_level,
            RoleField::AuthorisationLevel,
        ),
        text(form, id, Text::lines("Assets and processes owned", 2), |it| &it.assets, RoleField::Assets),
        form.choice(
            "Skill level",
            skills,
            read(id, |it| it.skill_level.map_or(0, usize::from)),
            move |session, at| {
                let level = u8::try_from(at).ok().filter(|level| *level > 0);
                session.set_role(id, RoleField::SkillLevel(level));
            },
        ),
    )
        .into_any()
}

fn purpose(form: Form, id: RoleId) -> AnyView {
    (
        text(
            form,
            id,
            Text::lines("Responsibilities", 3),
            |it| &it.responsibilities,
            RoleField::Responsibilities,
        ),
        text(form, id, Text::lines("Notes", 2), |it| &it.notes, RoleField::Notes),
    )
        .into_any()
}

/// A column that somebody has dragged can go back to its usual width.
fn width(form: Form, id: RoleId) -> AnyView {
    let app = form.app;
    let width = form.follow(read(id, |it| it.width));
    let row = move || {
        width.get().map(|pixels| {
            div().attr("class", "column-width").child((
                format!("Column width: {pixels} px"),
                text_button("link small", "Usual width", move || {
                    app.act(|session| session.set_role(id, RoleField::Width(None)));
                }),
            ))
        })
    };
    row.into_any()
}
