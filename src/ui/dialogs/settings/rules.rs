//! Limits, and how much each rule weighs in this matrix.

use std::sync::Arc;

use leptos::html::{code, div, p, table, tbody, td, th, thead, tr};
use leptos::prelude::*;

use crate::app::App;
use crate::model::{RuleGrade, RuleSettings, Severity};
use crate::rules::RuleId;
use crate::ui::fields::{Text, bare_choice, check};

/// The grades after the default, in the order they are offered.
const GRADES: [RuleGrade; 4] = [RuleGrade::Off, RuleGrade::Error, RuleGrade::Warning, RuleGrade::Advice];

/// The fields.
#[derive(Clone)]
pub(super) struct Draft {
    consulted: RwSignal<String>,
    informed: RwSignal<String>,
    percent: RwSignal<String>,
    minimum: RwSignal<String>,
    per_party: RwSignal<bool>,
    grades: Vec<(RuleId, RwSignal<usize>)>,
}

const fn severity_words(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

impl Draft {
    pub(super) fn new(rules: &RuleSettings) -> Self {
        let limits = &rules.limits;
        let position = |rule: RuleId| {
            let grade = rules.grades.get(rule.as_str())?;
            GRADES.iter().position(|it| it == grade).map(|at| at + 1)
        };
        let grades = RuleId::ALL.iter().map(|rule| (*rule, RwSignal::new(position(*rule).unwrap_or(0))));
        Self {
            consulted: RwSignal::new(limits.consulted.to_string()),
            informed: RwSignal::new(limits.informed.to_string()),
            percent: RwSignal::new(limits.overloaded_percent.to_string()),
            minimum: RwSignal::new(limits.overloaded_minimum.to_string()),
            per_party: RwSignal::new(rules.one_owner_per_party),
            grades: grades.collect(),
        }
    }

    pub(super) fn limits(&self) -> AnyView {
        let per_party = self.per_party;
        (
            div().attr("class", "field-row").child((
                Text::number("Consulted on one activity, at most", 0, 999).required().bound(self.consulted),
                Text::number("Informed of one activity, at most", 0, 999).required().bound(self.informed),
            )),
            div().attr("class", "field-row").child((
                Text::number("Overloaded above this share (%)", 1, 100).required().bound(self.percent),
                Text::number("and from this many activities on", 1, 9999).required().bound(self.minimum),
            )),
            check("One owner per party instead of one per activity", per_party.into(), move |on| {
                per_party.set(on);
            }),
        )
            .into_any()
    }

    pub(super) fn table(&self, app: App) -> AnyView {
        let counts = app.read(|session| {
            session.engine().rules().map(|(rule, _, count)| (rule, count)).collect::<Vec<_>>()
        });
        let lines = self.grades.iter().map(|(rule, grade)| {
            let count = counts.iter().find(|(id, _)| id == rule).map_or(0, |(_, count)| *count);
            line(*rule, *grade, count)
        });
        let head = |words| th().attr("scope", "col").child(words);
        table()
            .attr("class", "rules")
            .child((
                thead().child(tr().child((head("Rule"), head("Findings"), head("Weight here")))),
                tbody().child(lines.collect::<Vec<_>>()),
            ))
            .into_any()
    }

    pub(super) fn write(&self, rules: &mut RuleSettings) {
        let limits = &mut rules.limits;
        for (signal, limit) in [
            (self.consulted, &mut limits.consulted),
            (self.informed, &mut limits.informed),
            (self.minimum, &mut limits.overloaded_minimum),
        ] {
            // A number that cannot be read leaves the limit as it was.
            *limit = super::text(signal).parse().unwrap_or(*limit);
        }
        limits.overloaded_percent = super::text(self.percent).parse().unwrap_or(limits.overloaded_percent);
        rules.one_owner_per_party = self.per_party.get_untracked();
        // Grades of rules that this version does not know stay.
        for (rule, grade) in &self.grades {
            let grade = grade.get_untracked().checked_sub(1).and_then(|at| GRADES.get(at));
            match grade {
                Some(grade) => rules.grades.insert(rule.as_str().to_owned(), *grade),
                None => rules.grades.remove(rule.as_str()),
            };
        }
    }
}

fn line(id: RuleId, grade: RwSignal<usize>, count: u32) -> AnyView {
    let rule = id.rule();
    let default = format!("Default ({})", severity_words(rule.severity));
    let options = [default.as_str(), "Off", "Error", "Warning", "Advice"].map(str::to_owned).into();
    let name = format!("Weight of {}", rule.title);
    let choose = Arc::new(move |at| grade.set(at));
    tr().attr("data-changed", move || (grade.get() > 0).to_string())
        .child((
            th().attr("scope", "row").child((
                rule.title,
                " ",
                code().child(id.as_str()),
                p().attr("class", "hint").child(rule.reason),
            )),
            td().attr("class", "count-cell").child(count.to_string()),
            td().child(bare_choice(options, grade.into(), choose, None, Some(name))),
        ))
        .into_any()
}
