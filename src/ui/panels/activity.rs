//! Everything known of the activity in whose row the active cell is.

use leptos::html::{div, fieldset, p};
use leptos::prelude::*;

use super::form::{Form, follow_active, on_key, reason};
use super::summary;
use super::{activity_controls, activity_rules};
use crate::app::App;
use crate::catalog::RETENTION_PRESETS;
use crate::catalog::choices::Choice;
use crate::model::{
    Activity, ActivityDetails, ActivityField, ActivityId, ActivityKind, Criticality, Frequency, Nature, Part,
    PartyKind, Place, Split,
};
use crate::session::Session;
use crate::ui::fields::{Text, group};

/// The panel.
pub(super) fn activity(app: App) -> impl IntoView {
    let form = Form::new(app);
    let shown = follow_active(app, |session| session.active_activity().map(|activity| activity.id));
    move || {
        form.flush();
        match shown.get() {
            Some(id) => fields(form, id),
            None => p()
                .attr("class", "empty")
                .child("Select a cell in the row of an activity to see everything known of it.")
                .into_any(),
        }
    }
}

fn fields(form: Form, id: ActivityId) -> AnyView {
    let reason = reason(form);
    div()
        .attr("class", "inspector")
        .on(leptos::ev::keydown, move |event| on_key(form.app, &event))
        .child((
            summary::messages(form, Place::Activity(id)),
            summary::letters(form, id),
            move || reason.get().map(|reason| p().attr("class", "hint").child(reason)),
            fieldset().attr("class", "form").prop("disabled", move || reason.get().is_some()).child((
                title(form, id),
                group("What it is", what_it_is(form, id)),
                group("Changes and emergencies", activity_rules::changes(form, id)),
                group("Approval", activity_rules::approval(form, id)),
                group("Proof", proof(form, id)),
                split(form, id),
                group("Systems and notes", (activity_rules::systems(form, id), notes(form, id)).into_any()),
            )),
        ))
        .into_any()
}

/// What `look` finds in the activity; nothing of it where the activity is gone.
pub(super) fn read<T: Default>(id: ActivityId, look: impl Fn(&Activity) -> T) -> impl Fn(&Session) -> T {
    move |session| session.matrix().activity(id).map(&look).unwrap_or_default()
}

/// A text among the details.
fn detail(
    form: Form,
    id: ActivityId,
    text: Text,
    look: fn(&ActivityDetails) -> &String,
    field: fn(String) -> ActivityField,
) -> AnyView {
    form.text(text, read(id, move |it| look(it.details()).clone()), move |session, text| {
        session.set_activity(id, field(text.trim().to_owned()));
    })
}

/// A choice among the details that is always made.
fn chosen<T: Choice>(
    form: Form,
    id: ActivityId,
    label: &str,
    look: fn(&ActivityDetails) -> T,
    field: fn(T) -> ActivityField,
) -> AnyView {
    form.choice(
        label,
        T::all_words(),
        read(id, move |it| look(it.details()).position()),
        move |session, at| {
            if let Some(choice) = T::at(at) {
                session.set_activity(id, field(choice));
            }
        },
    )
}

/// A choice among the details that may be open.
pub(super) fn open_choice<T: Choice>(
    form: Form,
    id: ActivityId,
    label: &str,
    look: fn(&ActivityDetails) -> Option<T>,
    field: fn(Option<T>) -> ActivityField,
) -> AnyView {
    let at = read(id, move |it| T::position_or_none(look(it.details())));
    form.choice(label, T::all_words_or_none(), at, move |session, at| {
        session.set_activity(id, field(T::at_or_none(at)));
    })
}

fn title(form: Form, id: ActivityId) -> AnyView {
    form.text(Text::lines("Title", 2), read(id, |it| it.title.clone()), move |session, text| {
        session.set_activity_title(id, &text);
    })
}

