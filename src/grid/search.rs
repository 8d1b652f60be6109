//! Finding text in titles, area names, role titles, conditions and notes.

use super::layout::{Layout, Line, Point};
use crate::model::Matrix;

/// Where the words were found.
pub type Found = Point;

/// Every place whose text holds the words, in the order of the grid. Case does not matter.
pub fn find_all(matrix: &Matrix, layout: &Layout, words: &str) -> Vec<Found> {
    let needle = words.trim().to_lowercase();
    if needle.is_empty() {
        return Vec::new();
    }
    let holds = |text: &str| text.to_lowercase().contains(&needle);
    let mut found = Vec::new();
    for column in 1..layout.new_column() {
        let role = layout.role_at(column).and_then(|role| matrix.role_at(role));
        if role.is_some_and(|role| holds(&role.title)) {
            found.push(Point { line: 1, column });
        }
    }
    for line in layout.heading_lines()..layout.new_line() {
        match layout.line(line) {
            Some(Line::Area(index)) if matrix.areas.get(index).is_some_and(|area| holds(&area.title)) => {
                found.push(Point { line, column: 0 });
            }
            Some(Line::Activity(index)) => {
                let Some(activity) = matrix.activity_at(index) else { continue };
                if holds(&activity.title) {
                    found.push(Point { line, column: 0 });
                }
                for (role, remark) in activity.remarks() {
                    let column = matrix.role_index(role).and_then(|role| layout.column_of(role));
                    let text = [&remark.condition, &remark.note, &remark.unread];
                    if let Some(column) = column.filter(|_| text.iter().any(|text| holds(text))) {
                        found.push(Point { line, column });
                    }
                }
            }
            _ => {}
        }
    }
    found
}
