//! Running other programs and finding them.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::Outcome;
use crate::project;

/// Says what a step found or does: "wasm32 target: already there".
pub fn say(what: &str, state: &str) {
    println!("{what}: {state}");
}

/// A command that runs in the project's folder.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    // Trunk takes NO_COLOR for a boolean of its own and stops at the usual "1".
    command.current_dir(project::root()).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// A command of npm, whose program has another name on Windows.
pub fn npm() -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Runs it with its output shown; where it cannot start or fails, the sentence is the error.
pub fn run(command: &mut Command, sentence: &str) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(sentence.to_owned()),
    }
}

/// Runs it as a step of several: with a heading before and the time it took after.
pub fn step(heading: &str, command: &mut Command, sentence: &str) -> Outcome {
    println!("\n== {heading}");
    let start = Instant::now();
    run(command, sentence)?;
    println!("== {heading}: done in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}

/// What it prints, without white space at the ends; `None` where it cannot start or fails.
pub fn text(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where the program is found on the search path.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|file| file.is_file())
}

/// The search path with these folders before all others.
pub fn path_with<'a>(folders: impl IntoIterator<Item = &'a Path>) -> Outcome<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.into_iter().map(Path::to_path_buf).chain(env::split_paths(&rest));
    env::join_paths(all).map_err(|_| "A folder of PATH has a separator in its name; remove it.".to_owned())
}
