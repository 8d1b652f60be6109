//! Reads the command line into a command. Does nothing itself.

mod agreement;
mod convert;
mod exchange;
mod export;

use std::ffi::OsString;
use std::path::PathBuf;

pub use agreement::{ProviderCopy, Verify};
pub use convert::Convert;
use remit::model::Date;

pub use exchange::{Diff, Merge};
pub use export::ExportTo;

/// What `--help` prints.
pub const HELP: &str = include_str!("arguments/help.txt");

/// Where a file comes from.
#[derive(Debug, PartialEq)]
pub enum File {
    /// Standard input.
    Input,
    /// A file on disk.
    Path(PathBuf),
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Style {
    /// A line each, for people.
    Text,
    /// One object, for programs.
    Json,
}

/// Where the canonical form goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// To standard output.
    Output,
    /// Nowhere; the file is compared with it.
    Comparison,
    /// Into the file itself.
    File,
}

/// Which documents are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// A card for each role.
    Cards,
    /// Who is called.
    Escalation,
    /// Counts and verdicts.
    Analysis,
    /// All of them in one.
    All,
    /// What an auditor asks for.
    Evidence,
}

/// How documents are written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// A stand-alone page.
    Html,
    /// The evidence with all files that it speaks of.
    Zip,
}

/// How the rules are listed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Listing {
    /// A line each.
    Text,
    /// The document.
    Markdown,
}

/// A report that is asked for.
#[derive(Debug, PartialEq)]
pub struct Report {
    /// The matrix.
    pub file: File,
    /// Which documents.
    pub what: What,
    /// The only role whose card is wanted, by its title.
    pub role: Option<String>,
    /// How they are written.
    pub markup: Markup,
    /// Where they go; standard output where it is not given.
    pub out: Option<PathBuf>,
    /// The day due dates are measured by; today where it is not given.
    pub today: Option<Date>,
}

/// What is asked for.
#[derive(Debug, PartialEq)]
pub enum Command {
    /// How the program is used.
    Help,
    /// Which version it is.
    Version,
    /// What is wrong with a matrix.
    Check {
        /// The matrix.
        file: File,
        /// How it is printed.
        style: Style,
        /// The day due dates are measured by; today where it is not given.
        today: Option<Date>,
    },
    /// The canonical form of a matrix.
    Format {
        /// The matrix.
        file: File,
        /// Where the form goes.
        target: Target,
    },
    /// Documents of a matrix.
    Report(Report),
    /// A matrix for other programs. Boxed, because it has many choices.
    Export(Box<ExportTo>),
    /// What differs between two matrices.
    Diff(Diff),
    /// What two sides changed, in one matrix.
    Merge(Merge),
    /// Whether hashes and sign-offs match.
    Verify(Verify),
    /// A copy for the other party.
    Copy(ProviderCopy),
    /// A matrix from a table.
    Convert(Convert),
    /// The list of rules.
    Rules {
        /// How it is printed.
        listing: Listing,
    },
    /// The schema of the file format.
    Schema,
}

/// The commands, as an error names them.
const COMMANDS: &str = "check, format, report, export, diff, merge, verify, copy, convert, rules or schema";

/// Reads the arguments after the program's name; the error is a sentence.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut words = Words::new(arguments)?;
    if words.take_switch("--help") || words.take_switch("-h") {
        return Ok(Command::Help);
    }
    if words.take_switch("--version") || words.take_switch("-V") {
        return Ok(Command::Version);
    }
    let name = words.take_plain().ok_or_else(|| format!("A command is missing: {COMMANDS}."))?;
    let command = match name.to_str() {
        Some("check") => check(&mut words)?,
        Some("format") => format(&mut words)?,
        Some("report") => Command::Report(report(&mut words)?),
        Some("export") => Command::Export(Box::new(export::export(&mut words)?)),
        Some("diff") => Command::Diff(exchange::diff(&mut words)?),
        Some("merge") => Command::Merge(exchange::merge(&mut words)?),
        Some("verify") => Command::Verify(agreement::verify(&mut words)?),
        Some("copy") => Command::Copy(agreement::copy(&mut words)?),
        Some("convert") => Command::Convert(convert::convert(&mut words)?),
        Some("rules") => Command::Rules { listing: listing(&mut words)? },
        Some("schema") => Command::Schema,
        _ => return Err(format!("\"{}\" is no command; use {COMMANDS}.", name.display())),
    };
    words.end()?;
    Ok(command)
}

fn check(words: &mut Words) -> Result<Command, String> {
    let style = match words.take_value("--format")?.as_deref() {
        None | Some("text") => Style::Text,
        Some("json") => Style::Json,
        Some(other) => return Err(format!("\"{other}\" is no format; use text or json.")),
    };
    let today = words.take_day("--today")?;
    Ok(Command::Check { file: words.take_file()?, style, today })
}

