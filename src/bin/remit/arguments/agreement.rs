//! Reads the arguments of `remit verify` and `remit copy`. Does nothing itself.

use std::path::PathBuf;

use remit::exchange::USUALLY_LEFT_OUT;
use remit::model::{Date, LeftOut};

use super::{File, Style, Words};

/// A check of hashes and sign-offs.
#[derive(Debug, PartialEq)]
pub struct Verify {
    /// The matrix.
    pub file: File,
    /// How it is printed.
    pub style: Style,
    /// Whether the matrix must be exactly an agreed baseline.
    pub agreed: bool,
}

/// A copy for the other party.
#[derive(Debug, PartialEq)]
pub struct ProviderCopy {
    /// The matrix.
    pub file: File,
    /// Where the copy goes; standard output where it is not given.
    pub out: Option<PathBuf>,
    /// What is left out.
    pub left_out: Vec<LeftOut>,
    /// The day the copy is made; today where it is not given.
    pub today: Option<Date>,
}

pub(super) fn verify(words: &mut Words) -> Result<Verify, String> {
    let style = match words.take_value("--format")?.as_deref() {
        None | Some("text") => Style::Text,
        Some("json") => Style::Json,
        Some(other) => return Err(format!("\"{other}\" is no format; use text or json.")),
    };
    let agreed = words.take_switch("--agreed");
    Ok(Verify { file: words.take_file()?, style, agreed })
}

pub(super) fn copy(words: &mut Words) -> Result<ProviderCopy, String> {
    let out = match words.take_value("--out")? {
        None => words.take_value("-o")?,
        out => out,
    };
    let left_out = match (words.take_value("--keep")?, words.take_value("--leave-out")?) {
        (Some(_), Some(_)) => return Err("--keep and --leave-out exclude each other.".to_owned()),
        (None, Some(names)) => parts(&names)?,
        (kept, None) => {
            let kept = kept.map(|names| parts(&names)).transpose()?.unwrap_or_default();
            USUALLY_LEFT_OUT.into_iter().filter(|part| !kept.contains(part)).collect()
        }
    };
    let (out, today) = (out.filter(|out| out != "-").map(PathBuf::from), words.take_day("--today")?);
    Ok(ProviderCopy { file: words.take_file()?, out, left_out, today })
}

/// The parts by their names, with commas between them.
fn parts(names: &str) -> Result<Vec<LeftOut>, String> {
    let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
    names
        .map(|name| {
            let found = LeftOut::ALL.iter().find(|part| part_name(**part) == name);
            found.copied().ok_or_else(|| {
                let known: Vec<&str> = LeftOut::ALL.iter().map(|part| part_name(*part)).collect();
                format!("\"{name}\" is no part of a matrix; use {}.", known.join(", "))
            })
        })
        .collect()
}

const fn part_name(part: LeftOut) -> &'static str {
    match part {
        LeftOut::Notes => "notes",
        LeftOut::People => "people",
        LeftOut::Contacts => "contacts",
        LeftOut::RoleContacts => "role-contacts",
        LeftOut::Waivers => "waivers",
        LeftOut::Questions => "questions",
        LeftOut::Positions => "positions",
        LeftOut::Reviews => "reviews",
        LeftOut::History => "history",
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Command, parse};
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(std::ffi::OsString::from))
    }

    fn left_out(line: &str) -> Vec<LeftOut> {
        match parsed(line) {
            Ok(Command::Copy(copy)) => copy.left_out,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_left_out_is_the_usual_unless_something_is_said() {
        assert_eq!(left_out("copy a"), USUALLY_LEFT_OUT);
        let kept = left_out("copy a --keep notes,reviews");
        assert_eq!(kept.len(), USUALLY_LEFT_OUT.len() - 2);
        assert!(!kept.contains(&LeftOut::Notes) && kept.contains(&LeftOut::Waivers));
        let named = left_out("copy a --leave-out people,role-contacts");
        assert_eq!(named, [LeftOut::People, LeftOut::RoleContacts]);
        assert_eq!(left_out("copy a --leave-out="), []);
    }

    #[test]
    fn a_check_and_a_copy_are_read() {
        let file = || File::Path("a".into());
        let wanted = Verify { file: file(), style: Style::Json, agreed: true };
        assert_eq!(parsed("verify a --agreed --format json"), Ok(Command::Verify(wanted)));
        for line in ["copy a -o b --today 2026-11-22", "copy --out b --today=2026-11-22 a"] {
            let left_out = USUALLY_LEFT_OUT.to_vec();
            let today = Date::new(2026, 11, 22);
            let wanted = ProviderCopy { file: file(), out: Some("b".into()), left_out, today };
            assert_eq!(parsed(line), Ok(Command::Copy(wanted)));
        }
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, sentence) in [
            ("verify", "The file is missing."),
            ("verify a --format xml", "\"xml\" is no format; use text or json."),
            ("copy a --keep notes --leave-out people", "--keep and --leave-out exclude each other."),
            (
                "copy a --keep secrets",
                "\"secrets\" is no part of a matrix; use notes, people, contacts, role-contacts, waivers, questions, \
                 positions, reviews, history.",
            ),
            ("report a --format zip --out b", "zip goes with --what evidence and an --out alone."),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }
}
