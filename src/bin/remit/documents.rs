//! `remit report` and `remit rules`: documents for people, made by the library.

use remit::exchange;
use remit::formats::report::{self, Document};
use remit::model::{Date, Matrix, RoleId};
use remit::rules::{Engine, RULES};

use crate::Outcome;
use crate::arguments::{Listing, Markup, Report, What};
use crate::files;
use crate::report::{one_line, severity_name};

/// Writes the documents that are asked for, as of this day.
pub fn run(report: &Report, today: Date) -> Outcome {
    let Report { file, out, .. } = report;
    if let Some(path) = out.as_deref().filter(|path| files::is_same(file, path)) {
        let path = one_line(&path.display().to_string());
        return Outcome::not_done(format!("{path} is the matrix itself; give --out another name."));
    }
    let opened = match files::bytes(file).and_then(|bytes| files::open(file, &bytes)) {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    let content = match content(&opened.matrix, report, today) {
        Ok(content) => content,
        Err(why) => return Outcome::not_done(format!("{} {why}", files::name(file))),
    };
    let remarks = files::notices(file, &opened.notices);
    match out {
        None => Outcome { remarks, ..Outcome::done(String::from_utf8_lossy(&content)) },
        Some(path) => match files::replace(path, &content) {
            Ok(()) => Outcome { remarks, ..Outcome::done("") },
            Err(why) => Outcome::not_done(why),
        },
    }
}

/// What is written; the error is the rest of a sentence that begins with the file's name.
fn content(matrix: &Matrix, report: &Report, today: Date) -> Result<Vec<u8>, String> {
    if report.markup == Markup::Zip {
        return exchange::evidence_pack(matrix, &Engine::strict(matrix, today), today);
    }
    let document = document(matrix, report, today)?;
    let text = match report.markup {
        Markup::Html => report::html(&document),
        _ => report::markdown(&document),
    };
    Ok(text.into_bytes())
}

/// The document; the error is the rest of a sentence that begins with the file's name.
fn document(matrix: &Matrix, report: &Report, today: Date) -> Result<Document, String> {
    // As in a check: who asks the command line wants to know of every row, begun or not.
    let engine = || Engine::strict(matrix, today);
    Ok(match (report.what, &report.role) {
        (What::Cards, Some(title)) => report::role_card(matrix, role(matrix, title)?).unwrap_or_default(),
        (What::Cards, None) => report::role_cards(matrix),
        (What::Escalation, _) => report::escalation_sheet(matrix),
        (What::Analysis, _) => report::analysis(matrix, &engine()),
        (What::Evidence, _) => exchange::evidence(matrix, &engine(), today),
        (What::All, _) => report::everything(matrix, &engine()),
    })
}

/// The role with this title; capitals do not matter unless they tell two roles apart.
fn role(matrix: &Matrix, title: &str) -> Result<RoleId, String> {
    let title = title.trim();
    let alike = || matrix.roles().filter(|role| role.title.trim().to_lowercase() == title.to_lowercase());
    let found = alike().find(|role| role.title.trim() == title).or_else(|| alike().next());
    found.map(|role| role.id).ok_or_else(|| {
        let titles: Vec<&str> = matrix.roles().map(|role| role.title.trim()).collect();
        let known = if titles.is_empty() { "no roles".to_owned() } else { one_line(&titles.join(", ")) };
        format!("has no role \"{}\"; it has {known}.", one_line(title))
    })
}

/// Lists the rules.
pub fn rules(listing: Listing) -> Outcome {
    if listing == Listing::Markdown {
        return Outcome::done(report::markdown(&report::rules()));
    }
    let line = |rule: &&remit::rules::Rule| {
        format!("{}: {}: {}. {}\n", rule.id, severity_name(rule.severity), rule.title, rule.reason)
    };
    Outcome::done(RULES.iter().map(line).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::File;
    use remit::model::{Id, Role};

    fn with_roles(titles: &[&str]) -> Matrix {
        let mut matrix = Matrix::default();
        for (number, title) in (1..).zip(titles) {
            let id = RoleId(Id::from_bits(number));
            assert!(matrix.push_role(Role { id, title: (*title).to_owned(), ..Role::default() }));
        }
        matrix
    }

    #[test]
    fn a_role_is_found_by_its_title_and_the_exact_one_wins() {
        let matrix = with_roles(&["LEAD", "Lead", "Owner\u{1b}"]);
        let found = |title| role(&matrix, title).map(|id| id.0.bits());
        assert_eq!((found("Lead"), found(" lead "), found("LEAD")), (Ok(2), Ok(1), Ok(1)));
        let wanted = "has no role \"Boss\"; it has LEAD, Lead, Owner\\u{1b}.";
        assert_eq!(found("Boss"), Err(wanted.to_owned()));
        assert_eq!(role(&with_roles(&[]), "x"), Err("has no role \"x\"; it has no roles.".to_owned()));
    }

    #[test]
    fn each_choice_gives_its_document() {
        let matrix = with_roles(&["Lead"]);
        let today = Date::new(2026, 11, 22).unwrap();
        let title = |what, role: Option<&str>| {
            let (file, markup, role) = (File::Input, Markup::Html, role.map(str::to_owned));
            let report = Report { file, what, role, markup, out: None, today: None };
            document(&matrix, &report, today).unwrap().title
        };
        assert_eq!(title(What::Cards, None), "Role cards");
        assert_eq!(title(What::Cards, Some("lead")), "Role card: Lead");
        assert_eq!(title(What::Escalation, None), "Escalation: who to call");
        assert_eq!(title(What::Analysis, None), "Analysis");
        assert_eq!(title(What::All, None), "Roles, calls and analysis");
        assert_eq!(title(What::Evidence, None), "Evidence");
    }

    #[test]
    fn the_rules_are_listed_a_line_each() {
        let text = rules(Listing::Text).output;
        assert_eq!(text.lines().count(), RULES.len());
        assert!(text.lines().any(|line| line.starts_with("accountable-missing: error: No owner. ")));
        assert!(rules(Listing::Markdown).output.starts_with("# Rules\n"));
    }
}
