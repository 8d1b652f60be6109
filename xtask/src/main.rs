//! The one tool a person calls: `cargo xtask serve`, `cargo xtask test` and what they are made of.
//!
//! Each step says what it does, is skipped where it is done, and fails with one sentence
//! that says what to do. Knows how the product is built, nothing of what it does.

use std::process::ExitCode;

mod bench;
mod browser;
mod chromium;
mod dist;
mod npm;
mod options;
mod page;
mod process;
mod project;
mod second;
mod serve;
mod styles;
mod test;
mod tools;

use options::Options;

const HELP: &str = "\
Remit's build tool. Call it as `cargo xtask COMMAND`.

  serve [--port 8080] [--release]  build and serve it at http://127.0.0.1:8080, again after each change
  test [--fast]                    everything CI checks; --fast leaves out what needs a browser
  dist [--single] [--no-build]     the folder to put on a web server, in dist/; with --single also
                                   everything in one file, remit.html, to open from a disk or a mail
  browser [WORD ...] [--no-build]  the browser tests, or those whose file name has one of the words
  bench [WORD ...]                 the native benchmarks, or those whose name has one of the words
  bench browser                    how to run the benchmark in a browser
  setup                            only install what the other commands need

What is missing is installed first: the wasm32 target, Trunk, wasm-bindgen, npm packages from
their lock files, and, as root on Debian or Ubuntu, Chromium.";

/// What a step gives, or the sentence that says what to do.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match Options::parse(&arguments).and_then(perform) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn perform(options: Options) -> Outcome {
    match options.command.as_str() {
        "serve" => serve::serve(&options),
        "test" => test::test(&options),
        "dist" => dist::dist(&options),
        "browser" => browser::command_line(&options),
        "bench" => bench::bench(&options),
        "setup" => setup(),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("There is no command \"{other}\"; `cargo xtask help` lists them.")),
    }
}

/// Installs everything that any command needs.
fn setup() -> Outcome {
    tools::for_build(true)?;
    browser::set_up()?;
    Ok(())
}
