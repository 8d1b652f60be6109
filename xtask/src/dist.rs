//! The folder to put on a web server: built, held to its policy, compressed and weighed.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use crate::Outcome;
use crate::options::Options;
use crate::process::{command, run, step};
use crate::{page, project, second, styles, tools};

/// What is loaded at first may weigh so much after compression, in KiB.
const MOST_KIB: u32 = 1050;
/// What the second program may weigh, which is loaded when it is used, in KiB.
const MOST_KIB_LATER: u32 = 850;

/// Builds `dist/` anew, and the edition of one file where that is asked for. Where something fails the old folder
/// stays.
pub fn dist(options: &Options) -> Outcome {
    if !options.no_build {
        build()?;
    }
    if options.single { single() } else { Ok(()) }
}

/// Writes `remit.html`: the folder in one file.
fn single() -> Outcome {
    let file = project::root().join("remit.html");
    run(
        command("node").arg(project::root().join("xtask/single.mjs")).arg(project::dist()).arg(&file),
        "The edition of one file could not be written; the lines above say why.",
    )?;
    println!("The edition of one file is {}.", file.display());
    Ok(())
}

/// Builds `dist/` anew.
pub fn build() -> Outcome {
    let path = tools::for_build(true)?;
    let folder = project::tools().join("dist");
    step(
        "release build",
        command("trunk")
            .args(["build", "--release", "--offline", "true", "--locked", "true", "--dist"])
            .arg(&folder)
            .env("PATH", path)
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            .env("CARGO_ENCODED_RUSTFLAGS", nameless_paths()?),
        "The program could not be built; the lines above say why.",
    )?;
    finish(&folder)?;
    replace(&folder, &project::dist())?;
    println!("The folder to put on a web server is {}.", project::dist().display());
    Ok(())
}

/// Flags that keep the names of this machine's folders out of the program.
fn nameless_paths() -> Outcome<String> {
    let cargo_home = project::cargo_home()?.join("registry/src");
    let prefixes = [(cargo_home.as_path(), "crates"), (project::root(), "remit")];
    let flags = prefixes.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    Ok(flags.join("\x1f"))
}

/// Puts the policy into the page, holds the scripts to it, and compresses and weighs it all.
fn finish(folder: &Path) -> Outcome {
    let index = folder.join("index.html");
    let page = second::rename(folder, &styles::join(folder, &project::read(&index)?)?)?;
    project::write(&index, &page::finished(&page)?)?;
    let entries =
        folder.read_dir().map_err(|error| format!("{} cannot be read: {error}.", folder.display()))?;
    for script in
        entries.flatten().map(|entry| entry.path()).filter(|file| file.extension() == Some(OsStr::new("js")))
    {
        let name = script.file_name().unwrap_or_default().to_string_lossy().into_owned();
        page::check_script(&name, &project::read(&script)?)?;
    }
    run(
        command("node")
            .arg(project::root().join("xtask/compress.mjs"))
            .arg(folder)
            .args([MOST_KIB.to_string(), MOST_KIB_LATER.to_string()]),
        "The folder could not be compressed, or it weighs too much; the lines above say which.",
    )
}

fn replace(from: &Path, to: &Path) -> Outcome {
    let removed = if to.exists() { fs::remove_dir_all(to) } else { Ok(()) };
    let moved = removed.and_then(|()| fs::rename(from, to));
    moved.map_err(|error| format!("{} cannot be replaced: {error}; remove it and try again.", to.display()))
}
