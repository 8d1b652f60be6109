//! Reads the arguments of `remit diff` and `remit merge`.

use std::path::PathBuf;

use super::{File, Style, Words};

/// A comparison that is asked for.
#[derive(Debug, PartialEq)]
pub struct Diff {
    /// The older matrix.
    pub old: File,
    /// The newer matrix.
    pub new: File,
    /// How it is printed.
    pub style: Style,
}

/// A merge that is asked for.
#[derive(Debug, PartialEq)]
pub struct Merge {
    /// What both began from.
    pub base: PathBuf,
    /// Where theirs is brought in.
    pub mine: PathBuf,
    /// What is brought in.
    pub theirs: PathBuf,
    /// Where the outcome goes; standard output where it is none.
    pub out: Option<PathBuf>,
}

pub(super) fn diff(words: &mut Words) -> Result<Diff, String> {
    let style = match words.take_value("--format")?.as_deref() {
        None | Some("text") => Style::Text,
        Some("json") => Style::Json,
        Some(other) => return Err(format!("\"{other}\" is no format; use text or json.")),
    };
    let (old, new) = (words.take_file()?, words.take_file()?);
    if old == File::Input && new == File::Input {
        return Err("Only one of the two can be standard input.".to_owned());
    }
    Ok(Diff { old, new, style })
}

pub(super) fn merge(words: &mut Words) -> Result<Merge, String> {
    let out = words.take_value("-o")?;
    let mut file = || match words.take_file()? {
        File::Path(path) => Ok(path),
        File::Input => Err("A merge needs three files, not standard input.".to_owned()),
    };
    let (base, mine, theirs) = (file()?, file()?, file()?);
    let out = match out {
        None => Some(mine.clone()),
        Some(out) => Some(PathBuf::from(out)).filter(|out| out.as_os_str() != "-"),
    };
    Ok(Merge { base, mine, theirs, out })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Command, parse};

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(std::ffi::OsString::from))
    }

    #[test]
    fn a_merge_goes_into_mine_unless_another_place_is_named() {
        let merge = |line: &str| match parsed(line) {
            Ok(Command::Merge(merge)) => merge.out,
            other => panic!("{other:?}"),
        };
        assert_eq!(merge("merge base mine theirs"), Some("mine".into()));
        assert_eq!(merge("merge -o out base mine theirs"), Some("out".into()));
        assert_eq!(merge("merge base mine theirs -o -"), None);
        assert_eq!(parsed("merge base mine"), Err("The file is missing.".to_owned()));
        assert!(parsed("merge base - theirs").is_err());
    }

    #[test]
    fn two_matrices_are_compared() {
        let (old, new) = (File::Input, File::Path("b".into()));
        let diff = Diff { old, new, style: Style::Json };
        assert_eq!(parsed("diff - b --format=json"), Ok(Command::Diff(diff)));
        assert!(parsed("diff - -").is_err() && parsed("diff a").is_err() && parsed("diff a b c").is_err());
    }
}