fn what_it_is(form: Form, id: ActivityId) -> AnyView {
    (
        area(form, id),
        detail(form, id, Text::lines("Description", 3), |it| &it.description, ActivityField::Description),
        div().attr("class", "field-pair").child((
            chosen::<ActivityKind>(form, id, "Kind", |it| it.kind, ActivityField::Kind),
            chosen::<Criticality>(form, id, "Criticality", |it| it.criticality, ActivityField::Criticality),
            chosen::<Nature>(form, id, "Nature", |it| it.nature, ActivityField::Nature),
            open_choice::<Frequency>(form, id, "Frequency", |it| it.frequency, ActivityField::Frequency),
        )),
    )
        .into_any()
}

/// The areas can change while the panel is open, so the select is drawn anew with them.
fn area(form: Form, id: ActivityId) -> AnyView {
    let areas = form.follow(|session| {
        session.matrix().areas.iter().map(|area| (area.id, area.title.clone())).collect::<Vec<_>>()
    });
    let select = move || {
        let (ids, titles): (Vec<_>, Vec<_>) = areas.get().into_iter().unzip();
        let words = std::iter::once("No area".to_owned()).chain(titles).collect();
        let known = ids.clone();
        let position = read(id, move |it| {
            let at = it.area.and_then(|area| known.iter().position(|known| *known == area));
            at.map_or(0, |at| at + 1)
        });
        form.choice("Area", words, position, move |session, at| {
            let area = at.checked_sub(1).and_then(|at| ids.get(at)).copied();
            session.set_activity_area(id, area);
        })
    };
    select.into_any()
}

fn proof(form: Form, id: ActivityId) -> AnyView {
    let presets = RETENTION_PRESETS.iter().map(|(_, text)| (*text).to_owned());
    (
        detail(
            form,
            id,
            Text::lines("Deliverable or evidence", 2),
            |it| &it.deliverable,
            ActivityField::Deliverable,
        ),
        detail(
            form,
            id,
            Text::line("Retention").offering(presets),
            |it| &it.retention,
            ActivityField::Retention,
        ),
        activity_controls::controls(form, id),
    )
        .into_any()
}

/// The split, where both sides do the work or somebody has described it.
fn split(form: Form, id: ActivityId) -> AnyView {
    let wanted = form.follow(move |session| {
        let Some(activity) = session.matrix().activity(id) else { return false };
        activity.details().split != Split::default() || is_shared(session, activity)
    });
    let part = move |text: Text, look: fn(&mut Split) -> &mut String| {
        let read = read(id, move |it| look(&mut it.details().split.clone()).clone());
        form.text(text, read, move |session, text| {
            let Some(activity) = session.matrix().activity(id) else { return };
            let mut split = activity.details().split.clone();
            text.trim().clone_into(look(&mut split));
            session.set_activity(id, ActivityField::Split(split));
        })
    };
    let fields = move || {
        wanted.get().then(|| {
            let fields = (
                part(Text::lines("Who does which part", 2), |split| &mut split.parts),
                part(Text::lines("What proves it", 2), |split| &mut split.evidence),
                part(Text::lines("Where the hand-over is", 2), |split| &mut split.hand_over),
            );
            group("Split between the sides", fields.into_any())
        })
    };
    fields.into_any()
}

/// Whether roles of the customer and of another side both do the work.
fn is_shared(session: &Session, activity: &Activity) -> bool {
    let matrix = session.matrix();
    let does = matrix.scheme.playing(Part::Does);
    let doing = || matrix.roles().zip(activity.letters()).filter(|(_, letters)| letters.meets(does));
    let is_customer = |role| matrix.side(role) == PartyKind::Customer;
    doing().any(|(role, _)| is_customer(role)) && doing().any(|(role, _)| !is_customer(role))
}

fn notes(form: Form, id: ActivityId) -> AnyView {
    let notes = Text::lines("Internal notes", 3).hint("Only for you: they never leave in a provider copy.");
    detail(form, id, notes, |it| &it.notes, ActivityField::Notes)
}
