//! `remit export`: a matrix for other programs and for paper, made by the library.

use remit::formats::export::{export, losses};
use remit::model::Timestamp;

use crate::Outcome;
use crate::arguments::ExportTo;
use crate::files;
use crate::report::one_line;

/// Writes the file that is asked for, as of this moment, and says what is not in it.
pub fn run(asked: &ExportTo, now: Timestamp) -> Outcome {
    let ExportTo { file, options, out, .. } = asked;
    if let Some(path) = out.as_deref().filter(|path| files::is_same(file, path)) {
        let path = one_line(&path.display().to_string());
        return Outcome::not_done(format!("{path} is the matrix itself; give -o another name."));
    }
    let opened = match files::bytes(file).and_then(|bytes| files::open(file, &bytes)) {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    let content = match export(&opened.matrix, options, now) {
        Ok(content) => content,
        Err(why) => return Outcome::not_done(why),
    };
    let mut remarks = files::notices(file, &opened.notices);
    for sentence in losses(&opened.matrix, options) {
        remarks += &format!("{}: note: {}\n", files::name(file), one_line(&sentence));
    }
    let Some(path) = out else {
        return Outcome { remarks, ..Outcome::done(String::from_utf8_lossy(&content)) };
    };
    match files::replace(path, &content) {
        Ok(()) => Outcome { remarks, ..Outcome::done("") },
        Err(why) => Outcome::not_done(why),
    }
}
