//! `remit format`: the canonical form of a matrix.

use remit::formats::json::{VERSION, write};

use crate::Outcome;
use crate::arguments::{File, Target};
use crate::files;

/// Formats the file.
pub fn run(file: &File, target: Target) -> Outcome {
    let bytes = match files::bytes(file) {
        Ok(bytes) => bytes,
        Err(why) => return Outcome::not_done(why),
    };
    let outcome = formatted(file, &bytes, target);
    match (file, target, outcome.code) {
        (File::Path(path), Target::File, 0) if outcome.output.as_bytes() != bytes => {
            match files::replace(path, outcome.output.as_bytes()) {
                Ok(()) => Outcome { output: String::new(), ..outcome },
                Err(why) => Outcome::not_done(why),
            }
        }
        (_, Target::File, _) => Outcome { output: String::new(), ..outcome },
        _ => outcome,
    }
}

/// The canonical form of the bytes, or what is wrong with them.
fn formatted(file: &File, bytes: &[u8], target: Target) -> Outcome {
    let opened = match files::open(file, bytes) {
        Ok(opened) => opened,
        Err(why) => return Outcome::not_done(why),
    };
    if opened.read_only {
        return Outcome::not_done(format!(
            "{} was written in version {} of the format; this program writes version {VERSION} and would lose something.",
            files::name(file),
            opened.version
        ));
    }
    let output = write(&opened.matrix);
    let remarks = files::notices(file, &opened.notices);
    if target != Target::Comparison {
        return Outcome { output, remarks, code: 0 };
    }
    if output.as_bytes() == bytes {
        return Outcome { output: String::new(), remarks, code: 0 };
    }
    let place = first_difference(&output, bytes);
    let remarks = format!("{remarks}{}: not in canonical form, first in line {place}.\n", files::name(file));
    Outcome { output: String::new(), remarks, code: 1 }
}

/// The line in which the bytes first differ from the canonical form.
fn first_difference(canonical: &str, bytes: &[u8]) -> usize {
    let same = canonical.bytes().zip(bytes).take_while(|(left, right)| left == *right);
    1 + same.filter(|(byte, _)| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use remit::model::Matrix;

    #[test]
    fn the_canonical_form_is_printed_and_compared() {
        let canonical = write(&Matrix::default());
        let loose = canonical.replacen("\n  ", "\n\t", 3);
        let printed = formatted(&File::Input, loose.as_bytes(), Target::Output);
        assert_eq!((printed.output, printed.code), (canonical.clone(), 0));
        let compared = formatted(&File::Input, loose.as_bytes(), Target::Comparison);
        assert_eq!(compared.code, 1);
        assert_eq!(compared.remarks, "standard input: not in canonical form, first in line 2.\n");
        let same = formatted(&File::Input, canonical.as_bytes(), Target::Comparison);
        assert_eq!((same.output.as_str(), same.remarks.as_str(), same.code), ("", "", 0));
    }

    #[test]
    fn a_newer_file_is_not_written_back() {
        let text = write(&Matrix::default()).replace("\"version\": 1", "\"version\": 2");
        let outcome = formatted(&File::Input, text.as_bytes(), Target::Output);
        assert_eq!((outcome.output.as_str(), outcome.code), ("", 2));
        assert!(outcome.remarks.contains("version 2 of the format"), "{}", outcome.remarks);
    }
}
