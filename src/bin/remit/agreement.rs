//! `remit verify` and `remit copy`: what a file proves, and what of it goes to the other party.

use remit::catalog::choices::Choice;
use remit::exchange::{self, ContentState, Verification, standing_words};
use remit::formats::json::{VERSION, write};
use remit::model::{Date, Matrix};
use serde_json::json;

use crate::Outcome;
use crate::arguments::{ProviderCopy, Style, Verify};
use crate::files;
use crate::report::one_line;

/// Checks the hashes and sign-offs of the file.
pub fn verify(verify: &Verify) -> Outcome {
    let file = &verify.file;
    let opened = match files::bytes(file).and_then(|bytes| files::open(file, &bytes)) {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    let found = exchange::verify(&opened.matrix);
    let name = files::name(file);
    let output = match verify.style {
        Style::Text => text(&name, &opened.matrix, &found),
        Style::Json => {
            let words = standing_words(&opened.matrix, found.now);
            let (holds, agreed) = (found.holds(), found.is_agreed());
            let report =
                json!({ "file": name, "holds": holds, "agreed": agreed, "now": words, "found": found });
            format!("{report:#}\n")
        }
    };
    let code = u8::from(!found.holds() || (verify.agreed && !found.is_agreed()));
    Outcome { output, remarks: files::notices(file, &opened.notices), code }
}

/// A line for each baseline, each sign-off and the matrix as it is now.
fn text(file: &str, matrix: &Matrix, found: &Verification) -> String {
    let mut lines = Vec::new();
    for it in &found.baselines {
        let said = match it.content {
            ContentState::Changed => "CHANGED: its content does not match its hash",
            ContentState::Missing => "its content is not in the file",
            ContentState::Intact if it.agreed => "intact, agreed",
            ContentState::Intact => "intact, not signed by all sides",
        };
        lines.push(format!("baseline \"{}\": {said} [{}]", it.name, it.hash));
    }
    for it in &found.sign_offs {
        let said = it.problem.map_or_else(|| "holds".to_owned(), |why| format!("DOES NOT HOLD: {why}"));
        lines.push(format!("sign-off by {}: {said}", it.name));
    }
    lines.push(format!("now: {} [{}]", standing_words(matrix, found.now), found.hash));
    if found.falsely_agreed {
        lines.push("status: NOT TRUE: it says agreed".to_owned());
    }
    lines.iter().map(|line| format!("{file}: {}\n", one_line(line))).collect()
}

/// Writes a copy without what is left out.
pub fn copy(copy: &ProviderCopy, today: Date) -> Outcome {
    let ProviderCopy { file, out, left_out, .. } = copy;
    if let Some(path) = out.as_deref().filter(|path| files::is_same(file, path)) {
        let path = one_line(&path.display().to_string());
        return Outcome::not_done(format!("{path} is the matrix itself; give --out another name."));
    }
    let opened = match files::bytes(file).and_then(|bytes| files::open(file, &bytes)) {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    if opened.read_only {
        return Outcome::not_done(format!(
            "{} was written in version {} of the format; this program knows version {VERSION} and cannot tell what \
             of it may leave.",
            files::name(file),
            opened.version
        ));
    }
    let text = write(&exchange::copy(&opened.matrix, left_out, today));
    let names: Vec<String> = left_out.iter().map(|part| part.words().to_lowercase()).collect();
    let said = if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
    let remarks = format!("{}Left out: {said}.\n", files::notices(file, &opened.notices));
    match out {
        None => Outcome { remarks, ..Outcome::done(text) },
        Some(path) => match files::replace(path, text.as_bytes()) {
            Ok(()) => Outcome { remarks, ..Outcome::done("") },
            Err(why) => Outcome::not_done(why),
        },
    }
}
