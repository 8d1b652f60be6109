//! What a build needs: the wasm32 target, Trunk, wasm-bindgen's tool and, as it is shipped, wasm-opt.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::npm;
use crate::process::{command, find, path_with, run, say, text};
use crate::project;

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs what is missing and returns the search path a build runs with.
pub fn for_build(release: bool) -> Outcome<OsString> {
    wasm_target()?;
    let trunk = cargo_tool("trunk", "trunk", project::TRUNK, true)?;
    // Its own lock file names a crate that not every mirror of crates.io has.
    let wasm_bindgen = cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &project::wasm_bindgen()?, false)?;
    let mut folders = vec![trunk, wasm_bindgen];
    if release {
        folders.push(npm::build_tools()?);
    }
    path_with(folders.iter().map(PathBuf::as_path))
}

/// The standard library for WebAssembly.
pub fn wasm_target() -> Outcome {
    if has_wasm_target() {
        say("wasm32 target", "already there");
        return Ok(());
    }
    say("wasm32 target", "adding it with rustup");
    run(
        command("rustup").args(["target", "add", TARGET]),
        "The wasm32 target is missing and rustup could not add it: go online and run \
         `rustup target add wasm32-unknown-unknown`, or build it by hand as docs/wasm32-by-hand.md says.",
    )
}

fn has_wasm_target() -> bool {
    let folder = text(command("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    let files = folder.and_then(|folder| Path::new(&folder).read_dir().ok());
    files.is_some_and(|files| {
        files.flatten().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

/// The folder that has the program in exactly this version: on the search path, or the project's own.
fn cargo_tool(program: &str, package: &str, version: &str, locked: bool) -> Outcome<PathBuf> {
    let own = project::cargo_tools()?;
    let is_right = |file: &Path| {
        let found = file.to_str().and_then(|file| text(command(file).arg("--version")));
        found.is_some_and(|found| found.split_whitespace().nth(1) == Some(version))
    };
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let places = [find(program), Some(own.join("bin").join(file))];
    if let Some(place) = places.into_iter().flatten().find(|file| is_right(file)) {
        say(program, &format!("{version} already there"));
        return Ok(place.parent().unwrap_or(&place).to_path_buf());
    }
    say(program, &format!("installing {version}; once, it takes some minutes"));
    let mut install = command("cargo");
    install.args(["install", package, "--version", version, "--root"]).arg(&own);
    if locked {
        install.arg("--locked");
    }
    // In a folder of its own it leaves nothing behind.
    install.env_remove("CARGO_TARGET_DIR");
    run(
        &mut install,
        &format!(
            "{program} could not be installed: go online and run `{}`.",
            by_hand(package, version, locked)
        ),
    )?;
    Ok(own.join("bin"))
}

fn by_hand(package: &str, version: &str, locked: bool) -> String {
    let locked = if locked { " --locked" } else { "" };
    format!("cargo install {package} --version {version}{locked}")
}
