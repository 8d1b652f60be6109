//! The command line on the same library.
fn main() {
    #[cfg(feature = "schema")]
    print!("{}", remit::formats::json::schema());
}
