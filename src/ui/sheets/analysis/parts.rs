//! Parts that several chapters share: columns of counts, verdicts, lists of activities, "show more".

use leptos::html::{b, button, div, li, p, span, td, th, ul};
use leptos::prelude::*;

use super::leading;
use crate::analysis::{Tally, Verdict};
use crate::app::App;
use crate::model::{ActivityId, Part, RoleId, Scheme, Severity};
use crate::ui::grid::part_name;
use crate::ui::words::counted;

/// The parts that are counted, in the order of their columns; the last only where the scheme has such letters.
pub(super) const PARTS: [Part; 5] = [Part::Owns, Part::Does, Part::Before, Part::After, Part::Other];

/// The parts that letters of the scheme play.
pub(super) fn parts(scheme: &Scheme) -> Vec<Part> {
    PARTS.into_iter().filter(|part| !scheme.playing(*part).is_empty()).collect()
}

/// The count of a part.
pub(super) const fn count(tally: &Tally, part: Part) -> u32 {
    match part {
        Part::Owns => tally.owns,
        Part::Does => tally.does,
        Part::Before => tally.before,
        Part::After => tally.after,
        Part::Other => tally.other,
    }
}

/// The names of a part's letters: "Consulted".
pub(super) fn part_title(scheme: &Scheme, part: Part) -> String {
    let letters = scheme.playing(part).iter().filter_map(|letter| scheme.definition(letter));
    letters.map(|letter| letter.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// Heads over the counts: the letters as they are in the grid.
pub(super) fn count_heads(scheme: &Scheme) -> AnyView {
    let head = |part: Part| {
        let name = part_title(scheme, part);
        let symbols = scheme.text(scheme.playing(part));
        let chips = symbols.chars().map(|symbol| {
            b().attr("class", format!("chip {}", part_name(part)))
                .attr("aria-hidden", "true")
                .child(symbol.to_string())
        });
        th().attr("scope", "col")
            .attr("class", "number")
            .attr("title", name.clone())
            .child((chips.collect_view(), span().attr("class", "hidden-words").child(name)))
    };
    parts(scheme).into_iter().map(head).collect_view().into_any()
}

/// The counts under these heads.
pub(super) fn count_cells(scheme: &Scheme, tally: &Tally) -> AnyView {
    let cell = |part: Part| {
        let count = count(tally, part);
        td().attr("class", "number").attr("data-none", (count == 0).then_some("")).child(count.to_string())
    };
    parts(scheme).into_iter().map(cell).collect_view().into_any()
}

/// What the rules say of the counts.
pub(super) fn verdict_cell(verdicts: &[Verdict]) -> AnyView {
    let said = |verdict: &Verdict| {
        let severity = match verdict.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "advice",
        };
        span().attr("class", "verdict").attr("data-severity", severity).child(verdict.to_string())
    };
    td().attr("class", "verdicts").child(verdicts.iter().map(said).collect_view()).into_any()
}

/// A button that looks like the name of what it leads to.
pub(super) fn lead(words: String, act: impl Fn() + 'static) -> AnyView {
    button()
        .attr("type", "button")
        .attr("class", "link lead")
        .child(words)
        .on(leptos::ev::click, move |_| act())
        .into_any()
}

/// An activity's title, or what stands for an empty one.
pub(super) fn activity_title(app: App, activity: ActivityId) -> String {
    app.read(|session| {
        let title = session.matrix().activity(activity).map(|it| it.title.clone()).unwrap_or_default();
        if title.is_empty() { "Untitled activity".to_owned() } else { title }
    })
}

/// A role's title, or what stands for an empty one.
pub(super) fn role_title(app: App, role: RoleId) -> String {
    app.read(|session| {
        let title = session.matrix().role(role).map(|it| it.title.clone()).unwrap_or_default();
        if title.is_empty() { "Untitled role".to_owned() } else { title }
    })
}

/// Activities to go to, each in the column of a role if one is given; so many at first, more on demand.
pub(super) fn activity_list(app: App, activities: Vec<(ActivityId, Option<RoleId>)>) -> AnyView {
    const STEP: usize = 50;
    let most = RwSignal::new(STEP);
    let count = activities.len();
    let item = move |(activity, role): (ActivityId, Option<RoleId>)| {
        let through =
            role.map(|role| span().attr("class", "hint").child(format!("as {}", role_title(app, role))));
        let lead = lead(activity_title(app, activity), move || leading::to_place(app, Some(activity), role));
        li().child((lead, through))
    };
    let items = move || activities.iter().take(most.get()).copied().map(item).collect_view();
    div()
        .attr("class", "activity-list")
        .child((ul().child(items), more(most, STEP, move || count)))
        .into_any()
}

/// "Show more" with how many are left, while some are.
pub(super) fn more(
    most: RwSignal<usize>,
    step: usize,
    all: impl Fn() -> usize + Copy + Send + Sync + 'static,
) -> impl IntoView {
    move || {
        let left = all().saturating_sub(most.get());
        (left > 0).then(|| {
            let words = format!("Show {} more of {}", step.min(left), counted(left, "left", "left"));
            crate::ui::kit::text_button("link more", words, move || most.update(|most| *most += step))
        })
    }
}

/// A sentence where there is nothing to show.
pub(super) fn nothing(words: impl Into<String>) -> AnyView {
    p().attr("class", "nothing").child(words.into()).into_any()
}
