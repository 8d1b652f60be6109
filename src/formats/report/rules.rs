//! The list of rules as a document, made from the register: what each says, why, an example, and its fixes.

use super::document::{Document, Text};
use super::words;
use crate::model::Severity;
use crate::rules::{RULES, Rule, Scope};

/// Every rule of this version, the gravest first.
pub fn rules() -> Document {
    let mut document =
        Document { title: "Rules".to_owned(), language: "en".to_owned(), ..Document::default() };
    document.paragraph(format!(
        "Remit checks {} rules while a matrix is being written. Each has a grade: an error blocks agreement, a \
         warning must be fixed or waived, advice helps. A matrix can switch a rule off or grade it otherwise, \
         and its limits are its own. The id of a rule stands in files and waivers and never changes.",
        RULES.len()
    ));
    for (severity, title) in
        [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Advice, "Advice")]
    {
        document.heading(2, title);
        RULES.iter().filter(|rule| rule.severity == severity).for_each(|rule| describe(rule, &mut document));
    }
    document
}

fn describe(rule: &Rule, document: &mut Document) {
    let (grade, scope) = (grade(rule.severity), scope(rule.scope));
    document.heading(3, rule.title);
    document.paragraph(Text::code(rule.id.as_str()).then(format!(", {grade}, {scope}")));
    document.paragraph(rule.reason);
    let mut items = vec![Text::strong("Example:").then(format!(" {}", rule.example))];
    if rule.has_fixes() {
        let fixes = words::or(rule.settled_by, "Offered beside the finding.");
        items.push(Text::strong("Fixes:").then(format!(" {fixes}")));
    }
    document.list(items);
}

const fn grade(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

const fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Row => "looks at each activity",
        Scope::Role => "looks at each role",
        Scope::Matrix => "looks at the matrix and its registers",
    }
}