fn format(words: &mut Words) -> Result<Command, String> {
    let target = match (words.take_switch("--check"), words.take_switch("--write")) {
        (false, false) => Target::Output,
        (true, false) => Target::Comparison,
        (false, true) => Target::File,
        (true, true) => return Err("--check and --write exclude each other.".to_owned()),
    };
    let file = words.take_file()?;
    if (&file, target) == (&File::Input, Target::File) {
        return Err("--write needs a file, not standard input.".to_owned());
    }
    Ok(Command::Format { file, target })
}

fn report(words: &mut Words) -> Result<Report, String> {
    let role = words.take_value("--role")?;
    let what = match words.take_value("--what")?.as_deref() {
        // The card of one role is asked for by the role alone.
        None if role.is_some() => What::Cards,
        None | Some("all") => What::All,
        Some("cards") => What::Cards,
        Some("escalation") => What::Escalation,
        Some("analysis") => What::Analysis,
        Some("evidence") => What::Evidence,
        Some(other) => {
            return Err(format!(
                "\"{other}\" is no document; use cards, escalation, analysis, all or evidence."
            ));
        }
    };
    if role.is_some() && what != What::Cards {
        return Err("--role goes with cards alone.".to_owned());
    }
    let out = words.take_value("--out")?.filter(|out| out != "-").map(PathBuf::from);
    let ending = out.as_ref().and_then(|out| out.extension()).map(|it| it.to_ascii_lowercase());
    let markup = match words.take_value("--format")?.as_deref() {
        None if ending.as_ref().is_some_and(|it| it == "html" || it == "htm") => Markup::Html,
        None if what == What::Evidence && ending.is_some_and(|it| it == "zip") => Markup::Zip,
        None | Some("markdown") => Markup::Markdown,
        Some("html") => Markup::Html,
        Some("zip") if what == What::Evidence && out.is_some() => Markup::Zip,
        Some("zip") => return Err("zip goes with --what evidence and an --out alone.".to_owned()),
        Some(other) => return Err(format!("\"{other}\" is no format; use markdown, html or zip.")),
    };
    let today = words.take_day("--today")?;
    Ok(Report { file: words.take_file()?, what, role, markup, out, today })
}

fn listing(words: &mut Words) -> Result<Listing, String> {
    match words.take_value("--format")?.as_deref() {
        None | Some("text") => Ok(Listing::Text),
        Some("markdown") => Ok(Listing::Markdown),
        Some(other) => Err(format!("\"{other}\" is no format; use text or markdown.")),
    }
}

/// The switches that are followed by a value.
const WITH_VALUE: &[&str] = &[
    "--format",
    "--today",
    "--what",
    "--role",
    "--out",
    "-o",
    "--keep",
    "--leave-out",
    "--layout",
    "--scheme",
    "--to",
    "--delimiter",
    "--paper",
];

/// The words of the command line that have not been understood yet.
struct Words {
    /// Each `--name`, with its value where it was given as `--name=value`.
    switches: Vec<(String, Option<String>)>,
    plain: Vec<OsString>,
}

impl Words {
    fn new(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut words = Self { switches: Vec::new(), plain: Vec::new() };
        let mut arguments = arguments.into_iter();
        while let Some(word) = arguments.next() {
            let switch = word.to_str().filter(|word| word.starts_with('-') && *word != "-");
            let Some(switch) = switch.map(str::to_owned) else {
                words.plain.push(word);
                continue;
            };
            match switch.split_once('=') {
                _ if switch == "--" => words.plain.extend(arguments.by_ref()),
                Some((name, value)) => words.switches.push((name.to_owned(), Some(value.to_owned()))),
                None if WITH_VALUE.contains(&switch.as_str()) => {
                    let value = arguments.next().and_then(|value| value.into_string().ok());
                    let value = value.ok_or_else(|| format!("{switch} needs a value."))?;
                    words.switches.push((switch, Some(value)));
                }
                None => words.switches.push((switch, None)),
            }
        }
        Ok(words)
    }

    fn take(&mut self, name: &str) -> Option<Option<String>> {
        let at = self.switches.iter().position(|(switch, _)| switch == name)?;
        Some(self.switches.remove(at).1)
    }

    fn take_switch(&mut self, name: &str) -> bool {
        let at = self.switches.iter().position(|(switch, value)| switch == name && value.is_none());
        at.map(|at| self.switches.remove(at)).is_some()
    }

    fn take_value(&mut self, name: &str) -> Result<Option<String>, String> {
        match self.take(name) {
            Some(None) => Err(format!("{name} needs a value.")),
            value => Ok(value.flatten()),
        }
    }

