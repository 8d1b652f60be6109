//! Documents of the sample that a first visitor sees, and of a matrix whose every text tries to be markup.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer"
)]

use remit::catalog;
use remit::edit::{Edit, History, ListEdit, Transaction};
use remit::formats::report::{self, Document, html, markdown};
use remit::model::*;
use remit::rules::Engine;
use support::random_matrix;

mod support;

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn change(matrix: &mut Matrix, edits: Vec<Edit>) {
    History::default().perform(matrix, Transaction::new("Change", edits)).unwrap();
}

fn role(matrix: &Matrix, title: &str) -> RoleId {
    matrix.roles().find(|role| role.title == title).unwrap().id
}

/// The sample with a few people: one with a deputy and a second role, one without a number.
fn sample() -> Matrix {
    let mut matrix = catalog::pack("outsourcing").unwrap().build(&mut SeededRandomness::new(7), "en");
    let person = |number: u64, name: &str, contact: &str| Person {
        id: PersonId(Id::from_bits(number)),
        name: name.to_owned(),
        contact: contact.to_owned(),
        ..Person::default()
    };
    let items = vec![
        person(1, "Ada Byron", "+49 30 1234-1"),
        person(2, "Grace Murray", "+49 30 1234-2"),
        person(3, "Alan Mathison", ""),
    ];
    let mut edits = vec![Edit::Person(ListEdit::Insert { at: 0, items })];
    let mut set = |title: &str, field| edits.push(Edit::SetRole(role(&matrix, title), Box::new(field)));
    let id = |number| PersonId(Id::from_bits(number));
    set("Security Lead", RoleField::Holders(vec![id(1)]));
    set("Security Lead", RoleField::Deputy(Some(id(2))));
    set("Internal Security Owner", RoleField::Holders(vec![id(1)]));
    set("Provider Security Specialist", RoleField::Holders(vec![id(3)]));
    set("Provider Security Specialist", RoleField::Contact("on call: +49 30 9999".to_owned()));
    change(&mut matrix, edits);
    matrix
}

#[test]
fn the_card_of_a_role_of_the_sample() {
    let matrix = sample();
    let card = |title| report::role_card(&matrix, role(&matrix, title)).unwrap();
    insta::assert_snapshot!("card", markdown(&card("Security Lead")));
    insta::assert_snapshot!("card_of_a_provider", html(&card("Provider Network Engineer")));
}

#[test]
fn the_escalation_sheet_of_the_sample() {
    let sheet = report::escalation_sheet(&sample());
    insta::assert_snapshot!("escalation", markdown(&sheet));
    insta::assert_snapshot!("escalation_page", html(&sheet));
}

#[test]
fn the_analysis_of_the_sample() {
    let matrix = sample();
    let engine = Engine::strict(&matrix, today());
    let text = markdown(&report::analysis(&matrix, &engine));
    // How many findings there are grows with the rules, which is not the document's concern.
    let (findings, rest): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with("- **Findings:**"));
    insta::assert_snapshot!("analysis", rest.join("\n"));
    let counts = engine.counts();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].contains(&format!(" {} warnings, {} advice, ", counts.warnings, counts.advice)));
}

#[test]
fn everything_holds_each_document_and_a_card_per_role_on_a_page_of_its_own() {
    let matrix = sample();
    let everything = report::everything(&matrix, &Engine::new(&matrix, today()));
    let page = html(&everything);
    for title in ["Escalation: who to call", "Role cards", "Analysis"] {
        assert!(page.contains(&format!(">{title}</h2>")), "{title}");
    }
    let cards = page.matches("<h3 class=\"page\">").count();
    assert_eq!(cards, matrix.role_count() - 1, "the first card stands below the title");
}

#[test]
fn an_empty_matrix_has_documents_that_say_so() {
    let matrix = Matrix::default();
    let everything = report::everything(&matrix, &Engine::new(&matrix, today()));
    let text = markdown(&everything);
    for sentence in
        ["names no events yet", "has no roles yet", "has no activities yet", "keeps no duties apart"]
    {
        assert!(text.contains(sentence), "{sentence}: {text}");
    }
    assert!(report::role_card(&matrix, RoleId::default()).is_none());
}

