//! The part of the activity's form that says what may happen and who approves it.

use std::sync::Arc;

use leptos::prelude::*;

use super::activity::{open_choice, read};
use super::form::Form;
use super::summary::title_or;
use crate::catalog::choices::UNSETTLED;
use crate::model::{
    ActivityField, ActivityId, ChangeControl, DecisionLevelId, EmergencyRule, RoleId, ScopeItemId,
};
use crate::session::Session;
use crate::ui::fields::{Chip, Chips, Text, hint};

/// Hours within which the provider documents, where nobody has said otherwise.
const USUAL_HOURS: u16 = 24;
/// A week; whatever is documented later is documented by nobody.
const MOST_HOURS: u16 = 168;

const EMERGENCY: [&str; 4] =
    [UNSETTLED, "Provider acts at once, documents after", "Approval first", "Not permitted"];

/// How a change is approved and what may happen in an emergency.
pub(super) fn changes(form: Form, id: ActivityId) -> AnyView {
    let words = EMERGENCY.map(str::to_owned).into();
    let kind = form.follow(emergency_position(id));
    (
        open_choice::<ChangeControl>(
            form,
            id,
            "Change control",
            |it| it.change_control,
            ActivityField::ChangeControl,
        ),
        form.choice("In an emergency", words, emergency_position(id), move |session, at| {
            let rule = match at {
                1 => Some(EmergencyRule::ProviderActs { document_within_hours: USUAL_HOURS }),
                2 => Some(EmergencyRule::ApprovalFirst { approver: None }),
                3 => Some(EmergencyRule::NotPermitted),
                _ => None,
            };
            session.set_activity(id, ActivityField::Emergency(rule));
        }),
        move || match kind.get() {
            1 => Some(hours(form, id)),
            2 => Some(approver(form, id)),
            _ => None,
        },
    )
        .into_any()
}

fn emergency_position(id: ActivityId) -> impl Fn(&Session) -> usize {
    read(id, |it| match it.details().emergency {
        None => 0,
        Some(EmergencyRule::ProviderActs { .. }) => 1,
        Some(EmergencyRule::ApprovalFirst { .. }) => 2,
        Some(EmergencyRule::NotPermitted) => 3,
    })
}

fn hours(form: Form, id: ActivityId) -> AnyView {
    let present = read(id, |it| match it.details().emergency {
        Some(EmergencyRule::ProviderActs { document_within_hours }) => document_within_hours.to_string(),
        _ => String::new(),
    });
    form.text(Text::number("Documented within hours", 1, MOST_HOURS), present, move |session, text| {
        let Ok(hours) = text.trim().parse::<u16>() else { return };
        let rule = EmergencyRule::ProviderActs { document_within_hours: hours.clamp(1, MOST_HOURS) };
        session.set_activity(id, ActivityField::Emergency(Some(rule)));
    })
}

/// Every role with its title, as selects offer them.
fn roles(session: &Session) -> Vec<Chip<RoleId>> {
    let roles = session.matrix().roles();
    roles.map(|role| Chip { id: role.id, words: title_or(&role.title, "Untitled role") }).collect()
}

fn approver(form: Form, id: ActivityId) -> AnyView {
    let all = form.follow(roles);
    let select = move || {
        let (ids, titles): (Vec<_>, Vec<_>) = all.get().into_iter().map(|it| (it.id, it.words)).unzip();
        let words = std::iter::once("Not named yet".to_owned()).chain(titles).collect();
        let known = ids.clone();
        let position = read(id, move |it| match it.details().emergency {
            Some(EmergencyRule::ApprovalFirst { approver: Some(role) }) => {
                known.iter().position(|known| *known == role).map_or(0, |at| at + 1)
            }
            _ => 0,
        });
        form.choice("Approved by", words, position, move |session, at| {
            let approver = at.checked_sub(1).and_then(|at| ids.get(at)).copied();
            let rule = EmergencyRule::ApprovalFirst { approver };
            session.set_activity(id, ActivityField::Emergency(Some(rule)));
        })
    };
    select.into_any()
}

/// The decision level and who approves.
pub(super) fn approval(form: Form, id: ActivityId) -> AnyView {
    (level(form, id), approvers(form, id)).into_any()
}

fn level(form: Form, id: ActivityId) -> AnyView {
    let levels = form.follow(|session| {
        let levels = session.matrix().decision_levels.iter();
        levels.map(|level| (level.id, title_or(&level.title, "Untitled level"))).collect::<Vec<_>>()
    });
    let select = move || {
        let (ids, titles): (Vec<DecisionLevelId>, Vec<_>) = levels.get().into_iter().unzip();
        let words = std::iter::once("No approval needed".to_owned()).chain(titles).collect();
        let known = ids.clone();
        let position = read(id, move |it| {
            let level = it.details().decision_level;
            let at = level.and_then(|level| known.iter().position(|known| *known == level));
            at.map_or(0, |at| at + 1)
        });
        form.choice("Decision level", words, position, move |session, at| {
            let level = at.checked_sub(1).and_then(|at| ids.get(at)).copied();
            session.set_activity(id, ActivityField::DecisionLevel(level));
        })
    };
    select.into_any()
}

fn approvers(form: Form, id: ActivityId) -> AnyView {
    let app = form.app;
    let named = move |session: &Session| read(id, |it| it.details().approvers.clone())(session);
    let of = move |session: &Session, wanted: bool| {
        let named = named(session);
        let all = roles(session).into_iter();
        all.filter(|role| named.contains(&role.id) == wanted).collect::<Vec<_>>()
    };
    Chips {
        title: "Approvers",
        add: "Add an approver",
        none: "Nobody is named yet.",
        chosen: form.follow(move |session| of(session, true)),
        offered: form.follow(move |session| of(session, false)),
        change: Arc::new(move |role: RoleId, add| {
            app.act(|session| {
                let named = with_or_without(named(session), role, add);
                session.set_activity(id, ActivityField::Approvers(named));
            });
        }),
    }
    .view()
}

/// The list with the thing at its end, or without it.
fn with_or_without<T: PartialEq>(mut list: Vec<T>, item: T, with: bool) -> Vec<T> {
    list.retain(|other| *other != item);
    if with {
        list.push(item);
    }
    list
}

/// The scope items the activity touches; while the register is empty there is nothing to choose.
pub(super) fn systems(form: Form, id: ActivityId) -> AnyView {
    let app = form.app;
    let touched = move |session: &Session| read(id, |it| it.details().systems.clone())(session);
    let of = move |session: &Session, wanted: bool| {
        let touched = touched(session);
        let all = session.matrix().scope.iter();
        let all = all.filter(|item| touched.contains(&item.id) == wanted);
        all.map(|item| Chip { id: item.id, words: title_or(&item.name, "Unnamed item") }).collect::<Vec<_>>()
    };
    let has_scope = form.follow(|session| !session.matrix().scope.is_empty());
    let field = move || {
        if !has_scope.get() {
            return hint("Systems touched can be named once the scope register has items.");
        }
        Chips {
            title: "Systems touched",
            add: "Add a system",
            none: "No system is named yet.",
            chosen: form.follow(move |session| of(session, true)),
            offered: form.follow(move |session| of(session, false)),
            change: Arc::new(move |item: ScopeItemId, add| {
                app.act(|session| {
                    let touched = with_or_without(touched(session), item, add);
                    session.set_activity(id, ActivityField::Systems(touched));
                });
            }),
        }
        .view()
    };
    field.into_any()
}
