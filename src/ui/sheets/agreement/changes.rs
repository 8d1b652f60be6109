//! What changed since a baseline: in a line, then the first changes, each leading to its place.

use leptos::html::{button, div, li, p, span, ul};
use leptos::prelude::*;

use super::stop_button;
use crate::app::App;
use crate::errand::agreement::{ChangeTold, Changes, Paper};
use crate::model::BaselineId;
use crate::ui::files;

/// The list.
pub(super) fn changes(
    app: App,
    since: BaselineId,
    to: Option<BaselineId>,
    name: &str,
    changes: Changes,
) -> AnyView {
    if changes.count == 0 {
        return p().attr("class", "nothing").child("Nothing that is agreed differs.").into_any();
    }
    let left = (changes.count as usize).saturating_sub(changes.first.len());
    let more = (left > 0).then(|| p().attr("class", "hint").child(format!("And {left} more.")));
    let part = format!("changes since {name}");
    let save = stop_button("bordered", "Save all changes as a page", format!("changes-{since}"), move || {
        let file = app.read(|session| files::name_for(session, &part, "html"));
        app.paper_of_agreement(Paper::Changes(since, to), move |page| {
            files::give_bytes(app, &file, page, "text/html");
        });
    });
    div()
        .attr("class", "changes")
        .child((
            ul().child(changes.first.into_iter().map(|change| told(app, change)).collect_view()),
            more,
            div().attr("class", "buttons").child(save),
        ))
        .into_any()
}

fn told(app: App, change: ChangeTold) -> AnyView {
    let (activity, role) = (change.activity, change.role);
    let place = if activity.is_some() || role.is_some() {
        button()
            .attr("type", "button")
            .attr("class", "link lead")
            .child(change.place)
            .on(leptos::ev::click, move |_| {
                app.act(|session| session.go_to(activity, role));
            })
            .into_any()
    } else {
        span().attr("class", "place").child(change.place).into_any()
    };
    li().child((place, span().attr("class", "words").child(change.words))).into_any()
}
