//! Serves the program on this machine, built anew after each change.

use std::net::{Ipv4Addr, TcpListener};

use crate::Outcome;
use crate::options::Options;
use crate::process::{command, run};
use crate::project;
use crate::tools;

/// Builds and serves until it is stopped.
pub fn serve(options: &Options) -> Outcome {
    let path = tools::for_build(options.release)?;
    let port = options.port.unwrap_or(8080);
    if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_err() {
        return Err(format!(
            "Port {port} is taken: stop what uses it, or give another with `cargo xtask serve --port {}`.",
            port.wrapping_add(1).max(1024)
        ));
    }
    println!("\nBuilding. When that is done, Remit is at http://127.0.0.1:{port} (Ctrl+C stops it).\n");
    let mut trunk = command("trunk");
    trunk.args(["serve", "--offline", "true", "--address", "127.0.0.1"]);
    trunk.args(["--disable-address-lookup", "true", "--port", &port.to_string(), "--dist"]);
    // Apart from dist/, which is for a web server.
    trunk.arg(project::tools().join("serve")).env("PATH", path).env("TRUNK_SKIP_VERSION_CHECK", "true");
    if options.release {
        trunk.arg("--release");
    }
    run(&mut trunk, "The program could not be built or served; the lines above say why.")
}
