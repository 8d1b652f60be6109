//! The benchmarks: native ones, and the one in a browser beside other grids.

use std::env;
use std::path::PathBuf;

use crate::options::Options;
use crate::process::{command, step};
use crate::{Outcome, dist, project};

const IN_A_BROWSER: &str = "\
The benchmark in a browser measures Remit and other grids in one run, from outside, with real keys.
Its harness, gridbench, is a folder of its own; prepare it with `npm ci && node build.mjs`, then:

  REMIT_GRIDBENCH=THAT/FOLDER cargo xtask bench browser [SIZE ...]     sizes like 1000x50

That builds dist/ and runs three rounds of Remit and of `floor`, the practical limit of such a grid, by
the adapter benches/gridbench/remit.json. Judge by ratios to `floor`; absolute times depend on the machine.";

/// Runs the benchmarks whose name has one of the words, or the one in the browser.
pub fn bench(options: &Options) -> Outcome {
    match options.words.split_first() {
        Some((first, sizes)) if first == "browser" => in_browser(sizes),
        _ => native(&options.words),
    }
}

fn native(words: &[String]) -> Outcome {
    step(
        "benchmarks",
        command("cargo")
            .args(["bench", "--locked", "--package", "remit", "--bench", "matrix", "--"])
            .args(words),
        "The benchmarks could not be built or run; the lines above say why.",
    )
}

fn in_browser(sizes: &[String]) -> Outcome {
    let Some(harness) = env::var_os("REMIT_GRIDBENCH").map(PathBuf::from) else {
        println!("{IN_A_BROWSER}");
        return Ok(());
    };
    if !harness.join("dist/floor").is_dir() {
        return Err(format!("Run `npm ci && node build.mjs` in {} first.", harness.display()));
    }
    dist::build()?;
    let sizes = if sizes.is_empty() { "1000x50".to_owned() } else { sizes.join(",") };
    let adapter = project::root().join("benches/gridbench/remit.json");
    step(
        "benchmark in a browser",
        command("node")
            .current_dir(&harness)
            .args(["bench.mjs", "--systems=floor", "--rounds=3"])
            .arg(format!("--sizes={sizes}"))
            .arg(format!("--app={}", adapter.display()))
            .arg(format!("--out={}", project::tools().join("gridbench").display())),
        "The benchmark in a browser failed; the lines above say why.",
    )
}
