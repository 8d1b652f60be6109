//! Words for choices of the model, wherever they are shown.

use crate::model::Severity;
pub use crate::session::UNTITLED;

/// Heading of a group of findings.
pub const fn severity_group(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Advice => "Advice",
    }
}

/// "1 error", "2 errors".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}
