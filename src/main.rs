//! The browser program: starts the user interface; built for this machine it says how it is run.

#[cfg(target_arch = "wasm32")]
fn main() {
    remit::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
