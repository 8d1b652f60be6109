//! The document with its history, selection and findings; the one place where a command takes effect.
