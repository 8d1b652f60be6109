//! The browser program: panic hook and mount.
fn main() {}
