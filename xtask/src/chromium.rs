//! The browser that the tests drive: found, or installed through apt.

use std::env;
use std::path::PathBuf;

use crate::Outcome;
use crate::process::{command, find, run, say, text};

const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// The program's file, installed first where it is missing and can be.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(file) = env::var_os("REMIT_CHROMIUM").map(PathBuf::from) {
        return match file.is_file() {
            true => Ok(file),
            false => Err(format!("REMIT_CHROMIUM names {}, which is not there; correct it.", file.display())),
        };
    }
    if let Some(file) = find_chromium() {
        say("Chromium", "already there");
        return Ok(file);
    }
    install()?;
    find_chromium().ok_or_else(|| ASK.to_owned())
}

const ASK: &str = "Install Chromium or Chrome (Debian: `apt-get install chromium` as root), \
                   or name its program in the variable REMIT_CHROMIUM.";

fn find_chromium() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| find(name));
    on_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|file| file.is_file()))
}

fn install() -> Outcome {
    let is_root = text(command("id").arg("-u")).as_deref() == Some("0");
    if !is_root || find("apt-get").is_none() {
        return Err(ASK.to_owned());
    }
    say("Chromium", "installing it with apt-get");
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive").args(["-q"]).args(arguments);
        run(&mut apt, "apt-get could not install Chromium: run `apt-get update && apt-get install chromium`.")
    };
    apt(&["update"])?;
    // Without a font the pictures have no letters.
    apt(&["install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"])
}
