//! The browser: storage, clipboard, files, clock, random bits. Every call can fail.

pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod files;
pub mod random;
pub mod storage;
mod wait;
pub mod worker;
