//! The browser: storage, clock, random bits and what else is asked of it. Every call can fail; nothing else may name web-sys.

pub mod clock;
pub mod random;
pub mod storage;
