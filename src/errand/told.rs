//! What a review says of each thing that differs, and of the file it came from. Words alone; decides nothing.

use super::Item;
use crate::catalog::choices::Choice;
use crate::exchange::compare::{Register, Target, label, name_of};
use crate::exchange::{merge, standing_among};
use crate::model::{ActivityId, AreaId, Id, LetterSet, Matrix, RoleId};

/// One thing that differs, in words.
pub(super) fn told(review: &merge::Review, item: &merge::Item) -> Item {
    let matrices = [review.mine(), review.theirs(), review.base()];
    let activity = item.target.activity();
    let register = item.target.register();
    let area =
        activity.and_then(|activity| matrices.iter().find_map(|matrix| matrix.activity(activity))?.area);
    let mut words = [item.old.clone(), item.mine.clone(), item.theirs.clone()];
    if let Target::Record(register, id) = item.target {
        let [old, mine, theirs] = &mut words;
        for (text, matrix) in [(old, review.base()), (mine, review.mine()), (theirs, review.theirs())] {
            tell_record(text, matrix, register, id);
        }
    }
    let [old, mine, theirs] = words;
    Item {
        place: place(&matrices, &item.target),
        group: match activity {
            Some(activity) => named(&matrices, Register::Activity, activity.0),
            None => heading(register).to_owned(),
        },
        area: area.map(|area: AreaId| named(&matrices, Register::Area, area.0)).unwrap_or_default(),
        old,
        mine,
        theirs,
        kind: item.kind,
        standing: item.standing,
        twin: item.twin.and_then(|twin| name_of(review.mine(), register, twin)).unwrap_or_default(),
        activity,
        role: item.target.role(),
        letters: matches!(item.target, Target::Letters(..)),
    }
}

/// Where a thing is, under the heading of its row or list.
fn place(matrices: &[&Matrix], target: &Target) -> String {
    match *target {
        Target::Letters(_, role) => named(matrices, Register::Role, role.0),
        Target::Remark(_, role, part) => {
            [named(matrices, Register::Role, role.0).as_str(), ": ", part.word()].concat()
        }
        Target::Record(Register::Activity, _) => "Whole row".to_owned(),
        Target::Order(Register::Activity, _) => "Place of the row".to_owned(),
        Target::Field(Register::Info | Register::Scheme | Register::Rules | Register::Activity, _, field) => {
            capital(&label(field))
        }
        Target::Record(register, id) => named(matrices, register, id),
        Target::Order(register, id) => [named(matrices, register, id).as_str(), ": place"].concat(),
        Target::Field(register, id, field) => {
            [named(matrices, register, id).as_str(), ": ", &label(field)].concat()
        }
    }
}

/// A row that is there or not says what stands in it, not its name once more.
fn tell_record(text: &mut String, matrix: &Matrix, register: Register, id: Id) {
    let is_name = name_of(matrix, register, id).is_some_and(|name| name == *text);
    if !is_name {
        return;
    }
    *text = match register {
        Register::Activity => row_words(matrix, ActivityId(id)),
        Register::Role => role_words(matrix, RoleId(id)),
        _ => std::mem::take(text),
    };
}

/// "Security Lead A, Engineer R"
fn row_words(matrix: &Matrix, id: ActivityId) -> String {
    let Some(row) = matrix.activity(id) else { return String::new() };
    let cells = matrix.roles().enumerate().filter_map(|(at, role)| {
        let letters: LetterSet = row.letters_at(at);
        (!letters.is_empty()).then(|| [role.title.as_str(), " ", &matrix.scheme.text(letters)].concat())
    });
    let cells: Vec<String> = cells.collect();
    if cells.is_empty() { "a row without letters".to_owned() } else { cells.join(", ") }
}

/// "a role with 3 cells"
fn role_words(matrix: &Matrix, id: RoleId) -> String {
    let filled = matrix
        .role_index(id)
        .map_or(0, |at| matrix.activities().filter(|row| !row.letters_at(at).is_empty()).count());
    ["a role with letters in ", &crate::catalog::words::counted(filled, "row", "rows")].concat()
}

fn named(matrices: &[&Matrix], register: Register, id: Id) -> String {
    matrices.iter().find_map(|matrix| name_of(matrix, register, id)).unwrap_or_else(|| id.to_string())
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The common version in a sentence.
pub(super) fn told_base(name: Option<&str>) -> String {
    match name {
        Some(name) => ["The common version is ", name, "."].concat(),
        None => "There is no common version: everything that differs counts as theirs.".to_owned(),
    }
}

/// Whether the file is exactly a baseline of mine, in a sentence; empty where it is not.
pub(super) fn told_standing(file: &Matrix, mine: &Matrix) -> String {
    let crate::exchange::Standing::Exactly { baseline, agreed } = standing_among(file, mine) else {
        return String::new();
    };
    let name = mine.baselines.iter().find(|it| it.id == baseline).map_or("", |it| it.name.trim());
    let signed = if agreed { ", which all sides signed" } else { "" };
    ["What the file agrees to is exactly ", name, signed, "."].concat()
}

/// What was left out of the file when it was sent, in a sentence; empty where nothing was.
pub(super) fn told_left_out(file: &Matrix) -> String {
    let parts = file.info.copy.iter().flat_map(|note| &note.left_out);
    let parts: Vec<String> = parts.map(|part| part.words().to_lowercase()).collect();
    let Some((last, others)) = parts.split_last() else { return String::new() };
    let parts = if others.is_empty() { last.clone() } else { [&others.join(", "), " and ", last].concat() };
    ["The copy was sent without ", &parts, "; yours stay."].concat()
}

/// What things of a list stand under.
fn heading(register: Register) -> &'static str {
    match register {
        Register::Info => "Matrix",
        Register::Scheme => "Letters",
        Register::Rules => "Rules",
        Register::Party => "Parties",
        Register::Person => "People",
        Register::Area => "Areas",
        Register::Role => "Roles",
        Register::Activity => "Activities",
        Register::Scope => "Scope",
        Register::DecisionLevel => "Decision levels",
        Register::Escalation => "Escalation",
        Register::Review => "Reviews",
        Register::SeparatedPair => "Separation",
        Register::Waiver => "Waivers",
        Register::Question => "Questions",
        Register::Position => "Decisions",
        Register::Baseline => "Baselines",
        Register::SignOff => "Sign-offs",
    }
}
