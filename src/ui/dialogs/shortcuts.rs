//! The shortcut sheet, made from the table of commands.

use leptos::html::{dd, div, dl, dt, h3, input, kbd, section};
use leptos::prelude::*;

use super::modal;
use crate::app::App;
use crate::command::{COMMANDS, Group};
use crate::platform::dom;

/// The sheet with a field to search it.
pub(super) fn shortcuts(app: App) -> AnyView {
    let words = RwSignal::new(String::new());
    let letters = app.read(|session| {
        session.matrix().scheme.letters.iter().map(|it| it.symbol.to_string()).collect::<Vec<_>>().join(" ")
    });
    let own = vec![
        (letters.clone(), "Set the letter in every selected cell".to_owned()),
        (format!("Shift + {letters}"), "Add the letter beside the others, or take it away".to_owned()),
    ];
    let sections = move || {
        let wanted = words.get().to_lowercase();
        Group::ALL
            .into_iter()
            .filter_map(|group| {
                let mut lines = if group == Group::Edit { own.clone() } else { Vec::new() };
                lines.extend(
                    COMMANDS.iter().filter(|entry| entry.group == group && !entry.keys.is_empty()).map(
                        |entry| {
                            let keys: Vec<String> =
                                entry.keys.iter().map(|chord| chord.shown(dom::is_macintosh())).collect();
                            (keys.join(", "), entry.label.to_owned())
                        },
                    ),
                );
                lines.retain(|(keys, label)| {
                    wanted.is_empty()
                        || label.to_lowercase().contains(&wanted)
                        || keys.to_lowercase().contains(&wanted)
                });
                (!lines.is_empty()).then(|| sheet(group.title(), lines))
            })
            .collect::<Vec<_>>()
    };
    let content = div()
        .attr("class", "dialog-body")
        .child((
            input()
                .attr("class", "search")
                .attr("aria-label", "Search the shortcuts")
                .attr("placeholder", "Search")
                .on(leptos::ev::input, move |event| words.set(event_target_value(&event))),
            div().attr("class", "sheets").child(sections),
        ))
        .into_any();
    modal(app, "dialog wide", "Keyboard shortcuts", content)
}

fn sheet(title: &'static str, lines: Vec<(String, String)>) -> AnyView {
    let lines = lines
        .into_iter()
        .map(|(keys, label)| div().child((dt().child(label), dd().child(kbd().child(keys)))));
    section().child((h3().child(title), dl().child(lines.collect::<Vec<_>>()))).into_any()
}
