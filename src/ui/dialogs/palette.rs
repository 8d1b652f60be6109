//! The command palette: every command by name, the last ones used first.

use leptos::html::{div, input, li, span, ul};
use leptos::prelude::*;

use super::modal;
use crate::app::App;
use crate::command::{COMMANDS, Command, Entry};
use crate::platform::dom;
use crate::ui::grid::{Draw, Painter};

/// More results than this help nobody.
const MOST: usize = 12;

/// How well the words fit the entry: smaller is better, `None` not at all.
/// Every word must begin a word of the label or of the further words, or stand inside one.
fn fit(entry: &Entry, words: &str) -> Option<u32> {
    let label = entry.label.to_lowercase();
    let mut total = 0;
    for word in words.split_whitespace() {
        let begins =
            |text: &str| text.split(|it: char| !it.is_alphanumeric()).any(|part| part.starts_with(word));
        total += match () {
            () if label.starts_with(word) => 0,
            () if begins(&label) => 1,
            () if begins(entry.words) => 2,
            () if label.contains(word) => 3,
            () => return None,
        };
    }
    Some(total)
}

/// The commands that fit, best first.
fn matches(words: &str, recent: &[Command]) -> Vec<&'static Entry> {
    let words = words.to_lowercase();
    let mut found: Vec<_> = COMMANDS
        .iter()
        .filter(|entry| entry.listed)
        .filter_map(|entry| {
            let age = recent.iter().position(|command| *command == entry.command).unwrap_or(recent.len());
            Some((fit(entry, &words)?, age, entry))
        })
        .collect();
    found.sort_by_key(|(fit, age, _)| (*fit, *age));
    found.into_iter().map(|(_, _, entry)| entry).take(MOST).collect()
}

/// The palette.
pub(super) fn palette(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let recent = app.signals.recent.get_untracked();
        matches(&words.get(), &recent).into_iter().map(|entry| entry.command).collect::<Vec<_>>()
    });
    let run = move |command: Command| {
        app.signals.recent.update(|recent| {
            recent.retain(|other| *other != command);
            recent.insert(0, command);
        });
        app.signals.dialog.set(None);
        // The command may move the focus, which nothing behind an open dialog can take.
        dom::next_frame(move || {
            app.draw(Painter::focus_active);
            app.run(command);
        });
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let count = found.with_untracked(Vec::len).max(1);
        match event.key().as_str() {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" => {
                if let Some(command) =
                    found.with_untracked(|found| found.get(chosen.get_untracked()).copied())
                {
                    run(command);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let found = found.get();
        found
            .into_iter()
            .enumerate()
            .filter_map(|(at, command)| {
                let entry = crate::command::entry(command)?;
                let enabled = app.read(|session| session.can(command));
                let keys = entry.keys.first().map(|chord| chord.shown(dom::is_macintosh()));
                Some(
                    li().attr("role", "option")
                        .attr("id", format!("command-{at}"))
                        .attr("aria-selected", move || (chosen.get() == at).to_string())
                        .attr("aria-disabled", (!enabled).to_string())
                        .child((
                            span().child(entry.label),
                            span().attr("class", "group").child(entry.group.title()),
                            span().attr("class", "keys").child(keys),
                        ))
                        .on(leptos::ev::click, move |_| run(command)),
                )
            })
            .collect::<Vec<_>>()
    };
    let content = div()
        .attr("class", "dialog-body")
        .child((
            input()
                .attr("class", "search")
                .attr("role", "combobox")
                .attr("autofocus", true)
                .attr("autocomplete", "off")
                .attr("aria-label", "Command")
                .attr("aria-expanded", "true")
                .attr("aria-controls", "commands")
                .attr("aria-activedescendant", move || format!("command-{}", chosen.get()))
                .attr("placeholder", "Type what you want to do")
                .on(leptos::ev::input, move |event| {
                    words.set(event_target_value(&event));
                    chosen.set(0);
                })
                .on(leptos::ev::keydown, on_key),
            ul().attr("id", "commands").attr("role", "listbox").attr("aria-label", "Commands").child(list),
        ))
        .into_any();
    modal(app, "dialog palette", "Find a command", content)
}