    fn take_day(&mut self, name: &str) -> Result<Option<Date>, String> {
        let day =
            |text: String| text.parse().map_err(|_| format!("\"{text}\" is no date such as 2026-11-22."));
        self.take_value(name)?.map(day).transpose()
    }

    fn take_plain(&mut self) -> Option<OsString> {
        if self.plain.is_empty() { None } else { Some(self.plain.remove(0)) }
    }

    fn take_file(&mut self) -> Result<File, String> {
        match self.take_plain() {
            None => Err("The file is missing.".to_owned()),
            Some(name) if name == "-" => Ok(File::Input),
            Some(name) => Ok(File::Path(name.into())),
        }
    }

    /// Nothing may be left over.
    fn end(mut self) -> Result<(), String> {
        if let Some((name, _)) = self.switches.first() {
            return Err(format!("{name} is not known here, or stands twice."));
        }
        match self.take_plain() {
            Some(word) => Err(format!("\"{}\" is one word too many.", word.display())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn path(text: &str) -> File {
        File::Path(text.into())
    }

    #[test]
    fn commands_are_read_with_their_switches_in_any_order() {
        let json =
            Command::Check { file: path("a.json"), style: Style::Json, today: Date::new(2026, 11, 22) };
        assert_eq!(parsed("check a.json --format json --today 2026-11-22").as_ref(), Ok(&json));
        assert_eq!(parsed("--today=2026-11-22 --format=json check a.json"), Ok(json));
        assert_eq!(
            parsed("check -"),
            Ok(Command::Check { file: File::Input, style: Style::Text, today: None })
        );
        assert_eq!(parsed("format --write a"), Ok(Command::Format { file: path("a"), target: Target::File }));
        assert_eq!(
            parsed("format -- --check"),
            Ok(Command::Format { file: path("--check"), target: Target::Output })
        );
        assert_eq!(parsed("schema"), Ok(Command::Schema));
        assert_eq!(parsed("check --help"), Ok(Command::Help));
        assert_eq!(parsed("-V"), Ok(Command::Version));
    }

    #[test]
    fn a_report_is_of_everything_unless_something_is_chosen() {
        let report = |line: &str| match parsed(line) {
            Ok(Command::Report(report)) => report,
            other => panic!("{other:?}"),
        };
        let all = report("report a.json");
        assert_eq!((&all.file, all.what, all.markup), (&path("a.json"), What::All, Markup::Markdown));
        assert_eq!((all.role, all.out, all.today), (None, None, None));
        let card = report("report a.json --role Lead --out lead.HTML --today 2026-11-22");
        assert_eq!((card.what, card.role.as_deref(), card.markup), (What::Cards, Some("Lead"), Markup::Html));
        assert_eq!((card.out, card.today), (Some("lead.HTML".into()), Date::new(2026, 11, 22)));
        let chosen = report("report - --what escalation --out a.html --format markdown");
        assert_eq!((chosen.what, chosen.markup), (What::Escalation, Markup::Markdown));
        assert_eq!(report("report a --out -").out, None);
        assert_eq!(parsed("rules"), Ok(Command::Rules { listing: Listing::Text }));
        assert_eq!(parsed("rules --format=markdown"), Ok(Command::Rules { listing: Listing::Markdown }));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (line, sentence) in [
            (
                "",
                "A command is missing: check, format, report, export, diff, merge, verify, copy, convert, rules or schema.",
            ),
            (
                "chek a",
                "\"chek\" is no command; use check, format, report, export, diff, merge, verify, copy, convert, rules or schema.",
            ),
            ("check", "The file is missing."),
            ("check a b", "\"b\" is one word too many."),
            ("check a --format", "--format needs a value."),
            ("check a --format xml", "\"xml\" is no format; use text or json."),
            ("check a --today yesterday", "\"yesterday\" is no date such as 2026-11-22."),
            ("check a --write", "--write is not known here, or stands twice."),
            ("format a --check --write", "--check and --write exclude each other."),
            ("format - --write", "--write needs a file, not standard input."),
            ("report", "The file is missing."),
            ("report a --what", "--what needs a value."),
            (
                "report a --what cakes",
                "\"cakes\" is no document; use cards, escalation, analysis, all or evidence.",
            ),
            ("report a --what analysis --role Lead", "--role goes with cards alone."),
            ("report a --format text", "\"text\" is no format; use markdown, html or zip."),
            ("report a --out", "--out needs a value."),
            ("check a --what cards", "--what is not known here, or stands twice."),
            ("rules a", "\"a\" is one word too many."),
            ("rules --format html", "\"html\" is no format; use text or markdown."),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }
}
