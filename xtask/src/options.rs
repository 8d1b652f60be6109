//! What was asked for on the command line.

use crate::Outcome;

/// A command with its words and switches.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    /// The first word, `help` where there is none.
    pub command: String,
    /// The words after it.
    pub words: Vec<String>,
    /// `--fast`: leave out what needs a browser.
    pub fast: bool,
    /// `--release`: as it is shipped.
    pub release: bool,
    /// `--no-build`: use `dist/` as it is.
    pub no_build: bool,
    /// `--single`: the edition of one file too.
    pub single: bool,
    /// `--port`: where to serve.
    pub port: Option<u16>,
}

impl Options {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// Where a switch is unknown or the port is none.
    pub fn parse(arguments: &[String]) -> Outcome<Self> {
        let mut options = Self::default();
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            match argument {
                "-h" | "--help" => options.command = "help".to_owned(),
                "--fast" => options.fast = true,
                "--release" => options.release = true,
                "--no-build" => options.no_build = true,
                "--single" => options.single = true,
                "--port" => options.port = Some(port(rest.next().unwrap_or_default())?),
                other => match other.strip_prefix("--port=") {
                    Some(number) => options.port = Some(port(number)?),
                    None if other.starts_with('-') => {
                        return Err(format!(
                            "There is no switch \"{other}\"; `cargo xtask help` lists them."
                        ));
                    }
                    None if options.command.is_empty() => options.command = other.to_owned(),
                    None => options.words.push(other.to_owned()),
                },
            }
        }
        if options.command.is_empty() {
            options.command = "help".to_owned();
        }
        Ok(options)
    }
}

fn port(text: &str) -> Outcome<u16> {
    text.parse().map_err(|_| format!("Give --port a number from 1 to 65535; \"{text}\" is none."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Outcome<Options> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words)
    }

    #[test]
    fn the_port_can_be_given_either_way() {
        assert_eq!(parse("serve --port 9000 --release").unwrap().port, Some(9000));
        assert_eq!(parse("serve --port=9000").unwrap().port, Some(9000));
        assert!(parse("serve --port many").unwrap_err().contains("\"many\" is none"));
        assert!(parse("serve --port").is_err());
    }

    #[test]
    fn words_after_the_command_are_kept_in_order() {
        let options = parse("browser grid keys --no-build").unwrap();
        assert_eq!((options.command.as_str(), options.no_build), ("browser", true));
        assert_eq!(options.words, ["grid", "keys"]);
    }

    #[test]
    fn nothing_asks_for_help_and_an_unknown_switch_is_named() {
        assert_eq!(parse("").unwrap().command, "help");
        assert_eq!(parse("serve --help").unwrap().command, "help");
        assert!(parse("test --quick").unwrap_err().contains("--quick"));
    }
}
