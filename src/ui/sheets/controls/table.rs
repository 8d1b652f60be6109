//! The controls of one catalogue: how each stands, the activities that refer to it, and a way to fill a gap.

use leptos::html::{button, caption, div, li, p, span, table as table_element, tbody, td, th, thead, tr, ul};
use leptos::prelude::*;

use super::lines::{Line, Referred, lines, words};
use super::{Answer, Kept};
use crate::app::App;
use crate::command::Sheet;
use crate::model::ActivityId;
use crate::platform::dom;
use crate::ui::kit::{Icon, icon};
use crate::ui::sheets::show;

/// The table.
pub(super) fn table(app: App, kept: Kept, listed: Memo<Option<Answer>>) -> AnyView {
    let all = Memo::new(move |_| {
        let wanted = kept.wanted.get();
        // Titles of activities are no part of the coverage.
        app.signals.findings.get();
        listed.with(|answer| {
            let Some(answer) = answer else { return Vec::new() };
            app.read(|session| lines(session.matrix(), &answer.coverage, &wanted))
        })
    });
    let catalogue = move || listed.with_untracked(|it| it.as_ref().map(|it| it.catalogue.id));
    // A line is drawn anew only when something of it is different.
    let each = For(ForProps::builder()
        .each(move || all.get())
        .key(move |line| (catalogue(), line.clone()))
        .children(move |entry| line(app, listed, entry))
        .build());
    let heads = ["Control", "Standing", "Activities"].map(|words| th().attr("scope", "col").child(words));
    let none = move || {
        let words = match all.with(Vec::is_empty) {
            false => return None,
            true if kept.wanted.with(|wanted| wanted.words.is_empty()) => "Every control is covered.",
            true => "No control has these words.",
        };
        Some(p().attr("class", "empty").child(words))
    };
    let title = move || listed.with(|it| it.as_ref().map(|it| it.catalogue.name).unwrap_or_default());
    let content = table_element()
        .attr("class", "controls-table")
        .prop("hidden", move || all.with(Vec::is_empty))
        .child((
            caption().attr("class", "hidden-words").child(("Controls of ", title)),
            thead().child(tr().child(heads.into_iter().collect_view())),
            tbody().child(each),
        ));
    let place: NodeRef<leptos::html::Div> = NodeRef::new();
    place.on_load(move |element| {
        let before = kept.scrolled.get_value();
        dom::next_frame(move || element.set_scroll_top(before));
    });
    div()
        .node_ref(place)
        .attr("class", "register-scroll")
        .on(leptos::ev::scroll, move |event| {
            kept.scrolled.set_value(event_target::<web_sys::Element>(&event).scroll_top());
        })
        .child((content, none))
        .into_any()
}

fn line(app: App, listed: Memo<Option<Answer>>, line: Line) -> AnyView {
    match line.heading {
        Some(heading) => theme(app, line, heading),
        None => control(app, listed, line),
    }
}

/// A theme with its figures, and the activities that name the theme itself.
fn theme(app: App, line: Line, (level, covered, controls): (u8, usize, usize)) -> AnyView {
    let name = if line.id.is_empty() || line.title.starts_with(line.id) {
        line.title.to_owned()
    } else {
        format!("{} {}", line.id, line.title)
    };
    let cell = th().attr("scope", "colgroup").attr("colspan", "3").child((
        span().attr("class", "theme-name").child(name),
        span().attr("class", "theme-count").child(format!("{covered} of {controls} covered")),
        (!line.activities.is_empty()).then(|| activities(app, line.activities)),
    ));
    tr().attr("class", "theme").attr("data-level", level.to_string()).child(cell).into_any()
}

fn control(app: App, listed: Memo<Option<Answer>>, line: Line) -> AnyView {
    let standing = line.standing.unwrap_or_default();
    let is_gap = standing != "covered";
    let label = format!("Add an activity for {} {}", line.id, line.title);
    let place = line.place;
    let add = is_gap.then(|| {
        button()
            .attr("type", "button")
            .attr("class", "add-activity")
            .attr("aria-label", label)
            .attr("title", "Add an activity for this control")
            .child((icon(Icon::Plus), "Add an activity"))
            .on(leptos::ev::click, move |_| {
                let catalogue = listed.with_untracked(|it| it.as_ref().map(|it| it.catalogue));
                let entry = catalogue.and_then(|it| it.entries().nth(place));
                if let Some(entry) = entry {
                    app.act(|session| session.add_activity_for(entry));
                }
            })
    });
    let referred = (!line.activities.is_empty()).then(|| activities(app, line.activities));
    tr().attr("data-standing", standing)
        .child((
            th().attr("scope", "row").child(div().attr("class", "control-name").child((
                span().attr("class", "control-id").child(line.id),
                span().attr("class", "control-title").child(line.title),
            ))),
            td().child(
                span().attr("class", "standing").attr("data-standing", standing).child(words(standing)),
            ),
            td().child((referred, add)),
        ))
        .into_any()
}

/// The activities as links to their rows.
fn activities(app: App, activities: Vec<Referred>) -> AnyView {
    let lines = activities.into_iter().map(|Referred { id, title, has_one_owner }| {
        let title = if title.is_empty() { "An activity without a title".to_owned() } else { title };
        let link = button()
            .attr("type", "button")
            .attr("class", "link")
            .attr("title", "Go to the activity")
            .child(title)
            .on(leptos::ev::click, move |_| go_to(app, id));
        let remark = (!has_one_owner).then(|| span().attr("class", "hint").child("without one owner"));
        li().child((link, remark))
    });
    ul().attr("class", "referring").child(lines.collect_view()).into_any()
}

/// Shows the matrix with the activity's title active.
fn go_to(app: App, activity: ActivityId) {
    show(app, Sheet::Matrix);
    app.act(|session| session.go_to(Some(activity), None));
}
