//! The benchmarks: native ones run here, the one in a browser is explained.

use crate::Outcome;
use crate::options::Options;
use crate::process::{command, step};

const IN_A_BROWSER: &str = "\
The benchmark in a browser measures Remit and other grids in one run, from outside, with real keys.
Its harness is not part of this repository; the adapter for it is benches/gridbench/remit.json.

  1. cargo xtask dist
  2. in the harness's folder: npm ci && node build.mjs
  3. node bench.mjs --app=PATH/TO/REMIT/benches/gridbench/remit.json --systems=floor --sizes=1000x50 --rounds=3

Judge by ratios to `floor` in the same run; absolute times depend on the machine.";

/// Runs the benchmarks whose name has one of the words, or says how the browser's is run.
pub fn bench(options: &Options) -> Outcome {
    if options.words.first().is_some_and(|word| word == "browser") {
        println!("{IN_A_BROWSER}");
        return Ok(());
    }
    step(
        "benchmarks",
        command("cargo")
            .args(["bench", "--locked", "--package", "remit", "--bench", "matrix", "--"])
            .args(&options.words),
        "The benchmarks could not be built or run; the lines above say why.",
    )
}
