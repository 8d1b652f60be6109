//! Reads the arguments of `remit export`.

use std::path::PathBuf;

use remit::formats::export::{Delimiter, Export, ExportFormat, Paper};
use remit::model::Date;

use super::{File, Words};

/// An export that is asked for.
#[derive(Debug, PartialEq)]
pub struct ExportTo {
    /// The matrix.
    pub file: File,
    /// The format and what goes into it.
    pub options: Export,
    /// Where it goes; standard output where it is not given.
    pub out: Option<PathBuf>,
    /// The day due dates are measured by; today where it is not given.
    pub today: Option<Date>,
}

pub(super) fn export(words: &mut Words) -> Result<ExportTo, String> {
    let out = words.take_value("-o")?.filter(|out| out != "-").map(PathBuf::from);
    let ending = out.as_ref().and_then(|out| out.extension()).and_then(|it| it.to_str());
    let format = match words.take_value("--to")? {
        Some(name) => {
            ExportFormat::ALL.into_iter().find(|format| format.name() == name).ok_or_else(|| {
                format!("\"{name}\" is no format to export to; use csv, xlsx, markdown or html.")
            })?
        }
        None => ending
            .and_then(ExportFormat::of_extension)
            .ok_or("The format is missing: add --to csv, xlsx, markdown or html.")?,
    };
    if format == ExportFormat::Xlsx && out.is_none() {
        return Err("An Excel workbook needs a file: add -o NAME.xlsx.".to_owned());
    }
    let mut options = Export::to(format);
    options.delimiter = match words.take_value("--delimiter")?.as_deref() {
        None | Some("comma" | ",") => Delimiter::Comma,
        Some("semicolon" | ";") => Delimiter::Semicolon,
        Some(other) => return Err(format!("\"{other}\" is no delimiter; use comma or semicolon.")),
    };
    options.paper = match words.take_value("--paper")?.as_deref() {
        None | Some("a4" | "A4") => Paper::A4,
        Some("a3" | "A3") => Paper::A3,
        Some(other) => return Err(format!("\"{other}\" is no paper; use a4 or a3.")),
    };
    options.byte_order_mark = !words.take_switch("--no-bom");
    options.parts.notes = words.take_switch("--notes");
    let today = words.take_day("--today")?;
    Ok(ExportTo { file: words.take_file()?, options, out, today })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::{Command, parse};

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(std::ffi::OsString::from))
    }

    fn asked(line: &str) -> ExportTo {
        match parsed(line) {
            Ok(Command::Export(export)) => *export,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_format_is_named_or_told_by_the_ending() {
        for (line, format) in [
            ("export a.json --to csv", ExportFormat::Csv),
            ("export a.json -o b.XLSX", ExportFormat::Xlsx),
            ("export a.json -o b.htm", ExportFormat::Html),
            ("export a.json -o b.csv --to markdown", ExportFormat::Markdown),
        ] {
            assert_eq!(asked(line).options.format, format, "{line}");
        }
    }

    #[test]
    fn everything_is_as_usual_unless_it_is_asked_for_otherwise() {
        let usual = asked("export a.json --to csv -o -");
        assert_eq!((usual.out, usual.today, usual.options), (None, None, Export::to(ExportFormat::Csv)));
        let other =
            asked("export - --to csv --delimiter ; --paper A3 --no-bom --notes --today 2026-11-22").options;
        assert_eq!((other.delimiter, other.paper), (Delimiter::Semicolon, Paper::A3));
        assert!(!other.byte_order_mark && other.parts.notes);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, sentence) in [
            ("export a", "The format is missing: add --to csv, xlsx, markdown or html."),
            ("export a -o b.txt", "The format is missing: add --to csv, xlsx, markdown or html."),
            ("export a --to pdf", "\"pdf\" is no format to export to; use csv, xlsx, markdown or html."),
            ("export a --to xlsx", "An Excel workbook needs a file: add -o NAME.xlsx."),
            ("export a --to csv --delimiter tab", "\"tab\" is no delimiter; use comma or semicolon."),
            ("export a --to html --paper a5", "\"a5\" is no paper; use a4 or a3."),
            ("export --to csv", "The file is missing."),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }
}
