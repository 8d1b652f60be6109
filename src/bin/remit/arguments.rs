//! Reads the command line into a command. Does nothing itself.

use std::ffi::OsString;
use std::path::PathBuf;

use remit::model::Date;

/// What `--help` prints.
pub const HELP: &str = "\
remit: checks and formats responsibility matrices

  remit check FILE [--format text|json] [--today YYYY-MM-DD]
      Prints what is wrong with the matrix. Ends with 0 where there is no error,
      with 1 where there is one, with 2 where the file cannot be read.
      --format   text for people (the usual one) or json for programs
      --today    the day that due dates are measured by (the usual one: today, UTC)

  remit format FILE [--check | --write]
      Prints the matrix in its canonical form.
      --check    prints nothing; ends with 1 where the file is not in that form
      --write    puts the canonical form in the place of the file

  remit schema
      Prints the JSON Schema of the file format.

  remit --help, remit --version

FILE may be - for standard input.
";

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
    /// The schema of the file format.
    Schema,
}

/// Reads the arguments after the program's name; the error is a sentence.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    let mut words = Words::new(arguments)?;
    if words.take_switch("--help") || words.take_switch("-h") {
        return Ok(Command::Help);
    }
    if words.take_switch("--version") || words.take_switch("-V") {
        return Ok(Command::Version);
    }
    let command = words.take_plain().ok_or("A command is missing: check, format or schema.")?;
    let command = match command.to_str() {
        Some("check") => {
            let style = match words.take_value("--format")?.as_deref() {
                None | Some("text") => Style::Text,
                Some("json") => Style::Json,
                Some(other) => return Err(format!("\"{other}\" is no format; use text or json.")),
            };
            let day =
                |text: String| text.parse().map_err(|_| format!("\"{text}\" is no date such as 2026-11-22."));
            let today = words.take_value("--today")?.map(day).transpose()?;
            Command::Check { file: words.take_file()?, style, today }
        }
        Some("format") => {
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
            Command::Format { file, target }
        }
        Some("schema") => Command::Schema,
        _ => return Err(format!("\"{}\" is no command; use check, format or schema.", command.display())),
    };
    words.end()?;
    Ok(command)
}

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
                None if matches!(switch.as_str(), "--format" | "--today") => {
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
    fn what_is_not_understood_is_named() {
        for (line, sentence) in [
            ("", "A command is missing: check, format or schema."),
            ("chek a", "\"chek\" is no command; use check, format or schema."),
            ("check", "The file is missing."),
            ("check a b", "\"b\" is one word too many."),
            ("check a --format", "--format needs a value."),
            ("check a --format xml", "\"xml\" is no format; use text or json."),
            ("check a --today yesterday", "\"yesterday\" is no date such as 2026-11-22."),
            ("check a --write", "--write is not known here, or stands twice."),
            ("format a --check --write", "--check and --write exclude each other."),
            ("format - --write", "--write needs a file, not standard input."),
        ] {
            assert_eq!(parsed(line), Err(sentence.to_owned()), "{line}");
        }
    }
}
