//! Everything that must hold before a change is taken.

use std::env;

use crate::Outcome;
use crate::options::Options;
use crate::process::{command, say, step, text};
use crate::{browser, dist, tools};

/// Runs every check in turn and stops at the first that fails.
pub fn test(options: &Options) -> Outcome {
    tools::wasm_target()?;
    if !options.fast {
        tools::for_build(true)?;
        browser::set_up()?;
    }
    form()?;
    native()?;
    if !options.fast {
        dist::build()?;
        browser::tests(&[])?;
    }
    println!("\nEverything holds.");
    Ok(())
}

/// Layout of the code and what the compiler and clippy have to say.
fn form() -> Outcome {
    step(
        "format",
        command("cargo").args(["fmt", "--all", "--check"]),
        "The code is not laid out as rustfmt does it; run `cargo fmt --all`.",
    )?;
    step(
        "clippy, for this machine",
        command("cargo")
            .args([
                "clippy",
                "--locked",
                "--workspace",
                "--all-targets",
                "--features",
                "remit/schema,remit/xlsx",
            ])
            .args(["--", "-D", "warnings"]),
        "Correct what clippy names above.",
    )?;
    step(
        "clippy, for the browser",
        command("cargo")
            .args(["clippy", "--locked", "--target", "wasm32-unknown-unknown", "--package", "remit"])
            .args(["--lib", "--bin", "remit-app", "--", "-D", "warnings"]),
        "Correct what clippy names above for the browser build.",
    )
}

/// The tests that need no browser.
fn native() -> Outcome {
    const SENTENCE: &str = "A test failed; correct what it names above.";
    let nextest = text(command("cargo").args(["nextest", "--version"])).is_some();
    let mut tests = command("cargo");
    if nextest {
        tests.args(["nextest", "run"]);
        if env::var_os("CI").is_some() {
            tests.args(["--profile", "ci"]);
        }
    } else {
        say("cargo-nextest", "not there, so `cargo test` runs the tests");
        tests.arg("test").args(["--lib", "--bins", "--tests"]);
    }
    tests.args(["--locked", "--workspace", "--features", "remit/schema,remit/xlsx"]);
    step("tests", &mut tests, SENTENCE)?;
    let mut documentation = command("cargo");
    documentation.args(["test", "--doc", "--locked", "--package", "remit"]);
    step("tests in the documentation", &mut documentation, SENTENCE)
}
