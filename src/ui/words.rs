//! Words for choices of the model, wherever they are shown.

pub use crate::catalog::words::counted;
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
