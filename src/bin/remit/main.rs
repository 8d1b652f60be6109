//! The command line: reads files, asks the library, prints what it says. Knows no rule and no format itself.

mod agreement;
mod arguments;
mod check;
mod convert;
mod documents;
mod exchange;
mod export;
mod files;
mod format;
mod report;

use std::io::Write;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use arguments::Command;
use remit::model::{Date, Timestamp};

/// What a run comes to.
#[derive(Debug, PartialEq)]
struct Outcome {
    /// For standard output.
    output: String,
    /// For standard error.
    remarks: String,
    /// 0: as it should be; 1: not so; 2: not done.
    code: u8,
}

impl Outcome {
    fn done(output: impl Into<String>) -> Self {
        Self { output: output.into(), remarks: String::new(), code: 0 }
    }

    /// The run came to nothing, for this reason.
    fn not_done(why: impl AsRef<str>) -> Self {
        Self { output: String::new(), remarks: format!("remit: {}\n", why.as_ref()), code: 2 }
    }
}

fn main() -> ExitCode {
    let outcome = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(command) => run(command),
        Err(why) => Outcome::not_done(format!("{why} \"remit --help\" shows how it is used.")),
    };
    // Where nobody listens any more there is nobody to tell.
    let _ = std::io::stderr().write_all(outcome.remarks.as_bytes());
    let mut output = std::io::stdout().lock();
    let _ = output.write_all(outcome.output.as_bytes()).and_then(|()| output.flush());
    ExitCode::from(outcome.code)
}

fn run(command: Command) -> Outcome {
    match command {
        Command::Help => Outcome::done(arguments::HELP),
        Command::Version => Outcome::done(concat!("remit ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Check { file, style, today } => check::run(&file, style, today.unwrap_or_else(today_in_utc)),
        Command::Format { file, target } => format::run(&file, target),
        Command::Export(asked) => export::run(&asked, asked.today.map_or_else(now, noon)),
        Command::Report(report) => documents::run(&report, report.today.unwrap_or_else(today_in_utc)),
        Command::Diff(diff) => exchange::diff(&diff),
        Command::Merge(merge) => exchange::merge(&merge),
        Command::Verify(verify) => agreement::verify(&verify),
        Command::Copy(copy) => agreement::copy(&copy, copy.today.unwrap_or_else(today_in_utc)),
        Command::Convert(asked) => convert::run(&asked),
        Command::Rules { listing } => documents::rules(listing),
        Command::Schema => schema(),
    }
}

fn today_in_utc() -> Date {
    now().date()
}

fn now() -> Timestamp {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Timestamp::from_seconds(i64::try_from(seconds).unwrap_or(0))
}

/// The middle of a day that was named, so that the same day gives the same file.
fn noon(day: Date) -> Timestamp {
    let days = day.days_since(Timestamp::from_seconds(0).date());
    Timestamp::from_seconds(i64::from(days) * 86_400 + 43_200)
}

#[cfg(feature = "schema")]
fn schema() -> Outcome {
    Outcome::done(remit::formats::json::schema())
}

#[cfg(not(feature = "schema"))]
fn schema() -> Outcome {
    Outcome::not_done("This build has no schema; build it with \"--features schema\".")
}
