//! Horizontal analysis: each activity with its counts; those of which the rules say something come first.

use leptos::html::{div, input, label, span, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use super::{follow, leading, parts};
use crate::analysis::{ActivityLine, by_activity};
use crate::app::App;
use crate::ui::words::counted;

/// So many rows are drawn at first.
const STEP: usize = 200;

/// The chapter.
pub(super) fn activities(app: App) -> AnyView {
    let all = RwSignal::new(false);
    let most = RwSignal::new(STEP);
    let lines = Memo::new(move |_| {
        follow(app);
        app.read(|session| sorted(by_activity(session.matrix(), session.engine())))
    });
    // Those with a verdict stand first, so what is shown is always a beginning.
    let with_verdict =
        Memo::new(move |_| lines.with(|lines| lines.partition_point(|it| !it.verdicts.is_empty())));
    let count = move || if all.get() { lines.with(Vec::len) } else { with_verdict.get() };
    let head = div().attr("class", "choices").child((
        span().child(move || {
            let (some, all) = (with_verdict.get(), lines.with(Vec::len));
            format!("{some} of {} with a verdict.", counted(all, "activity", "activities"))
        }),
        label().attr("class", "switch").child((
            input().attr("type", "checkbox").prop("checked", move || all.get()).on(
                leptos::ev::change,
                move |event| {
                    all.set(event_target_checked(&event));
                    most.set(STEP);
                },
            ),
            "Show all activities",
        )),
    ));
    let rows = For(ForProps::builder()
        .each(move || {
            let version = app.signals.findings.get_untracked();
            let end = count().min(most.get());
            lines.with(|lines| lines.iter().take(end).map(|line| (version, line.clone())).collect::<Vec<_>>())
        })
        .key(|(version, line)| (*version, line.activity))
        .children(move |(_, line)| row(app, &line))
        .build());
    let heads = move || {
        follow(app);
        app.read(|session| parts::count_heads(&session.matrix().scheme))
    };
    let head_of = |words: &'static str| th().attr("scope", "col").child(words);
    let table = table().attr("class", "figures").prop("hidden", move || count() == 0).child((
        thead().child(tr().child((head_of("Activity"), head_of("Area"), heads, head_of("Verdict")))),
        tbody().child(rows),
    ));
    let none = move || {
        (count() == 0).then(|| {
            parts::nothing(if lines.with(Vec::is_empty) {
                "The matrix has no activities yet."
            } else {
                "The rules have nothing to say of the counts of any activity."
            })
        })
    };
    (head, none, table, parts::more(most, STEP, count)).into_any()
}

/// The gravest verdict first, the matrix's order within.
fn sorted(mut lines: Vec<ActivityLine>) -> Vec<ActivityLine> {
    lines.sort_by_key(|line| {
        let gravest = line.verdicts.iter().map(|verdict| verdict.severity).min();
        (gravest.is_none(), gravest)
    });
    lines
}

fn row(app: App, line: &ActivityLine) -> AnyView {
    let activity = line.activity;
    let lead = parts::lead(parts::activity_title(app, activity), move || {
        leading::to_place(app, Some(activity), None)
    });
    app.read(|session| {
        let matrix = session.matrix();
        let area = matrix.activity(activity).and_then(|it| it.area).and_then(|area| matrix.area(area));
        tr().child((
            th().attr("scope", "row").child(lead),
            td().attr("class", "area").child(area.map(|area| area.title.clone())),
            parts::count_cells(&matrix.scheme, &line.counts),
            parts::verdict_cell(&line.verdicts),
        ))
        .into_any()
    })
}
