//! The second program: does the page's errands in a worker; built for this machine it says how it is run.

#[cfg(target_arch = "wasm32")]
fn main() {
    use remit::errand::Desk;
    use remit::platform::worker;
    worker::hook_panics();
    let mut desk = Desk::default();
    worker::serve(move |text, file| desk.answer(text, &file));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program runs in a browser: start it with `cargo xtask serve`.");
}
