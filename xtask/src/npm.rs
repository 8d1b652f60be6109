//! Packages from npm, each folder by its lock file, installed only where they are not.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::process::{command, npm, run, say, text};
use crate::project;

/// Installs wasm-opt and returns the folder it is in.
pub fn build_tools() -> Outcome<PathBuf> {
    let folder = project::tools().join("npm");
    let source = project::root().join("xtask/npm");
    for name in ["package.json", "package-lock.json"] {
        copy(&source.join(name), &folder.join(name))?;
    }
    install("wasm-opt", &folder)?;
    Ok(folder.join("node_modules/.bin"))
}

/// Installs what the lock file of this folder names.
pub fn install(what: &str, folder: &Path) -> Outcome {
    let lock = project::read(&folder.join("package-lock.json"))?;
    let installed = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|text| text == lock) {
        say(what, "already there");
        return Ok(());
    }
    node()?;
    say(what, "installing it with npm");
    run(
        npm().current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]),
        &format!("npm could not install {what}: go online and run `npm ci` in {}.", folder.display()),
    )?;
    project::write(&installed, &lock)
}

/// Makes sure that Node.js is there and new enough.
pub fn node() -> Outcome {
    const ASK: &str = "Install Node.js 20 or newer with npm (Debian: `apt-get install nodejs npm`).";
    let version = text(command("node").arg("--version")).ok_or(ASK)?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(20..) => Ok(()),
        _ => Err(format!("Node.js is {version} here. {ASK}")),
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let made = to.parent().map_or(Ok(()), fs::create_dir_all);
    let copied = made.and_then(|()| fs::copy(from, to));
    copied.map(drop).map_err(|error| format!("{} cannot be written: {error}.", to.display()))
}
