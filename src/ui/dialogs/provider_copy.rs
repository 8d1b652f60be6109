//! The copy for the other side: what stays here is chosen, and the file says so.

use leptos::html::{div, input, label, p, span};
use leptos::prelude::*;

use super::form::form_dialog;
use crate::app::App;
use crate::catalog::choices::{Choice, USUALLY_LEFT_OUT};
use crate::errand::agreement::Paper;
use crate::model::LeftOut;
use crate::platform::clock;
use crate::ui::fields::{hint, set};
use crate::ui::files;

/// The dialog.
pub(super) fn provider_copy(app: App) -> AnyView {
    let left_out = RwSignal::new(USUALLY_LEFT_OUT.to_vec());
    let part_box = |(at, part): (usize, &LeftOut)| {
        let part = *part;
        let change = move |leave: bool| {
            left_out.update(|parts| {
                parts.retain(|other| *other != part);
                if leave {
                    parts.push(part);
                }
            });
        };
        label().attr("class", "check").child((
            input()
                .attr("type", "checkbox")
                .attr("autofocus", at == 0)
                .prop("checked", move || left_out.with(|parts| parts.contains(&part)))
                .on(leptos::ev::change, move |event| change(event_target_checked(&event))),
            span().child(part.words()),
        ))
    };
    let boxes = LeftOut::CHOICES.iter().enumerate().map(part_box).collect_view();
    let boxes = div().attr("class", "left-out").child(boxes).into_any();
    let said = move || {
        let parts = left_out.get();
        let words: Vec<&str> =
            LeftOut::CHOICES.iter().filter(|part| parts.contains(part)).map(|part| part.words()).collect();
        match words.as_slice() {
            [] => "The file will say that it is a copy and that nothing was left out.".to_owned(),
            words => {
                format!("The file will say that it is a copy without: {}.", words.join(", ").to_lowercase())
            }
        }
    };
    let fields = (
        hint(
            "What is agreed is in every copy, with its hash: letters, roles, activities, scope, decision levels and \
             escalation. When the file comes back, what was left out is put in again before it is compared.",
        ),
        set("Leave out", boxes),
        p().attr("class", "said").attr("aria-live", "polite").child(said),
    );
    let save = move || {
        let name = app.read(|session| files::name_for(session, "copy", "remit.json"));
        let paper = Paper::Copy { left_out: left_out.get_untracked(), made: clock::today() };
        app.paper_of_agreement(paper, move |bytes| files::give_bytes(app, &name, bytes, "application/json"));
        true
    };
    form_dialog(app, "dialog", "Save a copy for the provider", "Save the copy", fields.into_any(), save)
}
