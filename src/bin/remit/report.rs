//! Prints findings, as lines for people or as one object for programs. Knows no rule.

use remit::model::{Matrix, Place, Severity};
use serde_json::{Value, json};

/// A finding, ready to be printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The rule's id.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is about.
    pub place: Place,
    /// What it is about, in words.
    pub place_text: String,
    /// What is wrong.
    pub message: String,
}

/// How many findings there are of each weight.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of advice.
    pub advice: usize,
}

impl Counts {
    /// Counts the findings.
    pub fn of(lines: &[Line]) -> Self {
        let count = |severity| lines.iter().filter(|line| line.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            advice: count(Severity::Advice),
        }
    }
}

/// A line for each finding and one with the counts.
pub fn text(file: &str, lines: &[Line]) -> String {
    let mut report = String::new();
    for Line { rule, severity, place_text, message, .. } in lines {
        let severity = severity_name(*severity);
        report += &format!("{file}: {severity}: {}: {} [{rule}]\n", one_line(place_text), one_line(message));
    }
    let Counts { errors, warnings, advice } = Counts::of(lines);
    report + &format!("{}, {}, {advice} advice\n", counted(errors, "error"), counted(warnings, "warning"))
}

/// One object with every finding.
pub fn json(file: &str, lines: &[Line]) -> String {
    let findings: Vec<Value> = lines
        .iter()
        .map(|line| {
            json!({
                "rule": line.rule,
                "severity": severity_name(line.severity),
                "place": place_object(line),
                "message": line.message,
            })
        })
        .collect();
    let Counts { errors, warnings, advice } = Counts::of(lines);
    let counts = json!({ "error": errors, "warning": warnings, "advice": advice });
    format!("{:#}\n", json!({ "file": file, "findings": findings, "counts": counts }))
}

/// The place with its ids, so that a program can find it in the file.
fn place_object(line: &Line) -> Value {
    let (kind, ids) = match line.place {
        Place::Matrix => ("matrix", json!({})),
        Place::Activity(id) => ("activity", json!({ "activity": id })),
        Place::Role(id) => ("role", json!({ "role": id })),
        Place::Cell(activity, role) => ("cell", json!({ "activity": activity, "role": role })),
        Place::Area(id) => ("area", json!({ "area": id })),
        Place::Person(id) => ("person", json!({ "person": id })),
        Place::ScopeItem(id) => ("scope_item", json!({ "scope_item": id })),
        Place::DecisionLevel(id) => ("decision_level", json!({ "decision_level": id })),
        Place::Escalation(id) => ("escalation", json!({ "escalation": id })),
        Place::Waiver(id) => ("waiver", json!({ "waiver": id })),
        Place::Question(id) => ("question", json!({ "question": id })),
    };
    let mut place = json!({ "kind": kind, "text": line.place_text });
    if let (Some(place), Value::Object(ids)) = (place.as_object_mut(), ids) {
        place.extend(ids);
    }
    place
}

/// The place in words: `activity "Patch servers", role "Lead"`.
pub fn place_text(matrix: &Matrix, place: Place) -> String {
    let activity = |id| named("activity", matrix.activity(id).map(|activity| &activity.title));
    let role = |id| named("role", matrix.role(id).map(|role| &role.title));
    match place {
        Place::Matrix => "matrix".to_owned(),
        Place::Activity(id) => activity(id),
        Place::Role(id) => role(id),
        Place::Cell(row, column) => format!("{}, {}", activity(row), role(column)),
        Place::Area(id) => named("area", matrix.area(id).map(|area| &area.title)),
        Place::Person(id) => named("person", matrix.person(id).map(|person| &person.name)),
        Place::ScopeItem(id) => {
            named("scope item", matrix.scope.iter().find(|item| item.id == id).map(|item| &item.name))
        }
        Place::DecisionLevel(id) => {
            let mut levels = matrix.decision_levels.iter();
            named("decision level", levels.find(|level| level.id == id).map(|level| &level.title))
        }
        Place::Escalation(id) => {
            named("escalation", matrix.escalations.iter().find(|row| row.id == id).map(|row| &row.event))
        }
        Place::Waiver(id) => named(
            "waiver of",
            matrix.waivers.iter().find(|waiver| waiver.id == id).map(|waiver| &waiver.rule),
        ),
        Place::Question(id) => {
            named("question", matrix.questions.iter().find(|it| it.id == id).map(|question| &question.text))
        }
    }
}

fn named(kind: &str, name: Option<&String>) -> String {
    match name {
        Some(name) => format!("{kind} \"{name}\""),
        None => format!("{kind} that does not exist"),
    }
}

/// The weight in a word.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// The text without line breaks and without what a terminal would obey.
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    for character in text.chars() {
        let obeyed =
            character.is_control() || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if obeyed {
            line.extend(character.escape_default());
        } else {
            line.push(character);
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit::model::{Activity, ActivityId, Id, Role, RoleId};

    fn matrix() -> Matrix {
        let mut matrix = Matrix::default();
        let role =
            Role { id: RoleId(Id::from_bits(1)), title: "Lead\u{1b}[2J".to_owned(), ..Role::default() };
        assert!(matrix.push_role(role));
        assert!(matrix.push_activity(Activity::new(ActivityId(Id::from_bits(2)), "Patch", 1)));
        matrix
    }

    fn lines() -> Vec<Line> {
        let cell = Place::Cell(ActivityId(Id::from_bits(2)), RoleId(Id::from_bits(1)));
        let line = |rule, severity, place, message: &str| Line {
            rule,
            severity,
            place,
            place_text: place_text(&matrix(), place),
            message: message.to_owned(),
        };
        vec![
            line("accountable-missing", Severity::Error, cell, "Nobody owns it."),
            line("exit-missing", Severity::Advice, Place::Matrix, "Nobody\nleaves."),
        ]
    }

    #[test]
    fn people_get_a_line_each_that_no_terminal_obeys() {
        assert_eq!(
            text("a.json", &lines()),
            "a.json: error: activity \"Patch\", role \"Lead\\u{1b}[2J\": Nobody owns it. [accountable-missing]\n\
             a.json: advice: matrix: Nobody\\nleaves. [exit-missing]\n1 error, 0 warnings, 1 advice\n"
        );
        assert_eq!(text("a.json", &[]), "0 errors, 0 warnings, 0 advice\n");
    }

    #[test]
    fn programs_get_the_ids_of_the_place() {
        let report: Value = serde_json::from_str(&json("a.json", &lines())).unwrap();
        assert_eq!(report.get("file"), Some(&json!("a.json")));
        assert_eq!(report.get("counts"), Some(&json!({ "error": 1, "warning": 0, "advice": 1 })));
        assert_eq!(
            report.pointer("/findings/0"),
            Some(&json!({
                "rule": "accountable-missing",
                "severity": "error",
                "place": {
                    "kind": "cell",
                    "text": "activity \"Patch\", role \"Lead\u{1b}[2J\"",
                    "activity": "0000000002",
                    "role": "0000000001",
                },
                "message": "Nobody owns it.",
            }))
        );
    }
}
