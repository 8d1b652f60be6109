//! Short names for places and steps, as they stand in undo labels, toasts and the status strip.

use super::Session;
use crate::catalog::words::counted;
use crate::grid::Line;
use crate::model::{Activity, Date, Role};

/// What stands for the title of a matrix that has none yet.
pub const UNTITLED: &str = "Untitled matrix";

/// Titles longer than this many characters are cut in labels.
const LONGEST: usize = 40;

/// A day as people say it: "today", "yesterday", "22 Nov 2026".
pub fn day_in_words(day: Date, today: Date) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (year, month, number) = day.civil();
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => {
            let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
            format!("{number} {month} {year}")
        }
    }
}

/// A title fit for a label.
pub(super) fn short(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let cut: String = title.chars().take(LONGEST - 1).collect();
    format!("{}…", cut.trim_end())
}

impl Session {
    /// Name of an activity in a label.
    pub(super) fn activity_name(&self, activity: &Activity) -> String {
        if activity.title.is_empty() {
            "the activity without a title".to_owned()
        } else {
            short(&activity.title)
        }
    }

    /// Name of a role in a label.
    pub(super) fn role_name(&self, role: &Role) -> String {
        if role.title.is_empty() { "the role without a title".to_owned() } else { short(&role.title) }
    }

    /// "Log monitoring × Security Lead" for one cell, "12 cells" for more.
    pub(super) fn cells_name(&self) -> String {
        let rectangle = self.selected();
        if rectangle.first == rectangle.last
            && let (Some(activity), Some(role)) = (self.active_activity(), self.active_role())
        {
            return format!("{} × {}", self.activity_name(activity), self.role_name(role));
        }
        let count = self.selected_activities().len() * self.selected_roles().len();
        counted(count, "cell", "cells")
    }

    /// What the active cell is, for the status strip.
    pub fn active_text(&self) -> String {
        let role = self.active_role();
        match self.layout().line(self.active().line) {
            Some(Line::Activity(_)) => {
                let Some(activity) = self.active_activity() else { return String::new() };
                let Some(role) = role else { return activity.title.clone() };
                format!("{} × {}", activity.title, role.title)
            }
            Some(Line::Area(index)) => {
                self.matrix().areas.get(index).map(|area| area.title.clone()).unwrap_or_default()
            }
            Some(Line::Roles) => role.map(|role| role.title.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The letters of the active cell in words: "A, accountable".
    pub fn active_letters(&self) -> String {
        let (Some(activity), Some(role)) = (self.active_activity(), self.active_role()) else {
            return String::new();
        };
        let letters = self.matrix().letters(activity.id, role.id);
        let names: Vec<String> = letters
            .iter()
            .filter_map(|letter| self.matrix().scheme.definition(letter))
            .map(|definition| format!("{}, {}", definition.symbol, definition.name.to_lowercase()))
            .collect();
        names.join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_as_people_say_it() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let today = day("2026-03-01");
        assert_eq!(day_in_words(today, today), "today");
        assert_eq!(day_in_words(day("2026-02-28"), today), "yesterday");
        assert_eq!(day_in_words(day("2025-12-07"), today), "7 Dec 2025");
        assert_eq!(day_in_words(day("2026-03-02"), today), "2 Mar 2026", "a clock was set back");
    }
}
