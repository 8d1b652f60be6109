//! Whether the matrix still holds: reviews planned and kept, parked questions answered.

use crate::edit::{Edit, ListEdit, Registers, Transaction};
use crate::model::{
    Date, Matrix, MatrixField, Place, Question, Randomness, Review, ReviewCycle, ReviewId, ReviewTrigger,
    Severity, Status,
};
use crate::rules::case::{Case, Explanation, Fix, FixAction, named, quoted, role_name};
use crate::rules::registry::{MatrixCheck, Rule, RuleId, Scope, Words};

/// How many months lie between two reviews; nothing settled means every quarter.
fn months(matrix: &Matrix) -> u32 {
    match matrix.info.review_cycle.unwrap_or_default() {
        ReviewCycle::Quarterly => 3,
        ReviewCycle::HalfYearly => 6,
        ReviewCycle::Yearly => 12,
    }
}

/// The day of the next review: the matrix's own, or what the last entry of the log says.
fn next_review(matrix: &Matrix) -> Option<Date> {
    let last = matrix.reviews.iter().max_by_key(|review| review.date);
    matrix.info.next_review.or_else(|| last?.next_date)
}

fn can_change_reviews(registers: Registers) -> bool {
    registers.meets(Registers::INFO) || registers.meets(Registers::REVIEWS)
}

fn is_overdue(matrix: &Matrix, today: Date) -> bool {
    matrix.info.status != Status::Superseded && next_review(matrix).is_some_and(|next| next < today)
}

pub(in crate::rules) static REVIEW_OVERDUE: Rule = Rule::new(
    RuleId::ReviewOverdue,
    Severity::Error,
    Scope::Matrix,
    Words {
        title: "Review overdue",
        reason: "People, providers and systems change; a matrix nobody has looked at since is followed by nobody.",
        example: "The review was due on 2026-09-30 and none is recorded.",
    },
    |case| {
        let due = next_review(case.matrix).map(|date| date.to_string()).unwrap_or_default();
        Explanation::new(format!("The review was due on {due}. Hold it and record what came of it."))
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| can_change_reviews(touched.registers),
    find: |facts, report| {
        if is_overdue(facts.matrix, facts.today) {
            report(Place::Matrix);
        }
    },
})
.settled_by("Record a review held today; plan the next one.")
.fixed_by(|case, randomness| vec![record_review(case, randomness), plan(case)]);

/// Records that a review was held today; who took part and what came of it is for a person to fill in.
fn record_review(case: &Case<'_>, randomness: &mut dyn Randomness) -> Fix {
    let (today, next) = (case.engine.date(), following(case));
    let review = Review {
        id: ReviewId::fresh(randomness),
        date: Some(today),
        trigger: ReviewTrigger::Cycle,
        next_date: Some(next),
        ..Review::default()
    };
    let at = case.matrix.reviews.len();
    let edits = vec![
        Edit::Review(ListEdit::Insert { at, items: vec![review] }),
        Edit::SetInfo(Box::new(MatrixField::NextReview(Some(next)))),
    ];
    Fix::new("Record a review held today", FixAction::Apply(Transaction::new("Record a review", edits)))
}

/// The day one cycle from today.
fn following(case: &Case<'_>) -> Date {
    case.engine.date().plus_months(months(case.matrix))
}

fn plan(case: &Case<'_>) -> Fix {
    let next = following(case);
    let label = format!("Plan the review for {next}");
    let edits = vec![Edit::SetInfo(Box::new(MatrixField::NextReview(Some(next))))];
    Fix::new(label.clone(), FixAction::Apply(Transaction::new(label, edits)))
}

pub(in crate::rules) static REVIEW_UNPLANNED: Rule = Rule::new(
    RuleId::ReviewUnplanned,
    Severity::Warning,
    Scope::Matrix,
    Words {
        title: "No review planned",
        reason: "What has no date is not done; the cycle says how far away the next review may be.",
        example: "The matrix is reviewed every quarter, and the next review is a year away.",
    },
    |case| {
        let text = match next_review(case.matrix) {
            None => "No date is set for the next review. Set one.".to_owned(),
            Some(next) => format!(
                "The next review on {next} is further away than {} months. Move it closer or change the cycle.",
                months(case.matrix)
            ),
        };
        Explanation::new(text)
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| can_change_reviews(touched.registers),
    find: |facts, report| {
        let furthest = facts.today.plus_months(months(facts.matrix));
        let is_unplanned = match next_review(facts.matrix) {
            // A draft is not yet in use; the date is asked for when it is to be agreed.
            None => !facts.lenient,
            Some(next) => facts.matrix.info.status != Status::Superseded && next > furthest,
        };
        if is_unplanned {
            report(Place::Matrix);
        }
    },
})
.settled_by("Plan the review one cycle from today.")
.fixed_by(|case, _| vec![plan(case)]);

pub(in crate::rules) static QUESTION_OPEN: Rule = Rule::new(
    RuleId::QuestionOpen,
    Severity::Warning,
    Scope::Matrix,
    Words {
        title: "Open question",
        reason: "What was parked in a workshop is decided before both sides sign, or each signs something else.",
        example: "Who pays for weekend patching is parked and has no answer.",
    },
    |case| {
        let Some(question) = question(case) else { return Explanation::default() };
        let (text, place) = (named(&question.text, "a question without words"), place_name(case.matrix, question.place));
        let who = match (question.resolved_by.trim(), question.due) {
            ("", None) => String::new(),
            ("", Some(due)) => format!(" It is due on {due}."),
            (who, None) => format!(" {who} is to answer it."),
            (who, Some(due)) => format!(" {who} is to answer it by {due}."),
        };
        Explanation::new(format!("Open on {place}: {text}{}{who} Answer it.", ending(text))).about([question.place])
    },
)
.on_matrix(MatrixCheck {
    concerned: |touched| touched.registers.meets(Registers::QUESTIONS),
    find: |facts, report| {
        let open = facts.matrix.questions.iter().filter(|question| question.answer.trim().is_empty());
        open.for_each(|question| report(Place::Question(question.id)));
    },
})
.settled_by("Drop the question.")
.fixed_by(|case, _| {
    let Some(question) = question(case) else { return Vec::new() };
    let Some(at) = case.matrix.questions.iter().position(|it| it.id == question.id) else { return Vec::new() };
    let edits = vec![Edit::Question(ListEdit::Remove { at, count: 1 })];
    vec![Fix::new("Drop the question", FixAction::Apply(Transaction::new("Drop an open question", edits)))]
});

fn question<'a>(case: &Case<'a>) -> Option<&'a Question> {
    let Place::Question(id) = case.finding.place else { return None };
    case.matrix.questions.iter().find(|question| question.id == id)
}

/// What ends a sentence that ends in the text.
fn ending(text: &str) -> &'static str {
    if text.ends_with(['.', '?', '!']) { "" } else { "." }
}

fn place_name(matrix: &Matrix, place: Place) -> &str {
    let name = match place {
        Place::Activity(id) | Place::Cell(id, _) => matrix.activity(id).map(|it| quoted(&it.title)),
        Place::Role(id) => matrix.role(id).map(role_name),
        Place::Person(id) => matrix.person(id).map(|it| named(&it.name, "a person")),
        Place::Area(id) => matrix.area(id).map(|it| named(&it.title, "an area")),
        Place::ScopeItem(id) => {
            matrix.scope.iter().find(|it| it.id == id).map(|it| named(&it.name, "a scope item"))
        }
        _ => Some("the matrix"),
    };
    name.unwrap_or("something that is gone")
}
