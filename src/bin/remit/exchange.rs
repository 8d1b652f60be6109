//! `remit diff` and `remit merge`: two copies of a matrix beside each other, and three made one.

use std::path::Path;

use remit::exchange::compare::{Comparison, Difference, Kind, RemarkPart, Target, compare, place_of};
use remit::exchange::merge::{Decision, Group, Review, conflict_questions, unite};
use remit::formats::json::{VERSION, write};
use remit::model::Matrix;
use serde_json::{Value, json};

use crate::Outcome;
use crate::arguments::{Diff, File, Merge, Style};
use crate::files;
use crate::report::one_line;

/// Compares the two files.
pub fn diff(diff: &Diff) -> Outcome {
    let (old, new) = match (open(&diff.old), open(&diff.new)) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(why), _) | (_, Err(why)) => return Outcome::not_done(why),
    };
    let comparison = compare(&old.0, &new.0);
    let output = match diff.style {
        Style::Text => text(&old.0, &comparison),
        Style::Json => object(&old.0, &comparison),
    };
    Outcome { output, remarks: old.1 + &new.1, code: u8::from(!comparison.is_same()) }
}

/// The matrix in the file and what is to be said of it.
fn open(file: &File) -> Result<(Matrix, String), String> {
    let bytes = files::bytes(file)?;
    let opened = files::open(file, &bytes)?;
    Ok((opened.matrix, files::notices(file, &opened.notices)))
}

fn text(old: &Matrix, comparison: &Comparison) -> String {
    let mut lines = String::new();
    for difference in &comparison.differences {
        let place = place_of(&[old, &comparison.newer], &difference.target);
        lines += &format!("{}: {}\n", one_line(&place), one_line(&said(difference)));
    }
    lines + &comparison.summary() + "\n"
}

/// What happened, in words.
fn said(difference: &Difference) -> String {
    let value = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    match difference.kind {
        Kind::Added => "added".to_owned(),
        Kind::Removed => "removed".to_owned(),
        Kind::Moved => format!("now {}, was {}", difference.new, difference.old),
        Kind::Changed => format!("{} -> {}", value(&difference.old), value(&difference.new)),
    }
}

fn object(old: &Matrix, comparison: &Comparison) -> String {
    let one = |difference: &Difference| {
        let mut object = json!({
            "kind": match difference.kind {
                Kind::Added => "added",
                Kind::Removed => "removed",
                Kind::Moved => "moved",
                Kind::Changed => "changed",
            },
            "place": place_of(&[old, &comparison.newer], &difference.target),
            "old": difference.old,
            "new": difference.new,
        });
        let (cell, part) = match difference.target {
            Target::Letters(activity, role) => (Some((activity, role)), "letters"),
            Target::Remark(activity, role, RemarkPart::Condition) => (Some((activity, role)), "condition"),
            Target::Remark(activity, role, RemarkPart::Note) => (Some((activity, role)), "note"),
            Target::Remark(activity, role, RemarkPart::Unread) => (Some((activity, role)), "unread"),
            Target::Field(_, _, field) => (None, field),
            Target::Record(..) | Target::Order(..) => (None, ""),
        };
        let mut put = |name: &str, value: Value| {
            object.as_object_mut().map(|object| object.insert(name.to_owned(), value));
        };
        if let Some((activity, role)) = cell {
            put("activity", json!(activity));
            put("role", json!(role));
        }
        if let Some((register, id)) = difference.target.record() {
            put("register", json!(register.one()));
            put("id", json!(id));
        }
        if !part.is_empty() {
            put("field", json!(part));
        }
        object
    };
    let differences: Vec<Value> = comparison.differences.iter().map(one).collect();
    format!("{:#}\n", json!({ "summary": comparison.summary(), "differences": differences }))
}

/// Brings theirs into mine.
pub fn merge(merge: &Merge) -> Outcome {
    let mut remarks = String::new();
    let mut read = |path: &Path| {
        let (matrix, notices) = writable(path)?;
        remarks += &notices;
        Ok::<Option<Matrix>, String>(matrix)
    };
    let (base, mine, theirs) = match (read(&merge.base), read(&merge.mine), read(&merge.theirs)) {
        (Ok(base), Ok(Some(mine)), Ok(Some(theirs))) => (base, mine, theirs),
        (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => return Outcome::not_done(why),
        (_, Ok(None), _) => return Outcome::not_done(format!("{} is empty.", merge.mine.display())),
        (.., Ok(None)) => return Outcome::not_done(format!("{} is empty.", merge.theirs.display())),
    };
    let (matrix, said, conflicts) = merged(base, mine, theirs);
    let text = write(&matrix);
    let code = u8::from(!conflicts.is_empty());
    for conflict in &conflicts {
        remarks += &format!("remit: conflict: {}\n", one_line(conflict));
    }
    let Some(out) = &merge.out else { return Outcome { output: text, remarks, code } };
    match files::replace(out, text.as_bytes()) {
        Ok(()) => Outcome { output: format!("merged: {said}\n"), remarks, code },
        Err(why) => Outcome::not_done(why),
    }
}

/// The matrix in the file, none where the file is empty, and what is to be said of it.
fn writable(path: &Path) -> Result<(Option<Matrix>, String), String> {
    let file = File::Path(path.to_owned());
    let bytes = files::bytes(&file)?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok((None, String::new()));
    }
    let opened = files::open(&file, &bytes)?;
    if opened.read_only {
        return Err(format!(
            "{} was written in version {} of the format; this program writes version {VERSION} and would lose something.",
            files::name(&file),
            opened.version
        ));
    }
    Ok((Some(opened.matrix), files::notices(&file, &opened.notices)))
}

/// The merged matrix, what theirs brought, and each conflict in a sentence.
fn merged(base: Option<Matrix>, mine: Matrix, theirs: Matrix) -> (Matrix, String, Vec<String>) {
    // Where there was nothing before, both sides added everything, and what they have otherwise is in conflict.
    let mut review = Review::new(Some(base.clone().unwrap_or_default()), mine, theirs.clone());
    review.decide(Group::Undisputed, Decision::Accepted);
    let outcome = review.outcome();
    let mut matrix = outcome.matrix;
    unite(base.as_ref(), &mut matrix, &theirs);
    let mut conflicts = Vec::new();
    for question in conflict_questions(&review) {
        conflicts.push(question.text.clone());
        if matrix.questions.iter().all(|known| known.id != question.id) {
            matrix.questions.push(question);
        }
    }
    for target in &outcome.left_out {
        let place = place_of(&[&matrix, review.theirs(), review.base()], target);
        conflicts.push(format!("{place}: the scheme has no room for their letters, so mine stay."));
    }
    (matrix, review.summary(), conflicts)
}
