//! The list of changes, grouped by row or list, with the keys that walk through it and decide.

use leptos::html::{div, h3, p, section, span, ul};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::line::{decide_button, line};
use super::{Kept, STEP, read};
use crate::app::App;
use crate::command::Sheet;
use crate::errand::{Decision, Filter, Item};
use crate::platform::dom;
use crate::ui::kit::text_button;
use crate::ui::sheets::show;

/// What the elements of a line are found by.
const LINES: &str = ".change-line";

/// What stands under one heading.
struct Group {
    heading: String,
    area: String,
    /// Everything listed under it.
    numbers: Vec<u32>,
}

/// The list.
pub(super) fn list(app: App, kept: Kept) -> AnyView {
    // Built anew when another filter is chosen or the comparison is laid anew; a decision alone leaves the lines
    // where they are, so that the next one is where the eye is.
    let laid = Memo::new(move |_| {
        app.signals.comparison.with(|it| it.as_ref().map(|it| (it.name.clone(), it.laid)))
    });
    let content = move || {
        laid.track();
        kept.asked.track();
        let (filter, most) = (kept.filter.get_untracked(), kept.most.get());
        let groups = untrack(move || groups(app, filter));
        let count: usize = groups.iter().map(|group| group.numbers.len()).sum();
        let numbers = || groups.iter().flat_map(|group| &group.numbers);
        let active = kept.active.get_untracked();
        if !numbers().any(|number| *number == active) {
            kept.active.set(numbers().next().copied().unwrap_or_default());
        }
        keep_focus();
        if count == 0 {
            let words =
                if read_is_settled(app, filter) { "Everything is decided." } else { filter.nothing() };
            return p().attr("class", "empty").attr("tabindex", "0").child(words).into_any();
        }
        let mut left = most;
        let sections = groups.into_iter().enumerate().map_while(|(at, group)| {
            let drawn = group.numbers.len().min(left);
            left -= drawn;
            (drawn > 0).then(|| section_of(app, kept, at, group, drawn))
        });
        let sections = sections.collect_view();
        let more = (count > most).then(|| {
            let words = format!("Show {} more of {count}", STEP.min(count - most));
            text_button("bordered more", words, move || kept.most.update(|most| *most += STEP))
        });
        (sections, more).into_any()
    };
    div()
        .attr("class", "register-scroll change-list")
        .on(leptos::ev::keydown, move |event| heard(app, &event))
        .on(leptos::ev::focusin, move |event| {
            let line = event.target().and_then(|target| number_of(target.dyn_ref()?));
            if let Some(number) = line {
                kept.active.set(number);
            }
        })
        .child(content)
        .into_any()
}

/// Whether nothing is listed because everything is decided.
fn read_is_settled(app: App, filter: Filter) -> bool {
    filter == Filter::Open && untrack(|| read(app, |review| review.items.iter().any(Item::is_choice)))
}

fn groups(app: App, filter: Filter) -> Vec<Group> {
    read(app, |review| {
        let groups = review.grouped(&review.listed(filter)).into_iter();
        let group = |numbers: Vec<u32>| {
            let first = review.items.get(*numbers.first()? as usize)?;
            Some(Group { heading: first.group.clone(), area: first.area.clone(), numbers })
        };
        groups.filter_map(group).collect()
    })
}

fn section_of(app: App, kept: Kept, at: usize, group: Group, drawn: usize) -> AnyView {
    let Group { heading, area, numbers } = group;
    let id = format!("changes-{at}");
    let items = |number: &u32| read_item(app, *number).map(|item| (*number, item));
    let lines: Vec<(u32, Item)> = numbers.iter().take(drawn).filter_map(items).collect();
    let choices: Vec<u32> = numbers
        .iter()
        .copied()
        .filter(|number| read_item(app, *number).is_some_and(|item| item.is_choice()))
        .collect();
    let decisions = (choices.len() > 1).then(|| {
        let all = |decision| decide_button(app, choices.clone(), decision, &heading, || "0");
        div().attr("class", "decisions").child((all(Decision::Accepted), all(Decision::Rejected)))
    });
    section()
        .attr("class", "change-group")
        .attr("aria-labelledby", id.clone())
        .child((
            div().attr("class", "group-head").child((
                h3().attr("id", id).child(heading.clone()),
                (!area.is_empty()).then(|| span().attr("class", "hint").child(area)),
                decisions,
            )),
            ul().child(lines.into_iter().map(|(number, item)| line(app, kept, number, item)).collect_view()),
        ))
        .into_any()
}

fn read_item(app: App, number: u32) -> Option<Item> {
    untrack(|| read(app, |review| review.items.get(number as usize).cloned()))
}

/// The lines are drawn anew: where one of them had the focus, the active one has it again.
fn keep_focus() {
    let had_focus = dom::focused().is_some_and(|it| it.closest(".change-list").ok().flatten().is_some());
    if had_focus {
        dom::next_frame(crate::ui::sheets::focus);
    }
}

/// The number of the line that the element lies in.
fn number_of(element: &Element) -> Option<u32> {
    element.closest(LINES).ok()??.get_attribute("data-number")?.parse().ok()
}

fn heard(app: App, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(target) = target.filter(|_| !event.ctrl_key() && !event.meta_key() && !event.alt_key()) else {
        return;
    };
    let Some(number) = number_of(&target) else { return };
    let on_line = target.matches(LINES).unwrap_or_default();
    match event.key().as_str() {
        "ArrowDown" => step(1),
        "ArrowUp" => step(-1),
        "Home" => step(-1_000_000),
        "End" => step(1_000_000),
        "a" | "A" => decide(app, number, Decision::Accepted),
        "r" | "R" => decide(app, number, Decision::Rejected),
        "Backspace" => decide(app, number, Decision::Open),
        "Enter" if on_line => go_to(app, number),
        _ => return,
    }
    event.prevent_default();
}

/// Moves the focus by so many lines, as far as there are.
fn step(by: i32) {
    let lines = dom::find_all(LINES);
    let here = dom::focused().and_then(|focused| number_of(&focused));
    let at = lines.iter().position(|line| number_of(line) == here).unwrap_or(0) as i32;
    let next = at.saturating_add(by).clamp(0, (lines.len() as i32 - 1).max(0));
    if let Some(line) = lines.get(next as usize) {
        dom::focus(line);
        dom::scroll_into_view(line);
    }
}

fn decide(app: App, number: u32, decision: Decision) {
    if read_item(app, number).is_some_and(|item| item.is_choice()) {
        app.decide(vec![number], decision);
    }
}

/// Goes to where the change lies: the cell, the row, the column, or the sheet of the list.
pub(super) fn go_to(app: App, number: u32) {
    let Some(item) = read_item(app, number) else { return };
    let (activity, role) = app.read(|session| {
        let matrix = session.matrix();
        let activity = item.activity.filter(|it| matrix.activity(*it).is_some());
        (activity, item.role.filter(|it| matrix.role(*it).is_some()))
    });
    if activity.is_some() || role.is_some() {
        show(app, Sheet::Matrix);
        app.act(|session| session.go_to(activity, role));
    } else if let Some(sheet) = Sheet::ALL.into_iter().find(|sheet| sheet.title() == item.group) {
        show(app, sheet);
    } else {
        let words = format!("{} is not in your matrix yet.", item.group);
        app.signals.announcement.set(words);
    }
}
