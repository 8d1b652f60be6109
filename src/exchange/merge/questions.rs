//! Conflicts that nobody has settled yet, as open questions that stay with the matrix.

use super::{Decision, Item, Review, Target};
use crate::exchange::compare::{Kind, Register};
use crate::model::{
    ActivityId, AreaId, DecisionLevelId, EscalationId, Id, PersonId, Place, Question, QuestionId, RoleId,
    ScopeItemId, WaiverId,
};

/// An open question for each conflict without a decision. The same conflict always gives the same question, so
/// that merging again adds none.
pub fn conflict_questions(review: &Review) -> Vec<Question> {
    let open = review.conflicts().filter(|item| item.decision == Decision::Open);
    open.map(|item| {
        let text = sentence(review, item);
        let id = QuestionId(Id::from_bits(hash(&text)));
        Question { id, place: place(review, item), text, ..Question::default() }
    })
    .collect()
}

/// The conflict in a sentence: where, what mine says, what theirs says.
fn sentence(review: &Review, item: &Item) -> String {
    let said = |text: &str| if text.is_empty() { "nothing".to_owned() } else { ["\"", text, "\""].concat() };
    let (mine, theirs) = match item.kind {
        Kind::Removed => (item.mine.clone(), item.theirs.clone()),
        _ => (said(&item.mine), said(&item.theirs)),
    };
    let place = review.place(item);
    [place.as_str(), ": one side has ", &mine, ", the other ", &theirs, ". Which holds?"].concat()
}

/// What the question is about, as long as it is still there in mine.
fn place(review: &Review, item: &Item) -> Place {
    let mine = review.mine();
    let row = item.target.activity().filter(|id| mine.activity(*id).is_some());
    let role = item.target.role().filter(|id| mine.role(*id).is_some());
    match (row, role, item.target.record()) {
        (Some(row), Some(role), None) => Place::Cell(row, role),
        (Some(ActivityId(_)), _, _) => row.map_or(Place::Matrix, Place::Activity),
        (None, Some(role), _) => Place::Role(role),
        (None, None, Some((register, id))) if !matches!(item.target, Target::Record(..)) => of(register, id),
        _ => Place::Matrix,
    }
}

fn of(register: Register, id: Id) -> Place {
    match register {
        Register::Role => Place::Role(RoleId(id)),
        Register::Activity => Place::Activity(ActivityId(id)),
        Register::Area => Place::Area(AreaId(id)),
        Register::Person => Place::Person(PersonId(id)),
        Register::Scope => Place::ScopeItem(ScopeItemId(id)),
        Register::DecisionLevel => Place::DecisionLevel(DecisionLevelId(id)),
        Register::Escalation => Place::Escalation(EscalationId(id)),
        Register::Waiver => Place::Waiver(WaiverId(id)),
        Register::Question => Place::Question(QuestionId(id)),
        _ => Place::Matrix,
    }
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
