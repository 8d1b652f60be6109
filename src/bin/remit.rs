//! The command line on the same library.
fn main() {}
