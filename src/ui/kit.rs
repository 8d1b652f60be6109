//! Small parts that every other component is made of: buttons, icons, fields.

use leptos::html::{button, span};
use leptos::prelude::*;
use leptos::svg;

use crate::app::App;
use crate::command::{Command, entry};
use crate::platform::dom;

/// Outlines of the icons, on a field of 16 by 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Arrow back.
    Undo,
    /// Arrow forth.
    Redo,
    /// Cross.
    Close,
    /// Magnifying glass.
    Search,
    /// Side panel.
    Panel,
    /// Three lines.
    Menu,
    /// Arrow down to a line.
    Download,
    /// Arrow up from a line.
    Upload,
    /// Plus.
    Plus,
    /// Down.
    Down,
    /// Up.
    Up,
}

impl Icon {
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M6 3 2.5 6.5 6 10 M2.5 6.5 H9.5 a4 4 0 0 1 0 8 H7",
            Self::Redo => "M10 3 13.5 6.5 10 10 M13.5 6.5 H6.5 a4 4 0 0 0 0 8 H9",
            Self::Close => "M4 4 12 12 M12 4 4 12",
            Self::Search => "M7 2.5 a4.5 4.5 0 1 0 0.01 0 M10.3 10.3 14 14",
            Self::Panel => "M2.5 3 H13.5 V13 H2.5 Z M9.5 3 V13",
            Self::Menu => "M2.5 4.5 H13.5 M2.5 8 H13.5 M2.5 11.5 H13.5",
            Self::Download => "M8 2.5 V10.5 M4.5 7 8 10.5 11.5 7 M3 13.5 H13",
            Self::Upload => "M8 10.5 V2.5 M4.5 6 8 2.5 11.5 6 M3 13.5 H13",
            Self::Plus => "M8 3 V13 M3 8 H13",
            Self::Down => "M4 6 8 10 12 6",
            Self::Up => "M4 10 8 6 12 10",
        }
    }
}

/// An icon; it is decoration, the words stand beside it or in the button's label.
pub fn icon(icon: Icon) -> impl IntoView {
    svg::svg()
        .attr("class", "icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(svg::path().attr("d", icon.path()))
}

/// A button with words.
pub fn text_button(class: &'static str, words: impl Into<String>, act: impl Fn() + 'static) -> AnyView {
    button()
        .attr("type", "button")
        .attr("class", class)
        .child(words.into())
        .on(leptos::ev::click, move |_| act())
        .into_any()
}

/// A button with an icon and a label for those who cannot see it.
pub fn icon_button(picture: Icon, label: &'static str, act: impl Fn() + 'static) -> AnyView {
    button()
        .attr("type", "button")
        .attr("class", "icon-button")
        .attr("aria-label", label)
        .attr("title", label)
        .child(icon(picture))
        .on(leptos::ev::click, move |_| act())
        .into_any()
}

/// A button that runs a command and shows its keys in the tooltip.
pub fn command_button(app: App, command: Command, picture: Icon) -> AnyView {
    let label = entry(command).map_or("", |entry| entry.label);
    button()
        .attr("type", "button")
        .attr("class", "icon-button")
        .attr("aria-label", label)
        .attr("title", tooltip(command))
        .child(icon(picture))
        .on(leptos::ev::click, move |_| {
            app.run(command);
        })
        .into_any()
}

/// Label and first key of a command.
pub fn tooltip(command: Command) -> String {
    let Some(entry) = entry(command) else { return String::new() };
    match entry.keys.first() {
        Some(chord) => format!("{} ({})", entry.label, chord.shown(dom::is_macintosh())),
        None => entry.label.to_owned(),
    }
}

/// Words that only assistive technology reads.
pub fn hidden_words(words: &'static str) -> impl IntoView {
    span().attr("class", "hidden-words").child(words)
}