/// Text that would be a script, an element, an image, a link, a table cell, a heading and a terminal's command.
const NASTY: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> ![x](http://e.x/a.png) [y](javascript:z) | \
                     **b** `c`\n# head\n- item\u{1b}[2J\u{202e}";

/// A matrix in which every text of a person's is [`NASTY`].
fn nasty() -> Matrix {
    let mut matrix = sample();
    let text = || NASTY.to_owned();
    let mut edits = Vec::new();
    for person in &matrix.people {
        for field in [PersonField::Name(text()), PersonField::Contact(text())] {
            edits.push(Edit::Person(ListEdit::Set { id: person.id, field }));
        }
    }
    for role in matrix.roles() {
        let fields = [RoleField::Title, RoleField::Contact, RoleField::AuthorisationLevel, RoleField::Assets];
        let fields = fields.into_iter().chain([RoleField::Responsibilities as fn(String) -> RoleField]);
        edits.extend(fields.map(|field| Edit::SetRole(role.id, Box::new(field(text())))));
    }
    for activity in matrix.activities() {
        edits.push(Edit::SetActivityTitle(activity.id, text()));
        let split = Split { parts: text(), evidence: text(), hand_over: text() };
        edits.push(Edit::SetActivity(activity.id, Box::new(ActivityField::Split(split))));
        for role in matrix.roles() {
            let remark = Remark { condition: text(), ..Remark::default() };
            edits.push(Edit::SetRemark { activity: activity.id, role: role.id, remark: Box::new(remark) });
        }
    }
    change(&mut matrix, edits);
    matrix.info.title = text();
    matrix.info.version_label = text();
    matrix.info.language = text();
    matrix.areas.iter_mut().for_each(|area| area.title = text());
    matrix.parties.iter_mut().for_each(|party| party.name = text());
    matrix.scope.iter_mut().for_each(|item| item.name = text());
    for level in &mut matrix.decision_levels {
        (level.title, level.time_limit, level.documentation) = (text(), text(), text());
    }
    for event in &mut matrix.escalations {
        (event.event, event.response_time, event.update_interval) = (text(), text(), text());
    }
    for pair in &mut matrix.separated_pairs {
        (pair.first, pair.second) = ("script".to_owned(), text());
    }
    matrix.scheme.letters.iter_mut().for_each(|letter| letter.name = text());
    matrix
}

fn documents(matrix: &Matrix) -> Vec<Document> {
    let engine = Engine::new(matrix, today());
    let card = matrix.roles().filter_map(|role| report::role_card(matrix, role.id));
    card.chain([report::everything(matrix, &engine)]).collect()
}

/// Every element that a page of ours can have.
const ELEMENTS: [&str; 29] = [
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6",
    "p", "dl", "dt", "dd", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "strong", "br", "code",
];
/// Elements without an end.
const VOID: [&str; 3] = ["!DOCTYPE", "meta", "br"];

/// The page has none but our elements, each closed in its turn, and nothing in a tag that is not ours.
#[track_caller]
fn assert_page_is_ours(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap();
        let name = inside.trim_start_matches('/').split(' ').next().unwrap();
        assert!(ELEMENTS.contains(&name), "<{inside}>");
        assert!(!inside.contains("onerror") && !inside.contains("src="), "<{inside}>");
        if inside.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "<{inside}>");
        } else if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} stay open");
    assert!(!page.contains('\u{1b}') && !page.contains('\u{202e}'));
}

/// The text has no markup but ours, and every row of a table as many cells as its headings.
#[track_caller]
fn assert_markdown_is_ours(text: &str) {
    for (number, line) in text.lines().enumerate() {
        let mut escaped = false;
        for (at, character) in line.char_indices() {
            let rest = &line[at..];
            let ours = rest.starts_with("<br>") || rest.starts_with("**") || line[..at].ends_with('*');
            let is_markup = matches!(character, '<' | '[' | '`' | '_' | '!' | '*' | '&');
            assert!(escaped || ours || !is_markup, "line {}: {rest}", number + 1);
            escaped = character == '\\' && !escaped;
        }
        assert!(
            !line.trim_start().starts_with("# head") && !line.trim_start().starts_with("- item"),
            "{line}"
        );
    }
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
    let cells = |line: &str| line.replace("\\\\", "").replace("\\|", "").matches('|').count();
    let lines: Vec<&str> = text.lines().collect();
    for pair in lines.windows(2).filter(|pair| pair.iter().all(|line| line.starts_with('|'))) {
        assert_eq!(cells(pair[0]), cells(pair[1]), "{}", pair[1]);
    }
}

#[test]
fn untrusted_text_is_text_in_a_page() {
    for document in documents(&nasty()) {
        let page = html(&document);
        assert_page_is_ours(&page);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;&lt;img"));
    }
}

#[test]
fn untrusted_text_is_text_in_markdown() {
    for document in documents(&nasty()) {
        assert_markdown_is_ours(&markdown(&document));
    }
}

#[test]
fn whatever_a_matrix_holds_its_documents_are_whole() {
    for seed in 0..40 {
        let matrix = random_matrix(seed, 1 + seed as usize % 7, seed as usize % 11);
        for document in documents(&matrix) {
            assert_page_is_ours(&html(&document));
            assert_markdown_is_ours(&markdown(&document));
        }
    }
}

#[test]
fn accepted_findings_are_told_with_reason_control_and_end() {
    let mut matrix = sample();
    let lead = role(&matrix, "Security Lead");
    let waiver = |number: u64, until: &str| Waiver {
        id: WaiverId(Id::from_bits(number)),
        rule: "sod-role".to_owned(),
        place: Place::Role(lead),
        reason: format!("Reason {number}."),
        compensating_control: "Monthly review by audit.".to_owned(),
        accepted_by: "Ada".to_owned(),
        until: until.parse().ok(),
        ..Waiver::default()
    };
    let text = |matrix: &Matrix| markdown(&report::analysis(matrix, &Engine::new(matrix, today())));
    assert!(!text(&matrix).contains("Accepted findings"));
    let items = vec![waiver(1, "2027-01-31"), waiver(2, "2026-01-31"), waiver(3, "")];
    change(&mut matrix, vec![Edit::Waiver(ListEdit::Insert { at: 0, items })]);
    let text = text(&matrix);
    let (_, waivers) = text.split_once("## Accepted findings").unwrap();
    for line in [
        "Both sides in one role",
        "| Reason 1. | Monthly review by audit. | Ada | | 2027-01-31 |",
        "| 2026-01-31 (ended) |",
        "| Until withdrawn |",
    ] {
        assert!(waivers.contains(line), "{line}\n{waivers}");
    }
}
